#!/usr/bin/env node
// Takes from GitHub’s OpenAPI descriptions what the product asks for: routes, their parameters, the names in their answers.
// The package is 385 MB, so only this is kept: npm install --no-save @octokit/openapi@23.0.2 && node scripts/contracts.mjs
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const folder = process.argv[2] ?? join(root, 'node_modules/@octokit/openapi/generated')
const repo = '/repos/{owner}/{repo}'
const routes = [
  `GET ${repo}`,
  `GET ${repo}/actions/runs`,
  `GET ${repo}/actions/runs/{run_id}`,
  `GET ${repo}/actions/runs/{run_id}/attempts/{attempt_number}`,
  `GET ${repo}/actions/runs/{run_id}/jobs`,
  `GET ${repo}/actions/workflows/{workflow_id}/runs`,
  `GET ${repo}/actions/jobs/{job_id}/logs`,
  `GET ${repo}/actions/caches`,
  `DELETE ${repo}/actions/caches/{cache_id}`,
  `GET ${repo}/actions/artifacts`,
  `GET ${repo}/actions/artifacts/{artifact_id}/{archive_format}`,
  `GET ${repo}/contents/{path}`,
  `GET ${repo}/git/ref/{ref}`,
  `GET ${repo}/git/tags/{tag_sha}`,
  `GET ${repo}/pulls`,
  `GET ${repo}/pulls/{pull_number}`,
  `GET ${repo}/issues/{issue_number}/comments`,
  `POST ${repo}/issues/{issue_number}/comments`,
  `PATCH ${repo}/issues/comments/{comment_id}`,
  'GET /user',
  `POST ${repo}/statuses/{sha}`,
  `POST ${repo}/actions/runs/{run_id}/rerun-failed-jobs`,
  `POST ${repo}/actions/jobs/{job_id}/rerun`,
  `POST ${repo}/actions/workflows/{workflow_id}/dispatches`,
  'GET /orgs/{org}/repos',
  'GET /users/{username}/repos',
]

const made = {}
for (const name of ['api.github.com', 'ghes-3.19', 'ghes-3.17']) {
  const spec = JSON.parse(readFileSync(join(folder, `${name}.json`), 'utf8'))
  const deref = (node) =>
    node?.$ref === undefined
      ? node
      : deref(
          node.$ref
            .slice(2)
            .split('/')
            .reduce((at, key) => at[key], spec),
        )
  /** Names of properties, `a.b` and `a[].b`, three deep: as far as anything is read. */
  const names = (schema, path = '', depth = 0) => {
    const found = deref(schema) ?? {}
    const variants = [...(found.allOf ?? []), ...(found.oneOf ?? []), ...(found.anyOf ?? [])]
    const own = Object.entries(found.properties ?? {}).flatMap(([key, value]) => {
      const at = path === '' ? key : `${path}.${key}`
      return [at, ...(depth < 3 ? names(value, at, depth + 1) : [])]
    })
    const items = found.items === undefined ? [] : names(found.items, `${path}[]`, depth)
    return [...own, ...items, ...variants.flatMap((variant) => names(variant, path, depth))]
  }
  made[name] = { version: spec.info.version, routes: {} }
  for (const route of routes) {
    const [method, path] = route.split(' ')
    const operation = spec.paths[path]?.[method.toLowerCase()]
    if (operation === undefined) continue
    const all = [...(spec.paths[path].parameters ?? []), ...(operation.parameters ?? [])].map(deref)
    const body = deref(operation.requestBody)?.content?.['application/json']?.schema
    const answer = ['200', '201'].map((status) => deref(operation.responses[status])).find(Boolean)
    made[name].routes[route] = {
      query: all.filter((one) => one.in === 'query').map((one) => one.name),
      body: Object.keys(deref(body)?.properties ?? {}),
      statuses: Object.keys(operation.responses),
      answer: [...new Set(names(answer?.content?.['application/json']?.schema))]
        .filter((at) => !at.includes('_url') || at.endsWith('html_url'))
        .sort(),
    }
  }
}
writeFileSync(join(root, '__tests__/fixtures/github/openapi.json'), `${JSON.stringify(made)}\n`)
