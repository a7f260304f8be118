/** The sections that adjust what is measured: severities, detection, retention. */
import { readFile } from 'node:fs/promises'
import { expect, test } from '@jest/globals'
import { readConfig } from '../../src/config/config.js'
import { emptyFileConfig, readFileConfig } from '../../src/config/file.js'
import { adjusted, boundsOf, detectionOf } from '../../src/config/setup.js'
import { defaultSettings } from '../../src/core/detect/index.js'
import { defaultBounds } from '../../src/core/history/retention.js'

const read = async (text: string) => {
  const answer = await readFileConfig(text, 'f.yml')
  if (answer.kind === 'faulty') throw new Error(answer.faults.map(({ accepted }) => accepted).join('; '))
  return answer.value
}
const faultsOf = async (text: string): Promise<readonly string[]> => {
  const answer = await readFileConfig(text, 'f.yml')
  return answer.kind === 'ok' ? [] : answer.faults.map(({ input, accepted }) => `${input} | ${accepted}`)
}

test('the file that the page shows is read as it stands', async () => {
  const page = await readFile('docs/inputs.md', 'utf8')
  const shown = /```yaml\n(expected-changes:[^`]*)```/.exec(page)?.[1] ?? ''
  expect(await faultsOf(shown)).toEqual([])
  expect(Object.keys(await read(shown)).sort()).toEqual(
    expect.arrayContaining(['detection', 'retention', 'severities']),
  )
})

test('minimum runs and contamination reach detection, and the budget of the inputs stays', async () => {
  const file = await read('detection: { minimum-runs: 30, contamination: 0.05 }')
  const inputs = readConfig({ 'false-alarm-budget': '2' })
  if (inputs.kind === 'faulty') throw new Error('faulty')
  expect(detectionOf(inputs.config, file)).toEqual({
    ...defaultSettings,
    budget: 2,
    gatingSamples: 30,
    contamination: 0.05,
  })
  expect(adjusted(defaultSettings, emptyFileConfig)).toEqual(defaultSettings)
})

test('a flag that was given is not overruled by the file', async () => {
  const file = await read('detection: { contamination: 0.05 }')
  expect(adjusted({ ...defaultSettings, contamination: 0.2 }, file).contamination).toBe(0.2)
})

test('retention is what is named, the rest as usual', async () => {
  expect(boundsOf(await read('retention: { runs: 50, megabytes: 0.5 }'))).toEqual({
    ...defaultBounds,
    runs: 50,
    bytes: 500_000,
  })
  expect(boundsOf(emptyFileConfig)).toEqual(defaultBounds)
})

test('every fault is named with what is accepted', async () => {
  const text = `
detection: { minimum-runs: 2, minimum: 3, contamination: 1 }
retention: { runs: 5, days: 3.5, megabytes: many }
severities:
  - { severity: bad, category: lint }
  - { severity: low }
  - { severity: low, job: docs }
`
  expect(await faultsOf(text)).toEqual([
    'f.yml: severities: 1: severity | one of low, medium, high, critical',
    'f.yml: severities: 2 | at least one of series, category, rule, workflow, branch',
    'f.yml: severities: 3: job | no such key; known here are severity, series, category, rule, workflow, branch',
    'f.yml: severities: 3 | at least one of series, category, rule, workflow, branch',
    'f.yml: detection: minimum-runs | a whole number from 5 to 200',
    'f.yml: detection: contamination | a number from 0.0001 to 0.5',
    'f.yml: detection: minimum | no such key; known here are minimum-runs, contamination',
    'f.yml: retention: runs | a whole number from 20 to 10000',
    'f.yml: retention: days | a whole number from 7 to 3650',
    'f.yml: retention: megabytes | a number from 0.1 to 100',
  ])
})
