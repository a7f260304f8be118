/** A Jenkins controller on the loopback that replays recorded answers, and fails in the ways controllers do. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

export interface RecordedJob {
  /** As `api/json` lists them, newest first. */
  readonly builds: readonly Readonly<Record<string, unknown>>[]
  /** Of the stage view, by build number. */
  readonly stages?: Readonly<Record<string, readonly unknown[]>>
  readonly graph?: Readonly<Record<string, unknown>>
  readonly blue?: Readonly<Record<string, readonly unknown[]>>
  readonly console?: Readonly<Record<string, string>>
  readonly tests?: Readonly<Record<string, unknown>>
}

export type Fault = 401 | 403 | 404 | 500 | 'html' | 'login' | 'slow' | 'cut'

export interface Controller {
  readonly url: string
  readonly requests: string[]
  /** Path fragment → what happens there. */
  readonly faults: Map<string, Fault>
  /** By full name: `folder/app/main`. */
  readonly jobs: Map<string, RecordedJob>
  close(): Promise<void>
}

export const user = 'guard'
export const token = '11a0c0ffee'
const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`
/** A console is handed out in pieces of this size. */
const pieceBytes = 8192

export async function startController(jobs: Readonly<Record<string, RecordedJob>>): Promise<Controller> {
  const controller = { requests: [] as string[], faults: new Map<string, Fault>(), jobs: new Map(Object.entries(jobs)) }
  const server = createServer((request, response) => answer(controller, request, response))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    ...controller,
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

type State = Pick<Controller, 'requests' | 'faults' | 'jobs'>

function answer({ requests, faults, jobs }: State, request: IncomingMessage, response: ServerResponse): void {
  const path = decodeURIComponent((request.url ?? '').split('?')[0] ?? '')
  const query = new URL(request.url ?? '', 'http://x').searchParams
  requests.push(path)
  const fault = [...faults].find(([fragment]) => path.includes(fragment))?.[1]
  if (fault !== undefined && fail(fault, response)) return
  if (request.headers.authorization !== authorization) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="Jenkins"' }).end('<html>401</html>')
    return
  }
  const json = (value: unknown) => {
    if (value === undefined) response.writeHead(404, { 'content-type': 'text/html' }).end('<html>Not Found</html>')
    else response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(value))
  }
  const blue = /\/blue\/rest\/organizations\/jenkins\/pipelines\/(.+)\/runs\/(\d+)\/nodes\/$/.exec(path)
  if (blue) {
    json(jobs.get((blue[1] ?? '').replaceAll('/pipelines/', '/'))?.blue?.[blue[2] ?? ''])
    return
  }
  const name = [...path.matchAll(/\/job\/([^/]+)/g)].map((match) => match[1]).join('/')
  const [, number = '', rest = ''] = /\/job\/[^/]+\/(?:(\d+)\/)?(.*)$/.exec(path.slice(path.lastIndexOf('/job/'))) ?? []
  const job = jobs.get(name)
  const log = job?.console?.[number]
  if (rest === 'logText/progressiveText' && log !== undefined)
    piece(Buffer.from(log), Number(query.get('start')), response)
  else json(job === undefined ? undefined : page(job, number, rest))
}

function page(job: RecordedJob, number: string, rest: string): unknown {
  switch (rest) {
    case 'api/json':
      return number === '' ? { builds: job.builds } : job.builds.find((build) => `${build['number']}` === number)
    case 'wfapi/describe':
      return job.stages?.[number] && { id: number, stages: job.stages[number] }
    case 'stages/tree':
      return job.graph?.[number]
    case 'testReport/api/json':
      return job.tests?.[number]
    default:
      return undefined
  }
}

/** A running build says there is more for as long as it runs, as here. */
function piece(log: Buffer, start: number, response: ServerResponse): void {
  const end = Math.min(log.length, start + pieceBytes)
  response.writeHead(200, { 'content-type': 'text/plain', 'x-text-size': `${end}`, 'x-more-data': 'true' })
  response.end(log.subarray(start, end))
}

/** @returns whether the request was answered */
function fail(fault: Fault, response: ServerResponse): boolean {
  if (fault === 'slow') return true
  if (fault === 'html')
    response
      .writeHead(200, { 'content-type': 'text/html' })
      .end('<html>Please wait while Jenkins is getting ready</html>')
  else if (fault === 'login') response.writeHead(302, { location: '/securityRealm/commenceLogin?from=%2F' }).end()
  else if (fault === 'cut') {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '1000' })
    response.write('{"number": 1')
    setTimeout(() => response.destroy(), 20)
  } else response.writeHead(fault).end('<html>no</html>')
  return true
}
