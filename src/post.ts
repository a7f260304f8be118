/** The post hook of the GitHub Action, as `tsc` leaves it. */
import { start } from './action.js'

await start('post')
