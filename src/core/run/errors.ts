/** What an error says. */

/** Its message. By shape, not by class: errors of another realm are no instances of ours, and anything can be thrown. */
export const messageOf = (error: unknown): string => {
  const message = (error as { readonly message?: unknown } | null | undefined)?.message
  return typeof message === 'string' ? message : String(error)
}

/** `ENOENT` and its like; undefined where the error has none. */
export const codeOf = (error: unknown): string | undefined => {
  const code = (error as { readonly code?: unknown } | null | undefined)?.code
  return typeof code === 'string' ? code : undefined
}
