/** Named bytes in a bucket, or in a folder that is laid out like one. */

export interface ObjectEntry {
  /** Below the store’s own prefix. */
  readonly key: string
  readonly bytes: number
  /** What the place calls this very content. */
  readonly tag: string
  /** When it was written by the clock of the place, in ms since the epoch. */
  readonly writtenAt: number
}

export interface ListPage {
  readonly entries: readonly ObjectEntry[]
  /** With `delimiter`: the beginnings that names have in common, each with the `/` it ends with. */
  readonly folders: readonly string[]
  /** How to go on; absent on the last page. */
  readonly next?: string
}

export interface ListRequest {
  readonly prefix: string
  /** Only keys after this one, in the order of their bytes. */
  readonly startAfter?: string | undefined
  /** Stop at the next `/` after the prefix. */
  readonly folders?: boolean
  readonly next?: string | undefined
}

export interface PutRequest {
  readonly key: string
  readonly bytes: Uint8Array
  /** `absent`: only where nothing has that name; a tag: only in place of that content. */
  readonly onlyOver?: 'absent' | { readonly tag: string }
}

export type Put = { readonly kind: 'written'; readonly tag: string } | { readonly kind: 'taken' }

export interface ObjectStore {
  /** As people write it: `s3://bucket/prefix`, a folder. */
  readonly name: string
  /** Up to 1,000 keys a page, in the order of their bytes. @throws ObjectFault */
  list(request: ListRequest): Promise<ListPage>
  /** @returns undefined where there is none. @throws ObjectFault, and where it has more than `most` bytes */
  get(key: string, most: number): Promise<{ readonly bytes: Uint8Array; readonly tag: string } | undefined>
  /** @throws ObjectFault */
  put(request: PutRequest): Promise<Put>
  /** How many requests were made so far. */
  requests(): number
}

/** What a place answered, in its kind: what code does about it hangs on the kind alone. */
export type FaultKind =
  | 'no-bucket'
  | 'denied'
  | 'credentials'
  | 'region'
  | 'clock'
  | 'overloaded'
  | 'budget'
  | 'unreachable'
  | 'too-large'
  /** An answer that is none of this protocol. */
  | 'foreign'
  /** Others write the same object, or it is not to be had now. */
  | 'conflict'
  /** In a class of storage that has to be brought back first. */
  | 'archived'
  /** No name that an object of ours can have. */
  | 'name'
  | 'other'

export class ObjectFault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ObjectFault'
    this.kind = kind
  }
}

/** About one object, not about the place: what else is there can still be read. */
const ofOneObject: ReadonlySet<FaultKind> = new Set(['denied', 'archived', 'too-large', 'name', 'conflict', 'other'])

/** @returns the fault where it is one object’s. @throws whatever else it is */
export function faultOfOne(error: unknown): ObjectFault {
  if (error instanceof ObjectFault && ofOneObject.has(error.kind)) return error
  throw error
}

/** Page after page. @throws ObjectFault, also where a page leads back to one there was already: it would never end */
export async function* pagesOf(store: ObjectStore, request: ListRequest): AsyncGenerator<ListPage> {
  const seen = new Set<string>()
  let next: string | undefined
  do {
    const page = await store.list({ ...request, next })
    yield page
    next = page.next
    if (next !== undefined && seen.has(next))
      throw new ObjectFault(
        'foreign',
        `${store.name}: its list leads back to a page there was already, and would never end`,
      )
    if (next !== undefined) seen.add(next)
  } while (next !== undefined)
}

/** Pages until there are no more, or `mostPages` were read. */
export async function listAll(
  store: ObjectStore,
  request: ListRequest,
  mostPages = Number.POSITIVE_INFINITY,
): Promise<ListPage & { readonly isWhole: boolean }> {
  const entries: ObjectEntry[] = []
  const folders: string[] = []
  let pages = 0
  for await (const page of pagesOf(store, request)) {
    for (const entry of page.entries) entries.push(entry)
    for (const folder of page.folders) folders.push(folder)
    pages += 1
    if (page.next !== undefined && pages >= mostPages) return { entries, folders, isWhole: false }
  }
  return { entries, folders, isWhole: true }
}
