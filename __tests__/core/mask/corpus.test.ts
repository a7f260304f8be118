import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { attacked } from '../../../bench/mask/attacked.mjs'
import { spoken } from '../../../bench/mask/commands.mjs'
import { corpus as known, leak, type SecretCase } from '../../../bench/mask/corpus.mjs'
import { issued } from '../../../bench/mask/issuers.mjs'
import { vendors } from '../../../bench/mask/vendors.mjs'
import { inputs } from '../../../src/config/inputs.js'
import { environmentSecrets } from '../../../src/core/mask/environment.js'
import { createMask, inOrder, type Mask } from '../../../src/core/mask/index.js'

const maskFor = ({ given = [], env = {} }: SecretCase): Mask =>
  createMask([
    ...given.flatMap((value) => (inputs.secrets.read(value) as { readonly value: readonly string[] }).value),
    ...environmentSecrets(env),
  ])

describe.each([
  ['made-up secrets of known shapes', known],
  ['secrets as vendors document them', vendors],
  ['secrets an attacker carried past the mask', attacked],
  ['secrets in commands, statements and messages', spoken],
  ['tokens, one of each issuer, bare', issued],
])('%s', (_, corpus) => {
  const share = (masked: (each: SecretCase) => string): number =>
    corpus.filter((each) => leak(each.secrets, masked(each)) === '').length / corpus.length

  test('at least 99 % are masked in whole texts', () => {
    expect(share((each) => maskFor(each)(each.lines.join('\n')))).toBeGreaterThanOrEqual(0.99)
  })

  test('and line by line', () => {
    expect(
      share((each) => {
        if (each.whole) return ''
        const mask = inOrder(maskFor(each))
        return each.lines.map((line) => mask(line)).join('\n')
      }),
    ).toBeGreaterThanOrEqual(0.99)
  })

  test('what is masked stays as it is', () => {
    for (const each of corpus) {
      const mask = maskFor(each)
      const once = mask(each.lines.join('\n'))
      expect(mask(once)).toBe(once)
    }
  })
})

test('no line of the real logs beside the rules is altered', () => {
  const mask = createMask([])
  const folder = fileURLToPath(new URL('../../../src/rules', import.meta.url))
  const altered = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.log'))
    .flatMap((file) => readFileSync(join(folder, file), 'utf8').split('\n'))
    .filter((line) => mask(line) !== line)
  expect(altered).toEqual([])
})
