import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, test } from '@jest/globals'
import { createGithubPresenter } from '../../../src/adapters/presenters/github.js'
import { fitSummary } from '../../../src/adapters/presenters/summary.js'
import {
  annotationCommand,
  outputLines,
  plainText,
  withinLimits,
} from '../../../src/adapters/presenters/workflow-commands.js'
import type { Annotation, Trouble } from '../../../src/core/model/index.js'
import { hostile } from '../../support/hostile.js'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pipeline-guard-presenter-'))
})

const shown = { markdown: '# Summary\n', text: 'fine\n', annotations: [], outputs: { verdict: 'normal' }, json: '{}' }

function present(env: Readonly<Record<string, string>>) {
  const printed: string[] = []
  const troubles: Trouble[] = []
  const presenter = createGithubPresenter({
    env,
    print: (text) => printed.push(text),
    troubles: { add: (trouble) => troubles.push(trouble), all: () => troubles },
  })
  return { presenter, printed, troubles }
}

/** Lines the runner would act upon, but those the presenter itself writes. */
const commands = (printed: string, token: string) =>
  printed
    .split('\n')
    .filter((line) => /^\s*::|##\[|##vso/.test(line))
    .filter((line) => line !== `::stop-commands::${token}` && line !== `::${token}::`)

describe('the job log', () => {
  test('nothing a stranger wrote is taken for a command', () => {
    for (const text of hostile) expect(commands(plainText(`before\n${text}\nafter`, 'token'), 'token')).toEqual([])
  })

  test('an annotation is one line, whatever is in it', () => {
    for (const text of hostile) {
      const annotation: Annotation = { level: 'error', title: text, message: text, file: text, line: 3, column: 4 }
      const command = annotationCommand(annotation)
      expect(command.trimEnd().split(/[\n\r\u2028\u2029\u0085\v\f]/)).toHaveLength(1)
      expect(command).toMatch(/^::error /)
      // As the runner reads it: the message begins at the next “::”, properties are split at commas.
      const properties = (/^::error ([^\n]*?)::/.exec(command)?.[1] ?? '').split(',').map((one) => one.split('=')[0])
      expect(properties.filter((name) => name !== 'title' && name !== 'file')).toEqual(
        text === '' ? [''] : ['line', 'col'],
      )
    }
  })

  test('stands between stop-commands with a token of its own each time', async () => {
    const { presenter, printed } = present({})
    await presenter.show(shown)
    await presenter.show(shown)
    const tokens = printed.map((text) => /^::stop-commands::(\S{36})\nfine\n::\1::\n$/.exec(text)?.[1])
    expect(new Set(tokens).size).toBe(2)
    expect(tokens).not.toContain(undefined)
  })
})

describe('what is announced', () => {
  const env = () => ({ GITHUB_STEP_SUMMARY: join(folder, 'summary'), GITHUB_OUTPUT: join(folder, 'output') })
  const annotations: readonly Annotation[] = [{ level: 'error', title: 'slow', message: 'job build' }]

  test('is out at once, and what is shown later adds only what is new', async () => {
    const paths = env()
    await writeFile(paths.GITHUB_STEP_SUMMARY, 'of the step itself\n')
    const { presenter, printed } = present(paths)
    await presenter.announce?.({ ...shown, text: 'slow\n', annotations })
    expect(printed.join('')).toMatch(/^::stop-commands::(\S+)\nslow\n::\1::\n::error title=slow::job build\n$/)
    expect(await readFile(paths.GITHUB_STEP_SUMMARY, 'utf8')).toBe('of the step itself\n# Summary\n')
    expect(await readFile(paths.GITHUB_OUTPUT, 'utf8')).toContain('verdict<<')
    printed.length = 0
    await presenter.show({ ...shown, text: 'slow\nposted to Slack\n', annotations, markdown: '# Summary, posted\n' })
    expect(printed.join('')).toMatch(/^::stop-commands::(\S+)\nposted to Slack\n::\1::\n$/)
    expect(await readFile(paths.GITHUB_STEP_SUMMARY, 'utf8')).toBe('of the step itself\n# Summary, posted\n')
  })

  test('needs no summary file, and survives one that cannot be written', async () => {
    const { presenter, troubles } = present({ GITHUB_STEP_SUMMARY: folder })
    await presenter.announce?.(shown)
    await presenter.show(shown)
    expect(troubles.map(({ code }) => code)).toContain('summary-not-written')
  })
})

describe('annotations', () => {
  const of = (level: Annotation['level'], count: number): Annotation[] =>
    Array.from({ length: count }, (_, n) => ({ level, title: `${n}`, message: 'm' }))

  test('ten of a level at the most; the tenth says how many are left out', () => {
    const kept = withinLimits([...of('error', 14), ...of('warning', 10), ...of('notice', 1)])
    expect(kept.filter(({ level }) => level === 'error')).toHaveLength(10)
    expect(kept[9]).toMatchObject({ level: 'error', title: '5 more' })
    expect(kept.filter(({ level }) => level === 'warning').at(-1)?.title).toBe('9')
    expect(kept).toHaveLength(21)
  })

  test('bear file, line and column; without a file they mean nothing', () => {
    const annotation = {
      level: 'warning',
      title: 'T: a, b',
      message: '50 %\nmore',
      file: 'src/a.ts',
      line: 3,
      column: 4,
    } as const
    expect(annotationCommand(annotation)).toBe(
      '::warning title=T%3A a%2C b,file=src/a.ts,line=3,col=4::50 %25%0Amore\n',
    )
    expect(annotationCommand({ level: 'notice', title: 't', message: 'm', line: 3, column: 4 })).toBe(
      '::notice title=t::m\n',
    )
  })
})

describe('outputs', () => {
  test('no value sets another output', () => {
    const lines = outputLines(
      { verdict: 'normal\npg_token\nowned=1', 'bad name\n': 'x', 'rerun-tests-command': "jest -t 'a'" },
      'token',
    )
    expect(lines).toBe(
      "verdict<<pg_token\nnormal\npg_\nowned=1\npg_token\nrerun-tests-command<<pg_token\njest -t 'a'\npg_token\n",
    )
  })

  test('are appended to the file, whose other lines stay', async () => {
    const path = join(folder, 'output')
    await writeFile(path, 'earlier=1\n')
    await present({ GITHUB_OUTPUT: path }).presenter.show(shown)
    expect(await readFile(path, 'utf8')).toMatch(/^earlier=1\nverdict<<(pg_\S+)\nnormal\n\1\n$/)
  })
})

describe('the step summary', () => {
  test('is appended', async () => {
    const path = join(folder, 'summary')
    await writeFile(path, 'mine\n')
    await present({ GITHUB_STEP_SUMMARY: path }).presenter.show(shown)
    expect(await readFile(path, 'utf8')).toBe('mine\n# Summary\n')
  })

  test('over 1 MiB it is cut at a line’s end, its code block closed, and says so', () => {
    const log = '````text\nünïcode ```\n'.concat('line of the log\n'.repeat(80_000))
    const fitted = fitSummary(`# Head\n\n${log}`)
    expect(Buffer.byteLength(fitted)).toBeLessThan(1024 * 1024)
    expect(fitted).toMatch(/line of the log\n?\n````\n/)
    expect(fitted.trimEnd()).toMatch(/The rest is left out.*\*$/)
    expect(fitted).not.toContain('\ufffd')
  })

  test('room taken by the step itself counts', () => {
    expect(fitSummary('x'.repeat(100), 1024 * 1024)).toBe('')
    const fitted = fitSummary('line\n'.repeat(10_000), 1024 * 1024 - 11_000)
    expect(Buffer.byteLength(fitted)).toBeLessThan(11_000)
  })

  test('a fence inside a longer fence does not close it', () => {
    const fitted = fitSummary(`\`\`\`\`\n\`\`\`\n${'x\n'.repeat(600_000)}`)
    expect(fitted).toContain('\n````\n\n\n*The rest')
  })

  test('a disk that is full is our own trouble, and stops nothing else', async () => {
    const { presenter, printed, troubles } = present({
      GITHUB_STEP_SUMMARY: folder,
      GITHUB_OUTPUT: join(folder, 'output'),
    })
    await presenter.show(shown)
    expect(troubles.map(({ code }) => code)).toEqual(['summary-not-written'])
    expect(printed).toHaveLength(1)
    expect(await readFile(join(folder, 'output'), 'utf8')).toContain('verdict')
  })

  test('outside a runner nothing is written', async () => {
    const { presenter, troubles } = present({})
    await presenter.show(shown)
    expect(troubles).toEqual([])
  })
})
