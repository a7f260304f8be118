/** The tools there are: one row each. */
import type { Tool } from '../tool.js'
import { failureTools } from './failures.js'
import { logTools } from './logs.js'
import { runTools } from './runs.js'
import { explainSeries } from './series.js'
import { flakyTests } from './tests.js'

export const tools: readonly Tool[] = [...logTools, ...runTools, flakyTests, explainSeries, ...failureTools]
