/** Dependencies: the package and version in conflict, or the lock file that no longer fits, and the command to mend it. */

import { quoted } from '../../tests/runners/shell-quote.js'
import { conflicts, type DependencyRow as Row } from './dependency-conflicts.js'
import { firstIn, nearbyOf, type Strategy } from './strategy.js'

const drift = (pattern: RegExp, file: string, command: string): Row => ({
  pattern,
  remedy: () => ({
    title: `${file} no longer fits its manifest`,
    instruction: `Somebody changed the manifest and not ${file}. Run the command, commit ${file}; keep the frozen install in CI, it found this.`,
    command,
  }),
})

/** Name and version as package managers write them; short enough that no match is long. */
const name = '(?<name>@?[\\w.-]{1,80}(?:/[\\w.-]{1,80})?)'
const version = '(?<version>[\\w.+*^~<>=!|-]{1,60})'

const rows: readonly Row[] = [
  drift(
    /`npm ci` can only install packages when your package\.json and package-lock|npm ERR! Missing: .{1,200} from lock file/i,
    'package-lock.json',
    'npm install --package-lock-only',
  ),
  drift(
    /ERR_PNPM_OUTDATED_LOCKFILE|pnpm-lock\.yaml is not up to date/i,
    'pnpm-lock.yaml',
    'pnpm install --lockfile-only',
  ),
  drift(
    /Your lockfile needs to be updated, but yarn was run with `--frozen-lockfile`|YN0028/i,
    'yarn.lock',
    'yarn install',
  ),
  drift(
    /the lock file .{0,200}Cargo\.lock needs to be updated but --locked was passed/i,
    'Cargo.lock',
    'cargo update --workspace',
  ),
  drift(/missing go\.sum entry|updates to go\.(?:mod|sum) needed/i, 'go.sum', 'go mod tidy'),
  drift(
    /poetry\.lock is not up to date|pyproject\.toml changed significantly since poetry\.lock/i,
    'poetry.lock',
    'poetry lock',
  ),
  drift(/The lockfile at `?uv\.lock`? needs to be updated/i, 'uv.lock', 'uv lock'),
  drift(
    /Your lock file does not contain a compatible set of packages|The lock file is not up to date with the latest changes in composer\.json/i,
    'composer.lock',
    'composer update --lock',
  ),
  drift(
    /gemfile\.lock.{0,80}frozen|the dependencies in your gemfile changed|frozen mode is set, but/i,
    'Gemfile.lock',
    'bundle lock',
  ),
  {
    pattern: new RegExp(
      `(?:Could not resolve dependency:|ERESOLVE|Found:|\\bpeer(?:Optional)?) {1,4}(?:peer )?${name}@"?${version}`,
    ),
    remedy: ({ name: found = '', version: wanted = '' }) => ({
      title: `Conflict about ${found}@${wanted}`,
      instruction: `Two packages want different versions of ${found}. See who asks for it with the command, then update the one that lags; \`--legacy-peer-deps\` only hides it.`,
      command: `npm explain ${quoted(found)}`,
    }),
  },
  {
    pattern: new RegExp(
      `(?:Could not find a version that satisfies the requirement|No matching distribution found for) ${name}(?:\\[[^\\]]{0,80}\\])?${version}?`,
    ),
    remedy: ({ name: found = '', version: wanted = '' }) => ({
      title: `No version of ${found} fits ${wanted || 'what is asked for'}`,
      instruction: `Check that ${found}${wanted} exists for this Python version and platform; the command lists what does.`,
      command: `pip index versions ${quoted(found)}`,
    }),
  },
  {
    pattern:
      /(?:Could not (?:find artifact|resolve)|Failed to collect dependencies at) (?<name>[\w.-]{1,120}:[\w.-]{1,120}(?::[\w.-]{1,60}){1,3})/,
    remedy: ({ name: found = '' }) => ({
      title: `${found} cannot be resolved`,
      instruction: `Check that ${found} was published, and that its repository stands in the build; a snapshot may have expired. The command shows who asks for it.`,
      command: `mvn -B dependency:tree ${quoted(`-Dincludes=${found.split(':').slice(0, 2).join(':')}`)}`,
    }),
  },
  {
    pattern: new RegExp(`(?:404 Not Found - GET \\S{1,200}|E404\\s.{0,40}'${name}@${version}')`),
    remedy: ({ name: found = 'The package', version: wanted = '' }) => ({
      title: `${found}${wanted === '' ? '' : `@${wanted}`} does not exist in the registry`,
      instruction:
        'Check the spelling, whether the version was unpublished, and for a private package that the registry and its token are set.',
    }),
  },
  {
    pattern: /manifest for (?<name>[\w./:@-]{1,200}) not found|(?<other>[\w./:@-]{1,200}): manifest unknown/,
    remedy: ({ name: named, other }) => {
      const image = named ?? other ?? ''
      return {
        title: `The image ${image} does not exist`,
        instruction:
          'Check its name and tag; a tag may have been removed, and a private registry answers so without a login.',
        command: `docker manifest inspect ${quoted(image)}`,
      }
    },
  },
  {
    pattern:
      /(?:Unable to locate package|Package '?(?=\S{1,80}'? has no installation candidate)) ?(?<name>[a-z0-9][a-z0-9.+-]{1,80})/,
    remedy: ({ name: found = '' }) => ({
      title: `This release of the distribution has no package ${found}`,
      instruction: `Run \`apt-get update\` in the same step first. If it is missing then as well, it has another name in this release, or was removed from it; the command shows what there is.`,
      command: `apt-get update && apt-cache search ${quoted(found.split(/[\d.]/)[0] || found)}`,
    }),
  },
  {
    pattern: /(?<name>[\w./-]{1,150})@(?<version>v[\w.+-]{1,80}): (?:invalid version|reading|unknown revision)/,
    remedy: ({ name: found = '', version: wanted = '' }) => ({
      title: `${found} has no version ${wanted}`,
      instruction: `The module proxy knows no ${wanted} of ${found}: the tag is gone, or the repository is private (then set GOPRIVATE).`,
      command: `go list -m -versions ${quoted(found)}`,
    }),
  },
]

export const dependencyCheck: Strategy = {
  id: 'dependency-check',
  remedy: ({ diagnosis }) => {
    if (diagnosis.category !== 'dependency') return undefined
    const lines = nearbyOf(diagnosis)
    for (const row of [...rows, ...conflicts]) {
      const match = firstIn(lines, row.pattern)
      if (match !== undefined) return row.remedy(match.groups ?? {}, lines)
    }
    const line = diagnosis.lines[0]?.text.trim()
    return line === undefined
      ? undefined
      : {
          title: diagnosis.title,
          instruction: `${diagnosis.advice} It says: ${line.slice(0, 300)}`,
          ...(diagnosis.rule?.startsWith('maven/') ? { command: 'mvn -B dependency:tree -Dverbose' } : {}),
        }
  },
}
