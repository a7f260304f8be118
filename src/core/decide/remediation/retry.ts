/** Retry with backoff: which host failed how, and whether it failed elsewhere in this repository at the same time. */
import type { Diagnosis, RunRecord } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import { listed, runOf, startOf } from '../run-facts.js'
import { type Ailment, evidenceOf, firstMatch, type Strategy } from './strategy.js'

const around = 3 * 3_600_000

/** How connections fail, in words; the first that fits. */
const manners: readonly (readonly [RegExp, string])[] = [
  [
    /EAI_AGAIN|ENOTFOUND|could not resolve host|name or service not known|temporary failure in name resolution|no such host|UnknownHost|unknown host|host is unknown/i,
    'its name could not be resolved',
  ],
  [/ETIMEDOUT|timed? ?out|deadline exceeded/i, 'it did not answer in time'],
  [
    /ECONNRESET|connection (?:was )?reset|broken pipe|EPIPE|unexpected EOF|early EOF|hung up|stream error/i,
    'it cut the connection',
  ],
  [/ECONNREFUSED|connection refused/i, 'it refused the connection'],
  [
    /ENETUNREACH|EHOSTUNREACH|network is unreachable|no route to host|cannot assign requested address/i,
    'no route led to it',
  ],
  [/\b404\b|not found/i, 'it has not what was asked for'],
  [/certificate|SSL|TLS handshake|x509/i, 'the TLS handshake failed'],
  [/\b429\b|rate limit|too many requests/i, 'it limited the rate'],
  [
    /\b5\d\d\b|bad gateway|service unavailable|gateway time-?out|internal server error/i,
    'it answered with a server error',
  ],
]

const host =
  /(?:https?:\/\/|git@|ssh:\/\/|@|host:? ['"]?|server at "|\bhost=|resolve |lookup |to |from )((?:[a-z0-9-]{1,63}\.){1,6}[a-z]{2,24})\b/i

export const hostOf = (diagnosis: Diagnosis): string | undefined => {
  const found = firstMatch(diagnosis, host)?.[1]?.toLowerCase()
  return found === undefined || /\.(?:js|ts|py|go|rs|java|json|yml|yaml|lock|txt|md|xml|toml|gz|zip|jar)$/.test(found)
    ? undefined
    : found
}

const mannerOf = (diagnosis: Diagnosis): string | undefined =>
  manners.find(([pattern]) => evidenceOf(diagnosis).some((line) => pattern.test(line)))?.[1]

export const retry: Strategy = {
  id: 'retry-with-backoff',
  remedy: (ailment) => {
    const { diagnosis } = ailment
    if (diagnosis.category !== 'network' && diagnosis.category !== 'infrastructure') return undefined
    const network = diagnosis.category === 'network'
    const who = network ? hostOf(diagnosis) : undefined
    const manner = network ? mannerOf(diagnosis) : undefined
    const story =
      who === undefined && manner === undefined ? diagnosis.title : `${who ?? 'a remote'}: ${manner ?? 'it failed'}`
    const doubt = network && !diagnosis.transient
    return {
      title: `${network ? 'Retry with backoff' : 'Retry'}: ${story}`,
      instruction: [
        seenElsewhere(ailment, who),
        doubt ? 'It is not known to pass on retry: check the address, the proxy and the credentials first.' : '',
        adviceFor(diagnosis),
      ]
        .filter((part) => part !== '')
        .join(' '),
      ...rerunCommand(ailment.record),
    }
  },
}

function seenElsewhere(ailment: Ailment, who: string | undefined): string {
  const others = alsoFailed(ailment, who)
  if (others.length > 0)
    return `${formatCount(others.length, 'other run')} of this repository failed so within three hours (${listed(others)}): the trouble is not in this change.`
  return ailment.records.length === 0 ? '' : 'No other known run of this repository failed so within three hours.'
}

const adviceFor = (diagnosis: Diagnosis): string =>
  diagnosis.category === 'network'
    ? 'To survive it next time, let the step retry with growing waits, for example `for wait in 5 15 45; do CMD && break; sleep $wait; done`, and cache what it fetches.'
    : `${diagnosis.advice} When it comes back on one machine only, take that machine out.`

const rerunCommand = (record: RunRecord): { readonly command?: string } =>
  record.key.host === 'github.com' && /^\d+$/.test(record.key.run)
    ? { command: `gh run rerun ${record.key.run} --failed` }
    : {}

/** Runs whose failure has the same signature or names the same host, within three hours. */
function alsoFailed({ diagnosis, record, records }: Ailment, who: string | undefined): readonly string[] {
  const at = startOf(record)
  const near = records.filter((other) => runOf(other) !== runOf(record) && Math.abs(startOf(other) - at) < around)
  const same = near.filter((other) =>
    Object.values(other.jobs).some((job) => {
      const facts = job.failure?.value
      const named = who !== undefined && (facts?.lines?.some((line) => line.toLowerCase().includes(who)) ?? false)
      return facts?.signature === diagnosis.signature || named
    }),
  )
  return [...new Set(same.map((other) => `#${other.run.value.number ?? other.key.run}`))]
}
