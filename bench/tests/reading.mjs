/** What reading reports costs: CPU and memory, each in a process of its own. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'

const lib = resolve(import.meta.dirname, '../../lib/core/tests/report')
const probe = `
  import { createReadStream } from 'node:fs'
  import { readdirSync } from 'node:fs'
  const { readReport } = await import('${lib}/index.js')
  const { createTally } = await import('${lib}/tally.js')
  const folder = process.argv[1]
  const tally = createTally()
  const before = process.cpuUsage()
  for (const name of readdirSync(folder)) { tally.nextReport(name); await readReport(createReadStream(folder + '/' + name), tally) }
  const { user, system } = process.cpuUsage(before)
  const { total, failed } = tally.results()
  console.log(JSON.stringify({ total, failed, seconds: (user + system) / 1e6, megabytes: process.resourceUsage().maxRSS / 1024 }))
`

const suite = (name, tests, failing, more = '') =>
  `<testsuite name="${name}" tests="${tests}">${Array.from({ length: tests }, (_, at) =>
    at === failing
      ? `<testcase name="t[${at}]" classname="${name}" time="0.001"><failure message="no">x</failure></testcase>`
      : `<testcase name="t[${at}]" classname="${name}" time="0.001"/>`,
  ).join('')}${more}</testsuite>`

const cases = {
  '500,000 tests in one report': (write) => write('r.xml', suite('cache.T', 500_000, 499_999)),
  '200 reports of 500 tests': (write) => {
    for (let at = 0; at < 200; at++) write(`r${at}.xml`, suite(`com.acme.T${at}`, 500, at))
  },
  '72 MB of system-out': (write) =>
    write(
      'r.xml',
      suite(
        'raft.T',
        2,
        0,
        `<system-out><![CDATA[${'10:00:00.000 DEBUG raft - appended entry\n'.repeat(1_800_000)}]]></system-out>`,
      ),
    ),
}

export async function measureReading() {
  console.log('')
  for (const [name, fill] of Object.entries(cases)) {
    const folder = mkdtempSync(join(tmpdir(), 'bench-tests-'))
    try {
      fill((file, text) => writeFileSync(join(folder, file), text))
      const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', probe, folder], {
        encoding: 'utf8',
      })
      if (stdout === '') throw new Error(stderr)
      const { total, failed, seconds, megabytes } = JSON.parse(stdout)
      console.log(
        `${name.padEnd(34)} ${total} tests, ${failed} failed: ${seconds.toFixed(2)} s CPU, ${megabytes.toFixed(0)} MB`,
      )
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  }
}
