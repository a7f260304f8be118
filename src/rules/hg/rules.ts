/** Mercurial. */
import type { Rule } from '../../core/model/index.js'

export const hg: readonly Rule[] = [
  {
    id: 'hg/abort',
    category: 'network',
    ecosystem: 'browser',
    pattern:
      /^\s*(?:\S{1,30} )?abort: (?<message>(?:HTTP Error (?:5\d\d|429)|error: |stream ended unexpectedly|Connection|.{0,40}timed out|consistency error|network|SSL).{0,200})/,
    gate: ['abort: '],
    role: 'cause',
    strength: 0.74,
    transient: 0.5,
    title: 'Mercurial could not reach its server: {message}',
    advice: 'Retry.',
    example: 'abort: HTTP Error 503: Service Unavailable',
    counterExample: "abort: unknown revision '3f2a'",
  },
  {
    id: 'hg/config',
    category: 'config',
    ecosystem: 'browser',
    pattern:
      /^\s*abort: (?<message>(?:unknown revision|repository .{1,200} not found|HTTP Error 40|no suitable|.{0,60}uncommitted|unresolved|push creates|there is no Mercurial|untracked).{0,200})/,
    gate: ['abort: '],
    role: 'cause',
    strength: 0.76,
    transient: 0.1,
    title: 'Mercurial stopped: {message}',
    advice: 'Correct the revision or the state of the checkout.',
    example: "abort: unknown revision '3f2a1b9c'!",
    counterExample: 'abort: HTTP Error 503: Service Unavailable',
  },
]
