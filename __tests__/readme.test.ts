/** What the README shows is what is printed, and what it promises is what is done. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const readme = readFileSync('README.md', 'utf8')

test('its sample line is of the demo, whose page is generated', () => {
  const [, sample] = /```text\n(.*)\n```/.exec(readme) ?? []
  expect(sample).toMatch(/Pipeline Guard: normal/)
  expect(readFileSync('docs/demo.md', 'utf8').split('\n')).toContain(sample)
})

test('it stays short', () => {
  expect(readme.trimEnd().split('\n').length).toBeLessThanOrEqual(150)
})

test('the runs it takes are told of what is unusual, not of what failed', () => {
  expect(readme).not.toMatch(/never enough to fail/)
  expect(readme).toMatch(/what failed may do both from the first run on/)
})

test('init is run from the clone, for another repository', () => {
  expect(readme).toMatch(/^node dist\/cli\/index\.js init --print \.\.\//m)
})
