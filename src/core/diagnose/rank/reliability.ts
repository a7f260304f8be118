/** Log-odds by which a rule's word was right more or less often than usual. Made by `npx tsc -p tsconfig.json && node bench/diagnose-learn.mjs --write`; docs/diagnosis.md tells how. */

/** Rules by their log-odds. */
const byOdds: readonly (readonly [number, string])[] = [
  [-1.5, 'gitlab/exit permission/denied permission/http'],
  [-1.47, 'service/database-missing'],
  [-1.44, 'generic/usage'],
  [-1.41, 'generic/command-not-found'],
  [-1.18, 'generic/timeout npm/other'],
  [-1.16, 'jenkins/script-exit'],
  [-1.13, 'permission/secret-missing'],
  [-1, 'generic/failed'],
  [-0.98, 'git/auth maven/footer'],
  [-0.95, 'docker/platform gha/artifact'],
  [-0.93, 'ant/build-failed'],
  [-0.89, 'make/stopped'],
  [-0.71, 'cargo/fetch network/resolve'],
  [-0.69, 'generic/exit-status'],
  [-0.68, 'gradle/script network/rate-limit rust-test/slow'],
  [-0.67, 'resource/memory'],
  [
    -0.61,
    'black/unformatted composer/script dirty/tree flake8/finding gradle/download kubernetes/oom ld/multiple-definition ld/returned-status ld/undefined-reference npm/lock-mismatch powershell/error rubocop/offense rubocop/summary service/connection-refused typescript/error yarn/error',
  ],
  [-0.59, 'travis/setup'],
  [-0.44, 'gha/canceled git/remote-branch'],
  [-0.39, 'network/refused'],
  [-0.35, 'ansible/task-failed codecov/upload generic/crash kubectl/invalid service/port-in-use zuul/result'],
  [-0.32, 'generic/no-such-file'],
  [
    -0.3,
    'cc/compilation-terminated dart/analyze eslint/error eslint/summary generic/error-at-place gradle/task-failed resource/handles',
  ],
  [-0.25, 'npm/not-found'],
  [0.12, 'cargo/build-script dotnet/project-error git/other'],
  [0.13, 'cargo/could-not-compile'],
  [0.16, 'jest/expected'],
  [0.19, 'jstest/assertion'],
  [0.28, 'black/would-reformat codeql/fatal travis/command'],
  [
    0.3,
    'android/dex android/keystore android/resources ant/launcher ant/testcase apt/fetch autotools/missing aws/denied bower/error cabal/build-failed cargo/aborting cargo/compiler-crash cargo/lock-outdated cargo/version-unsupported cc/driver-error compose/config composer/config composer/headline composer/memory composer/unresolvable conda/unsatisfiable coverage/below cucumber/failed cucumber/summary dnf/rpmdb dnf/unresolvable dnf/yum-package docker/add-url docker/request-canceled docker/start-command dotnet/assert elixir/compile-error erlang/test-failed esbuild/error flutter/test-failed gha/shutdown ginkgo/failed git/conflict git/dirty git/lfs-object git/merge-conflict go/missing-sum go/module-fetch go/setup-failed golangci/finding gradle/unresolved jenkins/aborted jenkins/groovy-compile jenkins/groovy-startup make/no-makefile maven/deploy maven/model maven/quality-gate maven/transfer minitest/failure minitest/summary minitest/test-name ninja/stopped nix/build-failed nix/eval node-test/failed npm/peer-conflict npm/publish-not-found nuget/unreachable oci/daemon oci/registry-unreachable playwright/failed-test precommit/modified python/syntax-error rails/test-line rake/aborted rspec/expected rspec/failed-example rspec/failure-error rspec/numbered ruff/finding ruff/summary security/vulnerabilities selenium/element tox/env-failed tox/summary unittest/line uv/resolution vitest/place xcode/failed-step',
  ],
  [0.37, 'node/uncaught'],
  [0.42, 'resource/disk-full'],
  [0.43, 'gha/exit-code'],
  [
    0.54,
    'ant/failed-test ant/tests-failed apt/gone autotools/pkg-config bundler-js/error cc/missing-header changelog/missing dart/compile-error docker/exec-format flutter/tool gha/input-missing git/lfs-transfer go/cannot-find-package gotest/failed-test gyp/error haskell/test-failed javac/error jenkins/oom jest/coverage links/broken make/no-rule maven/unknown-host msvc/compile-error native/segfault ninja/failed-target npm/footer npm/publish pip/build-failed pip/egg-info pip/no-version playwright/expect-timeout precommit/hook-failed python/import-name python/module-missing resource/machine-memory rust-test/crashed swift/compile-error test/mismatch vite/failed-line vitest/failed-test vitest/summary',
  ],
  [0.55, 'generic/build-failed'],
  [0.72, 'docker/step-failed'],
  [
    0.73,
    'apk/unsatisfiable apt/signature apt/stale-index bun/failed-test bun/script-exit cargo/audit cargo/component-missing cc/errors-generated clippy/denied docker/manifest-unknown dotnet/test-failed gha/pages gha/permission gha/timeout git/lfs-authorization go/no-column-error gtest/summary jstest/file-failed jstest/timeout kotlinc/error npm/publish-invalid python-test/wrapper rustfmt/diff',
  ],
  [0.75, 'java/test-frame'],
  [0.8, 'mocha/numbered'],
  [
    0.89,
    'bundler/ruby-version cmake/error cmake/incomplete dotnet/test-summary kubernetes/pod-state mypy/error nextest/failed node-test/totals node/cannot-find-file node/cannot-find-module',
  ],
  [0.97, 'python/exception'],
  [
    1,
    'apt/no-package cargo/compile-error cargo/error cargo/target-missing cc/compile-error docker/daemon docker/pull-failed docker/registry-network git/bad-object git/rejected gitlab/system-failure gradle/compile-task gradle/failed-test gradle/test-task gradle/tests-completed gradle/what-went-wrong java/assertion java/junit-list jest/failed-test jest/suite-failed jest/summary maven/compile-error maven/compile-goal maven/compile-header maven/enforcer maven/enforcer-rule maven/goal-failed maven/jenkins-hpi maven/unresolved maven/werror mocha/failing network/database-away pytest/assertion pytest/collection pytest/failed-line pytest/failed-test pytest/heading pytest/place pytest/section pytest/summary rust-test/failed rust-test/result rust-test/target surefire/class-failed surefire/failed-test surefire/fork-crashed surefire/list-item surefire/summary-item surefire/there-are-failures surefire/totals unittest/failed-test unittest/summary yarn/command',
  ],
]

export const reliability: ReadonlyMap<string, number> = new Map(
  byOdds.flatMap(([odds, ids]) => ids.split(' ').map((id) => [id, odds] as const)),
)
