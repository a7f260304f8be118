/** What can be told of the Jenkins step without Groovy; its behaviour is tested by `npm run test:jenkins`. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { inputs } from '../../src/config/inputs.js'

const root = join(dirname(fileURLToPath(import.meta.url)), '../..')
const vars = join(root, 'jenkins-shim/vars')
const scripts = readdirSync(vars).filter((name) => name.endsWith('.groovy'))
const source = (name: string) => readFileSync(join(vars, name), 'utf8')

test('the help is fresh (node scripts/jenkins-help.mjs)', async () => {
  const path = join(root, 'scripts/jenkins-help.mjs')
  const { helpText }: { helpText: (table: typeof inputs) => string } = await import(path)
  expect(source('pipelineGuard.txt')).toBe(helpText(inputs))
})

test('the step stays small', () => {
  for (const name of scripts) expect(source(name).split('\n').length).toBeLessThan(120)
})

describe.each(scripts)('%s', (name) => {
  const code = source(name).replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '')

  test.each([
    ['rawBuild', /\brawBuild\b/],
    ['Jenkins internals', /\bJenkins\.(?:instance|get)\b|\bhudson\.(?!util\.Secret\b)/],
    ['a Matcher held across steps', /=~|==~/],
    ['closures the CPS transform runs badly', /\.(?:sort|collectEntries|inject|groupBy|eachWithIndex)\s*[({]/],
    ['threads, files and processes of the controller', /\bnew (?:File|Thread|URL)\b|\.execute\(\)/],
    ['the lazy JSON reader, whose maps cannot be saved', /\bnew JsonSlurper\(/],
  ])('keeps clear of %s', (_, pattern) => expect(code).not.toMatch(pattern))
})
