#!/usr/bin/env node
// Runs the tests of the Jenkins step under Groovy. `--strict` fails where Groovy is absent.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { classpath, groovy, groovyEnv, groovyVersion, shim } from './groovy.mjs'

const { version, absent } = groovyVersion()
if (absent !== undefined) {
  console.log(`skipped: the tests of the Jenkins step need groovy (${absent}). Debian: apt-get install groovy`)
  process.exit(process.argv.includes('--strict') ? 1 : 0)
}
console.log(version)
const test = join(shim, 'test/pipelineGuardTest.groovy')
process.exit(spawnSync(groovy, ['-cp', classpath, test, shim], { stdio: 'inherit', env: groovyEnv() }).status ?? 1)
