/** From lines no rule knows to patterns: the template's fixed parts stay, its variable parts become a wildcard. */
import type { Category, RunRecord } from '../../model/index.js'
import { escapeRegExp } from '../../run/reg-exp.js'
import type { CustomPattern } from './custom.js'
import { hash64, masked, templateOf } from './template.js'

/** An RE2 pattern that matches the line and others of its template. */
export function patternOf(line: string): string {
  return masked(line)
    .split(' ')
    .slice(0, 30)
    .map((word) =>
      word
        .split('<time>')
        .map((part) =>
          part
            .split(/<\w+>|#/)
            .map(escapeRegExp)
            .join('\\S*'),
        )
        .join('\\S+(?:\\s+\\S+)?'),
    )
    .join('\\s+')
    .replace(/(?:\\S\*){2,}/g, '\\S*')
}

/** A pattern learnt from one line; `id` and texts are the person's to improve. */
export function learnt(
  line: string,
  given: { category: Category; id?: string; title?: string; today: string },
): CustomPattern {
  return {
    id: given.id ?? `learnt/${hash64(templateOf(line)).slice(0, 12)}`,
    category: given.category,
    pattern: patternOf(line),
    title: given.title ?? templateOf(line).slice(0, 200),
    firstSeen: given.today,
    lastSeen: given.today,
    seen: 1,
  }
}

export interface UnknownSignature {
  readonly signature: string
  readonly count: number
  readonly firstAt: string
  readonly lastAt: string
  readonly branches: readonly string[]
  readonly line: string | undefined
  readonly category: string
}

/** Signatures in the history that no rule knows, most frequent first: what is worth a name. */
export function unknownSignatures(records: readonly RunRecord[]): readonly UnknownSignature[] {
  const found = new Map<
    string,
    { at: string; branch: string | undefined; line: string | undefined; category: string }[]
  >()
  for (const record of records)
    for (const job of Object.values(record.jobs)) {
      const failure = job.failure
      if (failure === undefined || failure.value.rule !== null) continue
      const list = found.get(failure.value.signature) ?? []
      list.push({
        at: failure.observedAt,
        branch: record.run.value.branch,
        line: failure.value.lines?.[0],
        category: failure.value.category,
      })
      found.set(failure.value.signature, list)
    }
  return [...found]
    .map(([signature, list]) => {
      const times = list.map(({ at }) => at).sort()
      return {
        signature,
        count: list.length,
        firstAt: times[0] ?? '',
        lastAt: times.at(-1) ?? '',
        branches: [...new Set(list.flatMap(({ branch }) => (branch === undefined ? [] : [branch])))].sort(),
        line: list.find(({ line }) => line !== undefined)?.line,
        category: list[0]?.category ?? 'unknown',
      }
    })
    .sort((a, b) => b.count - a.count || (a.signature < b.signature ? -1 : 1))
}

/** Two sets of patterns as one: by id the one seen last; counts and first sightings are kept. */
export function mergePatterns(
  ours: readonly CustomPattern[],
  theirs: readonly CustomPattern[],
): readonly CustomPattern[] {
  const merged = new Map(ours.map((pattern) => [pattern.id, pattern]))
  for (const other of theirs) {
    const own = merged.get(other.id)
    if (own === undefined) merged.set(other.id, other)
    else {
      const newer = (other.lastSeen ?? '') > (own.lastSeen ?? '') ? other : own
      const first = [own.firstSeen, other.firstSeen].filter((each) => each !== undefined).sort()[0]
      const seen = Math.max(own.seen ?? 0, other.seen ?? 0)
      merged.set(other.id, {
        ...newer,
        ...(first === undefined ? {} : { firstSeen: first }),
        ...(seen === 0 ? {} : { seen }),
      })
    }
  }
  return [...merged.values()].sort((a, b) => (a.id < b.id ? -1 : 1))
}
