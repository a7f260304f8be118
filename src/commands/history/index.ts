/** Looks at, moves and mends histories. Each verb lives in a file of its own. */
import { suggest } from '../../core/run/nearest.js'
import { type Command, UsageError } from '../command.js'
import type { Verb } from './files.js'

const verbs: Readonly<Record<string, () => Promise<{ readonly verb: Verb }>>> = {
  show: () => import('./show.js'),
  anomalies: () => import('./anomalies.js'),
  import: () => import('./import.js'),
  export: () => import('./export.js'),
  merge: () => import('./merge.js'),
  verify: () => import('./verify.js'),
  prune: () => import('./prune.js'),
  forget: () => import('./forget.js'),
  backfill: () => import('./backfill.js'),
  compact: () => import('./compact.js'),
}

const help = `usage: pipeline-guard history VERB [options]

  show        the runs of a history, newest last
  anomalies   what was reported, and what people said of it
  import      take in CSV tables and dumps of the GitHub API
  export      write JSON Lines or CSV
  merge       unite histories; the order does not matter
  verify      say what is whole and what is damaged
  prune       bring a history within its bounds
  forget      take a person or a run out
  backfill    fetch earlier runs of a GitHub repository
  compact     make Parquet tables of the records in a bucket

  pipeline-guard history VERB --help     options and examples

A history is gzip’d JSON Lines; plain ones are read too. --history names it [.pipeline-guard/history.jsonl.gz].

examples:
  pipeline-guard history show --history .pipeline-guard/history.jsonl.gz
  pipeline-guard history backfill OWNER/REPO --workflow ci.yml --runs 300
  pipeline-guard history merge a.jsonl.gz b.jsonl.gz --output both.jsonl.gz
  pipeline-guard history export --format csv > runs.csv
`

export const command: Command = {
  summary: 'show, anomalies, import, export, merge, verify, prune, forget, backfill, compact',
  help,
  verbs: true,
  async run(args, io) {
    const [name, ...rest] = args
    const load = name !== undefined && Object.hasOwn(verbs, name) ? verbs[name] : undefined
    if (load === undefined)
      throw new UsageError([
        name === undefined
          ? `history: name a verb; known are ${Object.keys(verbs).join(', ')}`
          : `${name}: no such verb of history; ${suggest(name, Object.keys(verbs))}`,
      ])
    const { verb } = await load()
    if (rest.includes('--help') || rest.includes('-h')) {
      io.out(verb.usage)
      return 0
    }
    return verb.run(rest, io)
  },
}
