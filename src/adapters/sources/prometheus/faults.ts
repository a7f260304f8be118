/** What a refusal of Prometheus, or of what stands before it, means and what to do. */
import type { GateFault } from '../../../core/model/index.js'
import { plainLine } from '../../../core/report/escape.js'
import type { Refusal } from '../../http/rest.js'

interface Refused {
  readonly reason: Refusal
  readonly message: string
  readonly status?: number
}

const byReason: Readonly<Record<Refusal, Pick<GateFault, 'code' | 'advice'>>> = {
  unauthorised: { code: 'unauthorised', advice: 'Check `prometheus-authorization`: `Bearer …` or `Basic …`.' },
  forbidden: {
    code: 'forbidden',
    advice:
      'These credentials may not read there; of a tenant, check its header (X-Scope-OrgID) in `prometheus-headers`.',
  },
  missing: {
    code: 'wrong-address',
    advice: 'Give the address below which `/api/v1/query` lies; for Mimir it ends in `/prometheus`.',
  },
  'login-page': {
    code: 'unauthorised',
    advice: 'Something before it asks for a login: give `prometheus-authorization`.',
  },
  'not-json': { code: 'wrong-address', advice: 'Is it Prometheus that answers there, and not a page or a proxy?' },
  server: { code: 'unavailable', advice: 'Is Prometheus up, and not still replaying its log?' },
  slow: { code: 'timeout', advice: 'A shorter window, a longer step, or a recording rule answers sooner.' },
  'too-long': { code: 'too-large', advice: 'Aggregate it to one series: `sum(…)`.' },
  unreachable: { code: 'unreachable', advice: 'Check `prometheus-url`, DNS, and firewalls between here and there.' },
  budget: { code: 'timeout', advice: 'The gate’s requests were spent; look less often (`gate-every`).' },
}

/** 400 is what Prometheus says of a query it cannot read, 422 of one it cannot compute. */
export function faultOfRefusal({ reason, message, status }: Refused): GateFault {
  const said = plainLine(message, 300)
  if (status === 400)
    return {
      code: 'bad-query',
      message: `Prometheus cannot read the query: ${said}`,
      advice: 'Try it in Prometheus’ own page.',
      blocking: true,
    }
  if (status === 422)
    return {
      code: 'unprocessable',
      message: `Prometheus cannot compute the query: ${said}`,
      advice: 'Too many samples, or series that do not match one another: aggregate before joining.',
      blocking: true,
    }
  return { ...byReason[reason], message: `Prometheus did not answer the query: ${said}`, blocking: true }
}
