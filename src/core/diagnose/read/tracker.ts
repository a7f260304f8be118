/** Where in its log a line stands: job, step of the platform, section, and whether it is the listing of a step's source. */
import type { CleanLine } from './clean.js'
import type { Trial } from './lexicon.js'
import type { LineReader } from './line-reader.js'
import { type Frame, noSection, type Section, sectionAfter } from './sections.js'

/** What a step's listing shows: the commands it is about to run, or the inputs of its action. */
export interface Listing {
  /** Sequence number of its last segment. */
  readonly end: number
  readonly commands: string
}

const noListing: Listing = { end: -1, commands: '' }

const mostFrames = 20_000
const longestCommands = 2000

export interface Tracker {
  readonly frames: readonly Frame[]
  /** Sequence numbers of the commands a GitLab runner echoed. */
  readonly commands: readonly number[]
  /** By frame id; only listings that were closed. */
  readonly listings: ReadonlyMap<number, Listing>
  current(): Section
  /** Takes a line that holds a mark or a job's prefix into account. */
  follow(line: CleanLine, trial: Trial, at: { readonly seq: number; readonly index: number }): Section
}

export function createTracker(reader: LineReader): Tracker {
  const frames: Frame[] = []
  const commands: number[] = []
  const listings = new Map<number, Listing>()
  const byJob = new Map<string | undefined, Section>()
  let section: Section = noSection
  let ids = 0

  const enter = (next: Section): void => {
    if (next.frame?.id === next.id && frames.length < mostFrames) frames.push(next.frame)
    section = next
    ids = Math.max(ids, next.id)
    byJob.set(next.job, next)
  }

  const listingOf = (frame: Frame, seq: number, index: number): Listing => {
    const lines: string[] = []
    for (let at = Math.max(0, index - (seq - frame.start)); at < index; at++) {
      const { text } = reader.read(at)
      if (/^(?:shell|env): ?/.test(text)) break
      lines.push(text.replace(/^##\[group\](?:Run )?/, ''))
    }
    return { end: seq, commands: lines.join('\n').slice(0, longestCommands) }
  }

  return {
    frames,
    commands,
    listings,
    current: () => section,
    follow(line, trial, { seq, index }) {
      const column = line.step === 'UNKNOWN STEP' ? undefined : line.step
      if (line.job !== section.job || (column !== undefined && column !== section.frame?.name)) {
        const known = column === undefined ? byJob.get(line.job) : undefined
        const id = ids + 1
        // The columns of `gh run view --log` name job and step; a branch of a Jenkins pipeline only itself.
        const frame: Frame | undefined =
          column === undefined ? known?.frame : { id, platform: 'github', name: column, job: line.job, start: seq }
        enter({ ...(known ?? noSection), id, job: line.job, step: column ?? known?.step, frame, start: seq })
      }
      for (const mark of trial.sections) {
        const name = mark.pattern.exec(line.text)?.groups?.['name']
        if (name === undefined) continue
        const { frame } = section
        const open = frame?.platform === 'github' && !listings.has(frame.id) ? frame : undefined
        if (mark.kind === 'branch') reader.branches.add(name)
        else if (mark.kind === 'inner-group') open === undefined || listings.set(open.id, noListing)
        else if (mark.kind === 'end-of-listing')
          open === undefined || listings.set(open.id, listingOf(open, seq, index))
        else {
          if (mark.kind === 'step' && frame?.platform === 'gitlab' && commands.length < mostFrames) commands.push(seq)
          enter(sectionAfter({ ...section, id: ids }, mark, (column ?? name).slice(0, 200), { seq, job: line.job }))
        }
      }
      return section
    },
  }
}
