/** Chooses and builds the adapters for where this runs. Everything the environment says is read here, once. */
import { createEvidence } from './adapters/evidence/index.js'
import { detectPlatform, type PlatformChoice } from './adapters/platforms/detect.js'
import {
  createFilePresenter,
  createJsonPresenter,
  createTerminalPresenter,
  presentBy,
} from './adapters/presenters/elsewhere.js'
import { createGithubPresenter } from './adapters/presenters/github.js'
import type { Config, Fault } from './config/config.js'
import { emptyFileConfig, type FileConfig, readFileConfig } from './config/file.js'
import type { Setup } from './config/setup.js'
import { createMask } from './core/collect/mask.js'
import type { Place } from './core/decide/policy.js'
import { checkPatterns } from './core/diagnose/custom.js'
import { shippedRules } from './core/diagnose/packs/index.js'
import type { Rule } from './core/diagnose/rule.js'
import type { HistoryStore, Notifier, Platform, Ports, Presenter, TroubleLog } from './ports.js'
import { createDeadline, createTroubleLog } from './stage.js'
import { openPlatform } from './wire-platform.js'

export type Env = Readonly<Record<string, string | undefined>>

export interface WireRequest {
  readonly config: Config
  readonly env: Env
  readonly cwd: string
  readonly now: () => number
  readonly print: (text: string) => void
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
}

export type Wired =
  | { readonly kind: 'ok'; readonly setup: Setup; readonly ports: Ports }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

export async function wire(request: WireRequest): Promise<Wired> {
  const { config, env, now } = request
  const troubles = createTroubleLog()
  const deadline = createDeadline({ seconds: config.deadline, now })
  const mask = createMask(
    [...config.secrets, config.githubToken, config.slackWebhookUrl].flatMap((secret) => secret ?? []),
  )
  const choice = detectPlatform(env)
  const platform = await openPlatform({ choice, config, env, cwd: request.cwd, now, troubles })
  const [file, companionInstalled] = await Promise.all([
    configFile(platform, config, troubles),
    hasCompanion(platform, choice),
  ])
  if ('faults' in file) return { kind: 'faulty', faults: file.faults }
  const rules = readRules(file.value, config, now())
  if ('faults' in rules) return { kind: 'faulty', faults: rules.faults }
  return {
    kind: 'ok',
    setup: { config, file: file.value, rules: rules.value, place: placeOf(choice, config, env), companionInstalled },
    ports: {
      platform,
      deadline,
      mask,
      troubles,
      now,
      evidence: createEvidence({ config, cwd: request.cwd, env, troubles, mask }),
      stores: await request.stores({ config, env, now, troubles }),
      notifiers: await notifiersOf(config),
      presenter: presenterOf(request, choice, troubles),
    },
  }
}

/** Read from the trusted ref. A file that cannot be read is our own trouble; one that is faulty fails the step. */
async function configFile(
  platform: Platform,
  config: Config,
  troubles: TroubleLog,
): Promise<{ readonly value: FileConfig } | { readonly faults: readonly Fault[] }> {
  const path = config.configFile
  const before = troubles.all().length
  const loaded = path === undefined ? undefined : await platform.trustedFile?.(path)
  if (path === undefined || loaded === undefined || loaded.kind === 'missing') return { value: emptyFileConfig }
  if (loaded.kind === 'corrupt') {
    // A platform that was refused has said so already, with better advice.
    if (troubles.all().length === before)
      troubles.add({
        code: 'config-file-unreadable',
        message: `${path}: ${loaded.reason}`,
        advice: 'The run went on without it.',
      })
    return { value: emptyFileConfig }
  }
  const read = await readFileConfig(loaded.value, path)
  return read.kind === 'ok' ? { value: read.value } : { faults: read.faults }
}

/** The file’s own failure rules, compiled; a faulty pattern is a faulty configuration. */
function readRules(
  file: FileConfig,
  config: Config,
  now: number,
): { readonly value: readonly Rule[] } | { readonly faults: readonly Fault[] } {
  const today = new Date(now).toISOString().slice(0, 10)
  const { rules, faults } = checkPatterns(file.patterns, new Set(shippedRules.map(({ id }) => id)), today)
  if (faults.length === 0) return { value: rules }
  const input = `${config.configFile}: patterns`
  return { faults: faults.map((fault) => ({ input, given: fault, accepted: 'see pipeline-guard patterns --help' })) }
}

/** Where `pipeline-guard init` puts the companion workflow; its presence at the trusted ref says that it is installed. */
export const companionPath = '.github/workflows/pipeline-guard-companion.yml'

async function hasCompanion(platform: Platform, choice: PlatformChoice): Promise<boolean> {
  if (choice.adapter !== 'github') return false
  return (await platform.trustedFile?.(companionPath))?.kind === 'ok'
}

function placeOf(choice: PlatformChoice, config: Config, env: Env): Place {
  if (config.mode === 'watch') return 'watch'
  if (choice.adapter !== 'github') return 'elsewhere'
  return env['GITHUB_EVENT_NAME'] === 'workflow_run' ? 'companion' : 'in-run'
}

async function notifiersOf(config: Config): Promise<readonly Notifier[]> {
  if (config.slackWebhookUrl === undefined) return []
  const { createSlackNotifier } = await import('./adapters/notifiers/slack.js')
  return [createSlackNotifier({ url: config.slackWebhookUrl, timeoutMs: 10_000 })]
}

function presenterOf(
  { config, env, print, json }: WireRequest,
  choice: PlatformChoice,
  troubles: TroubleLog,
): Presenter {
  const main = json
    ? createJsonPresenter({ print })
    : choice.adapter === 'github'
      ? createGithubPresenter({ env, print, troubles })
      : createTerminalPresenter({ print })
  return config.resultFile === undefined
    ? main
    : presentBy([main, createFilePresenter({ path: config.resultFile, troubles })])
}
