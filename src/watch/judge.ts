/** Judges one finished run by the flow every step goes through; what it says and keeps is collected, not sent. */

import type { Setup } from '../config/setup.js'
import type { DecisionOf, Learnt, Recalled, Result, RunRecord } from '../core/model/index.js'
import { workflowLabel } from '../core/report/changes.js'
import { guard } from '../flow/guard.js'
import { createDeadline } from '../flow/run-stage.js'
import type { Exporter, HistoryStore, Notifier, OwnersSource, Platform, Ports, Presenter } from '../ports.js'
import type { Collected } from './collect.js'
import type { WatchEntry } from './store/lines.js'
import type { Watching } from './watching.js'

export interface Judged {
  readonly result: Result
  /** With what was said of it; undefined where the flow broke off. */
  readonly record: RunRecord | undefined
  readonly entry: WatchEntry | undefined
  /** Models to keep; undefined of a fork’s run. */
  readonly learnt: readonly Learnt[] | undefined
  readonly rerun: boolean
}

/** A run is judged in well under a second; its logs may be long. */
const longestSeconds = 60

const noEvidence: Ports['evidence'] = {
  tests: async () => undefined,
  metrics: async () => ({}),
  logs: async () => [],
}
const noPresenter: Presenter = { show: async () => undefined }

interface Known extends Pick<Recalled, 'records' | 'learnt' | 'elsewhere'> {
  readonly owners?: OwnersSource | undefined
  readonly exporters: readonly Exporter[]
}

/**
 * @param known what was known when the run ended
 */
export async function judgeRun(
  { now, mask, troubles, deadline, config, notifiers }: Watching,
  setup: Setup,
  { platform, endedAt }: Collected,
  { owners, exporters, ...known }: Known,
): Promise<Judged> {
  let record: RunRecord | undefined
  let learnt: readonly Learnt[] | undefined
  const told: { readonly channel: string; readonly decision: DecisionOf<'notify'> }[] = []
  const memory: HistoryStore = {
    name: 'watch',
    load: async () => ({ kind: 'ok', value: { ...known, quarantined: [] } }),
    save: async (given, _history, models) => {
      record = given
      learnt = models
      return { decision: 'remember', target: 'watch', state: 'done', detail: 'kept in the watch’s history' }
    },
  }
  // One for each channel, under its name: the rules of the repository hold, and its history knows who was notified.
  const collectors = (notifiers.length === 0 ? ['watch'] : notifiers.map(({ channel }) => channel)).map(
    (channel): Notifier => ({
      channel,
      send: async ({ decision }) => {
        told.push({ channel, decision })
        return { state: 'done', detail: 'goes into the notice of the watch' }
      },
    }),
  )
  const result = await guard(
    // What a dry run must not do, the watch leaves out itself: each run builds on the ones before.
    { ...setup, config: { ...setup.config, dryRun: false, scope: 'run', rerun: rerunOf(platform, setup) } },
    {
      platform: acting(platform, { dryRun: config.dryRun, endedAt, now }),
      stores: [memory],
      notifiers: collectors,
      exporters,
      evidence: noEvidence,
      presenter: noPresenter,
      owners,
      mask,
      troubles,
      now,
      deadline: createDeadline({ seconds: Math.min(longestSeconds, deadline.left() / 1000), now }),
    },
  )
  return {
    result,
    record,
    learnt,
    entry: record === undefined ? undefined : entryOf(result, record, told),
    rerun: result.outcomes.some(({ decision, state }) => decision === 'rerun' && state === 'done'),
  }
}

/** A rerun that nobody can make must not be decided: what failed would wait for it untold. */
const rerunOf = ({ rerun }: Platform, { config }: Setup): Setup['config']['rerun'] =>
  rerun === undefined ? 'off' : config.rerun

interface Acting {
  readonly dryRun: boolean
  readonly endedAt: number
  readonly now: () => number
}

/** The pause before a rerun counts from the end of the run, which is mostly longer ago. */
function acting(platform: Platform, { dryRun, endedAt, now }: Acting): Platform {
  const { rerun, dispatch } = platform
  if (dryRun) {
    const undone = (decision: 'rerun' | 'dispatch', target: string) =>
      Promise.resolve({ decision, target, state: 'dry-run' as const, detail: 'not done: a dry run' })
    return {
      ...platform,
      rerun: (decision) => undone('rerun', decision.jobs.join(', ')),
      dispatch: (decision) => undone('dispatch', decision.workflow),
    }
  }
  return {
    ...platform,
    ...(rerun === undefined
      ? {}
      : {
          rerun: (decision, seen) =>
            rerun({ ...decision, waitSeconds: Math.max(0, decision.waitSeconds - (now() - endedAt) / 1000) }, seen),
        }),
    ...(dispatch === undefined ? {} : { dispatch }),
  }
}

function entryOf(
  result: Result,
  record: RunRecord,
  told: readonly { readonly channel: string; readonly decision: DecisionOf<'notify'> }[],
): WatchEntry | undefined {
  // What every channel’s rules hold back is still seen in the report of the watch.
  const decision = told[0]?.decision ?? result.ruling.decisions.find((one) => one.kind === 'notify')
  if (decision === undefined) return undefined
  const { change } = decision
  const { branch, sha, url, completedAt } = record.run.value
  return {
    key: record.key,
    workflow: workflowLabel(record.key, record.run.value),
    change,
    headline: result.headline,
    ...(result.ruling.severity === undefined ? {} : { severity: result.ruling.severity }),
    ...(branch === undefined ? {} : { branch }),
    ...(sha === undefined ? {} : { sha }),
    ...(url === undefined ? {} : { url }),
    ...(completedAt === undefined ? {} : { at: completedAt }),
    channels: told.map(({ channel }) => channel),
  }
}
