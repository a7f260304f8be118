/** The ways to run a watch of Jenkins that are there to be copied use options that exist. */
import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { command } from '../../src/commands/watch.js'

const folder = 'examples/jenkins'

test.each(['watch.Jenkinsfile', 'systemd/pipeline-guard-watch.service'])('%s', async (name) => {
  const text = readFileSync(`${folder}/${name}`, 'utf8').replaceAll('\\\n', ' ')
  const call = /cli\/index\.js watch (.*)$/m.exec(text)?.[1] ?? ''
  expect(call).toMatch(/--jenkins \S+ .*--state \S+/)
  for (const [option] of call.matchAll(/--[\w-]+/g)) expect(command.help).toContain(option)
  // Credentials are the environment’s.
  expect(call).not.toMatch(/token|:\/\/\S*@/i)
  expect(text).toContain('JENKINS_TOKEN')
})
