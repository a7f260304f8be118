/** What proves each rule. Written by `npm run rules:bless`; the logs themselves are named in PROOFS.tsv. */
export type Proof = 'log' | 'factory' | 'public'

const ids: Readonly<Record<Proof, string>> = {
  log: `ansible/command-failed ansible/ignored ansible/recap ansible/task-failed ansible/undefined autotools/missing
autotools/test-failed ava/failed aws/denied bandit/issue bats/failed behave/failed biome/finding black/summary
black/would-reformat bun/failed-test bundler/gem-not-found bundler/not-installed bundler/ruby-version busted/failed
cc/compilation-terminated cc/compile-error cc/errors-generated cc/missing-header cc/warning-as-error
clang-tidy/finding cmake/could-not-find cmake/error cmake/incomplete cmake/package-missing cmake/version-too-old
codespell/finding commitlint/finding composer/config composer/headline composer/lock-platform composer/unresolvable
ctest/failed-test ctest/summary cucumber/failed cucumber/summary deb/build-dependencies deb/buildpackage-failed
deb/debhelper deb/dh-failed deb/test-step deno/finding deno/summary deno/test deno/type-error display/missing
dnf/metadata docker/daemon dune/missing-library elixir/compile-error elixir/deps elixir/format elixir/mix
erlang/compile-error erlang/eunit erlang/test-failed esbuild/error eslint/config eslint/error eslint/oops
eslint/summary exunit/failed-test exunit/summary flake8/finding fortran/compile-error generic/assertion
generic/exit-status generic/failed-test ghc/compile-error git/conflict git/merge-conflict git/other
git/submodule-clone git/submodule-failed gitlint/finding go/cannot-find-package go/compile-error go/vet
gotest/data-race gotest/failed-test gotest/log-line gotest/message gotest/package-failed gotest/panic gotest/timeout
gtest/failed gtest/failure gtest/summary jstest/timeout kubectl/invalid kubectl/server ld/library-not-found
ld/multiple-definition ld/returned-status ld/undefined-reference license/denied make/ignored make/no-makefile
make/no-rule make/not-remade make/stopped make/syntax markdownlint/finding meson/dependency meson/error
meson/log-hint minitest/failure minitest/summary minitest/test-name mkdocs/strict mkdocs/warning mocha/failing
mocha/numbered mypy/error mypy/summary native/assertion native/segfault ninja/failed-target ninja/stopped nix/eval
node/cannot-find-file node/heap ocaml/compile-error perl/begin-failed perl/compile perl/missing-module php/fatal
phpunit/assertion phpunit/failed-test phpunit/headline phpunit/summary pip/conflict playwright/browser-missing
playwright/expect-timeout podman/copy-missing poetry/lock poetry/python precommit/hook-failed prettier/unformatted
prove/plan prove/summary pylint/finding pylint/score pyright/error python/memory-error r/check r/check-warning
r/error r/missing-package r/tests rake/aborted rake/exception rake/unknown-task resource/disk-full robot/failed
rollup/error rpm/bad-exit rpm/build-dependency rpm/check-failed rpm/errors-header rpm/file-not-found
rpm/missing-source rpm/patch-failed rpm/spec-error rpm/unpackaged-files rspec/expected rspec/failed-example
rspec/failure-error rspec/load-error rspec/numbered rspec/outside-errors rspec/summary rubocop/offense
rubocop/summary ruby/load-error ruby/syntax-error ruff/finding ruff/summary sanitizer/report
service/connection-refused service/port-in-use shell/syntax shellcheck/finding sphinx/place sphinx/warning-as-error
stestr/fail-header stestr/failed-test stestr/mismatch stestr/name-line stestr/totals stylelint/finding
tap/diagnostic tap/not-ok tap/todo terraform/error tox/env-failed tox/summary typescript/error unittest/failed-test
uv/resolution vite/failed-line vitest/failed-test vitest/place vitest/stderr vitest/summary webpack/error-in
webpack/module-not-found yamllint/finding zig/test-failed zig/test-name zuul/result`,
  factory: `actionlint/finding alcotest/failed ansible/module-failure ansible/unreachable ant/build-failed ant/compile-failed
apt/dpkg apt/no-package autotools/aclocal biome/config biome/summary black/unformatted bundler/fetch bundler/gemfile
cabal/unresolvable cargo/build-script cargo/build-script-stderr cargo/compile-error cargo/component-missing
cargo/could-not-compile cargo/error cargo/resolve cargo/version-unsupported cc/driver-error cc/no-input-or-file
clippy/denied cmake/no-source commitlint/config composer/memory composer/script coverage/below crystal/compile
crystal/spec cspell/config cspell/unknown-word dependency-cruiser/config dependency-cruiser/violation
download/broken-archive download/certificate download/checksum download/curl download/missing download/refused
download/server esbuild/flag eslint/too-many-warnings fortran/runtime generic/absent-name generic/build-failed
generic/checked-place generic/command-not-found generic/error generic/error-at-place generic/exception
generic/failed generic/finding generic/named-finding generic/no-input generic/no-such-file generic/no-tests
generic/package-missing generic/place generic/settings generic/shell-missing generic/syntax generic/tests-count
generic/timeout generic/tool-version generic/uncaught generic/unreadable-settings generic/usage git/auth
git/rejected git/remote-branch git/repository git/transfer git/whitespace go/missing-sum go/module-fetch
go/no-module-provides go/toolchain htmlhint/finding isort/unsorted java/heap javac/error jest/expected
jest/failed-test jest/suite-failed jest/summary jstest/assertion kubectl/context kubectl/forbidden lua/error
make/command-not-found maven/footer maven/model maven/transfer maven/unresolved meson/test mkdocs/config
mocha/config mypy/config network/database-away network/download network/refused network/resolve ninja/error
node-test/totals node/cannot-find-module node/uncaught nox/session npm/footer npm/lock-mismatch npm/network
npm/not-found npm/other npm/peer-conflict npm/platform npm/publish npm/registry npm/settings parcel/error perl/died
permission/keys permission/secret-missing pip/no-version pip/requires-python pip/subprocess pnpm/dependency
pnpm/registry pnpm/script poetry/config poetry/solving precommit/modified pytest/assertion pytest/collection
pytest/failed-test pytest/heading pytest/place pytest/section pytest/summary python/environment python/exception
python/module-missing rake/command-failed release/denied resource/handles resource/killed resource/machine-memory
rollup/config rubocop/config ruby/uncaught ruff/unformatted rust-test/failed rust-test/panicked rust-test/result
rust-test/target rustfmt/diff sass/error scala/compile-error service/configuration service/unreachable
sqlfluff/finding terraform/init test/mismatch timeout/killed timeout/wait tox/config tsc/config unittest/line
unittest/summary uv/network valgrind/error vitest/unhandled webpack/config xmllint/error yarn/command yarn/error
yarn/script`,
  public: `android/keystore android/resources ant/failed-test ant/launcher apk/unsatisfiable apt/fetch apt/gone apt/signature
apt/stale-index autotools/pkg-config bower/error bun/script-exit cargo/aborting cargo/audit cargo/compiler-crash
cargo/fetch cargo/lock-outdated cargo/spurious cargo/target-missing changelog/missing compose/config
conda/unsatisfiable dart/analyze dart/compile-error dnf/rpmdb dnf/unresolvable dnf/yum-package docker/add-url
docker/exec-format docker/invalid-reference docker/manifest-unknown docker/platform docker/pull-failed
docker/registry-network docker/request-canceled docker/start-command docker/step-failed docker/unauthorized
dotnet/project-error dotnet/test-failed dotnet/test-summary generic/compiled-place gha/annotation gha/artifact
gha/canceled gha/exit-code gha/input-missing gha/pages gha/shutdown gha/timeout ginkgo/failed git/bad-object
git/dirty git/lfs-authorization git/lfs-object git/lfs-transfer gitlab/artifact-warning gitlab/exit
gitlab/system-failure go/no-column-error golangci/finding gradle/compile-task gradle/failed-test gradle/task-failed
gradle/tests-completed gradle/what-went-wrong gyp/error java/test-frame jenkins/groovy-compile
jenkins/groovy-startup jenkins/script-exit jest/coverage kotlinc/error links/broken maven/compile-error
maven/compile-goal maven/compile-header maven/deploy maven/enforcer maven/enforcer-rule maven/goal-failed
maven/jenkins-hpi maven/metadata maven/quality-gate maven/unknown-host maven/werror msvc/compile-error
network/rate-limit network/retried network/tls nextest/failed nix/build-failed node-test/failed npm/publish-invalid
npm/publish-not-found nuget/unreachable oci/registry-unreachable oci/socket-denied permission/denied permission/http
pip/build-failed pip/egg-info playwright/failed-test powershell/error pytest/failed-line python-test/wrapper
python/import-name resource/memory rust-test/crashed rust-test/slow security/vulnerabilities selenium/element
surefire/class-failed surefire/failed-test surefire/fork-crashed surefire/list-item surefire/summary-item
surefire/there-are-failures surefire/totals swift/compile-error travis/command travis/setup xcode/failed-step`,
}

/** Rules without an entry are unproven: no real log shows what they match. */
export const proofs: ReadonlyMap<string, Proof> = new Map(
  (Object.keys(ids) as Proof[]).flatMap((proof) => ids[proof].split(/\s+/).map((id) => [id, proof] as const)),
)
