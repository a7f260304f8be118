import { createHash } from 'node:crypto'
import { expect, test } from '@jest/globals'
import { SaxesParser } from 'saxes'
import type { RunRecord } from '../../../../src/core/model/index.js'
import { renderPage } from '../../../../src/core/report/page/index.js'
import { scriptHash } from '../../../../src/core/report/page/script.js'
import { hostile } from '../../../support/hostile.js'
import { hours, recordOf, runsOf } from '../../../support/records.js'

const nasty = hostile.filter((text) => text.length < 300)

/** A history in which every text a stranger can choose is hostile. */
const hostileHistory = (): RunRecord[] =>
  nasty.flatMap((text, index) => {
    const own = recordOf({
      run: text || 'empty',
      hour: index,
      repository: text || 'o/r',
      workflow: index % 2 === 0 ? 'ci.yml' : text || 'w',
      facts: {
        branch: text,
        name: text,
        sha: text,
        url: index % 2 === 0 ? 'javascript:alert(1)' : 'https://x.example/?a="b&c=<d',
        title: text,
      },
      jobs: { '1': { name: text, steps: [{ number: 1, name: text, outcome: 'passed', durationMs: 1000 + index }] } },
    })
    const failure = {
      category: text,
      rule: text,
      signature: text,
      title: text,
      confidence: 1,
      transient: false,
      transientProbability: 0,
    }
    const finding = { id: text, kind: 'anomaly', severity: text, series: `job[${text}].work` }
    const results = { total: 3, failed: 1, skipped: 0, failures: [], flaky: [{ name: text, suite: text }], slowest: [] }
    return [
      {
        ...own,
        jobs: { '1': { ...own.jobs['1'], failure: { ...own.run, value: failure } } },
        tests: { ...own.run, value: results },
        metrics: { [text]: { ...own.run, value: { value: index, unit: text, better: 'either' as const } } },
        judgement: { ...own.run, value: { verdict: text, findings: [finding], notified: [], reruns: [] } },
      },
    ]
  })

/** Elements and attributes as an XML parser sees them, which is stricter than any browser. */
function parse(page: string) {
  const elements: { name: string; attributes: Record<string, string> }[] = []
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => elements.push({ name, attributes: { ...attributes } }))
  const wellFormed = page.replace('<!DOCTYPE html>', '').replace(/<(meta|br)\b([^>]*)>/g, '<$1$2/>')
  parser.write(wellFormed).close()
  return elements
}

