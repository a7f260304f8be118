/** What is left: the log does not say enough, so the next attempt should say more. */
import { quoted } from '../../tests/runners/shell-quote.js'
import type { Strategy } from './strategy.js'

export const lookCloser: Strategy = {
  id: 'look-closer',
  remedy: ({ diagnosis, record }) => {
    const line = diagnosis.lines[0]
    const onGitHub = record.key.host === 'github.com' && /^\d+$/.test(record.key.run)
    if (diagnosis.category !== 'unknown' && line === undefined) return undefined
    const unknown = diagnosis.category === 'unknown'
    const told =
      line === undefined
        ? 'No line of the log tells the cause.'
        : `Line ${line.number}: ${line.text.trim().slice(0, 300).replace(/\.$/, '')}.`
    return {
      title: unknown ? 'The log does not say why: run it once with debug logging' : diagnosis.title,
      instruction: `${told} ${diagnosis.advice}`,
      // Of a known, lasting failure another run tells nothing new.
      ...(onGitHub && unknown ? { command: `gh run rerun ${quoted(record.key.run)} --failed --debug` } : {}),
    }
  },
}
