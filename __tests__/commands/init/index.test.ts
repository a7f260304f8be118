import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { UsageError } from '../../../src/commands/command.js'
import { command } from '../../../src/commands/init/index.js'
import { languages } from '../../../src/commands/init/languages.js'
import { readFileConfig } from '../../../src/config/file.js'
import { inputs } from '../../../src/config/inputs.js'
import { keptIo } from '../../support/io.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

async function init(args = '') {
  const io = keptIo({ cwd })
  const code = await command.run(['--uses', 'o/pipeline-guard@v1', ...args.split(' ').filter((arg) => arg !== '')], io)
  return { code, ...io.printed() }
}
const put = async (path: string, text = '') => {
  await mkdir(dirname(join(cwd, path)), { recursive: true })
  await writeFile(join(cwd, path), text)
}
const read = (path: string) => readFile(join(cwd, path), 'utf8')

interface Workflow {
  name: string
  on: Record<string, unknown>
  permissions: object
  jobs: Record<
    string,
    {
      needs?: string[]
      if?: string
      permissions: object
      steps: { uses?: string; if?: string; run?: string; with?: Record<string, unknown> }[]
    }
  >
}
const workflow = async (path: string) => parse(await read(path)) as Workflow
const guardOf = (job: Workflow['jobs'][string] | undefined) =>
  job?.steps.find(({ uses }) => uses?.includes('pipeline-guard'))

describe('files are written as every other is: whole, and through no link', () => {
  test('a link out of the repository, or to nowhere, is refused', async () => {
    await mkdir(join(cwd, '.github'))
    await symlink('nowhere.yml', join(cwd, '.github/pipeline-guard.yml'))
    await expect(init('--github')).rejects.toThrow('is a link to nowhere.yml, which is not there')
    const outside = await mkdtemp(join(tmpdir(), 'outside-'))
    await rm(join(cwd, '.github/workflows'), { recursive: true, force: true })
    await symlink(outside, join(cwd, '.github/workflows'))
    await expect(init('--github')).rejects.toThrow('is a link out of the workspace')
    expect(await readdir(outside)).toEqual([])
    await rm(outside, { recursive: true })
  })

  test('no draft is left, and a file keeps its mode', async () => {
    await put('.gitlab-ci.yml', 'test:\n  script: make\n')
    await chmod(join(cwd, '.gitlab-ci.yml'), 0o640)
    await init('--gitlab --force')
    expect(await read('.gitlab-ci.yml')).toContain('pipeline-guard')
    expect((await stat(join(cwd, '.gitlab-ci.yml'))).mode & 0o777).toBe(0o640)
    expect((await readdir(cwd)).filter((name) => name.endsWith('.tmp'))).toEqual([])
  })
})

describe('a repository without workflows', () => {
  test.each(languages.map(({ name, files }) => [name, files[0] ?? ''] as const))(
    '%s: a whole workflow that is valid YAML and names known inputs only',
    async (name, file) => {
      await put(file.startsWith('.') ? `app${file}` : file)
      expect((await init()).code).toBe(0)
      const written = await workflow('.github/workflows/ci.yml')
      const guard = guardOf(written.jobs['test'])
      expect(guard).toMatchObject({ if: 'always()', with: { observe: true } })
      expect(Object.keys(guard?.with ?? {}).filter((input) => !(input in inputs))).toEqual([])
      expect(written.permissions).toEqual({})
      expect(written.jobs['test']?.permissions).toEqual({ actions: 'read', contents: 'read' })
      const row = languages.find((language) => language.name === name)
      expect(written.jobs['test']?.steps.some(({ run }) => run?.includes(row?.test[0] ?? ''))).toBe(true)
      if (row?.reports[0] !== undefined) expect(guard?.with?.['test-reports']).toContain(row.reports[0])
    },
  )

  test('reports that lie about are found', async () => {
    await put('app/build/out/TEST-a.xml')
    await init()
    expect(guardOf((await workflow('.github/workflows/ci.yml')).jobs['test'])?.with?.['test-reports']).toContain(
      'app/build/out/TEST-*.xml',
    )
  })

  test('the configuration file is valid as it is', async () => {
    await init()
    expect(await readFileConfig(await read('.github/pipeline-guard.yml'), 'x')).toMatchObject({ kind: 'ok' })
  })

  test('your own configuration stays, even with --force', async () => {
    await put('.github/pipeline-guard.yml', 'channels: []\n')
    expect((await init('--force')).err).toMatch(/pipeline-guard\.yml: is there and was left as it is/)
    expect(await read('.github/pipeline-guard.yml')).toBe('channels: []\n')
  })

  test('the default branch is the clone’s own', async () => {
    await put('.git/refs/remotes/origin/HEAD', 'ref: refs/remotes/origin/trunk\n')
    await init()
    expect((await workflow('.github/workflows/ci.yml')).on['push']).toEqual({ branches: ['trunk'] })
  })
})

