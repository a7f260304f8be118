/**
 * What is asked of GitHub exists, with its parameters and bodies, in GitHub’s own descriptions of github.com and two releases
 * of Enterprise Server; every answer of the loopback service validates, every field that is read is there
 * (scripts/contracts.mjs), and no place needs more than SECURITY.md says (scripts/contract-routes.mjs).
 */
import { readdirSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { commentShape } from '../../src/adapters/platforms/github/comment.js'
import * as shapes from '../../src/adapters/platforms/github/shapes.js'
import { descriptions, namesIn, routeOf, violationsOf } from '../support/contract.js'
import type { Exchange } from '../support/github-api.js'
import { type Exchanges, exchangesOf, type Place } from './places.js'

const table = '../../scripts/contract-routes.mjs'
const { routes: permissions } = (await import(table)) as { readonly routes: Readonly<Record<string, string>> }
const routes = Object.keys(permissions)

let exchanges: Exchanges
let all: readonly Exchange[] = []
beforeAll(async () => {
  exchanges = await exchangesOf()
  all = Object.values(exchanges).flat()
})

const routeOfExchange = ({ method, url }: Exchange) => routeOf(method, url.pathname, routes)

test('every route of the table is asked for by some place, and none besides', () => {
  const asked = new Set(all.map((one) => routeOfExchange(one) ?? `${one.method} ${one.url.pathname}`))
  expect([...asked].sort()).toEqual([...routes].sort())
})

test('every route that the source names is in the table', () => {
  const source = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(`src/${name}`, 'utf8'))
    .join('\n')
  const named = [
    ...source.matchAll(/['`](?:(GET|POST|PUT|PATCH|DELETE) )?(\/(?:repos|orgs|users)\/\{[^'`]*)['`]/g),
  ].map(
    ([, method, path = '']) =>
      `${method ?? 'GET'} ${path.replace(/\$\{\w+\((\w+)\)\}/g, 'x/y').replace('${below}', '')}`,
  )
  expect(named.length).toBeGreaterThan(20)
  const templates = named.map((one) => {
    const [method = '', path = ''] = one.split(' ')
    return { one, route: routeOf(method, path, routes) }
  })
  expect(templates.filter(({ route }) => route === undefined)).toEqual([])
})

describe.each(Object.keys(descriptions))('%s', (name) => {
  test('every request exists, with its parameters and body, and every answer validates', () => {
    expect(all.length).toBeGreaterThan(60)
    expect([...new Set(all.flatMap((exchange) => violationsOf(exchange, name)))]).toEqual([])
  })

  test.each([
    ['runShape', 'GET /repos/{owner}/{repo}/actions/runs/{run_id}', ''],
    ['jobShape', 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', 'jobs[].'],
    ['repositoryShape', 'GET /repos/{owner}/{repo}', ''],
    ['pullShape', 'GET /repos/{owner}/{repo}/pulls/{pull_number}', ''],
    ['contentShape', 'GET /repos/{owner}/{repo}/contents/{path}', ''],
    ['refShape', 'GET /repos/{owner}/{repo}/git/ref/{ref}', ''],
    ['jobListShape', 'GET /repos/{owner}/{repo}/actions/runs/{run_id}/jobs', ''],
    ['runListShape', 'GET /repos/{owner}/{repo}/actions/runs', ''],
    ['commentShape', 'GET /repos/{owner}/{repo}/issues/{issue_number}/comments', '[].'],
  ] as const)('every field of %s that is read exists', (shape, route, prefix) => {
    const known = new Set(namesIn(descriptions[name]?.routes[route]?.answers['200']))
    // Gitea’s word for the start of a run.
    const fields = Object.keys({ ...shapes, commentShape }[shape].shape).filter(
      (field) => !(shape === 'runShape' && field === 'started_at'),
    )
    expect(fields.filter((field) => !known.has(prefix + field))).toEqual([])
  })
})

/** `write` of a permission holds `read`; `metadata` comes with every token. */
const least = (permissions: ReadonlySet<string>): readonly string[] =>
  [...permissions]
    .filter((one) => !one.startsWith('metadata'))
    .filter((one) => !(one.endsWith('read') && permissions.has(one.replace(/read$/, 'write'))))
    .sort()

const needsOf = (...places: readonly Place[]): readonly string[] =>
  least(
    new Set(
      places.flatMap((place) => exchanges[place].map((one) => permissions[routeOfExchange(one) ?? ''] ?? 'unknown')),
    ),
  )

/** Rows of the table in SECURITY.md: place, permission. An empty place is the one above. */
function promised(place: string): readonly string[] {
  let last = ''
  const found = new Set<string>()
  const rows = readFileSync('SECURITY.md', 'utf8').matchAll(/^\| ([^|]*) ?\| `([^`]+)` /gm)
  for (const [, at = '', permission = ''] of rows) {
    last = at.trim() || last
    if (last.split(/, /).includes(place)) found.add(permission)
  }
  return least(found)
}

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly permissions?: object; readonly steps: readonly { readonly uses?: string }[] }>
  >
}

describe('permissions', () => {
  test.each([
    ['last job', ['step', 'comment', 'issues']],
    ['last step', ['step', 'issues']],
    ['first step', ['step', 'issues']],
    ['companion', ['companion', 'comment', 'issues']],
    ['watch', ['watch']],
    ['gate', ['gate']],
  ] as const)('of the %s are in SECURITY.md what its requests need', (row, places) => {
    expect(promised(row)).toEqual(needsOf(...places))
  })

  test.each([
    ['last-job', 'step'],
    ['last-step', 'step'],
    ['post-phase', 'step'],
    ['companion', 'companion'],
  ] as const)('the example %s, which writes no comment and no issue, grants just that', (name, place) => {
    const workflow = parse(readFileSync(`examples/workflows/${name}.yml`, 'utf8')) as Workflow
    const jobs = Object.values(workflow.jobs).filter(({ steps }) =>
      steps.some(({ uses }) => uses?.startsWith('OWNER/')),
    )
    const granted = jobs.flatMap((job) => Object.entries(job.permissions ?? {}).map(([of, what]) => `${of}: ${what}`))
    expect([...new Set(granted)].sort()).toEqual(needsOf(place))
  })
})
