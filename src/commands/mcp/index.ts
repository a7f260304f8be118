/** `mcp`: what the history and the logs say, for coding agents (Model Context Protocol). */
import { realpathSync } from 'node:fs'
import { resolve } from 'node:path'
import { maskFromEnvironment } from '../../core/mask/environment.js'
import { messageOf } from '../../core/run/errors.js'
import { readArguments } from '../arguments.js'
import { type Command, UsageError } from '../command.js'
import { defaultHistory } from '../history/files.js'
import { secondsOf } from '../in-time.js'
import { serve } from './serve.js'
import { openSource } from './source.js'

const defaultResult = '.pipeline-guard/result.json'
/** Nobody waits longer for an answer of a tool. */
const usualSeconds = '60'

export const command: Command = {
  summary: 'serve history and failures to coding agents (MCP)',
  help: `usage: pipeline-guard mcp [options]

A server of the Model Context Protocol on standard input and output, for coding agents: what broke, whether it was seen
before, which tests are flaky, whether a rerun is worth it, what is normal. It reads and never writes, asks no network,
and opens logs below one folder only. Secrets are masked; each answer keeps to its budget of tokens.

  --history PATH       a history, or the folder of a watch [${defaultHistory}]
  --root DIR           logs are read below it [.]
  --result-file FILE   what the last run had to say [${defaultResult}]
  --deadline SECONDS   time of one call [${usualSeconds}]

Set-up of clients, and the loop of an agent: docs/agents.md.

example:
  pipeline-guard mcp --history .pipeline-guard/history.jsonl.gz < /dev/null
`,
  async run(args, io) {
    const { values, positionals } = readArguments(args, {
      history: { type: 'string' },
      root: { type: 'string' },
      'result-file': { type: 'string' },
      deadline: { type: 'string' },
    })
    if (positionals.length > 0) throw new UsageError([`${positionals[0]}: mcp takes options only`])
    const seconds = secondsOf(values.deadline ?? usualSeconds)
    const places = {
      root: folder(resolve(io.cwd, values.root ?? '.')),
      history: resolve(io.cwd, values.history ?? defaultHistory),
      resultFile: resolve(io.cwd, values['result-file'] ?? defaultResult),
    }
    await serve({ source: openSource(places, io), mask: maskFromEnvironment(io.env), seconds, io })
    return 0
  },
}

function folder(path: string): string {
  try {
    return realpathSync(path)
  } catch (error) {
    throw new UsageError([`--root: ${path} cannot be read: ${messageOf(error)}`])
  }
}
