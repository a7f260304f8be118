import { ObjectFault } from '../../adapters/objects/port.js'
import { readRecord } from '../../adapters/stores/s3/read.js'
import { compactTables } from '../../adapters/tables/compact.js'
import { terminal, terminalJson } from '../../core/report/escape.js'
import { formatCount } from '../../core/run/format.js'
import { minute } from '../../core/run/time.js'
import { mostShards } from '../../core/tables/layout.js'
import { readArguments } from '../arguments.js'
import { UsageError } from '../command.js'
import { openPlace, placeFlags, placeHelp } from '../place.js'
import type { Verb } from './files.js'

const usage = `usage: pipeline-guard history compact s3://BUCKET/PREFIX [options]
       pipeline-guard history compact DIR [options]

Makes Parquet tables of the records that came since the last time: runs, jobs, failures, tests, findings, and the records
themselves, a file a day and shard of repositories (docs/queries.md). Deletes nothing; may be stopped at any point and begun anew,
and run beside writers and beside another compaction.

  --shards N    files a day for each table, 1 to ${mostShards}; for a place without tables only [one for 64 repositories]
  --all         look at every record, also those that were in the tables before
  --minutes N   stop after so long; the next goes on
  --json        what was done, as JSON
${placeHelp}

Exit code 3 where not all could be done; what was done stays.

examples:
  pipeline-guard history compact s3://acme-ci-history/guard
  pipeline-guard history compact /mnt/ci-history --json
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      ...placeFlags,
      shards: { type: 'string' },
      all: { type: 'boolean' },
      minutes: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [place, ...more] = positionals
    const faults = [
      ...(place === undefined || more.length > 0
        ? ['history compact: name one place, s3://bucket/prefix or a folder']
        : []),
      ...faultsOf('--shards', values.shards, mostShards),
      ...faultsOf('--minutes', values.minutes, 1440),
    ]
    if (faults.length > 0 || place === undefined) throw new UsageError(faults)
    const objects = await openPlace(place, values, io)
    const until = values.minutes === undefined ? Number.POSITIVE_INFINITY : io.now() + Number(values.minutes) * minute
    try {
      const done = await compactTables({
        objects,
        readRecord: (entry) => readRecord(objects, entry),
        shards: values.shards === undefined ? undefined : Number(values.shards),
        all: values.all === true,
        goOn: () => io.now() < until,
        now: io.now,
      })
      for (const fault of [...done.told, ...done.faults.slice(0, 20), ...done.refused.slice(0, 5)])
        io.err(`${terminal(`pipeline-guard: ${fault}`, 500)}\n`)
      if (values.json)
        io.out(
          `${terminalJson(JSON.stringify({ ...done, refused: done.refused.length, requests: objects.requests() }))}\n`,
        )
      else
        io.out(
          `${formatCount(done.added, 'record')} added to the tables of ${formatCount(done.days, 'day')} (${formatCount(done.listed, 'object')} listed, ${formatCount(objects.requests(), 'request')})${done.refused.length > 0 ? `; ${formatCount(done.refused.length, 'object')} left out` : ''}${done.isWhole ? '' : '; not all: run it again'}\n`,
        )
      return done.isWhole ? 0 : 3
    } catch (error) {
      if (!(error instanceof ObjectFault)) throw error
      io.err(`${terminal(`pipeline-guard: ${error.message}`, 500)}\n`)
      return 3
    }
  },
}

const faultsOf = (option: string, given: string | undefined, most: number): readonly string[] =>
  given === undefined || (Number.isInteger(Number(given)) && Number(given) >= 1 && Number(given) <= most)
    ? []
    : [`${option}: got ${JSON.stringify(given)}, accepted is a whole number from 1 to ${most}`]
