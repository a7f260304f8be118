import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import * as sinks from '../../../src/core/report/escape.js'
import { hostile } from '../../support/hostile.js'
import { outsideCode } from '../../support/outside-code.js'

/** The corpus, pieces of it run together, and anything at all. */
const anything = fc.oneof(
  fc
    .array(fc.constantFrom(...hostile.filter((text) => text.length < 300)), { minLength: 1, maxLength: 4 })
    .map((parts) => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(
      '`',
      '\\',
      '<',
      '>',
      '@',
      '#',
      '[',
      ']',
      '(',
      '|',
      '*',
      '_',
      ':',
      '/',
      '\n',
      '\u001b',
      '&',
      'a',
      '1',
      ' ',
      'w',
      '.',
    ),
    maxLength: 60,
  }),
)

function holds(name: string, check: (text: string) => void) {
  test(`${name}: of the whole corpus`, () => {
    for (const text of hostile) check(text)
  })
  test(`${name}: of anything`, () => {
    fc.assert(fc.property(anything, check), { numRuns: 500 })
  })
}

const noControls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\u2028\u2029]/
const decoded = (text: string) =>
  text
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
const withoutZeroWidth = (text: string) => text.replaceAll('\u200b', '')

holds('plain text has neither controls nor anything that reorders, and is its own plain form', (text) => {
  const lines = sinks.plainLines(text)
  expect(lines).not.toMatch(noControls)
  expect(lines.replace(/\n/g, '')).not.toMatch(/\p{Surrogate}/u)
  expect(sinks.plainLines(lines)).toBe(lines)
  const line = sinks.plainLine(text, 80)
  expect(line).not.toMatch(/\n/)
  expect(line.length).toBeLessThanOrEqual(80)
  expect(sinks.plainLine(line, 80)).toBe(line)
})

