/** How much of a test’s words is kept. Readers keep more, so that secrets are masked before anything is cut. */
import type { TestCase, TestResults } from '../model/index.js'

const nameLength = 250
const messageLength = 500
const fileLength = 500

/** To be called once, with masked results. */
export const cutTestResults = (results: TestResults): TestResults => ({
  ...results,
  failures: results.failures.map(cutTest),
  flaky: results.flaky.map(cutTest),
  slowest: results.slowest.map(cutTest),
})

const cutTest = <T extends TestCase>(test: T): T => ({
  ...test,
  name: test.name.slice(0, nameLength),
  ...(test.suite === undefined ? {} : { suite: test.suite.slice(0, nameLength) }),
  ...(test.project === undefined ? {} : { project: test.project.slice(0, nameLength) }),
  ...(test.message === undefined ? {} : { message: test.message.slice(0, messageLength) }),
  ...(test.file === undefined ? {} : { file: test.file.slice(0, fileLength) }),
})

/** A text to which something is added before it is masked: cut before the word the end falls in, as half of a secret has no shape. */
export const cutBeforeWord = (text: string, length: number): string =>
  text.length <= length
    ? text
    : text
        .slice(0, length)
        .replace(/\S{1,200}$/, '')
        .trimEnd()

/** What readers keep of a name, a message and a path. */
export const readLengths = { name: 1000, message: 4000, file: 2000 } as const
