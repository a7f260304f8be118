// What the Jenkins library carries for the agents: the bundle, and the launcher, which knows the bundle by its hash.
import { createHash } from 'node:crypto'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** @returns the files of `resources/pipeline-guard`, by name */
export function jenkinsResources(cli) {
  const bundle = readFileSync(cli)
  const hash = createHash('sha256').update(bundle).digest('hex')
  const launcher = readFileSync(join(root, 'jenkins-shim/start.cjs'), 'utf8')
  if (!launcher.includes("'BUNDLE_SHA256'")) throw new Error('the launcher has no place for the hash of the bundle')
  return { 'cli.mjs': bundle, 'start.cjs': Buffer.from(launcher.replace("'BUNDLE_SHA256'", `'${hash}'`)) }
}

/** Jenkins hands a library’s resources to the build, and follows no link out of them. */
export function writeJenkinsResources(cli, folder) {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(jenkinsResources(cli))) writeFileSync(join(folder, name), text)
}
