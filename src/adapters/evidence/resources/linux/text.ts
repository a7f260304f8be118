/** Files of /proc and /sys, which are never large and never fail but for being elsewhere. */
import { readFileSync } from 'node:fs'

/** @returns undefined where it is not there or may not be read */
export function read(path: string): string | undefined {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return undefined
  }
}

/** The number after a word at the beginning of a line: `MemTotal:  16302032 kB`, `oom_kill 0`. */
export function numberAfter(text: string | undefined, word: string): number | undefined {
  if (text === undefined) return undefined
  const at = text.startsWith(word) ? 0 : text.indexOf(`\n${word}`) + 1
  if (at === 0 && !text.startsWith(word)) return undefined
  const found = Number.parseInt(text.slice(at + word.length), 10)
  return Number.isNaN(found) ? undefined : found
}

export const numbersIn = (text: string): readonly number[] => text.trim().split(/\s+/).map(Number)
