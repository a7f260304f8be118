/** `diagnose LOG…`: what broke, in which lines, of which kind, and whether a retry is likely to pass. */
import { createReadStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { diagnoseLog } from '../core/diagnose/index.js'
import { LogError } from '../core/diagnose/read/inflate.js'
import type { Diagnosis } from '../core/model/index.js'
import { readArguments } from './arguments.js'
import { type Command, type ExitCode, type Io, UsageError } from './command.js'

const help = `usage: pipeline-guard diagnose [options] LOG…

Classifies logs: category, root-cause lines, location, likely to pass on retry or not. A log may be plain text,
gzip or zip, UTF-8 or UTF-16; "-" is standard input.

  --json               one JSON object on one line for each log, in order (schema: history-schema/diagnosis)
  --baseline FILE      log of a successful run of the same job; lines unknown to it count more (repeatable)
  --explain-ranking    show why the winning line won

examples:
  pipeline-guard diagnose build.log
  pipeline-guard diagnose --json failed.log --baseline passed.log
  gh run view 123 --log-failed | pipeline-guard diagnose -`

export const command: Command = {
  summary: 'classify logs: category, root cause, likely to pass on retry?',
  help,
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = readArguments(args, {
      json: { type: 'boolean' },
      baseline: { type: 'string', multiple: true },
      'explain-ranking': { type: 'boolean' },
    })
    if (positionals.length === 0)
      throw new UsageError(['no log given; name at least one file, or - for standard input'])
    const faults: string[] = []
    for (const file of positionals) {
      const fault = await unusable(file, io)
      if (fault !== undefined) {
        faults.push(fault)
        continue
      }
      try {
        const diagnosis = await diagnoseLog(open(file, io), { file })
        io.out(`${values.json === true ? JSON.stringify(diagnosis) : readable(diagnosis)}\n`)
      } catch (error) {
        if (!(error instanceof LogError)) throw error
        faults.push(`${file}: ${error.message}. ${error.advice}`)
      }
    }
    if (faults.length > 0) throw new UsageError(faults)
    return 0
  },
}

const open = (file: string, io: Io): AsyncIterable<Uint8Array> =>
  file === '-' ? process.stdin : createReadStream(resolve(io.cwd, file), { highWaterMark: 1 << 20 })

async function unusable(file: string, io: Io): Promise<string | undefined> {
  if (file === '-') return undefined
  try {
    const found = await stat(resolve(io.cwd, file))
    return found.isDirectory() ? `${file}: is a directory; name the log files in it` : undefined
  } catch (error) {
    return `${file}: cannot be read (${(error as NodeJS.ErrnoException).code ?? 'unknown error'}); check the path`
  }
}

function readable(diagnosis: Diagnosis): string {
  const { file, title, category, confidence, transient, transientProbability, lines, advice, step } = diagnosis
  if (!diagnosis.failed) return `${file}: nothing failed`
  const percent = (value: number): string => `${Math.round(value * 100)} %`
  return [
    `${file}: ${title}`,
    `  ${category}, ${percent(confidence)} sure; ${transient ? 'likely' : 'unlikely'} to pass on retry (${percent(transientProbability)})`,
    ...(step === undefined ? [] : [`  in: ${step}`]),
    ...lines.map((line) => `  ${String(line.number).padStart(7)} | ${line.text.slice(0, 300)}`),
    `  ${advice}`,
  ].join('\n')
}
