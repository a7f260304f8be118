#!/usr/bin/env node
// Every text a person may read, in one file: `node scripts/words.mjs [FILE]` (standard output without one), a line a text, with
// where it stands. For a pass over the words as a newcomer reads them; __tests__/words.test.ts holds the list of banned phrases.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseSync } from '@swc/core'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
/** Patterns and examples of rules are not ours to word. */
const left = /^src\/rules\/[^/]+\//

const files = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? files(`${folder}/${entry.name}`) : [`${folder}/${entry.name}`],
  )

/** Strings and templates, blanks for what is put in; a text is two words or more. */
function textsIn(code) {
  const texts = []
  const walk = (node) => {
    if (node === null || typeof node !== 'object') return
    if (node.type === 'ImportDeclaration' || node.type === 'TsLiteralType') return
    if (node.type === 'StringLiteral') texts.push(node.value)
    if (node.type === 'TemplateLiteral') texts.push(node.quasis.map(({ cooked }) => cooked).join('…'))
    for (const value of Object.values(node)) Array.isArray(value) ? value.forEach(walk) : walk(value)
  }
  walk(parseSync(code, { syntax: 'typescript' }))
  return texts.filter(
    (text) => typeof text === 'string' && /[A-Za-z]{2,} [A-Za-z]/.test(text) && !/[<>]{1}[a-z/]+[ >]/.test(text),
  )
}

const all = files('src').filter((file) => file.endsWith('.ts') && !left.test(file))
const lines = all.flatMap((file) =>
  textsIn(readFileSync(join(root, file), 'utf8')).map(
    (text) => `${relative('src', file)}\t${text.replace(/\s*\n\s*/g, ' ⏎ ')}`,
  ),
)
const text = `${lines.join('\n')}\n`
if (process.argv[2] === undefined) process.stdout.write(text)
else {
  writeFileSync(process.argv[2], text)
  console.log(`${lines.length} texts in ${process.argv[2]}`)
}
