import { expect, test } from '@jest/globals'
import { parseYaml, readYaml } from '../../src/config/yaml.js'

test.each([
  ['an alias in what it stands for', `a: &a [${'*a, '.repeat(2000)}]`, /stands in what it stands for/],
  ['more aliases than anybody writes', `a: &a 1\nb: [${'*a, '.repeat(60)}]`, /at most 50 aliases/],
  ['what is no YAML', 'a: [', /./],
])('%s is refused at once', async (_what, text, message) => {
  expect(await readYaml(text)).toMatchObject({ kind: 'faulty', faults: [{ message: expect.stringMatching(message) }] })
  await expect(parseYaml(text)).rejects.toThrow(message)
})

test('an anchor that is used is followed', async () => {
  expect(await parseYaml('a: &a [1]\nb: *a\n')).toEqual({ a: [1], b: [1] })
})
