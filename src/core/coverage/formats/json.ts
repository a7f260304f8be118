/** Coverage as one JSON document: of Istanbul (`coverage-final.json`, `coverage-summary.json`) and of coverage.py. */
import { type JsonObject, numberOf, objectOf, readJson, textOf } from '../../tests/report/formats/json.js'
import { brokeOff, type Counted, type CoverageFormat, type CoverageFound } from '../format.js'

export const jsonCoverage: CoverageFormat = {
  recognises: (head) =>
    head.startsWith('{') && /"(?:statementMap|executed_lines|total)"\s*:|"meta"\s*:[\s\S]*"files"\s*:/.test(head),
  reader: (found) => {
    const reader = readJson((document) => take(objectOf(document), found), undefined)
    return { write: reader.write, end: () => (reader.end() === undefined ? undefined : brokeOff) }
  },
}

function take(document: JsonObject, found: CoverageFound): undefined {
  if (document['meta'] !== undefined && document['files'] !== undefined)
    for (const [path, file] of Object.entries(objectOf(document['files']))) pythonFile(path, objectOf(file), found)
  else
    for (const [path, given] of Object.entries(document)) {
      const file = objectOf(given)
      if (file['statementMap'] !== undefined) istanbulFile(textOf(file['path']) ?? path, file, found)
      else if (path !== 'total') summaryOf(path, file, found)
    }
  return undefined
}

/** https://coverage.readthedocs.io/en/latest/commands/cmd_json.html */
function pythonFile(path: string, file: JsonObject, found: CoverageFound): void {
  const sink = found.file(path, 'coverage.py')
  for (const [key, covered] of [
    ['executed_lines', true],
    ['missing_lines', false],
  ] as const)
    for (const line of numbersIn(file[key])) sink.line(line, covered)
  const summary = objectOf(file['summary'])
  const named = [...pairsIn(file['executed_branches'], true), ...pairsIn(file['missing_branches'], false)]
  for (const { way, covered } of named) sink.branch(way, { covered: covered ? 1 : 0, total: 1 })
  const [covered, total] = [numberOf(summary['covered_branches']), numberOf(summary['num_branches'])]
  if (named.length === 0 && covered !== undefined && total) sink.branch('all', { covered, total })
}

function pairsIn(given: unknown, covered: boolean): readonly { readonly way: string; readonly covered: boolean }[] {
  return Array.isArray(given) ? given.map((pair) => ({ way: JSON.stringify(pair).slice(0, 60), covered })) : []
}

/** A line counts as often as its statements that begin there do at the most; a branch is a way of a decision. */
function istanbulFile(path: string, file: JsonObject, found: CoverageFound): void {
  const sink = found.file(path, 'istanbul')
  const counts = objectOf(file['s'])
  for (const [id, place] of Object.entries(objectOf(file['statementMap']))) {
    const line = numberOf(objectOf(objectOf(place)['start'])['line'])
    if (line !== undefined) sink.line(line, (numberOf(counts[id]) ?? 0) > 0)
  }
  for (const [id, given] of Object.entries(objectOf(file['b']))) {
    const ways = Array.isArray(given) ? given : []
    if (ways.length > 0)
      sink.branch(id, { covered: ways.filter((count) => (numberOf(count) ?? 0) > 0).length, total: ways.length })
  }
}

function summaryOf(path: string, file: JsonObject, found: CoverageFound): void {
  const lines = countedOf(file['lines'])
  if (lines !== undefined) found.file(path, 'summary').counts(lines, countedOf(file['branches']))
}

function countedOf(given: unknown): Counted | undefined {
  const { covered, total } = objectOf(given)
  const [some, all] = [numberOf(covered), numberOf(total)]
  return some === undefined || all === undefined || some > all ? undefined : { covered: some, total: all }
}

const numbersIn = (given: unknown): readonly number[] =>
  Array.isArray(given) ? given.filter((each): each is number => numberOf(each) !== undefined) : []
