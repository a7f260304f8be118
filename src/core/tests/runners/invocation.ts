/** Which runner a command starts, and the same command for some tests alone. */
import type { TestCase } from '../../model/index.js'
import { runners } from './index.js'
import type { Runner } from './runner.js'

/** Programs that start another, which follows. */
const starters = new Set(
  'npx pnpx bunx npm pnpm yarn bun exec dlx x run env cross-env xvfb-run time nice node python python3 py uv poetry pipenv hatch pdm rye bundle php -m -- -y --yes --no-install -a --auto-servernum'.split(
    ' ',
  ),
)
/** `CI=1` before the program. */
const assignment = /^[A-Za-z_]\w*=/

export interface Invocation {
  /** Its arguments wherever they are written: in a script too. */
  readonly words: readonly string[]
  readonly runner: Runner
  /** All before the runner’s own arguments; where a script has those, all there is. */
  readonly start: readonly string[]
  readonly own: readonly string[]
}

/** Scripts by their names, as package.json has them. */
export type Scripts = Readonly<Record<string, string>>

/** @returns undefined where no runner is known to be started, or something else is started after it */
export function invocationOf(command: readonly string[], scripts: Scripts): Invocation | undefined {
  const scripted = invocationByScript(command, scripts)
  if (scripted !== undefined) return scripted
  for (let at = 0; at < command.length; at++) {
    const found = programAt(command, at)
    if (found !== undefined) {
      const end = at + found.words
      return { runner: found.runner, start: command.slice(0, end), own: command.slice(end), words: command.slice(end) }
    }
    const word = command[at] ?? ''
    if (!starters.has(nameOf(word)) && !assignment.test(word)) break
  }
  return undefined
}

function programAt(command: readonly string[], at: number): { runner: Runner; words: number } | undefined {
  for (const runner of runners)
    for (const program of runner.programs) {
      const words = program.split(' ')
      const matches = words.every((word, index) => {
        const given = command[at + index]
        return given !== undefined && (index === 0 ? nameOf(given) : given) === word
      })
      if (matches) return { runner, words: words.length }
    }
  return undefined
}

/** `./node_modules/.bin/jest`, `gradlew.bat`, `vendor/bin/phpunit`, `node_modules/jest/bin/jest.js`. */
const nameOf = (word: string): string =>
  (word.split(/[\\/]/).at(-1) ?? '').replace(/\.(?:exe|cmd|bat|js|cjs|mjs|phar|sh)$/i, '')

/** What a script is given is appended to its last command. */
function invocationByScript(command: readonly string[], scripts: Scripts): Invocation | undefined {
  const name = scriptOf(command)
  const script = name === undefined ? undefined : scripts[name]
  if (script === undefined) return undefined
  const last = script.split(/&&|\|\||;/).at(-1) ?? ''
  // A pipe, a redirection or a comment would take what is appended.
  if (/[|<>#`]|\$\(/.test(last)) return undefined
  const inner = invocationOf(last.trim().split(/\s+/), {})
  // Node takes its own options before the files alone.
  if (inner === undefined || (inner.runner.id === 'node --test' && inner.own.some((word) => !word.startsWith('-'))))
    return undefined
  const needsDashes = nameOf(command[0] ?? '') === 'npm' && !command.includes('--')
  const start = [...command, ...(needsDashes ? ['--'] : [])]
  return { runner: inner.runner, start, own: [], words: [...inner.own, ...command] }
}

/** `npm test`, `npm run x`, `yarn x`, `pnpm x`, `bun run x`. */
function scriptOf([program = '', first, second]: readonly string[]): string | undefined {
  const manager = nameOf(program)
  if (!['npm', 'yarn', 'pnpm', 'bun'].includes(manager)) return undefined
  if (first === 'run' || first === 'run-script') return second
  if (first === 'test' || first === 't' || first === 'tst') return manager === 'bun' ? undefined : 'test'
  return manager === 'yarn' || manager === 'pnpm' ? first : undefined
}

export type Narrowed =
  | { readonly kind: 'command'; readonly command: readonly string[]; readonly runner: string }
  /** Why not, as the rest of “the failed tests cannot be run by themselves: …”. */
  | { readonly kind: 'impossible'; readonly reason: string }

/**
 * Why a command that failed cannot be excused by its tests, as the rest of a sentence: something else failed, or it stopped before all
 * tests had run.
 *
 * @param failed how many tests its reports say failed
 * @param text of a file beside the command; undefined where there is none
 * @returns undefined where its failed tests are all that failed
 */
export async function notByTestsAlone(
  command: readonly string[],
  { scripts, exitCode, failed, text }: Failing,
): Promise<string | undefined> {
  const invocation = invocationOf(command, scripts)
  if (invocation === undefined) return unknownRunner(command)
  const { runner, words } = invocation
  const ends = runner.endsSo?.(exitCode, failed) ?? exitCode === 1
  if (!ends)
    return `${runner.id} does not end with ${exitCode} when ${failed === 1 ? 'a test fails' : `${failed} tests fail`}: something else failed`
  const stops = `${runner.id} stops at a failure here, so not all tests have run`
  if (runner.goesOn !== undefined && !words.includes(runner.goesOn)) return `${stops}; give ${runner.goesOn}`
  const { stops: stop } = runner
  if (stop === undefined) return undefined
  const told = words.find((word) => stop.words.test(word))
  if (told !== undefined) return `${stops} (${told})`
  for (const file of stop.files ?? []) if (stop.setting?.test((await text(file)) ?? '')) return `${stops} (${file})`
  return undefined
}

export interface Failing {
  readonly scripts: Scripts
  readonly exitCode: number
  readonly failed: number
  readonly text: (file: string) => Promise<string | undefined>
}

const unknownRunner = (command: readonly string[]): string =>
  `no test runner is known in \`${command.slice(0, 3).join(' ')}\`; give the runner’s own command`

/** @param tests the ones to run, at least one; each has failed */
export const narrowedCommand = (command: readonly string[], scripts: Scripts, tests: readonly TestCase[]): Narrowed =>
  commandFor(command, { scripts, tests, isOfFailed: true })

/** The same for tests however they ended. */
export const selectedCommand = (command: readonly string[], scripts: Scripts, tests: readonly TestCase[]): Narrowed =>
  commandFor(command, { scripts, tests, isOfFailed: false })

function commandFor(
  command: readonly string[],
  {
    scripts,
    tests,
    isOfFailed,
  }: { readonly scripts: Scripts; readonly tests: readonly TestCase[]; readonly isOfFailed: boolean },
): Narrowed {
  const invocation = invocationOf(command, scripts)
  if (invocation === undefined) return { kind: 'impossible', reason: unknownRunner(command) }
  const { runner, start, own } = invocation
  const cannot = { kind: 'impossible', reason: `${runner.id} cannot be told to run just these` } as const
  if (tests.some(({ name }) => name.includes('\0'))) return cannot
  const select = isOfFailed ? runner.narrowed : (runner.selected ?? runner.narrowed)
  const narrowed = select?.(own, tests)
  return narrowed === undefined ? cannot : { kind: 'command', command: [...start, ...narrowed], runner: runner.id }
}
