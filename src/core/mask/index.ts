/** Takes secrets out of text before anything is stored, shown or sent. */
import { maskAssignments, nameLiterals } from './assignments/index.js'
import { contextLiterals, maskContexts } from './contexts/index.js'
import type { EdgeMask } from './edges.js'
import { followingMask } from './following.js'
import { maskKeyBlocks, maskKeyLines } from './keys.js'
import { type Known, knownSecrets } from './known/index.js'
import { learntAtMost, valuesToMask } from './learnt.js'
import { manifestMask } from './manifests.js'
import { linesWith, type Scan, scanFor, scanForAny, scanForSign } from './scan.js'
import { commonStart, tokenLiterals, tokens, unlisted } from './tokens.js'
import { hasInvisible, visible } from './view.js'

export type Mask = (text: string) => string

/**
 * A function that replaces known secrets, in every form they travel in, and whatever has the shape of one, by `***`.
 * Linear in the text, and idempotent. It learns what `::add-mask::` names in a text it is given, so that one mask made
 * once serves all logs of a run. Give it whole texts where you can: a private key is told by its first and last line.
 *
 * Mask before cutting: a half of a secret has no shape. Parts of known values at the ends of a line are masked all the same.
 *
 * A process that reads the logs of many runs must not remember: a stranger’s `::add-mask::failed` would else take words out of
 * the reports of others.
 *
 * @param secrets known values; those shorter than 4 characters are masked only where they stand alone and look like no word
 * @example createMask(['hunter22'])('login hunter22 at https://me:pw@host') // 'login *** at https://me:***@host'
 */
export function createMask(secrets: readonly string[], { remembers = true }: { remembers?: boolean } = {}): Mask {
  if (!remembers) return forgetfulMask(secrets)
  const known = new Set(secrets)
  let learnt = 0
  let current = maskOf([...known])
  return (text) => {
    for (const value of valuesToMask(text))
      if (learnt < learntAtMost && !known.has(value)) {
        known.add(value)
        learnt++
        current = maskOf([...known])
      }
    return current(manifestMask()(followingMask()(text)))
  }
}

/**
 * The same for one log that is read in parts, in its order: a name that ended a part (`name: DB_PASSWORD`, `kind: Secret`) is
 * remembered. Of no use for texts that do not follow each other, which would be taken for the value.
 */
export function inOrder(mask: Mask): Mask {
  const following = followingMask()
  const manifests = manifestMask()
  return (text) => mask(manifests(following(text)))
}

/** What a text names is masked in this text alone. */
function forgetfulMask(secrets: readonly string[]): Mask {
  const current = maskOf(secrets)
  return (text) => {
    const values = valuesToMask(text).slice(0, learntAtMost)
    const mask = values.length === 0 ? current : maskOf([...secrets, ...values])
    return mask(manifestMask()(followingMask()(text)))
  }
}

function maskOf(secrets: readonly string[]): Mask {
  const known = knownSecrets(secrets)
  const maskOnce: Mask = (text) => maskVisible(text, known)
  // A secret that itself holds asterisks can be completed by a replacement; each pass shortens the text.
  if (!secrets.some((secret) => secret.includes('*'))) return maskOnce
  return (text) => {
    let before = text
    let masked = maskOnce(text)
    while (masked !== before) {
      before = masked
      masked = maskOnce(before)
    }
    return masked
  }
}

/** A line that holds what nobody sees is masked as it is read, when that masks more; then it loses its colours. */
function maskVisible(text: string, known: Known | undefined): string {
  if (!hasInvisible(text)) return maskText(text, known)
  const lines = text.split('\n')
  const coloured = lines.flatMap((line, at) => (hasInvisible(line) ? [at] : []))
  const read = coloured.map((at) => visible(lines[at] ?? ''))
  for (const [index, masked] of maskLines(read, known).entries()) {
    const at = coloured[index]
    if (at === undefined || masked === read[index]) continue
    const asItIs = maskText(lines[at] ?? '', known)
    lines[at] = visible(asItIs) === masked ? asItIs : masked
  }
  return maskText(lines.join('\n'), known)
}

