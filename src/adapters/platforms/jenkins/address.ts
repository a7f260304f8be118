/** Addresses of a controller: made from names, never taken from an answer, so that credentials go nowhere else. */

/** A controller, or a folder of one, that is watched. */
export interface Root {
  /** Address of the controller, ending in a slash; it may have a path of its own. */
  readonly base: string
  /** Names of the folders, outermost first; none for the whole controller. */
  readonly folder: readonly string[]
  /** `ci.example.org/jenkins`: what tells it from other controllers. */
  readonly name: string
}

/**
 * `https://ci.example.org/jenkins/job/team/job/app/`, as it stands in a browser’s address line.
 *
 * @returns undefined for what is no address of a controller, or one that holds credentials
 */
export function rootOf(given: string): Root | undefined {
  if (!URL.canParse(given)) return undefined
  const url = new URL(given)
  if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '') return undefined
  const [prefix = '', ...jobs] = url.pathname.replace(/\/view\/[^/]+(?=\/|$)/g, '').split('/job/')
  const path = prefix.replace(/\/+$/, '')
  const folder = jobs.map((part) => decoded(part.replace(/\/.*$/, '')))
  if (!folder.every(isName)) return undefined
  return { base: `${url.origin}${path}/`, folder, name: `${url.host}${path}` }
}

/** Names that cannot be one step of a path are nobody’s: an answer that holds one is not followed. */
export const isName = (name: string | undefined): name is string =>
  name !== undefined && /^[^/\\\u0000-\u001f]{1,250}$/.test(name) && !/^\.{1,2}$/.test(name)

/** A branch is named `feature%2Fx` by Jenkins itself, so that in an address it is escaped once more: `feature%252Fx`. */
export const addressOf = ({ base }: Pick<Root, 'base'>, names: readonly string[]): string =>
  `${base}${names.map((name) => `job/${encodeURIComponent(name)}/`).join('')}`

/** What is wanted of an answer. Brackets and braces are escaped: some servers refuse them as they are. */
export const treeOf = (address: string, tree: string): string => `${address}api/json?tree=${encodeURIComponent(tree)}`

/** Text with `%2F` and the like read back; what is no such text is left as it is. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
