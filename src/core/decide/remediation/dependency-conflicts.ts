/** What package managers say of packages that are missing or do not fit one another, one row each. */
import { quoted } from '../../tests/runners/shell-quote.js'
import type { Remedy } from './strategy.js'

export interface DependencyRow {
  readonly pattern: RegExp
  /** @param lines the evidence and what stands near it, each at most 500 characters */
  remedy(groups: Readonly<Record<string, string | undefined>>, lines: readonly string[]): Remedy
}

/** `group:artifact:type:version` → `group:artifact`. */
const artifactOf = (coordinates: string): string => coordinates.split(':').slice(0, 2).join(':')

const treeOf = (coordinates: string): string =>
  `mvn -B dependency:tree -Dverbose ${quoted(`-Dincludes=${artifactOf(coordinates)}`)}`

/** Enforcer’s trees end each path in the artifact they are about, and that is the one deepest in. */
const branch = /^(?<depth>[\s|]*)\+-\s?(?<name>[\w.-]{1,120}:[\w.-]{1,120}(?::[\w.-]{1,60}){1,3})/

function deepest(lines: readonly string[]): string | undefined {
  const found = lines.flatMap((line) => {
    const groups = branch.exec(line.replace(/^\[\w{1,8}\] ?/, ''))?.groups
    return groups === undefined ? [] : [{ depth: groups['depth']?.length ?? 0, name: groups['name'] ?? '' }]
  })
  return found.toSorted((a, b) => b.depth - a.depth)[0]?.name
}

const listedSpecifications = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => /^\s{1,6}- (\S.{0,120})$/.exec(line)?.[1] ?? []).slice(0, 5)

