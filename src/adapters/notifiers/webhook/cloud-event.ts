/** The message as a CloudEvent 1.0. */
import { createHash } from 'node:crypto'
import type { Message } from '../../../core/model/index.js'

/** The same for the same notice, also of a step that runs twice: receivers drop what they had. */
export function idOf(message: Message): string {
  const { scope, episode, change, run, kind, time } = message
  const what = [scope, kind, change, episode, run?.run ?? time, run?.attempt ?? 0]
  return `msg_${createHash('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32)}`
}

export const renderCloudEvent = (message: Message): object => ({
  specversion: '1.0',
  id: idOf(message),
  // A reference without scheme: host and repository, whatever the platform.
  source: `//${sourceOf(message).split('/').map(encodeURIComponent).join('/')}`,
  type: `pipeline-guard.${message.kind}.${message.change}.v1`,
  ...(message.run === undefined
    ? {}
    : { subject: `${message.run.workflow}/${message.run.run}/${message.run.attempt}` }),
  time: message.time,
  datacontenttype: 'application/json',
  data: message,
})

const sourceOf = ({ run, scope }: Message): string => (run === undefined ? scope : `${run.host}/${run.repository}`)
