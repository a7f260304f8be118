/** Reads the inputs: every fault at once, each naming the input, what was given and what is accepted. */
import { createMask, type Mask } from '../core/mask/index.js'
import { distance } from '../core/run/distance.js'
import { historyKinds } from './history-inputs.js'
import { type InputName, inputs } from './inputs.js'
import { camel, type Row, type ValuesOf } from './rows.js'

/** Inputs as the flow uses them, keyed in camelCase. */
export type Config = ValuesOf<typeof inputs>

export interface Fault {
  readonly input: string
  readonly given: string
  readonly accepted: string
}

export type ReadConfig =
  | { readonly kind: 'ok'; readonly config: Config }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/**
 * @param inputsGiven raw text by input name; absent and empty both mean the default (GitHub passes "" for inputs not given)
 */
export function readConfig(inputsGiven: Readonly<Record<string, string | undefined>>): ReadConfig {
  const faults: Fault[] = []
  const given = withHistoryPath(inputsGiven, faults)
  const config: Record<string, unknown> = {}
  for (const [name, row] of Object.entries(inputs) as [InputName, Row<unknown>][]) {
    const raw = given[name]
    const reading = row.read(raw === undefined || raw === '' ? row.default : raw)
    if ('value' in reading) config[camel(name)] = reading.value
    else faults.push({ input: name, given: row.secret ? '(secret)' : shownOf(raw), accepted: reading.fault })
  }
  for (const name of Object.keys(given))
    if (!(name in inputs))
      faults.push({
        input: name,
        given: mayBeSecret(name) ? '(secret)' : shownOf(given[name]),
        accepted: nearest(name),
      })
  return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'ok', config: config as unknown as Config }
}

/** `history: PATH` is `history: file` with its path. A path holds a `/` or a `.`: a mistyped word is none; an address is none either. */
function withHistoryPath(
  given: Readonly<Record<string, string | undefined>>,
  faults: Fault[],
): Readonly<Record<string, string | undefined>> {
  const path = given['history']?.trim() ?? ''
  if (
    !/[/.\\]/.test(path) ||
    /^[a-z][\w+-]+:\/\//i.test(path) ||
    (historyKinds as readonly string[]).includes(path.toLowerCase())
  )
    return given
  const other = given['history-path']?.trim() || path
  if (other !== path)
    faults.push({ input: 'history-path', given: other, accepted: 'one path: history names another one' })
  return { ...given, history: 'file', 'history-path': path }
}

/** The values of every input marked `secret`: whatever row brings one, it is masked. */
export const secretsOf = (config: Config): readonly string[] =>
  (Object.entries(inputs) as [InputName, Row<unknown>][])
    .filter(([, row]) => row.secret)
    .flatMap(([name, row]) => {
      const value = (config as Readonly<Record<string, unknown>>)[camel(name)]
      return value === undefined ? [] : [value, ...(row.secretPartsOf?.(value) ?? [])].flat()
    })
    .filter((value) => typeof value === 'string')

/** A mistyped name of a secret input is still followed by the secret. */
const mayBeSecret = (name: string): boolean =>
  /token|secret|slack|hook|pass|key|cred/i.test(name) ||
  Object.entries(inputs).some(([known, row]) => row.secret && distance(known, name) <= 3)

/** Without what stands before the `@` of an address: a user and a password, even where they make it no URL. */
const shownOf = (given = ''): string =>
  given.replace(
    /^(["\s]*[a-z][a-z\d+.-]*:\/\/).*@|^[^:]*:.*@/is,
    (_, scheme: string | undefined) => `${scheme ?? ''}(secret)@`,
  )

const shapes = createMask([])
const longestShown = 200

/** One line a fault: what people see. Masked, then cut: a half of a secret has no shape. */
export const describeFault = ({ input, given, accepted }: Fault): string => {
  const shown = shapes(shownOf(given)).slice(0, longestShown)
  return `${shapes(input)}: got ${JSON.stringify(shown)}, accepted is ${shapes(accepted)}`
}

/** Faults without the secrets a step was given. */
export const maskFaults = (faults: readonly Fault[], mask: Mask): readonly Fault[] =>
  faults.map(({ input, given, accepted }) => ({ input: mask(input), given: mask(given), accepted: mask(accepted) }))

const nearest = (name: string): string => {
  const known = Object.keys(inputs)
  const close = known.filter((candidate) => distance(candidate, name) <= 2)
  return close.length > 0
    ? `no such input; did you mean ${close.join(' or ')}?`
    : `no such input; known are ${known.join(', ')}`
}
