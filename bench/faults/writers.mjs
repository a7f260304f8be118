// Writers at once on one file, their clocks apart, or in process namespaces of their own: none is lost, nothing is left behind.
import { spawnSync } from 'node:child_process'
import { openDesk, preload } from './desk.mjs'

const skews = { 'one clock': 0, 'a minute ahead': 60_000, 'an hour behind': -3_600_000, 'a year ahead': 31_536_000_000 }
/** Only where this process may make namespaces. */
const apart = ['unshare', '-p', '-f', '--mount-proc']

export async function writers({ short, node }) {
  const [count, rounds] = short ? [6, 1] : [50, 20]
  const ways = Object.entries(skews).map(([name, skew]) => ({
    name,
    env: { NODE_OPTIONS: `--require ${preload}`, CLOCK_SKEW: String(skew) },
    wrap: [],
  }))
  const mayUnshare = spawnSync(apart[0], [...apart.slice(1), 'true']).status === 0
  if (mayUnshare) ways.push({ name: 'namespaces of their own', env: {}, wrap: apart })
  const broken = []
  let tried = 0
  for (const way of short ? ways.slice(1, 2) : ways)
    for (let round = 0; round < rounds; round++) {
      const desk = await openDesk()
      const ids = Array.from({ length: count }, (_, index) => String(1000 + index))
      const more = ['--deadline', '600']
      // Every other one is of the other kind: what matters is that they differ.
      const ended = await Promise.all(
        ids.map((id, index) => desk.run(id, { node, more, ...(index % 2 ? { env: way.env, wrap: way.wrap } : {}) })),
      )
      tried += count
      const held = desk.runs()
      const lost = typeof held === 'string' ? [held] : ids.filter((id) => !held.has(id))
      const codes = ended.filter(({ code }) => code !== 0).map(({ code, out }) => `${code}: ${out.slice(0, 200)}`)
      if (lost.length > 0) broken.push(`${way.name}, round ${round}: lost ${lost.join(', ')}`)
      if (codes.length > 0) broken.push(`${way.name}, round ${round}: ${codes[0]}`)
      if (desk.leftovers().length > 0) broken.push(`${way.name}, round ${round}: left ${desk.leftovers().join(', ')}`)
      desk.close()
    }
  return { tried, broken }
}
