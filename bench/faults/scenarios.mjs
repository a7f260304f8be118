// A fault, a face, a remote and a share of its requests, drawn by the seed; every tenth run is healthy and must know the others.
import { answers } from './answers.mjs'
import { breaches } from './contract.mjs'
import { faces, remotes } from './faces.mjs'
import { random } from './random.mjs'
import { addRun, endRun, hour, startWorld } from './world.mjs'

const past = 25
/** Seconds: long enough to be judged on a busy machine where nothing hangs. */
const deadline = 6
/** Scenarios a world: its history stays short, its log too. */
const aWorld = 50

export async function scenarios({ count, seed, node, short }) {
  const { draw, pick } = random(seed)
  const broken = []
  const total = short ? 50 : count
  for (let done = 0; done < total; done += aWorld) {
    const world = await startWorld({ node })
    try {
      await inOneWorld(world, { from: done, to: Math.min(total, done + aWorld), draw, pick, broken, short })
    } finally {
      await world.close()
    }
  }
  return { tried: total, broken }
}

async function inOneWorld(world, { from, to, draw, pick, broken, short }) {
  const origin = Date.now() - (past + aWorld + 5) * hour
  for (let id = 1; id <= past; id++) addRun(world, id, { startedAt: origin + id * hour, isOver: true })
  const step = async (id, face, more = {}) => {
    const { given, env } = addRun(world, id, { startedAt: origin + id * hour, failed: face.failed === true })
    const slack = face.slack ? { 'slack-webhook-url': world.slackUrl } : {}
    const ended = await world.step(id, { ...given, ...face.given, ...slack, ...more }, env)
    endRun(world, id, face.failed ? 'failure' : 'success')
    return ended
  }
  const idle = short ? undefined : (await step(past + 1, faces['cache alone'], { deadline: '60' })).ms
  for (let at = from; at < to; at++) {
    const id = past + 2 + at - from
    const isHealthy = at % 10 === 9
    const [face, fault, remote] = [pick(Object.keys(faces)), pick(Object.keys(answers)), pick(Object.keys(remotes))]
    const share = pick([1, 1, 0.5, 0.2])
    world.proxy.log.length = 0
    world.proxy.rule = isHealthy ? undefined : { on: remotes[remote], fault, share, draw }
    const chosen = faces[isHealthy ? 'cache alone' : face]
    const ended = await step(id, chosen, { deadline: isHealthy ? '60' : String(deadline) })
    const label = isHealthy ? `${at}, healthy` : `${at}, ${face}: ${fault} of ${remote} (${share})`
    const strict = chosen.given.strict === 'true'
    for (const breach of breaches(ended, { strict, deadline: isHealthy ? 60 : deadline, idle }))
      broken.push(`${label}: ${breach}`)
    if (isHealthy && !(ended.result?.history.runs >= past + 1 + at - from - 1))
      broken.push(`${label}: knows ${ended.result?.history.runs} of ${past + 1 + at - from} runs`)
  }
}
