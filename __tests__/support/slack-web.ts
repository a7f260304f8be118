/** Slack’s Web API as far as a notice needs it: every message gets a time of its own. */
import type { Reply } from './inbox.js'

export function slackWeb(): Reply {
  let messages = 0
  return (request, response) => {
    const { channel, ts } = JSON.parse(request.body) as { channel: string; ts?: string }
    if (!/\/chat\.(postMessage|update)$/.test(request.path)) return response.writeHead(404).end()
    const own = ts ?? `17000000${String(++messages).padStart(2, '0')}.000100`
    response.writeHead(200, { 'content-type': 'application/json' })
    return response.end(JSON.stringify({ ok: true, channel, ts: own }))
  }
}