/** Each masked alone; where together they stay as they are, so does each, and most do. */
function maskLines(lines: readonly string[], known: Known | undefined): readonly string[] {
  const masked = maskText(lines.join('\n'), known).split('\n')
  return lines.map((line, at) => (masked.length === lines.length && masked[at] === line ? line : maskText(line, known)))
}

function maskText(text: string, known: Known | undefined): string {
  const masked = maskKeyBlocks(known === undefined ? text : known.mask(text))
  return eachLine(maskKeyLines(masked), known?.edges)
}

function eachLine(text: string, edges: EdgeMask | undefined): string {
  const masked = unlistedMasked(linesWith(anyScans, text.replace(commonStart, '***'), maskLine))
  return edges === undefined
    ? masked
    : masked
        .split('\n')
        .map((line) => withEdges(line, edges))
        .join('\n')
}

const unlistedMasked: Mask = (text) =>
  unlisted.reduce((masked, pattern) => masked.replace(pattern, (found) => `${found[0]}***`), text)

const withEdges = (line: string, edges: EdgeMask): string =>
  line.endsWith('\r') ? `${edges(line.slice(0, -1))}\r` : edges(line)

const tokenScan = scanFor(tokenLiterals, { folded: false })
const placeLiterals: readonly string[] = [...contextLiterals, ...nameLiterals]
const placeScan = scanFor(placeLiterals, { folded: true })
/** One pass over a text finds the lines that may hold anything. The at-sign of a URL with a user name is rarer than its slashes. */
const anyScans: readonly Scan[] = [
  scanForAny([
    { literals: tokenLiterals, folded: false },
    { literals: placeLiterals, folded: true },
  ]),
  scanForSign('@'),
]

function maskLine(line: string): string {
  const masked = tokenScan(line, 0) < 0 ? line : maskTokens(line)
  return masked.includes('@') || placeScan(masked, 0) >= 0 ? maskPlaces(masked) : masked
}

/** Lines that cost no more than finding out what of them to read. */
const shortLine = 160

/** Of a long line the words that hold a literal, each with the word after it: a key’s secret stands there. */
function maskTokens(line: string): string {
  if (line.length <= shortLine) return maskWords(line)
  let masked = ''
  let copied = 0
  for (let hit = tokenScan(line, 0); hit >= 0; hit = tokenScan(line, Math.max(copied, hit))) {
    const start = Math.max(copied, blankBefore(line, hit - 1) + 1)
    const end = blankAfter(line, blankAfter(line, hit) + 1)
    masked += line.slice(copied, start) + maskWords(line.slice(start, end))
    copied = end
  }
  return copied === 0 ? line : masked + line.slice(copied)
}

function blankBefore(line: string, from: number): number {
  let at = from
  while (at >= 0 && line.charCodeAt(at) > 32) at--
  return at
}

function blankAfter(line: string, from: number): number {
  let at = from
  while (at < line.length && line.charCodeAt(at) > 32) at++
  return at
}

const maskWords: Mask = (words) =>
  tokens.reduce((masked, pattern) => masked.replace(pattern, '***'), words).replace(jsonWebToken, '***')

const nameScan = scanFor([...nameLiterals, 'pass'], { folded: true })

function maskPlaces(line: string): string {
  const masked = maskContexts(line)
  return nameScan(masked, 0) < 0 ? masked : maskAssignments(masked)
}

/** JWT and JWE: anchored at a token’s start, or a run of "eyJ" would be read again from each. */
const jsonWebToken = /(?<![A-Za-z0-9_-])eyJ[A-Za-z0-9_-]{8,}\.(?:[A-Za-z0-9_-]{8,}|(?=\.))(?:\.[A-Za-z0-9_-]*){0,3}/g