const existing = `name: Build
on: [push, pull_request]
jobs:
    lint:
        runs-on: ubuntu-latest
        steps:
            - run: make lint # keep me
    test:
        needs: lint
        runs-on: ubuntu-latest
        steps:
            - run: |
                make test

# the end
`

describe('what is run leaves the report that is read', () => {
  const manifest = (more: object) => JSON.stringify({ name: 'a', ...more })
  test.each([
    [
      'jest',
      { scripts: { test: 'jest' } },
      /npm install --no-save jest-junit[\s\S]*--reporters=jest-junit/,
      '**/junit.xml',
    ],
    ['vitest', { devDependencies: { vitest: '3' } }, /--reporter=junit --outputFile=junit.xml/, '**/junit.xml'],
    ['node:test', { scripts: { test: 'node --test' } }, /--test-reporter=junit/, '**/junit.xml'],
    ['something else', { scripts: { test: 'tap' } }, /npm test 2>&1|npm test$/m, '**/junit*.xml'],
  ])('npm with %s', async (_, more, words, report) => {
    await put('package.json', manifest(more))
    await init()
    const text = await read('.github/workflows/ci.yml')
    expect(text).toMatch(words)
    expect(text).toContain(report)
    // Without a lock file \`npm ci\` would only fail.
    expect(text).toMatch(/run: npm install$/m)
    await put('package-lock.json', '{}')
    await rm(join(cwd, '.github'), { recursive: true })
    await init()
    expect(await read('.github/workflows/ci.yml')).toMatch(/run: npm ci$/m)
  })

  test.each([
    ['node --test', true],
    ['npm run build && NODE_ENV=test node --import tsx --test', true],
    ['node --test --test-concurrency 4', true],
    ['node --test test/a.test.js', false],
    ["node --test 'test/**/*.js'", false],
    ['node --import tsx --test a.js', false],
    ['node --test --test-only a.js', false],
    ['node --test && echo done', false],
    ['node --test | tap-spec', false],
    ['node --test --test-reporter=dot', false],
    ['node build.js --test', false],
  ])('reporters are added to a test script only where node takes them for options: %s', async (script, added) => {
    await put('package.json', manifest({ scripts: { test: script } }))
    const { err } = await init()
    const { test: job } = (await workflow('.github/workflows/ci.yml')).jobs
    const run = job?.steps.map((step) => step.run ?? '').find((command) => command.startsWith('npm test'))
    expect(run?.includes('npm test -- --test-reporter=spec')).toBe(added)
    if (!added) expect(run).toMatch(/^npm test 2>&1/)
    expect(/put this before the files .*: --test-reporter=spec/.test(err)).toBe(!added)
  })

  test.each<[string, Readonly<Record<string, string>>, RegExp, RegExp | undefined]>([
    [
      'bun',
      { 'bun.lock': '', 'package.json': '{"scripts":{"test":"bun test"}}' },
      /bun test --reporter=junit/,
      /junit\.xml/,
    ],
    [
      'bun with Vitest',
      { 'bun.lock': '', 'package.json': '{"scripts":{"test":"vitest"}}' },
      /bun run test --reporter=default/,
      /junit\.xml/,
    ],
    ['Maven with its wrapper', { 'pom.xml': '', mvnw: '' }, /sh \.\/mvnw --batch-mode verify/, /surefire/],
    ['Maven without', { 'pom.xml': '' }, /^ *mvn --batch-mode verify/m, /surefire/],
    ['Gradle with its wrapper', { 'build.gradle': '', gradlew: '' }, /sh \.\/gradlew build/, /test-results/],
    ['Gradle without', { 'build.gradle': '' }, /^ *gradle build/m, /test-results/],
    ['uv', { 'uv.lock': '', 'pyproject.toml': '' }, /uv run --with pytest/, /junit\.xml/],
    ['Poetry', { 'poetry.lock': '', 'pyproject.toml': '' }, /poetry run pytest/, /junit\.xml/],
    ['pip', { 'requirements.txt': '' }, /python -m pytest/, /junit/],
    ['.NET', { 'app.sln': '' }, /dotnet test --logger trx/, /\.trx/],
    [
      'RSpec with a report',
      { Gemfile: "gem 'rspec_junit_formatter'" },
      /RspecJunitFormatter --out rspec.xml/,
      /rspec\.xml/,
    ],
    ['RSpec without', { Gemfile: "gem 'rspec'" }, /bundle exec rspec/, undefined],
    ['Minitest', { Gemfile: "gem 'minitest'" }, /bundle exec rake test/, undefined],
  ])('%s: what runs, and only reports that are written', async (_, files, runs, reports) => {
    for (const [path, text] of Object.entries(files)) await put(path, text)
    await init()
    const text = await read('.github/workflows/ci.yml')
    expect(text).toMatch(runs)
    const guard = guardOf((await workflow('.github/workflows/ci.yml')).jobs['test'])
    if (reports === undefined) expect(guard?.with).not.toHaveProperty('test-reports')
    else expect(guard?.with?.['test-reports']).toMatch(reports)
    for (const [, action] of text.matchAll(/uses: (\S+)/g))
      expect(action).toMatch(/^(?:o\/pipeline-guard@v1|[\w.-]+\/[\w.-]+@[0-9a-f]{40})$/)
  })

  test('cargo promises no report, unless nextest is set up', async () => {
    await put('Cargo.toml')
    await init()
    expect(await read('.github/workflows/ci.yml')).not.toMatch(/test-reports/)
    await put('.config/nextest.toml')
    await rm(join(cwd, '.github'), { recursive: true })
    await init()
    expect(await read('.github/workflows/ci.yml')).toMatch(/cargo nextest run[\s\S]*target\/nextest/)
  })

  test('a project below the root is built where it lies; others add their reports', async () => {
    await put('api/go.mod')
    await put('services/web/pom.xml')
    await init()
    const { test: job } = (await workflow('.github/workflows/ci.yml')).jobs
    expect(job).toMatchObject({ defaults: { run: { 'working-directory': 'api' } } })
    expect(guardOf(job)?.with).toMatchObject({
      'log-files': 'api/test.log',
      'test-reports': expect.stringMatching(/junit.xml[\s\S]*surefire/),
    })
    expect(job?.steps.find(({ uses }) => uses?.includes('setup-go'))?.with).toEqual({
      'go-version-file': 'api/go.mod',
    })
  })

  test('a branch that default branches are named like is one, in a repository without a remote', async () => {
    await put('.git/HEAD', 'ref: refs/heads/master\n')
    await init()
    expect((await workflow('.github/workflows/ci.yml')).on['push']).toEqual({ branches: ['master'] })
  })

  test('a workflow of your own is never replaced', async () => {
    await put('.github/workflows/ci.yml', 'on: workflow_dispatch\njobs: {}\n')
    await init('--force')
    expect(await read('.github/workflows/ci.yml')).toBe('on: workflow_dispatch\njobs: {}\n')
  })
})

