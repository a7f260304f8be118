/** Runners that are not part of the project (`npm run tools`), where they are; a test without one is skipped aloud. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe } from '@jest/globals'

const folder = process.env['PIPELINE_GUARD_TOOLS'] ?? join(process.cwd(), 'node_modules/.cache/tools')

const firstThatStarts = (candidates: readonly string[], probe: string): string | undefined =>
  candidates.find((path) => spawnSync(path, [probe]).status === 0)

export const actPath = (): string | undefined =>
  firstThatStarts([process.env['ACT'] ?? 'act', join(folder, 'venv/bin/act')], '--version')

export function nodePath(major: number): string | undefined {
  const path = join(folder, `node_modules/node-${major}/bin/node`)
  return existsSync(path) ? path : undefined
}

/** Needs Node 22 itself. */
export function gitlabCiLocal(): readonly [string, string] | undefined {
  const script = join(folder, 'node_modules/gitlab-ci-local/dist/index.js')
  const node = nodePath(24)
  return existsSync(script) && node !== undefined && spawnSync('rsync', ['--version']).status === 0
    ? [node, script]
    : undefined
}

/** The command line of the inspector of the Model Context Protocol, for Node.js to run. */
export function inspectorPath(): string | undefined {
  const path = join(folder, 'inspector/node_modules/@modelcontextprotocol/inspector/cli/build/cli.js')
  return existsSync(path) ? path : undefined
}

/** Servers that speak S3: moto, which knows conditions, pages and what Amazon refuses; s3s-fs, which checks every signature. */
export const motoPath = (): string | undefined =>
  firstThatStarts([process.env['MOTO_SERVER'] ?? 'moto_server', join(folder, 'venv/bin/moto_server')], '--help')

export const s3sPath = (): string | undefined =>
  firstThatStarts([process.env['S3S_FS'] ?? 's3s-fs', join(folder, 's3s/bin/s3s-fs')], '--help')

/** `go install github.com/rhysd/actionlint/cmd/actionlint@v1.7.7` */
export const actionlintPath = (): string | undefined =>
  firstThatStarts([process.env['ACTIONLINT'] ?? 'actionlint'], '-version')

/** The receiver of Debian’s postfix; it starts without an option and says how it is used. */
export function smtpSinkPath(): string | undefined {
  const path = process.env['SMTP_SINK'] ?? '/usr/sbin/smtp-sink'
  return spawnSync(path, []).stderr?.toString().includes('usage:') === true ? path : undefined
}

/** `describe`, or its skipping with a line on standard error. */
export function describeWith(tool: unknown, name: string): typeof describe.skip {
  if (tool !== undefined) return describe
  process.stderr.write(`skipped: ${name} is not there (npm run tools; docs/testing.md)\n`)
  return describe.skip
}
