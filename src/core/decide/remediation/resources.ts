/** Resources: what ran out, the size that would do, and the recipe for it. */
import type { RunRecord } from '../../model/index.js'
import { type Ailment, firstIn, firstMatch, nearbyOf, type Remedy, type Strategy } from './strategy.js'

interface Row {
  readonly pattern: RegExp
  remedy(match: RegExpExecArray, ailment: Ailment): Remedy
}

/** What GitHub’s standard runners have (docs.github.com, “GitHub-hosted runners reference”). */
const hosted =
  'Standard GitHub-hosted Linux runners have 16 GB of memory in public and 8 GB in private repositories, and 14 GB of free disk'

/** Said only where it is so. */
const sizesOf = (record: RunRecord): string => (isHostedLinux(record) ? ` ${hosted}.` : '')

const diskRecipe =
  'sudo rm -rf /usr/local/lib/android /usr/share/dotnet /opt/ghc /usr/local/.ghcup /opt/hostedtoolcache/CodeQL && docker system prune --all --force && df -h /'

const isHostedLinux = (record: RunRecord): boolean =>
  record.key.host === 'github.com' &&
  Object.values(record.jobs).some((job) => job.facts?.value.runner?.labels?.some((label) => label.startsWith('ubuntu')))

/** The heap that would do: half as much again, in steps of 512 MB. */
const roomier = (megabytes: number): number => Math.ceil((megabytes * 1.5) / 512) * 512

/** The heap a Java command was given (`-Xmx2g`), in MB, where a line shows it. */
function heapOf(lines: readonly string[]): number | undefined {
  const found = firstIn(lines, /-Xmx(?<size>\d{1,7})(?<unit>[mMgG])/)?.groups
  if (found === undefined) return undefined
  return Number(found['size']) * (found['unit']?.toLowerCase() === 'g' ? 1024 : 1)
}

/** The kernel’s own word of what it killed. */
function heldBy(lines: readonly string[]): string {
  const found = firstIn(lines, /Killed process \d{1,9} \((?<who>[^)]{1,40})\).{0,80}anon-rss:(?<kb>\d{1,12})kB/)?.groups
  if (found === undefined) return ''
  const held = Number(found['kb']) / 2 ** 20
  return `${found['who']} held ${held.toFixed(1)} GB when it was killed; a machine with ${Math.max(2, 2 ** Math.ceil(Math.log2(held * 1.5)))} GB would do. `
}

