import { resolve } from 'node:path'
import { backfill } from '../../adapters/platforms/github/backfill.js'
import { completedBy } from '../../core/history/gaps.js'
import { mergeHistories } from '../../core/history/merge.js'
import { keyText } from '../../core/history/order.js'
import { maskDeep } from '../../core/mask/deep.js'
import { maskFromEnvironment } from '../../core/mask/environment.js'
import { terminal } from '../../core/report/escape.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { type Io, UsageError } from '../command.js'
import { deskContext } from './desk.js'
import { changeHistory, defaultHistory, type Verb } from './files.js'
import { loadKnown, recordedAt } from './known.js'
import { wholeNumber } from './numbers.js'

const usage = `usage: pipeline-guard history backfill OWNER/REPO [options]

Fetches earlier runs of a GitHub repository: with --workflow first what Pipeline Guard has recorded there, then from the
platform 100 runs a request and the jobs of those not yet in the history, one request each. The token is read from GITHUB_TOKEN or GH_TOKEN and needs read access to actions.

  --history FILE     the history to add to [${defaultHistory}]
  --workflow FILE    only this workflow, such as ci.yml, with its records and checkpoints
  --runs N           runs at the most [100]
  --jobs N           runs whose jobs are asked for; durations come from jobs [100]

example:
  GITHUB_TOKEN=$(gh auth token) pipeline-guard history backfill me/project --workflow ci.yml --runs 300 --jobs 300
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      history: { type: 'string' },
      workflow: { type: 'string' },
      runs: { type: 'string' },
      jobs: { type: 'string' },
    })
    const [repository = '', ...more] = positionals
    const token = io.env['GITHUB_TOKEN'] || io.env['GH_TOKEN']
    const faults = [
      ...(/^[\w.-]+\/[\w.-]+$/.test(repository)
        ? []
        : [`${repository || '(none)'}: the repository must be named as OWNER/REPO`]),
      ...more.map((extra) => `${extra}: one repository at a time`),
      ...(token === undefined ? ['GITHUB_TOKEN: no token; set it to one that may read actions'] : []),
      ...(values.workflow === undefined || /^[\w./ -]+\.ya?ml$/.test(values.workflow)
        ? []
        : ['--workflow: accepted is the file name of a workflow, such as ci.yml']),
    ]
    if (faults.length > 0) throw new UsageError(faults)
    const runs = wholeNumber('--runs', values.runs ?? '100', { min: 1, max: 1000 })
    const jobListings = wholeNumber('--jobs', values.jobs ?? '100', { min: 0, max: 1000 })
    const path = resolve(io.cwd, values.history ?? defaultHistory)
    const workflow =
      values.workflow === undefined ? undefined : `.github/workflows/${values.workflow.split('/').at(-1)}`
    const there = await loadKnown(path)
    const recorded =
      workflow === undefined ? [] : await recordedAt({ repository, workflow, token: token ?? '', io, known: there })
    const known = mergeHistories(there, recorded)
    const bar = progress(io, Math.ceil(runs / 100) + jobListings)
    const { context, refusals } = deskContext({
      repository,
      token: token ?? '',
      io,
      requests: runs + jobListings + 50,
      tick: bar.tick,
    })
    const whole = new Set(known.filter(({ jobs }) => Object.keys(jobs).length > 0).map(({ key }) => keyText(key)))
    const listed = await backfill(context, {
      runs,
      jobListings,
      known: (key) => whole.has(keyText(key)),
      workflow,
      event: undefined,
    })
    const seen = maskDeep(listed, maskFromEnvironment(io.env, [token ?? '']))
    bar.end()
    for (const refusal of refusals) io.err(`pipeline-guard: ${terminal(refusal)}\n`)
    if (seen.length + recorded.length === 0) {
      io.err('pipeline-guard: no runs were found; the history is as it was\n')
      return refusals.length > 0 ? 3 : 0
    }
    const total = await changeHistory(path, io, (before) => {
      const united = mergeHistories(before, recorded)
      return mergeHistories(united, completedBy(seen, united))
    })
    const own = recorded.length === 0 ? '' : `, ${recorded.length} of them recorded there`
    io.out(
      `${formatCount(mergeHistories(seen, recorded).length, 'run')} of ${repository}${own}; ${total} in ${values.history ?? defaultHistory}\n`,
    )
    return 0
  },
}

/** A bar on a terminal; elsewhere a line each quarter, so that a log stays short. */
function progress(io: Io, total: number) {
  const terminal = process.stderr.isTTY === true
  let done = 0
  let told = 0
  return {
    tick: () => {
      done += 1
      const share = Math.min(1, done / Math.max(1, total))
      const filled = Math.round(share * 30)
      if (terminal) io.err(`\r[${'█'.repeat(filled)}${'·'.repeat(30 - filled)}] ${formatCount(done, 'request')}`)
      else if (Math.floor(share * 4) > told) {
        told = Math.floor(share * 4)
        io.err(`${Math.round(share * 100)} % (${formatCount(done, 'request')})\n`)
      }
    },
    end: () => {
      if (terminal && done > 0) io.err('\n')
    },
  }
}
