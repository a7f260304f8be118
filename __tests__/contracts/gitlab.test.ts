/**
 * What is asked of GitLab exists in GitLab’s own client (scripts/contracts-gitlab.mjs), with its parameters; what the loopback
 * service answers has the client’s types or is a field that was recorded; every field that is read is known.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { Ajv } from 'ajv'
import { markerOf } from '../../src/adapters/platforms/comments.js'
import { createGitlabComment } from '../../src/adapters/platforms/gitlab/comment.js'
import { createGitlabPlatform } from '../../src/adapters/platforms/gitlab/index.js'
import type { DecisionOf } from '../../src/core/model/index.js'
import { createTroubleLog } from '../../src/flow/run-stage.js'
import { type GitlabWorld, startGitlabWorld } from '../e2e/gitlab-world.js'
import { type GitlabExchange, gitlabToken } from '../support/gitlab-api.js'
import { addPipeline, addPipelines } from '../support/watched-projects.js'

interface Schema {
  readonly type?: string | readonly string[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}
interface Client {
  readonly routes: Readonly<Record<string, { readonly sent: readonly string[]; readonly answer?: Schema }>>
}
const read = (name: string): unknown =>
  JSON.parse(readFileSync(join(process.cwd(), '__tests__/fixtures/gitlab', name), 'utf8'))
const { routes } = read('client-go.json') as Client
const ajv = new Ajv({ strict: false, allErrors: true })

const hour = 3_600_000
let world: GitlabWorld
const exchanges: GitlabExchange[] = []
beforeAll(async () => {
  world = await startGitlabWorld()
  const { gitlab } = world
  gitlab.onExchange = (exchange) => void exchanges.push(exchange)
  await watchTwice()
  await step()
})
afterAll(() => world.close())

/** A group and a person, with reruns and statuses. */
async function watchTwice(): Promise<void> {
  const { gitlab } = world
  addPipelines(gitlab, { from: 1, to: 12, until: world.now - hour })
  gitlab.files.set('11 .github/pipeline-guard.yml', 'patterns: []\n')
  await world.watch('--statuses', '--rerun', 'transient')
  for (const number of [13, 18, 24]) addPipeline(gitlab, { number, startedAt: world.now + 60_000, failed: true })
  world.now += hour
  await world.watch('--statuses', '--rerun', 'transient', 'nobody/*', 'acme/app')
}

/** The job of the template: everything it may ask with a project’s token. */
async function step(): Promise<void> {
  const { gitlab } = world
  const pipeline = gitlab.pipelines.find(({ id }) => id === 24)
  const iid = '1'
  const sha = String(pipeline?.['sha'])
  gitlab.mergeRequests.set('11/1', {
    iid: 1,
    state: 'opened',
    sha,
    title: 'x',
    source_branch: 'topic',
    source_project_id: 11,
    target_project_id: 11,
  })
  gitlab.heads.set('11 main', sha)
  const env = {
    CI_API_V4_URL: `${gitlab.url}/api/v4`,
    CI_PROJECT_ID: '11',
    CI_PROJECT_PATH: 'acme/app',
    CI_SERVER_HOST: 'gitlab.example',
    CI_PIPELINE_ID: '24',
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_SHA: sha,
    CI_COMMIT_REF_NAME: 'main',
    CI_DEFAULT_BRANCH: 'main',
    CI_JOB_ID: '999999',
    CI_JOB_NAME: 'pipeline-guard',
    CI_MERGE_REQUEST_IID: iid,
    PIPELINE_GUARD_GITLAB_TOKEN: gitlabToken,
  }
  const troubles = createTroubleLog()
  const decide = (job: string): DecisionOf<'rerun'> => ({
    kind: 'rerun',
    because: 'network',
    jobs: [job],
    signatures: ['s'],
    debug: false,
    waitSeconds: 0,
  })
  for (const given of [env, { ...env, CI_MERGE_REQUEST_IID: '' }]) {
    const platform = createGitlabPlatform({ env: given, now: () => world.now, troubles })
    const snapshot = await platform.snapshot()
    await platform.tests?.()
    await platform.backfill({ runs: 10, jobListings: 2 })
    await platform.trustedFile?.('.github/pipeline-guard.yml')
    const failed = snapshot.jobs.find(({ outcome }) => outcome === 'failed')
    if (failed === undefined) throw new Error('no job of the pipeline failed')
    await platform.log(failed)
    await platform.rerun?.(decide(failed.id), snapshot)
  }
  const comment = { isWell: false, isPullRequest: true, pullRequest: 1, sha, workflow: '.gitlab-ci.yml' }
  gitlab.notes.push({ id: 1, body: markerOf(comment), author: { id: 40 } })
  const presenter = createGitlabComment({ mode: 'always', env, troubles })
  const shown = { markdown: '', text: '', annotations: [], outputs: {}, json: '' }
  for (const markdown of ['a', 'b']) await presenter.show({ ...shown, comment: { ...comment, markdown } })
}

