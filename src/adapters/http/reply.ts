/** What an answer says, as far as it is read. */

/** The beginning of a body; the rest is not waited for. */
export async function beginningOf(response: Response, longest: number): Promise<string> {
  if (response.body === null) return ''
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length >= longest) break
  }
  return text.slice(0, longest)
}

/** `Retry-After` in whole seconds; a date, which HTTP allows too, is taken as unknown. */
export const secondsOf = (header: string | null): number | undefined =>
  header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined
