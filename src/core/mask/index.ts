/** Takes secrets out of text before anything is stored, shown or sent. */
import { maskAssignments } from './assignments.js'
import { knownForms } from './known.js'
import { hint, maskKeyBlocks, maskKeyLines, shapes } from './shapes.js'

export type Mask = (text: string) => string

/**
 * A function that replaces known secrets, in every form they travel in, and whatever has the shape of one, by `***`.
 * Linear in the text, and idempotent. Give it whole texts where you can: a private key is told by its first and last
 * line.
 *
 * @param secrets known values; those shorter than 4 characters are left, as they would mask ordinary text
 * @example createMask(['hunter22'])('login hunter22 at https://me:pw@host') // 'login *** at https://me:***@host'
 */
export function createMask(secrets: readonly string[]): Mask {
  const known = knownForms(secrets)
  const maskOnce = (text: string): string => {
    const masked = maskKeyBlocks(known === undefined ? text : text.replace(known, '***'))
    return masked.length <= piece ? maskPiece(masked) : inPieces(masked)
  }
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

/** Characters: small enough that most pieces hold nothing and are passed on unread by the shapes. */
const piece = 4096

/** Every shape lies within a line, so pieces are cut at line ends. */
function inPieces(text: string): string {
  const pieces: string[] = []
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from + piece)
    const to = end < 0 ? text.length : end + 1
    pieces.push(maskPiece(text.slice(from, to)))
    from = to
  }
  return pieces.join('')
}

function maskPiece(text: string): string {
  let masked = maskKeyLines(text)
  if (!hint.test(masked)) return masked
  for (const { pattern, replacement } of shapes) masked = masked.replace(pattern, replacement)
  return maskAssignments(masked)
}
