/** Shows the result on GitHub: step summary, annotations, outputs and a few lines in the job log. */
import { randomUUID } from 'node:crypto'
import { appendFile, stat } from 'node:fs/promises'
import { messageOf } from '../../core/run/errors.js'
import type { Presenter, TroubleLog } from '../../ports.js'
import { fitSummary } from './summary.js'
import { annotationCommand, outputLines, plainText, withinLimits } from './workflow-commands.js'

/**
 * Not through `@actions/core`: loading it alone takes longer than everything else this step loads, for what is three
 * appends and a print.
 * @param env `GITHUB_STEP_SUMMARY` and `GITHUB_OUTPUT` name the files to append to; an absent one is passed over
 * @param print writes to stdout
 */
export function createGithubPresenter({
  env,
  print,
  troubles,
}: {
  readonly env: Readonly<Record<string, string | undefined>>
  readonly print: (text: string) => void
  readonly troubles: TroubleLog
}): Presenter {
  const append = async (path: string | undefined, what: string, text: (written: number) => string): Promise<void> => {
    if (path === undefined || path === '') return
    try {
      const { size } = await stat(path).catch(() => ({ size: 0 }))
      await appendFile(path, text(size))
    } catch (error) {
      troubles.add({
        code: `${what}-not-written`,
        message: `The ${what} could not be written: ${messageOf(error)}`,
        advice: 'Is the disk of the runner full? The job log has the short form of the result.',
      })
    }
  }
  return {
    async show({ markdown, text, annotations, outputs }) {
      print(plainText(text, randomUUID()))
      for (const annotation of withinLimits(annotations)) print(annotationCommand(annotation))
      await append(env['GITHUB_STEP_SUMMARY'], 'summary', (written) => fitSummary(markdown, written))
      await append(env['GITHUB_OUTPUT'], 'outputs', () => outputLines(outputs, randomUUID()))
    },
  }
}
