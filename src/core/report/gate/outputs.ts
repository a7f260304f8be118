/** What other steps read of the gate. */
import type { GateResult } from '../../model/index.js'
import { plainLine } from '../escape.js'

export const gateOutputs = {
  gate: 'Of `mode: gate`: pass, wait, fail or unknown.',
  'rollback-recommended': 'Of `mode: gate`: `true` where the deployment should be rolled back.',
  incident: 'Of `mode: gate`: the incident as JSON, with its evidence and timeline; empty where there is none.',
} as const

export const gateOutputsOf = (
  result: GateResult,
): Readonly<Record<keyof typeof gateOutputs | 'headline' | 'pass', string>> => ({
  gate: result.gate,
  'rollback-recommended': String(result.rollbackRecommended),
  incident: result.incident === undefined ? '' : JSON.stringify(result.incident),
  headline: plainLine(result.headline, 400),
  pass: String(result.pass),
})
