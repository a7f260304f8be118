/**
 * The command that was run and how it ended, where the machine itself knows both. A command that said nothing of its own failure is
 * named with its exit code, and the codes that shells and kernels give say why (POSIX.1-2017, XCU 2.8.2; coreutils `timeout`).
 */
import type { Category, Diagnosis } from '../model/index.js'
import { signatureOf } from './learn/template.js'

export interface Executed {
  /** Masked. */
  readonly command: string
  /** Absent where the command was killed together with its guard. */
  readonly exitCode?: number
  /** Other commands of the job that failed as well. */
  readonly alsoFailed?: readonly Executed[]
}

interface Meaning {
  readonly category: Category
  readonly says: string
  readonly advice: string
}

const meanings: Readonly<Record<number, Meaning>> = {
  124: {
    category: 'timeout',
    says: 'its time was up',
    advice: 'Raise the limit given to `timeout`, or look at what hung.',
  },
  126: {
    category: 'config',
    says: 'it may not be executed',
    advice: 'Make it executable: chmod +x, or git update-index --chmod=+x.',
  },
  127: { category: 'config', says: 'a command was not found', advice: 'Install it, or check the spelling and PATH.' },
  130: {
    category: 'infrastructure',
    says: 'it was interrupted',
    advice: 'Somebody or something sent SIGINT; run it again.',
  },
  134: {
    category: 'build',
    says: 'it aborted itself',
    advice: 'Look for a failed assertion or an abort in its last lines.',
  },
  137: {
    category: 'resource',
    says: 'it was killed, mostly for memory',
    advice: 'Run less in parallel, or use a larger machine.',
  },
  139: {
    category: 'build',
    says: 'it crashed with a segmentation fault',
    advice: 'Run it under a debugger or a sanitizer.',
  },
  143: {
    category: 'infrastructure',
    says: 'it was told to end',
    advice: 'Something sent SIGTERM: a job limit, or a runner that shuts down.',
  },
}

export const meaningOfExit = (code: number | undefined): Meaning | undefined =>
  code === undefined ? undefined : meanings[code]

const longestCommand = 160
const longestOther = 80
const othersNamed = 3

/** Does nothing in the log but its last words speak for this answer? */
const isBare = ({ rule, category }: Diagnosis): boolean =>
  rule === null || category === 'unknown' || /\/(?:exit-status|exit-code|exit)$/.test(rule)

/**
 * The diagnosis of a command's output with the command in it: as its step, and in its title where the output says nothing more.
 *
 * @example withCommand(diagnosis, { command: './check.sh', exitCode: 3 }).title // './check.sh ended with exit code 3: no header'
 */
export function withCommand(diagnosis: Diagnosis, { command, exitCode }: Executed): Diagnosis {
  if (!diagnosis.failed) return diagnosis
  const name = cut(command, longestCommand)
  const ended = exitCode === undefined ? 'was killed' : `ended with exit code ${exitCode}`
  const step = exitCode === undefined ? name : `${name} (exit code ${exitCode})`
  if (!isBare(diagnosis)) return { ...diagnosis, step }
  // A command that passed is not what failed, whatever its last words are.
  if (exitCode === 0) return diagnosis
  const meaning = meaningOfExit(exitCode)
  const last = diagnosis.lines[0]?.text.trim()
  const words = meaning?.says ?? (last === undefined || last === '' ? 'it said nothing of why' : last)
  return {
    ...diagnosis,
    step,
    ...(meaning === undefined ? {} : { category: meaning.category, advice: meaning.advice, confidence: 0.7 }),
    ...(diagnosis.lines.length === 0 ? { advice: meaning?.advice ?? 'Run it again by hand; it printed nothing.' } : {}),
    signature:
      diagnosis.lines.length === 0 ? signatureOf(diagnosis.rule, `${command} ${exitCode ?? ''}`) : diagnosis.signature,
    title: `${name} ${ended}: ${words}`.slice(0, 500),
  }
}

/** One cause leads, but no command that failed goes unnamed. */
export function withOthers(diagnosis: Diagnosis, others: readonly Executed[] = []): Diagnosis {
  if (!diagnosis.failed || others.length === 0) return diagnosis
  const named = others
    .slice(0, othersNamed)
    .map(({ command, exitCode }) => `${cut(command, longestOther)} (exit code ${exitCode})`)
  const more = others.length > othersNamed ? ` and ${others.length - othersNamed} more` : ''
  const told = `; also failed: ${named.join(', ')}${more}`
  return { ...diagnosis, title: cut(diagnosis.title, 500 - told.length) + told }
}

const cut = (text: string, most: number): string => (text.length <= most ? text : `${text.slice(0, most - 1)}…`)
