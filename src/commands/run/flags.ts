/** Every input of the step as a flag of the command line. */
import { inputs } from '../../config/inputs.js'
import type { Row } from '../../config/rows.js'

const rows = Object.entries(inputs) as readonly [string, Row<unknown>][]

/** On and off are bare flags; any other may be given several times. */
export const runFlags = Object.fromEntries(
  rows.map(([name, row]) => [
    name,
    row.onOff ? { type: 'boolean' as const } : { type: 'string' as const, multiple: true },
  ]),
)

export type FlagValues = Readonly<Record<string, string | readonly string[] | boolean | undefined>>

/** The texts the inputs are read from; a flag given twice adds a line. */
export const asTexts = (given: FlagValues): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'object' ? value.join('\n') : String(value)]],
    ),
  )

/** `fail-on` by PIPELINE_GUARD_FAIL_ON. */
export const variableOf = (input: string): string => `PIPELINE_GUARD_${input.replaceAll('-', '_').toUpperCase()}`

/** Inputs given by the environment; flags and `--json-config` win. Empty means not given. */
export const fromEnvironment = (env: Readonly<Record<string, string | undefined>>): Record<string, string> =>
  Object.fromEntries(
    rows.flatMap(([name]) => {
      const given = env[variableOf(name)]
      return given === undefined || given === '' ? [] : [[name, given]]
    }),
  )
