/** Which stored caches hold dependencies: the setup actions’ own keys, and what people name theirs after in actions/cache’s examples. */
import type { Diagnosis } from '../../model/index.js'
import { evidenceOf } from './strategy.js'

interface Store {
  readonly id: string
  /** Words within a key. */
  readonly keys: string
  /** Of the rule or the lines that tell the cause. */
  readonly told: RegExp
  /** Empties what is stored on a machine that keeps it from run to run. */
  readonly empty: string
}

const stores: readonly Store[] = [
  {
    id: 'Node',
    keys: 'setup-node|node-cache|npm|yarn|pnpm|bun|node[-_]?modules',
    told: /^(?:npm|yarn|pnpm|bun|node)\b|EINTEGRITY|npm (?:ERR!|error)|ERR_PNPM|yarn|\bZLIB\b/i,
    empty: 'npm cache clean --force',
  },
  {
    id: 'Python',
    keys: 'setup-python|setup-uv|pip|pipenv|poetry|uv|conda',
    told: /^(?:pip|poetry|uv|conda|python)\b|HASHES (?:DO NOT MATCH|FROM THE REQUIREMENTS)|\bpip\b|\.whl\b|site-packages/i,
    empty: 'pip cache purge',
  },
  {
    id: 'Java',
    keys: 'setup-java|m2|maven|gradle|ivy',
    told: /^(?:maven|gradle|java|javac|surefire|ivy)\b|\.(?:jar|pom)\b|zip END header|error in opening zip file|\.m2\b/i,
    empty: 'rm -rf ~/.m2/repository ~/.gradle/caches',
  },
  {
    id: 'Go',
    keys: 'setup-go|go-?mod|gomod',
    told: /^go\b|\bgo: |go\.sum|SECURITY ERROR/i,
    empty: 'go clean -modcache',
  },
  {
    id: 'Rust',
    keys: 'cargo|v0-rust',
    told: /^(?:cargo|rust)\b|\bcrates?\b|\.crate\b/i,
    empty: 'rm -rf ~/.cargo/registry ~/.cargo/git',
  },
  {
    id: 'Ruby',
    keys: 'setup-ruby|bundler?|gems?',
    told: /^(?:bundler?|ruby|gem)\b|\bbundler\b|\.gem\b/i,
    empty: 'rm -rf vendor/bundle && gem cleanup',
  },
  { id: 'PHP', keys: 'composer', told: /^(?:composer|php)\b|\bcomposer\b/i, empty: 'composer clear-cache' },
  {
    id: '.NET',
    keys: 'setup-dotnet|nuget',
    told: /^(?:nuget|dotnet)\b|\.nupkg\b|\bNU\d{4}\b/i,
    empty: 'dotnet nuget locals all --clear',
  },
  {
    id: 'CocoaPods or Mix',
    keys: 'pods|hex',
    told: /^(?:cocoapods|xcode|mix|hex|elixir)\b|\bpod install\b|\bmix\b/i,
    empty: 'pod cache clean --all',
  },
]

/** No look-ahead: `gh --jq` matches with Go’s RE2, which has none. */
const patternOf = (keys: string): string => `(^|[-_/])(${keys})([-_/.]|$)`

const all = patternOf([...stores.map((store) => store.keys), 'deps|dependencies'].join('|'))
const anyDependency = new RegExp(all, 'i')

/** Is this the key of a cache of dependencies? Results of builds and Pipeline Guard’s own snapshot are not. */
export const holdsDependencies = (key: string): boolean => anyDependency.test(key)

/** The dependency caches this failure speaks of; of every manager where it names none. */
export function cachesOf(diagnosis: Diagnosis): {
  readonly named: string | undefined
  readonly pattern: string
  readonly empty: string | undefined
} {
  const told = [diagnosis.rule ?? '', ...evidenceOf(diagnosis)]
  const store = stores.find((candidate) => told.some((line) => candidate.told.test(line)))
  return { named: store?.id, pattern: store === undefined ? all : patternOf(store.keys), empty: store?.empty }
}
