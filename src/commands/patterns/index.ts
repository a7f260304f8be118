/** `patterns`: the failure rules, shipped and your own. */
import { resolve } from 'node:path'
import { openRegular } from '../../adapters/files/read.js'
import { type DiagnoseOptions, type Examination, examineLog } from '../../core/diagnose/index.js'
import { checkPatterns } from '../../core/diagnose/learn/custom.js'
import { learnt, mergePatterns } from '../../core/diagnose/learn/learning.js'
import { maskFromEnvironment } from '../../core/mask/environment.js'
import { categories, type Rule } from '../../core/model/index.js'
import { messageOf } from '../../core/run/errors.js'
import { formatCount } from '../../core/run/format.js'
import { suggest } from '../../core/run/nearest.js'
import { shippedRules } from '../../rules/index.js'
import { proofs } from '../../rules/proofs.js'
import { readArguments } from '../arguments.js'
import { type Command, type ExitCode, type Io, UsageError } from '../command.js'
import { notInTime, readInTime, secondsOf } from '../in-time.js'
import { loadPatterns, patternText, readPatternFile, today, writePatternFile } from './file.js'

const help = `usage: pipeline-guard patterns list [--patterns FILE] [--json]
       pipeline-guard patterns learn --category CATEGORY [--id NAME/NAME] [--title TEXT] [--passing LOG] --into FILE LOG
       pipeline-guard patterns test --patterns FILE LOG…
       pipeline-guard patterns export --patterns FILE
       pipeline-guard patterns import --into FILE FILE…

list    every rule, shipped and your own, and what proves it: a real log kept beside the rule, one of the failure
        factory, a public log, or nothing yet (unproven: such a rule counts less)
learn   takes the root-cause line of a failing log, keeps its fixed words and adds it to FILE as a pattern; refused
        when it also matches one of the logs given with --passing (repeatable): such a pattern is none
test    which of your patterns match which lines of the logs
export  prints the patterns of FILE that have not expired, for other repositories
import  merges pattern files into FILE; of two with one id the one seen last stays

Logs are read for 300 s at most (--deadline SECONDS); nothing is learnt from half a log.

Patterns are RE2: no look-around, no back-references, linear time whatever they say.

examples:
  pipeline-guard patterns learn --category network --id shop/gateway --into patterns.json failed.log
  pipeline-guard diagnose --patterns patterns.json other.log
`

const options = {
  patterns: { type: 'string', multiple: true },
  into: { type: 'string' },
  category: { type: 'string' },
  id: { type: 'string' },
  title: { type: 'string' },
  passing: { type: 'string', multiple: true },
  json: { type: 'boolean' },
  deadline: { type: 'string' },
} as const
type Values = ReturnType<typeof readArguments<typeof options>>['values']

const actions = { list, learn, test, export: exportAll, import: importAll } as const

export const command: Command = {
  summary: 'the failure rules: list, learn, test, export, import',
  help,
  async run(args, io): Promise<ExitCode> {
    const { values, positionals } = readArguments(args, options)
    const [name = '', ...files] = positionals
    const action = Object.entries(actions).find(([known]) => known === name)?.[1]
    if (action === undefined)
      throw new UsageError([
        name === ''
          ? `patterns: name a verb; known are ${Object.keys(actions).join(', ')}`
          : `${name}: no such verb of patterns; ${suggest(name, Object.keys(actions))}`,
      ])
    return action(values, files, io)
  },
}

async function list(values: Values, _: readonly string[], io: Io): Promise<ExitCode> {
  const own = await loadPatterns(values.patterns ?? [], io)
  const shipped = shippedRules.map((rule) => ({ ...rule, proof: proofs.get(rule.id) ?? ('unproven' as const) }))
  for (const { id, category, ecosystem, transient, title, proof } of [...own.map(asOwn), ...shipped])
    io.out(
      values.json === true
        ? `${JSON.stringify({ id, category, ecosystem, transient, title, proof })}\n`
        : `${id.padEnd(32)} ${category.padEnd(14)} ${String(Math.round(transient * 100)).padStart(3)} %  ${proof.padEnd(8)}  ${title}\n`,
    )
  return 0
}

const asOwn = (rule: Rule) => ({ ...rule, proof: 'yours' as const })

