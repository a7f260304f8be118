/**
 * The labelled logs of the factory: each real output alone, and as the failing step of a whole job with trouble around it that does not
 * matter. Everything is drawn from the log's name, so the same logs come out everywhere.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMarked } from '../../scripts/marked-log.mjs'
import { frames, wrappers } from './frames.mjs'

const kept = fileURLToPath(new URL('./logs/', import.meta.url))

/** The recorded outputs below a folder, in order of their names. */
export function recorded(folder = kept) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true })
    .filter((file) => file.endsWith('.log'))
    .sort()
    .map((file) => ({
      id: file.slice(0, -4).replaceAll('\\', '/'),
      tool: dirname(file),
      ...readMarked(readFileSync(join(folder, file), 'utf8')),
    }))
}

/** A number below `size`, drawn from the words. */
const draw = (size, ...words) => createHash('sha256').update(words.join('\n')).digest().readUInt32BE(0) % size
const pick = (list, ...words) => list[draw(list.length, ...words)]

const stepOf = ({ id, head, body }) => ({
  name: id.split('/')[0],
  command: head.command.replaceAll('; ', '\n'),
  output: body,
  exit: Number(head.exit),
})

/** What stands before the failure: an install that went well, with trouble that healed or was allowed. */
const before = {
  quiet: () => [],
  installed: () => [
    {
      name: 'setup',
      command: 'npm ci',
      output:
        'npm warn deprecated inflight@1.0.6: This module is not supported, and leaks memory.\n\nadded 312 packages in 9s\n',
      exit: 0,
    },
  ],
  healed: (_, pool, seed) => {
    const trouble = pick(pool.healed, seed, 'healed')
    const { command, output } = stepOf(trouble)
    return [
      {
        name: 'setup',
        command: `./retry.sh ${command.split('\n')[0]}`,
        output: `${output.replace(/\n?$/, '\n')}attempt 1 of 3 failed with exit code ${trouble.head.exit}, trying again in 5 seconds\nattempt 2 of 3 succeeded\n`,
        exit: 0,
      },
    ]
  },
  tolerated: (_, pool, seed) => [
    { ...stepOf(pick(pool.tolerated, seed, 'tolerated')), name: 'advice', tolerated: true },
  ],
  noisy: (_, pool, seed) => [{ ...stepOf(pick(pool.passing, seed, 'noisy')), name: 'unit', exit: 0 }],
}

/** What stands after it. */
const after = {
  nothing: () => [],
  upload: () => [
    {
      name: 'upload',
      command: 'actions/upload-artifact@v4',
      output: '##[warning]No files were found with the provided path: reports/. No artifacts will be uploaded.\n',
      exit: 0,
      post: true,
    },
  ],
  cleanup: () => [
    {
      name: 'cleanup',
      command: 'docker compose down',
      output: 'no configuration file provided: not found\n',
      exit: 14,
      post: true,
    },
  ],
  stop: () => [
    {
      name: 'cleanup',
      command: 'kill "$(cat server.pid)"',
      output:
        "cat: server.pid: No such file or directory\n./cleanup.sh: line 3: kill: `': not a pid or valid job spec\n",
      exit: 1,
      post: true,
    },
  ],
}

/** Every combination of platform, wrapper and trouble around; `raw` goes with no trouble. */
export const settings = ['github', 'gitlab', 'jenkins', 'parallel'].flatMap((frame) =>
  Object.keys(wrappers).flatMap((wrapper) =>
    Object.keys(before).flatMap((first) => Object.keys(after).map((last) => ({ frame, wrapper, first, last }))),
  ),
)

/** One job: the recorded log in a setting. */
export function job(log, { frame, wrapper, first, last }, pool) {
  const seed = `${log.id} ${frame} ${wrapper}`
  const others = Object.fromEntries(
    Object.entries(pool).map(([name, list]) => [name, list.filter(({ tool }) => tool !== log.tool)]),
  )
  const step = stepOf(log)
  const steps = [
    ...before[first](log, others, seed),
    step.exit === 0 ? step : wrappers[wrapper](step),
    ...(step.exit === 0 ? [] : after[last]()),
  ]
  return frames[frame](steps)
}

/** From which logs the trouble around is drawn: outages that heal, findings that are allowed, noise of what passes. */
export const poolOf = (logs) => ({
  healed: logs.filter(({ head }) => head.transient === 'yes' && /network|infrastructure/.test(head.category)),
  tolerated: logs.filter(({ head }) => /^(lint|test)/.test(head.category ?? '')),
  passing: logs.filter(({ head }) => head.outcome === 'passed'),
})

/**
 * Rows as `bench/diagnose-logs.mjs` gives them, with `text` in place of a file.
 *
 * @param {{ perLog?: number, folder?: string }} options how many drawn jobs there are of each output beside the output alone
 */
export function factoryRows({ perLog = 2, folder } = {}) {
  const logs = recorded(folder)
  const pool = poolOf(logs)
  return logs.flatMap((log) => [
    rowOf(log, 'raw', log.body),
    ...Array.from({ length: perLog }, (_, at) => {
      const setting = pick(settings, log.id, String(at))
      return rowOf(log, Object.values(setting).join('+'), job(log, setting, pool))
    }),
  ])
}

function rowOf(log, setting, text) {
  const [category, ...also] = (log.head.category ?? '').split(' ')
  const lines = log.body.split('\n')
  const passed = log.head.outcome === 'passed'
  return {
    id: `factory/${log.id}@${setting}`,
    set: 'factory',
    tool: log.tool,
    fault: log.id,
    setting,
    ecosystem: log.head.ecosystem,
    ci: setting.split('+')[0],
    outcome: passed ? 'pass' : 'fail',
    category: passed ? undefined : category,
    also_ok: also,
    expected_lines: log.marked.map((number) => lines[number - 1]),
    expected_regex: [],
    transient: passed ? null : log.head.transient === 'yes',
    text,
  }
}
