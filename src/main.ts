/** The GitHub Action’s entry, for the step itself and for its post hook: one bundle, told apart by saved state. */
import * as core from '@actions/core'
import { type Phase, runAction } from './wire/action.js'

const phase: Phase = core.getState('entered') === '' ? 'main' : 'post'
core.saveState('entered', 'yes')
// Output that cannot be written must not fail the job: the verdict is in the summary and the outputs too.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
await runAction(phase)

// The toolkit’s clients retry for half a minute whatever they are told; what was found is out, so nothing waits for them.
process.stdout.write('', () => process.exit())
