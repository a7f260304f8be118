/** The secrets a process was given by its environment. */

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
  /(?:^|_)(?:TOKEN|SECRET|PASSWORD|PASSWD|PASSPHRASE|PAT|API_?KEY|(?:ACCESS|PRIVATE|SECRET|DEPLOY)_KEY)$/i

/**
 * Values of variables whose names say that they are secret, such as `NPM_TOKEN`. A plain word, such as the `postgres` of a
 * test database, is none: masking it would take it out of every line of a log. Nor is the path of a file.
 */
export const environmentSecrets = (env: Readonly<Record<string, string | undefined>>): readonly string[] =>
  Object.entries(env).flatMap(([name, value]) =>
    value !== undefined && (tokens.includes(name) || (secretName.test(name) && looksSecret(value))) ? [value] : [],
  )

const looksSecret = (value: string): boolean =>
  value.length >= 8 &&
  !/^(?:[A-Za-z]:)?[\\/].*[\\/]/.test(value) &&
  (/\d/.test(value) ? /\D/.test(value) : value.length >= 20 || /[^A-Za-z_./ -]/.test(value))
