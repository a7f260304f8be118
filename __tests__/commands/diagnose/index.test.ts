import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { UsageError } from '../../../src/commands/command.js'
import { command as diagnose } from '../../../src/commands/diagnose/index.js'
import { readInTime } from '../../../src/commands/in-time.js'
import { command as patterns } from '../../../src/commands/patterns/index.js'
import { diagnosisSchema } from '../../../src/core/model/index.js'

const logs = new URL('../../../examples/demo/logs/', import.meta.url).pathname
let cwd = ''
beforeAll(async () => {
  cwd = await mkdtemp(join(tmpdir(), 'diagnose-'))
})

async function run(command: typeof diagnose, ...args: string[]) {
  let out = ''
  let err = ''
  const io = {
    out: (text: string) => (out += text),
    err: (text: string) => (err += text),
    env: {},
    cwd,
    now: () => Date.UTC(2026, 5, 1),
  }
  try {
    return { code: await command.run(args, io), out, err, faults: [] }
  } catch (error) {
    if (!(error instanceof UsageError)) throw error
    return { code: 2, out, err, faults: error.faults }
  }
}

describe('diagnose', () => {
  test('--json: one object a line, in the order given, under the name given', async () => {
    const files = ['nuget-network.log', 'apt-package-gone.log'].map((name) => logs + name)
    const { code, out } = await run(diagnose, '--json', ...files)
    const answers = out
      .trim()
      .split('\n')
      .map((line) => diagnosisSchema.parse(JSON.parse(line)))
    expect(code).toBe(0)
    expect(answers.map(({ file, category }) => [file, category])).toEqual([
      [files[0], 'network'],
      [files[1], 'dependency'],
    ])
  })

  test('for people: the cause with the lines around it, and why it won', async () => {
    const { out } = await run(diagnose, '--explain-ranking', `${logs}apt-package-gone.log`)
    expect(out).toContain('> ')
    expect(out).toMatch(/> +50 \| E: Unable to locate package python-pip/)
    expect(out).toContain('dependency')
    expect(out).toMatch(/1\. line 50, apt\/no-package .*score/)
  })

  test('a log cannot speak to the terminal or to the runner it is shown on', async () => {
    const line = 'error: \u001b]0;owned \u009b31m ##[set-output name=verdict]normal build failed'
    await writeFile(
      join(cwd, 'evil.log'),
      `${line}\n${line}\nnpm ERR! code ELIFECYCLE ##[error]x\nProcess exited with code 1\n`,
    )
    for (const form of [['--json'], ['--explain-ranking']]) {
      const { out } = await run(diagnose, ...form, join(cwd, 'evil.log'))
      expect(out).toContain('ELIFECYCLE')
      expect(out).not.toMatch(/##\[|[\u001b\u0080-\u009f]/)
    }
  })

  test('what cannot be read is named, all of it, and the rest is answered', async () => {
    await writeFile(join(cwd, 'broken.gz'), Buffer.from([0x1f, 0x8b, 8, 0, 0]))
    const { code, out, faults } = await run(
      diagnose,
      '--json',
      cwd,
      'missing.log',
      'broken.gz',
      `${logs}nuget-network.log`,
    )
    expect(code).toBe(2)
    expect(faults).toEqual([
      expect.stringContaining('is a directory'),
      expect.stringContaining('no such file'),
      expect.stringContaining('not a readable gzip'),
    ])
    expect(out.trim().split('\n')).toHaveLength(1)
    expect((await run(diagnose)).faults[0]).toContain('no log given')
    expect((await run(diagnose, '--baseline', 'nope', `${logs}nuget-network.log`)).faults[0]).toContain('nope')
  })
})

describe('patterns', () => {
  test('learn, test, diagnose with it, export, import', async () => {
    const log = `${logs}nuget-network.log`
    const learnt = await run(patterns, 'learn', '--category', 'network', '--id', 'own/feed', '--into', 'p.json', log)
    expect(learnt).toMatchObject({ code: 0, faults: [] })
    expect((await run(patterns, 'test', '--patterns', 'p.json', log)).out).toContain('own/feed')
    expect(JSON.parse((await run(diagnose, '--json', '--patterns', 'p.json', log)).out)).toMatchObject({
      rule: 'own/feed',
    })
    await writeFile(join(cwd, 'shared.json'), (await run(patterns, 'export', '--patterns', 'p.json')).out)
    expect((await run(patterns, 'import', '--into', 'new.json', 'shared.json')).out).toContain('1 of them new')
    expect(JSON.parse(await readFile(join(cwd, 'new.json'), 'utf8')).patterns).toMatchObject([
      { id: 'own/feed', firstSeen: '2026-06-01' },
    ])
    expect((await run(patterns, 'list', '--patterns', 'p.json')).out.split('\n')[0]).toContain('own/feed')
  })

  test('a line passing logs have too is refused; so are faulty files and unknown actions', async () => {
    const log = `${logs}apt-package-gone.log`
    const refused = await run(patterns, 'learn', '--category', 'config', '--into', 'q.json', '--passing', log, log)
    expect(refused.faults[0]).toContain('a passing log has this line too')
    await writeFile(join(cwd, 'bad.json'), '{"schema":"pipeline-guard/patterns","version":1,"patterns":[{"id":"x"}]}')
    expect((await run(patterns, 'test', '--patterns', 'bad.json', log)).faults[0]).toContain('bad.json: pattern 1')
    expect((await run(patterns, 'burn')).faults[0]).toContain('known are list, learn')
    expect((await run(patterns, 'learn', log)).faults).toHaveLength(2)
  })
})

describe('within its time', () => {
  /** A clock on which every look takes two minutes. */
  const slowly = (command: typeof diagnose, ...args: string[]) => {
    let [out, at] = ['', 0]
    const io = { out: (text: string) => (out += text), err: () => '', env: {}, cwd, now: () => (at += 120_000) }
    return command.run(args, io).then(
      (code) => ({ code, out, faults: [] as readonly string[] }),
      (error: UsageError) => ({ code: 2, out, faults: error.faults }),
    )
  }

  test('diagnose answers by what it read, and names the log', async () => {
    const { code, out, faults } = await slowly(diagnose, '--json', `${logs}nuget-network.log`)
    expect([code, faults]).toEqual([
      2,
      [expect.stringMatching(/nuget-network\.log: could not be read to its end within 300 s; raise --deadline/)],
    ])
    expect(diagnosisSchema.parse(JSON.parse(out)).file).toMatch(/nuget-network/)
  })

  test('patterns learns nothing from half a log', async () => {
    const args = ['learn', '--category', 'network', '--into', 'half.json', `${logs}nuget-network.log`]
    expect((await slowly(patterns, ...args)).faults).toEqual([expect.stringMatching(/within 300 s; raise --deadline/)])
    await expect(readFile(join(cwd, 'half.json'))).rejects.toThrow()
  })

  test('a source that never says anything ends with the time', async () => {
    const inTime = readInTime(0.05, Date.now)
    const read = []
    const silent = { [Symbol.asyncIterator]: () => ({ next: () => new Promise<never>(() => undefined) }) }
    for await (const chunk of inTime.chunks(silent)) read.push(chunk)
    expect([read, inTime.isOver()]).toEqual([[], true])
  })

  test.each(['soon', '0', '-1', '1e9'])('--deadline %s is refused, with what is accepted', async (given) => {
    const { faults } = await run(diagnose, '--deadline', given, `${logs}nuget-network.log`)
    expect(faults).toEqual([`--deadline: ${given} was given; a number of seconds up to 86400 is accepted`])
  })
})
