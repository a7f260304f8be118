/** The builds of one job since a number, newest first, in as few and as small answers as it takes. */
import { z } from 'zod'
import type { Answer, Rest } from '../../http/rest.js'
import { treeOf } from './address.js'
import { type Build, buildSchema, listedBuildTree } from './build.js'

export interface BuildsRequest {
  readonly rest: Pick<Rest, 'json'>
  /** Address of the job, ending in a slash. */
  readonly job: string
  /** Builds of this number and above are wanted. */
  readonly from: number
  /** The newest there is known to be. */
  readonly last: number
  /** Older builds, in milliseconds since the epoch, are not. */
  readonly since: number
  /** Pages at the most. */
  readonly most: number
  /** A build that is known: another one of its number means that the job was deleted and made anew. */
  readonly known?: { readonly number: number; readonly timestamp: number } | undefined
}

export interface Builds {
  readonly builds: readonly Build[]
  /** They were read as far down as asked. */
  readonly reached: boolean
  /** They are those of another job of the same name: all of them are wanted. */
  readonly another?: true
  /** Why not, or that some of them could not be read; undefined where only the pages were not enough. */
  readonly refusal?: Extract<Answer<unknown>, { kind: 'refused' }>
}

/** `builds` holds no more than these, in memory already; `allBuilds` goes on, and reads them from the disk. */
const perPage = 100
/** A build that is deleted while pages are read moves the others up: pages overlap, so that none is missed. */
const overlap = 10
/** A page that was too long for us is asked for in pieces of this size. */
const small = 10

const listSchema = z.object({
  builds: z.array(z.unknown()).optional().catch(undefined),
  allBuilds: z.array(z.unknown()).optional().catch(undefined),
})

export async function buildsSince({ rest, job, from, last, since, most, known }: BuildsRequest): Promise<Builds> {
  const builds = new Map<number, Build>()
  let holes = 0
  let lowest = Number.POSITIVE_INFINITY
  let start = 0
  let size = Math.max(1, Math.min(perPage, last - from + 1 + overlap))
  const told = (reached: boolean, why?: Builds['refusal']): Builds => {
    const refusal = why ?? (holes > 0 ? shape(`${holes} builds could not be read`) : undefined)
    return { builds: [...builds.values()], reached, ...(refusal === undefined ? {} : { refusal }) }
  }
  for (let page = 0; page < most; page++) {
    const end = start + size
    const list = end <= perPage ? 'builds' : 'allBuilds'
    const answer = await rest.json(treeOf(job, `${list}[${listedBuildTree()}]{${start},${end}}`))
    if (answer.kind === 'refused' && answer.reason === 'too-long' && size > small) {
      size = small
      continue
    }
    if (answer.kind === 'refused') return told(false, answer)
    const given = listSchema.safeParse(answer.value).data?.[list]
    if (given === undefined) return told(false, shape('the answer is no list of builds'))
    const read = given.flatMap((one) => {
      const build = buildSchema.safeParse(one).data
      return build?.number == null ? [] : [{ build, number: build.number }]
    })
    if (read.some(({ build, number }) => number === known?.number && build.timestamp !== known.timestamp))
      return { ...told(false), another: true }
    holes += given.length - read.length
    const [first, oldest] = [read[0]?.number ?? 0, read.at(-1)]
    if (start > 0 && read.length > 0 && first < lowest)
      return told(false, shape('builds vanished while they were read'))
    // Where a page shifted while it was read, the later look is the newer one.
    for (const { build, number } of read)
      if (number >= from && (build.timestamp ?? 0) >= since) builds.set(number, build)
    lowest = Math.min(lowest, oldest?.number ?? lowest)
    if (given.length < size || lowest <= from || (oldest?.build.timestamp ?? since) < since) return told(true)
    start = Math.max(0, end - overlap)
    size = size < perPage ? size + overlap : perPage
  }
  return told(false)
}

const shape = (message: string) => ({ kind: 'refused', reason: 'not-json', message }) as const
