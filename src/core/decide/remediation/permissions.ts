/** Credentials and permissions: which one is missing, and the exact block to add. */
import { isFork, isPullRequest } from '../../run/trust.js'
import { type Ailment, evidenceOf, firstMatch, type Remedy, type Strategy } from './strategy.js'

/** What an error’s words say of the token permission that is missing; the first that fits. */
const scopes: readonly (readonly [RegExp, readonly string[]])[] = [
  [
    /ACTIONS_ID_TOKEN_REQUEST|id-token|OIDC|AssumeRoleWithWebIdentity|Could not assume role|workload identity/i,
    ['id-token: write', 'contents: read'],
  ],
  [
    /ghcr\.io|packages?: write|write_package|npm\.pkg\.github|maven\.pkg\.github|\/packages\//i,
    ['packages: write', 'contents: read'],
  ],
  [/code[- ]?scanning|security-events|SARIF/i, ['security-events: write', 'contents: read', 'actions: read']],
  [/\/pages\b|deploy-pages|github-pages/i, ['pages: write', 'id-token: write']],
  [/\/deployments\b/i, ['deployments: write']],
  [/\/check-(?:runs|suites)\b|checks: write|create(?:ing)? check/i, ['checks: write']],
  [/\/statuses\b|commit status/i, ['statuses: write']],
  [
    /\/pulls?\b|pull request|createReview|GraphQL: .{0,80}createPullRequest/i,
    ['pull-requests: write', 'contents: write'],
  ],
  [/\/issues?\b|\/comments\b|\/labels\b|createComment|addLabels/i, ['issues: write', 'pull-requests: write']],
  [/\/actions\/|workflow_dispatch|rerun/i, ['actions: write']],
  [
    /git push|remote: (?:Permission|Write access)|denied to github-actions|\/releases\b|\/git\/refs|create release|\bpush\b/i,
    ['contents: write'],
  ],
]

const denied =
  /Resource not accessible by integration|denied to github-actions|permission_denied|Write access to repository not granted|requires? .{0,40}permission|\b403\b|ACTIONS_ID_TOKEN_REQUEST|insufficient_scope|not authorized to perform/i

const secretName =
  /(?:Input required and not supplied:|secrets?\.|missing (?:required )?(?:secret|environment variable|env(?:ironment)? var|input):?|(?:environment variable|env var|secret) ['"`]?)\s{0,3}['"`]?(?<name>[A-Za-z][\w-]{2,80})/i
const expired =
  /(?:token|certificate|credential|secret|key|session|password).{0,60}(?:has )?expired|expired (?:token|certificate|credential)|ExpiredToken|certificate has expired/i
const login =
  /authentication (?:failed|required)|401|unauthorized|bad credentials|invalid username or password|could not read Username|no basic auth credentials|ENEEDAUTH|E401/i

export const permissions: Strategy = {
  id: 'permissions',
  remedy: (ailment) => {
    const { diagnosis } = ailment
    if (diagnosis.category !== 'permission') return undefined
    return (
      fromFork(ailment) ??
      cloudRight(ailment) ??
      expiry(ailment) ??
      missingSecret(ailment) ??
      missingScope(ailment) ??
      badLogin(ailment) ?? {
        title: diagnosis.title,
        instruction: diagnosis.advice,
      }
    )
  },
}

const fromFork = ({ record }: Ailment): Remedy | undefined =>
  isFork(record) && isPullRequest(record)
    ? {
        title: 'A pull request from a fork has no secrets and a read-only token',
        instruction:
          'That is GitHub’s protection, not a fault. Skip the step for forks with `if: github.event.pull_request.head.repo.full_name == github.repository`, or move it to a `workflow_run` workflow that never runs the fork’s code.',
      }
    : undefined

/** AWS names who was refused what: the policy statement follows from its own words. */
const cloudRight = ({ diagnosis }: Ailment): Remedy | undefined => {
  const found = firstMatch(
    diagnosis,
    /User: (?<who>arn:[\w:/@+=,.-]{1,250}) is not authorized to perform: (?<action>[\w-]{1,40}:[\w*]{1,80})(?: on resource: "?(?<resource>arn:[^\s"]{1,250}))?/,
  )?.groups
  if (found === undefined) return undefined
  const role = /assumed-role\/([\w+=,.@-]{1,64})/.exec(found['who'] ?? '')?.[1]
  return {
    title: `${role === undefined ? found['who'] : `The role ${role}`} lacks ${found['action']}`,
    instruction: `Add to its policy:\n\n${JSON.stringify({ Effect: 'Allow', Action: found['action'], Resource: found['resource'] ?? '*' })}\n\nWiden the resource to all that the job writes. If the right is there already, a permissions boundary, a policy of the resource or of the organisation denies it.`,
  }
}

const expiry = ({ diagnosis }: Ailment): Remedy | undefined => {
  const match = firstMatch(diagnosis, expired)
  if (match === undefined) return undefined
  const until = firstMatch(diagnosis, /\b(?<date>20\d\d-\d\d-\d\d)\b/)?.groups?.['date']
  return {
    title: `A credential has expired${until === undefined ? '' : ` (${until})`}`,
    instruction:
      'Make a new one and store it under the same name (Settings → Secrets and variables → Actions), or do without: a short-lived token by OIDC (`id-token: write`) never expires between runs. Others issued on the same day are near their end as well.',
  }
}

const missingSecret = ({ diagnosis, record }: Ailment): Remedy | undefined => {
  const name = firstMatch(diagnosis, secretName)?.groups?.['name']
  if (name === undefined) return undefined
  const secret = name.toUpperCase().replaceAll('-', '_')
  return {
    title: `${name} is missing`,
    instruction: `The value is empty here. Set the secret (command below), and hand it to the step: \`env: { ${secret}: \${{ secrets.${secret} }} }\`. ${record.run.value.event === 'pull_request' ? 'Dependabot’s runs have secrets of their own (Settings → Secrets → Dependabot).' : 'An environment’s secret needs `environment:` on the job.'}`,
    command: `gh secret set ${secret}`,
  }
}

const missingScope = ({ diagnosis }: Ailment): Remedy | undefined => {
  if (firstMatch(diagnosis, denied) === undefined) return undefined
  const lines = evidenceOf(diagnosis)
  const wanted = scopes.find(([pattern]) => lines.some((line) => pattern.test(line)))?.[1]
  if (wanted === undefined) return undefined
  return {
    title: `The token lacks ${wanted[0]}`,
    instruction: `Add to this job (a \`permissions:\` block takes away all that it does not name, so keep what else the job needs):\n\npermissions:\n${wanted.map((scope) => `  ${scope}`).join('\n')}\n\nIf it is there already, see Settings → Actions → General → Workflow permissions.`,
  }
}

const badLogin = ({ diagnosis }: Ailment): Remedy | undefined =>
  firstMatch(diagnosis, login) === undefined
    ? undefined
    : {
        title: 'A login was refused',
        instruction:
          'The credential arrives but is wrong, expired or too narrow: make a new one with the rights the failing line names, and store it under the same name. An empty secret looks the same: see that its name is spelt as in the settings.',
      }
