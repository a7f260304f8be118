#!/usr/bin/env node
/**
 * Real logs of the rules.
 *
 *   npm run rules:pull -- LOG --rule ID [--category CATEGORY] [--source TEXT] [--name NAME]
 *   npm run rules:bless [-- TOOL/NAME…]
 *
 * pull   copies a log beside the rule and marks the lines it matches
 * bless  moves mark, category and rule of the logs named to today's answer (read the diff), and writes src/rules/proofs.ts and
 *        PROOFS.tsv anew: what proves each rule. Needs `lib/` (npx tsc -p tsconfig.json).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { bytesOf, chunksOf, hitter, labelledLogs } from '../bench/diagnose-logs.mjs'
import { recorded } from '../bench/factory/jobs.mjs'
import { markedLogs, rulesFolder, writeMarked } from './marked-log.mjs'

const root = resolve(fileURLToPath(import.meta.url), '../..')
const { diagnosisOf, examineLog } = await import(join(root, 'lib/core/diagnose/index.js'))
const { shippedRules } = await import(join(root, 'lib/rules/index.js'))
const text = { type: 'string' }
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { rule: text, category: text, source: text, name: text },
})
const [action, ...names] = positionals
function fail(message) {
  console.error(message)
  process.exit(2)
}

async function pull(file) {
  const rule = shippedRules.find(({ id }) => id === values.rule)
  if (file === undefined || rule === undefined) fail(`name a log and --rule ID; there is no rule ${values.rule}`)
  const body = readFileSync(file, 'utf8')
  const { gathered } = await examineLog(chunksOf(Buffer.from(body)), { file })
  const marked = gathered.sightings.filter((each) => each.rule.id === rule.id).map(({ number }) => number)
  if (marked.length === 0) fail(`${rule.id} matches no line of ${file}`)
  const [folder, name] = rule.id.split('/')
  const path = join(rulesFolder, folder, `${values.name ?? name}.log`)
  if (existsSync(path)) fail(`${path} is there already: give another --name`)
  const head = { source: values.source ?? basename(file), category: values.category ?? rule.category, rule: rule.id }
  writeFileSync(path, writeMarked({ head, body, marked }))
  console.log(`${path}: line ${marked.join(', ')} marked`)
}

async function bless(chosen) {
  for (const log of markedLogs().filter(({ name }) => chosen.includes(name))) {
    const options = { file: log.name, ...(log.head.outcome === 'failed' ? { failed: true } : {}) }
    const found = diagnosisOf(await examineLog(chunksOf(Buffer.from(log.body)), options), options)
    const { category, rule, outcome, ...head } = log.head
    const news = found.failed
      ? {
          ...head,
          category: found.category,
          ...(found.rule === null ? {} : { rule: found.rule }),
          ...(outcome === 'failed' ? { outcome } : {}),
        }
      : { ...head, outcome: 'passed' }
    writeFileSync(
      log.path,
      writeMarked({ head: news, body: log.body, marked: found.lines.slice(0, 1).map(({ number }) => number) }),
    )
    console.log(`${log.name}: ${category ?? outcome} ${rule ?? ''} → ${news.category ?? 'passed'} ${news.rule ?? ''}`)
  }
}

/** Every log a rule can be proven by, with what a person marked in it. */
function* evidence() {
  const marks = (log) => (sighting) => log.marked.includes(sighting.number)
  for (const log of markedLogs())
    yield {
      kind: 'log',
      name: `src/rules/${log.name}.log`,
      tool: log.name.split('/')[0],
      bytes: Buffer.from(log.body),
      isMarked: marks(log),
      failed: log.head.outcome !== 'passed',
    }
  for (const log of recorded())
    yield {
      kind: 'factory',
      name: `bench/factory ${log.id}`,
      tool: log.tool,
      bytes: Buffer.from(log.body),
      isMarked: marks(log),
      failed: log.head.outcome !== 'passed',
    }
  for (const row of labelledLogs() ?? []) {
    const hit = hitter(row)
    yield {
      kind: 'public',
      name: `${row.id} (${row.licence})`,
      bytes: bytesOf(row),
      isMarked: ({ text: line }) => hit?.(line) === true,
      failed: row.outcome === 'fail',
    }
  }
}

/**
 * A cause or a symptom is proven by a line that a person marked, or by a failing log of its own tool; a wrapper, or what is benign, by
 * any real log.
 */
const proves = (log, { rule, ...sighting }) =>
  rule.role === 'benign' || rule.role === 'wrapper'
    ? true
    : log.failed && (log.isMarked(sighting) || log.tool === rule.id.split('/')[0])

async function writeProofs() {
  const proofs = new Map()
  for (const log of evidence()) {
    const { gathered } = await examineLog(chunksOf(log.bytes), { file: log.name })
    for (const sighting of gathered.sightings) {
      if (!proves(log, sighting)) continue
      const known = proofs.get(sighting.rule.id) ?? {}
      known[log.kind] ??= log.name
      proofs.set(sighting.rule.id, known)
    }
  }
  if (labelledLogs() === undefined) fail('the public logs are not here (../shared/data/logs): proofs stay as they are')
  const ids = shippedRules.map(({ id }) => id).sort()
  const best = (id) => ['log', 'factory', 'public'].find((kind) => proofs.get(id)?.[kind] !== undefined)
  const block = (kind) => wrapped(ids.filter((id) => best(id) === kind))
  writeFileSync(
    join(rulesFolder, 'proofs.ts'),
    `/** What proves each rule. Written by \`npm run rules:bless\`; the logs themselves are named in PROOFS.tsv. */
export type Proof = 'log' | 'factory' | 'public'

const ids: Readonly<Record<Proof, string>> = {
  log: \`${block('log')}\`,
  factory: \`${block('factory')}\`,
  public: \`${block('public')}\`,
}

/** Rules without an entry are unproven: no real log shows what they match. */
export const proofs: ReadonlyMap<string, Proof> = new Map(
  (Object.keys(ids) as Proof[]).flatMap((proof) => ids[proof].split(/\\s+/).map((id) => [id, proof] as const)),
)
`,
  )
  const rows = ids.map((id) =>
    [id, ...['log', 'factory', 'public'].map((kind) => proofs.get(id)?.[kind] ?? '')].join('\t'),
  )
  writeFileSync(
    join(rulesFolder, 'PROOFS.tsv'),
    `rule\tlog beside it\tfactory\tpublic log (licence)\n${rows.join('\n')}\n`,
  )
  console.log(`${ids.filter(best).length} of ${ids.length} rules are proven`)
}

/** Words in lines of at most 116 characters. */
function wrapped(words) {
  const lines = ['']
  for (const word of words) {
    const last = lines.at(-1)
    if (last.length + word.length > 115) lines.push(word)
    else lines[lines.length - 1] = last === '' ? word : `${last} ${word}`
  }
  return lines.join('\n')
}

if (action === 'pull') await pull(names[0])
else if (action === 'bless') {
  await bless(names)
  await writeProofs()
} else fail(`nothing to do: pull or bless`)