async function learn(values: Values, files: readonly string[], io: Io): Promise<ExitCode> {
  const category = categories.find((each) => each === values.category)
  const [file] = files
  const faults = [
    ...(category === undefined ? [`--category ${values.category ?? '(none)'}: one of ${categories.join(', ')}`] : []),
    ...(values.into === undefined ? ['--into FILE is missing: where the pattern is to be kept'] : []),
    ...(file === undefined || files.length > 1 ? ['name one failing log'] : []),
  ]
  if (category === undefined || values.into === undefined || file === undefined || faults.length > 0)
    throw new UsageError(faults)
  const kept = await readPatternFile(values.into, io, true)
  const mask = maskFromEnvironment(io.env)
  const examine = examiner(values, io)
  const { ranked } = await examine(file, { mask })
  const best = ranked.find((each) => each.rule?.role !== 'wrapper')
  if (best === undefined) throw new UsageError([`${file}: nothing in it looks like a cause`])
  const { id, title } = values
  const pattern = learnt(best.text, {
    category,
    today: today(io),
    ...(id === undefined ? {} : { id }),
    ...(title === undefined ? {} : { title: mask(title) }),
  })
  const { rules, faults: bad } = checkPatterns([pattern], new Set(shippedRules.map((rule) => rule.id)))
  if (bad.length > 0) throw new UsageError(bad)
  if (!rules.some((rule) => rule.pattern.test(best.text)))
    throw new UsageError([`line ${best.number} has too little that stays the same: ${best.text.slice(0, 200)}`])
  for (const passing of values.passing ?? []) {
    const { gathered } = await examine(passing, { rules, mask })
    if (gathered.counts.has(pattern.id))
      throw new UsageError([
        `${passing}: a passing log has this line too, so it tells of no failure: ${best.text.slice(0, 200)}`,
      ])
  }
  await writePatternFile(values.into, mergePatterns(kept, [pattern]), io)
  io.out(`${pattern.id} learnt from line ${best.number}: ${best.text.slice(0, 200)}\n  ${pattern.pattern}\n`)
  return 0
}

/** Reads logs whole, within the time. @throws UsageError where that is up: half a log teaches and proves nothing */
function examiner(values: Values, io: Io) {
  const seconds = secondsOf(values.deadline)
  const inTime = readInTime(seconds, io.now)
  return async (file: string, options: Pick<DiagnoseOptions, 'rules' | 'mask'>): Promise<Examination> => {
    const examination = await examineLog(inTime.chunks(openLog(file, io)), { file, pace: inTime.pace, ...options })
    if (inTime.isOver()) throw new UsageError([notInTime(file, seconds)])
    return examination
  }
}

async function test(values: Values, files: readonly string[], io: Io): Promise<ExitCode> {
  const rules = await loadPatterns(values.patterns ?? [], io)
  if (rules.length === 0 || files.length === 0) throw new UsageError(['needs --patterns FILE and at least one log'])
  const own = new Set(rules.map((rule) => rule.id))
  const examine = examiner(values, io)
  for (const file of files) {
    const { gathered } = await examine(file, { rules, mask: maskFromEnvironment(io.env) })
    for (const { rule, number, text } of gathered.sightings)
      if (own.has(rule.id)) io.out(`${file}:${number}: ${rule.id}: ${text.slice(0, 200)}\n`)
    const silent = [...own].filter((id) => !gathered.counts.has(id))
    if (silent.length > 0) io.out(`${file}: no match for ${silent.join(', ')}\n`)
  }
  return 0
}

async function exportAll(values: Values, _: readonly string[], io: Io): Promise<ExitCode> {
  const all = await Promise.all((values.patterns ?? []).map((file) => readPatternFile(file, io)))
  if (all.length === 0) throw new UsageError(['needs --patterns FILE'])
  const now = today(io)
  io.out(patternText(mergePatterns([], all.flat()).filter(({ expires }) => expires === undefined || expires > now)))
  return 0
}

async function importAll(values: Values, files: readonly string[], io: Io): Promise<ExitCode> {
  if (values.into === undefined || files.length === 0)
    throw new UsageError(['needs --into FILE and at least one pattern file'])
  const kept = await readPatternFile(values.into, io, true)
  const news = await Promise.all(files.map((file) => readPatternFile(file, io)))
  const merged = news.reduce((into, each) => [...mergePatterns(into, each)], [...kept])
  await writePatternFile(values.into, merged, io)
  io.out(`${formatCount(merged.length, 'pattern')} in ${values.into}, ${merged.length - kept.length} of them new\n`)
  return 0
}

async function* openLog(file: string, io: Io): AsyncGenerator<Uint8Array> {
  const handle = await openRegular(resolve(io.cwd, file)).catch((cause: unknown) => {
    throw new UsageError([`${file}: cannot be read: ${messageOf(cause)}`])
  })
  yield* handle.createReadStream({ highWaterMark: 1 << 20 }) as AsyncIterable<Uint8Array>
}
