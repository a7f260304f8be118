#!/usr/bin/env node
// Pictures of what people see, for whoever changes it: summary and comment in GitHub's styles, the page, a terminal; three
// scenarios; light, dark and a phone. `npm run look -- [folder]` (default look/); `-- --readme` also makes docs/comment.png.
// Needs Chromium (Debian's package, or CHROMIUM=path); without it nothing is drawn, and that is said. axe-core checks the page.
import { execFileSync, spawnSync } from 'node:child_process'
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'
import { marked } from 'marked'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const given = process.argv.slice(2).filter((each) => !each.startsWith('--'))
const forReadme = process.argv.includes('--readme')
const output = resolve(given[0] ?? 'look')

const chromium = [process.env.CHROMIUM, 'chromium', 'chromium-browser', 'google-chrome'].find(
  (name) => name !== undefined && spawnSync(name, ['--version'], { stdio: 'ignore' }).status === 0,
)
if (chromium === undefined) {
  console.log('look: SKIPPED: no Chromium found. Install the package chromium, or name one by CHROMIUM=path.')
  process.exit(0)
}
if (!existsSync(join(root, 'lib/core/report/comment/index.js')))
  execFileSync(join(root, 'node_modules/.bin/tsc'), ['-p', 'tsconfig.json'], { cwd: root, stdio: 'inherit' })

const work = mkdtempSync(join(tmpdir(), 'pipeline-guard-look-'))
process.on('exit', () => rmSync(work, { recursive: true, force: true }))
/** The cases of the tests, as JavaScript. */
async function casesOf() {
  const folder = join(work, 'a/b')
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(work, 'package.json'), '{"type":"module"}')
  symlinkSync(join(root, 'lib'), join(work, 'src'))
  for (const name of ['report-cases', 'hostile', 'records']) {
    const source = readFileSync(join(root, `__tests__/support/${name}.ts`), 'utf8')
    const { code } = transformSync(source, {
      jsc: { parser: { syntax: 'typescript' }, target: 'es2022' },
      module: { type: 'es6' },
    })
    writeFileSync(join(folder, `${name}.js`), code)
  }
  return (await import(pathToFileURL(join(folder, 'report-cases.js')).href)).reportCases
}

const lib = (path) => import(pathToFileURL(join(root, 'lib', path)).href)
const { renderSummary } = await lib('core/report/summary/index.js')
const { renderText } = await lib('core/report/text/index.js')
const { commentOf } = await lib('core/report/comment/index.js')

const cases = await casesOf()
const scenarios = { normal: 'normal', slow: 'critical-slow-down', failed: 'failed-two-jobs' }
const css = (theme) => readFileSync(join(root, `node_modules/github-markdown-css/github-markdown-${theme}.css`), 'utf8')
const grounds = { light: '#ffffff', dark: '#0d1117' }

const githubPage = (markdown, theme) =>
  `<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width"><style>${css(theme)}
body{margin:0;background:${grounds[theme]}}.markdown-body{padding:24px;max-width:980px}details>summary{cursor:pointer}</style>
<article class="markdown-body">${marked.parse(markdown, { gfm: true })}</article>`

const colours = {
  1: 'font-weight:bold',
  2: 'opacity:.65',
  31: 'color:#ff7b72',
  32: 'color:#3fb950',
  33: 'color:#d29922',
  36: 'color:#39c5cf',
}
const entities = (text) => text.replace(/[&<>]/g, (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[char])
const terminalPage = (text) =>
  `<!doctype html><meta charset="utf-8"><style>body{margin:0;background:#0d1117;color:#e6edf3}pre{padding:16px;font:13px/1.45 "DejaVu Sans Mono",monospace;white-space:pre-wrap}</style><pre>${entities(
    text,
  ).replace(/\u001b\[(\d+)m/g, (_, code) =>
    code === '0' ? '</span>' : `<span style="${colours[code] ?? ''}">`,
  )}</pre>`

/** A frame of the asked width: Chromium’s own window is never narrower than 500 px. */
const framed = (file, width, height) =>
  `<!doctype html><style>body{margin:0}iframe{border:0;width:${width}px;height:${height}px}</style><iframe src="${pathToFileURL(file).href}"></iframe>`

const run = (args) =>
  execFileSync(
    chromium,
    [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--hide-scrollbars',
      '--allow-file-access-from-files',
      `--user-data-dir=${join(work, 'profile')}`,
      ...args,
    ],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
      timeout: 120_000,
      maxBuffer: 64 * 1024 * 1024,
    },
  )

