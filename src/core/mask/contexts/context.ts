/** A place where a secret stands, whatever it looks like. */
export interface Context {
  /** Small letters, three and more: each line the pattern matches holds one of them. Others are not read. */
  readonly hints: readonly string[]
  /** Global; starts at a literal and is bounded, so it is linear; does not match its own replacement. */
  readonly pattern: RegExp
  /** `$1`, `$2` keep what is not secret. */
  readonly replacement: string
}

/** The first group is kept, what follows it is masked. @param hints with a `|` between */
export const after = (hints: string, pattern: RegExp): Context => ({
  hints: hints.split('|'),
  pattern,
  replacement: '$1***',
})
