/** `diagnose LOG…`: what broke, in which lines, of which kind, and whether a retry is likely to pass. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { kindOf } from '../../adapters/files/read.js'
import { defaultBriefTokens } from '../../core/diagnose/budget.js'
import { baselineFromLog, diagnosisOf, examineLog, type KnownLines } from '../../core/diagnose/index.js'
import { linesAround } from '../../core/diagnose/read/around.js'
import { LogError, plainBytes } from '../../core/diagnose/read/inflate.js'
import { maskFromEnvironment } from '../../core/mask/environment.js'
import { terminal, terminalJson, terminalLines } from '../../core/report/escape.js'
import { formatBytes } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { type Command, type ExitCode, type Io, UsageError } from '../command.js'
import { type InTime, notInTime, readInTime, secondsOf } from '../in-time.js'
import { explained, readable } from './text.js'

const help = `usage: pipeline-guard diagnose [options] LOG…

Classifies logs: category, root-cause lines, location, likely to pass on retry or not. A log may be plain text,
gzip or zip, UTF-8 or UTF-16; "-" is standard input. Logs that cannot be read are named at the end (exit code 2);
the others are answered all the same.

  --json               one JSON object on one line for each log, in order (schema: history-schema)
  --baseline FILE      log of a successful run of the same job; lines unknown to it count more (repeatable)
  --patterns FILE      rules of your own (see "patterns --help"; repeatable)
  --brief [TOKENS]     the evidence alone, within so many tokens (1500): facts, then the telling lines with their
                       numbers, repeats folded, secrets masked; for an issue, an explanation or a coding agent
  --deadline SECONDS   time for all of them (300); what was read until then is answered, and named at the end
  --explain-ranking    show why the winning line won (on standard error with --json)

examples:
  pipeline-guard diagnose build.log
  pipeline-guard diagnose --json failed.log --baseline passed.log
  pipeline-guard diagnose --brief 4000 failed.log
  gh run view 123 --log-failed | pipeline-guard diagnose -
`

export const command: Command = {
  summary: 'classify logs: category, root cause, likely to pass on retry?',
  help,
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = readArguments(withTokens(args), {
      brief: { type: 'string' },
      json: { type: 'boolean' },
      baseline: { type: 'string', multiple: true },
      patterns: { type: 'string', multiple: true },
      deadline: { type: 'string' },
      'explain-ranking': { type: 'boolean' },
    })
    if (positionals.length === 0)
      throw new UsageError(['no log given; name at least one file, or - for standard input'])
    const seconds = secondsOf(values.deadline)
    const inTime = readInTime(seconds, io.now)
    const baselines = await readBaselines(values.baseline ?? [], { io, inTime })
    const rules = await readRules(values.patterns ?? [], io)
    const mask = maskFromEnvironment(io.env)
    const brief = values.brief === undefined ? {} : { briefTokens: tokensOf(values.brief) }
    const faults: string[] = []
    for (const file of positionals) {
      const fault = await unusable(file, io)
      if (fault !== undefined) {
        faults.push(fault)
        continue
      }
      try {
        const options = { file, baselines, mask, pace: inTime.pace, ...brief, ...(rules.length === 0 ? {} : { rules }) }
        const examination = await examineLog(inTime.chunks(openLog(file, io)), options)
        const diagnosis = diagnosisOf(examination, options)
        const [first] = diagnosis.lines
        if (values.json === true) io.out(`${terminalJson(JSON.stringify(diagnosis))}\n`)
        else if (diagnosis.brief !== undefined) io.out(`${terminalLines(diagnosis.brief)}\n`)
        else {
          const again = first !== undefined && file !== '-'
          const around = again
            ? await linesAround(plainBytes(inTime.chunks(openLog(file, io))), first.number, 3, mask)
            : []
          io.out(`${terminalLines(readable(diagnosis, around))}\n`)
        }
        if (values['explain-ranking'] === true) {
          const print = values.json === true ? io.err : io.out
          print(`${terminalLines(explained(examination))}\n`)
        }
        if (inTime.isOver()) faults.push(notInTime(file, seconds))
      } catch (error) {
        if (!(error instanceof LogError)) throw error
        faults.push(`${file}: ${error.message}. ${error.advice}`)
      }
    }
    if (faults.length > 0) throw new UsageError(faults)
    return 0
  },
}

/** `--brief` may stand without its number. */
const withTokens = (args: readonly string[]): readonly string[] =>
  args.map((arg, at) =>
    arg === '--brief' && !/^\d+$/.test(args[at + 1] ?? '') ? `--brief=${defaultBriefTokens}` : arg,
  )

function tokensOf(text: string): number {
  const tokens = Number(text)
  if (Number.isSafeInteger(tokens) && tokens >= 200 && tokens <= 100_000) return tokens
  throw new UsageError([`--brief: ${text} is no number of tokens; give a whole number from 200 to 100000`])
}

const openLog = (file: string, io: Io): AsyncIterable<Uint8Array> =>
  withProgress(
    file === '-' ? process.stdin : createReadStream(resolve(io.cwd, file), { highWaterMark: 1 << 20 }),
    file,
    io,
  )

/** A log of a gigabyte takes seconds. */
async function* withProgress(chunks: AsyncIterable<Uint8Array>, file: string, io: Io): AsyncIterable<Uint8Array> {
  let bytes = 0
  for await (const chunk of chunks) {
    bytes += chunk.length
    io.progress?.(terminal(`${file}: read ${formatBytes(bytes)}`, 200))
    yield chunk
  }
}

async function readBaselines(
  files: readonly string[],
  { io, inTime }: { readonly io: Io; readonly inTime: InTime },
): Promise<readonly KnownLines[]> {
  const faults = (await Promise.all(files.map((file) => unusable(file, io)))).filter((fault) => fault !== undefined)
  if (faults.length > 0) throw new UsageError(faults)
  const known: KnownLines[] = []
  for (const file of files) known.push(await baselineFromLog(inTime.chunks(openLog(file, io))))
  return known
}

async function readRules(files: readonly string[], io: Io) {
  if (files.length === 0) return []
  const { loadPatterns } = await import('../patterns/file.js')
  return loadPatterns(files, io)
}

async function unusable(file: string, io: Io): Promise<string | undefined> {
  if (file === '-') return undefined
  try {
    const found = await stat(resolve(io.cwd, file))
    // A shell’s `<(…)` is a pipe; a device has no end.
    const kind = found.isFIFO() ? undefined : kindOf(found)
    return kind === undefined ? undefined : `${file}: is ${kind}; name log files`
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown error'
    return `${file}: cannot be read (${code === 'ENOENT' ? 'no such file' : code}); check the path`
  }
}
