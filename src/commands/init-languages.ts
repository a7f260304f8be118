/**
 * Languages as data: the files that tell them, how they are set up and tested in CI with a JUnit report, and where the
 * report lands. The first row that fits names the test job; every row that fits adds its report paths.
 */
export interface Language {
  readonly name: string
  /** Any of these files, or of these endings where it starts with a dot, tells it. */
  readonly files: readonly string[]
  /** Steps before the tests, as YAML items. */
  readonly setup: readonly string[]
  /** Commands that leave a JUnit report. */
  readonly test: readonly string[]
  readonly reports: readonly string[]
}

const node = (install: string): readonly string[] => [
  '- uses: actions/setup-node@49933ea5288caeca8642d1e84afbd3f7d6820020 # v4.4.0\n  with:\n    node-version: 24',
  `- run: ${install}`,
]

export const languages: readonly Language[] = [
  {
    name: 'pnpm',
    files: ['pnpm-lock.yaml'],
    setup: ['- run: corepack enable', ...node('pnpm install --frozen-lockfile')],
    test: ['pnpm test'],
    reports: ['**/junit*.xml'],
  },
  {
    name: 'yarn',
    files: ['yarn.lock'],
    setup: ['- run: corepack enable', ...node('yarn install --immutable')],
    test: ['yarn test'],
    reports: ['**/junit*.xml'],
  },
  { name: 'npm', files: ['package.json'], setup: node('npm ci'), test: ['npm test'], reports: ['**/junit*.xml'] },
  {
    name: 'Maven',
    files: ['pom.xml'],
    setup: ['- uses: actions/setup-java@v5\n  with:\n    distribution: temurin\n    java-version: 21'],
    test: ['mvn --batch-mode verify'],
    reports: ['**/target/surefire-reports/TEST-*.xml', '**/target/failsafe-reports/TEST-*.xml'],
  },
  {
    name: 'Gradle',
    files: ['build.gradle', 'build.gradle.kts', 'settings.gradle', 'settings.gradle.kts'],
    setup: ['- uses: actions/setup-java@v5\n  with:\n    distribution: temurin\n    java-version: 21'],
    test: ['./gradlew build'],
    reports: ['**/build/test-results/**/TEST-*.xml'],
  },
  {
    name: 'Go',
    files: ['go.mod'],
    setup: [
      '- uses: actions/setup-go@v6\n  with:\n    go-version-file: go.mod',
      '- run: go install gotest.tools/gotestsum@latest',
    ],
    test: ['gotestsum --junitfile junit.xml ./...'],
    reports: ['**/junit.xml'],
  },
  {
    name: 'Cargo',
    files: ['Cargo.toml'],
    setup: [],
    test: ['cargo test'],
    reports: ['target/nextest/*/junit.xml'],
  },
  {
    name: 'Python',
    files: ['pyproject.toml', 'setup.py', 'setup.cfg', 'requirements.txt', 'tox.ini'],
    setup: [
      "- uses: actions/setup-python@v6\n  with:\n    python-version: '3.13'",
      '- run: if [ -f requirements.txt ]; then pip install -r requirements.txt; else pip install -e .; fi; pip install pytest',
    ],
    test: ['python -m pytest --junitxml=junit.xml'],
    reports: ['**/junit*.xml'],
  },
  {
    name: '.NET',
    files: ['.sln', '.slnx', '.csproj', '.fsproj'],
    setup: ['- uses: actions/setup-dotnet@v5'],
    test: ['dotnet test --logger "junit;LogFilePath=junit.xml"'],
    reports: ['**/junit*.xml', '**/TestResults/*.xml'],
  },
  {
    name: 'Ruby',
    files: ['Gemfile'],
    setup: ['- uses: ruby/setup-ruby@v1\n  with:\n    bundler-cache: true'],
    test: ['bundle exec rspec'],
    reports: ['**/rspec*.xml'],
  },
  {
    name: 'PHP',
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
