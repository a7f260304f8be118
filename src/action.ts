/** The GitHub Action: the step itself and its post hook, one bundle with an entry each (scripts/entries.mjs). */
import { type Phase, runAction } from './wire/action.js'

export async function start(phase: Phase): Promise<void> {
  // Output that cannot be written must not fail the job: the verdict is in the summary and the outputs too.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined)
  await runAction(phase)
  // The toolkit’s clients retry for half a minute whatever they are told; what was found is out, so nothing waits for them.
  process.stdout.write('', () => process.exit())
}
