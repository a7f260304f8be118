/** What a judgement rests on, in one sentence. */
import type { Result } from '../model/index.js'
import { formatCount } from '../run/format.js'

/**
 * @param name how the sink shows the name of a store
 * @example "Compared with 87 similar runs; 412 runs stored (artifact)"
 */
export function basisOf(
  { comparable, runs, source }: Pick<Result['history'], 'comparable' | 'runs' | 'source'>,
  name: (text: string) => string,
): string {
  if (runs === 0) return 'No history yet: this is the first run to be stored'
  const stored = `${formatCount(runs, 'run')} stored (${name(source)})`
  return comparable === 0
    ? `No similar run to compare with; ${stored}`
    : `Compared with ${formatCount(comparable, 'similar run')}; ${stored}`
}
