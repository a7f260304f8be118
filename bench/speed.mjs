#!/usr/bin/env node
// Start to verdict, start-up against a bare Node process, and peak memory, of the committed command line.
// usage: node bench/speed.mjs [--json] [--runs 9] [--cli dist/cli/index.js]
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
  },
})
const { encodeHistory } = await import(join(root, 'lib/core/history/file/codec.js'))
const folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-bench-'))
const repeats = Number(values.runs)

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
  const fresh = () => copyFileSync(historyFile, join(folder, 'work.gz'))
  /** The same where the run before has left what it learnt beside the records. */
  const resumedMs = () => {
    fresh()
    // The first brings the history within its bounds, which is what the second learns from.
    for (let runs = 0; runs < 2; runs++) start([values.cli, ...run(log)])
    const kept = join(folder, 'kept.gz')
    copyFileSync(join(folder, 'work.gz'), kept)
    return median(() => timed([values.cli, ...run(log)], () => copyFileSync(kept, join(folder, 'work.gz'))))
  }
  const bare = median(() => timed([empty]))
  const result = {
    machine: `${availableParallelism()} cores, Node ${process.versions.node}`,
    bareNodeMs: bare,
    startMs: median(() => timed([values.cli, '--version'])),
    verdictMs: median(() => timed([values.cli, ...run(log)], fresh)),
    verdictResumedMs: resumedMs(),
    demoMs: median(() => timed([values.cli, 'demo'])),
    peakMegabytes: peak([values.cli, ...run(log)], fresh),
    peakMegabytes200MbLog: peak([values.cli, ...run(huge)], fresh),
  }
  const told = { ...result, startRatio: Number((result.startMs / bare).toFixed(2)) }
  console.log(
    values.json
      ? JSON.stringify(told)
      : `start to verdict, 500 runs × 20 jobs of history, 10 MB of log: ${told.verdictMs} ms, ${told.verdictResumedMs} ms with what the run before learnt (aim: under 500)
start-up: ${told.startMs} ms, ${told.startRatio}× a bare Node process (${bare} ms; aim: 1.6×)
demo: ${told.demoMs} ms (aim: under 3000)
peak memory: ${told.peakMegabytes} MB, with a 200 MB log ${told.peakMegabytes200MbLog} MB (aim: under 200, whatever the log’s size)
on ${told.machine}; median of ${repeats}`,
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
  const began = process.hrtime.bigint()
  const child = spawnSync(process.execPath, args, { cwd: folder, env: { PATH: process.env.PATH }, encoding: 'utf8' })
  const ms = Number(process.hrtime.bigint() - began) / 1e6
  if (child.status !== 0) throw new Error(`${args.join(' ')}: exit ${child.status}\n${child.stderr}`)
  return { ms, child }
}

function timed(args, prepare) {
  return start(args, prepare).ms
}

function median(measure) {
  measure()
  const all = Array.from({ length: repeats }, measure).sort((a, b) => a - b)
  return Math.round(all[Math.floor(all.length / 2)])
}

/** Highest resident set of the process, as the kernel counted it. */
function peak(args, prepare) {
  const probe = join(folder, 'probe.mjs')
  writeFileSync(
    probe,
    "process.on('exit', () => process.stderr.write(`\\npeak=${process.resourceUsage().maxRSS}\\n`))\n",
  )
  const { child } = start(['--import', probe, ...args], prepare)
  return Math.round(Number(/peak=(\d+)/.exec(child.stderr)?.[1]) / 1024)
}
