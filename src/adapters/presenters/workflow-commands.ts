/**
 * The one door to a GitHub step’s stdout. The runner reads workflow commands from it, so nothing a stranger wrote may
 * ever look like one: text is defused line by line and stands between `stop-commands` with a token nobody can guess.
 */

import type { Annotation } from '../../core/model/index.js'
import { commandMessage, commandProperty, terminalLines } from '../../core/report/escape.js'

/** Text for the job log, with no line of it taken for a command. */
export function plainText(text: string, token: string): string {
  const body = terminalLines(text).replace(/\n+$/, '')
  return body === '' ? '' : `::stop-commands::${token}\n${body}\n::${token}::\n`
}

/** One annotation as a workflow command. Messages are cut: the runner drops what it finds too long. */
export function annotationCommand(annotation: Annotation): string {
  const properties = {
    title: annotation.title.slice(0, 200),
    file: annotation.file,
    line: annotation.file ? annotation.line : undefined,
    col: annotation.file ? annotation.column : undefined,
  }
  const told = Object.entries(properties).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [`${name}=${commandProperty(String(value))}`],
  )
  return `::${annotation.level} ${told.join(',')}::${commandMessage(annotation.message.slice(0, 4000))}\n`
}

/** GitHub shows 10 annotations of a level and step; the others would be dropped in silence. */
const mostOfLevel = 10

/**
 * The annotations that will be shown; where there are more, the tenth says how many are left out.
 * @param annotations most important first
 */
export function withinLimits(annotations: readonly Annotation[]): readonly Annotation[] {
  return (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const all = annotations.filter((annotation) => annotation.level === level)
    if (all.length <= mostOfLevel) return all
    const shown = all.slice(0, mostOfLevel - 1)
    const left = all.length - shown.length
    return [...shown, { level, title: `${left} more`, message: `${left} more stand in the summary of this run.` }]
  })
}

/**
 * Lines for `GITHUB_OUTPUT`. A value is fenced by a delimiter nobody can guess, so that no line of it ends it early and
 * sets another output.
 */
export const outputLines = (outputs: Readonly<Record<string, string>>, token: string): string =>
  Object.entries(outputs)
    .filter(([name]) => /^[A-Za-z_][\w-]{0,99}$/.test(name))
    .map(([name, value]) => `${name}<<pg_${token}\n${value.replaceAll(token, '')}\npg_${token}\n`)
    .join('')
