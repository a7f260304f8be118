/** Whose what was found is, and what changed beside it; each is asked for only where something was found. */
import { lastInOrder, suspectsOf, suspicious } from '../core/decide/suspects.js'
import type { Finding, RunRecord, Suspect } from '../core/model/index.js'
import type { Ports } from '../ports.js'
import { ownedBy } from './owners.js'

interface Past {
  readonly record: RunRecord
  readonly records: readonly RunRecord[]
}

export async function explain<T extends { readonly findings: readonly Finding[] }>(
  found: T,
  past: Past,
  ports: Ports,
): Promise<T & { readonly suspects?: readonly Suspect[] }> {
  const [owned, suspects] = await Promise.all([
    ownedBy(found, past.record, ports),
    suspectsFor({ ...past, findings: found.findings }, ports),
  ])
  return suspects.length === 0 ? owned : { ...owned, suspects }
}

async function suspectsFor(
  ground: Past & { readonly findings: readonly Finding[] },
  ports: Ports,
): Promise<readonly Suspect[]> {
  if (suspicious(ground.findings).length === 0) return []
  const before = lastInOrder(ground)
  if (before === undefined) return []
  const [from, to] = [before.run.value.sha, ground.record.run.value.sha]
  const isSame = from === undefined || to === undefined || from === to
  const changes = isSame ? undefined : await ports.evidence.changes?.(from, to)
  return suspectsOf(ground, before, changes)
}
