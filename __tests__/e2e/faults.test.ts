/** The short form of `npm run test:faults`: fifty scenarios drawn by a seed, and a little of everything else. */
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { expect, test } from '@jest/globals'

const bundle = process.env['PIPELINE_GUARD_BUNDLE']
const built = existsSync(resolve(bundle === undefined ? 'dist/main/index.js' : `${bundle}/main.js`))
const ready = built ? test : test.skip

/** A minute on a quiet machine; a limit against hanging, not a measure. */
const limit = 1_800_000

ready.each(['scenarios', 'outside', 'fuzz', 'damage', 'writers', 'kills', 'places'])(
  '%s: nothing breaks the contract (skipped where dist/ is not built)',
  async (part) => {
    const out = await new Promise<string>((done) => {
      const child = spawn(process.execPath, ['bench/faults/index.mjs', '--short', '--only', part])
      let said = ''
      const take = (chunk: Buffer) => {
        said += chunk.toString()
      }
      child.stdout.on('data', take)
      child.stderr.on('data', take)
      child.on('close', (code) => done(`${said}exit ${code}`))
    })
    expect(out).toMatch(/"broken":0/)
    expect(out).toMatch(/exit 0$/)
  },
  limit,
)
