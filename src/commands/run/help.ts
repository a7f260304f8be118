/** The options of `run` as a person looks for them: by what they are for, the usual ones first. */
import { channelInputs } from '../../adapters/notifiers/channels.js'
import { inputs } from '../../config/inputs.js'
import type { Row } from '../../config/rows.js'

type Name = keyof typeof inputs

const channelNames = Object.keys(channelInputs) as (keyof typeof channelInputs)[]

const groups: readonly (readonly [string, readonly Name[]])[] = [
  ['what it reads', ['log-files', 'test-reports', 'test-root', 'metrics', 'job-status', 'scope']],
  ['when it fails', ['observe', 'fail-on', 'fail-on-verdicts', 'fail-on-categories', 'fail-on-tests', 'strict']],
  [
    'what it writes',
    [
      'dry-run',
      'result-file',
      'quarantine-file',
      'history',
      'history-path',
      's3-endpoint',
      's3-region',
      's3-path-style',
    ],
  ],
  [
    'whom it tells, and reruns',
    [...channelNames, 'notify-on', 'notify-branches', 'rerun', 'max-reruns', 'daily-reruns'],
  ],
]

/** Inputs of the action, and of the watch, which is a command of its own here. */
const elsewhere = (name: string): boolean =>
  /^watch-/.test(name) || ['mode', 'phase', 'check-run-id', 'digest'].includes(name)

const nameWidth = 27
const lineWidth = 108

/** Every input that means something to `run`, one that no group names under the last heading. */
export function runOptions(): string {
  const named = new Set<string>(groups.flatMap(([, names]) => names))
  const rest = (Object.keys(inputs) as Name[]).filter((name) => !named.has(name) && !elsewhere(name))
  return [...groups, ['further', rest] as const]
    .map(([title, names]) => `${title}:\n${names.map((name) => option(name, inputs[name])).join('\n')}`)
    .join('\n\n')
}

function option(name: string, row: Row<unknown>): string {
  const flag = `  --${name}${row.onOff ? '' : ' …'}`
  const accepted =
    row.onOff || /^globs|^one a line|^a path/.test(row.accepted) ? [] : [row.accepted.replaceAll('`', '')]
  const facts = [...accepted, ...(row.default === '' || row.onOff ? [] : [`default ${row.default}`])].join('; ')
  const text = `${row.description.replaceAll(/ Start with `true`\./g, '')}${facts === '' ? '' : ` (${facts})`}`
  const lines = wrapped(text, lineWidth - nameWidth)
  const [first = '', ...more] = flag.length >= nameWidth ? ['', ...lines] : lines
  return [`${flag.padEnd(nameWidth)}${first}`.trimEnd(), ...more.map((line) => ' '.repeat(nameWidth) + line)].join('\n')
}

/** At blanks, each line as full as it goes. */
function wrapped(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const word of text.split(' ')) {
    const last = lines.at(-1)
    if (last === undefined || last.length + word.length >= width) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines
}
