/** Takes out of a tool's output what belongs to this machine: its folders, its registries' addresses. */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { store } from './sandbox.mjs'

const word = (command, ...args) => spawnSync(command, args, { encoding: 'utf8' }).stdout?.trim() ?? ''
const hostOf = (url) => /^(?:sparse\+)?\w+:\/\/([^/@]+@)?([^/:]+)/.exec(url)?.[2]

/** Each registry under the name of an example host, so that a log names the machine's mirrors nowhere. */
const registries = () => {
  const mirrors = [
    [hostOf(word('npm', 'config', 'get', 'registry')), 'npm'],
    [hostOf(word('pip', 'config', 'get', 'global.index-url')), 'pypi'],
    ...word('go', 'env', 'GOPROXY')
      .split(/[,|]/)
      .map((url) => [hostOf(url), 'go']),
    [hostOf(word('go', 'env', 'GOSUMDB').split(' ').at(-1)), 'go'],
  ]
  const usual = [
    [/registry\.(npmjs\.org|yarnpkg\.com)/g, 'npm'],
    [/(files\.pythonhosted|pypi)\.org/g, 'pypi'],
    [/(proxy|sum)\.golang\.org/g, 'go'],
    [/(index|static)\.crates\.io/g, 'crates'],
    [/repo1?\.maven(\.apache)?\.org/g, 'maven'],
    [/(deb|security)\.debian\.org/g, 'debian'],
    [/repo\.packagist\.org/g, 'packagist'],
    [/(index\.)?rubygems\.org/g, 'gems'],
    [/hackage\.haskell\.org/g, 'hackage'],
    [/(repo\.)?hex\.pm/g, 'hex'],
    [/registry-1\.docker\.io/g, 'images'],
  ]
  return [
    ...mirrors.flatMap(([host, name]) =>
      host === undefined ? [] : [[new RegExp(host.replaceAll('.', '\\.'), 'g'), name]],
    ),
    ...usual,
  ].map(([host, name]) => [host, `${name}.example.org`])
}

const home = homedir()
const folders = [
  [new RegExp(`${store}/work/[\\w-]+/[\\w-]+`, 'g'), '/home/runner/work/app/app'],
  [new RegExp(`${store}/go`, 'g'), '/home/runner/go'],
  [new RegExp(`${home}/\\.pyenv/versions/([\\d.]+)`, 'g'), '/opt/hostedtoolcache/Python/$1/x64'],
  [new RegExp(`${home}/(?=\\.)`, 'g'), '/home/runner/'],
]
let known

/** @returns the text as any other machine would have printed it */
export function cleaned(text) {
  known ??= [...folders, ...registries()]
  return known.reduce((out, [from, to]) => out.replaceAll(from, to), text)
}

/** At most `kept` bytes of a log: its start and its end, cut at lines. */
export function readShort(path, kept = 64_000) {
  const text = readFileSync(path, 'utf8')
  if (text.length <= kept) return text
  const head = text.slice(0, kept / 2)
  const tail = text.slice(-kept / 2)
  return `${head.slice(0, head.lastIndexOf('\n') + 1)}${tail.slice(tail.indexOf('\n') + 1)}`
}
