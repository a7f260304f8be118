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
  | 'other'

export class ObjectFault extends Error {
  readonly kind: FaultKind

  constructor(kind: FaultKind, message: string, cause?: unknown) {
    super(message, { cause })
    this.name = 'ObjectFault'
    this.kind = kind
  }
}

/** Pages until there are no more, or `mostPages` were read. */
export async function listAll(
  store: ObjectStore,
  request: ListRequest,
  mostPages = Number.POSITIVE_INFINITY,
): Promise<ListPage & { readonly isWhole: boolean }> {
  const entries: ObjectEntry[] = []
  const folders: string[] = []
  let next: string | undefined
  for (let pages = 0; pages < mostPages; pages++) {
    const page = await store.list({ ...request, next })
    for (const entry of page.entries) entries.push(entry)
    folders.push(...page.folders)
    next = page.next
    if (next === undefined) break
  }
  return { entries, folders, isWhole: next === undefined }
}
