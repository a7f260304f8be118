/** `pipeline-guard badge`: how the newest run of the default branch was, as a picture for a README. */
import { dirname, resolve } from 'node:path'
import { makeFolder } from '../adapters/files/folder.js'
import { replaceFile } from '../adapters/files/replace.js'
import { oldestFirst } from '../core/history/order.js'
import { badgeJson, badgeOf, badgeSvg } from '../core/report/badge.js'
import { messageOf } from '../core/run/errors.js'
import { onDefaultBranch } from '../core/run/trust.js'
import { readArguments } from './arguments.js'
import { type Command, UsageError } from './command.js'
import { defaultHistory, readAll } from './history/files.js'

export const command: Command = {
  summary: 'make a status badge of a history: an SVG file, or JSON for shields.io',
  help: `usage: pipeline-guard badge [HISTORY…] [options]

The newest run of the default branch: its verdict and how long it took.

options:
  --output FILE       where to write it (default: standard output)
  --json              the JSON that shields.io’s endpoint badge reads, in place of an SVG file
  --label TEXT        the words on the left [ci]
  --branch NAME       of this branch [the default branch, where it is known]
  --workflow TEXT     only workflows whose path or name holds this text

examples:
  pipeline-guard badge --output badge.svg
  pipeline-guard badge --json --label build > badge.json
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      output: { type: 'string' },
      json: { type: 'boolean' },
      label: { type: 'string' },
      branch: { type: 'string' },
      workflow: { type: 'string' },
    })
    const { branch, workflow } = values
    const records = await readAll(positionals.length === 0 ? [defaultHistory] : positionals, io)
    const newest = oldestFirst(records).findLast((record) => {
      const { name = '' } = record.run.value
      if (workflow !== undefined && !record.key.workflow.includes(workflow) && !name.includes(workflow)) return false
      return branch === undefined ? onDefaultBranch(record) !== false : record.run.value.branch === branch
    })
    const badge = badgeOf(newest, values.label)
    const text = values.json ? badgeJson(badge) : badgeSvg(badge)
    const { output } = values
    if (output === undefined) io.out(text)
    else {
      const path = resolve(io.cwd, output)
      try {
        await makeFolder(dirname(path))
        await replaceFile({ path, bytes: text, cwd: io.cwd })
      } catch (cause) {
        throw new UsageError([`--output: ${output} cannot be written: ${messageOf(cause)}`])
      }
      io.err(`pipeline-guard: wrote ${output}\n`)
    }
    return 0
  },
}