const rows: readonly Row[] = [
  {
    pattern: /System limit for number of file watchers reached|inotify (?:watch|instance)(?:es)? limit/i,
    remedy: () => ({
      title: 'The file watchers ran out, not the disk',
      instruction: 'Raise the limit in a step before this one, or switch off watch mode in CI.',
      command: 'echo fs.inotify.max_user_watches=524288 | sudo tee -a /etc/sysctl.conf && sudo sysctl -p',
    }),
  },
  {
    pattern:
      /No space left on device|ENOSPC|disk quota exceeded|not enough space on the disk|You are running out of disk space/i,
    remedy: (_, { record }) => ({
      title: 'The disk ran out',
      instruction: `${isHostedLinux(record) ? `${hosted}; the first step below frees about 30 GB there.` : 'Free space on the agent, or give it a larger disk.'} Look as well at what this job caches and uploads.`,
      command: isHostedLinux(record) ? diskRecipe : 'df -h && du -xh --max-depth=2 . | sort -rh | head -20',
    }),
  },
  {
    pattern: /EMFILE|too many open files/i,
    remedy: () => ({
      title: 'The file handles ran out',
      instruction:
        'Raise the soft limit in the same step, ahead of the command, and look for handles that are never closed.',
      command: 'ulimit -n 65536',
    }),
  },
  {
    pattern: /heap out of memory|Reached heap limit|Ineffective mark-compacts/i,
    remedy: (_, ailment) => {
      const used = firstMatch(
        ailment.diagnosis,
        /\b(?:Mark-Compact|Mark-sweep|Scavenge)\D{0,40}(?<used>\d{2,6})\.\d \(/i,
      )?.groups?.['used']
      const size = used === undefined ? 4096 : roomier(Number(used))
      return {
        title: `Node’s heap ran out${used === undefined ? '' : ` at ${used} MB`}`,
        instruction: `Give it ${size} MB by the variable below, on the step, and leave a quarter of the machine’s memory to the rest.${sizesOf(ailment.record)}`,
        command: `export NODE_OPTIONS=--max-old-space-size=${size}`,
      }
    },
  },
  {
    pattern:
      /Allowed memory size of (?<bytes>\d{4,15}) bytes exhausted(?: \(tried to allocate (?<more>\d{1,15}) bytes\))?/,
    remedy: (match, { diagnosis }) => {
      const limit = Math.ceil(Number(match.groups?.['bytes']) / 2 ** 20)
      const size = roomier(limit + Math.ceil(Number(match.groups?.['more'] ?? 0) / 2 ** 20))
      const composer = nearbyOf(diagnosis).some((line) => /composer/i.test(line))
      return {
        title: `PHP’s memory ran out at ${limit} MB`,
        instruction: `Give it ${size} MB by the ${composer ? 'variable' : 'option'} below${composer ? '; Composer 2 needs far less than Composer 1' : ', or set memory_limit in php.ini'}.`,
        command: composer ? `export COMPOSER_MEMORY_LIMIT=${size}M` : `php -d memory_limit=${size}M SCRIPT`,
      }
    },
  },
  {
    pattern:
      /java\.lang\.OutOfMemoryError: ?(?<what>Java heap space|GC overhead limit exceeded|Metaspace|unable to create (?:new )?native thread|Direct buffer memory)?/,
    remedy: (match, { diagnosis }) => {
      const metaspace = match.groups?.['what'] === 'Metaspace'
      const set = heapOf(nearbyOf(diagnosis))
      const option = metaspace ? '-XX:MaxMetaspaceSize=1g' : set === undefined ? '-Xmx4g' : `-Xmx${roomier(set)}m`
      const gradle = /gradle/i.test(`${diagnosis.rule} ${diagnosis.step}`)
      return {
        title: `The Java ${metaspace ? 'metaspace' : 'heap'} ran out${metaspace || set === undefined ? '' : ` at ${set} MB`}`,
        instruction: gradle
          ? `Set \`org.gradle.jvmargs=${option}\` in gradle.properties; for forked tests \`maxHeapSize\` of the test task.`
          : `Set it for the build and, where tests fork, as surefire’s \`argLine\`.`,
        ...(gradle ? {} : { command: `export MAVEN_OPTS=${option}` }),
      }
    },
  },
  {
    pattern:
      /OOM-?Killed|Out of memory: Killed process|oom-kill|std::bad_alloc|Cannot allocate memory|virtual memory exhausted|exit(?:ed with)? (?:code|status) 137|signal: 9|\b\d{1,9} Killed\b|Killed\s*$|Native memory allocation .{1,40} failed|MemoryError|memory allocation of \d+ bytes failed/i,
    remedy: (_, { diagnosis, record }) => ({
      title: 'The machine’s memory ran out',
      instruction: `${heldBy(nearbyOf(diagnosis))}Run fewer things at once (halve \`-j\`, the test workers, or the matrix on one machine), or take a larger ${isHostedLinux(record) ? 'runner (`runs-on`)' : 'machine'}.${sizesOf(record)} The command, in a step with \`if: always()\`, shows what used it.`,
      command: 'free -m && ps axo rss,comm --sort=-rss | head -15',
    }),
  },
  {
    pattern: /rate limit|quota exceeded|429 Too Many Requests|toomanyrequests/i,
    remedy: () => ({
      title: 'A quota ran out',
      instruction:
        'Log in to the service (anonymous quotas are shared by all hosted runners), cache what is fetched, and spread scheduled runs off the full hour.',
    }),
  },
]

export const resources: Strategy = {
  id: 'resources',
  remedy: (ailment) => {
    if (ailment.diagnosis.category !== 'resource') return undefined
    for (const row of rows) {
      const match = firstMatch(ailment.diagnosis, row.pattern)
      if (match !== undefined) return row.remedy(match, ailment)
    }
    return {
      title: ailment.diagnosis.title,
      instruction: `${ailment.diagnosis.advice}${sizesOf(ailment.record)}`,
    }
  },
}
