/** Where a run may write what its inputs name. */
import { isDesk } from '../adapters/evidence/marks.js'
import { outOfReach } from '../adapters/files/links.js'
import type { Env } from '../ports.js'

/** @returns why a path lies beyond reach: within a CI run, outside the workspace and the machine’s temporary folders */
export const reachOf =
  (env: Env, cwd: string) =>
  (path: string): string | undefined =>
    outOfReach(path, { cwd, env, isDesk: isDesk(env) })
