/** Every rule pack: one import and one row each. */
import type { Rule } from '../rule.js'
import { agents } from './agents.js'
import { android } from './android.js'
import { ansible } from './ansible.js'
import { appleTools } from './apple-tools.js'
import { apt } from './apt.js'
import { bazel } from './bazel.js'
import { beam } from './beam.js'
import { browserBuild } from './browser-build.js'
import { browserTest } from './browser-test.js'
import { bun } from './bun.js'
import { bundler } from './bundler.js'
import { cargo } from './cargo.js'
import { cargoTools } from './cargo-tools.js'
import { cc } from './cc.js'
import { cloudTools } from './cloud-tools.js'
import { cmake } from './cmake.js'
import { compiled } from './compiled.js'
import { compose } from './compose.js'
import { containers } from './containers.js'
import { crashes } from './crashes.js'
import { deb } from './deb.js'
import { deno } from './deno.js'
import { display } from './display.js'
import { docker } from './docker.js'
import { documentation } from './documentation.js'
import { dotnet } from './dotnet.js'
import { flutter } from './flutter.js'
import { functional } from './functional.js'
import { gates } from './gates.js'
import { generic } from './generic.js'
import { genericTests } from './generic-tests.js'
import { git } from './git.js'
import { gitExtras } from './git-extras.js'
import { go } from './go.js'
import { goTest } from './gotest.js'
import { gradle } from './gradle.js'
import { javaTestTools } from './java-test-tools.js'
import { javaTests } from './java-tests.js'
import { javascript } from './javascript.js'
import { jenkins } from './jenkins.js'
import { jenkinsPipeline } from './jenkins-pipeline.js'
import { jsLint } from './js-lint.js'
import { jsTest } from './js-test.js'
import { jsTests } from './js-tests.js'
import { kubernetes } from './kubernetes.js'
import { link } from './link.js'
import { make } from './make.js'
import { maven } from './maven.js'
import { mavenRepository } from './maven-repository.js'
import { mozharness } from './mozharness.js'
import { network } from './network.js'
import { node } from './node.js'
import { openstack } from './openstack.js'
import { osPackages } from './os-packages.js'
import { otherTests } from './other-tests.js'
import { perl } from './perl.js'
import { php } from './php.js'
import { phpTests } from './php-tests.js'
import { poetry } from './poetry.js'
import { prow } from './prow.js'
import { pytest } from './pytest.js'
import { python } from './python.js'
import { pythonEnvs } from './python-envs.js'
import { pythonLint } from './python-lint.js'
import { release } from './release.js'
import { repositoryGates } from './repository-gates.js'
import { resources } from './resources.js'
import { rpm } from './rpm.js'
import { rpmHosts } from './rpm-hosts.js'
import { rpmRepo } from './rpm-repo.js'
import { rspec } from './rspec.js'
import { ruby } from './ruby.js'
import { runners } from './runners.js'
import { runnersGitlab } from './runners-gitlab.js'
import { rustTests } from './rust-tests.js'
import { scripting } from './scripting.js'
import { services } from './services.js'
import { shell } from './shell.js'
import { swift } from './swift.js'
import { terraform } from './terraform.js'
import { travis } from './travis.js'
import { typescript } from './typescript.js'

export const packs: readonly (readonly Rule[])[] = [
  agents,
  android,
  ansible,
  appleTools,
  apt,
  bazel,
  beam,
  browserBuild,
  browserTest,
  bun,
  bundler,
  cargoTools,
  cargo,
  cc,
  cloudTools,
  cmake,
  compiled,
  compose,
  containers,
  crashes,
  deb,
  deno,
  display,
  docker,
  documentation,
  dotnet,
  flutter,
  functional,
  gates,
  genericTests,
  generic,
  gitExtras,
  git,
  go,
  goTest,
  gradle,
  javaTestTools,
  javaTests,
  javascript,
  jenkinsPipeline,
  jenkins,
  jsLint,
  jsTest,
  jsTests,
  kubernetes,
  link,
  make,
  mavenRepository,
  maven,
  mozharness,
  network,
  node,
  openstack,
  osPackages,
  otherTests,
  perl,
  phpTests,
  php,
  poetry,
  prow,
  pytest,
  pythonEnvs,
  pythonLint,
  python,
  release,
  repositoryGates,
  resources,
  rpmHosts,
  rpmRepo,
  rpm,
  rspec,
  ruby,
  runnersGitlab,
  runners,
  rustTests,
  scripting,
  services,
  shell,
  swift,
  terraform,
  travis,
  typescript,
]

/** All shipped rules. Ids are unique; a test proves it. */
export const shippedRules: readonly Rule[] = packs.flat()
