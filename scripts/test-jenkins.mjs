#!/usr/bin/env node
// Runs the tests of the Jenkins step under Groovy (2.4 is what Jenkins embeds; Debian: apt-get install groovy).
import { spawnSync } from 'node:child_process'
import { existsSync, realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const shim = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'jenkins-shim')

/** Debian's groovy wants JAVA_HOME; `java` on the PATH tells where it is. */
export function groovy(args, options = {}) {
  const where = spawnSync('sh', ['-c', 'command -v java'], { encoding: 'utf8' }).stdout?.trim()
  const home = process.env.JAVA_HOME ?? (where ? dirname(dirname(realpathSync(where))) : undefined)
  const env = { ...process.env, ...options.env, ...(home === undefined ? {} : { JAVA_HOME: home }) }
  return spawnSync('groovy', args, { encoding: 'utf8', ...options, env })
}

export const classpath = [join(shim, 'test/stubs'), join(shim, 'test')].join(':')

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const version = groovy(['--version'])
  if (version.error || version.status !== 0) {
    const strict = process.argv.includes('--strict')
    console.log(
      `skipped: the tests of the Jenkins step need groovy (${version.error?.message ?? version.stderr?.trim()}). Debian: apt-get install groovy`,
    )
    process.exit(strict ? 1 : 0)
  }
  console.log(version.stdout.trim())
  const run = groovy(['-cp', classpath, join(shim, 'test/pipelineGuardTest.groovy'), shim], { stdio: 'inherit' })
  if (!existsSync(join(shim, 'resources/pipeline-guard/cli.mjs')))
    console.log('note: resources/pipeline-guard/cli.mjs is not built; npm run build puts the bundle there')
  process.exit(run.status ?? 1)
}