function shoot(name, page, { width, height, dark = false }) {
  const inner = join(work, `${name}.inner.html`)
  const file = join(work, `${name}.html`)
  writeFileSync(inner, page)
  writeFileSync(file, framed(inner, width, height))
  const shot = join(output, `${name}.png`)
  run([
    `--screenshot=${shot}`,
    `--window-size=${Math.max(500, width)},${height}`,
    ...(dark ? ['--blink-settings=preferredColorScheme=0'] : ['--blink-settings=preferredColorScheme=1']),
    pathToFileURL(file).href,
  ])
  console.log(`look: ${shot}`)
}

/** Rules of axe-core that the page breaks, as `dump-dom` brings them back. */
function checkAccess(page) {
  const axe = readFileSync(join(root, 'node_modules/axe-core/axe.min.js'), 'utf8').replaceAll('</script', '<\\/script')
  const file = join(work, 'axe.html')
  const open = page.replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '')
  writeFileSync(
    file,
    `${open.replace('</body>', '')}<script>${axe}</script><script>axe.run(document,{resultTypes:['violations']}).then(({violations})=>{const t=document.createElement('title');document.body.textContent='AXE'+JSON.stringify(violations.map(({id,impact,nodes})=>[id,impact,nodes.length,nodes[0].html.slice(0,160)]))+'EXA'})</script></body>`,
  )
  const dom = run(['--dump-dom', '--virtual-time-budget=20000', pathToFileURL(file).href]).toString()
  const found = /AXE(.*)EXA/s.exec(dom)?.[1]
  if (found === undefined) throw new Error('axe-core gave no answer')
  return JSON.parse(found.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'))
}

mkdirSync(output, { recursive: true })
const sizes = [
  ['light', { width: 1000, height: 1150 }],
  ['dark', { width: 1000, height: 1150, dark: true }],
  ['390', { width: 390, height: 1500 }],
]
const asPull = (view) => ({
  ...view,
  record: { ...view.record, run: { ...view.record.run, value: { ...view.record.run.value, event: 'pull_request' } } },
})
for (const [scenario, name] of Object.entries(scenarios)) {
  const view = cases[name]()
  const forms = { summary: renderSummary(view), comment: commentOf(asPull(view)).markdown }
  for (const [form, markdown] of Object.entries(forms))
    for (const [size, how] of sizes) {
      const short = scenario === 'normal' ? { height: 120 } : {}
      shoot(`${form}-${scenario}-${size}`, githubPage(markdown, how.dark ? 'dark' : 'light'), { ...how, ...short })
    }
  shoot(`terminal-${scenario}`, terminalPage(renderText(view, { colour: true })), {
    width: 1000,
    height: scenario === 'normal' ? 120 : 900,
  })
}
if (forReadme) {
  const view = cases['failed-two-jobs']()
  shoot('readme', githubPage(commentOf(asPull(view)).markdown, 'light'), { width: 860, height: 480 })
  copyFileSync(join(output, 'readme.png'), join(root, 'docs/comment.png'))
}

const demo = join(work, 'demo.jsonl.gz')
execFileSync(
  process.execPath,
  [
    join(root, 'lib/cli.js'),
    'history',
    'import',
    join(root, 'examples/demo/history.csv'),
    '--history',
    demo,
    '--repository',
    'bitcoin/bitcoin',
  ],
  { stdio: 'ignore' },
)
const page = execFileSync(process.execPath, [join(root, 'lib/cli.js'), 'report', demo], {
  maxBuffer: 64 * 1024 * 1024,
}).toString()
for (const [size, how] of sizes) shoot(`page-${size}`, page, { ...how, height: 2600 })
const broken = checkAccess(page)
for (const [id, impact, count, example] of broken)
  console.log(`look: axe-core: ${id} (${impact}, ${count}×): ${example}`)
console.log(`look: axe-core: ${broken.length === 0 ? 'the page breaks no rule' : `${broken.length} rules broken`}`)
process.exitCode = broken.length === 0 ? 0 : 1
