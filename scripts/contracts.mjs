#!/usr/bin/env node
// Takes from GitHub’s OpenAPI descriptions what the product asks for: routes, parameters, bodies and answers as JSON Schema.
// The package is 385 MB, so only this is kept: npm install --no-save @octokit/openapi@23.0.2 && node scripts/contracts.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { routes } from './contract-routes.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = process.argv[2] ?? join(root, 'node_modules/@octokit/openapi/generated')

/** Each schema once, whichever descriptions have it: `{"$ref": "#/schemas/7"}`. */
const schemas = []
const known = new Map()
function stored(schema) {
  const text = JSON.stringify(schema)
  if (text.length < 60) return schema
  if (!known.has(text)) known.set(text, schemas.push(schema) - 1)
  return { $ref: `#/schemas/${known.get(text)}` }
}

const kept = ['type', 'enum', 'const', 'minimum', 'maximum', 'minItems', 'maxItems', 'minLength', 'pattern', 'required']
// Addresses are many and never read but for these.
const isLink = (name) => /(?:^|_)url$/.test(name) && !/^(?:html|archive_download)_url$/.test(name)
const deepest = 7

function reducer(spec) {
  const deref = (node) => {
    let at = node
    while (at?.$ref !== undefined)
      at = at.$ref
        .slice(2)
        .split('/')
        .reduce((found, key) => found[key.replaceAll('~1', '/')], spec)
    return at
  }
  /** OpenAPI 3.0 → JSON Schema without what is for people; `nullable` is a type of its own. */
  function reduce(node, { links = false, depth = 0 } = {}) {
    const schema = deref(node)
    if (schema === undefined || depth > deepest) return {}
    const dropped = (name) => !links && isLink(name)
    const below = (one) => reduce(one, { links, depth: depth + 1 })
    const made = Object.fromEntries(kept.flatMap((key) => (schema[key] === undefined ? [] : [[key, schema[key]]])))
    if (made.required !== undefined) made.required = made.required.filter((name) => !dropped(name))
    if (made.required?.length === 0) delete made.required
    for (const key of ['anyOf', 'oneOf', 'allOf'])
      if (schema[key] !== undefined) made[key] = schema[key].map((one) => below(one))
    if (schema.items !== undefined) made.items = below(schema.items)
    if (schema.properties !== undefined)
      made.properties = Object.fromEntries(
        Object.entries(schema.properties)
          .filter(([name]) => !dropped(name))
          .map(([name, one]) => [name, below(one)]),
      )
    if (typeof schema.additionalProperties === 'object') made.additionalProperties = below(schema.additionalProperties)
    if (schema.nullable !== true) return stored(made)
    if (typeof made.type === 'string' && made.enum === undefined) return stored({ ...made, type: [made.type, 'null'] })
    return { anyOf: [stored(made), { type: 'null' }] }
  }
  return { deref, reduce }
}

const descriptions = {}
for (const name of ['api.github.com', 'ghes-3.19', 'ghes-3.17']) {
  const spec = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  const { deref, reduce } = reducer(spec)
  const described = {}
  for (const route of Object.keys(routes)) {
    const [method, path] = route.split(' ')
    const operation = spec.paths[path]?.[method.toLowerCase()]
    if (operation === undefined) continue
    const json = (node) => deref(node)?.content?.['application/json']?.schema
    const all = [...(spec.paths[path].parameters ?? []), ...(operation.parameters ?? [])].map(deref)
    const asked = all.filter((one) => one.in === 'query')
    const body = json(operation.requestBody)
    described[route] = {
      query: Object.fromEntries(asked.map((one) => [one.name, reduce(one.schema)])),
      ...(body !== undefined && { body: reduce(body, { links: true }) }),
      answers: Object.fromEntries(
        Object.entries(operation.responses).map(([status, one]) => [status, json(one) ? reduce(json(one)) : null]),
      ),
    }
  }
  descriptions[name] = { version: spec.info.version, routes: described }
}
const file = join(root, '__tests__/fixtures/github/openapi.json')
writeFileSync(file, `${JSON.stringify({ source: '@octokit/openapi 23.0.2', schemas, descriptions })}\n`)
