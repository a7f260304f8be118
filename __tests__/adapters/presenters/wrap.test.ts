import { stripVTControlCharacters } from 'node:util'
import { expect, test } from '@jest/globals'
import { wrapped } from '../../../src/adapters/presenters/wrap.js'

const text = `❌ Pipeline Guard: failed: job build (new): Rust does not compile. Fix the code at the place named
  To do: Read the lines around it, and then the lines around those, until you know what broke.
   897 ▶ error[E0658]: ${'x'.repeat(100)}
short`

test('no line is wider than the terminal, and nothing is lost', async () => {
  for (const columns of [40, 60, 80]) {
    const lines = (await wrapped(text, columns)).split('\n')
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(columns)
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(/[ \n]/g, ''))
  }
})

test('what goes on stands below its own beginning', async () => {
  expect(await wrapped('  To do: one two three four five six seven eight', 40)).toBe(
    '  To do: one two three four five six\n    seven eight',
  )
})

test('colours are no width, and none is left open at the end of a line', async () => {
  const red = `\u001b[31m${'word '.repeat(30).trim()}\u001b[39m`
  const lines = (await wrapped(red, 50)).split('\n')
  expect(lines.length).toBeGreaterThan(2)
  for (const line of lines) {
    expect(stripVTControlCharacters(line).length).toBeLessThanOrEqual(50)
    expect(line.includes('\u001b[31m')).toBe(line.includes('\u001b[39m'))
  }
})

test('a file or a pipe has no width', async () => {
  expect(await wrapped(text, undefined)).toBe(text)
  expect(await wrapped(text, 3)).toBe(text)
})
