/** Why there was no answer, in plain words and without the address, which may be a secret: by name and code, never by message. */

export interface NetworkFault {
  readonly name?: unknown
  readonly message?: unknown
  readonly code?: unknown
  readonly cause?: unknown
}

/** Read by shape, not by class: errors of fetch may come from another realm. */
export function causesOf(error: unknown): readonly NetworkFault[] {
  const chain: NetworkFault[] = []
  let next = error
  for (let depth = 0; depth < 6 && typeof next === 'object' && next !== null; depth++) {
    chain.push(next)
    next = (next as NetworkFault).cause
  }
  return chain
}

const wordOf = (fault: NetworkFault): readonly string[] =>
  [fault.code, fault.name].filter((word): word is string => typeof word === 'string')

/** Codes of Node.js and OpenSSL (`man verify`), and what to do about each. */
const advices: readonly (readonly [RegExp, string])[] = [
  [/^(ENOTFOUND|EAI_AGAIN)$/, 'its host name is unknown; check the address and DNS'],
  [/^ECONNREFUSED$/, 'nothing listens there; check the address and port'],
  [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was cut; check the address, and firewalls in between'],
  [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'there is no route to it from this machine'],
  [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
  [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet; check this machine’s clock'],
  [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another host name'],
  [
    /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/,
    'its certificate is not trusted here; give its authority by NODE_EXTRA_CA_CERTS',
  ],
  [/^(ERR_SSL_\w+|EPROTO)$/, 'it does not speak TLS there; check scheme and port'],
]

/** @example explainNetwork(error) // "nothing listens there; check the address and port (ECONNREFUSED)" */
export function explainNetwork(error: unknown): string {
  const words = causesOf(error).flatMap(wordOf)
  for (const word of words.toReversed()) {
    const advice = advices.find(([pattern]) => pattern.test(word))?.[1]
    if (advice !== undefined) return `${advice} (${word})`
  }
  return `network error (${words.findLast((word) => /^[A-Z][A-Z_\d]{2,}$/.test(word)) ?? 'no code'})`
}
