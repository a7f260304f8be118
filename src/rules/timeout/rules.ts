/** timeout(1) and scripts that wait. */
import type { Rule } from '../../core/model/index.js'

export const timeout: readonly Rule[] = [
  {
    id: 'timeout/killed',
    category: 'timeout',
    ecosystem: 'generic',
    pattern:
      /^timeout: sending signal (?<signal>\w+) to command\W(?<command>[^'’]{1,200})|^timeout: the monitored command dumped core/,
    gate: ['timeout: '],
    role: 'cause',
    strength: 0.93,
    transient: 0.45,
    title: '{command} ran out of its time',
    advice: 'See what it waited for; raise its limit only if its work has grown.',
    example: 'timeout: sending signal TERM to command ‘sleep’',
    counterExample: 'timeout: 60',
  },
  {
    id: 'timeout/wait',
    category: 'timeout',
    ecosystem: 'generic',
    pattern:
      /^\W{0,6}(?:\S{1,40}: )?[Tt]imed out (?:after \S{1,20} )?(?:while )?waiting (?:for|on) (?<what>\S.{0,120})/,
    gate: ['timed out'],
    role: 'cause',
    strength: 0.8,
    transient: 0.5,
    title: 'Nobody answered in time: {what}',
    advice: 'Look at the log of what was waited for.',
    example: 'timed out waiting for db.example.org:5432',
    counterExample: 'waiting for the database',
  },
]