const routeOf = ({ method, path }: Pick<GitlabExchange, 'method' | 'path'>): string | undefined =>
  Object.keys(routes)
    .filter((route) => {
      const [verb, template = ''] = route.split(' ')
      return verb === method && new RegExp(`^${template.replaceAll('{}', '[^/]+')}$`).test(path)
    })
    .toSorted((a, b) => a.split('{').length - b.split('{').length)[0]

/** What the template’s script asks for by itself. */
const ofTheTemplate = [
  'GET /projects/{}/packages',
  'GET /projects/{}/packages/{}/package_files',
  'DELETE /projects/{}/packages/{}/package_files/{}',
]

test('every route exists, and each is asked for', () => {
  const asked = new Set(exchanges.map((one) => routeOf(one) ?? `none: ${one.method} ${one.path}`))
  expect([...asked, ...ofTheTemplate].sort()).toEqual(Object.keys(routes).sort())
})

test('the template’s script asks for those of packages, with parameters that exist', () => {
  const script = readFileSync('examples/gitlab/templates/pipeline-guard.yml', 'utf8')
  expect(script).toContain('/package_files')
  const [, query = ''] = /read\('\?([^']+)'\)/.exec(script) ?? []
  const known = new Set(routes['GET /projects/{}/packages']?.sent)
  expect([...new URLSearchParams(query).keys()].filter((name) => !known.has(name))).toEqual([])
  const [, files = ''] = /package_files\?([a-z_=&0-9]+)/.exec(script) ?? []
  const ofFiles = new Set(routes['GET /projects/{}/packages/{}/package_files']?.sent)
  expect([...new URLSearchParams(files).keys()].filter((name) => !ofFiles.has(name))).toEqual([])
})

test('every parameter and every field that is sent exists', () => {
  const faults = exchanges.flatMap((one) => {
    const route = routeOf(one) ?? ''
    const known = new Set(routes[route]?.sent)
    const body = one.body === '' ? [] : Object.keys(JSON.parse(one.body) as object)
    return [...one.query.keys(), ...body].filter((name) => !known.has(name)).map((name) => `${route}: ${name}`)
  })
  expect([...new Set(faults)]).toEqual([])
})

/** Fields of recorded answers that the client does not read. */
const recorded = new Set(
  (['jobs.json', 'pipelines.json'] as const).flatMap((name) =>
    (read(name) as readonly object[]).flatMap((item) => Object.keys(item)),
  ),
)

test('every answer of the loopback service has the client’s types, and no field that nobody knows', () => {
  const faults = exchanges.flatMap((one) => {
    const route = routeOf(one) ?? ''
    const schema = routes[route]?.answer
    if (schema === undefined || one.status > 299) return []
    const answer: unknown = JSON.parse(one.answer.toString())
    const validate = ajv.compile(schema)
    const wrong = validate(answer)
      ? []
      : (validate.errors ?? []).map((fault) => `${fault.instancePath} ${fault.message}`)
    const [item, of] = Array.isArray(answer) ? [answer[0] ?? {}, schema.items] : [answer, schema]
    const strange = Object.keys(item as object).filter(
      (name) => !(name in (of?.properties ?? {})) && !recorded.has(name),
    )
    return [...wrong, ...strange].map((fault) => `${route}: ${fault.replace(/\/\d+/g, '/n')}`)
  })
  expect([...new Set(faults)]).toEqual([])
})

/** Schemas of what is read, by the file they stand in; Gitlab’s words are their keys. */
test.each([
  ['jobs.ts', 'jobSchema', 'GET /projects/{}/pipelines/{}/jobs'],
  ['pipelines.ts', 'pipelineSchema', 'GET /projects/{}/pipelines'],
  ['projects.ts', 'projectSchema', 'GET /projects/{}'],
  ['merge-requests.ts', 'mergeRequestSchema', 'GET /projects/{}/merge_requests/{}'],
] as const)('every field that %s reads (%s) exists', (file, name, route) => {
  const source = readFileSync(`src/adapters/platforms/gitlab/${file}`, 'utf8')
  const [, block = ''] = new RegExp(`${name} = z\\.object\\(\\{\\n([\\s\\S]*?)\\n\\}\\)`).exec(source) ?? []
  const fields = [...block.matchAll(/^ {2}(\w+):/gm)].map(([, field = '']) => field)
  expect(fields.length).toBeGreaterThan(3)
  const answer = routes[route]?.answer
  const known = answer?.items?.properties ?? answer?.properties ?? {}
  expect(fields.filter((field) => !(field in known))).toEqual([])
})
