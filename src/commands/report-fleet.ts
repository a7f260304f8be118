/** `report s3://…` and `report DIR`: one page of all repositories, and a page of each. */
import { readdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../adapters/files/folder.js'
import { replaceFile } from '../adapters/files/replace.js'
import { ObjectFault, type ObjectStore } from '../adapters/objects/port.js'
import { readRecord } from '../adapters/stores/s3/read.js'
import { fleetRecords, fleetRows, type ReadRequest } from '../adapters/tables/read.js'
import { mergeHistories } from '../core/history/merge.js'
import { segment } from '../core/history/objects.js'
import type { RunRecord } from '../core/model/index.js'
import type { Rates } from '../core/report/digest/spending.js'
import { terminal, terminalJson } from '../core/report/escape.js'
import { createFleet, type Fleet } from '../core/report/fleet/gather.js'
import { renderFleetPage } from '../core/report/fleet/page.js'
import { isPage, renderPage } from '../core/report/page/index.js'
import { formatCount } from '../core/run/format.js'
import { grouped } from '../core/run/grouped.js'
import { dateOf, day } from '../core/run/time.js'
import { allRows } from '../core/tables/merge.js'
import { type Io, UsageError } from './command.js'
import { readHistories } from './history/input.js'
import { openPlace, type PlaceValues } from './place.js'

export interface FleetReport {
  readonly place: string
  readonly values: PlaceValues
  readonly days: number
  readonly title?: string | undefined
  readonly rates?: Rates | undefined
  readonly json: boolean
  /** A page of each repository goes into a folder beside this file. */
  readonly output?: string | undefined
}

/** Where the runs come from: a place laid out like a bucket, or the history files of a folder. */
type Source =
  | { readonly kind: 'place'; readonly request: ReadRequest }
  | { readonly kind: 'files'; readonly records: readonly RunRecord[] }

/** @returns the page, or its figures as JSON */
export async function fleetReport(report: FleetReport, io: Io): Promise<string> {
  const leftOut: string[] = []
  const now = io.now()
  try {
    const source = await sourceOf(report, io, leftOut)
    const account = createFleet({ now, days: report.days, rates: report.rates })
    if (source.kind === 'files') account.add(allRows(source.records))
    else for await (const rows of fleetRows(source.request)) account.add(rows)
    const fleet = account.fleet()
    if (fleet.runs === 0 && leftOut.length === 0 && (await isEmpty(source)))
      throw new UsageError([`${report.place}: nothing is there: no records, no tables, no history; correct the place`])
    const pages = report.output === undefined || report.json ? undefined : await writePages(source, fleet, report, io)
    for (const reason of leftOut.slice(0, 5)) io.err(`${terminal(`pipeline-guard: left out: ${reason}`, 500)}\n`)
    if (report.json) return `${terminalJson(JSON.stringify(fleet, null, 2))}\n`
    return renderFleetPage(fleet, {
      title: report.title,
      madeAt: new Date(now).toISOString(),
      currency: report.rates?.currency,
      notes: leftOut.length === 0 ? [] : [`${formatCount(leftOut.length, 'object')} could not be read and left out`],
      ...(pages && { pageOf: (host, repository) => pages.get(`${host} ${repository}`) }),
    })
  } catch (error) {
    if (error instanceof ObjectFault) throw new UsageError([error.message])
    throw error
  }
}

async function sourceOf({ place, values, days }: FleetReport, io: Io, leftOut: string[]): Promise<Source> {
  const objects = await openPlace(place, values, io)
  const since = dateOf(io.now() - days * day)
  const files = place.startsWith('s3://') ? [] : await historyFiles(resolve(io.cwd, place), objects)
  if (files.length === 0) {
    const request = {
      objects,
      since,
      leftOut: (reason: string) => void leftOut.push(reason),
      readRecord: (entry: Parameters<typeof readRecord>[1]) => readRecord(objects, entry),
    }
    return { kind: 'place', request }
  }
  const histories = await readHistories(files, io)
  return { kind: 'files', records: mergeHistories(...histories.map(({ records }) => records)) }
}

async function isEmpty(source: Source): Promise<boolean> {
  if (source.kind === 'files') return source.records.length === 0
  const { objects } = source.request
  const listed = await Promise.all(['records/', 'tables/'].map((prefix) => objects.list({ prefix })))
  return listed.every(({ entries }) => entries.length === 0)
}

/** Of a folder that is no place of records: a watch’s, or one into which histories were gathered. */
async function historyFiles(folder: string, objects: ObjectStore): Promise<readonly string[]> {
  const { folders } = await objects.list({ prefix: '', folders: true })
  if (folders.includes('records/') || folders.includes('tables/')) return []
  const names = await readdir(folder, { recursive: true })
  return names
    .filter((name) => /\.jsonl(?:\.gz)?$/.test(name) && !/\.(?:quarantine|broken)\./.test(name))
    .map((name) => join(folder, name))
}

const pagesFolder = 'repositories'

/** @returns where the page of each repository is, relative to the fleet’s */
async function writePages(
  source: Source,
  fleet: Fleet,
  { output = '', rates }: FleetReport,
  io: Io,
): Promise<ReadonlyMap<string, string>> {
  const pages = new Map<string, string>()
  const shown = new Set(fleet.repositories.map(({ host, repository }) => `${host} ${repository}`))
  const folder = join(dirname(resolve(io.cwd, output)), pagesFolder)
  await makeFolder(folder)
  const madeAt = new Date(io.now()).toISOString()
  for await (const records of source.kind === 'files' ? [source.records] : fleetRecords(source.request))
    for (const [name, own] of grouped(
      records,
      ({ key }) => `${key.host.toLowerCase()} ${key.repository.toLowerCase()}`,
    )) {
      if (!shown.has(name)) continue
      const file = `${segment(name.replace(' ', '/'))}.html`
      await replaceFile({
        path: join(folder, file),
        cwd: io.cwd,
        bytes: renderPage(own, { madeAt, rates }),
        isOurs: (head) => isPage(head.toString('utf8')),
      })
      pages.set(name, `${pagesFolder}/${file}`)
    }
  return pages
}
