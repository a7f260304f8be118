import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { command } from '../../../src/commands/ack/index.js'
import { UsageError } from '../../../src/commands/command.js'
import { readFileConfig } from '../../../src/config/file.js'

let cwd: string
beforeEach(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'pipeline-guard-'))
})
afterEach(() => rm(cwd, { recursive: true, force: true }))

const file = '.github/pipeline-guard.yml'
const put = async (text: string): Promise<void> => {
  await mkdir(join(cwd, '.github'), { recursive: true })
  await writeFile(join(cwd, file), text)
}
const text = () => readFile(join(cwd, file), 'utf8')

async function ack(...args: readonly string[]) {
  let out = ''
  const io = {
    out: (told: string) => {
      out += told
    },
    err: () => undefined,
    env: {},
    cwd,
    now: () => Date.parse('2026-03-01T12:00:00Z'),
  }
  try {
    return { code: await command.run(args, io), out }
  } catch (error) {
    if (error instanceof UsageError) return { code: 2, out: error.faults.join('\n') }
    throw error
  }
}

describe('ack', () => {
  test('makes the file where there is none', async () => {
    const { code, out } = await ack('job[build].work', '--reason', 'the new compiler: slower, but "safer"')
    expect({ code, out }).toEqual({
      code: 0,
      out: `${file}: job-build-work-2026-03-01 added to expected-changes; commit it to take effect\n`,
    })
    expect(await readFileConfig(await text(), file)).toMatchObject({
      kind: 'ok',
      value: {
        'expected-changes': [
          {
            id: 'job-build-work-2026-03-01',
            since: '2026-03-01',
            series: 'job[build].work',
            reason: 'the new compiler: slower, but "safer"',
          },
        ],
      },
    })
    expect(await readdir(join(cwd, '.github'))).toEqual(['pipeline-guard.yml'])
  })

  test('keeps comments, order and what else is there', async () => {
    await put(
      [
        '# Ours, ask the build team',
        'expected-changes:',
        '  # planned in January',
        '  - id: first',
        '    since: "2026-01-01"',
        '    series: a # the slow one',
        '    reason: planned',
        '',
        '# Never judged',
        'ignore:',
        '  jobs: [experimental]',
        '',
      ].join('\n'),
    )
    expect((await ack('b', '--reason', 'more', '--id', 'second', '--until', '2026-06-01')).code).toBe(0)
    const now = await text()
    for (const comment of ['# Ours, ask the build team', '# planned in January', '# the slow one', '# Never judged'])
      expect(now).toContain(comment)
    expect(now.indexOf('second')).toBeLessThan(now.indexOf('ignore:'))
    expect(await readFileConfig(now, file)).toMatchObject({
      value: {
        'expected-changes': [{ id: 'first' }, { id: 'second', until: '2026-06-01' }],
        ignore: { jobs: ['experimental'] },
      },
    })
  })

  test.each(['expected-changes: []\n', 'expected-changes:\n', '# nothing yet\n', 'ignore: { jobs: [x] }\n'])(
    'adds to %j',
    async (before) => {
      await put(before)
      expect((await ack('b', '--reason', 'x')).code).toBe(0)
      expect(await readFileConfig(await text(), file)).toMatchObject({
        value: { 'expected-changes': [{ series: 'b' }] },
      })
    },
  )

  test('writes where a repository on GitLab keeps the file, while nothing hides it', async () => {
    await mkdir(join(cwd, '.gitlab'))
    await writeFile(join(cwd, '.gitlab/pipeline-guard.yml'), 'ignore: { jobs: [x] }\n')
    expect((await ack('b', '--reason', 'x')).out).toMatch(/^\.gitlab\/pipeline-guard\.yml: /)
    expect(await readFile(join(cwd, '.gitlab/pipeline-guard.yml'), 'utf8')).toContain('series: b')
    await put('channels: []\n')
    expect((await ack('b', '--reason', 'x')).out).toMatch(/^\.github\/pipeline-guard\.yml: /)
  })

  test('keeps Windows line ends', async () => {
    await put('# hi\r\nignore: { jobs: [x] }\r\n')
    await ack('b', '--reason', 'x')
    expect((await text()).replaceAll('\r\n', '')).not.toContain('\n')
  })

  test('leaves a faulty file alone, naming its faults', async () => {
    await put('expected-changes: soon\nremedys: []\n')
    const { code, out } = await ack('b', '--reason', 'x')
    expect(code).toBe(2)
    expect(out).toContain('a list')
    expect(out).toContain('remedys')
    expect(await text()).toBe('expected-changes: soon\nremedys: []\n')
  })

  test('refuses an id that is taken, and a date that is none', async () => {
    await ack('b', '--reason', 'x', '--id', 'one')
    const before = await text()
    expect((await ack('c', '--reason', 'y', '--id', 'one')).out).toMatch(/one is in .* already/)
    expect((await ack('c', '--reason', 'y', '--since', 'soon')).out).toMatch(/since.*a commit of 7 or more characters/)
    expect(await text()).toBe(before)
  })

  test('names all that is wrong with its arguments', async () => {
    expect((await ack()).out.split('\n')).toHaveLength(2)
    expect(await ack('a', 'b', '--reason', 'x')).toMatchObject({
      code: 2,
      out: expect.stringContaining('one SERIES at a time'),
    })
  })

  test('a commit is kept as it is given, in quotes where YAML would read a number', async () => {
    for (const since of ['4f2a9c1', '1234567', '12345e7']) {
      await ack('b', '--reason', 'x', '--since', since, '--id', since)
      expect(await readFileConfig(await text(), file)).toMatchObject({
        value: { 'expected-changes': expect.arrayContaining([expect.objectContaining({ since })]) },
      })
    }
  })

  test('a dry run prints the file and writes nothing; --json prints the entry', async () => {
    expect((await ack('b', '--reason', 'x', '--dry-run')).out).toContain('series: b')
    await expect(text()).rejects.toThrow('ENOENT')
    expect(JSON.parse((await ack('b', '--reason', 'x', '--json')).out)).toMatchObject({ file, entry: { series: 'b' } })
  })
})
