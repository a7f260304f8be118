import { mkdir, mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, expect, test } from '@jest/globals'
import {
  createFilePresenter,
  createJsonPresenter,
  createTerminalPresenter,
  presentBy,
} from '../../../src/adapters/presenters/elsewhere.js'
import type { Trouble } from '../../../src/core/model/index.js'
import { hostile } from '../../support/hostile.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-presenter-'))
})

const shown = { markdown: '', text: 'fine\n\n', annotations: [], outputs: {}, json: '{"verdict":"normal"}\n' }
const troubleLog = (troubles: Trouble[]) => ({ add: (trouble: Trouble) => troubles.push(trouble), all: () => troubles })

test('a terminal gets text without control sequences', async () => {
  const printed: string[] = []
  const presenter = createTerminalPresenter({ print: (text) => printed.push(text) })
  for (const text of hostile) await presenter.show({ ...shown, text })
  expect(printed.join('')).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e]/)
  await presenter.show(shown)
  expect(printed.at(-1)).toBe('fine\n')
})

test('the machine form stands alone on its line', async () => {
  const printed: string[] = []
  await createJsonPresenter({ print: (text) => printed.push(text) }).show(shown)
  expect(printed).toEqual(['{"verdict":"normal"}\n'])
})

test('the machine form holds no command of a CI runner and no control, and means the same', async () => {
  const printed: string[] = []
  const json = JSON.stringify({ names: [...hostile, '###[x', '\\##[x', '\u{e0041}'] })
  await createJsonPresenter({ print: (text) => printed.push(text) }).show({ ...shown, json })
  const out = printed.join('')
  expect(out).not.toMatch(/##\[|##(?:vso|teamcity)\[|[\u007f-\u009f\u2028\u2029\u202a-\u202e\u{e0000}-\u{e007f}]/u)
  expect(JSON.parse(out)).toEqual(JSON.parse(json))
})

test('the result file is written whole, into folders that are not there yet', async () => {
  const path = join(folder, 'a/b/result.json')
  await createFilePresenter({ path, troubles: troubleLog([]) }).show(shown)
  expect(await readFile(path, 'utf8')).toBe(shown.json)
  expect(await readdir(join(folder, 'a/b'))).toEqual(['result.json'])
})

test('a write that fails leaves the older file and no half one, and is told', async () => {
  const path = join(folder, 'result.json')
  await mkdir(path)
  await writeFile(join(path, 'inside'), 'kept')
  const troubles: Trouble[] = []
  await createFilePresenter({ path, troubles: troubleLog(troubles) }).show(shown)
  expect(troubles.map(({ code }) => code)).toEqual(['result-not-written'])
  expect(await readdir(folder)).toEqual(['result.json'])
  expect(await readFile(join(path, 'inside'), 'utf8')).toBe('kept')
})

test('several show in order', async () => {
  const order: number[] = []
  const showing = (n: number) => ({ show: async () => void order.push(n) })
  await presentBy([showing(1), showing(2)]).show(shown)
  expect(order).toEqual([1, 2])
})