test.each([
  ['a calm history', runsOf(60)],
  ['an empty history', []],
  ['a single run', runsOf(1)],
  ['a hostile history', hostileHistory()],
])('%s: no handler, no script but our own by its hash, nothing fetched, well formed', (_, records) => {
  const page = renderPage(records, { madeAt: hours(9) })
  const allowed =
    'html head meta title style body header h1 h2 h3 p nav ul li a main section dl div dt dd figure figcaption b svg path line text rect circle g table caption thead tbody tr th td code span br details summary script'
  for (const { name, attributes } of parse(page)) {
    expect(allowed.split(' ')).toContain(name)
    for (const [attribute, value] of Object.entries(attributes)) {
      expect(attribute).not.toMatch(/^on|^style$|^src$|^srcset$|^action$/)
      if (attribute === 'href') expect(value).toMatch(/^(https:\/\/x\.example\/|#w\d+$)/)
    }
  }
  expect(page.split('<script')).toHaveLength(2)
  expect(page).not.toMatch(/url\(|@import/)
  expect(page).not.toMatch(/NaN|undefined|Infinity/)
})

test('every picture has a name that tells what it shows', () => {
  const page = renderPage(runsOf(60))
  const pictures = page.match(/<svg[^>]*role="img"[^>]*>(<title>[^<]+<\/title>)?/g) ?? []
  expect(pictures.length).toBeGreaterThan(1)
  for (const picture of pictures) expect(picture).toContain('<title>')
  expect(page).toContain('<title>duration of the run: 60 values, median 5 m 3 s, last')
})

test('an anomaly stands on its value, a failure on the axis, each with its link', () => {
  const url = 'https://github.com/o/r/actions/runs/1'
  const records = runsOf(40).map((record, index) => {
    const value = { ...record.run.value, url }
    if (index === 20) {
      const { workMs: _, ...facts } = value
      return { ...record, run: { ...record.run, value: { ...facts, outcome: 'failed' as const } } }
    }
    if (index !== 30) return record
    const finding = { id: 'x', kind: 'anomaly', severity: 'high', series: 'run.duration' }
    const judgement = { verdict: 'anomalous', findings: [finding], notified: [], reruns: [] }
    return { ...record, run: { ...record.run, value }, judgement: { ...record.run, value: judgement } }
  })
  const page = renderPage(records)
  expect(page).toMatch(
    /<a href="https:\/\/github\.com\/o\/r\/actions\/runs\/1"><path class="alarm"[^>]*><title>run 1030, 5 m 2 s, high anomaly/,
  )
  expect(page).toMatch(
    /<a href="https:\/\/github\.com\/o\/r\/actions\/runs\/1"><path class="failed"[^>]*><title>run 1020, failed/,
  )
})

test('several workflows, the busiest first, each with a place to jump to', () => {
  const page = renderPage([...runsOf(5, { workflow: 'quiet.yml' }), ...runsOf(9, { workflow: 'busy.yml' })])
  expect(page).toContain('<a href="#w0">busy.yml</a>, 9 runs')
  expect(page).toContain('<a href="#w1">quiet.yml</a>, 5 runs')
})

test('a long history stays a page: 500 runs of 20 jobs below 3 MB, in a moment', () => {
  const jobs = Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`${index}`, { name: `job ${index}` }]))
  const records = runsOf(500, { jobs })
  const page = renderPage(records)
  expect(page.length).toBeLessThan(3_000_000)
})

test('the policy lets the page’s own script run, by its hash, and no other', () => {
  const page = renderPage(runsOf(3))
  const [, text = ''] = /<script>([\s\S]*)<\/script>/.exec(page) ?? []
  expect(createHash('sha256').update(text).digest('base64')).toBe(scriptHash)
  expect(page).toContain(`script-src 'sha256-${scriptHash}'`)
  expect(text).not.toMatch(/innerHTML|eval|fetch|http|[&<]script/)
})

test('commits, failed jobs, anomalies with their feedback and reruns are on the page', () => {
  const url = 'https://x.example/o/r/actions/runs/1'
  const records = runsOf(20).map((record, at) => {
    const job = {
      name: 'build',
      outcome: at === 9 ? ('failed' as const) : ('passed' as const),
      url: `${url}/job/5`,
      workMs: 60_000,
    }
    const facts = { ...record.run, value: job }
    const finding = { id: 'x', kind: 'anomaly', severity: 'high', series: 'run.duration' }
    return {
      ...record,
      run: { ...record.run, value: { ...record.run.value, url, sha: 'c0ffee1234' } },
      jobs: { '5': { facts } },
      ...(at === 12 && {
        judgement: {
          ...record.run,
          value: { verdict: 'anomalous' as const, findings: [finding], notified: [], reruns: [] },
        },
        feedback: { ...record.run, value: 'false-alarm' as const },
      }),
    }
  })
  const page = renderPage(records, { rates: { currency: 'EUR', perMinute: { default: 0.01 } } })
  expect(page).toContain('<a href="https://x.example/o/r/commit/c0ffee1234"><code>c0ffee1</code></a>')
  expect(page).toContain('<a href="https://x.example/o/r/actions/runs/1/job/5">build</a>')
  expect(page).toContain('duration of the run (high)')
  expect(page).toContain('<td>false alarm</td>')
  expect(page).toContain('<dt>cost</dt><dd>0.2 EUR, 0.01 EUR a run')
})
