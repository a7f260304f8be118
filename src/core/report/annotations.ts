/** What is shown at the lines of code: failures and failing tests where the place is known, anomalies on the run. */

import { isAdvisory } from '../decide/verdict.js'
import { phraseAnomaly } from '../detect/engine/phrase-anomaly.js'
import type { Annotation, Finding, Location, TestCase } from '../model/index.js'
import { repositoryPath } from '../run/repository-path.js'
import { plainLine, plainLines } from './escape.js'
import { evidenceOf } from './evidence.js'
import { phraseRarity } from './rarity.js'
import type { ReportView } from './view.js'
import { isTest, openFindings, phraseSeen, titleOf } from './wording.js'

/** GitHub shows ten of a level a step, and drops the rest without a word. */
const mostOfALevel = 10

/** At most ten of a level, most consequential first; none for a normal run, none twice for one place. */
export function annotationsOf(view: ReportView): readonly Annotation[] {
  const { result } = view
  if (result.ruling.verdict === 'normal') return []
  const open = openFindings(result.findings)
  const told = new Set(open.filter(isTest).map((finding) => finding.name))
  const untold = (result.tests?.failures ?? []).filter((failure) => !told.has(failure.name))
  const seen = new Set<string>()
  const counts = { error: 0, warning: 0, notice: 0 }
  return [...open.map(ofFinding), ...untold.map(ofTestCase)].filter((annotation) => {
    const place = annotation.file === undefined ? annotation.message : `${annotation.file}:${annotation.line}`
    if (seen.has(place) || counts[annotation.level] >= mostOfALevel) return false
    seen.add(place)
    counts[annotation.level]++
    return true
  })
}

function ofFinding(finding: Finding): Annotation {
  const level = levelOf(finding)
  switch (finding.kind) {
    case 'failure': {
      const where = finding.job === undefined ? '' : `${plainLine(finding.job, 80)}: `
      const lines = evidenceOf(finding.diagnosis, 4, 300).map((line) => line.text)
      return {
        level,
        title: plainLine(`${where}${titleOf(finding)}`, 200),
        message: message([...lines, `(${phraseSeen(finding)}) ${finding.advice}`]),
        ...placeOf(finding.diagnosis.location),
      }
    }
    case 'anomaly':
      return {
        level,
        title: plainLine(phraseAnomaly(finding), 200),
        message: message([finding.title, finding.advice, phraseRarity(finding)]),
      }
    case 'test':
      return {
        level,
        title: plainLine(finding.title, 200),
        message: message([finding.message ?? finding.name, finding.advice]),
        ...placeOf(finding),
      }
    default:
      return finding satisfies never
  }
}

const ofTestCase = (failure: TestCase): Annotation => ({
  level: 'error',
  title: plainLine(`${failure.name} fails`, 200),
  message: message([failure.message ?? failure.name]),
  ...placeOf(failure),
})

function levelOf(finding: Finding): Annotation['level'] {
  if (isAdvisory(finding) || finding.severity === 'low') return 'notice'
  if (finding.severity === 'medium') return 'warning'
  return 'error'
}

const message = (lines: readonly string[]): string =>
  plainLines(lines.filter((line) => line.trim() !== '').join('\n')).slice(0, 4000)

type Place = { readonly [K in keyof Location]?: Location[K] | undefined }

/** A path within the repository, as annotations want it; a place elsewhere (a library, a temporary file) is left out. */
function placeOf(place: Place | undefined): Pick<Annotation, 'file' | 'line' | 'column'> {
  const file = place?.file === undefined ? undefined : repositoryPath(place.file)
  if (file === undefined) return {}
  return {
    file,
    ...(place?.line === undefined ? {} : { line: place.line }),
    ...(place?.line === undefined || place.column === undefined ? {} : { column: place.column }),
  }
}
