/** The one step of the build that is our own: modules of a bundle as texts. */
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test } from '@jest/globals'

let folder: string
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pipeline-guard-texts-'))
  writeFileSync(join(folder, 'package.json'), '{"type":"module"}')
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** As `ncc build --minify` writes it. */
const bundle = (modules: string, main: string) =>
  `#!/usr/bin/env node
import{createRequire as e}from"module";var t={${modules}};var n={};function __nccwpck_require__(e){var r=n[e];if(r!==undefined){return r.exports}var s=n[e]={exports:{}};var o=true;try{t[e].call(s.exports,s,s.exports,__nccwpck_require__);o=false}finally{if(o)delete n[e]}return s.exports}${main}`

const transform = (code: string) =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `import { asTexts } from ${JSON.stringify(resolve('scripts/texts.mjs'))}
       let code = ''
       for await (const part of process.stdin.setEncoding('utf8')) code += part
       process.stdout.write(asTexts(code))`,
    ],
    { input: code, encoding: 'utf8', stdio: ['pipe', 'pipe', 'ignore'] },
  )

test('says what the bundle said, in ASCII, and runs only what is asked for', () => {
  const modules = String.raw`12:(e,t,n)=>{n(7);t.say=()=>"it's \"✓\" \\ 🦋"+/\d\/'+/.source+n(34).name},34:(t,n,r)=>{n.name=e(import.meta.url)("node:path").basename(import.meta.url)},7:function(e){e.exports=1},9:()=>{process.stdout.write("never")}`
  const main = 'console.log(__nccwpck_require__(12).say());'
  const [before, after] = ['before.js', 'after.js'].map((name) => join(folder, name))
  const code = bundle(modules, main)
  const made = transform(code)
  writeFileSync(before ?? '', code)
  writeFileSync(after ?? '', made)
  const said = (file = '') => execFileSync(process.execPath, [file], { encoding: 'utf8' })
  expect(said(before)).toContain(`it's "✓" \\ 🦋\\d\\/'+before.js`)
  expect(said(after)).toBe(said(before).replace('before.js', 'after.js'))
  expect(made).toMatch(/^#!\/usr\/bin\/env node\n[\n -~]*$/)
})

test('an error tells its module', () => {
  const file = join(folder, 'broken.js')
  writeFileSync(file, transform(bundle('5:()=>{throw new Error("broke")}', '__nccwpck_require__(5);')))
  expect(spawnSync(process.execPath, [file], { encoding: 'utf8' }).stderr).toMatch(/broke[\s\S]*pipeline-guard:5/)
})

test('a bundle of another make fails the build', () => {
  for (const code of ['console.log(1)', bundle('1:()=>{}', '').replace('.call(', '.apply(')])
    expect(() => transform(code)).toThrow()
})
