/** TAP 12 to 14, with subtests: https://testanything.org/tap-version-14-specification.html */
import { brokeOff, countUnnamed, type Found, type ReportFormat, wholeSuite } from '../format.js'
import { readLines } from '../lines.js'

const point = /^(not )?ok\b(?:\s+\d{1,9})?(?:\s+-)?\s*(.*)$/
const directive = /(?:^|\s)#\s*(skip|todo)\b/i
const storyKept = 8192
/** Failures that the runner sums up: node:test, tape; Test::More. */
const failing = /^#\s*(?:fail\s+(\d{1,9})$|Looks like you failed (\d{1,9}) tests? of)/
/** What the runner sums up at the end, as a comment. */
const total = /^#\s*(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms)\b/

interface Point {
  readonly name: string
  readonly failed: boolean
  readonly skipped: boolean
  readonly depth: number
  story: string
  durationMs?: number
}

export const tap: ReportFormat = {
  name: 'TAP',
  recognises: (head) => /^(?:TAP version 1[234]\b|1\.\.\d+\s|(?:not )?ok\b|# Subtest)/.test(head),
  reader(found) {
    const reader = createTapReader(found)
    const lines = readLines(reader.line)
    return {
      write: lines.write,
      end() {
        lines.end()
        return reader.end()
      },
    }
  },
}

function createTapReader(found: Found) {
  /** Names of the subtests that are open, by depth. */
  let parents: string[] = []
  let last: Point | undefined
  let inYaml = false
  let planned: number | undefined
  let seen = 0
  let declared = 0
  let shown = 0
  /** Depth of the points just before: one less deep sums them up. */
  let deepest = 0

  const flush = () => {
    if (last === undefined) return
    const { name, failed, skipped, story, durationMs } = last
    found.test({
      name,
      suites: parents.slice(0, last.depth),
      outcome: skipped ? 'skipped' : failed ? 'failed' : 'passed',
      stack: story,
      message: messageIn(story),
      durationMs,
    })
    last = undefined
  }

  return {
    line(line: string): void {
      const summed = failing.exec(line)
      if (summed !== null) declared = Number(summed[1] ?? summed[2])
      const indent = line.length - line.trimStart().length
      const text = line.trim()
      if (inYaml) {
        if (text === '...') inYaml = false
        else yaml(line)
        return
      }
      if (text === '---' && last !== undefined) {
        inYaml = true
        return
      }
      const depth = Math.floor(indent / 4)
      const subtest = /^# Subtest(?::\s*(.*))?$/.exec(text)
      const match = point.exec(text)
      if (subtest !== null) {
        flush()
        parents = [...parents.slice(0, depth), subtest[1] ?? '']
      } else if (match !== null && indent % 4 === 0 && depth <= parents.length) takePoint(match, depth)
      else if (/^1\.\.\d{1,9}/.test(text) && depth === 0)
        planned = Number(/\d+$/.exec(text.split(/\s/)[0] as string)?.[0])
      else if (text.startsWith('Bail out!')) {
        flush()
        shown++
        found.test({ name: wholeSuite, suites: parents, outcome: 'failed', message: text })
      } else if (last?.failed && last.story.length < storyKept && !total.test(text))
        // bats comments on a failure, mocha indents what it has to say.
        last.story += `${text.replace(/^#\s?/, '')}\n`
    },
    end(): string | undefined {
      flush()
      // Runners differ in what of nested points they count: only a failure of which nothing is shown is sure.
      if (shown === 0) countUnnamed(found, declared, 0)
      return planned !== undefined && seen < planned
        ? `${seen} of ${planned} planned tests are in it; it breaks off`
        : inYaml
          ? brokeOff
          : undefined
    },
  }

  function takePoint(match: RegExpExecArray, depth: number): void {
    flush()
    if (match[1] !== undefined) shown++
    const rest = match[2] ?? ''
    const note = directive.exec(rest)
    const name = (note === null ? rest : rest.slice(0, note.index)).replaceAll('\\#', '#').trim()
    if (depth === 0) seen++
    const sumsUp = depth < deepest
    deepest = depth
    if (sumsUp) {
      // The point after its subtests: they are the tests.
      parents = parents.slice(0, depth)
      return
    }
    // `# Subtest: name` before a test without subtests (node:test) names the test itself.
    if (parents.length > depth) parents = parents.slice(0, depth)
    const failed = match[1] !== undefined
    const kind = note?.[1]?.toLowerCase()
    last = { name, failed, skipped: kind === 'skip' || (kind === 'todo' && failed), depth, story: '' }
  }

  function yaml(line: string): void {
    if (last === undefined) return
    const duration = /^\s*duration_ms:\s*'?(\d+(?:\.\d+)?)'?\s*$/.exec(line)
    if (duration !== null) last.durationMs = Number(duration[1])
    else if (last.story.length < storyKept) last.story += `${line.trim()}\n`
  }
}

/** node:test writes `error:`, tap `message:`; a block follows `|-`. */
const messageIn = (story: string): string | undefined => {
  const found = /^(?:error|message):\s*(?:[|>]-?\n)?['"]?(.+?)['"]?$/m.exec(story)
  return found?.[1] ?? (story.trim().split('\n')[0] || undefined)
}
