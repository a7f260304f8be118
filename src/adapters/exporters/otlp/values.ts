/**
 * The JSON encoding of OTLP: ids in hex, 64-bit numbers as text, enums as numbers.
 * Source: opentelemetry.io, "OTLP Specification 1.x", JSON Protobuf Encoding.
 */
import type { Outcome, RunRecord } from '../../../core/model/index.js'
import { plainLine } from '../../../core/report/escape.js'
import { digestOfParts } from '../../../core/run/digest.js'
import { version } from '../../../version.js'

type Scalar = string | number | boolean

interface KeyValue {
  readonly key: string
  readonly value: Readonly<Record<string, unknown>>
}

/** Attributes; those without a value are left out. Text is one bounded line. */
export const attributes = (given: Readonly<Record<string, Scalar | undefined>>): readonly KeyValue[] =>
  Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: anyValue(value) }]))

function anyValue(value: Scalar): KeyValue['value'] {
  if (typeof value === 'boolean') return { boolValue: value }
  if (typeof value === 'string') return { stringValue: plainLine(value, 500) }
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value }
}

/** Nanoseconds since the epoch, as text. */
export const nanos = (ms: number): string => `${Math.round(ms)}000000`

const runParts = ({ key }: RunRecord): readonly unknown[] => [
  key.host.toLowerCase(),
  key.repository.toLowerCase(),
  key.workflow,
  key.run,
]

/** The same for all attempts of a run and for whoever sends it, however late: what belongs together joins. */
export const traceIdOf = (record: RunRecord): string => digestOfParts(runParts(record), 32)
export const spanIdOf = (record: RunRecord, ...within: readonly (string | number)[]): string =>
  digestOfParts([...runParts(record), record.key.attempt, ...within], 16)

/** `cicd.pipeline.result`, and that of a task: the same words. */
const results = {
  passed: 'success',
  failed: 'failure',
  'timed-out': 'timeout',
  cancelled: 'cancellation',
  skipped: 'skip',
} as const satisfies Readonly<Record<Outcome, string>>
export const resultOf = (outcome: Outcome | undefined): string | undefined =>
  outcome === undefined ? undefined : results[outcome]

const providers: Readonly<Record<string, string>> = { 'github.com': 'github', 'gitlab.com': 'gitlab' }

export const resourceOf = ({ key, run }: RunRecord): object => ({
  attributes: attributes({
    'service.name': key.repository,
    'service.namespace': key.host,
    'vcs.provider.name': providers[key.host],
    'vcs.repository.name': key.repository.split('/').at(-1),
    'vcs.owner.name': key.repository.includes('/') ? key.repository.split('/').slice(0, -1).join('/') : undefined,
    'vcs.repository.url.full': `https://${key.host}/${key.repository}`,
    'vcs.ref.head.name': run.value.branch,
    'vcs.ref.head.revision': run.value.sha,
  }),
})

export const scope = { name: 'pipeline-guard', version }

/** What the conventions ask of a run wherever it is named. */
export const pipelineAttributes = ({ key, run }: RunRecord): Readonly<Record<string, Scalar | undefined>> => ({
  'cicd.pipeline.name': run.value.name ?? key.workflow,
  'cicd.pipeline.run.id': key.run,
  'cicd.pipeline.run.url.full': run.value.url,
})
