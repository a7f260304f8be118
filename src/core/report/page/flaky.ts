/** Flaky tests, each with what became of it in the last runs. */
import type { RunRecord } from '../../model/index.js'
import { formatInstant, formatPercent } from '../../run/format.js'
import { outcomesOf } from '../../tests/renames.js'
import type { FlakyTest } from '../digest/flaky-tests.js'
import type { Digest } from '../digest/index.js'
import { html } from '../escape.js'
import { renderTable } from './tables.js'

const runsShown = 30

const code = (text: string): string => `<code>${html(text, 160)}</code>`

const looks = {
  passed: { kind: 'passed', colour: '#1a7f37', y: 6, height: 10 },
  failed: { kind: 'broke', colour: '#cf222e', y: 0, height: 16 },
  flaky: { kind: 'odd', colour: '#bc4c00', y: 3, height: 13 },
  unknown: { kind: 'else', colour: '#59636e', y: 13, height: 3 },
} as const

/** Differs in height as well as in colour; oldest first. */
function stripOf(test: FlakyTest, records: readonly RunRecord[]): string {
  const outcomes = outcomesOf(test, records.slice(-runsShown))
  const count = (wanted: string): number => outcomes.filter((outcome) => outcome === wanted).length
  const bars = outcomes.map((outcome, at) => {
    const { kind, colour, y, height } = looks[outcome]
    return `<rect class="${kind}" x="${at * 4}" y="${y}" width="3" height="${height}" fill="${colour}"/>`
  })
  const said = `${count('failed')} failed, ${count('flaky')} passed on retry, ${count('passed')} passed`
  return `<svg role="img" viewBox="0 0 ${outcomes.length * 4} 16" width="${outcomes.length * 4}" height="16"><title>${said}</title>${bars.join('')}</svg>`
}

export const renderFlaky = (digest: Digest, records: readonly RunRecord[]): string =>
  [
    '<h3>Flakiest tests</h3>',
    digest.flakyTests.length === 0
      ? '<p>No test is known to be flaky.</p>'
      : renderTable(
          'Fail without a change to blame',
          [
            {
              head: 'test',
              cell: (test) =>
                `${code(test.name)}${test.suite === undefined ? '' : ` <span class="soft">${html(test.suite, 120)}</span>`}`,
            },
            {
              head: 'both outcomes on',
              numeric: true,
              cell: (test) => `${test.flips ?? 0} of ${test.commits} commits`,
            },
            {
              head: 'fails in, 95 % interval',
              numeric: true,
              cell: (test) => `${formatPercent(test.low)} to ${formatPercent(test.high)}`,
            },
            { head: 'last runs', cell: (test) => stripOf(test, records) },
            { head: 'first', cell: (test) => html(formatInstant(test.firstAt)?.slice(0, 10) ?? '') },
            { head: 'last', cell: (test) => html(formatInstant(test.lastAt)?.slice(0, 10) ?? '') },
          ],
          digest.flakyTests,
        ),
  ].join('\n')
