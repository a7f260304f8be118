// Odd machines: nothing in the environment, a full or unwritable disk, clocks that jump. Exit code by contract, no stack trace.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { openDesk, preload } from './desk.mjs'

const clock = (env) => ({ NODE_OPTIONS: `--require ${preload}`, ...env })
/** SIGXFSZ ignored, a write beyond the limit is EFBIG, as one on a full disk is ENOSPC. */
const full = ['/bin/bash', '-c', `trap '' XFSZ; ulimit -f 0; exec "$0" "$@"`]

const table = {
  'no PATH': { env: { PATH: undefined } },
  'no HOME, no TMPDIR': { env: { HOME: undefined, TMPDIR: undefined } },
  'a HOME and a TMPDIR that are not there': { env: { HOME: '/nowhere', TMPDIR: '/nowhere' } },
  'a disk that takes nothing': { wrap: full, failsToSave: true },
  'output to a full device': { wrap: ['/bin/bash', '-c', `exec "$0" "$@" > /dev/full`], codes: [0, 3] },
  'a history below /proc': { history: '/proc/nowhere/h.jsonl.gz', failsToSave: true },
  'a folder as history': { history: 'folder', failsToSave: true },
  'a clock that jumps an hour ahead': { env: clock({ CLOCK_JUMP: '3600000' }) },
  'a clock that jumps a day back': { env: clock({ CLOCK_JUMP: '-86400000' }) },
  'the year 1970': { env: clock({ CLOCK_SKEW: String(-Date.now()) }) },
  'the year 2100': { env: clock({ CLOCK_SKEW: '2300000000000' }) },
}
const trace = /\n\s+at .*:\d+:\d+|Unhandled/

export async function places({ node }) {
  const broken = []
  for (const [name, { env = {}, wrap = [], history, codes = [0], failsToSave = false }] of Object.entries(table)) {
    const desk = await openDesk()
    mkdirSync(join(desk.folder, 'folder'))
    for (const strict of [false, true]) {
      const { code, out } = await desk.run(strict ? 2 : 1, {
        node,
        env,
        wrap,
        more: strict ? ['--strict'] : [],
        ...(history && { history }),
      })
      const accepted = failsToSave && strict ? [3] : codes
      if (!accepted.includes(code))
        broken.push(`${name}${strict ? ', strict' : ''}: exit code ${code}: ${out.slice(0, 200)}`)
      if (trace.test(out)) broken.push(`${name}: a stack trace`)
      if (failsToSave && !/not saved in the history/.test(out)) broken.push(`${name}: nobody is told`)
    }
    desk.close()
  }
  return { tried: 2 * Object.keys(table).length, broken }
}
