/** Change logs that a gate asks for. */
import type { Rule } from '../../core/model/index.js'

export const changelog: readonly Rule[] = [
  {
    id: 'changelog/missing',
    category: 'lint',
    ecosystem: 'gate',
    pattern:
      /(?:(?:No|Missing) (?:changelog (?:entry|fragment|update)|news fragment|changeset|release note|towncrier fragment)s?\b.{0,200}|\b(?:CHANGELOG|Changelog|changelog)\S{0,20} (?:was not|has not been|is not|must be|needs to be) (?:updated|modified|changed).{0,100}|Please (?:add|update|create) (?:a |an |the )?(?:changelog|news fragment|changeset|CHANGES)\b.{0,150}|Some packages have been changed but no changesets were found.*)/,
    gate: [
      'changelog',
      'news fragment',
      'no changeset',
      'missing changeset',
      'release note',
      'towncrier',
      'please add',
      'please update',
      'please create',
    ],
    excludes: /warning|skip|not required|found \d+ changeset/i,
    within: { pattern: /error|fail|fatal|exit|##\[error\]/i, lines: 12 },
    role: 'cause',
    strength: 0.8,
    transient: 0.01,
    title: 'A change log entry is missing',
    advice: 'Add the entry or fragment this project asks for.',
    example: '##[error]No changelog entry found in this PR',
    counterExample: 'Generating changelog from commits',
  },
]
