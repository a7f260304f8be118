/** action.yml as the runner reads it. */
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { inputs } from '../../src/config/inputs.js'
import { outputs } from '../../src/core/report/outputs.js'

const action = parse(readFileSync('action.yml', 'utf8')) as {
  readonly inputs: Readonly<Record<string, unknown>>
  readonly outputs: Readonly<Record<string, unknown>>
  readonly runs: { readonly using: string; readonly main: string; readonly post: string }
}

test('names a runtime and files that are there', () => {
  expect(action.runs.using).toBe('node24')
  for (const file of [action.runs.main, action.runs.post])
    expect({ file, there: existsSync(file) }).toEqual({ file, there: true })
})

test('has every input and output of the tables', () => {
  expect(Object.keys(action.inputs)).toEqual(Object.keys(inputs))
  expect(Object.keys(action.outputs)).toEqual(Object.keys(outputs))
})
