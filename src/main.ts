/** The step of the GitHub Action, as `tsc` leaves it; the bundle’s own entry also looks at the Node.js it is run by. */
import { start } from './action.js'

await start('main')
