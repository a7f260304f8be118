/** The shipped rules: see `core/model/rule.ts` for what one is, README.md for how to write and prove one. */
import type { Rule } from '../core/model/index.js'
import * as all from './all.js'

/** All shipped rules, tool by tool. Ids begin with the folder's name and are unique; a test proves it. */
export const shippedRules: readonly Rule[] = Object.values(all).flat()
