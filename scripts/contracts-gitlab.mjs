#!/usr/bin/env node
// Takes from GitLab’s own client for Go what the product asks of GitLab: routes, parameters, fields of answers. GitLab’s
// published OpenAPI is no package; this module is, and it is of the same organisation:
//   go mod download -json gitlab.com/gitlab-org/api/client-go@v1.46.0   (prints Dir)
//   node scripts/contracts-gitlab.mjs DIR
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const [folder] = process.argv.slice(2)
if (folder === undefined) throw new Error('name the folder of the module: go mod download -json …')
const source = readdirSync(folder)
  .filter((name) => name.endsWith('.go') && !name.endsWith('_test.go'))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n')

/** Method and path as the client has them, and what is sent and answered, by the names of its types. */
const wanted = [
  'GET projects/%s',
  'GET projects/%s/pipelines',
  'GET projects/%s/pipelines/%d/jobs',
  'GET projects/%s/pipelines/%d/bridges',
  'GET projects/%s/pipelines/%d/test_report',
  'GET projects/%s/jobs/%d/trace',
  'POST projects/%s/jobs/%d/retry',
  'GET projects/%s/merge_requests/%d',
  'GET projects/%s/merge_requests/%d/notes',
  'POST projects/%s/merge_requests/%d/notes',
  'PUT projects/%s/merge_requests/%d/notes/%d',
  'GET projects/%s/repository/branches/%s',
  'GET projects/%s/repository/files/%s',
  'POST projects/%s/statuses/%s',
  'GET projects/%s/packages',
  'GET projects/%s/packages/%d/package_files',
  'DELETE projects/%s/packages/%d/package_files/%d',
  'GET groups/%s/projects',
  'GET users/%s/projects',
  'GET user',
]

const calls = [...source.matchAll(/^func \(s \*\w+\) \w+\(([^\n]*)\) \([^\n]*\n([\s\S]*?)^\}/gm)].flatMap(
  ([, parameters = '', body = '']) => {
    const path = /withPath\("([^"]+)"/.exec(body)?.[1]
    if (path === undefined) return []
    const method = (/http\.Method(\w+)/.exec(body)?.[1] ?? 'Get').toUpperCase()
    const options = /\bopts? \*(\w+)/.exec(parameters)?.[1]
    return [{ route: `${method} ${path}`, options, answer: /\bdo\[([^\n(]*)\]\(/.exec(body)?.[1] }]
  },
)

function structOf(name) {
  const body = new RegExp(`^(?:type |\\t)${name} struct \\{\\n([\\s\\S]*?)^\\t?\\}`, 'm').exec(source)?.[1]
  if (body === undefined) return undefined
  const fields = []
  for (const line of body.split('\n')) {
    const embedded = /^\s+(\w+)$/.exec(line)?.[1]
    if (embedded !== undefined) fields.push(...(structOf(embedded) ?? []))
    const [, type, tags] = /^\s+\w+\s+(\S+)\s+`([^`]+)`/.exec(line) ?? []
    const tag = (key) => new RegExp(`\\b${key}:"([^",]+)`).exec(tags ?? '')?.[1]
    if (type !== undefined) fields.push({ type, url: tag('url'), json: tag('json') })
  }
  return fields
}

const plain = { string: 'string', bool: 'boolean', 'time.Time': 'string', ISOTime: 'string' }
/** Every field may be null or absent: the client tells no more. */
function typeOf(given, depth) {
  const type = given.replace(/^\*/, '')
  if (type.startsWith('[]')) return { type: ['array', 'null'], items: typeOf(type.slice(2), depth) }
  if (/^(?:int|float|uint)/.test(type)) return { type: ['number', 'null'] }
  if (plain[type] !== undefined) return { type: [plain[type], 'null'] }
  const fields = depth > 1 ? undefined : structOf(type)
  if (fields === undefined) return /Value$|Enum$/.test(type) ? { type: ['string', 'null'] } : {}
  const named = fields.filter(({ json }) => json !== undefined && json !== '-')
  return {
    type: ['object', 'null'],
    properties: Object.fromEntries(named.map((field) => [field.json, typeOf(field.type, depth + 1)])),
  }
}

const routes = {}
for (const route of wanted) {
  const call = calls.find((one) => one.route === route)
  if (call === undefined) throw new Error(`the client has no ${route}`)
  const sent = (call.options === undefined ? [] : (structOf(call.options) ?? [])).flatMap(
    ({ url, json }) => url ?? json ?? [],
  )
  const answer = call.answer === undefined || /none|bytes|Reader/.test(call.answer) ? undefined : typeOf(call.answer, 0)
  routes[route.replace(' ', ' /').replaceAll(/%[sd]/g, '{}')] = { sent, ...(answer !== undefined && { answer }) }
}
const file = join(root, '__tests__/fixtures/gitlab/client-go.json')
const version = /client-go@(v[\d.]+)/.exec(folder)?.[1] ?? 'unknown'
writeFileSync(file, `${JSON.stringify({ source: `gitlab.com/gitlab-org/api/client-go ${version}`, routes })}\n`)
