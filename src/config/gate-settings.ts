/** The section `gate` of the configuration file and the inputs of the gate, together: how it looks. Every fault at once. */
import { type GateQuery, type Labels, unfilled } from '../core/gate/query.js'
import type { GateSettings } from '../core/gate/settings.js'
import { day, minute } from '../core/run/time.js'
import type { Config, Fault } from './config.js'
import type { FileConfig } from './file-schema.js'

export type ReadGate =
  | { readonly kind: 'ok'; readonly settings: GateSettings; readonly url: string; readonly logs?: string | undefined }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

type Section = NonNullable<FileConfig['gate']>

export function readGate(config: Config, { gate }: FileConfig): ReadGate {
  const url = config.prometheusUrl
  const faults = [
    ...faultsOfInputs(config),
    ...(gate === undefined ? [noSection(config)] : faultsOfQueries(config, gate)),
  ]
  if (faults.length > 0 || gate === undefined || url === undefined) return { kind: 'faulty', faults }
  const labels = labelsOf(config, gate.labels)
  return {
    kind: 'ok',
    url,
    logs: gate.logs?.query,
    settings: {
      queries: gate.queries.map((query) => queryOf(query, labels)),
      labels,
      window: gate['window-days'] * day,
      step: Math.round(gate['step-minutes'] * minute),
      leastPoints: gate['least-points'],
      budget: gate['false-alarms-a-week'] / 7,
      canary: gate.canary,
    },
  }
}

function faultsOfInputs(config: Config): readonly Fault[] {
  const { prometheusUrl: url, prometheusCert: cert, prometheusKey: key, prometheusHeaders, lokiHeaders } = config
  return [
    ...(url === undefined
      ? [{ input: 'prometheus-url', given: '', accepted: 'the address of a Prometheus: the gate asks it' }]
      : []),
    ...((cert === undefined) === (key === undefined)
      ? []
      : [{ input: 'prometheus-cert', given: cert ?? '', accepted: 'with `prometheus-key`: each needs the other' }]),
    ...[
      ['prometheus-authorization', config.prometheusAuthorization] as const,
      ['loki-authorization', config.lokiAuthorization] as const,
    ].flatMap(([input, value]) =>
      value === undefined || /^[\x20-\x7e]+$/.test(value)
        ? []
        : [{ input, given: '(secret)', accepted: 'one line of printable ASCII, such as `Bearer …`' }],
    ),
    ...[['prometheus-headers', prometheusHeaders] as const, ['loki-headers', lokiHeaders] as const].flatMap(
      ([input, lines]) =>
        lines
          .filter((line) => !/^[\w!#$%&'*+.^`|~-]+:\s*[\x20-\x7e]+$/.test(line))
          .map(() => ({ input, given: '(secret)', accepted: 'lines of `Name: value`' })),
    ),
  ]
}

/** Inputs win: they know what was deployed just now. */
const labelsOf = (config: Config, own: Labels): Labels => ({
  ...own,
  ...(config.gateService === undefined ? {} : { service: config.gateService }),
  ...(config.gateEnvironment === undefined ? {} : { environment: config.gateEnvironment }),
})

const faultsOfQueries = (config: Config, gate: Section): readonly Fault[] =>
  gate.queries.flatMap(({ name, query, labels }) =>
    unfilled(query, { ...labelsOf(config, gate.labels), ...labels }).map((missing) => ({
      input: `${config.configFile}: gate: ${name}`,
      given: `$${missing}`,
      accepted:
        missing === 'service' || missing === 'environment'
          ? `a value for it: the input \`gate-${missing}\`, or \`labels\``
          : 'a value for it in `labels`',
    })),
  )

const noSection = ({ configFile }: Config): Fault => ({
  input: `${configFile}: gate`,
  given: '',
  accepted: 'a section `gate` with `queries`: what is asked of Prometheus (docs/gate.md)',
})

function queryOf(given: Section['queries'][number], labels: Labels): GateQuery {
  const { name, better, season, instant, counter, threshold } = given
  return {
    name,
    query: given.query,
    labels: { ...labels, ...given.labels },
    better,
    season,
    instant,
    counter,
    leastChange: given['least-change'],
    ...(threshold === undefined ? {} : { threshold: limitsOf(threshold, better) }),
  }
}

/** One number is a limit of the bad side. */
const limitsOf = (threshold: NonNullable<Section['queries'][number]['threshold']>, better: GateQuery['better']) =>
  typeof threshold !== 'number'
    ? {
        ...(threshold.above === undefined ? {} : { above: threshold.above }),
        ...(threshold.below === undefined ? {} : { below: threshold.below }),
      }
    : better === 'up'
      ? { below: threshold }
      : { above: threshold }
