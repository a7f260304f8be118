/** What an exporter is: a folder with its inputs and its sending, and one row in `exporters.ts`. */
import type { Row, Rows, ValuesOf } from '../../config/rows.js'
import type { Env, Exporter } from '../../ports.js'
import type { Fetch } from '../http/guarded-fetch.js'

/** What an exporter may use of the machine. */
export interface Outside {
  /** Through the proxy, where there is one. */
  readonly fetch: Fetch
  /** Milliseconds since the epoch. */
  readonly now: () => number
  readonly cwd: string
  readonly env: Env
  /** Of GitHub, where there is one. */
  readonly token: string | undefined
  /** `owners: mention`. */
  readonly mentions?: boolean | undefined
}

export interface ExporterRow<R extends Rows> {
  /** Rows of the inputs table; a value of a row marked `secret` is masked wherever it appears. */
  readonly inputs: R
  /** Undefined where the inputs do not ask for it. What it needs to send is loaded only here. */
  open(given: ValuesOf<R>, outside: Outside): Promise<Exporter | undefined>
}

/** Infers the inputs of a row. */
export const exporter = <const R extends Rows>(row: ExporterRow<R>): ExporterRow<R> => row

/** An address within the network of a company: figures are no secret, and collectors there seldom speak TLS. */
export const httpUrl = (told: { readonly description: string }): Row<string | undefined> => ({
  accepted: 'an http or https URL, without a password',
  default: '',
  ...told,
  read: (given) => {
    const trimmed = given.trim()
    if (trimmed === '') return { value: undefined }
    const url = URL.canParse(trimmed) ? new URL(trimmed) : undefined
    const fits = url !== undefined && /^https?:$/.test(url.protocol) && url.username === '' && url.password === ''
    return fits ? { value: trimmed } : { fault: 'an http or https URL, without a password' }
  },
})
