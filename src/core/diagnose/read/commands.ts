/**
 * Which kind of work a command does: tests, a build, a check of style, an installation. Told by the command that ran, never by
 * names in its output. Every row is a tool's own name and verb, or a word by which people call such a task.
 */
import type { Category } from '../../model/index.js'

/** Runners of named tasks: what they run is told by the task's name. */
const runner = String.raw`(?:npm|yarn|pnpm|bun|deno task|make|gmake|task|just|nx|turbo|lerna|moon|mage|rake|invoke|poe|hatch|pdm|composer|mise|npx nx|grunt|gulp|lake|melos)(?: run(?:-script)?| run-many| exec| -\S+| --(?:filter|prefix|workspace|cwd|dir) \S+| --\S+| \S+=\S+| -C \S+)*`
const task = (words: string): string => String.raw`${runner} (?:[\w-]+:)*(?:${words})\b`
const rows = (tools: string, tasks: string): RegExp =>
  new RegExp(String.raw`(?:^|[\s"'/;&|(=])(?:${tools})(?=$|[\s"';&|):@])|${task(tasks)}`, 'i')

const kinds: readonly (readonly [Category, RegExp])[] = [
  [
    'lint',
    rows(
      String.raw`eslint|prettier|stylelint|biome|oxlint|tslint|xo|ruff|flake8|black|isort|pylint|pydocstyle|bandit|mypy|pyright|cargo (?:\+\S+ )?(?:clippy|fmt|deny)|rustfmt|golangci-lint|gofmt|gofumpt|go vet|staticcheck|rubocop|standardrb|erb_?lint|phpcs|php-cs-fixer|phpstan|psalm|pint|ktlint|detekt|swiftlint|swiftformat|shellcheck|shfmt|hadolint|yamllint|markdownlint(?:-cli2)?|actionlint|zizmor|ansible-lint|tflint|terraform (?:fmt|validate)|pre-commit|commitlint|codespell|typos|cspell|buf lint|helm lint|kubeconform|dart (?:format|analyze)|flutter analyze|dotnet format|mix (?:format|credo|dialyzer)|clang-format|clang-tidy|cppcheck|cpplint|knip|depcheck|lychee|codecov|git diff --exit-code|checkstyle:\S+|spotless\w*|fmt:check|hlint|ormolu|luacheck|stylua|rust-script|vale|reuse lint|semgrep|trivy|gitleaks`,
      'lint|fmt|format|style|prettier|eslint|check-?format|check:(?:format|style|size)|ruff|mypy|vet|tidy-check|mod-tidy|quality|analy[sz]e|duplication',
    ),
  ],
  [
    'test',
    rows(
      String.raw`pytest|py\.test|tox|nox|nosetests|python\d? -m unittest|coverage run|manage\.py test|jest|vitest|mocha|ava|karma|cypress|playwright test|wdio|go test|gotestsum|ginkgo|cargo (?:\+\S+ )?(?:test|nextest|llvm-cov|tarpaulin)|rspec|rails test|phpunit|pest|artisan test|ctest|(?:mvn|mvnw)\b[^\n]*\b(?:test|verify|integration-test)|gradlew?\b[^\n]*(?:\btest|check|Test)|sbt [^\n]*test|dotnet (?:test|vstest)|vstest\.console\S*|xcodebuild\b[^\n]*\btest|swift test|flutter (?:test|drive)|dart test|mix test|rebar3 (?:eunit|ct)|bazel(?:isk)? (?:test|coverage)|deno test|bun test|npm t(?:est)?|behave|robot|cucumber|newman|k6|molecule|kitchen|bats|lein test|stack test|cabal test|R CMD check|rcmdcheck\S*|busted|prove|forge test|hardhat test|anchor test|zig build test|meson test|ninja test`,
      String.raw`tests?|e2e|spec|unit|integration|coverage|\w*[-:]tests?|tests?[-:]\w*`,
    ),
  ],
  [
    'dependency',
    rows(
      String.raw`npm (?:ci|install|i|audit)|yarn(?: install)?(?= *$| --)|pnpm (?:install|i|audit)|bun install|pip3? install|python\d? -m pip install|pip-audit|poetry (?:install|lock|add)|uv (?:sync|pip|lock|add|venv)|pipenv install|(?:conda|mamba|micromamba) (?:install|env|create)|bundle(?: install)?|gem install|composer (?:install|update|require)|cargo (?:fetch|update|install|audit)|go (?:get|mod \w+)|apt(?:-get)? [^\n]*(?:install|update|upgrade)|(?:yum|dnf|microdnf|zypper) [^\n]*install|apk (?:add|update)|pacman -S\S*|brew (?:install|bundle|update)|choco install|winget install|vcpkg install|conan install|nuget restore|dotnet (?:restore|add)|mix deps\.get|(?:flutter|dart) pub get|pod install|carthage|opam install|stack setup|luarocks install|cpanm|renv::restore|forge install|terraform init`,
      'install|deps|dependencies|bootstrap',
    ),
  ],
  [
    'build',
    rows(
      String.raw`tsc|vue-tsc|svelte-check|webpack|rollup|esbuild|vite build|next build|nuxt (?:build|generate)|astro (?:build|check)|ng build|gatsby build|expo|eas build|wrangler|make|gmake|cmake|ninja|meson|cargo (?:\+\S+ )?(?:build|check|rustc|doc|package|publish|leptos|ndk|tauri)|trunk build|go (?:build|install|generate)|goreleaser|javac|(?:mvn|mvnw)\b|gradlew?\b|sbt|dotnet (?:build|publish|msbuild|pack)|msbuild|xcodebuild|swift build|docker (?:compose )?(?:build|buildx)|podman build|buildah|bazel(?:isk)? build|stack (?:build|install)|cabal (?:build|install)|mix (?:compile|release)|flutter build|python\d? -m build|setup\.py|poetry build|hatch build|maturin|cibuildwheel|nix (?:build|develop|flake)|nix-build|west build|pio run|platformio|arduino-cli|idf\.py|hugo|mkdocs build|sphinx-build|latexmk|pdflatex|doxygen|typedoc|jekyll build|tauri build|electron-builder|forge build|anchor build|zig build|gcc|g\+\+|clang|rpmbuild|dpkg-buildpackage|debuild|swiftc|kotlinc|ghc|elm make|spago build|wasm-pack`,
      'build|compile|bundle|dist|package|assemble|docs?|generate|typecheck|type-check|check-?types|tsc|all|release',
    ),
  ],
]

