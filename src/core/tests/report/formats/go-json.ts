/** `go test -json`, of test2json: https://pkg.go.dev/cmd/test2json */
import type { ReportedOutcome } from '../case.js'
import { brokeOff, type Found, type ReportFormat, wholeSuite } from '../format.js'
import { readLines } from '../lines.js'
import { type JsonObject, numberOf, objectOf, textOf } from './json.js'

const outcomes: Readonly<Record<string, ReportedOutcome>> = { pass: 'passed', fail: 'failed', skip: 'skipped' }
/** Of one test; of all that run at once. */
const outputKept = 8192
const followed = 20_000

export const goJson: ReportFormat = {
  name: 'go test -json',
  recognises: (head) => /^\{(?=[^\n]{0,2000}"Action"\s*:)[^\n]{0,2000}"(?:Package|ImportPath)"\s*:/.test(head),
  reader(found) {
    const packages = createPackages(found)
    let broken = 0
    const lines = readLines((line) => {
      if (!line.startsWith('{')) return
      try {
        packages.event(objectOf(JSON.parse(line)))
      } catch {
        // A program that writes to the same file; the events around it stand.
        broken++
      }
    })
    return {
      write: lines.write,
      end() {
        lines.end()
        if (packages.unfinished() > 0) return brokeOff
        return broken > 0 ? `${broken} lines are no events; the others were read` : undefined
      },
    }
  },
}

function createPackages(found: Found) {
  const output = new Map<string, string>()
  const running = new Set<string>()
  const failing = new Set<string>()
  return {
    unfinished: () => running.size,
    event(event: JsonObject) {
      const action = textOf(event['Action']) ?? ''
      const name = textOf(event['Package']) ?? textOf(event['ImportPath'])?.split(' ')[0]
      if (name === undefined) return
      const test = textOf(event['Test'])
      const key = `${name}\u0000${test ?? ''}`
      if (action === 'start' || action === 'run') running.add(key)
      if (action === 'output' || action === 'build-output') {
        if (output.size < followed || output.has(key))
          output.set(key, ((output.get(key) ?? '') + (textOf(event['Output']) ?? '')).slice(-outputKept))
        return
      }
      const outcome = outcomes[action]
      if (outcome === undefined) return
      running.delete(key)
      if (test === undefined) endPackage(name, outcome, textOf(event['FailedBuild'])?.split(' ')[0])
      else {
        if (outcome === 'failed') failing.add(name)
        take(name, test, outcome, event)
      }
      output.delete(key)
    },
  }

  function take(name: string, test: string, outcome: ReportedOutcome, event: JsonObject): void {
    const elapsed = numberOf(event['Elapsed'])
    found.test({
      name: test,
      className: name,
      suites: [],
      outcome,
      ...(outcome === 'failed' ? { stack: storyOf(output.get(`${name}\u0000${test}`) ?? '') } : {}),
      ...(elapsed === undefined ? {} : { durationMs: elapsed * 1000 }),
    })
  }

  /** A package that fails though none of its tests did: it was not built, or its process ended. */
  function endPackage(name: string, outcome: ReportedOutcome, build: string | undefined): void {
    for (const key of running) if (key.startsWith(`${name}\u0000`)) running.delete(key)
    if (outcome === 'failed' && !failing.has(name)) {
      const story =
        (build === undefined ? '' : (output.get(`${build}\u0000`) ?? '')) + (output.get(`${name}\u0000`) ?? '')
      found.test({ name: wholeSuite, className: name, suites: [], outcome: 'failed', stack: storyOf(story) })
    }
    failing.delete(name)
  }
}

/** Without the frame that `go test` puts around it. */
const storyOf = (output: string): string =>
  output
    .split('\n')
    .filter((line) => !/^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:FAIL|PASS|SKIP)|FAIL$|exit status|# )/.test(line))
    .join('\n')
    .trim()
