import { describe, expect, test } from '@jest/globals'
import { invocationOf, narrowedCommand, notByTestsAlone } from '../../../../src/core/tests/runners/invocation.js'

const scripts = { test: 'eslint . && jest --ci', e2e: 'playwright test', piped: 'jest | tee log', ci: 'make' }
const runnerOf = (command: string) => invocationOf(command.split(' '), scripts)?.runner.id
const narrowed = (command: string, ...names: readonly string[]) => {
  const plan = narrowedCommand(
    command.split(' '),
    scripts,
    names.map((name) => ({ name, suite: 'com.acme.CartTest', file: 'src/cart.test.js' })),
  )
  return plan.kind === 'command' ? plan.command.join(' ') : plan.reason
}

describe('the runner a command starts', () => {
  test.each([
    ['npx jest --ci', 'jest'],
    ['node node_modules/jest/bin/jest.js', 'jest'],
    ['env CI=1 ./node_modules/.bin/vitest.cmd run', 'vitest'],
    ['yarn jest', 'jest'],
    ['npm test', 'jest'],
    ['npm run e2e', 'Playwright'],
    ['pnpm e2e', 'Playwright'],
    ['uv run pytest -q', 'pytest'],
    ['python3 -m pytest', 'pytest'],
    ['poetry run py.test', 'pytest'],
    ['bundle exec rspec', 'RSpec'],
    ['vendor/bin/phpunit', 'PHPUnit'],
    ['./gradlew.bat test', 'Gradle'],
    ['go test ./...', 'go test'],
    ['cargo nextest run', 'cargo nextest'],
    ['xvfb-run -a npx cypress run', 'Cypress'],
  ])('%s: %s', (command, runner) => expect(runnerOf(command)).toBe(runner))

  test.each([
    'make test',
    'sh -c jest',
    'npm run piped',
    'npm run ci',
    'npm run gone',
    'go build',
    'echo jest',
    'pnpm install',
  ])('%s: none', (command) => expect(runnerOf(command)).toBeUndefined())
})

describe('the same command for some tests alone', () => {
  test.each([
    ['npx jest -t old --ci', 'npx jest --ci --testNamePattern=(a$)'],
    ['npm test', 'npm test -- --testNamePattern=(a$)'],
    ['npm test -- --ci', 'npm test -- --ci --testNamePattern=(a$)'],
    ['go test -run Old -count 3 ./...', 'go test -run=^a$ -count=1 ./...'],
    ['gotestsum --junitfile x', 'gotestsum --junitfile x -- -run=^a$ -count=1 ./...'],
    ['cargo nextest run -E all() -- --nocapture', 'cargo nextest run -E test(=a) -- --nocapture'],
    ['./gradlew clean :app:test --info', './gradlew clean :app:test --tests com.acme.CartTest.a --info'],
    ['gradle build', 'Gradle cannot be told to run just these'],
    ['pytest -p no:cacheprovider', 'pytest cannot be told to run just these'],
    ['cargo test', 'cargo test cannot be told to run just these'],
    ['make test', 'no test runner is known in `make test`; give the runner’s own command'],
    ['npx cypress run --spec x', 'npx cypress run --spec src/cart.test.js'],
    ['dotnet test --filter Old', 'dotnet test --filter FullyQualifiedName~com.acme.CartTest.a'],
  ])('%s → %s', (command, expected) => expect(narrowed(command, 'a')).toBe(expected))

  test('integration tests of Maven run by failsafe, and unit tests then not at all', () => {
    const plan = narrowedCommand(['mvn', 'verify', '-Dtest=Old'], {}, [{ suite: 'x.CartIT', name: 'a' }])
    expect(plan.kind === 'command' && plan.command.slice(0, 4)).toEqual([
      'mvn',
      'verify',
      '-Dtest=NoneOfThese',
      '-Dit.test=x.CartIT#a',
    ])
  })

  test('a name is never an option, whatever it is called', () => {
    for (const command of [
      'jest',
      'vitest run',
      'mocha',
      'node --test',
      'go test',
      'rspec',
      'phpunit',
      'mvn test',
      'gradle test',
    ])
      for (const word of narrowed(command, '-rf', '--exec=touch x').split(' ').slice(2))
        expect(['-rf', '--exec=touch']).not.toContain(word)
  })
})

describe('a failure that its tests do not explain', () => {
  const why = (command: string, exitCode: number, files: Readonly<Record<string, string>> = {}, failed = 1) =>
    notByTestsAlone(command.split(' '), { scripts, exitCode, failed, text: async (file) => files[file] })

  test.each([
    ['npx jest', 1],
    ['npm test', 1],
    ['pytest -q', 1],
    ['mocha', 3, {}, 3],
    ['ctest', 8],
    ['phpunit', 2],
    ['cargo nextest run --no-fail-fast', 100],
    ['mvn -B verify', 1],
  ])('%s that ends with %d is its tests alone', async (command, code, files = {}, failed = 1) =>
    expect(await why(command, code, files, failed)).toBeUndefined(),
  )

  test.each([
    ['npx jest', 139],
    ['pytest', 2],
    ['mocha', 1, {}, 3],
    ['ctest', 1],
    ['make test', 1],
    ['cargo nextest run', 100],
    ['pytest -x', 1],
    ['pytest -qx tests', 1],
    ['pytest --maxfail=1', 1],
    ['npx jest --bail', 1],
    ['go test -failfast ./...', 1],
    ['npx playwright test -x', 1],
    ['pytest', 1, { 'pyproject.toml': '[tool.pytest.ini_options]\naddopts = "-q -x"\n' }],
    ['npx jest', 1, { 'package.json': '{"jest":{"bail":1}}' }],
    ['phpunit', 1, { 'phpunit.xml': '<phpunit stopOnFailure="true">' }],
  ])('%s that ends with %d is not', async (command, code, files = {}, failed = 1) =>
    expect(await why(command, code, files, failed)).toMatch(/something else failed|stops at a failure|no test runner/),
  )
})
