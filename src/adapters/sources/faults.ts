/** What a refusal of Prometheus or Loki, or of what stands before it, means and what to do. */
import type { GateFault } from '../../core/model/index.js'
import { plainLine } from '../../core/report/escape.js'
import type { Refusal } from '../http/rest.js'

interface Refused {
  readonly reason: Refusal
  readonly message: string
  readonly status?: number
}

/** Who was asked: its name, the beginning of its inputs’ names, and the path that must lie below its address. */
export interface Asked {
  readonly name: string
  readonly prefix: string
  readonly path: string
}

export const prometheus: Asked = { name: 'Prometheus', prefix: 'prometheus', path: '/api/v1/query' }

type Known = Pick<GateFault, 'code' | 'advice'>

function byReason(reason: Refusal, { name, prefix, path }: Asked): Known {
  const wrong: Known = {
    code: 'wrong-address',
    advice: `Give the address below which \`${path}\` lies; for Mimir it ends in \`/prometheus\`. Is it ${name} that answers there?`,
  }
  switch (reason) {
    case 'unauthorised':
    case 'login-page':
      return { code: 'unauthorised', advice: `Check \`${prefix}-authorization\`: \`Bearer …\` or \`Basic …\`.` }
    case 'forbidden':
      return {
        code: 'forbidden',
        advice: `These credentials may not read there; of a tenant, check its header (X-Scope-OrgID) in \`${prefix}-headers\`.`,
      }
    case 'missing':
    case 'not-json':
      return wrong
    case 'server':
      return { code: 'unavailable', advice: `Is ${name} up, and not still replaying its log?` }
    case 'slow':
      return { code: 'timeout', advice: 'A shorter window, a longer step, or a recording rule answers sooner.' }
    case 'too-long':
      return { code: 'too-large', advice: 'Aggregate it to one series: `sum(…)`.' }
    case 'unreachable':
      return { code: 'unreachable', advice: `Check \`${prefix}-url\`, DNS, and firewalls between here and there.` }
    case 'budget':
      return { code: 'timeout', advice: 'The gate’s requests were spent; look less often (`gate-every`).' }
    default:
      return reason satisfies never
  }
}

/** 400 is what both say of a query they cannot read, 422 what Prometheus says of one it cannot compute. */
export function faultOfRefusal({ reason, message, status }: Refused, asked: Asked = prometheus): GateFault {
  const said = plainLine(message, 300)
  const { name } = asked
  if (status === 400)
    return {
      code: 'bad-query',
      message: `${name} cannot read the query: ${said}`,
      advice: 'Try it in its own page.',
      blocking: true,
    }
  if (status === 422)
    return {
      code: 'unprocessable',
      message: `${name} cannot compute the query: ${said}`,
      advice: 'Too many samples, or series that do not match one another: aggregate before joining.',
      blocking: true,
    }
  return { ...byReason(reason, asked), message: `${name} did not answer the query: ${said}`, blocking: true }
}
