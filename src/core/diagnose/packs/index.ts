/** Every rule pack: one import and one row each. */
import type { Rule } from '../rule.js'
import { cargo } from './cargo.js'

export const packs: readonly (readonly Rule[])[] = [cargo]

/** All shipped rules. Ids are unique; a test proves it. */
export const shippedRules: readonly Rule[] = packs.flat()
