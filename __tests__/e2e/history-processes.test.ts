/** Several processes on one history file: the committed command line, started at once. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { expect, test } from '@jest/globals'
import { decodeHistory, encodeHistory } from '../../src/core/history/file/codec.js'
import { runsOf } from '../support/records.js'

const cli = resolve(process.env['PIPELINE_GUARD_CLI'] ?? 'dist/cli/index.js')
const built = existsSync(cli) ? test : test.skip

built('eight processes that write one file at once lose nothing (skipped where dist/ is not built)', async () => {
  const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
  try {
    const parts = runsOf(80)
    const codes = await Promise.all(
      Array.from({ length: 8 }, async (_, index) => {
        await writeFile(join(cwd, `part-${index}.gz`), encodeHistory(parts.slice(index * 10, index * 10 + 10)))
        const child = spawn(process.execPath, [cli, 'history', 'merge', `part-${index}.gz`, '--output', 'all.gz'], {
          cwd,
        })
        return new Promise((done) => child.on('close', done))
      }),
    )
    expect(codes).toEqual([0, 0, 0, 0, 0, 0, 0, 0])
    const loaded = decodeHistory(await readFile(join(cwd, 'all.gz')))
    expect(loaded).toMatchObject({ kind: 'ok', value: { records: { length: 80 }, quarantined: [] } })
    expect((await readdir(cwd)).filter((name) => !name.startsWith('part-'))).toEqual(['all.gz'])
  } finally {
    await rm(cwd, { recursive: true, force: true })
  }
})

/** Linux and macOS: a process that ignores the signal is told EFBIG, as one on a full disk is told ENOSPC. */
const limited = existsSync(cli) && existsSync('/bin/bash') ? test : test.skip

limited(
  'a disk that takes no more: told, the file as it was, nothing left behind (skipped without dist/ or bash)',
  async () => {
    const cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
    try {
      const before = encodeHistory(runsOf(3))
      await writeFile(join(cwd, 'all.gz'), before)
      await writeFile(join(cwd, 'more.gz'), encodeHistory(runsOf(400)))
      const line = `trap '' XFSZ; ulimit -f 4; exec "$0" "$@"`
      const child = spawn(
        '/bin/bash',
        ['-c', line, process.execPath, cli, 'history', 'merge', 'more.gz', '--output', 'all.gz'],
        { cwd },
      )
      let said = ''
      child.stderr.on('data', (chunk: Buffer) => {
        said += chunk.toString()
      })
      expect(await new Promise((done) => child.on('close', done))).toBe(2)
      expect(said).toMatch(/all.gz cannot be written: EFBIG/)
      expect(await readFile(join(cwd, 'all.gz'))).toEqual(Buffer.from(before))
      expect((await readdir(cwd)).sort()).toEqual(['all.gz', 'more.gz'])
    } finally {
      await rm(cwd, { recursive: true, force: true })
    }
  },
)
