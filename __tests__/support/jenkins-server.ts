/**
 * A Jenkins controller on the loopback as a watch sees it: folders, multibranch projects, builds, stages, reports and logs,
 * behind a path prefix. It answers what the `tree` asks for, in the shapes of recorded answers.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { pruned } from './jenkins-tree.js'

type Json = Readonly<Record<string, unknown>>

export interface ServedBuild {
  /** As `api/json` tells it, but for what follows from where it stands. */
  readonly facts: Json & { readonly number: number; readonly timestamp: number }
  /** Of the stage view. */
  readonly stages?: readonly Json[]
  readonly tests?: Json
  readonly log?: Uint8Array
}

export interface ServedItem {
  readonly class: string
  readonly actions?: readonly Json[]
  readonly property?: readonly Json[]
  /** By number; absent for a folder. */
  readonly builds?: Map<number, ServedBuild>
}

export interface ServedFault {
  readonly status?: number
  readonly body?: string
  readonly location?: string
  readonly slowMs?: number
  readonly hangUp?: true
}

export interface JenkinsServer {
  /** Ends in a slash. */
  readonly url: string
  /** By full name, as Jenkins spells it. */
  readonly items: Map<string, ServedItem>
  /** `GET /job/app/api/json?tree=…`, below the prefix. */
  readonly log: string[]
  /** Builds that were asked for, with their parameters. */
  readonly started: { readonly job: string; readonly parameters: Readonly<Record<string, string>> }[]
  /** Requests without the right credentials. */
  readonly strangers: string[]
  fault: ((call: string) => ServedFault | undefined) | undefined
  close(): Promise<void>
}

export const jenkinsUser = 'guard'
export const jenkinsToken = '11a0c0ffee'
const authorization = `Basic ${Buffer.from(`${jenkinsUser}:${jenkinsToken}`).toString('base64')}`

export async function startJenkins(prefix = '/jenkins'): Promise<JenkinsServer> {
  const world = {
    url: '',
    items: new Map<string, ServedItem>(),
    log: [] as string[],
    started: [] as JenkinsServer['started'],
    strangers: [] as string[],
    fault: undefined as JenkinsServer['fault'],
    close: async (): Promise<void> => undefined,
  }
  const server = createServer((request, response) => {
    answer(world, prefix, request, response).catch((error: Error) => {
      const status = Number(/^(\d{3}):/.exec(error.message)?.[1] ?? 500)
      response.writeHead(status, { 'content-type': 'text/html' }).end(`<html>${error.message}</html>`)
    })
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  world.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}${prefix}/`
  world.close = () =>
    new Promise((done) => {
      server.closeAllConnections()
      server.close(() => done())
    })
  return world
}

async function answer(
  world: JenkinsServer,
  prefix: string,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const address = new URL(request.url ?? '/', 'http://jenkins')
  const path = address.pathname.slice(prefix.length)
  const call = `${request.method} ${path}${decodeURIComponent(address.search)}`
  world.log.push(call)
  const fault = world.fault?.(call)
  if (fault?.hangUp === true) {
    response.destroy()
    return
  }
  if (fault?.slowMs !== undefined) await new Promise((done) => setTimeout(done, fault.slowMs))
  if (fault?.status !== undefined || fault?.body !== undefined) {
    const status = fault.status ?? 200
    response
      .writeHead(status, {
        'content-type': status === 200 ? 'application/json' : 'text/html',
        ...(fault.location === undefined ? {} : { location: fault.location }),
      })
      .end(fault.body ?? `<html>${status}</html>`)
    return
  }
  if (request.headers.authorization !== authorization) {
    world.strangers.push(call)
    response.writeHead(403, { 'content-type': 'text/html' }).end('<html>Authentication required</html>')
    return
  }
  const parts = path.split('/').filter((part) => part !== '')
  const names: string[] = []
  while (parts[0] === 'job') names.push(decodeURIComponent(parts.splice(0, 2)[1] ?? ''))
  const full = names.join('/')
  if (full !== '' && !world.items.has(full)) throw new Error(`404: no ${full}`)
  if (request.method === 'POST') {
    const body = await bodyOf(request)
    if (parts.join('/') !== 'buildWithParameters') throw new Error('404: Not Found')
    world.started.push({ job: full, parameters: Object.fromEntries(new URLSearchParams(body)) })
    response.writeHead(201, { location: `${world.url}queue/item/1/` }).end()
    return
  }
  const number = /^\d+$/.test(parts[0] ?? '') ? Number(parts.shift()) : undefined
  const build = number === undefined ? undefined : world.items.get(full)?.builds?.get(number)
  if (number !== undefined && build === undefined) throw new Error(`404: no build ${number}`)
  const json = (value: unknown): void => {
    if (value === undefined) throw new Error('404: Not Found')
    response.writeHead(200, { 'content-type': 'application/json;charset=utf-8', 'x-jenkins': '2.516.1' })
    response.end(JSON.stringify(value))
  }
  switch (parts.join('/')) {
    case 'api/json': {
      const seen = build === undefined ? itemOf(world, full) : buildOf(world, full, build)
      return json(pruned(seen, address.searchParams.get('tree') ?? ''))
    }
    case 'wfapi/describe':
      return json(build?.stages && { id: `${number}`, name: `#${number}`, stages: build.stages })
    case 'testReport/api/json':
      return json(build?.tests)
    case 'logText/progressiveText': {
      const log = build?.log ?? new Uint8Array()
      const start = Number(address.searchParams.get('start'))
      response.writeHead(200, { 'content-type': 'text/plain', 'x-text-size': `${log.length}` }).end(log.subarray(start))
      return
    }
    default:
      throw new Error('404: Not Found')
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Uint8Array[] = []
  for await (const chunk of request) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks).toString()
}

const addressOf = (world: JenkinsServer, full: string): string =>
  `${world.url}${full
    .split('/')
    .filter((name) => name !== '')
    .map((name) => `job/${encodeURIComponent(name)}/`)
    .join('')}`

function itemOf(world: JenkinsServer, full: string): Json {
  const item = world.items.get(full)
  const own = {
    _class: item?.class ?? 'hudson.model.Hudson',
    name: full.slice(full.lastIndexOf('/') + 1),
    fullName: full,
    url: addressOf(world, full),
    actions: item?.actions ?? [],
  }
  if (item?.builds !== undefined) {
    const builds = [...item.builds.values()].toSorted((a, b) => b.facts.number - a.facts.number)
    const told = builds.map((build) => buildOf(world, full, build))
    return {
      ...own,
      buildable: true,
      inQueue: false,
      property: item.property ?? [],
      lastBuild: told[0] ?? null,
      builds: told.slice(0, 100),
      allBuilds: told,
    }
  }
  const prefix = full === '' ? '' : `${full}/`
  const inside = [...world.items.keys()].filter(
    (name) => name.startsWith(prefix) && name !== full && !name.slice(prefix.length).includes('/'),
  )
  return { ...own, jobs: inside.sort().map((name) => itemOf(world, name)) }
}

const buildOf = (world: JenkinsServer, full: string, { facts }: ServedBuild): Json => ({
  id: `${facts.number}`,
  displayName: `#${facts.number}`,
  fullDisplayName: `${full.replaceAll('/', ' » ')} #${facts.number}`,
  url: `${addressOf(world, full)}${facts.number}/`,
  building: false,
  result: 'SUCCESS',
  ...facts,
})
