/** What is new about a surprise: a trouble that lasts is said once, when it begins, and again only where it grows. */
export interface News {
  /** @param surprise −log10 of a probability @returns what of it was not said of late */
  push(surprise: number): number
}

/** Values after which half of what was said is forgotten. */
const halfLife = 300
const keep = 0.5 ** (1 / halfLife)

export function createNews(): News {
  let said = 0
  return {
    push(surprise) {
      const fresh = Math.max(0, surprise - said)
      said = Math.max(said * keep, surprise)
      return fresh
    },
  }
}
