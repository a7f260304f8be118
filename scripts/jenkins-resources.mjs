// What the Jenkins library carries for the agents: the bundle, the file beside it, and the launcher, which knows both by their hashes.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')

/** @returns the files of `resources/pipeline-guard`, by name */
export function jenkinsResources(cli) {
  const bundle = readFileSync(cli)
  const hashOf = (bytes) => createHash('sha256').update(bytes).digest('hex')
  const beside = join(dirname(cli), 'bucket.cjs')
  const bucket = existsSync(beside) ? readFileSync(beside) : undefined
  const launcher = readFileSync(join(root, 'jenkins-shim/start.cjs'), 'utf8')
  if (!launcher.includes("'BUNDLE_SHA256'")) throw new Error('the launcher has no place for the hash of the bundle')
  const start = launcher
    .replace("'BUNDLE_SHA256'", `'${hashOf(bundle)}'`)
    .replace("'BUCKET_SHA256'", `'${bucket === undefined ? 'none' : hashOf(bucket)}'`)
  return { 'cli.mjs': bundle, ...(bucket && { 'bucket.cjs': bucket }), 'start.cjs': Buffer.from(start) }
}

/** Jenkins hands a library’s resources to the build, and follows no link out of them. */
export function writeJenkinsResources(cli, folder) {
  mkdirSync(folder, { recursive: true })
  for (const [name, text] of Object.entries(jenkinsResources(cli))) writeFileSync(join(folder, name), text)
}
