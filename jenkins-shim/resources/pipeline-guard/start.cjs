// Pipeline Guard for Jenkins, on the agent: all of a build in one process (vars/pipelineGuardAgent.groovy).
// Read by whatever Node.js the agent has, so the syntax is that of Node.js 6.
//
// Exit codes: 100 and the exit code of `run`; 40 and the major version where it is too old; 110 where the bundle is wanted;
// 111 where the named one is not there; 112 where what reaches a bucket is wanted. Any other is the shell’s: no Node.js here, or killed.
'use strict'
const major = Number(process.versions.node.split('.')[0])
if (major < 20) process.exit(40 + major)

const crypto = require('node:crypto')
const fs = require('node:fs')
const os = require('node:os')
const path = require('node:path')
const spawn = require('node:child_process').spawnSync

/** SHA-256 of the bundle this library carries: put here by the build. */
const wanted = 'a271fb6111c743dab32db0755f27c0229e273d72cc8ccd8509095a1cad162879'
/** SHA-256 of the file beside it, which only a history in a bucket needs. */
const wantedBucket = '28829107b28b0af9af9e37a066576dab94ff8a377932457c7502acd28814b917'
const folder = '.pipeline-guard'
const requestFile = path.join(folder, 'request.json')
const request = JSON.parse(fs.readFileSync(requestFile, 'utf8'))
const notes = []

let cli = request.cli || unpacked()
if (request.cli && !fs.existsSync(cli)) leave(111)
if (!cli) leave(110)
if (!request.cli && /^s3:/.test(request.inputs.history || '')) cli = withBucket(cli)
// It may hold the address of a webhook.
fs.rmSync(requestFile, { force: true })

merge()
const code = judge()
report()
leave(100 + code)

/**
 * The bundle, unpacked once a node: it lies beside the user’s caches under its own hash, so that no two versions of the
 * library meet, and is taken only while it has that hash.
 */
function unpacked() {
  let home
  try {
    home = process.env.PIPELINE_GUARD_HOME || path.join(os.homedir(), '.cache', 'pipeline-guard')
  } catch (_) {
    home = undefined
  }
  const kept = home && path.join(home, `${wanted}.mjs`)
  if (kept && hash(kept) === wanted) return kept
  const brought = path.join(folder, 'cli.mjs')
  if (hash(brought) !== wanted) return undefined
  if (!kept) return brought
  try {
    fs.mkdirSync(home, { recursive: true })
    // Builds side by side: each writes a file of its own, and the last rename wins with the same bytes.
    const mine = `${kept}.${process.pid}.tmp`
    fs.copyFileSync(brought, mine)
    fs.renameSync(mine, kept)
    forgetOthers(home, kept)
    fs.rmSync(brought, { force: true })
    return kept
  } catch (_) {
    return brought
  }
}

/** The bundle with that file beside it, which is kept a node like the bundle; both lie in the workspace while they run. */
function withBucket(bundle) {
  const own = path.join(folder, 'cli.mjs')
  const beside = path.join(folder, 'bucket.cjs')
  const kept = path.join(path.dirname(bundle), `${wantedBucket}.cjs`)
  if (hash(beside) !== wantedBucket) {
    if (hash(kept) !== wantedBucket) leave(112)
    fs.copyFileSync(kept, beside)
  }
  if (bundle === own) return own
  fs.copyFileSync(bundle, own)
  try {
    if (hash(kept) !== wantedBucket) {
      const mine = `${kept}.${process.pid}.tmp`
      fs.copyFileSync(beside, mine)
      fs.renameSync(mine, kept)
      forgetOthers(path.dirname(kept), kept)
    }
  } catch (_) {
    // It is asked for again by the next build.
  }
  return own
}

/** Of other versions the two newest stay: builds of other jobs may use them. */
function forgetOthers(home, kept) {
  fs.readdirSync(home)
    .filter(
      (name) =>
        /^[0-9a-f]{64}\.[cm]js$/.test(name) &&
        path.extname(name) === path.extname(kept) &&
        path.join(home, name) !== kept,
    )
    .map((name) => ({ file: path.join(home, name), at: fs.statSync(path.join(home, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
    .slice(2)
    .forEach(({ file }) => {
      fs.rmSync(file, { force: true })
    })
}

function hash(file) {
  try {
    return crypto.createHash('sha256').update(fs.readFileSync(file)).digest('hex')
  } catch (_) {
    return undefined
  }
}

function start(args) {
  return spawn(process.execPath, [cli].concat(args), { stdio: 'inherit' }).status
}

function merge() {
  if (request.merge.length === 0) return
  const files = request.merge.concat(fs.existsSync(request.history) ? [request.history] : [])
  if (start(['history', 'merge'].concat(files, ['--output', request.history])) !== 0)
    notes.push('the histories of earlier builds could not be merged, see the console')
  fs.rmSync(path.join(folder, 'from'), { recursive: true, force: true })
}

/** @returns the exit code of `run`; 3, our own trouble, where it was killed */
function judge() {
  const inputs = path.join(folder, 'inputs.json')
  fs.rmSync(path.join(folder, 'result.json'), { force: true })
  fs.writeFileSync(inputs, JSON.stringify(request.inputs), { mode: 384 })
  process.env.PIPELINE_GUARD_BUILD = JSON.stringify(request.build)
  try {
    const status = start(['run', '--json-config', inputs])
    return status === null || status > 3 ? 3 : status
  } finally {
    fs.rmSync(inputs, { force: true })
  }
}

/** What the library needs to know of the result; the whole stays in its file. */
function report() {
  let result = {}
  try {
    result = JSON.parse(fs.readFileSync(path.join(folder, 'result.json'), 'utf8'))
  } catch (_) {
    if (code < 2) notes.push('the result could not be read')
  }
  const ruling = result.ruling || {}
  const key = result.key || {}
  const rerun = (ruling.decisions || []).find(({ kind }) => kind === 'rerun')
  const page = path.join(folder, 'report', 'index.html')
  const paged = code !== 2 && request.page && fs.existsSync(request.history)
  const answer = {
    headline: result.headline,
    verdict: ruling.verdict,
    run: key.run,
    attempt: key.attempt,
    rerun: rerun ? { waitSeconds: rerun.waitSeconds } : null,
    page: Boolean(paged) && start(['report', request.history, '--output', page]) === 0,
    notes: notes.concat(swept()),
  }
  fs.writeFileSync(path.join(folder, 'answer.json'), JSON.stringify(answer))
}

/** Reports are asked for, and nothing at all is here: most likely `cleanWs` ran first. */
function swept() {
  const asked = request.inputs['test-reports'] || request.inputs['log-files']
  const others = fs.readdirSync('.').filter((name) => name !== folder)
  return asked && others.length === 0
    ? ['the workspace is empty: where cleanWs or deleteDir runs before pipelineGuard, move it to post { cleanup { } }']
    : []
}

function leave(status) {
  process.exit(status)
}
