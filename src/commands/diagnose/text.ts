/** A diagnosis for people: the answer first, then the lines around the cause, then why it won. */
import type { Examination } from '../../core/diagnose/index.js'
import { reasonsFor, varied } from '../../core/diagnose/rank/rank.js'
import type { Diagnosis } from '../../core/model/index.js'
import { formatCount } from '../../core/run/format.js'

const percent = (value: number): string => `${Math.round(value * 100)} %`

/** @param around the log’s own lines around the root cause; empty where they cannot be read again */
export function readable(diagnosis: Diagnosis, around: readonly { number: number; text: string }[]): string {
  const { file, title, category, confidence, transient, transientProbability, lines, location } = diagnosis
  if (!diagnosis.failed) return `${file}: nothing failed`
  const causes = new Set(lines.map((line) => line.number))
  const mark = (number: number): string => (number === lines[0]?.number ? '>' : causes.has(number) ? '·' : ' ')
  const shown = around.length > 0 ? around : lines
  const row = (line: { number: number; text: string }): string =>
    `  ${mark(line.number)}${String(line.number).padStart(7)} | ${line.text.slice(0, 300)}`
  const known = new Set(shown.map((line) => line.number))
  const further = lines.filter((line) => !known.has(line.number)).sort((a, b) => a.number - b.number)
  return [
    `${file}: ${title}`,
    `  ${category}, ${percent(confidence)} sure; ${transient ? 'likely' : 'unlikely'} to pass on retry (${percent(transientProbability)})`,
    ...(diagnosis.step === undefined ? [] : [`  in ${diagnosis.step.slice(0, 150)}`]),
    ...(location === undefined
      ? []
      : [`  at ${[location.file, location.line, location.column].filter((part) => part !== undefined).join(':')}`]),
    ...shown.map(row),
    ...(further.length === 0 ? [] : ['  further signs', ...further.map(row)]),
    ...(diagnosis.causes ?? []).map((cause) => `  also ${cause.category}: ${cause.title} (line ${cause.line.number})`),
    `  what to do: ${diagnosis.advice}`,
    `  ${diagnosis.rule ?? 'no rule'}, signature ${diagnosis.signature}`,
  ].join('\n')
}

/** The best five candidates with what their score is made of. */
export function explained({ ranked, outcome }: Examination): string {
  const rows = varied(ranked, 5).flatMap((each, at) => [
    `  ${at + 1}. line ${each.number}, ${each.rule?.id ?? 'no rule'} (${each.category}), score ${each.score.toFixed(2)}: ${each.text.slice(0, 120)}`,
    `     ${reasonsFor(each)
      .slice(0, 8)
      .map(({ feature, adds }) => `${feature} ${adds > 0 ? '+' : ''}${adds.toFixed(2)}`)
      .join(', ')}`,
  ])
  return [
    `  failed: ${outcome.failed ? 'yes' : 'no'}, by ${outcome.by}; ${formatCount(ranked.length, 'candidate')}`,
    ...rows,
  ].join('\n')
}
