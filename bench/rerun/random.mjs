/** Seeded draws for the simulation: mulberry32 (T. Ettinger, public domain), and what is made of it. */

export function createRandom(seed) {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const between = (low, high) => low + (high - low) * next()
  const chance = (probability) => next() < probability
  const pick = (items) => items[Math.floor(next() * items.length)]
  /** Exponential with this mean. */
  const exponential = (mean) => -mean * Math.log(1 - next())
  /** Geometric, at least 1, with this mean. */
  const geometric = (mean) => 1 + Math.floor(Math.log(1 - next()) / Math.log(1 - 1 / mean))
  const weighted = (items, weightOf) => {
    let left = next() * items.reduce((sum, item) => sum + weightOf(item), 0)
    for (const item of items) {
      left -= weightOf(item)
      if (left < 0) return item
    }
    return items.at(-1)
  }
  return { next, between, chance, pick, exponential, geometric, weighted }
}
