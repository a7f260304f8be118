// The faces beside a GitHub step: the companion, a watch, a GitLab job. A fault and a remote, drawn by the seed; three of fifteen are
// healthy. Every other watch is killed at some moment instead: the next judges what it left.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { answers } from './answers.mjs'
import { breaches, spoken } from './contract.mjs'
import { preload } from './desk.mjs'
import { random } from './random.mjs'
import { addRun, endRun, hour, root, startWorld } from './world.mjs'

const past = 25
/** Seconds. */
const deadline = 6

/** face → requests a fault may befall. */
const remotes = {
  companion: {
    'jobs of the run': /^rest \/actions\/runs\/N.*\/jobs/,
    'the run': /^rest \/actions\/runs\/N$/,
    logs: /^rest .*logs|_storage/,
    'list of artifacts': /^rest \/actions\/artifacts$/,
    uploads: /^ArtifactService|^blob PUT/,
    everything: /./,
  },
  watch: {
    'list of runs': /^rest \/actions\/runs$/,
    'jobs of a run': /^rest \/actions\/runs\/N.*\/jobs/,
    logs: /^rest .*logs|_storage/,
    'the repository': /^rest $/,
    Slack: /^slack/,
    everything: /./,
  },
  'a GitLab job': {
    'the pipeline': /^gitlab .*\/pipelines\/N$/,
    jobs: /^gitlab .*\/jobs$/,
    'list of pipelines': /^gitlab .*\/pipelines$/,
    traces: /^gitlab .*trace/,
    everything: /^gitlab/,
  },
}

export async function outside({ count, seed, node, short }) {
  const { draw, pick } = random(seed + 7)
  const broken = []
  const { decodeHistory } = await import(join(root, 'lib/core/history/file/codec.js'))
  const runsIn = (file) => {
    const loaded = existsSync(file) ? decodeHistory(readFileSync(file)) : undefined
    return loaded?.kind === 'ok' && loaded.value.damage === undefined ? loaded.value.records : undefined
  }
  const total = short ? 15 : Math.max(15, Math.round(count / 5))
  const world = await startWorld({ node })
  const origin = Date.now() - (past + total + 5) * hour
  for (let id = 1; id <= past; id++) {
    addRun(world, id, { startedAt: origin + id * hour, isOver: true })
    world.addPipeline({ number: id * 6, startedAt: origin + id * hour })
  }
  const faces = { companion, watch, 'a GitLab job': gitlabJob }
  try {
    // The first watch of a repository judges nothing that ended before it.
    await faces.watch(world, { id: past, isHealthy: true, runsIn, origin })
    for (let at = 0; at < total; at++) {
      const id = past + 1 + at
      const face = Object.keys(faces)[at % 3]
      const isHealthy = at >= 12 && at % 15 >= 12
      const [fault, remote] = [pick(Object.keys(answers)), pick(Object.keys(remotes[face]))]
      const share = pick([1, 1, 0.5, 0.2])
      const failed = draw() < 0.3
      addRun(world, id, { startedAt: origin + id * hour, isOver: true, failed })
      world.addPipeline({ number: id * 6, startedAt: origin + id * hour, failed })
      const killAfter = !isHealthy && face === 'watch' && draw() < 0.5 ? Math.ceil(draw() * 4000) : undefined
      world.proxy.rule = isHealthy || killAfter ? undefined : { on: remotes[face][remote], fault, share, draw }
      const found = await faces[face](world, { id, failed, isHealthy, runsIn, origin, killAfter })
      const what = killAfter ? `killed after ${killAfter} ms` : `${fault} of ${remote} (${share})`
      const label = isHealthy ? `${at}, healthy ${face}` : `${at}, ${face}: ${what}`
      for (const breach of found) broken.push(`${label}: ${breach}`)
      endRun(world, id, failed ? 'failure' : 'success')
    }
  } finally {
    await world.close()
  }
  return { tried: total, broken }
}

