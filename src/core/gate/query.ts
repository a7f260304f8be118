/** What is asked of each metric: the queries of the configuration file, their placeholders filled in. */

export type Better = 'up' | 'down' | 'neither'

export interface GateQuery {
  readonly name: string
  readonly query: string
  /** Values of its placeholders. */
  readonly labels: Labels
  readonly better: Better
  /** Values beyond fail, whatever is usual. */
  readonly threshold?: { readonly above?: number; readonly below?: number }
  readonly season: 'auto' | 'day' | 'week' | 'none'
  /** Least share of what is expected that a change must come to. */
  readonly leastChange: number
  /** The newest value alone, against the threshold: for what has no history worth asking for. */
  readonly instant: boolean
  /** False: a gauge that may only grow, such as how full a disk is. */
  readonly counter?: boolean
}

export type Labels = Readonly<Record<string, string>>

/** `$service`, `${environment}`: a value in a PromQL string, so what would end the string is escaped. */
const placeholder = /\$(?:\{([a-z_]\w*)\}|([a-z_]\w*))/gi

/** @example fillQuery('up{job="$service"}', { service: 'shop' }) // up{job="shop"} */
export const fillQuery = (query: string, labels: Labels): string =>
  query.replace(placeholder, (whole, braced: string | undefined, bare: string | undefined) => {
    const value = labels[braced ?? bare ?? '']
    return value === undefined ? whole : escaped(value)
  })

/** Names of placeholders nobody gave a value for. */
export const unfilled = (query: string, labels: Labels): readonly string[] =>
  [...query.matchAll(placeholder)]
    .map(([, braced, bare]) => braced ?? bare ?? '')
    .filter((name) => !Object.hasOwn(labels, name) && name !== selector)

const escaped = (value: string): string => value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n')

/** Stands for the matchers of one of the two sides of a canary: `rate(errors_total{$selector}[5m])`. */
export const selector = 'selector'

export const fillSelector = (query: string, matchers: string): string =>
  query.replace(/\$(?:\{selector\}|selector\b)/g, () => matchers)
