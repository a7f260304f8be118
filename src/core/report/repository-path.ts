/** Paths as annotations and people want them: within the repository. */
import { plainLine } from './escape.js'

/** Where hosted runners and container jobs check repositories out. */
const workspaces = /^(?:\/home\/runner\/work|\/__w|\/Users\/runner\/work|[A-Z]:\/a)\/([^/]{1,100})\/\1\//i

/** Undefined for a place elsewhere: a library, a temporary file, a way out. */
export function repositoryPath(path: string): string | undefined {
  if (path.length > 400 || plainLine(path, 401) !== path) return undefined
  const relative = path
    .replaceAll('\\', '/')
    .replace(workspaces, '')
    .replace(/^(?:\.\/)+/, '')
  const elsewhere = /^(?:\/|[a-z]:|[a-z][a-z0-9+.-]*:\/\/)/i.test(relative) || relative.split('/').includes('..')
  return elsewhere || relative === '' ? undefined : relative
}
