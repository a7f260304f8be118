/** Several processes on one history file: the committed command line, started at once. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { decodeHistory, encodeHistory } from '../../src/core/history/codec.js'
import { runsOf } from '../support/records.js'

const cli = resolve('dist/cli/index.js')
const built = existsSync(cli) ? test : test.skip

built(
  'six processes that write one file at once lose nothing (skipped where dist/ is not built)',
  async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
    try {
      const parts = runsOf(60)
      const codes = await Promise.all(
        Array.from({ length: 6 }, async (_, index) => {
          await writeFile(join(cwd, `part-${index}.gz`), encodeHistory(parts.slice(index * 10, index * 10 + 10)))
          const child = spawn(process.execPath, [cli, 'history', 'merge', `part-${index}.gz`, '--output', 'all.gz'], {
            cwd,
          })
          return new Promise((done) => child.on('close', done))
        }),
      )
      expect(codes).toEqual([0, 0, 0, 0, 0, 0])
      const loaded = decodeHistory(await readFile(join(cwd, 'all.gz')))
      expect(loaded).toMatchObject({ kind: 'ok', value: { records: { length: 60 }, quarantined: [] } })
      expect((await readdir(cwd)).filter((name) => !name.startsWith('part-'))).toEqual(['all.gz'])
    } finally {
      await rm(cwd, { recursive: true, force: true })
    }
  },
  30_000,
)
