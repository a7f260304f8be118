/** Chooses and builds the adapters for where this runs. Everything the environment says is read here, once. */
import { reportsOfExec } from '../adapters/evidence/executed.js'
import { createEvidence } from '../adapters/evidence/index.js'
import { openExporters } from '../adapters/exporters/exporters.js'
import { createOutage, type Outage } from '../adapters/http/outage.js'
import { fetchFor } from '../adapters/http/proxy.js'
import { verifyCertificates } from '../adapters/http/verified.js'
import { openChannels } from '../adapters/notifiers/channels.js'
import { withDefaultBranch } from '../adapters/platforms/default-branch.js'
import { detectPlatform, type PlatformChoice } from '../adapters/platforms/detect.js'
import {
  createFilePresenter,
  createJsonPresenter,
  createTerminalPresenter,
  presentBy,
} from '../adapters/presenters/elsewhere.js'
import { pageStore } from '../adapters/stores/page.js'
import { type Companion, companionPath, readCompanion } from '../config/companion.js'
import { type Config, type Fault, maskFaults, secretsOf } from '../config/config.js'
import { boundsOf, type Setup } from '../config/setup.js'
import type { Place } from '../core/decide/policy.js'
import type { Bounds } from '../core/history/retention.js'
import { maskFromEnvironment } from '../core/mask/environment.js'
import type { Result } from '../core/model/index.js'
import { ownersSource } from '../flow/owners.js'
import { createDeadline, createTroubleLog } from '../flow/run-stage.js'
import type { Env, HistoryStore, Platform, Ports, Presenter, TroubleLog } from '../ports.js'
import { readConfigFile, readQuarantineList } from './config-file.js'
import { platformOf } from './platform.js'
import { reachOf } from './reach.js'

export interface WireRequest {
  readonly config: Config
  readonly env: Env
  readonly cwd: string
  readonly now: () => number
  readonly print: (text: string) => void
  /** The terminal shows colours. */
  readonly colour?: boolean
  /** Width of the terminal, where it is one. */
  readonly columns?: number | undefined
  /** Machine output alone. */
  readonly json?: boolean
  /** The stores differ by entry: the Azure SDK behind GitHub’s must not travel in the command line’s bundle. */
  readonly stores: (request: StoresRequest) => Promise<readonly HistoryStore[]>
}

export interface StoresRequest {
  readonly config: Config
  readonly env: Env
  readonly now: () => number
  readonly troubles: TroubleLog
  readonly outage: Outage
  readonly companionInstalled: boolean
  readonly bounds: Bounds
}

export type Wired =
  | { readonly kind: 'ok'; readonly setup: Setup; readonly ports: Ports }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

export async function wire(request: WireRequest): Promise<Wired> {
  const { env, now } = request
  const config = await withReportsOfExec(request)
  const troubles = createTroubleLog()
  verifyCertificates(troubles)
  const deadline = createDeadline({ seconds: config.deadline, now })
  const mask = maskFromEnvironment(env, secretsOf(config))
  const choice = detectPlatform(env)
  const outage = createOutage(now)
  const opened = await platformOf(choice).open({ choice, config, env, cwd: request.cwd, now, troubles, outage })
  const platform = withDefaultBranch(opened, config.defaultBranch, env)
  const place = placeOf(choice, config, env)
  const files = { platform, config, troubles, now: now() }
  const [read, quarantine, companion] = await Promise.all([
    readConfigFile(files),
    readQuarantineList(files),
    companionOf(platform, place),
  ])
  const faults = [read, quarantine].flatMap((one) => (one.kind === 'faulty' ? one.faults : []))
  if (read.kind === 'faulty' || quarantine.kind === 'faulty')
    return { kind: 'faulty', faults: maskFaults(faults, mask) }
  return {
    kind: 'ok',
    setup: {
      config,
      file: read.file,
      rules: read.rules,
      quarantine: quarantine.entries,
      place,
      companionInstalled: companion !== undefined,
      companion,
    },
    ports: {
      platform,
      deadline,
      mask,
      troubles,
      now,
      evidence: createEvidence({ config, cwd: request.cwd, env, troubles, mask }),
      stores: [
        ...(await request.stores({
          config,
          env,
          now,
          troubles,
          outage,
          companionInstalled: companion !== undefined,
          bounds: boundsOf(read.file),
        })),
        ...(config.reportPath === undefined
          ? []
          : [
              pageStore({
                path: config.reportPath,
                cwd: request.cwd,
                reach: reachOf(env, request.cwd),
                now,
                ...read.file,
              }),
            ]),
      ],
      notifiers: await openChannels(config, { env, now, troubles }),
      owners:
        config.owners === 'off'
          ? undefined
          : ownersSource({ platform: platform.name, read: platform.trustedFile, troubles }),
      exporters: await openExporters(config, {
        env,
        cwd: request.cwd,
        now,
        token: config.githubToken,
        mentions: config.owners === 'mention',
      }),
      presenter: presentBy([
        await presenterOf(request, choice, troubles),
        ...(await commentOn({ request, choice, troubles, outage, companion })),
      ]),
    },
  }
}

/** Who told `exec` where its reports are need not say it again. */
async function withReportsOfExec({ config, cwd, env }: WireRequest): Promise<Config> {
  const testReports = config.testReports.length > 0 ? config.testReports : await reportsOfExec(cwd, env)
  return testReports === config.testReports ? config : { ...config, testReports }
}

/** Asked where the answer matters: a companion knows itself. */
async function companionOf(platform: Platform, place: Place): Promise<Companion | undefined> {
  if (place !== 'in-run') return undefined
  const file = await platform.trustedFile?.(companionPath)
  return file?.kind === 'ok' ? readCompanion(file.value) : undefined
}

const placeOf = (choice: PlatformChoice, config: Config, env: Env): Place =>
  config.mode === 'watch' ? 'watch' : (platformOf(choice).place?.(config, env) ?? 'elsewhere')

async function presenterOf(
  { config, env, cwd, print, json, colour = false, columns }: WireRequest,
  choice: PlatformChoice,
  troubles: TroubleLog,
): Promise<Presenter> {
  const platform = platformOf(choice)
  const shown = { env, print, troubles }
  const main = json
    ? createJsonPresenter({ print })
    : ((await platform.presenter?.(shown)) ?? createTerminalPresenter({ print, colour, columns }))
  const reach = reachOf(env, cwd)
  const file =
    config.resultFile === undefined ? [] : [createFilePresenter({ path: config.resultFile, troubles, cwd, reach })]
  const quarantine =
    config.quarantineFile === undefined
      ? []
      : [createFilePresenter({ ...quarantineOnly, path: config.quarantineFile, troubles, cwd, reach })]
  return presentBy([main, ...file, ...quarantine])
}

interface CommentOn {
  readonly request: WireRequest
  readonly choice: PlatformChoice
  readonly troubles: TroubleLog
  readonly outage: Outage
  readonly companion: Companion | undefined
}

/** A companion that writes it does so for forks too: the step leaves it the comment. */
async function commentOn({ request, choice, companion, ...shared }: CommentOn): Promise<readonly Presenter[]> {
  const { config, env } = request
  if (config.dryRun || config.comment === 'off' || companion?.comments === true) return []
  const given = { ...shared, mode: config.comment, token: config.githubToken, env, fetch: fetchFor(env) }
  const comment = await platformOf(choice).comment?.(given)
  return comment === undefined ? [] : [comment]
}

const quarantineOnly = {
  input: 'quarantine-file',
  part: (json: string): string => `${JSON.stringify((JSON.parse(json) as Result).quarantine ?? [], null, 2)}\n`,
} as const
