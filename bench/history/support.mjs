// The loopback results service of the tests, made runnable: stripped of its types into bench/out.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { transformSync } from '@swc/core'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '../..')

/** @returns {Promise<import('../../__tests__/support/results-service.js')>} */
export async function resultsService() {
  const out = join(root, 'bench/out/support')
  mkdirSync(out, { recursive: true })
  for (const name of ['results-service', 'results-blobs', 'results-caches', 'results-rest']) {
    const source = readFileSync(join(root, '__tests__/support', `${name}.ts`), 'utf8')
    const { code } = transformSync(source, {
      jsc: { target: 'es2023', parser: { syntax: 'typescript' } },
      module: { type: 'es6' },
    })
    writeFileSync(join(out, `${name}.js`), code)
  }
  return import(join(out, 'results-service.js'))
}
