/** How a source of metrics or logs is asked: address, credentials, headers, certificates; bounded in requests, time and size. */
import { readFileSync } from 'node:fs'
import type { Fetch } from '../http/guarded-fetch.js'
import { createRest, type Rest } from '../http/rest.js'
import { tlsFetch } from '../http/tls-fetch.js'

export interface Access {
  readonly url: string
  /** Value of the header `Authorization`. */
  readonly authorization?: string | undefined
  /** Lines `Name: value`. */
  readonly headers?: readonly string[] | undefined
  /** PEM, or paths of PEM files. */
  readonly cert?: string | undefined
  readonly key?: string | undefined
  readonly ca?: string | undefined
}

export interface Outside {
  readonly fetch: Fetch
  /** Requests at the most, over all looks. */
  readonly requests: number
  /** Ends what is being asked. */
  readonly signal?: AbortSignal | undefined
  /** Milliseconds for one request. */
  readonly timeoutMs: number
}

/** @throws Error naming a file of the certificates that cannot be read */
export function openAccess(
  access: Access,
  { fetch, requests, timeoutMs, signal }: Outside,
): { address(path: string, parameters: Readonly<Record<string, string>>): string; rest(): Rest } {
  const { origin, pathname, searchParams: own } = new URL(access.url)
  const base = `${origin}${pathname.replace(/\/+$/, '')}`
  const tls = {
    cert: pemOf(access.cert),
    key: pemOf(access.key),
    ca: pemOf(access.ca),
  }
  const hasTls = Object.values(tls).some((part) => part !== undefined)
  const direct = hasTls ? tlsFetch(tls, fetch) : fetch
  const through: Fetch = (url, init = {}) =>
    direct(url, { ...init, signal: AbortSignal.any([init.signal, signal].filter((one) => one != null)) })
  const headers = {
    ...headersOf(access.headers ?? []),
    ...(access.authorization === undefined ? {} : { authorization: access.authorization }),
  }
  let left = requests
  const budget = {
    take: () => left-- > 0,
    left: () => Math.max(0, left),
  }
  // A new one a look: a source that was away may be back.
  return {
    // A query of the address goes with each request: VictoriaMetrics takes `extra_label` so.
    address: (path, parameters) => `${base}${path}?${new URLSearchParams([...own, ...Object.entries(parameters)])}`,
    rest: () => createRest({ base, headers, budget, fetch: through, timeoutMs, patience: 3 }),
  }
}

const pemOf = (given: string | undefined): string | undefined =>
  given === undefined || given.startsWith('-----BEGIN') ? given : readFileSync(given, 'utf8')

/** @example headersOf(['X-Scope-OrgID: shop']) // { 'X-Scope-OrgID': 'shop' } */
export const headersOf = (lines: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(
    lines.map((line) => {
      const at = line.indexOf(':')
      return [line.slice(0, at).trim(), line.slice(at + 1).trim()]
    }),
  )
