/** A status badge: an SVG file of its own, or the answer shields.io’s endpoint badge reads. */
import type { RunRecord, Verdict } from '../model/index.js'
import { formatDuration } from '../run/format.js'
import { hasFailed } from '../run/outcomes.js'
import { runTimes } from '../run/run-times.js'
import { html } from './escape.js'
import { verdictWords } from './wording.js'

export interface Badge {
  readonly label: string
  readonly message: string
  /** Contrast with white text is 4.5:1 or more in every one. */
  readonly colour: keyof typeof colours
}

const colours = { green: '#1a7f37', yellow: '#7d5a00', orange: '#bc4c00', red: '#cf222e', grey: '#59636e' } as const

const ofVerdict = {
  normal: 'green',
  degraded: 'yellow',
  anomalous: 'orange',
  'failed-transient': 'orange',
  failed: 'red',
  unknown: 'grey',
} as const satisfies Record<Verdict, keyof typeof colours>

/** Of the newest run; of none, "no runs". */
export function badgeOf(newest: RunRecord | undefined, label = 'ci'): Badge {
  if (newest === undefined) return { label, message: 'no runs', colour: 'grey' }
  const { durationMs } = runTimes(newest)
  const took = durationMs === undefined ? '' : ` · ${formatDuration(durationMs)}`
  const verdict = newest.judgement?.value.verdict as Verdict | undefined
  // A record of another version may bear a word this one does not know.
  if (verdict !== undefined && Object.hasOwn(ofVerdict, verdict))
    return { label, message: `${verdictWords[verdict].word}${took}`, colour: ofVerdict[verdict] }
  const { outcome } = newest.run.value
  return {
    label,
    message: `${outcome ?? 'unknown'}${took}`,
    colour: outcome === 'passed' ? 'green' : hasFailed(outcome) ? 'red' : 'grey',
  }
}

/** https://shields.io/badges/endpoint-badge */
export const badgeJson = ({ label, message, colour }: Badge): string =>
  `${JSON.stringify({ schemaVersion: 1, label, message, color: colours[colour].slice(1) })}\n`

/** Width of a letter of 11 px Verdana, about; digits and narrow letters even out. */
const letter = 6.6
const pad = 10

export function badgeSvg({ label, message, colour }: Badge): string {
  const [left, right] = [label, message].map((text) => Math.round([...text].length * letter + pad * 2))
  const width = (left ?? 0) + (right ?? 0)
  const said = `${html(label, 60)}: ${html(message, 80)}`
  const text = (x: number, words: string): string =>
    `<text x="${x}" y="14" text-anchor="middle" fill="#fff">${html(words, 80)}</text>`
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="20" role="img" aria-label="${said}"><title>${said}</title><clipPath id="r"><rect width="${width}" height="20" rx="3"/></clipPath><g clip-path="url(#r)"><rect width="${left}" height="20" fill="#424a53"/><rect x="${left}" width="${right}" height="20" fill="${colours[colour]}"/></g><g font-family="Verdana,Geneva,DejaVu Sans,sans-serif" font-size="11">${text((left ?? 0) / 2, label)}${text((left ?? 0) + (right ?? 0) / 2, message)}</g></svg>
`
}
