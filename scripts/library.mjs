#!/usr/bin/env node
// Makes library/, what `import 'pipeline-guard'` loads: the core with its types, as tsc writes it. Run by `npm pack`.
import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(fileURLToPath(import.meta.url), '../..')
rmSync(join(root, 'library'), { recursive: true, force: true })
execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.library.json'], { cwd: root, stdio: 'inherit' })