describe('a repository with workflows', () => {
  test('the job is printed, the file left as it is', async () => {
    await put('.github/workflows/build.yml', existing)
    const told = await init()
    expect(told.out).toContain('needs: [lint, test]')
    expect(told.err).toMatch(/build\.yml: is there and was left as it is; --force changes it/)
    expect(await read('.github/workflows/build.yml')).toBe(existing)
  })

  test('--force adds the job at the end of the jobs, and changes nothing else', async () => {
    await put('.github/workflows/build.yml', existing)
    await init('--force')
    const text = await read('.github/workflows/build.yml')
    expect(text.replace(/\n {4}pipeline-guard:[\s\S]*?(?=\n# the end|$)/, '').replace(/\n+/g, '\n')).toBe(
      existing.replace(/\n+/g, '\n'),
    )
    const { jobs } = await workflow('.github/workflows/build.yml')
    expect(Object.keys(jobs)).toEqual(['lint', 'test', 'pipeline-guard'])
    expect(jobs['pipeline-guard']).toMatchObject({
      needs: ['lint', 'test'],
      if: 'always()',
      permissions: { actions: 'read', contents: 'read' },
    })
  })

  test('twice is once', async () => {
    await put('.github/workflows/build.yml', existing)
    await init('--force')
    const once = await read('.github/workflows/build.yml')
    expect((await init('--force')).err).toMatch(/guarded already/)
    expect(await read('.github/workflows/build.yml')).toBe(once)
  })

  test('the workflow with most jobs that runs on changes is chosen', async () => {
    await put('.github/workflows/a.yml', 'on: push\njobs: {one: {}}')
    await put('.github/workflows/build.yml', existing)
    await put('.github/workflows/nightly.yml', 'on: {schedule: [{cron: "0 0 * * *"}]}\njobs: {a: {}, b: {}, c: {}}')
    expect((await init('--print')).out).toMatch(/^# \.github\/workflows\/build\.yml \(add this\)/)
  })

  test('a layout that cannot be changed safely is left alone, even with --force', async () => {
    const flow = 'on: push\njobs: {a: {runs-on: x, steps: []}}\n'
    await put('.github/workflows/a.yml', flow)
    const told = await init('--force')
    expect(told.err).toMatch(/does not let it be changed safely/)
    expect(told.out).toContain('needs: [a]')
    expect(await read('.github/workflows/a.yml')).toBe(flow)
  })

  test('one that is no YAML is named and left alone', async () => {
    await put('.github/workflows/bad.yml', 'on: [push\n  x: {')
    expect((await init()).err).toMatch(/bad\.yml: .*left alone/)
  })

  test('the companion watches them by name', async () => {
    await put('.github/workflows/build.yml', existing)
    await init('--companion')
    const written = await workflow('.github/workflows/pipeline-guard-companion.yml')
    expect(written.on).toEqual({ workflow_run: { workflows: ['Build'], types: ['completed'] } })
    expect(written.jobs['pipeline-guard']?.permissions).toEqual({
      actions: 'write',
      contents: 'read',
      'pull-requests': 'read',
    })
  })
})

describe('elsewhere', () => {
  test('Jenkins: a whole file, or the part to add', async () => {
    await put('pom.xml')
    await init('--jenkins')
    expect(await read('Jenkinsfile')).toMatch(
      /sh 'mvn --batch-mode verify'[\s\S]*pipelineGuard\(observe: true, testReports: '\*\*\/target/,
    )
    const again = await init('--jenkins')
    expect(again.out).toMatch(/# add this to Jenkinsfile[\s\S]*post \{/)
  })

  test('GitLab: a whole file with the job in the last stage', async () => {
    await put('go.mod')
    await init('--gitlab')
    const written = parse(await read('.gitlab-ci.yml'))
    expect(written['pipeline-guard']).toMatchObject({
      stage: '.post',
      when: 'always',
      cache: { paths: ['.pipeline-guard/'] },
    })
    expect(written.test).toMatchObject({
      image: 'golang:1',
      script: ['go install gotest.tools/gotestsum@v1.12.0', 'gotestsum --junitfile junit.xml ./...'],
      artifacts: { paths: ['**/junit.xml'], reports: { junit: ['**/junit.xml'] } },
    })
    const fetching = written['pipeline-guard'].script.join('\n')
    expect(fetching).toContain('fetch --quiet --depth 1 https://github.com/o/pipeline-guard v1\n')
  })

  test('a Jenkinsfile and a .gitlab-ci.yml that are there tell where it is built; nothing of yours is replaced', async () => {
    const jenkins =
      'pipeline {\n  agent any\n  stages { stage("b") { steps { sh "mvn verify" } } }\n  post { failure { echo "x" } }\n}\n'
    const gitlab = 'stages: [build]\nbuild:\n  stage: build\n  script: mvn verify\n'
    await put('pom.xml')
    await put('Jenkinsfile', jenkins)
    await put('.gitlab-ci.yml', gitlab)
    const told = await init()
    expect(told.out).toMatch(/inside the post \{ \}[\s\S]*\nalways \{\n {2}pipelineGuard\(observe: true/)
    expect(told.out).not.toMatch(/^post \{/m)
    expect(told.out).toMatch(/# add this to .gitlab-ci.yml\npipeline-guard:/)
    expect(told.err).not.toMatch(/workflows/)
    expect([await read('Jenkinsfile'), await read('.gitlab-ci.yml')]).toEqual([jenkins, gitlab])
    await init('--force')
    expect(await read('Jenkinsfile')).toBe(jenkins)
    const extended = await read('.gitlab-ci.yml')
    expect(extended.startsWith(gitlab)).toBe(true)
    expect(parse(extended)).toMatchObject({ build: { script: 'mvn verify' }, 'pipeline-guard': { stage: '.post' } })
    await init('--force')
    expect(await read('.gitlab-ci.yml')).toBe(extended)
  })

  test('a scripted Jenkinsfile gets the block', async () => {
    await put('Jenkinsfile', 'node {\n  stage("b") { sh "make" }\n}\n')
    expect((await init('--jenkins')).out).toMatch(/pipelineGuard\(observe: true\) \{/)
  })

  test('--print writes nothing', async () => {
    await put('go.mod')
    const { out } = await init('--github --jenkins --gitlab --print')
    expect(
      out.match(/^# (\.github\/workflows\/ci\.yml|Jenkinsfile|\.gitlab-ci\.yml|\.github\/pipeline-guard\.yml)/gm),
    ).toHaveLength(4)
    await expect(read('Jenkinsfile')).rejects.toThrow(/ENOENT/)
  })

  test.each([
    ['--uses evil', /--uses: got "evil"/],
    ['nowhere', /nowhere: no such directory/],
    ['a b', /one directory/],
  ])('%s: exit 2', async (args, words) => {
    await expect(init(args)).rejects.toThrow(UsageError)
    await expect(init(args)).rejects.toThrow(words)
  })
})
