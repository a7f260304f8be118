/** Made runs of many repositories, the same for the same seed: ordinary ones, slow ones, failures that many share, flaky tests. */
import { encodeHistory } from '../../src/core/history/file/codec.js'
import { recordObject } from '../../src/core/history/objects.js'
import type { RunRecord } from '../../src/core/model/index.js'
import { recordOf } from './records.js'

export interface FleetShape {
  readonly repositories: number
  readonly days: number
  readonly runsADay: number
  readonly seed?: number
}

/** Linear congruential (Numerical Recipes): numbers from 0 to 1. */
function randomOf(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

const stamp = { status: 'completed', source: 'step', observedAt: '2026-01-31T00:00:00.000Z' } as const

export function* fleetRecords({ repositories, days, runsADay, seed = 1 }: FleetShape): Generator<RunRecord> {
  const random = randomOf(seed)
  for (let repository = 0; repository < repositories; repository++)
    for (let at = 0; at < days * runsADay; at++) {
      const hour = (at / runsADay) * 24
      const slow = repository % 10 === 3 && hour > (days * 24) / 2 ? 2 : 1
      const workMs = Math.round((120_000 + (repository % 7) * 60_000) * slow * (0.9 + random() * 0.2))
      const luck = random()
      const failed = luck < 0.05
      const record = recordOf({
        run: String(1_000_000 + repository * 100_000 + at),
        repository: `org${repository % 5}/app-${repository}`,
        hour,
        workMs,
        facts: {
          outcome: failed ? 'failed' : 'passed',
          ...(random() < 0.02 && { headRepository: 'stranger/fork', event: 'pull_request' }),
        },
        jobs: {
          [`${at}1`]: {
            name: 'build',
            workMs: workMs / 2,
            queueMs: 5000 + random() * 20_000,
            runner: { labels: ['ubuntu-latest'], os: 'Linux' },
          },
          [`${at}2`]: {
            name: 'test',
            workMs: workMs / 2,
            outcome: failed ? 'failed' : 'passed',
            queueMs: 60_000 * random(),
            runner: { labels: ['self-hosted', 'big'], os: 'Linux' },
          },
        },
      })
      yield failed ? withFailure(record, `${at}2`, luck < 0.02 ? 'network' : 'test') : record
    }
}

function withFailure(record: RunRecord, job: string, category: 'network' | 'test'): RunRecord {
  const network = category === 'network'
  return {
    ...record,
    jobs: {
      ...record.jobs,
      [job]: {
        ...record.jobs[job],
        failure: {
          ...stamp,
          value: {
            category,
            rule: network ? 'npm/network' : 'jest/failure',
            signature: network ? 'npm/network:5f2c' : `jest:${record.key.repository}`,
            title: network ? 'npm could not reach the registry' : 'a test failed',
            confidence: 0.95,
            transient: network,
            transientProbability: network ? 0.8 : 0.1,
            lines: network
              ? [
                  'npm error network request to https://packages.example.com/left-pad failed, reason: getaddrinfo ENOTFOUND packages.example.com',
                ]
              : ['expected 3, received 4'],
          },
        },
        tests: {
          ...stamp,
          value: {
            total: 120,
            failed: network ? 0 : 1,
            skipped: 2,
            failures: network ? [] : [{ suite: 'cart', name: 'adds' }],
            flaky: network ? [{ suite: 'net', name: 'retries' }] : [],
            slowest: [],
          },
        },
      },
    },
  }
}

export const planted = (record: RunRecord): readonly [key: string, bytes: Uint8Array] => [
  recordObject(record),
  encodeHistory([record]),
]
