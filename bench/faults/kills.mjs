// A step, and every fourth time a compaction, killed at any moment: the history is whole, holds what it held, and the next step neither waits nor loses a record.
import { openDesk } from './desk.mjs'
import { random } from './random.mjs'

export async function kills({ kills: count, seed, node, short }) {
  const { draw } = random(seed)
  const broken = []
  const total = short ? 8 : count
  const desk = await openDesk()
  const { ms } = await desk.run(1, { node })
  let known = desk.runs().size
  for (let at = 0; at < total; at++) {
    const id = 1000 + at
    // From the start of the process to a little after its end.
    const killAfter = Math.ceil(draw() * 1.2 * ms)
    const { signal } = await (at % 4 === 3 ? desk.compact(killAfter) : desk.run(id, { node, killAfter }))
    const held = desk.runs()
    if (typeof held === 'string') broken.push(`kill ${at}: ${held}`)
    else if (held.size < known) broken.push(`kill ${at}: ${known - held.size} runs lost`)
    if (at % 10 === 9 || signal === null) {
      const next = await desk.run(`${id}0`, { node })
      const after = desk.runs()
      if (next.code !== 0 || /another process holds|failed/.test(next.out))
        broken.push(`after kill ${at}: ${next.code} ${next.out.slice(0, 200)}`)
      if (typeof after === 'string' || !after.has(`${id}0`))
        broken.push(`after kill ${at}: the next run is not in the history`)
      if (desk.leftovers().some((name) => !name.endsWith('.tmp')))
        broken.push(`after kill ${at}: left ${desk.leftovers().join(', ')}`)
      known = typeof after === 'string' ? known : after.size
    }
  }
  desk.close()
  return { tried: total, broken }
}