export const conflicts: readonly DependencyRow[] = [
  {
    pattern:
      /Dependency (?<name>[\w.-]{1,120}:[\w.-]{1,120}(?::[\w.-]{1,60}){1,3}) requires (?<what>Jenkins|Java) (?<version>[\w.-]{1,40})/,
    remedy: ({ name = '', what = '', version = '' }) => ({
      title: `${name} requires ${what} ${version} or higher`,
      instruction: `Raise ${what === 'Java' ? 'the JDK of this job' : '`jenkins.version` (and the BOM that belongs to it)'} to ${version}, or stay with an older ${artifactOf(name)}. The command shows who asks for it.`,
      command: treeOf(name),
    }),
  },
  {
    pattern:
      /(?:upper bound dependencies error for|Dependency convergence error for) (?<name>[\w.-]{1,120}:[\w.-]{1,120}(?::[\w.-]{1,60}){1,3})/,
    remedy: ({ name = '' }) => upperBound(name),
  },
  {
    pattern: /(?:RequireUpperBoundDeps|DependencyConvergence) failed/,
    remedy: (_, lines) => upperBound(deepest(lines)),
  },
  {
    pattern: /^\s{1,4}(?<name>[a-z0-9][\w.+-]{0,80}) \((?:missing|no such package)\):/,
    remedy: ({ name = '' }) => ({
      title: `This Alpine release has no package ${name}`,
      instruction: `${name} was renamed, or lives in a repository that is not enabled (community, testing). The command shows what there is.`,
      command: `apk update && apk search ${quoted(name.split(/\d/)[0] || name)}`,
    }),
  },
  {
    pattern: /breaks: world\[(?<name>[a-z0-9][\w.+-]{0,80})(?<version>[=<>~][\w.<>=~-]{1,60})\]/,
    remedy: ({ name = '', version = '' }) => ({
      title: `This Alpine release no longer has ${name}${version}`,
      instruction: `Pinned versions vanish from Alpine’s repositories: pin the branch of the image, and ${name} by \`~=\` or not at all. The command shows the version there is.`,
      command: `apk update && apk policy ${quoted(name)}`,
    }),
  },
  {
    pattern: /UnsatisfiableError|PackagesNotFoundError|ResolvePackageNotFound/,
    remedy: (_, lines) => {
      const wanted = listedSpecifications(lines)
      const first = wanted[0]?.split(' -> ')[0]
      return {
        title:
          wanted.length === 0
            ? 'conda cannot combine the packages'
            : `conda cannot combine ${wanted.length === 1 ? wanted[0] : 'these packages'}`,
        instruction: `${wanted.length === 0 ? '' : `In conflict: ${wanted.join('; ')}. `}Loosen one of the pins, or add the channel that has it (mostly conda-forge); \`channel_priority: strict\` keeps builds of different channels apart.`,
        ...(first === undefined ? {} : { command: `conda search ${quoted(first)} --info` }),
      }
    },
  },
  {
    pattern:
      /'(?<name>@?\w[\w.-]{0,79}(?:\/[\w.-]{1,80})?)@(?<version>[\w.+*^~<>=!|-]{1,60})' (?:could not be found|is not in (?:this|the npm) registry)/,
    remedy: ({ name = '', version = '' }) => ({
      title: `${name}@${version} does not exist in the registry`,
      instruction: `Check the spelling, whether ${version} was ever published (a publish before this step may have failed), and for a private package that registry and token are set. The command lists what there is.`,
      command: `npm view ${quoted(name)} versions`,
    }),
  },
  {
    pattern:
      /(?:(?<file>[\w./-]{1,200}\.go):(?<line>\d{1,6}):\d{1,4}: )?(?:cannot find package|no required module provides package) "?(?<name>\w[\w./~-]{0,199})/,
    remedy: ({ name = '', file, line }) => ({
      title: `No module provides ${name}`,
      instruction: `${file === undefined ? 'It is imported' : `${file}:${line} imports it`}. Add it with the command and commit go.mod and go.sum; if it is a package of this repository, the checkout is not where its module path says.`,
      command: `go get ${quoted(name)}`,
    }),
  },
  {
    pattern:
      /Failed to fetch (?<host>https?:\/\/[\w.-]{1,120})\/(?<tree>[\w/-]{1,60}?)\/dists\/(?<release>[\w-]{1,40})\//,
    remedy: ({ host = '', release = '' }) => ({
      title: `${host} no longer has the release ${release.split('-')[0]}`,
      instruction: `The release is past its end. Use a supported image; until then its packages are at ${/debian/.test(host) ? 'archive.debian.org' : 'old-releases.ubuntu.com'}, as the command sets.`,
      command: /debian/.test(host)
        ? "sed -i -E 's#https?://(deb|security)\\.debian\\.org#http://archive.debian.org#' /etc/apt/sources.list"
        : "sed -i -E 's#https?://(archive|security)\\.ubuntu\\.com#http://old-releases.ubuntu.com#' /etc/apt/sources.list",
    }),
  },
  {
    pattern:
      /Could not find (?:compatible versions for )?gem ['"](?<name>\w[\w-]{0,79})(?: \((?<version>[^)]{1,60})\))?['"]/,
    remedy: ({ name = '', version }) => ({
      title: `No version of the gem ${name} fits${version === undefined ? '' : ` ${version}`}`,
      instruction: 'See which gem of the Gemfile holds the other version, and update the two together.',
      command: `bundle update --conservative ${quoted(name)}`,
    }),
  },
  {
    pattern:
      /(?<who>\w[\w.-]{0,79}) (?<whose>\d[\w.]{0,30}) (?:requires|has requirement) (?<name>\w[\w.-]{0,79})(?:\[[^\]]{1,60}\])?(?<wanted>[<>=!~][^\s,;]{1,40}(?:, ?[<>=!~][^\s,;]{1,40})*), but you(?:'ll)? have (?:\S{1,80} )?(?<has>\d[\w.]{0,30})/,
    remedy: ({ who = '', whose = '', name = '', wanted = '', has = '' }) => ({
      title: `${who} ${whose} wants ${name}${wanted}, installed is ${has}`,
      instruction: `Pin ${name} to what ${who} wants, or raise ${who}; install both in one command, so that pip sees both at once.`,
      command: `pip install ${quoted(who)} ${quoted(`${name}${wanted.replaceAll(' ', '')}`)}`,
    }),
  },
  {
    pattern:
      /(?<file>[\w./-]{1,200}\.\w{2,6}proj) : error NU\d{4}: .{0,120}?package (?<name>\w[\w.-]{0,99})(?: with version \((?<version>[^)]{1,60})\))?/,
    remedy: ({ name = '', version, file = '' }) => ({
      title: `NuGet finds no ${name}${version === undefined ? '' : ` ${version}`}`,
      instruction: `${file} asks for it. Check the version, and that nuget.config names the feed that has it.`,
      command: `dotnet package search ${quoted(name)} --exact-match`,
    }),
  },
  {
    pattern:
      /(?<name>\w[\w./-]{0,119}) (?<version>\S{1,60}) requires (?<what>php|ext-\w{1,40}) (?<wanted>\S.{0,60}?) -> (?:your PHP version \((?<has>[\w.-]{1,40})\)|it is missing)/,
    remedy: ({ name = '', version = '', what = '', wanted = '', has }) => ({
      title: `${name} ${version} requires ${what} ${wanted}${has === undefined ? '' : `, the job has ${has}`}`,
      instruction: `${has === undefined ? `Install ${what} in the job` : `Raise the PHP of the job to ${wanted}`}, or let Composer choose a version for the PHP there is: \`config.platform.php\` in composer.json and the command.`,
      command: `composer update ${quoted(name)} --with-all-dependencies`,
    }),
  },
  {
    pattern:
      /failed to select a version for (?:the requirement )?`(?<name>\w[\w-]{0,79})(?: = "(?<version>[^"]{1,60})")?/,
    remedy: ({ name = '', version }) => ({
      title: `No version of the crate ${name} fits${version === undefined ? '' : ` ${version}`}`,
      instruction: `Two crates want different versions of ${name}, or the one wanted was yanked. The command shows who asks for it.`,
      command: `cargo tree --invert ${quoted(name)}`,
    }),
  },
]

function upperBound(name: string | undefined): Remedy {
  if (name === undefined)
    return {
      title: 'Two paths bring different versions of one artifact',
      instruction: 'Pin the higher one in `dependencyManagement`. The command shows the paths.',
      command: 'mvn -B dependency:tree -Dverbose',
    }
  return {
    title: `Different versions of ${artifactOf(name)} come together (${name.split(':').at(-1)} is one)`,
    instruction: `Pin ${artifactOf(name)} to the highest version that any path asks for, in \`dependencyManagement\`. The command shows the paths.`,
    command: treeOf(name),
  }
}
