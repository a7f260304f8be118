/** Monorepos and runners of runners; and what is written, as actionlint reads it. */
import { spawnSync } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { command } from '../../../src/commands/init/index.js'
import { languages } from '../../../src/commands/init/languages.js'
import { keptIo } from '../../support/io.js'
import { actionlintPath, describeWith } from '../../support/tools.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function init(files: Readonly<Record<string, string>>, ...args: readonly string[]) {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(cwd, path)), { recursive: true })
    await writeFile(join(cwd, path), text)
  }
  const io = keptIo({ cwd })
  await command.run(['--uses', 'o/pipeline-guard@v1', ...args], io)
  return io.printed()
}
const written = () => readFile(join(cwd, '.github/workflows/ci.yml'), 'utf8')

const workflows = async (): Promise<readonly string[]> =>
  (await readdir(join(cwd, '.github/workflows'))).map((name) => join('.github/workflows', name))

const json = (value: object): string => JSON.stringify(value)

test.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
  [
    'npm workspaces',
    { 'package.json': json({ workspaces: ['a', 'b'] }), 'package-lock.json': '{}', 'a/package.json': '{}' },
    ['npm ci', 'npm test --workspaces --if-present'],
  ],
  [
    'npm workspaces with a test of their own',
    { 'package.json': json({ workspaces: ['a'], scripts: { test: 'vitest run' } }), 'package-lock.json': '{}' },
    ['npm test -- --reporter=default --reporter=junit --outputFile=junit.xml'],
  ],
  [
    'pnpm workspaces',
    { 'package.json': '{}', 'pnpm-lock.yaml': '', 'pnpm-workspace.yaml': 'packages: [a]' },
    ['pnpm --recursive --if-present test'],
  ],
  ['yarn workspaces', { 'package.json': json({ workspaces: ['a'] }), 'yarn.lock': '' }, ['yarn workspaces foreach']],
  [
    'go work',
    { 'go.work': 'go 1.24\nuse (\n./a\n./b\n)', 'a/go.mod': 'module a', 'b/go.mod': 'module b' },
    ['go-version-file: go.work', "go list -f '{{.Dir}}/...' -m | xargs gotestsum --junitfile junit.xml"],
  ],
  ['cargo workspace', { 'Cargo.toml': '[workspace]\nmembers = ["a"]' }, ['cargo test --workspace']],
  ['one crate', { 'Cargo.toml': '[package]\nname = "a"' }, ['cargo test 2>&1']],
  [
    'tox that hands options on',
    { 'tox.ini': '[testenv]\ncommands = pytest {posargs}', 'pyproject.toml': '' },
    ['pip install tox', 'tox run -- --junitxml=junit.xml'],
  ],
  ['tox that does not', { 'tox.ini': '[testenv]\ncommands = pytest' }, ['tox run 2>&1']],
  [
    'nox',
    { 'noxfile.py': 'session.run("pytest", *session.posargs)', 'pyproject.toml': '' },
    ['pip install nox', 'nox -- --junitxml=junit.xml'],
  ],
  ['Rails', { Gemfile: "gem 'rails', '~> 8.0'" }, ['bundle exec rails db:test:prepare test']],
  [
    'Rails with RSpec',
    { Gemfile: "gem 'rails'\ngem 'rspec-rails'\ngem 'rspec_junit_formatter'" },
    ['RspecJunitFormatter'],
  ],
  [
    'Maven modules',
    { 'pom.xml': '<modules/>', 'a/pom.xml': '', mvnw: '' },
    ['sh ./mvnw --batch-mode verify', '**/target/surefire-reports/TEST-*.xml'],
  ],
  [
    'Gradle projects',
    { 'settings.gradle.kts': 'include("a")', 'a/build.gradle.kts': '', gradlew: '' },
    ['sh ./gradlew build', '**/build/test-results/**/TEST-*.xml'],
  ],
  ['a .NET solution', { 'App.slnx': '', 'a/a.csproj': '' }, ['dotnet test --logger trx']],
])('%s', async (_, files, parts) => {
  await init(files)
  const text = await written()
  for (const part of parts) expect(text).toContain(part)
})

test('a Jenkinsfile that cleans the workspace is told where the step belongs', async () => {
  const { out } = await init({ Jenkinsfile: 'pipeline {\n post {\n always {\n cleanWs()\n }\n }\n}' }, '--print')
  expect(out).toMatch(/above cleanWs\(\).*cleanup \{ \}/)
  expect((await init({ Jenkinsfile: 'pipeline {\n post {\n always {\n }\n }\n}' }, '--print')).out).not.toMatch(
    /cleanWs/,
  )
})

test('a .gitlab-ci.yml with includes: the job needs no stage of theirs, and what they do before each job is not done', async () => {
  const { out } = await init({ '.gitlab-ci.yml': 'include:\n  - local: ci/test.yml\n' }, '--print')
  expect(out).toMatch(/stage: \.post/)
  expect(out).toMatch(/before_script: \[\]/)
})

const actionlint = actionlintPath()
describeWith(actionlint, 'actionlint')('actionlint', () => {
  test.each(languages.map(({ name, files }) => [name, files[0] ?? ''] as const))(
    'has nothing to say of what is written for %s, nor of the companion',
    async (_, file) => {
      await init({ [file.startsWith('.') ? `a${file}` : file]: '' }, '--companion')
      const { status, stdout } = spawnSync(actionlint ?? '', ['-no-color', ...(await workflows())], {
        cwd,
        encoding: 'utf8',
      })
      expect([stdout, status]).toEqual(['', 0])
    },
  )
})
