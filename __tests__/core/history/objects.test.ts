/** Names of objects: each leads to one place below its prefix, whatever a repository, workflow or run is called. */

import { gzipSync } from 'node:zlib'
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  checkpointAt,
  checkpointObject,
  dayOf,
  isNamed,
  readRecordName,
  recordObject,
  recordsPrefix,
  runObject,
  segment,
} from '../../../src/core/history/objects.js'
import { hours, recordOf } from '../../support/records.js'

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 300 }),
  fc.constantFrom('..', '.', '', '../..', 'a/../b', '%2e%2e', 'a\u0000b', 'a!2fb'),
)

test('a segment is one level of a path, and no two texts share one', () =>
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(segment(a)).toMatch(/^[A-Za-z0-9_!-][A-Za-z0-9_.!-]{0,159}$/)
      // A lone surrogate has no bytes of its own.
      if ([a, b].every((one) => Buffer.from(one).toString() === one)) expect(segment(a) === segment(b)).toBe(a === b)
    }),
  ))

test('the name says whose record it is, and can be read back', () => {
  const record = recordOf({ repository: 'Acme/Web', run: '17', hour: 30 })
  expect(recordObject(record)).toMatch(
    /^records\/v1\/trusted\/host=github\.com\/repository=acme!2fweb\/workflow=!2egithub!2fworkflows!2fci\.yml\/day=2026-01-02\/17\.1\.[0-9a-f]{16}\.jsonl\.gz$/,
  )
  const named = readRecordName(recordObject(record))
  expect(named).toMatchObject({ day: '2026-01-02', run: runObject(record) })
  expect(isNamed(record, recordObject(record))).toBe(true)
  for (const other of [{ run: '18' }, { attempt: 2 }, { repository: 'o/other' }, { workflow: 'x' }, { hour: 80 }])
    expect(isNamed(recordOf({ repository: 'Acme/Web', run: '17', hour: 30, ...other }), recordObject(record))).toBe(
      false,
    )
})

test('run 1 is not the beginning of run 10, nor attempt 1 of attempt 11', () => {
  expect(isNamed(recordOf({ run: '1' }), recordObject(recordOf({ run: '1.1' })))).toBe(false)
  expect(isNamed(recordOf({ run: '1', attempt: 1 }), recordObject(recordOf({ run: '1', attempt: 11 })))).toBe(false)
})

test('forks and pull requests of unknown heads lie apart; attempts and late views of a run share its day', () => {
  const fork = recordOf({ facts: { headRepository: 'stranger/r' } })
  expect(recordObject(fork)).toMatch(/^records\/v1\/untrusted\//)
  expect(recordObject(recordOf({ facts: { event: 'pull_request', headRepository: undefined as never } }))).toMatch(
    /^records\/v1\/untrusted\//,
  )
  const made = { createdAt: hours(2) }
  expect(dayOf(recordOf({ hour: 50, attempt: 2, facts: made }))).toBe('2026-01-01')
})

test('names of nothing of ours are no records', () => {
  const good = recordObject(recordOf())
  for (const name of [
    '',
    'records/v1/trusted/x',
    good.replace('trusted', 'owned'),
    `${good}.bak`,
    good.replace('day=2026-01-01', 'day=../../x'),
  ])
    expect(readRecordName(name)).toBeUndefined()
})

test('checkpoints are named by their time', () => {
  const { key } = recordOf()
  const name = checkpointObject(key, Date.parse(hours(5)), gzipSync('x'))
  expect(checkpointAt(name)).toBe(Date.parse(hours(5)))
  expect(checkpointAt(`${recordsPrefix('trusted', key)}x.jsonl.gz`)).toBeUndefined()
})
