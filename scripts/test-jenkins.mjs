#!/usr/bin/env node
// Runs the tests of the Jenkins step under Groovy and CPS. `--strict` fails where Java or Maven is absent.
import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { groovyCommand, shim } from './groovy.mjs'

const { args, absent } = groovyCommand()
if (absent !== undefined) {
  console.log(`skipped: the tests of the Jenkins step need Java and Maven: ${absent}`)
  process.exit(process.argv.includes('--strict') ? 1 : 0)
}
const test = join(shim, 'test/pipelineGuardTest.groovy')
process.exit(spawnSync('java', [...args, test, shim], { stdio: 'inherit' }).status ?? 1)