holds('HTML holds no markup and says what was said', (text) => {
  const safe = sinks.html(text)
  expect(safe).not.toMatch(/[<>"'`]/)
  expect(safe).not.toMatch(/&(?!(?:amp|lt|gt|quot|#39|#96);)/)
  expect(decoded(safe)).toBe(sinks.plainLine(text, 500))
  expect(sinks.htmlLines(text)).not.toMatch(/[<>"'`]/)
  expect(sinks.htmlInMarkdown(text)).not.toMatch(/[<>"'`]|@[\w-]|#\d(?!\d;|;)|:\/\//)
})

holds('Markdown prose holds nothing that could be markup, a link, a mention or a reference', (text) => {
  const safe = sinks.markdown(text)
  expect(safe).not.toMatch(/[<>\n]/)
  expect(safe).not.toMatch(/&(?!(?:amp|lt|gt);)/)
  expect(safe.replace(/\\[\\`*_[\]|~$]/g, '')).not.toMatch(/[`*_[\]|~$]/)
  expect(safe).not.toMatch(/@[\w-]|[#!%&~$]\d|:\/\/|GH-\d|www\.|mailto:/i)
  expect(safe).not.toMatch(/^(?:[-+=#/]|\d{1,9}[.)](?:\s|$))/)
  const unescaped = decoded(withoutZeroWidth(safe).replace(/\\([\\`*_[\]|~$\-+=#./)])/g, '$1'))
  expect(unescaped).toBe(withoutZeroWidth(sinks.plainLine(text)))
})

holds('prose with code is as safe as its parts', (text) => {
  const safe = sinks.markdownProse(text)
  expect(safe).not.toMatch(/\n/)
  expect(outsideCode(safe)).not.toMatch(/[<>`*_[\]|~$]|@[\w-]|#\d/)
})

holds('inline code cannot be left', (text) => {
  const safe = sinks.markdownCode(text)
  expect(sinks.markdownCellCode(text).replaceAll('\\|', '')).not.toMatch(/\||\\$/)
  const [fence = ''] = /^`+/.exec(safe) ?? []
  expect(safe.endsWith(fence)).toBe(true)
  const content = safe.slice(fence.length, -fence.length)
  expect(content).not.toMatch(/\n/)
  expect(content.match(/`+/g) ?? []).not.toContain(fence)
})

holds('a code block cannot be left', (text) => {
  const safe = sinks.markdownBlock(text)
  const lines = safe.split('\n')
  const fence = /^`+/.exec(lines[0] ?? '')?.[0] ?? ''
  expect(lines.at(-1)).toBe(fence)
  for (const line of lines.slice(1, -1))
    expect(/^ {0,3}`*/.exec(line)?.[0].trim().length ?? 0).toBeLessThan(fence.length)
})

holds('GitLab finds no quick action in a block', (text) => {
  const safe = sinks.markdownBlock(text)
  if (!safe.startsWith('```text')) expect(safe).not.toMatch(/^\/[a-z]/im)
  expect(safe.replace(/^```[\s\S]*?^```$/gm, '')).not.toMatch(/^\/[a-z]/im)
})

holds('Slack reads neither a mention nor a link', (text) => {
  const markup = sinks.slackMarkup(text)
  expect(markup).not.toMatch(/[<>]|@\w/)
  expect(markup).not.toMatch(/&(?!(?:amp|lt|gt);)/)
  const plain = sinks.slackText(text)
  expect(plain).not.toMatch(/<[!@#]|@\w/)
  expect(withoutZeroWidth(sinks.slackText(text, 1e6))).toBe(withoutZeroWidth(sinks.plainLines(text)))
  for (const shown of [markup, plain]) expect(shown.length).toBeLessThanOrEqual(2900)
})

holds('a job log reads no command, a terminal no sequence', (text) => {
  for (const shown of [sinks.terminal(text), sinks.terminalCode(text), sinks.terminalLines(text)]) {
    expect(shown).not.toMatch(noControls)
    for (const line of shown.split('\n')) {
      expect(line).not.toMatch(/^\s*::/)
      expect(line).not.toMatch(/##\[|##(?:vso|teamcity)\[/i)
    }
  }
})

holds('a workflow command ends where its line ends', (text) => {
  expect(sinks.commandMessage(text)).not.toMatch(/[\r\n\u2028\u2029]/)
  expect(sinks.commandProperty(text)).not.toMatch(/[\r\n:,]/)
  const back = (shown: string) =>
    shown.replace(/%0A/g, '\n').replace(/%3A/g, ':').replace(/%2C/g, ',').replace(/%25/g, '%')
  expect(back(sinks.commandProperty(text))).toBe(sinks.plainLines(text))
})

test('only sound web addresses become links', () => {
  expect(sinks.safeUrl('https://github.com/o/r/actions/runs/1')).toBe('https://github.com/o/r/actions/runs/1')
  expect(sinks.safeUrl('https://x.example/a(b)|c>d`')).toBe('https://x.example/a%28b%29%7Cc%3Ed%60')
  expect(sinks.safeUrl('http://[::1]:8080/job/[x]')).toBe('http://[::1]:8080/job/%5Bx%5D')
  const refused = [
    'javascript:alert(1)',
    'data:text/html,x',
    'ftp://x',
    '//x',
    'https://user:secret@x.example/',
    '',
    'x'.repeat(3000),
    undefined,
  ]
  for (const url of refused) expect(sinks.safeUrl(url)).toBeUndefined()
  fc.assert(
    fc.property(anything, (text) => {
      expect(sinks.safeUrl(`https://x.example/${text}`) ?? '').not.toMatch(/[\s<>()"'`|\\]/)
    }),
  )
})

test('cutting never splits a character', () => {
  expect(sinks.cut('ab😀cd', 4)).toBe('ab…')
  expect(sinks.cut('abcd', 4)).toBe('abcd')
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(20), (text, max) =>
      expect(sinks.cut(text, max)).not.toMatch(/\p{Surrogate}/u),
    ),
  )
})

test('time grows with length, not faster', () => {
  const all = [
    sinks.plainLines,
    sinks.markdownBlock,
    sinks.htmlLines,
    sinks.terminalLines,
    sinks.commandProperty,
    sinks.slackMarkup,
  ]
  const seeds = [
    '\u001b[',
    '\u001b]',
    '`',
    '<',
    '@a',
    '#1',
    '::',
    '##[',
    '\r',
    ' ',
    '&',
    '\u001b[;;;;',
    '\u001bP\u001b',
  ]
  for (const sink of all) for (const seed of seeds) sink(seed.repeat(Math.ceil(400_000 / seed.length)))
})
