/** What Linux tells, from files as the kernel writes them: machine, containers of both kinds, processes with hostile names. */
import { expect, test } from '@jest/globals'
import { elsewhereProbe } from '../../../../src/adapters/evidence/resources/elsewhere.js'
import { ownContainer } from '../../../../src/adapters/evidence/resources/linux/container.js'
import {
  cpuCounters,
  diskCounters,
  machineMemory,
  megahertz,
  networkCounters,
  stallOf,
} from '../../../../src/adapters/evidence/resources/linux/machine.js'
import { statOf } from '../../../../src/adapters/evidence/resources/linux/processes.js'
import { programOf, samplesDirectory } from '../../../../src/adapters/evidence/resources/place.js'
import { sampleOf } from '../../../../src/adapters/evidence/resources/probe.js'

const gigabyte = 2 ** 30

test('counters of the machine', () => {
  expect(cpuCounters('cpu  100 5 20 900 40 1 4 30 0 0\ncpu0 1 2\n')).toEqual({
    busy: 130,
    idle: 900,
    waiting: 40,
    stolen: 30,
  })
  expect(cpuCounters('')).toEqual({})
  expect(
    machineMemory(
      'MemTotal:       8000 kB\nMemFree: 1 kB\nMemAvailable:   3000 kB\nSwapTotal: 100 kB\nSwapFree: 40 kB\n',
    ),
  ).toEqual({
    memory: 5000 * 1024,
    memoryLeft: 3000 * 1024,
    memoryLimit: 8000 * 1024,
    swap: 60 * 1024,
  })
  expect(machineMemory('')).toEqual({})
  const disks =
    '   8 0 sda 10 0 2000 5 7 0 4000 9 0 1 1\n   8 1 sda1 10 0 2000 5 7 0 4000 9 0 1 1\n 259 0 nvme0n1 1 0 2 0 1 0 2 0 0 0 0\n   7 0 loop0 9 9 9 9 9 9 9 9 9 9 9\n'
  expect(diskCounters(disks)).toEqual({ diskRead: 2002 * 512, diskWritten: 4002 * 512 })
  const net =
    'Inter-|\n face |\n    lo: 9 1 0 0 0 0 0 0 9 1 0 0 0 0 0 0\n  eth0:1000 1 0 0 0 0 0 0 200 1 0 0 0 0 0 0\ndocker0: 7 1 0 0 0 0 0 0 7 1 0 0 0 0 0 0\n'
  expect(networkCounters(net)).toEqual({ received: 1000, sent: 200 })
  expect(stallOf('some avg10=0.10 avg60=0.20 avg300=0.00 total=123456\nfull avg10=0 total=9\n')).toBe(123_456)
  expect(stallOf(undefined)).toBeUndefined()
  expect(megahertz('cpu MHz\t\t: 2000.0\ncpu MHz\t\t: 3000.0\n')).toBe(2500)
  expect(megahertz('processor : 0\n')).toBeUndefined()
})

test('a sample is the difference of two moments; what ran backwards is left out', () => {
  const before = {
    counters: { busy: 0, idle: 0, waiting: 0, stolen: 0, ioStall: 0, received: 500, oomKills: 1 },
    memory: {},
  }
  const now = {
    counters: { busy: 60, idle: 20, waiting: 10, stolen: 10, ioStall: 700_000, received: 100, oomKills: 2 },
    memory: { memory: 5 },
  }
  expect(sampleOf(before, now, 1000)).toEqual({ ms: 1000, memory: 5, cpu: 0.6, ioWait: 0.7, steal: 0.1, oomKills: 1 })
  expect(sampleOf({ counters: {}, memory: {} }, { counters: {}, memory: {} }, 1000)).toEqual({ ms: 1000 })
})

const reading = (files: Readonly<Record<string, string>>) => (path: string) => files[path]
const machine = { memory: 6 * gigabyte, memoryLeft: 10 * gigabyte, memoryLimit: 16 * gigabyte }

test('a container of cgroup v2: the tightest limit of its group and those above, its cores, its kills and its throttling', () => {
  const group = '/sys/fs/cgroup/kubepods/pod1/c1'
  const container = ownContainer(
    reading({
      '/proc/self/cgroup': '0::/kubepods/pod1/c1\n',
      '/sys/fs/cgroup/cgroup.controllers': 'cpu memory\n',
      [`${group}/memory.max`]: 'max\n',
      [`${group}/cpu.max`]: 'max 100000\n',
      [`${group}/cpu.stat`]: 'usage_usec 5\nnr_throttled 1\nthrottled_usec 42\n',
      [`${group}/memory.events`]: 'low 0\nhigh 0\nmax 5\noom 1\noom_kill 3\n',
      '/sys/fs/cgroup/kubepods/pod1/memory.max': `${2 * gigabyte}\n`,
      '/sys/fs/cgroup/kubepods/pod1/memory.current': `${1.5 * gigabyte}\n`,
      '/sys/fs/cgroup/kubepods/pod1/memory.stat': `anon 7\ninactive_file ${0.5 * gigabyte}\n`,
      '/sys/fs/cgroup/kubepods/pod1/cpu.max': '150000 100000\n',
    }),
  )
  expect(container?.memory(machine)).toEqual({ memory: gigabyte, memoryLeft: gigabyte, memoryLimit: 2 * gigabyte })
  expect(container?.cores).toBe(1.5)
  expect(container?.counters()).toMatchObject({ throttled: 42, oomKills: 3 })
})

