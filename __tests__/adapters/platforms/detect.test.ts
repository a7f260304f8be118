import { describe, expect, test } from '@jest/globals'
import { runMark } from '../../../src/adapters/evidence/marks.js'
import { detectPlatform, platformRows } from '../../../src/adapters/platforms/detect.js'
import { environmentFields, readEnvironment } from '../../../src/adapters/platforms/environments/mapping.js'

/** What each service sets, cut to what is looked at. */
const environments: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  gitea: { GITEA_ACTIONS: 'true', GITHUB_ACTIONS: 'true' },
  forgejo: { FORGEJO_ACTIONS: 'true', GITHUB_ACTIONS: 'true' },
  github: { GITHUB_ACTIONS: 'true' },
  gitlab: { GITLAB_CI: 'true' },
  jenkins: { JENKINS_URL: 'https://ci.example/', BUILD_NUMBER: '7' },
  circleci: { CIRCLECI: 'true' },
  buildkite: { BUILDKITE: 'true' },
  azure: { TF_BUILD: 'True' },
  travis: { TRAVIS: 'true' },
  bitbucket: { BITBUCKET_BUILD_NUMBER: '7' },
  woodpecker: { CI: 'woodpecker' },
  codebuild: { CODEBUILD_BUILD_ID: 'p:1' },
  drone: { DRONE: 'true' },
  semaphore: { SEMAPHORE: 'true' },
  cirrus: { CIRRUS_CI: 'true' },
  appveyor: { APPVEYOR: 'True' },
  teamcity: { TEAMCITY_VERSION: '2026.1' },
}

test('every row has its environment here', () => {
  expect(platformRows.map(({ name }) => name)).toEqual(Object.keys(environments))
})

describe.each(Object.entries(environments))('%s', (name, env) => {
  test('is told by its variables', () => {
    expect(detectPlatform({ CI: 'true', ...env }).name).toBe(name)
  })

  test.each(Object.keys(env))('is not, without %s', (variable) => {
    const { [variable]: _, ...without } = env
    expect(detectPlatform(without).name).not.toBe(name)
    expect(detectPlatform({ ...env, [variable]: '' }).name).not.toBe(name)
  })

  test('needs the very value', () => {
    const spoilt = Object.fromEntries(
      Object.entries(env).map(([key, value]) => [key, value === 'true' ? 'false' : value]),
    )
    if (Object.values(env).includes('true')) expect(detectPlatform(spoilt).name).not.toBe(name)
  })
})

test('a desk is local, whatever else is in its environment', () => {
  expect(detectPlatform({ CI: 'true', HOME: '/home/ada', BUILD_NUMBER: '7' })).toEqual({
    name: 'local',
    adapter: 'local',
    mapping: {},
  })
})

test.each(['github', 'gitlab'])('%s is itself whatever variables an earlier step added', (name) => {
  for (const other of Object.values(environments).filter((env) => !('GITHUB_ACTIONS' in env)))
    expect(detectPlatform({ ...other, ...environments[name] }).name).toBe(name)
})

test.each(platformRows.flatMap(({ name, mapping }) => (mapping?.run === undefined ? [] : [[name, mapping] as const])))(
  '%s: whatever tells a run tells what was executed in it',
  (_, mapping) => {
    const whole = Object.values(mapping).flatMap((names) => names.flatMap((name) => name.split('/')))
    for (const run of mapping.run ?? []) {
      const others = whole.filter((name) => !name.startsWith('=') && !(mapping.run ?? []).includes(name))
      const env = Object.fromEntries([...others, run].map((name) => [name, `of ${name}`]))
      expect(runMark(env)).toContain(`of ${run}`)
      expect(runMark({ ...env, [run]: 'another' })).not.toBe(runMark(env))
    }
  },
)

describe('mappings', () => {
  const mapped = platformRows.flatMap(({ name, mapping }) => (mapping === undefined ? [] : [[name, mapping] as const]))

  test.each(mapped)('%s: each field takes its first variable that is set, and none is unknown', (_, mapping) => {
    for (const [field, names] of Object.entries(mapping)) {
      expect(environmentFields).toContain(field)
      const variables = names.filter((name) => !name.startsWith('='))
      const all = Object.fromEntries(variables.flatMap((name) => name.split('/')).map((name) => [name, `of ${name}`]))
      for (const [index, name] of variables.entries()) {
        const left = Object.fromEntries(
          variables
            .slice(index)
            .flatMap((one) => one.split('/'))
            .map((one) => [one, all[one]]),
        )
        const expected = name
          .split('/')
          .map((part) => `of ${part}`)
          .join('/')
        expect(readEnvironment(mapping, left)[field as keyof typeof mapping]).toBe(expected)
      }
      const constant = names.find((name) => name.startsWith('='))?.slice(1)
      expect(readEnvironment(mapping, {})[field as keyof typeof mapping]).toBe(constant)
    }
  })
})