async function companion(world, { id, failed, isHealthy, origin }) {
  const own = 90_000 + id
  const event = join(world.folder, `event-${own}.json`)
  const path = '.github/workflows/pipeline-guard-companion.yml'
  world.github.addRun({ id: own, event: 'workflow_run', path, startedAt: origin + id * hour + 600_000 })
  world.results.run({ id: own, event: 'workflow_run' })
  world.results.now = () => origin + id * hour + 900_000
  const payload = {
    action: 'completed',
    workflow_run: world.github.runs.get(id),
    repository: { default_branch: 'main' },
  }
  writeFileSync(event, JSON.stringify(payload))
  const seconds = isHealthy ? 60 : deadline
  const ended = await world.step(
    own,
    { deadline: String(seconds), 'slack-webhook-url': world.slackUrl },
    { GITHUB_EVENT_NAME: 'workflow_run', GITHUB_EVENT_PATH: event, GITHUB_WORKFLOW_REF: `o/r/${path}@refs/heads/main` },
  )
  const found = breaches(ended, { strict: false, deadline: seconds })
  // Of a failure that was seen the verdict is never normal; unseen, it is unknown.
  if (failed && ended.result?.ruling.verdict === 'normal') found.push('a failed run is called normal')
  return found
}

async function watch(world, { id, isHealthy, runsIn, origin, killAfter }) {
  const state = join(world.folder, 'watch')
  const before = judgedIn(runsIn(join(state, 'history/o/r.jsonl.gz')))
  const ended = await world.command(
    ['watch', 'o/r', '--state', state, '--minutes', isHealthy ? '2' : '0.1'],
    {
      // Each watch is a little after its run.
      NODE_OPTIONS: `--require ${preload}`,
      CLOCK_SKEW: String(origin + (id + 0.9) * hour - Date.now()),
      GITHUB_API_URL: world.proxy.url,
      GITHUB_TOKEN: 'ghs_loopback',
      SLACK_WEBHOOK_URL: world.slackUrl,
    },
    { killAfter },
  )
  const found = spoken({ out: ended.out, resultText: ended.resultText })
  if (killAfter === undefined && (ended.signal !== null || ![0, 3].includes(ended.code)))
    found.push(`exit code ${ended.code ?? ended.signal}`)
  const after = judgedIn(runsIn(join(state, 'history/o/r.jsonl.gz')))
  if ([...before].some((run) => !after.has(run))) found.push('a judged run was forgotten')
  if (isHealthy && ended.code !== 0) found.push(`a healthy watch ended with ${ended.code}: ${ended.out.slice(0, 300)}`)
  if (isHealthy && id > past)
    for (let run = past + 1; run <= id; run++) if (!after.has(String(run))) found.push(`run ${run} was never judged`)
  return found
}

const judgedIn = (records = []) => new Set(records.filter(({ judgement }) => judgement).map(({ key }) => key.run))

async function gitlabJob(world, { id, failed, isHealthy, runsIn }) {
  const history = join(world.folder, 'gitlab.jsonl.gz')
  const known = runsIn(history)?.length ?? 0
  const seconds = isHealthy ? 60 : deadline
  const ended = await world.command(['run', '--history-path', history, '--deadline', String(seconds)], {
    GITLAB_CI: 'true',
    CI_API_V4_URL: `${world.proxy.url}/gitlab/api/v4`,
    CI_PROJECT_ID: '11',
    CI_PROJECT_PATH: 'acme/app',
    CI_SERVER_HOST: 'gitlab.example',
    CI_PIPELINE_ID: String(id * 6),
    CI_PIPELINE_SOURCE: 'push',
    CI_COMMIT_SHA: id.toString(16).padStart(40, '0'),
    CI_COMMIT_REF_NAME: 'main',
    CI_DEFAULT_BRANCH: 'main',
    CI_JOB_ID: '999999',
    CI_JOB_NAME: 'pipeline-guard',
    PIPELINE_GUARD_GITLAB_TOKEN: 'glpat-loopback',
  })
  // The configuration comes raw: garbage in its place is a faulty one, which fails with its faults.
  if (ended.code === 2 && /pipeline-guard\.yml/.test(ended.out)) return spoken({ out: ended.out })
  const found = breaches(ended, { strict: false, deadline: seconds })
  if (failed && ended.result?.ruling.verdict === 'normal') found.push('a failed pipeline is called normal')
  const now = runsIn(history)
  if (now === undefined && known > 0) found.push('the history cannot be read any more')
  if ((now?.length ?? 0) < known) found.push(`${known - now.length} runs were lost`)
  if (isHealthy && !now?.some(({ key }) => key.run === String(id * 6))) found.push('the run is not in the history')
  return found
}
