#!/usr/bin/env node
// Writes everything that follows from a table or a schema: action.yml, the tables of docs/inputs.md and of the schema page, the demo page, the JSON Schemas.
// `--check` writes nothing and exits 1 naming what is stale. Needs lib/ (npm run build, or tsc).
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import { demoText, makeExamples } from './examples.mjs'
import { helpText } from './jenkins-help.mjs'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const lib = (path) => import(join(root, 'lib', path))
const { inputs } = await lib('config/inputs.js')
const { outputs } = await lib('core/report/outputs.js')
const model = await lib('core/model/index.js')
const { historyHeaderSchema } = await lib('core/history/file/header.js')
const { fileConfigSchema } = await lib('config/file-schema.js')
const { customPatternSchema, patternFileSchema } = await lib('core/diagnose/learn/custom.js')

const { tables, tablesVersion } = await lib('core/tables/schema.js')

const check = process.argv.includes('--check')
const stale = []

function emit(path, text) {
  const file = join(root, path)
  const before = existsSync(file) ? readFileSync(file, 'utf8') : undefined
  if (before === text) return
  if (check) return stale.push(path)
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text)
  console.log(`wrote ${path}`)
}

/** Replaces what stands between `<!-- NAME -->` and `<!-- /NAME -->`. */
function fill(path, name, text) {
  const before = readFileSync(join(root, path), 'utf8')
  const [open, close] = [`<!-- ${name} -->`, `<!-- /${name} -->`]
  if (!before.includes(open) || !before.includes(close)) throw new Error(`${path}: no ${open} … ${close}`)
  const [head, rest] = [before.slice(0, before.indexOf(open) + open.length), before.slice(before.indexOf(close))]
  emit(path, `${head}\n${text.trim()}\n${rest}`)
}

const quoted = (text) => `'${text.replaceAll("'", "''")}'`
const cell = (text) => text.replaceAll('|', '\\|').replaceAll('\n', ' ')

emit(
  'action.yml',
  `# Generated from src/config/inputs.ts and src/core/report/outputs.ts by \`npm run generate\`. Do not edit.
name: Pipeline Guard
description: One step at the end of a CI run. Remembers every run, says what is abnormal and what broke, and what to do next.
author: Pipeline Guard contributors
branding:
  icon: activity
  color: green
inputs:
${Object.entries(inputs)
  .map(
    ([name, row]) => `  ${name}:
    description: ${quoted(`${row.description} Accepted: ${row.accepted.replaceAll('`', '')}.`)}
    required: false
    default: ${quoted(row.actionDefault ?? row.default)}`,
  )
  .join('\n')}
outputs:
${Object.entries(outputs)
  .map(([name, description]) => `  ${name}:\n    description: ${quoted(description)}`)
  .join('\n')}
runs:
  using: node24
  main: dist/main/index.js
  post: dist/post/index.js
`,
)

fill(
  'docs/inputs.md',
  'inputs',
  `| input | default | accepted | |\n|---|---|---|---|\n${Object.entries(inputs)
    .map(
      ([name, row]) =>
        `| \`${name}\` | ${(row.actionDefault ?? row.default) ? `\`${row.actionDefault ?? row.default}\`` : ''} | ${cell(row.accepted)} | ${cell(row.description)} |`,
    )
    .join('\n')}`,
)
fill(
  'docs/inputs.md',
  'outputs',
  `| output | |\n|---|---|\n${Object.entries(outputs)
    .map(([name, description]) => `| \`${name}\` | ${cell(description)} |`)
    .join('\n')}`,
)

/** The file is read with its patterns unchecked, so that every fault of every one can be named; what they must be stands here. */
const patternFile = patternFileSchema.extend({ patterns: z.array(customPatternSchema).max(2000) })

const contracts = {
  'record.v1': ['RunRecord: what is remembered of one run and attempt', model.runRecordSchema],
  'history-header.v1': ['the first line of a history file', historyHeaderSchema],
  'result.v1': ['everything `run --result-file` writes', model.resultSchema],
  'notice.v1': ['`data` of the CloudEvent a webhook receives', model.messageSchema],
  'diagnose.v1': ['one line of `diagnose --json`', model.diagnosisSchema],
  'backtest-row.v1': ['one row of `backtest --json`', model.backtestRowSchema],
  'backtest-run.v1': [
    'one row of `backtest --history --json`: what the step would have said and done of a run',
    model.backtestRunSchema,
  ],
  'backtest-summary.v1': ['the last line of `backtest --json`', model.backtestSummarySchema],
  'split.v1': ['`split --json` and its plan file: how a test suite is divided among machines', model.splitPlanSchema],
  'config.v1': [
    '`.github/pipeline-guard.yml`, the configuration file',
    fileConfigSchema.extend({ patterns: z.array(customPatternSchema).nullish() }),
  ],
  'gate.v1': ['one answer of `gate --json`, and of its `--result-file`', model.gateResultSchema],
  'patterns.v1': ['a file of failure rules, as `patterns learn --into` writes it', patternFile],
}
for (const [name, [title, schema]] of Object.entries(contracts))
  emit(
    `history-schema/${name}.schema.json`,
    `${JSON.stringify({ title: `Pipeline Guard: ${title}`, ...z.toJSONSchema(schema, { io: 'input' }) }, null, 2)}\n`,
  )

emit('jenkins-shim/vars/pipelineGuard.txt', helpText(inputs))

const examples = await makeExamples(lib, root)
for (const [name, [, schema]] of Object.entries(contracts)) {
  schema.parse(examples[name])
  emit(`history-schema/${name}.example.json`, `${JSON.stringify(examples[name], null, 2)}\n`)
}
fill('docs/demo.md', 'demo', `\`\`\`text\n${(await demoText(lib, root)).trim()}\n\`\`\``)

