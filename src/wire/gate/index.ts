/** The gate: chooses its adapters, watches the deployment, shows and sends what came of it. */

import { createOutage } from '../../adapters/http/outage.js'
import { fetchFor } from '../../adapters/http/proxy.js'
import { openChannels } from '../../adapters/notifiers/channels.js'
import { detectPlatform } from '../../adapters/platforms/detect.js'
import {
  createFilePresenter,
  createJsonPresenter,
  createTerminalPresenter,
  presentBy,
} from '../../adapters/presenters/elsewhere.js'
import { createPrometheus } from '../../adapters/sources/prometheus/index.js'
import { type Config, type Fault, secretsOf } from '../../config/config.js'
import { readGate } from '../../config/gate-settings.js'
import { incidentOf } from '../../core/gate/incident.js'
import { gateResultOf } from '../../core/gate/verdict.js'
import { maskDeep } from '../../core/mask/deep.js'
import { maskFromEnvironment } from '../../core/mask/environment.js'
import type { GateResult, Trouble } from '../../core/model/index.js'
import { gateOutputsOf } from '../../core/report/gate/outputs.js'
import { gateMarkdown } from '../../core/report/gate/summary.js'
import { gateText } from '../../core/report/gate/text.js'
import { second } from '../../core/run/time.js'
import { watchDeployment } from '../../flow/gate.js'
import { createTroubleLog } from '../../flow/run-stage.js'
import type { Env, HistoryStore, MetricSource, Presenter, Shown, TroubleLog } from '../../ports.js'
import { readConfigFile } from '../config-file.js'
import { platformOf } from '../platform.js'
import type { StoresRequest } from '../stores.js'
import { deploymentOf } from './deployment.js'
import { errorsSince } from './errors.js'
import { recallFor } from './memory.js'
import { notifyOfGate } from './notices.js'

export interface GateRequest {
  readonly config: Config
  readonly env: Env
  readonly cwd: string
  readonly now: () => number
  readonly print: (text: string) => void
  readonly json?: boolean
  /** The stores differ by entry, as for a run. */
  readonly stores: (request: Omit<StoresRequest, 'companionInstalled'>) => Promise<readonly HistoryStore[]>
  /** Given when the job is cancelled. */
  readonly signal: AbortSignal
}

export type GateAnswer =
  | { readonly kind: 'ok'; readonly result: GateResult }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/** Requests of one gate, all looks together. */
const mostRequests = 5000
const timeoutMs = 20_000

export async function runGate(request: GateRequest): Promise<GateAnswer> {
  const { config, env, cwd, now, signal } = request
  const troubles = createTroubleLog()
  const choice = detectPlatform(env)
  const outage = createOutage(now)
  const platform = await platformOf(choice).open({ choice, config, env, cwd, now, troubles, outage })
  const read = await readConfigFile({ platform, config, troubles, now: now() })
  if (read.kind === 'faulty') return read
  const gate = readGate(config, read.file)
  if (gate.kind === 'faulty') return gate
  const from = now()
  const mask = maskFromEnvironment(env, secretsOf(config))
  const { settings } = gate
  const dated = await deploymentOf(config, { platform, from })
  if (dated.kind === 'faulty') return dated
  const { deployment } = dated
  const watched = await watchDeployment({
    settings,
    source: prometheusOf(config, { env, url: gate.url, signal }),
    deployedAt: Date.parse(deployment.at),
    observeFor: config.gateObserveFor * second,
    every: config.gateEvery * second,
    now,
    pause: (ms) => pausing(ms, signal),
    isCancelled: () => signal.aborted,
    cancelled: aborted(signal),
  })
  const [service, environment] = [settings.labels['service'], settings.labels['environment']]
  const about = { deployment, service, environment }
  const stores = await request.stores({ config, env, now, troubles, outage })
  const memory = await recallFor(stores, { snapshot: await platform.snapshot(), now, troubles, write: !config.dryRun })
  const isUnusual = watched.metrics.some(({ outcome, severity }) => outcome !== 'pass' && severity !== undefined)
  const deployedAt = Date.parse(deployment.at)
  const errors =
    isUnusual && !signal.aborted
      ? await errorsSince({
          config,
          query: gate.logs,
          labels: settings.labels,
          env,
          cwd,
          mask,
          troubles,
          deployedAt,
          now: now(),
        })
      : undefined
  const { key } = await platform.snapshot()
  const incident = incidentOf({ ...watched, ...about, errors, records: memory.records, key, now: now() })
  const { gateOnUnknown: onUnknown, observe } = config
  const concluded = gateResultOf({ ...watched, ...about, incident, from, to: now(), onUnknown, observe, troubles: [] })
  const result = maskDeep(concluded, mask)
  if (result.incident !== undefined) await memory.keep(result.incident)
  const sent = await notifyOfGate({
    result,
    config,
    notifiers: await openChannels(config, { env, now, troubles }),
    troubles,
  })
  if (config.reportPath !== undefined) troubles.add(noReport)
  const shown = { ...result, troubles: troubles.all() }
  await (await presenterOf(request, troubles)).show(shownOf(shown, sent))
  return { kind: 'ok', result: shown }
}

const noReport: Trouble = {
  code: 'report-not-written',
  message: '`report-path` is given, and a gate writes no page',
  advice: 'Take `result-file` for its answer; the page comes from the steps of the runs and from `report`.',
}

const prometheusOf = (
  config: Config,
  { env, url, signal }: { readonly env: Env; readonly url: string; readonly signal: AbortSignal },
): MetricSource =>
  createPrometheus(
    {
      url,
      authorization: config.prometheusAuthorization,
      headers: config.prometheusHeaders,
      cert: config.prometheusCert,
      key: config.prometheusKey,
      ca: config.prometheusCa,
    },
    { fetch: fetchFor(env), requests: mostRequests, timeoutMs, signal },
  )

const aborted = (signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    if (signal.aborted) done()
    else signal.addEventListener('abort', () => done(), { once: true })
  })

/** Ends at once when the job is cancelled. */
const pausing = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(end, ms)
    function end(): void {
      clearTimeout(timer)
      signal.removeEventListener('abort', end)
      done()
    }
    if (signal.aborted) end()
    else signal.addEventListener('abort', end)
  })

const shownOf = (result: GateResult, sent: readonly string[]): Shown => ({
  markdown: gateMarkdown(result),
  text: [gateText(result), ...sent.map((line) => `  ${line}`)].join('\n'),
  annotations:
    result.gate === 'pass'
      ? []
      : [{ level: result.pass ? 'warning' : 'error', title: 'Deployment gate', message: result.headline }],
  outputs: gateOutputsOf(result),
  json: `${JSON.stringify(result, null, 2)}\n`,
})

async function presenterOf({ config, env, print, cwd, json }: GateRequest, troubles: TroubleLog): Promise<Presenter> {
  const shown = { env, print, troubles }
  const main =
    json === true
      ? createJsonPresenter({ print })
      : ((await platformOf(detectPlatform(env)).presenter?.(shown)) ?? createTerminalPresenter({ print }))
  return presentBy([
    main,
    ...(config.resultFile === undefined ? [] : [createFilePresenter({ path: config.resultFile, troubles, cwd })]),
  ])
}
