/** The container file: built where a builder runs; everywhere, what it copies is there and nothing else is sent to the builder. */
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'

const lines = readFileSync('Dockerfile', 'utf8')
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))
const copied = lines.flatMap((line) => /^COPY (\S+) \S+$/.exec(line)?.[1] ?? [])

test('it copies what is there, runs as nobody special, and needs no shell', () => {
  expect(lines.map((line) => line.split(' ')[0])).toEqual(['FROM', 'COPY', 'COPY', 'USER', 'WORKDIR', 'ENTRYPOINT'])
  for (const path of copied) expect(existsSync(path)).toBe(true)
  const sent = readFileSync('.dockerignore', 'utf8').trim().split('\n')
  expect(sent).toEqual(['*', ...copied.map((path) => `!${path}`)])
  const command: unknown = JSON.parse(
    lines.find((line) => line.startsWith('ENTRYPOINT'))?.replace('ENTRYPOINT ', '') ?? '',
  )
  expect(command).toEqual(['node', '/opt/pipeline-guard/dist/cli/index.js'])
})

test('its base has the Node the package needs', () => {
  const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as { engines: { node: string } }
  const least = Number(/\d+/.exec(engines.node)?.[0])
  expect(Number(/^FROM node:(\d+)-slim$/.exec(lines[0] ?? '')?.[1])).toBeGreaterThanOrEqual(least)
})

const builder = ['docker', 'podman'].find((name) => spawnSync(name, ['info'], { stdio: 'ignore' }).status === 0)
const withBuilder = builder === undefined ? test.skip : test
if (builder === undefined) console.info('container file not built: neither docker nor podman runs here')
withBuilder('it builds, and its demo runs', () => {
  const built = spawnSync(builder ?? '', ['build', '-q', '.'], { encoding: 'utf8' })
  expect(built.stderr).toBe('')
  const demo = spawnSync(builder ?? '', ['run', '--rm', built.stdout.trim(), 'demo'], { encoding: 'utf8' })
  expect(demo.status).toBe(0)
})
