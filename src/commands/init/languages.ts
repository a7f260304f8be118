/**
 * Languages as data: the files that tell them, how they are set up and tested in CI with a JUnit report, and where the
 * report lands. The first row that fits names the test job; every row that fits adds its report paths.
 */
import type { Language } from './language.js'
import { nodeManifest, nodeRunner } from './node-runner.js'
import { pins } from './pins.js'
import { pythonLanguages } from './python.js'

const node = (install: string): readonly string[] => [
  `- uses: ${pins.node}\n  with:\n    node-version: 24`,
  `- run: ${install}`,
]

const java = `- uses: ${pins.java}\n  with:\n    distribution: temurin\n    java-version: 21`

/** Is this file in the root or in a folder? */
const holds = (files: ReadonlySet<string>, name: string): boolean =>
  [...files].some((file) => file === name || file.endsWith(`/${name}`))

const railsReport =
  'for a report of each test, add the gem minitest-reporters with its JUnitReporter and name the files in `test-reports`'

export const languages: readonly Language[] = [
  {
    name: 'bun',
    image: 'oven/bun:1',
    files: ['bun.lock', 'bun.lockb'],
    setup: [`- uses: ${pins.bun}`, '- run: bun install --frozen-lockfile'],
    test: ['bun test --reporter=junit --reporter-outfile=junit.xml'],
    reports: ['**/junit.xml'],
    refine: (manifest) => {
      const [script] = nodeManifest(manifest)
      // Its own runner writes a report; another one is asked for its.
      return script === '' || /\bbun test\b/.test(script)
        ? {}
        : {
            test: ['bun run test'],
            reports: ['**/junit*.xml'],
            ...nodeRunner('bun run test', 'bun add --no-save')(manifest),
          }
    },
  },
  {
    name: 'pnpm',
    image: 'node:24',
    files: ['pnpm-lock.yaml'],
    setup: ['- run: corepack enable', ...node('pnpm install --frozen-lockfile')],
    test: ['pnpm test'],
    reports: ['**/junit*.xml'],
    // Its workspaces stand in a file of their own.
    refine: (manifest, files) =>
      nodeManifest(manifest)[0] === '' && files.has('pnpm-workspace.yaml')
        ? { test: ['pnpm --recursive --if-present test'] }
        : nodeRunner('pnpm test', 'pnpm add --save-dev --ignore-workspace-root-check')(manifest),
  },
  {
    name: 'yarn',
    image: 'node:24',
    files: ['yarn.lock'],
    setup: ['- run: corepack enable', ...node('yarn install --immutable')],
    test: ['yarn test'],
    reports: ['**/junit*.xml'],
    refine: nodeRunner('yarn test', 'yarn add --dev'),
  },
  {
    name: 'npm',
    image: 'node:24',
    files: ['package.json'],
    setup: node('npm ci'),
    test: ['npm test'],
    reports: ['**/junit*.xml'],
    refine: (manifest, files) => {
      const install = [...files].some((file) => file.endsWith('package-lock.json')) ? 'npm ci' : 'npm install'
      const { setup = [], ...found } = nodeRunner('npm test --', 'npm install --no-save')(manifest)
      return { ...found, setup: [...node(install), ...setup] }
    },
  },
  {
    name: 'Maven',
    image: 'maven:3-eclipse-temurin-21',
    files: ['pom.xml'],
    setup: [java],
    test: ['mvn --batch-mode verify'],
    reports: ['**/target/surefire-reports/TEST-*.xml', '**/target/failsafe-reports/TEST-*.xml'],
    refine: (_, files) => (holds(files, 'mvnw') ? { test: ['sh ./mvnw --batch-mode verify'] } : {}),
  },
  {
    name: 'Gradle',
    image: 'gradle:8-jdk21',
    files: ['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
    setup: [java],
    // Hosted runners carry a Gradle of their own.
    test: ['gradle build'],
    reports: ['**/build/test-results/**/TEST-*.xml'],
    refine: (_, files) =>
      holds(files, 'gradlew') ? { test: ['sh ./gradlew build'], image: 'eclipse-temurin:21' } : {},
  },
  {
    name: 'Go',
    image: 'golang:1',
    files: ['go.mod', 'go.work'],
    setup: [
      `- uses: ${pins.go}\n  with:\n    go-version-file: go.mod`,
      '- run: go install gotest.tools/gotestsum@v1.12.0',
    ],
    test: ['gotestsum --junitfile junit.xml ./...'],
    reports: ['**/junit.xml'],
    // The modules of a workspace are named one by one: `./...` is those of the folder it stands in.
    refine: (_, files) =>
      files.has('go.work')
        ? {
            replaced: [
              `- uses: ${pins.go}\n  with:\n    go-version-file: go.work`,
              '- run: go install gotest.tools/gotestsum@v1.12.0',
            ],
            test: ["go list -f '{{.Dir}}/...' -m | xargs gotestsum --junitfile junit.xml"],
          }
        : {},
  },
  {
    name: 'Cargo',
    image: 'rust:1',
    files: ['Cargo.toml'],
    setup: [],
    test: ['cargo test'],
    reports: [],
    // Cargo writes no report; nextest does, where its configuration says so.
    refine: (manifest, files) => {
      const all = /^\[workspace\]/m.test(manifest) ? ' --workspace' : ''
      return files.has('.config/nextest.toml')
        ? {
            setup: ['- run: cargo install cargo-nextest --locked'],
            test: [`cargo nextest run${all} --profile ci`],
            reports: ['target/nextest/*/junit.xml'],
          }
        : { test: [`cargo test${all}`] }
    },
  },
  ...pythonLanguages,
  {
    name: '.NET',
    image: 'mcr.microsoft.com/dotnet/sdk:10.0',
    files: ['.sln', '.slnx', '.csproj', '.fsproj'],
    setup: [`- uses: ${pins.dotnet}`],
    // The logger that comes with it; others are packages.
    test: ['dotnet test --logger trx'],
    reports: ['**/TestResults/*.trx'],
  },
  {
    name: 'Ruby',
    image: 'ruby:3',
    files: ['Gemfile'],
    setup: [`- uses: ${pins.ruby}\n  with:\n    bundler-cache: true`],
    test: ['bundle exec rspec'],
    reports: [],
    // RSpec’s report is a gem of its own: without it none is promised.
    refine: (manifest) => {
      if (/rspec_junit_formatter/.test(manifest))
        return {
          test: ['bundle exec rspec --format progress --format RspecJunitFormatter --out rspec.xml'],
          reports: ['**/rspec.xml'],
        }
      if (/rspec/.test(manifest) || manifest === '') return {}
      return /^\s*gem\s+["']rails["']/m.test(manifest)
        ? { test: ['bundle exec rails db:test:prepare test'], hint: railsReport }
        : { test: ['bundle exec rake test'] }
    },
  },
  {
    name: 'PHP',
    image: 'composer:2',
    files: ['composer.json'],
    setup: ['- run: composer install --no-interaction --no-progress'],
    test: ['vendor/bin/phpunit --log-junit junit.xml'],
    reports: ['**/junit*.xml'],
  },
  {
    name: 'CMake',
    files: ['CMakeLists.txt'],
    setup: ['- run: cmake -B build && cmake --build build --parallel'],
    test: ['ctest --test-dir build --output-on-failure --output-junit junit.xml'],
    reports: ['build/junit.xml'],
  },
  { name: 'Make', files: ['Makefile', 'GNUmakefile'], setup: [], test: ['make test'], reports: [] },
]
