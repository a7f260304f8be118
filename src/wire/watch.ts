/** Chooses the adapters of a watch, runs it, and shows what came of it. */

import { openExporters } from '../adapters/exporters/exporters.js'
import { verifyCertificates } from '../adapters/http/verified.js'
import { openChannels } from '../adapters/notifiers/channels.js'
import { detectPlatform } from '../adapters/platforms/detect.js'
import { createFilePresenter, createJsonPresenter, createTerminalPresenter } from '../adapters/presenters/elsewhere.js'
import { type Config, secretsOf } from '../config/config.js'
import { maskDeep } from '../core/mask/deep.js'
import { maskFromEnvironment } from '../core/mask/environment.js'
import { createDeadline, createTroubleLog } from '../flow/run-stage.js'
import type { Exporter, Presenter, TroubleLog } from '../ports.js'
import { watch } from '../watch/index.js'
import { headlineOf, type WatchReport, watchMarkdown, watchText } from '../watch/report.js'
import type { FleetSource } from '../watch/sources/source.js'
import type { WatchKeeper } from '../watch/store/cache.js'
import { withWatchStore } from '../watch/store/state.js'
import { platformOf } from './platform.js'
import { reachOf } from './reach.js'

export interface StartRequest {
  readonly config: Config
  readonly source: FleetSource
  readonly env: Readonly<Record<string, string | undefined>>
  readonly now: () => number
  readonly print: (text: string) => void
  readonly json?: boolean
  /** Width of the terminal, where it is one. */
  readonly columns?: number | undefined
  /** Where people wait for it: how far it has come. */
  readonly progress?: ((text: string) => void) | undefined
  /** Where this machine does not outlive the watch. */
  readonly keeper?: WatchKeeper
}

export async function startWatch(request: StartRequest): Promise<WatchReport> {
  const { config, source, env, now } = request
  // One process, many strangers.
  const mask = maskFromEnvironment(env, [...secretsOf(config), ...source.secrets], { remembers: false })
  const plain = createTroubleLog()
  // A service may say what it was sent, the token too.
  const troubles: TroubleLog = { ...plain, add: (trouble) => plain.add(maskDeep(trouble, mask)) }
  verifyCertificates(troubles)
  const seconds = config.watchMinutes * 60
  const fleet = source.open({ config, env, now, troubles, requests: config.watchRequests, seconds })
  const notifiers = config.observe ? [] : await openChannels(config, { env, now, troubles })
  const { keeper } = request
  await keeper?.restore()
  const carry = async (): Promise<void> => {
    const trouble = config.dryRun ? undefined : await keeper?.save()
    if (trouble !== undefined) troubles.add(trouble)
  }
  const report = await withWatchStore(
    { folder: config.watchPath ?? '.pipeline-guard/watch', now, readOnly: config.dryRun },
    async (store) => {
      const watched = await watch(
        {
          config,
          fleet,
          store,
          notifiers,
          troubles,
          now,
          mask,
          deadline: createDeadline({ seconds, now }),
          exportersOf: config.observe || config.dryRun ? undefined : exportersFor(request),
          own: source.own,
          progress: request.progress,
          ...(keeper === undefined ? {} : { carry }),
        },
        source.wanted,
      )
      if (!config.dryRun && (config.reportPath ?? config.prometheusTextfile) !== undefined) {
        const { publish } = await import('./watch-files.js')
        await publish(store, { config, now, troubles, reach: reachOf(env, process.cwd()) })
      }
      return watched
    },
  )
  await carry()
  await show(request, { ...report, troubles: troubles.all() }, troubles)
  return { ...report, troubles: troubles.all() }
}

/** A text file is written whole, of all repositories, once the watch is over. */
function exportersFor({
  config,
  source,
  env,
  now,
}: StartRequest): (repository: string) => Promise<readonly Exporter[]> {
  const given = { ...config, prometheusTextfile: undefined }
  return (repository) =>
    openExporters(given, {
      env: source.environmentOf?.(repository) ?? env,
      cwd: process.cwd(),
      now,
      token: source.token ?? config.githubToken,
      mentions: config.owners === 'mention',
    })
}

async function show(request: StartRequest, report: WatchReport, troubles: TroubleLog): Promise<void> {
  const { config } = request
  const shown = {
    markdown: watchMarkdown(report),
    text: watchText(report),
    annotations: [],
    outputs: { headline: headlineOf(report) },
    json: `${JSON.stringify(report, null, 2)}\n`,
  }
  await (await presenterOf(request, troubles)).show(shown)
  const reach = reachOf(request.env, process.cwd())
  if (config.resultFile !== undefined)
    await createFilePresenter({ path: config.resultFile, troubles, reach }).show(shown)
  if (config.watchDigestFile !== undefined && report.digest !== undefined)
    await createFilePresenter({
      path: config.watchDigestFile,
      troubles,
      input: 'watch-digest-file',
      reach,
    }).show({
      ...shown,
      json: report.digest,
    })
}

async function presenterOf({ env, print, json, columns }: StartRequest, troubles: TroubleLog): Promise<Presenter> {
  if (json === true) return createJsonPresenter({ print })
  const shown = { env, print, troubles }
  return (await platformOf(detectPlatform(env)).presenter?.(shown)) ?? createTerminalPresenter({ print, columns })
}
