/** The secrets a process was given by its environment. */

import { createMask, type Mask } from './index.js'

/** Tokens of the platforms the step knows: whatever they look like. */
const tokens = [
  'GITHUB_TOKEN',
  'CI_JOB_TOKEN',
  'GITLAB_TOKEN',
  'PIPELINE_GUARD_GITLAB_TOKEN',
  'JENKINS_TOKEN',
  'PIPELINE_GUARD_JENKINS_TOKEN',
]

const secretName =
  /(?:^|_|(?<=[A-Z0-9])(?=(?:TOKEN|SECRET|PASSWORD|PASSWD|API_?KEY)(?:_|$)))(?:TOKEN|SECRET|PASS|PASSWORD|PASSWD|PASSPHRASE|PWD|PAT|AUTH|CREDENTIALS?|WEBHOOK(?:_URL)?|DSN|API_?KEY|KEY)(?:_VALUE|_BASE64|_B64)?$/i
const passwordName = /(?:^|_)PASS$|(?:PASSWORD|PASSWD|PASSPHRASE)$/i
/** The current and the last directory of a shell; an id is not a secret. */
const publicName = /^(?:OLDPWD|PWD|.*(?:PUBLIC|CACHE|PRIMARY|FOREIGN|SORT|PARTITION|ID)_KEY)$/i

/** What test databases are given everywhere: masking it would take ordinary words out of every line of a log. */
const commonWords =
  /^(?:postgres(?:ql)?|password\d{0,4}|passw0rd|changeme|example|testtest|testing|secret\w?|admin(?:istrator)?|default|rootroot|mysql\w{0,4}|mariadb|rabbitmq|guestguest|development|production|username|database|localhost|docker)$/i

/**
 * Values of variables whose names say that they are secret, such as `NPM_TOKEN`, and the passwords in the URLs of others. A
 * plain word, such as the `postgres` of a test database, is none. Nor is the path of a file.
 */
export const environmentSecrets = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(env).flatMap(([name, value]) => {
    if (value === undefined) return []
    if (tokens.includes(name)) return [value]
    if (name === 'PIPELINE_GUARD_SECRETS') return value.split(/\r?\n/).filter((line) => line.trim() !== '')
    const own = secretName.test(name) && !publicName.test(name) && looksSecret(name, value) ? [value] : []
    return [...own, ...passwordsIn(value)]
  })

const looksSecret = (name: string, value: string): boolean =>
  value.length >= 8 &&
  !/^(?:[A-Za-z]:)?[\\/].*[\\/]/.test(value) &&
  !commonWords.test(value) &&
  (passwordName.test(name) ||
    (/\d/.test(value) ? /\D/.test(value) : value.length >= 20 || /[^A-Za-z_./ -]/.test(value)))

/** One mask of a process: the secrets of its environment, shapes, and what logs name on the way. */
export const maskFromEnvironment = (
  env: Readonly<Record<string, string | undefined>>,
  more: readonly string[] = [],
  { remembers = true }: { remembers?: boolean } = {},
): Mask => createMask([...more, ...environmentSecrets(env)], { remembers })

/** The password of `postgres://app:PASSWORD@host/db`, as it is and decoded. */
function passwordsIn(value: string): readonly string[] {
  const found = /^[a-z][a-z0-9+.-]{1,20}:\/\/[^\s/:@]{0,100}:([^\s/]{1,300})@/i.exec(value)?.[1]
  if (found === undefined || found.length < 6 || commonWords.test(found)) return []
  try {
    return [...new Set([found, decodeURIComponent(found)])]
  } catch {
    return [found]
  }
}
