/** Findings with whose they are: of a failure its line of code, of a test its file, of a job or step the workflow’s file. */
import type { Finding, RunRecord } from '../model/index.js'
import { type CodeOwners, ownersOf } from '../owners/read.js'
import { repositoryPath } from '../run/repository-path.js'
import { testsOfFailure } from './failing-tests.js'

export type Owned = Pick<CodeOwners, 'sections'>

/** More are no owners but a department. */
const mostOwners = 10

/** @param owners asked once, and only where a finding has a place in the repository */
export async function withOwners(
  findings: readonly Finding[],
  record: RunRecord,
  owners: () => Promise<Owned | undefined>,
): Promise<readonly Finding[]> {
  const places = findings.map((finding) => placesOf(finding, record))
  if (places.every((paths) => paths.length === 0)) return findings
  const owned = await owners()
  if (owned === undefined) return findings
  return findings.map((finding, index) => {
    const named = [...new Set((places[index] ?? []).flatMap((path) => ownersOf(owned, path)))].slice(0, mostOwners)
    return named.length === 0 ? finding : { ...finding, owners: named }
  })
}

function placesOf(finding: Finding, record: RunRecord): readonly string[] {
  switch (finding.kind) {
    case 'failure': {
      const { location } = finding.diagnosis
      const tests = finding.diagnosis.category === 'test' ? testsOfFailure(finding, record) : undefined
      const failing = (tests?.failures ?? []).flatMap(({ file }) => file ?? [])
      return inRepository(failing.length > 0 ? failing : location === undefined ? [] : [location.file])
    }
    case 'test':
      return inRepository(finding.file === undefined ? [] : [finding.file])
    case 'anomaly':
      return /^(?:run|job|step)\b/.test(finding.series) ? workflowFile(record) : []
    default:
      return finding satisfies never
  }
}

const inRepository = (files: readonly string[]): readonly string[] => [
  ...new Set(files.flatMap((file) => repositoryPath(file) ?? [])),
]

/** Some services know a workflow by a name alone, which is no file. */
const workflowFile = ({ key }: RunRecord): readonly string[] =>
  /\.ya?ml$/.test(key.workflow) ? inRepository([key.workflow]) : []
