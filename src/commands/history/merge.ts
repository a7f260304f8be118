import { mergeHistories } from '../../core/history/merge.js'
import { acceptedProposals } from '../../core/history/propose.js'
import { formatCount } from '../../core/run/format.js'
import { readArguments } from '../arguments.js'
import { UsageError } from '../command.js'
import { changeHistory, readAll, type Verb } from './files.js'

const usage = `usage: pipeline-guard history merge FILE… --output FILE
       pipeline-guard history merge --proposed FILE --protected BRANCH… --output FILE

Unites histories. The order does not matter, and merging twice changes nothing. A history that is already at --output is
united with the others, not replaced.

  --proposed FILE     a history that jobs of unprotected branches wrote: of it come the runs that are new, of branches that
                      are not protected, 20 at once, without what they say of notices and reruns (repeatable)
  --protected BRANCH  speaks for itself: no proposal may; the default branch first (repeatable)

example:
  pipeline-guard history merge builds/*/history.jsonl.gz --output history.jsonl.gz
`

export const verb: Verb = {
  usage,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      output: { type: 'string' },
      proposed: { type: 'string', multiple: true },
      protected: { type: 'string', multiple: true },
    })
    const proposed = values.proposed ?? []
    const faults = [
      ...(positionals.length + proposed.length === 0 ? ['the histories to merge must be named'] : []),
      ...(proposed.length > 0 && values.protected === undefined
        ? ['--proposed: the branches that are protected must be named by --protected']
        : []),
      ...(values.output === undefined ? ['--output: a file must be named'] : []),
    ]
    if (faults.length > 0 || values.output === undefined) throw new UsageError(faults)
    const records = await readAll(positionals, io)
    const proposals = await readAll(proposed, io)
    let refused = 0
    const total = await changeHistory(values.output, io, (there) => {
      const united = mergeHistories(there, records)
      const told = { protectedBranches: values.protected ?? [], now: io.now() }
      const answer = acceptedProposals(united, proposals, told)
      refused = answer.refused
      return mergeHistories(united, answer.accepted)
    })
    if (proposed.length > 0)
      io.err(`${proposals.length - refused} of ${formatCount(proposals.length, 'proposed run')} taken\n`)
    io.err(
      `${formatCount(records.length, 'run')} of ${formatCount(positionals.length, 'file')}; ${total} in ${values.output}\n`,
    )
    return 0
  },
}
