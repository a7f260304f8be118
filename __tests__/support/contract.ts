/** GitHub’s own descriptions of its API, as far as the product asks for it (scripts/contracts.mjs), and what breaks them. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv'
import type { Exchange } from './github-api.js'

type Schema = Readonly<Record<string, unknown>>
export interface Described {
  readonly query: Readonly<Record<string, Schema>>
  readonly body?: Schema
  /** By status; null where the answer has no JSON. */
  readonly answers: Readonly<Record<string, Schema | null>>
}
interface File {
  readonly schemas: readonly Schema[]
  readonly descriptions: Readonly<Record<string, { readonly routes: Readonly<Record<string, Described>> }>>
}

const file = JSON.parse(readFileSync(join(process.cwd(), '__tests__/fixtures/github/openapi.json'), 'utf8')) as File
export const descriptions = file.descriptions

const base = 'https://contract.invalid/github'
const ajv = new Ajv({ strict: false, allErrors: true, coerceTypes: false })
ajv.addSchema({ $id: base, schemas: file.schemas })
const compiled = new Map<Schema, ValidateFunction>()
function faultsOf(schema: Schema, value: unknown): readonly ErrorObject[] {
  let validate = compiled.get(schema)
  if (validate === undefined) {
    validate = ajv.compile(JSON.parse(JSON.stringify(schema).replaceAll('"#/', `"${base}#/`)) as Schema)
    compiled.set(schema, validate)
  }
  return validate(value) ? [] : (validate.errors ?? [])
}

/** Gitea pages by `limit`, so both words are sent; GitHub ignores it. */
const foreign = new Set(['limit'])

/** @returns the route of the description that answers to the path: the one with the fewest blanks, as GitHub’s routing has it */
export function routeOf(method: string, path: string, routes: readonly string[]): string | undefined {
  const below = path.replace(/^\/api\/v[13](?=\/)/, '')
  return routes
    .filter((route) => {
      const [verb, template = ''] = route.split(' ')
      // A path and a ref hold slashes.
      const pattern = template.replace(/\{(?:path|ref)\}/g, '.+').replace(/\{[^}]+\}/g, '[^/]+')
      return verb === method && new RegExp(`^${pattern}$`).test(below)
    })
    .toSorted((a, b) => a.split('{').length - b.split('{').length)[0]
}

/** What of the exchange GitHub would not understand, or never say. */
export function violationsOf(exchange: Exchange, name: string): readonly string[] {
  const routes = descriptions[name]?.routes ?? {}
  const { method, url, body, status } = exchange
  const route = routeOf(method, url.pathname, Object.keys(routes))
  const described = route === undefined ? undefined : routes[route]
  if (described === undefined) return [`no such route: ${method} ${url.pathname}`]
  return [...askedWrongly(url, body, described), ...answeredWrongly(exchange.answer, status, described)].map(
    (fault) => `${route}: ${fault}`,
  )
}

function askedWrongly(url: URL, body: string, { query, body: schema }: Described): readonly string[] {
  const parameters = [...url.searchParams].flatMap(([key, value]) => {
    if (foreign.has(key)) return []
    const described = query[key]
    if (described === undefined) return [`no parameter ${key}`]
    const read =
      described['type'] === 'integer' ? Number(value) : described['type'] === 'boolean' ? value === 'true' : value
    return faultsOf(described, read).map((fault) => `${key}=${value} ${fault.message}`)
  })
  if (body === '') return parameters
  if (schema === undefined) return [...parameters, 'a body where none is described']
  const sent = JSON.parse(body) as object
  const names = Object.keys((whole(schema)['properties'] as object | undefined) ?? {})
  const unknown = Object.keys(sent).filter((key) => !names.includes(key))
  return [
    ...parameters,
    ...unknown.map((key) => `the body has no ${key}`),
    ...faultsOf(schema, sent).map((fault) => `the body ${fault.instancePath} ${fault.message}`),
  ]
}

/** Refusals are described for few routes, though every route may answer with them. */
const anywhere = new Set([304, 403, 404, 410, 429])

function answeredWrongly(answer: Exchange['answer'], status: number, { answers }: Described): readonly string[] {
  if (!(String(status) in answers)) return anywhere.has(status) ? [] : [`no answer ${status}`]
  const schema = answers[String(status)]
  if (schema == null || answer === undefined) return []
  const value: unknown = JSON.parse(Buffer.from(answer).toString())
  return faultsOf(schema, value).map(
    (fault) =>
      `${status} ${fault.instancePath.replace(/\/\d+/g, '/n')} ${fault.message} ${JSON.stringify(fault.params)}`,
  )
}

function whole(schema: Schema): Schema {
  const found = /^#\/schemas\/(\d+)$/.exec(String(schema['$ref'] ?? ''))?.[1]
  return found === undefined ? schema : whole(file.schemas[Number(found)] ?? {})
}

/** Names in an answer, as `a.b` and `a[].b`. */
export function namesIn(schema: Schema | null | undefined, path = '', depth = 0): readonly string[] {
  if (schema == null || depth > 4) return []
  const at = whole(schema)
  const variants = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (at[key] as readonly Schema[] | undefined) ?? [])
  const own = Object.entries((at['properties'] as Readonly<Record<string, Schema>> | undefined) ?? {}).flatMap(
    ([key, one]) => {
      const below = path === '' ? key : `${path}.${key}`
      return [below, ...namesIn(one, below, depth + 1)]
    },
  )
  const items = at['items'] as Schema | undefined
  return [
    ...own,
    ...(items === undefined ? [] : namesIn(items, `${path}[]`, depth)),
    ...variants.flatMap((variant) => namesIn(variant, path, depth)),
  ]
}