test('a container of cgroup v1; without a limit the machine’s own word stands; without either there is none', () => {
  const files = {
    '/proc/self/cgroup': '9:cpu,cpuacct:/x\n4:memory:/docker/abc\n0::/\n',
    '/sys/fs/cgroup/memory/memory.stat': 'total_inactive_file 0\n',
    '/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes': `${gigabyte}\n`,
    '/sys/fs/cgroup/memory/docker/abc/memory.usage_in_bytes': `${gigabyte / 2}\n`,
    '/sys/fs/cgroup/memory/docker/abc/memory.oom_control': 'oom_kill_disable 0\nunder_oom 0\noom_kill 2\n',
  }
  expect(ownContainer(reading(files))?.memory(machine)).toMatchObject({ memory: gigabyte / 2, memoryLimit: gigabyte })
  expect(ownContainer(reading(files))?.counters().oomKills).toBe(2)
  const unlimited = { ...files, '/sys/fs/cgroup/memory/docker/abc/memory.limit_in_bytes': '9223372036854771712\n' }
  expect(ownContainer(reading(unlimited))?.memory(machine)).toEqual(machine)
  expect(ownContainer(reading({}))).toBeUndefined()
})

test('a process with brackets and blanks in its name', () => {
  const fields = [
    'S',
    ...Array.from({ length: 10 }, () => '1'),
    '70',
    '30',
    ...Array.from({ length: 8 }, () => '2'),
    '100',
    '9',
  ]
  expect(statOf(`42 (tmux: (x) y) ${fields.join(' ')}`)).toMatchObject({
    name: 'tmux: (x) y',
    ticks: 100,
    memory: 100 * 4096,
  })
  for (const text of ['', '42 nothing', '42 (a) S 1 2', ')(']) expect(statOf(text)).toBeUndefined()
})

test('macOS and Windows: CPU and memory by Node.js, the rest by the library, and what fails is said', async () => {
  const asked: string[] = []
  const probe = await elsewhereProbe(async () => ({
    networkStats: async () => [{ rx_bytes: 5, tx_bytes: 7 }],
    fsStats: async () => null,
    processes: async () => {
      asked.push('processes')
      return { list: [{ name: 'java', memRss: 1024, cpu: 50, pid: 1 }] }
    },
    mem: async () => ({ available: 1, total: 2, swapused: 3 }),
  }))
  const { counters, memory } = await probe.read()
  expect(counters).toMatchObject({ received: 5, sent: 7, busy: expect.any(Number) })
  expect(memory).toMatchObject({ swap: 3, memoryLimit: expect.any(Number) })
  expect(await probe.processes(1000)).toEqual([{ name: 'java', memory: 1_048_576, cpu: 0.5 }])
  for (let at = 0; at < 10; at++) {
    await probe.read()
    await probe.processes(1000)
  }
  expect(asked).toHaveLength(1)
  const without = await elsewhereProbe(() => Promise.reject(new Error('no such module')))
  expect(without.unseen.at(-1)).toBe('disk, network and processes: no such module')
  expect((await without.read()).memory.memoryLimit).toBeGreaterThan(0)
})

test('where samples lie, and what is started to take them', () => {
  expect(samplesDirectory('/w', {})).toBe('/w/.pipeline-guard/resources')
  expect(samplesDirectory('/w', { GITHUB_ACTIONS: 'true', RUNNER_TEMP: '/t' })).toBe('/t/pipeline-guard/resources')
  expect(programOf('/a/dist/main/index.js')).toBe('/a/dist/cli/index.js')
  expect(programOf('/a/lib/main.js')).toBe('/a/lib/cli.js')
  expect(programOf('/a/node_modules/.bin/pipeline-guard')).toBe('/a/node_modules/.bin/pipeline-guard')
  expect(programOf('/a/cli.mjs')).toBe('/a/cli.mjs')
  for (const other of ['/a/node_modules/jest/bin/jest.js', undefined, '/a/build.mjs'])
    expect(programOf(other)).toBeUndefined()
})
