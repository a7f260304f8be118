/** Paths as annotations, owners and people want them: within the repository. */

/** Where hosted runners and container jobs check repositories out. */
const workspaces = /^(?:\/home\/runner\/work|\/__w|\/Users\/runner\/work|[A-Z]:\/a)\/([^/]{1,100})\/\1\//i
/** Characters that are no part of a name, or show another one than it is. */
const strange =
  /\p{Cc}|\p{Surrogate}|[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]|[^\S ]|^ | $| {2}/u

/** Undefined for a place elsewhere: a library, a temporary file, a way out. */
export function repositoryPath(path: string): string | undefined {
  if (path.length > 400 || strange.test(path)) return undefined
  const relative = path
    .replaceAll('\\', '/')
    .replace(workspaces, '')
    .replace(/^(?:\.\/)+/, '')
  const elsewhere = /^(?:\/|[a-z]:|[a-z][a-z0-9+.-]*:\/\/)/i.test(relative) || relative.split('/').includes('..')
  return elsewhere || relative === '' ? undefined : relative
}
