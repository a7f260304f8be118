/**
 * Where the cause lies on platforms that end a job with one word for all of it. A GitLab script stops at the first command that fails,
 * so the last command it echoed is the one; what `after_script` does later is clean-up. A Jenkins pipeline goes on with post
 * actions and names the stages it skips; the stage before them is the one.
 */
import type { CauseWindow, Ended, Gathered } from './gathered.js'
import type { Frame } from './sections.js'

/** Only a command's own failure: a limit or a lost machine is told outside of the script. */
const failedCommand = /^ERROR: (?:Job failed: (?:exit (?:code|status)|command terminated)|script returned exit code)/

const gitlabScript = /^(?:step|build)_script$/
const afterwards = /^(?:Declarative: Post Actions|Post stage)|clean|notif|publish|report|archive|post\b/i

export function scriptWindow(gathered: Gathered): CauseWindow | undefined {
  if (!gathered.endings.some(({ text }) => failedCommand.test(text))) return undefined
  const script = gathered.frames.findLast(({ platform, name }) => platform === 'gitlab' && gitlabScript.test(name))
  return script === undefined ? stageWindow(gathered) : commandWindow(gathered, script)
}

function commandWindow({ endings, commands }: Gathered, script: Frame): CauseWindow | undefined {
  const anchor = endings.find(({ ending, seq }) => ending.scope === 'script' && seq > script.start)
  if (anchor === undefined) return undefined
  const command = commands.findLast((seq) => seq > script.start && seq < anchor.seq)
  return { from: command ?? script.start, to: anchor.seq, anchor }
}

function stageWindow({ frames, endings }: Gathered): CauseWindow | undefined {
  const stages = frames.filter(({ platform }) => platform === 'jenkins')
  // The lines of branches beside one another are mixed.
  if (stages.some(({ name }) => name.startsWith('Branch: '))) return undefined
  const skipped = new Set(endings.flatMap(({ ending, section }) => (ending.scope === 'stage' ? section.frame?.id : [])))
  const post = stages.findIndex(({ name }) => name === 'Declarative: Post Actions')
  const ran = (post < 0 ? stages : stages.slice(0, post)).filter(({ id }) => !skipped.has(id))
  const stage = ran.findLast(({ name }) => !afterwards.test(name))
  if (stage === undefined) return undefined
  const next = stages.find(({ start }) => start > stage.start)
  const isInside = ({ ending, seq }: Ended): boolean =>
    ending.scope === 'script' && seq > stage.start && (next === undefined || seq < next.start)
  const anchor = endings.find(isInside)
  return anchor === undefined ? undefined : { from: stage.start, to: anchor.seq, anchor }
}
