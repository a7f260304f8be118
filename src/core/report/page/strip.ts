/** The outcomes of the last runs side by side: a picture of how the branch has been. */
import type { RunRecord } from '../../model/index.js'
import { formatCount, formatInstant } from '../../run/format.js'
import { hasFailed } from '../../run/outcomes.js'
import { html } from '../escape.js'

const most = 120

const looks = {
  passed: { kind: 'passed', colour: '#1a7f37', y: 6, height: 18 },
  odd: { kind: 'odd', colour: '#bc4c00', y: 3, height: 21 },
  broke: { kind: 'broke', colour: '#cf222e', y: 0, height: 24 },
  else: { kind: 'else', colour: '#59636e', y: 15, height: 9 },
} as const

/** Differs in height as well as in colour. */
export function renderStrip(records: readonly RunRecord[]): string {
  const shown = records.slice(-most)
  const counts = { passed: 0, odd: 0, broke: 0, else: 0 }
  const bars = shown.map((record, index) => {
    const look = looks[lookOf(record)]
    counts[look.kind]++
    return `<rect class="${look.kind}" x="${index * 6}" y="${look.y}" width="5" height="${look.height}" fill="${look.colour}"><title>${html(tell(record))}</title></rect>`
  })
  const said = `${formatCount(counts.passed, 'run')} passed, ${counts.odd} passed with anomalies, ${counts.broke} failed, ${counts.else} cancelled or skipped`
  return `<figure><svg role="img" viewBox="0 0 ${shown.length * 6} 24" width="${shown.length * 6}" height="24"><title>${said}</title>${bars.join('')}</svg><figcaption>The last ${formatCount(shown.length, 'run')}, oldest first: ${said}.</figcaption></figure>`
}

function lookOf(record: RunRecord): keyof typeof looks {
  const { outcome } = record.run.value
  if (hasFailed(outcome)) return 'broke'
  if (outcome !== 'passed') return 'else'
  const verdict = record.judgement?.value.verdict
  return verdict === 'anomalous' || verdict === 'degraded' ? 'odd' : 'passed'
}

function tell(record: RunRecord): string {
  const { number, outcome, startedAt, branch } = record.run.value
  const parts = [
    `run ${number ?? record.key.run}`,
    outcome ?? 'unknown',
    record.judgement?.value.verdict,
    branch,
    formatInstant(startedAt),
  ]
  return parts.filter((part) => part !== undefined).join(', ')
}
