/** What came of one request: a value, or why there is none. */
export type Answer<T> = { readonly kind: 'ok'; readonly value: T } | Refused

export interface Refused {
  readonly kind: 'refused'
  readonly reason:
    | 'no-token'
    | 'budget'
    | 'deadline'
    | 'rate-limit'
    | 'timeout'
    | 'unauthorised'
    | 'forbidden'
    | 'missing'
    | 'server'
    | 'shape'
    | 'unreachable'
    | 'rejected'
  readonly status?: number
  /** The platform’s own words; hostile. */
  readonly message: string
}

export const refused = (reason: Refused['reason'], message: string, status?: number): Refused => ({
  kind: 'refused',
  reason,
  message: message.slice(0, 300),
  ...(status !== undefined && { status }),
})
