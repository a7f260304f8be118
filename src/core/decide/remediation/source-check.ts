/** Syntax, types, style: the file and line, and the command that shows or mends just that. */
import type { Diagnosis } from '../../model/index.js'
import { pathArgument, quoted } from '../../tests/runners/shell-quote.js'
import { evidenceOf, type Strategy } from './strategy.js'

interface Tool {
  readonly name: RegExp
  /** For a file of this checkout, or for all of it. */
  command(file: string | undefined): readonly string[]
  readonly mends: boolean
}

const tool = (
  name: RegExp,
  words: string,
  options: { readonly mends?: boolean; readonly all?: string } = {},
): Tool => ({
  name,
  mends: options.mends ?? false,
  command: (file) => [
    ...words.split(' '),
    ...(file === undefined ? (options.all ?? '').split(' ').filter(Boolean) : [file]),
  ],
})

/** Formatters and linters that can mend what they find, then checkers that show it again. */
const tools: readonly Tool[] = [
  tool(/\bprettier\b/, 'npx prettier --write', { mends: true, all: '.' }),
  tool(/\bbiome\b/, 'npx biome check --write', { mends: true, all: '.' }),
  tool(/\beslint\b/, 'npx eslint --fix', { mends: true, all: '.' }),
  tool(/\bstylelint\b/, 'npx stylelint --fix', { mends: true, all: '**/*.css' }),
  tool(/\bruff\b/, 'ruff check --fix', { mends: true, all: '.' }),
  tool(/\bblack\b/, 'black', { mends: true, all: '.' }),
  tool(/\bisort\b/, 'isort', { mends: true, all: '.' }),
  tool(/\brubocop\b/, 'bundle exec rubocop -a', { mends: true }),
  tool(/\bgofmt\b/, 'gofmt -l -w', { mends: true, all: '.' }),
  tool(/\b(?:cargo fmt|rustfmt)\b/, 'cargo fmt', { mends: true }),
  tool(/\bclippy\b/, 'cargo clippy --all-targets'),
  tool(/\bspotless/, './gradlew spotlessApply', { mends: true }),
  tool(/\bgolangci(?:-lint)?\b/, 'golangci-lint run'),
  tool(/\bmypy\b/, 'mypy', { all: '.' }),
  tool(/\bflake8\b/, 'flake8', { all: '.' }),
  tool(/\bshellcheck\b/, 'shellcheck'),
  tool(/\bactionlint\b/, 'actionlint'),
]

/** Tools that take no single file, or would then see too little. */
const wholeOnly = /cargo|gradlew|golangci-lint/

export const sourceCheck: Strategy = {
  id: 'source-check',
  remedy: ({ diagnosis }) => {
    if (!['build', 'lint', 'config'].includes(diagnosis.category ?? '')) return undefined
    const { location } = diagnosis
    const place = location === undefined ? undefined : placeOf(location)
    const command = commandOf(diagnosis)
    const line = evidenceOf(diagnosis)[0]
    if (place === undefined && command === undefined && line === undefined) return undefined
    return {
      title: place === undefined ? diagnosis.title : `${diagnosis.title}, at ${place}`,
      instruction: [
        place === undefined ? 'Start at the first error; those after it are often its consequences.' : `Open ${place}.`,
        line === undefined ? '' : `It says: ${line.trim().replace(/(?<![.!?])$/, '.')}`,
        command?.mends === true ? 'The command below mends what it can.' : '',
        diagnosis.advice,
      ]
        .filter((part) => part !== '')
        .join(' '),
      ...(command === undefined ? {} : { command: command.text }),
    }
  },
}

const placeOf = (location: NonNullable<Diagnosis['location']>): string =>
  [location.file, location.line, location.column].filter((part) => part !== undefined).join(':')

function commandOf(diagnosis: Diagnosis): { readonly text: string; readonly mends: boolean } | undefined {
  const told = [diagnosis.rule ?? '', diagnosis.step ?? '', diagnosis.title].join('\n').toLowerCase()
  const found = tools.find((candidate) => candidate.name.test(told))
  if (found === undefined) return undefined
  const file = diagnosis.location === undefined ? undefined : pathArgument(diagnosis.location.file)
  const words = found.command(wholeOnly.test(found.command(undefined)[0] ?? '') ? undefined : file)
  return { text: words.map(quoted).join(' '), mends: found.mends }
}
