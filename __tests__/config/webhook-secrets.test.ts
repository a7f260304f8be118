/** Of a webhook’s address the whole and its keys are secret, and its words are not: a log that says "build" stays readable. */
import { expect, test } from '@jest/globals'
import { readConfig, secretsOf } from '../../src/config/config.js'
import { maskFromEnvironment } from '../../src/core/mask/environment.js'

const maskOf = (given: Readonly<Record<string, string>>) => {
  const read = readConfig(given)
  if (read.kind === 'faulty') throw new Error('faulty')
  return maskFromEnvironment({}, secretsOf(read.config))
}

test.each([
  ['ntfy-url', 'https://ntfy.sh/build', []],
  ['webhook-url', 'https://hooks.acme.example/ci/notify-the-release-managers?token=abcd1234efgh', ['abcd1234efgh']],
  ['slack-webhook-url', 'https://hooks.slack.com/services/T0000/B0000/XXXXabcdefgh12345678', ['XXXXabcdefgh12345678']],
  [
    'discord-webhook-url',
    'https://discord.com/api/webhooks/1234567890/abcDEFghijKLMnopqrst-uv',
    ['abcDEFghijKLMnopqrst-uv'],
  ],
])('%s', (input, url, keys) => {
  const mask = maskOf({ [input]: url })
  const words = 'the build failed; ci and services notify-the-release-managers by webhooks of the api'
  expect(mask(words)).toBe(words)
  expect(mask(`posted to ${url}`)).toBe('posted to ***')
  for (const key of keys) expect(mask(`POST /somewhere/else/${key} 404`)).toBe('POST /somewhere/else/*** 404')
})