fill(
  'history-schema/README.md',
  'fields',
  Object.entries(contracts)
    .map(
      ([name, [title, schema]]) =>
        `### \`${name}\`: ${title}\n\n[schema](${name}.schema.json) · [example](${name}.example.json)\n\n| field | type | |\n|---|---|---|\n${rows(z.toJSONSchema(schema, { io: 'input' })).join('\n')}`,
    )
    .join('\n\n'),
)

function rows(schema, path = '', required = true) {
  const type = typeOf(schema)
  const own =
    path === ''
      ? []
      : [`| \`${path}\` | ${cell(type)}${required ? '' : ', optional'} | ${cell(schema.description ?? '')} |`]
  const inner =
    schema.type === 'array'
      ? [schema.items, `${path}[]`]
      : schema.additionalProperties?.type
        ? [schema.additionalProperties, `${path}.*`]
        : undefined
  const variants = schema.oneOf ?? schema.anyOf ?? []
  return [
    ...own,
    ...Object.entries(schema.properties ?? {}).flatMap(([key, value]) =>
      rows(value, path === '' ? key : `${path}.${key}`, schema.required?.includes(key) ?? false),
    ),
    ...(inner === undefined ? [] : rows(inner[0], inner[1]).slice(1)),
    ...variants
      .filter((variant) => variant.properties)
      .flatMap((variant) =>
        rows(variant, `${path}(${Object.values(variant.properties).find((p) => p.const)?.const ?? ''})`).slice(1),
      ),
  ]
}

function typeOf(schema) {
  if (schema.const !== undefined) return `\`${JSON.stringify(schema.const)}\``
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(', ')
  const variants = schema.oneOf ?? schema.anyOf
  if (variants) return variants.map((variant) => typeOf(variant)).join(' or ')
  if (schema.type === 'array') return `list of ${typeOf(schema.items)}`
  if (schema.format) return schema.format
  return Array.isArray(schema.type) ? schema.type.join(' or ') : (schema.type ?? 'any')
}

const parquetTypes = {
  text: 'BYTE_ARRAY (UTF8)',
  whole: 'INT32',
  number: 'DOUBLE',
  'yes-no': 'BOOLEAN',
  time: 'INT64 (TIMESTAMP_MILLIS)',
}
const columnsOf = ({ columns }) =>
  columns.map(({ name, type, describe }) => ({ name, type: parquetTypes[type], ...(describe && { describe }) }))
emit(
  `history-schema/tables.v${tablesVersion}.json`,
  `${JSON.stringify({ version: tablesVersion, partition: { name: 'day', type: 'DATE' }, tables: tables.map((table) => ({ name: table.name, describe: table.describe, columns: columnsOf(table) })) }, null, 2)}\n`,
)
fill(
  'history-schema/README.md',
  'tables',
  tables
    .map(
      (table) =>
        `### \`${table.name}\`: ${table.describe}\n\n| column | type | |\n|---|---|---|\n${columnsOf(table)
          .map(({ name, type, describe = '' }) => `| \`${name}\` | ${type} | ${cell(describe)} |`)
          .join('\n')}`,
    )
    .join('\n\n'),
)

if (stale.length > 0) {
  console.error(`stale, run \`npm run generate\`: ${stale.join(', ')}`)
  process.exit(1)
}
