#!/usr/bin/env node
// Start to verdict, start-up against a bare Node process, and peak memory, of the committed command line. Times are of the processor,
// user and system: on a busy machine the clock tells of others’ work. With --against, another build in the same run, in turn.
// usage: node bench/speed.mjs [--json] [--runs 9] [--cli dist/cli/index.js] [--against OTHER/cli/index.js]
import './built.mjs'
import { spawnSync } from 'node:child_process'
import { closeSync, copyFileSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync, writeSync } from 'node:fs'
import { availableParallelism, tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { makeHistory } from './made-history.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    runs: { type: 'string', default: '9' },
    cli: { type: 'string', default: join(root, 'dist/cli/index.js') },
    against: { type: 'string' },
  },
})
const { encodeHistory } = await import(join(root, 'lib/core/history/file/codec.js'))
const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-bench-'))
const repeats = Number(values.runs)
const probe = join(folder, 'probe.mjs')
const probeText =
  "process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write(`\\ncpu=${user + system} peak=${process.resourceUsage().maxRSS}\\n`) })\n"

try {
  const historyFile = join(folder, 'history.jsonl.gz')
  // Of no event, as the judged run is: so all of them are what it is measured by.
  writeFileSync(historyFile, encodeHistory(makeHistory({ runs: 500, jobs: 20, steps: 8, event: 'none' })))
  const log = join(folder, 'build.log')
  writeGrownLog(log, 10_000_000)
  const huge = join(folder, 'huge.log')
  writeGrownLog(huge, 200_000_000)
  const empty = join(folder, 'empty.mjs')
  writeFileSync(empty, '')

  const run = (file) => [
    'run',
    '--history-path',
    join(folder, 'work.gz'),
    '--job-status',
    'failure',
    '--log-files',
    file,
    '--observe',
  ]
  /** As most runs are: nothing failed, no log is read. */
  const passed = ['run', '--history-path', join(folder, 'work.gz'), '--job-status', 'success', '--observe']
  const fresh = () => copyFileSync(historyFile, join(folder, 'work.gz'))
  /** The same where the run before has left what it learnt beside the records. */
  const resumedMs = () => {
    fresh()
    // The first brings the history within its bounds, which is what the second learns from.
    for (let runs = 0; runs < 2; runs++) start([values.cli, ...run(log)])
    const kept = join(folder, 'kept.gz')
    copyFileSync(join(folder, 'work.gz'), kept)
    return median(() => cpu([values.cli, ...run(log)], () => copyFileSync(kept, join(folder, 'work.gz'))))
  }
  writeFileSync(probe, probeText)
  const bare = median(() => cpu([empty]))
  const result = {
    machine: `${availableParallelism()} cores, Node ${process.versions.node}`,
    bareNodeMs: bare,
    startMs: median(() => cpu([values.cli, '--version'])),
    passedMs: median(() => cpu([values.cli, ...passed], fresh)),
    verdictMs: median(() => cpu([values.cli, ...run(log)], fresh)),
    verdictResumedMs: resumedMs(),
    demoMs: median(() => cpu([values.cli, 'demo'])),
    peakMegabytes: peak([values.cli, ...run(log)], fresh),
    peakMegabytes200MbLog: peak([values.cli, ...run(huge)], fresh),
  }
  const told = {
    ...result,
    startRatio: Number((result.startMs / bare).toFixed(2)),
    ...(values.against === undefined
      ? {}
      : {
          ratios: Object.fromEntries(
            Object.entries({ start: ['--version'], passed, verdict: run(log) }).map(([name, args]) => [
              name,
              ratio(args, fresh),
            ]),
          ),
        }),
  }
  console.log(
    values.json
      ? JSON.stringify(told)
      : `start to verdict, 500 runs × 20 jobs of history, 10 MB of log: ${told.verdictMs} ms of CPU, ${told.verdictResumedMs} ms with what the run before learnt (aim: under 400); of a run that passed ${told.passedMs} ms
start-up: ${told.startMs} ms, ${told.startRatio}× a bare Node process (${bare} ms; aim: 1.35×)
demo: ${told.demoMs} ms (aim: under 3000)
peak memory: ${told.peakMegabytes} MB, with a 200 MB log ${told.peakMegabytes200MbLog} MB (aim: under 200, whatever the log’s size)
on ${told.machine}; median of ${repeats}${told.ratios === undefined ? '' : `\nagainst ${values.against}: ${JSON.stringify(told.ratios)}`}`,
  )
} finally {
  rmSync(folder, { recursive: true, force: true })
}

/**
 * A real failing log that ships with the project, its ordinary lines repeated before it up to the size wanted. Written piece
 * by piece: a child’s highest resident set counts what its parent held when it was forked.
 */
function writeGrownLog(file, bytes) {
  const tail = readFileSync(join(root, 'examples/demo/logs/maven-test-failure.log'))
  const quiet = tail
    .toString('latin1')
    .split('\n')
    .filter((line) => !/error|fail|exception/i.test(line))
    .slice(0, 400)
    .join('\n')
  const piece = Buffer.from(`${quiet}\n`, 'latin1')
  const log = openSync(file, 'w')
  for (let size = tail.length; size < bytes; size += piece.length) writeSync(log, piece)
  writeSync(log, tail)
  closeSync(log)
}

function start(args, prepare) {
  prepare?.()
  const child = spawnSync(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH }, encoding: 'utf8' })
  if (child.status !== 0) throw new Error(`${args.join(' ')}: exit ${child.status}\n${child.stderr}`)
  return { child }
}

/** Processor time of the process, in ms. */
function cpu(args, prepare) {
  const { child } = start(['--import', probe, ...args], prepare)
  return Number(/cpu=(\d+)/.exec(child.stderr)?.[1]) / 1000
}

/** This build’s processor time over the other’s, each run in turn. */
function ratio(args, prepare) {
  const [ours, theirs] = [[], []]
  for (let turn = 0; turn < repeats; turn++) {
    ours.push(cpu([values.cli, ...args], prepare))
    theirs.push(cpu([resolve(values.against), ...args], prepare))
  }
  return Number((middle(ours) / middle(theirs)).toFixed(2))
}

function median(measure) {
  measure()
  return Math.round(middle(Array.from({ length: repeats }, measure)))
}

function middle(numbers) {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)]
}

/** Highest resident set of the process, as the kernel counted it. */
function peak(args, prepare) {
  const { child } = start(['--import', probe, ...args], prepare)
  return Math.round(Number(/peak=(\d+)/.exec(child.stderr)?.[1]) / 1024)
}
