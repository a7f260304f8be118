/** A part as a runner takes it on standard input or its command line, and what is said of it beside. */
import type { SplitPlan } from '../../core/model/index.js'
import { formatCount, formatDuration } from '../../core/run/format.js'
import { escapeRegExp } from '../../core/run/reg-exp.js'
import { UsageError } from '../command.js'

export const formats = ['lines', 'null', 'regex'] as const
export type Format = (typeof formats)[number]

/** @throws UsageError where a name would not come through: with a line break in it, one line a name is two names */
export function partText(files: readonly string[], format: Format): string {
  if (format === 'null') return files.map((file) => `${file}\u0000`).join('')
  const broken = files.find((file) => /[\r\n]/.test(file))
  if (broken !== undefined)
    throw new UsageError([`${JSON.stringify(broken)} holds a line break: use --format null, and \`xargs -0\``])
  return files.map((file) => `${format === 'regex' ? patternOf(file) : file}\n`).join('')
}

/** That file and none whose path only ends alike or begins alike (Playwright matches anywhere in the absolute path). */
const patternOf = (file: string): string => `/${escapeRegExp(file.replace(/^(?:\.\/)+|^\/+/, ''))}$`

/** “part 2 of 4: 31 of 124 files, 3 m 10 s expected …”. */
export function partLine(plan: SplitPlan, at: number): string {
  const { shards, total, digest, withoutTimes, boundMs } = plan
  const part = shards[at]
  const count = shards.reduce((sum, { files }) => sum + files.length, 0)
  const known = withoutTimes < count
  return [
    `part ${at + 1} of ${total}: ${part?.files.length ?? 0} of ${formatCount(count, 'file')}`,
    ...(known
      ? [
          `${formatDuration(part?.expectedMs ?? 0)} expected (all parts: ${spanOf(plan)}, at best ${formatDuration(boundMs)})`,
        ]
      : []),
    ...(known && withoutTimes > 0 ? [`${formatCount(withoutTimes, 'file')} without a recorded time`] : []),
    `division ${digest}`,
  ].join(', ')
}

export function spanOf({ shards }: SplitPlan): string {
  const times = shards.map(({ expectedMs }) => expectedMs)
  const [least, most] = [formatDuration(Math.min(...times)), formatDuration(Math.max(...times))]
  return least === most ? most : `${least} to ${most}`
}
