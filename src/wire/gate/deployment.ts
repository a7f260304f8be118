/** When the deployment was: as given, as the platform knows, or now; and whether it is one the gate can judge. */
import type { Config, Fault } from '../../config/config.js'
import type { GateDeployment } from '../../core/model/index.js'
import { hour, minute } from '../../core/run/time.js'
import type { Platform } from '../../ports.js'

export type Dated =
  | { readonly kind: 'ok'; readonly deployment: GateDeployment }
  | { readonly kind: 'faulty'; readonly faults: readonly Fault[] }

/** Of an older deployment too much else has happened since; one the platform knows of is of an earlier run. */
const recent = 6 * hour
/** By how much clocks of two machines may differ. */
const skew = 5 * minute

/** @param from when the gate began, in milliseconds since the epoch; no deployment is later */
export async function deploymentOf(
  { gateDeployedAt: given, gateEnvironment: environment }: Config,
  { platform, from }: { readonly platform: Platform; readonly from: number },
): Promise<Dated> {
  const named = environment === undefined ? {} : { environment }
  const at = (ms: number): string => new Date(Math.min(ms, from)).toISOString()
  if (given !== undefined) {
    const fault = faultOf(given, from)
    if (fault !== undefined) return { kind: 'faulty', faults: [fault] }
    return { kind: 'ok', deployment: { at: at(given), source: 'input', ...named } }
  }
  const found = await platform.deployment?.(environment)
  const when = found === undefined ? Number.NaN : Date.parse(found.at)
  if (found !== undefined && when <= from + skew && from - when <= recent)
    return { kind: 'ok', deployment: { ...found, at: at(when) } }
  return { kind: 'ok', deployment: { at: at(from), source: 'start', ...named } }
}

function faultOf(given: number, from: number): Fault | undefined {
  const fault = (accepted: string): Fault => ({
    input: 'gate-deployed-at',
    given: Math.abs(given) <= furthest ? new Date(given).toISOString() : String(given),
    accepted,
  })
  if (given > from + skew) return fault('a time that has come; is it UTC, or with its offset?')
  if (from - given > recent)
    return fault(
      'a time within the last 6 h: what is usual is read from the time before it, and later causes are not told apart',
    )
  return undefined
}

/** The last instant a Date can hold (ECMA-262, 21.4.1.1). */
const furthest = 8.64e15
