/** Shows the result on GitHub: step summary, annotations, outputs and a few lines in the job log. */
import { randomUUID } from 'node:crypto'
import { appendFile, stat, truncate } from 'node:fs/promises'
import { newLines } from '../../core/report/text/new-lines.js'
import { messageOf } from '../../core/run/errors.js'
import type { Presenter, Shown, TroubleLog } from '../../ports.js'
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
  const attempt = async (what: string, write: () => Promise<void>): Promise<void> => {
    try {
      await write()
    } catch (error) {
      troubles.add({
        code: `${what}-not-written`,
        message: `The ${what} could not be written: ${messageOf(error)}`,
        advice: 'Is the disk of the runner full? The job log has the short form of the result.',
      })
    }
  }
  /** Bytes the step’s summary file held before: what follows takes the place of what was announced. */
  let before: number | undefined
  const summarise = (markdown: string) =>
    attempt('summary', async () => {
      const path = env['GITHUB_STEP_SUMMARY']
      if (path === undefined || path === '') return
      before ??= (await stat(path).catch(() => ({ size: 0 }))).size
      await truncate(path, before).catch(ignoreMissing)
      await appendFile(path, fitSummary(markdown, before))
    })
  const setOutputs = (outputs: Shown['outputs']) =>
    attempt('outputs', async () => {
      const path = env['GITHUB_OUTPUT']
      // Of an output that is set twice the runner takes the last.
      if (path !== undefined && path !== '') await appendFile(path, outputLines(outputs, randomUUID()))
    })
  const say = (text: string) => {
    if (text !== '') print(plainText(text, randomUUID()))
  }
  const annotate = (annotations: Shown['annotations']) => {
    for (const annotation of withinLimits(annotations)) print(annotationCommand(annotation))
  }
  let announced: string | undefined
  return {
    async announce({ text, annotations, outputs, markdown }) {
      announced = text
      say(text)
      annotate(annotations)
      await setOutputs(outputs)
      await summarise(markdown)
    },
    async show({ text, annotations, outputs, markdown }) {
      say(announced === undefined ? text : newLines(announced, text))
      if (announced === undefined) annotate(annotations)
      await setOutputs(outputs)
      await summarise(markdown)
      announced = undefined
      before = undefined
    },
  }
}

const ignoreMissing = (error: NodeJS.ErrnoException): void => {
  if (error.code !== 'ENOENT') throw error
}