/** A step's name, where its commands are not shown: the words by which people call such a step. */
const names: readonly (readonly [Category, RegExp])[] = [
  [
    'lint',
    /\b(?:lint(?:er|ing|s)?|format(?:ting)?|fmt|style|static analysis|code quality|pre-?commit|spell(?:ing|check)?|licen[cs]es?|changesets?|changelog|broken links?|links?|coverage gate)\b/i,
  ],
  ['test', /\b(?:tests?|testing|specs?|e2e|pytest|unittests?|smoke|acceptance|conformance)\b/i],
  ['build', /\b(?:build(?:ing)?|compil\w+|type-? ?check\w*|bundle|docs|documentation)\b/i],
  ['dependency', /\b(?:install(?:ing)?|dependenc(?:y|ies)|requirements|restore)\b/i],
]

const longest = 4000

/**
 * @param commands one a line, as a step lists them, a shell traces them or a Dockerfile says them
 * @returns the kind of the last command that tells; undefined where none does
 */
export function kindOfCommands(commands: string): Category | undefined {
  const lines = commands
    .slice(0, longest)
    .split(/\n|&&|;/)
    .filter((line) => !/^\s*(?:#|echo |cd |export |mkdir |set )/.test(line))
  for (const line of lines.reverse()) {
    const kind = kinds.find(([, pattern]) => pattern.test(line.slice(0, 400)))
    if (kind !== undefined) return kind[0]
  }
  return undefined
}

export const kindOfName = (name: string): Category | undefined =>
  names.find(([, pattern]) => pattern.test(name.slice(0, 200)))?.[0]
