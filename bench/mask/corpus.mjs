// 302 made-up secrets of known shapes in realistic log lines, and whether a text still holds one. The same at every call. Put
// together here, so that no scanner takes an example for a leak.
import { createHash } from 'node:crypto'

let n = 0
const bytes = (len, tag = '') => {
  let b = Buffer.alloc(0)
  const base = `seed-${n++}-${tag}`
  for (let i = 0; b.length < len; i++)
    b = Buffer.concat([
      b,
      createHash('sha512')
        .update(base + i)
        .digest(),
    ])
  return b.subarray(0, len)
}
const pick = (alpha, len) => [...bytes(len)].map((x) => alpha[x % alpha.length]).join('')
const AN = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
const an = (l) => pick(AN, l),
  AU = (l) => pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ234567', l),
  AUD = (l) => pick('ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789', l)
const hex = (l) => pick('0123456789abcdef', l),
  low = (l) => pick('abcdefghijklmnopqrstuvwxyz0123456789', l),
  dig = (l) => pick('0123456789', l)
const b64 = (l) => bytes(l).toString('base64'),
  b64u = (l) => bytes(l).toString('base64url')
const B = (l) => pick(`${AN}+/`, l)
const out = []
/** secret: string|string[] that must not appear; lines: string(s); opts.given: passed as `secrets`; opts.env: {NAME:value} */
const add = (kind, id, secret, lines, o = {}) =>
  out.push({
    id: `${String(out.length + 1).padStart(3, '0')}-${id}`,
    kind,
    secrets: [].concat(secret),
    lines: [].concat(lines),
    ...o,
  })
const jwt = (l = 43) =>
  `${Buffer.from('{"alg":"RS256","typ":"JWT"}').toString('base64url')}.${Buffer.from(JSON.stringify({ sub: `u${n}`, iat: 1700000000, exp: 1800000000, iss: 'https://token.example' })).toString('base64url')}.${b64u(l)}`
const pem = (label, len = 1190) => {
  const body = b64(len).match(/.{1,64}/g)
  return [`-----BEGIN ${label}-----`, ...body, `-----END ${label}-----`]
}
let t, s
// --- GitHub
t = `ghp_${an(36)}`
add('token', 'ghp-bare', t, `remote: Invalid username or token ${t}`)
t = `ghp_${an(36)}`
add(
  'token',
  'ghp-url',
  t,
  `fatal: unable to access 'https://${t}@github.com/acme/app.git/': The requested URL returned error: 403`,
)
t = `ghp_${an(36)}`
add('token', 'ghp-curl', t, `+ curl -sSf -H 'Authorization: token ${t}' https://api.github.com/user`)
t = `ghp_${an(36)}`
add('token', 'ghp-json', t, `{"level":"error","msg":"bad credentials","token":"${t}"}`)
t = `ghp_${an(36)}`
add('token', 'ghp-ansi', t, `\u001b[31mError: bad credentials \u001b[1m${t}\u001b[0m`)
t = `ghp_${an(36)}`
add('token', 'ghp-ansi-glued', t, `Error: bad credentials token=\u001b[33m${t}\u001b[39m rejected`)
t = `ghp_${an(36)}`
add('token', 'ghp-underscore', t, `Error: bad value MY_TOKEN_${t} rejected`)
t = `ghp_${an(36)}`
add('token', 'ghp-quote-esc', t, `Error: body was {\\"auth\\":\\"${t}\\"}`)
t = `ghp_${an(36)}`
add('token', 'ghp-n-escaped', t, `Error: header dump "x-trace: 1\\n${t}\\n"`)
t = `ghp_${an(36)}`
add('token', 'ghp-urlenc', t, `Error: GET https://ci.example/cb?state=1&access_token%3D${t}%26x%3D1 failed`)
t = `gho_${an(36)}`
add('token', 'gho', t, `Error: oauth exchange failed: access_token=${t}&scope=repo&token_type=bearer`)
t = `ghu_${an(36)}`
add('token', 'ghu', t, `Error: user-to-server token ${t} expired`)
t = `ghs_${an(36)}`
add('token', 'ghs-basic', t, `fatal: Authentication failed for 'https://x-access-token:${t}@github.com/acme/app/'`)
t = `ghr_${an(76)}`
add('token', 'ghr', t, `Error: refresh failed refresh_token: ${t}`)
t = `github_pat_${an(22)}_${an(59)}`
add('token', 'github-pat', t, `Error: Bad credentials for ${t}`)
t = `ghs_${jwt(342)}`
t = t.length < 520 ? t + b64u(Math.ceil(((520 - t.length) * 3) / 4)) : t
add('token', 'ghs-520', t, `Error: HttpError: Bad credentials (token ${t})`)
t = `ghs_${dig(6)}_${jwt(342)}`
add('token', 'ghs-appid-jwt', t, `Error: HttpError: Bad credentials, got ${t}`)
t = `v1.${hex(40)}`
add('token', 'github-v1-installation', t, `Error: installation token ${t} was rejected`)
// --- GitLab
for (const p of [
  'glpat',
  'gldt',
  'glrt',
  'glcbt',
  'glptt',
  'glft',
  'glimt',
  'glagent',
  'glsoat',
  'gloas',
  'glffct',
  'glrtr',
  'glwt',
]) {
  t = `${p}-${an(20)}`
  add('token', p, t, `ERROR: 401 Unauthorized for ${t}`)
}
t = `glpat-${an(27)}.01.${low(9)}`
add('token', 'glpat-routable', t, `ERROR: HTTP Basic: Access denied ${t}`)
t = `GR1348941${an(20)}`
add('token', 'gitlab-runner-reg', t, `ERROR: Registering runner... forbidden (check registration token) token=${t}`)
t = `GR1348941${an(20)}`
add('token', 'gitlab-runner-reg-bare', t, `ERROR: Registering runner with ${t} failed`)
t = `glcbt-64_${an(20)}`
add('token', 'glcbt-job', t, `fatal: Authentication failed for 'https://gitlab-ci-token:${t}@gitlab.com/a/b.git/'`)
// --- AWS
t = `AKIA${AU(16)}`
s = B(40)
add(
  'token',
  'aws-akia',
  t,
  `An error occurred (InvalidClientTokenId): The security token included in the request is invalid: ${t}`,
)
t = `AKIA${AU(16)}`
s = B(40)
add('assign', 'aws-secret-env', [t, s], [`export AWS_ACCESS_KEY_ID=${t}`, `export AWS_SECRET_ACCESS_KEY=${s}`])
s = B(40)
add('assign', 'aws-secret-ini', s, `aws_secret_access_key = ${s}`)
s = B(40)
add('assign', 'aws-secret-json', s, `  "SecretAccessKey": "${s}",`)
s = B(40)
add('assign', 'aws-secret-yaml', s, `secretAccessKey: ${s}`)
s = `IQoJb3JpZ2luX2VjE${B(330)}==`
add('assign', 'aws-session', s, `AWS_SESSION_TOKEN=${s}`)
s = `IQoJb3JpZ2luX2VjE${B(330)}==`
add('assign', 'aws-session-json', s, `    "SessionToken": "${s}",`)
s = B(40)
add('bare', 'aws-secret-bare-after-id', s, `credentials: AKIA${AU(16)} ${s}`)
s = B(40)
add('bare', 'aws-secret-csv', s, `ci-user,AKIA${AU(16)},${s}`)
t = `ASIA${AU(16)}`
s = hex(64)
add(
  'url',
  'aws-presigned',
  [s],
  `Error: 403 GET https://b.s3.amazonaws.com/k?X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=${t}%2F20240101%2Fus-east-1%2Fs3%2Faws4_request&X-Amz-Signature=${s}&X-Amz-Date=1`,
)
s = `FwoGZXIvYXdzE${B(200)}`
add(
  'url',
  'aws-presigned-token',
  encodeURIComponent(s),
  `Error: 403 GET https://b.s3.amazonaws.com/k?X-Amz-Security-Token=${encodeURIComponent(s)}&x=1`,
)
t = `ABSK${B(128)}`
add('token', 'aws-bedrock-key', t, `Error: bedrock rejected key ${t}`)
// --- GCP
const pk = pem('PRIVATE KEY')
add(
  'pem',
  'gcp-sa-json-oneline',
  pk.slice(1, -1).slice(0, 3),
  `Error: could not parse {"type":"service_account","project_id":"p","private_key_id":"${hex(40)}","private_key":"${pk.join('\\n')}\\n","client_email":"ci@p.iam.gserviceaccount.com"}`,
)
const pk2 = pem('PRIVATE KEY')
s = hex(40)
add(
  'pem',
  'gcp-sa-json-multi',
  [...pk2.slice(1, 4), s],
  [
    '{',
    '  "type": "service_account",',
    `  "private_key_id": "${s}",`,
    `  "private_key": "${pk2.join('\\n')}\\n",`,
    '  "client_email": "ci@p.iam.gserviceaccount.com"',
    '}',
    'Error: could not parse credentials',
  ],
)
t = `AIza${an(35)}`
add('token', 'gcp-api-key', t, `Error: API key not valid: https://maps.googleapis.com/maps/api/geocode/json?key=${t}`)
t = `ya29.${b64u(90)}`
add('token', 'gcp-oauth', t, `Error: token ${t} expired`)
t = `GOCSPX-${an(28)}`
add('token', 'gcp-oauth-client-secret', t, `Error: invalid_client for ${t}`)
t = `1//0${an(60)}`
add('token', 'gcp-refresh', t, `Error: invalid_grant refresh_token=${t}`)
s = B(40)
add('assign', 'gcs-hmac', s, `gs_secret_access_key = ${s}`)
// --- Azure
s = b64(64)
add(
  'conn',
  'az-storage-conn',
  s,
  `Error: cannot connect: DefaultEndpointsProtocol=https;AccountName=acme;AccountKey=${s};EndpointSuffix=core.windows.net`,
)
s = encodeURIComponent(b64(32))
add(
  'url',
  'az-sas',
  s,
  `Error: 403 https://acme.blob.core.windows.net/c/b?sv=2022-11-02&ss=b&srt=sco&sp=rwdl&se=2030-01-01T00:00:00Z&st=2024-01-01T00:00:00Z&spr=https&sig=${s}`,
)
s = b64(32)
add(
  'conn',
  'az-servicebus',
  s,
  `Error: Endpoint=sb://acme.servicebus.windows.net/;SharedAccessKeyName=Root;SharedAccessKey=${s}`,
)
s = `${an(3)}8Q~${an(34)}`
add('token', 'az-client-secret-bare', s, `Error: AADSTS7000215: Invalid client secret provided: ${s}`)
s = `${an(3)}8Q~${an(34)}`
add('assign', 'az-client-secret-env', s, `AZURE_CLIENT_SECRET=${s}`)
s = `${an(3)}8Q~${an(34)}`
add(
  'assign',
  'az-client-secret-json',
  s,
  `{"clientId":"00000000-0000-0000-0000-000000000000","clientSecret":"${s}","tenantId":"x"}`,
)
s = low(52)
add('url', 'az-devops-pat-url', s, `fatal: Authentication failed for 'https://acme:${s}@dev.azure.com/acme/p/_git/r/'`)
s = `${an(52)}JQQJ99${an(10)}AZDO${an(4)}`
add('token', 'az-devops-pat-new', s, `Error: TF400813: not authorized with ${s}`)
s = `${an(33)}+ASt${b64(10)}`
add('conn', 'az-cosmos', b64(64), 'x')
out.pop()
s = b64(64)
add('conn', 'az-cosmos', s, `AccountEndpoint=https://acme.documents.azure.com:443/;AccountKey=${s};`)
s = `${B(42)}=`
s = `${an(27)}7QAzSearch`
s = `${an(42)}AzSeA${an(5)}`
add('assign', 'az-search-key', s, `api-key: ${s}`)
s = `P@ss${an(10)}!`
add(
  'conn',
  'mssql-conn',
  s,
  `Error: Login failed. Server=tcp:acme.database.windows.net,1433;Database=app;User ID=sa;Password=${s};Encrypt=True`,
)
// --- Slack etc.
for (const [id, v] of Object.entries({
  xoxb: `xoxb-${dig(12)}-${dig(13)}-${an(24)}`,
  xoxp: `xoxp-${dig(12)}-${dig(12)}-${dig(13)}-${hex(32)}`,
  xoxa: `xoxa-2-${dig(12)}-${an(24)}`,
  xoxe: `xoxe.xoxp-1-${an(150)}`,
  xoxer: `xoxe-1-${an(140)}`,
  xoxc: `xoxc-${dig(12)}-${dig(12)}-${dig(13)}-${hex(64)}`,
  xoxd: `xoxd-${encodeURIComponent(b64(60))}`,
  xapp: `xapp-1-A${AUD(10)}-${dig(13)}-${hex(64)}`,
}))
  add('token', id, v, `Error: invalid_auth using ${v}`)
s = `T${AUD(8)}/B${AUD(10)}/${an(24)}`
add('url', 'slack-webhook', s, `Error: 404 POST https://hooks.slack.com/services/${s}`)
s = `T${AUD(8)}/A${AUD(10)}/${dig(18)}/${an(24)}`
add('url', 'slack-workflow-webhook', s, `Error: 404 POST https://hooks.slack.com/workflows/${s}`)
s = `${dig(18)}/${b64u(51)}`
add('url', 'discord-webhook', s, `Error: POST https://discord.com/api/webhooks/${s} 401`)
s = `${hex(8)}-${hex(4)}@${hex(8)}/IncomingWebhook/${hex(32)}/${hex(8)}-${hex(4)}`
add('url', 'teams-webhook', s.split('/')[2], `Error: POST https://acme.webhook.office.com/webhookb2/${s} 410`)
s = `sig=${b64u(32)}`
add(
  'url',
  'teams-powerautomate',
  s.slice(4),
  `Error: POST https://prod-01.westeurope.logic.azure.com:443/workflows/${hex(32)}/triggers/manual/paths/invoke?api-version=2016-06-01&sp=%2Ftriggers&sv=1.0&${s}`,
)
t = `${dig(10)}:AA${b64u(25)}`
add('token', 'telegram-bot', t, `Error: 401 https://api.telegram.org/bot${t}/sendMessage`)
// --- package registries
t = `npm_${an(36)}`
add('token', 'npm', t, `npm ERR! 401 Unauthorized: your token ${t} is invalid`)
t = `npm_${an(36)}`
add('token', 'npmrc', t, `//registry.example.org/:_authToken=${t}`)
t = `${hex(8)}-${hex(4)}-${hex(4)}-${hex(4)}-${hex(12)}`
add('assign', 'npmrc-legacy-uuid', t, `//npm.acme.dev/:_authToken=${t}`)
t = Buffer.from(`ci:${an(16)}`).toString('base64')
add('assign', 'npmrc-auth', t, `//npm.acme.dev/:_auth=${t}`)
t = Buffer.from(an(20)).toString('base64')
add('assign', 'npmrc-password', t, `//npm.acme.dev/:_password=${t}`)
t = `pypi-AgEIcHlwaS5vcmc${b64u(120)}`
add('token', 'pypi', t, `HTTPError: 403 Forbidden, invalid API token ${t}`)
t = `rubygems_${hex(48)}`
add('token', 'rubygems', t, `ERROR: Pushing gem failed, key ${t} invalid`)
t = `oy2${low(43)}`
add('token', 'nuget-bare', t, `error: Response status code 403 for ${t}`)
t = `oy2${low(43)}`
add('assign', 'nuget-flag', t, `+ dotnet nuget push pkg.nupkg --api-key ${t} --source nuget.org`)
t = `oy2${low(43)}`
add('assign', 'nuget-shortflag', t, `+ dotnet nuget push pkg.nupkg -k ${t} -s nuget.org`)
t = `cio${an(32)}`
add('token', 'crates', t, `error: api errors (status 403): token ${t} was not found`)
t = `dckr_pat_${b64u(20)}`
add('token', 'dckr-pat', t, `Error response from daemon: unauthorized: ${t}`)
t = `dckr_oat_${b64u(24)}`
add('token', 'dckr-oat', t, `Error response from daemon: unauthorized: ${t}`)
t = an(24)
add('assign', 'docker-login', t, `+ docker login -u ci -p ${t} registry.acme.dev`)
t = an(24)
add('assign', 'docker-login-long', t, `+ docker login --username ci --password ${t} registry.acme.dev`)
t = an(24)
add('assign', 'docker-login-echo', t, `+ echo ${t} | docker login -u ci --password-stdin`)
t = Buffer.from(`ci:${an(24)}`).toString('base64')
add('json', 'docker-config-auth', t, `{"auths":{"registry.acme.dev":{"auth":"${t}"}}}`)
t = `CFPAT-${b64u(32)}`
add('token', 'contentful', t, `Error: AccessTokenInvalid ${t}`)
t = `AKCp8${an(68)}`
add('token', 'artifactory-api', t, `Error: 401 from artifactory, X-JFrog-Art-Api: ${t}`)
t = `cmVmdGtuOj${an(54)}`
add('token', 'artifactory-ref', t, `Error: 401 from artifactory using ${t}`)
// --- AI
t = `hf_${an(34)}`
add('token', 'hf', t, `OSError: 401 Client Error: invalid token ${t}`)
t = `sk-${an(20)}T3BlbkFJ${an(20)}`
add('token', 'openai-legacy', t, `openai.AuthenticationError: Incorrect API key provided: ${t}`)
t = `sk-proj-${b64u(117)}`
add('token', 'openai-proj', t, `openai.AuthenticationError: Incorrect API key provided: ${t}`)
t = `sk-svcacct-${b64u(117)}`
add('token', 'openai-svc', t, `openai.AuthenticationError: Incorrect API key provided: ${t}`)
t = `sk-ant-api03-${b64u(70)}AA`
add('token', 'anthropic', t, `anthropic.AuthenticationError: invalid x-api-key ${t}`)
t = `gsk_${an(52)}`
add('token', 'groq', t, `groq.AuthenticationError: Invalid API Key ${t}`)
t = `r8_${an(37)}`
add('token', 'replicate', t, `ReplicateError: Unauthenticated ${t}`)
t = `pplx-${an(48)}`
add('token', 'perplexity', t, `Error: 401 Unauthorized ${t}`)
t = `xai-${an(80)}`
add('token', 'xai', t, `Error: 401 Unauthorized ${t}`)
t = `nvapi-${b64u(48)}`
add('token', 'nvidia', t, `Error: 401 Unauthorized ${t}`)
t = `wandb_v1_${an(77)}`
add('token', 'wandb', t, `wandb.errors.AuthenticationError: API key ${t} invalid`)
// --- SaaS
t = `sk_live_${an(24)}`
add('token', 'stripe', t, `stripe.error.AuthenticationError: Invalid API Key provided: ${t}`)
t = `rk_test_${an(99)}`
add('token', 'stripe-restricted', t, `stripe.error.AuthenticationError: Invalid API Key provided: ${t}`)
t = `whsec_${an(32)}`
add('token', 'stripe-webhook', t, `Error: No signatures found matching with ${t}`)
t = `SK${hex(32)}`
add('token', 'twilio-key', t, `TwilioRestException: HTTP 401 with ${t}`)
t = hex(32)
add('assign', 'twilio-auth-token', t, `TWILIO_AUTH_TOKEN=${t}`)
t = `SG.${b64u(16)}.${b64u(32)}`
add('token', 'sendgrid', t, `Error: The provided authorization grant is invalid: ${t}`)
t = `key-${hex(32)}`
add('token', 'mailgun', t, `Error: 401 Forbidden api:${t}`)
t = `${hex(32)}-us12`
add('token', 'mailchimp', t, `Error: API Key Invalid: ${t}`)
t = `xkeysib-${hex(64)}-${an(16)}`
add('token', 'brevo', t, `Error: Key not found ${t}`)
t = hex(32)
add('assign', 'datadog-api', t, `DD_API_KEY=${t}`)
t = hex(40)
add('assign', 'datadog-app-header', t, `DD-APPLICATION-KEY: ${t}`)
t = hex(32)
add('url', 'datadog-url', t, `Error: 403 POST https://api.datadoghq.com/api/v1/series?api_key=${t}`)
t = `NRAK-${AUD(27)}`
add('token', 'newrelic', t, `Error: 403 New Relic rejected ${t}`)
t = `glc_${B(80)}`
add('token', 'grafana-cloud', t, `Error: 401 grafana ${t}`)
t = `glsa_${an(32)}_${hex(8)}`
add('token', 'grafana-sa', t, `Error: 401 grafana ${t}`)
t = `sntrys_${b64u(90)}_${B(43)}`
add('token', 'sentry-org', t, `error: API request failed: Invalid token ${t}`)
t = `sntryu_${hex(64)}`
add('token', 'sentry-user', t, `error: API request failed: Invalid token ${t}`)
t = hex(32)
add('url', 'sentry-dsn', t, `Error: bad DSN https://${t}@o1.ingest.sentry.io/42`)
t = `sqp_${hex(40)}`
add('token', 'sonar', t, `ERROR: Not authorized. Analyzing this project requires authentication: ${t}`)
t = `squ_${hex(40)}`
add('assign', 'sonar-d', t, `+ mvn sonar:sonar -Dsonar.token=${t}`)
t = `sonar.login=${hex(40)}`
add('assign', 'sonar-login', t.slice(12), `+ sonar-scanner -D${t}`)
t = `dop_v1_${hex(64)}`
add('token', 'digitalocean', t, `Error: unable to authenticate you ${t}`)
t = `HRKU-AA${b64u(42)}`
add('token', 'heroku-new', t, `Error: Invalid credentials ${t}`)
t = `${hex(8)}-${hex(4)}-4${hex(3)}-a${hex(3)}-${hex(12)}`
add('assign', 'heroku-uuid', t, `HEROKU_API_KEY=${t}`)
t = `dapi${hex(32)}`
add('token', 'databricks', t, `Error: 403 Invalid access token ${t}`)
t = `dp.st.prd.${an(43)}`
add('token', 'doppler', t, `Doppler Error: Invalid Service token ${t}`)
t = `hvs.${b64u(70)}`
add('token', 'vault-hvs', t, `Error: permission denied for ${t}`)
t = `s.${an(24)}`
add('assign', 'vault-legacy', t, `VAULT_TOKEN=${t}`)
t = `atlasv1.${an(60)}`
t = `${an(14)}.atlasv1.${an(67)}`
add('token', 'terraform-cloud', t, `Error: 401 invalid token ${t}`)
t = `lin_api_${an(40)}`
add('token', 'linear', t, `Error: Authentication required ${t}`)
t = `ATATT3xFfGF0${b64u(130)}=${hex(8).toUpperCase()}`
add('token', 'atlassian', t, `Error: 401 jira ${t}`)
t = `ATBB${an(28)}${hex(8).toUpperCase()}`
add('token', 'bitbucket-app', t, `fatal: Authentication failed for 'https://ci:${t}@bitbucket.org/acme/app.git/'`)
t = `secret_${an(43)}`
add('token', 'notion', t, `APIResponseError: API token is invalid ${t}`)
t = `shpat_${hex(32)}`
add('token', 'shopify', t, `Error: [API] Invalid API key or access token ${t}`)
t = `PMAK-${hex(24)}-${hex(34)}`
add('token', 'postman', t, `Error: Invalid API Key ${t}`)
t = `figd_${b64u(30)}`
add('token', 'figma', t, `Error: 403 figma ${t}`)
t = `phc_${an(43)}`
add('token', 'posthog', t, `Error: posthog ${t}`)
t = `sl.${b64u(100)}`
add('token', 'dropbox', t, `Error: expired_access_token ${t}`)
t = `tskey-auth-${an(12)}-${an(32)}`
add('token', 'tailscale', t, `tailscale up failed: invalid key ${t}`)
t = `cloudflare ${b64u(30)}`.slice(11)
add('assign', 'cloudflare', t, `CLOUDFLARE_API_TOKEN=${t}`)
t = `v1.0-${hex(24)}-${hex(146)}`
add('assign', 'cloudflare-origin-ca', t, `X-Auth-User-Service-Key: ${t}`)
t = `fo1_${b64u(32)}`
add('token', 'fly', t, `Error: unauthorized ${t}`)
t = `FlyV1 fm2_${B(120)}`
add('token', 'fly-v1', t.slice(6), `Error: unauthorized ${t}`)
t = `sbp_${hex(40)}`
add('token', 'supabase', t, `Error: Unauthorized ${t}`)
t = `pscale_tkn_${b64u(32)}`
add('token', 'planetscale', t, `Error: unauthorized ${t}`)
t = `nfp_${an(36)}`
add('token', 'netlify', t, `Error: Unauthorized ${t}`)
t = `AGE-SECRET-KEY-1${pick('QPZRY9X8GF2TVDW0S3JN54KHCE6MUA7L', 58)}`
add('token', 'age', t, `Error: no identity matched ${t}`)
t = `ops_eyJ${b64u(200)}`
add('token', '1password', t, `[ERROR] authentication failed ${t}`)
t = `pul-${hex(40)}`
add('token', 'pulumi', t, `error: 401 invalid access token ${t}`)
t = `LTAI5t${an(18)}`
s = an(30)
add('assign', 'alibaba', [s], [`ALIBABA_CLOUD_ACCESS_KEY_SECRET=${s}`])
t = `EAACEdEose0cBA${an(120)}`
add('token', 'facebook', t, `Error: OAuthException for access_token=${t}`)
t = `CCIPAT_${an(22)}_${hex(40)}`
add('token', 'circleci', t, `Error: unauthorized ${t}`)
t = `bkua_${hex(40)}`
add('token', 'buildkite', t, `Error: unauthorized ${t}`)
t = `11${hex(32)}`
add('url', 'jenkins-api-token', t, `Error: 401 curl https://ci-bot:${t}@jenkins.acme.dev/job/a/build`)
// --- JWT, headers, URLs
t = jwt()
add('jwt', 'jwt-bare', t, `Error: JsonWebTokenError: invalid signature ${t}`)
t = jwt(256)
add('jwt', 'jwt-bearer', t, `> Authorization: Bearer ${t}`)
t = jwt()
add('jwt', 'jwt-in-url', t, `Error: GET https://app.dev/cb#id_token=${t}&state=1`)
t = jwt()
add('jwt', 'jwt-cookie', t, `set-cookie: session=${t}; Path=/; HttpOnly`)
t = `${Buffer.from('{"alg":"dir","enc":"A256GCM"}').toString('base64url')}..${b64u(12)}.${b64u(150)}.${b64u(16)}`
add('jwt', 'jwe', t.split('..')[1], `Error: JWEDecryptionFailed ${t}`)
t = Buffer.from(`ci:${an(20)}`).toString('base64')
add('header', 'auth-basic', t, `> Authorization: Basic ${t}`)
t = Buffer.from(`ci:${an(20)}`).toString('base64')
add('header', 'auth-basic-curl', t, `+ curl -H "Authorization: Basic ${t}" https://x`)
t = an(40)
add('header', 'auth-bearer-opaque', t, `Authorization: Bearer ${t}`)
t = an(40)
add('header', 'auth-bearer-json', t, `  headers: { Accept: 'application/json', Authorization: 'Bearer ${t}' },`)
t = an(40)
add('header', 'auth-bearer-jsonq', t, `  "authorization": "Bearer ${t}",`)
t = an(40)
add('header', 'auth-bearer-list', t, `  "authorization": ["Bearer ${t}"],`)
t = an(40)
add('header', 'auth-bearer-http2', t, `* h2h3 [authorization: Bearer ${t}]`)
t = an(40)
add('header', 'auth-python-dict', t, `headers={'Authorization': 'Bearer ${t}', 'User-Agent': 'x'}`)
t = an(40)
add('header', 'auth-go-map', t, `map[Accept:[*/*] Authorization:[Bearer ${t}]]`)
t = an(40)
add('header', 'auth-tuple', t, `('Authorization', 'Bearer ${t}')`)
t = an(40)
add('header', 'x-api-key', t, `> x-api-key: ${t}`)
t = an(32)
add('header', 'private-token', t, `> PRIVATE-TOKEN: ${t}`)
t = an(40)
add('header', 'x-vault-token', t, `> X-Vault-Token: ${t}`)
t = an(40)
add('header', 'x-amz-security-token', t, `x-amz-security-token: ${t}`)
t = hex(64)
add(
  'header',
  'aws-sigv4',
  t,
  `Authorization: AWS4-HMAC-SHA256 Credential=ASIA${AU(16)}/20240101/us-east-1/s3/aws4_request, SignedHeaders=host, Signature=${t}`,
)
t = an(18)
add('url', 'basic-url', t, `fatal: unable to access 'https://deploy:${t}@git.acme.dev/app.git/': 403`)
t = `p%40ss${an(8)}%21`
add('url', 'basic-url-enc', t, `Error: connect https://deploy:${t}@git.acme.dev/`)
t = `p@ss/${an(10)}`
add('url', 'basic-url-at-slash', t.slice(5), `Error: connect postgres://app:${t}@db.acme.dev:5432/app failed`)
t = an(16)
add('url', 'redis-url', t, `Error: connect ECONNREFUSED redis://:${t}@10.0.0.1:6379/0`)
t = an(16)
add('url', 'amqp-url', t, `Error: connect amqps://svc:${t}@mq.acme.dev/vh`)
t = an(16)
add('url', 'mongo-url', t, `MongoServerError: bad auth mongodb+srv://svc:${t}@c0.mongodb.net/app`)
t = an(16)
add('url', 'jdbc-url-param', t, `java.sql.SQLException: jdbc:mysql://db:3306/app?user=app&password=${t}`)
t = an(16)
add('url', 'jdbc-oracle', t, `java.sql.SQLException: jdbc:oracle:thin:app/${t}@db:1521/orcl`)
t = `hunter${an(3)}`
add('url', 'basic-short', t, `Error: proxy http://user:${t}@proxy:3128 refused`)
t = an(20)
add('url', 'url-userinfo-only', t, `Error: clone https://${t}@git.acme.dev/x.git failed`)
t = an(40)
add('url', 'url-query-access-token', t, `Error: GET https://x.dev/a?access_token=${t}&b=1`)
t = an(32)
add('url', 'url-query-key', t, `Error: GET https://x.dev/a?key=${t}&b=1`)
t = an(32)
add('url', 'url-query-apikey', t, `Error: GET https://x.dev/a?apikey=${t}`)
t = an(32)
add('url', 'url-query-client-secret', t, `Error: POST https://x.dev/token?client_id=a&client_secret=${t}`)
t = b64u(24)
add('url', 'url-oauth-code', t, `Error: GET https://x.dev/cb?code=${t}&state=1`)
// --- assignments, files
t = `${an(6)}!${an(5)}`
add('assign', 'password-eq', t, `Error: login failed with password=${t}`)
t = `${an(6)}!${an(5)}`
add('assign', 'password-colon', t, `password: ${t}`)
t = `Tr0ub4dor&${an(4)}`
add('assign', 'password-amp', t, `Error: login failed user=app password='${t}'`)
t = `correct horse battery ${an(4)}`
add('assign', 'password-spaces-quoted', t, `DB_PASSWORD="${t}"`)
t = `sunshine`
add('assign', 'password-word', t, `Error: login failed for app, password=${t}`)
t = `sunflowers`
add('assign', 'password-word-colon', t, `password: ${t}`)
t = `sunflowers`
add('assign', 'password-word-json', t, `{"user":"app","password":"${t}"}`)
t = `${an(6)}{${an(6)}`
add('assign', 'password-brace', t, `DB_PASSWORD=${t}`)
t = `${an(2)}$${an(10)}`
add('assign', 'password-dollar', t, `DB_PASSWORD=$${t}`)
t = `${an(4)}<${an(8)}>`
add('assign', 'password-angle', t, `password=${t}`)
t = `${an(4)},${an(8)}`
add('assign', 'password-comma', t, `password=${t}`)
t = an(10)
add('assign', 'mysql-p', t, `+ mysql -uroot -p${t} app`)
t = an(10)
add('assign', 'curl-u', t, `+ curl -u admin:${t} https://nexus.acme.dev/`)
t = an(10)
add('assign', 'curl-user', t, `+ curl --user admin:${t} https://nexus.acme.dev/`)
t = an(14)
add('assign', 'pgpassword', t, `+ PGPASSWORD=${t} psql -h db`)
t = an(14)
add('assign', 'sshpass', t, `+ sshpass -p ${t} ssh app@host`)
t = an(14)
add('assign', 'sshpass-quote', t, `+ sshpass -p '${t}' scp a b`)
t = an(14)
add('file', 'netrc-oneline', t, `machine api.acme.dev login ci password ${t}`)
t = an(14)
add('file', 'netrc-multiline', t, ['machine api.acme.dev', '  login ci', `  password ${t}`])
t = an(14)
add('file', 'gradle-props', t, `signing.password=${t}`)
t = an(14)
add('file', 'gradle-keypass', t, `-Pandroid.injected.signing.key.password=${t}`)
t = an(14)
add('file', 'maven-settings', t, `<server><id>n</id><username>ci</username><password>${t}</password></server>`)
t = an(14)
add('file', 'nuget-config', t, `<add key="ClearTextPassword" value="${t}" />`)
t = an(14)
add('file', 'pypirc', t, ['[pypi]', 'username = __token__', `password = ${t}`])
t = b64(1100)
add('file', 'kubeconfig-key', t.slice(0, 200), `    client-key-data: ${t}`)
t = an(40)
add('file', 'kubeconfig-token', t, `    token: ${t}`)
t = b64(1100)
add('file', 'kubeconfig-ca', t.slice(0, 200), `    client-certificate-data: ${t}`, { public: true })
t = an(20)
add('file', 'k8s-secret-data', Buffer.from(t).toString('base64'), [
  'kind: Secret',
  'data:',
  `  password: ${Buffer.from(t).toString('base64')}`,
])
t = an(32)
add('assign', 'rails-master-key', t, `RAILS_MASTER_KEY=${t}`)
t = b64(32)
add('assign', 'laravel-app-key', t, `APP_KEY=base64:${t}`)
t = an(50)
add('assign', 'django', t, `SECRET_KEY = '${t}'`)
t = an(20)
add('assign', 'cli-token-eq', t, `+ vercel deploy --token=${t}`)
t = an(24)
add('assign', 'cli-token-space', t, `+ vercel deploy --token ${t}`)
t = an(24)
add('assign', 'ps-env', t, `$env:DEPLOY_KEY = "${t}"`)
t = an(24)
add('assign', 'yaml-env', t, `  DEPLOY_TOKEN: ${t}`)
t = an(24)
add('assign', 'toml', t, `token = "${t}"`)
t = an(24)
add('assign', 'ruby-hash', t, `:token=>"${t}"`)
t = an(24)
add('assign', 'java-map', t, `{user=ci, token=${t}, url=x}`)
t = an(24)
add('assign', 'set-x-quoted', t, `+ export 'API_TOKEN=${t}'`)
t = hex(32)
add('header', 'cookie', t, `Cookie: PHPSESSID=${t}; theme=dark`)
t = hex(32)
add('header', 'cookie-json', t, `  "cookie": "connect.sid=s%3A${t}",`)
t = hex(32)
add('header', 'set-cookie-list', t, `'set-cookie': [ 'sid=${t}; Path=/; HttpOnly' ]`)
// --- PEM and SSH
for (const label of [
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'PGP PRIVATE KEY BLOCK',
  'DSA PRIVATE KEY',
]) {
  const k = pem(label, label.startsWith('EC') ? 121 : 1190)
  add('pem', `pem-${label.replaceAll(' ', '-').toLowerCase()}`, k.slice(1, -1), [
    '+ cat key.pem',
    ...k,
    'Error: invalid key',
  ])
}
{
  const k = pem('RSA PRIVATE KEY')
  add('pem', 'pem-indented', k.slice(1, -1), [
    '+ cat values.yaml',
    'key: |',
    ...k.map((l) => `    ${l}`),
    'Error: invalid key',
  ])
}
{
  const k = pem('RSA PRIVATE KEY')
  add(
    'pem',
    'pem-gh-timestamps',
    k.slice(1, -1),
    k.map((l) => `2024-05-01T10:00:00.1234567Z ${l}`).concat('2024-05-01T10:00:00.1234567Z Error: invalid key'),
  )
}
{
  const k = pem('RSA PRIVATE KEY')
  add('pem', 'pem-docker-prefix', k.slice(1, -1), k.map((l) => `#12 0.543 ${l}`).concat('#12 ERROR: invalid key'))
}
{
  const k = pem('RSA PRIVATE KEY')
  add('pem', 'pem-pipe-prefix', k.slice(1, -1), k.map((l) => `api-1  | ${l}`).concat('api-1  | Error: invalid key'))
}
{
  const k = pem('RSA PRIVATE KEY')
  add('pem', 'pem-ansi', k.slice(1, -1), k.map((l) => `\u001b[32m${l}\u001b[0m`).concat('Error: invalid key'))
}
{
  const _k = pem('RSA PRIVATE KEY')
  add('pem', 'pem-body-only-76', b64(900).match(/.{1,76}/g), [])
  out.pop()
  const b = b64(900).match(/.{1,76}/g)
  add('pem', 'pem-76col', b, [
    '-----BEGIN RSA PRIVATE KEY-----',
    ...b,
    '-----END RSA PRIVATE KEY-----',
    'Error: invalid key',
  ])
}
{
  const b = b64(900).match(/.{1,70}/g)
  add('pem', 'openssh-70col', b, [
    '-----BEGIN OPENSSH PRIVATE KEY-----',
    ...b,
    '-----END OPENSSH PRIVATE KEY-----',
    'Load key "id": invalid format',
  ])
}
{
  const b = b64(900).match(/.{1,70}/g)
  add('pem', 'openssh-70col-noheader', b.slice(1), ['Error: key is', ...b.slice(1), 'Load key "id": invalid format'])
}
{
  const k = b64(1190)
  add(
    'pem',
    'pem-b64-whole',
    Buffer.from(['-----BEGIN RSA PRIVATE KEY-----', k, '-----END RSA PRIVATE KEY-----'].join('\n'))
      .toString('base64')
      .slice(0, 120),
    `Error: bad SSH_KEY_B64=${Buffer.from(['-----BEGIN RSA PRIVATE KEY-----', k, '-----END RSA PRIVATE KEY-----'].join('\n')).toString('base64')}`,
  )
}
{
  const k = b64(1190)
  const e = Buffer.from(['-----BEGIN RSA PRIVATE KEY-----', k, '-----END RSA PRIVATE KEY-----'].join('\n')).toString(
    'base64',
  )
  add('pem', 'pem-b64-bare', e.slice(0, 120), `Error: cannot decode ${e}`)
}
{
  const _k = b64(48)
  add('pem', 'ppk', [...b64(600).match(/.{64}/g)], [])
  out.pop()
  const b = b64(600).match(/.{1,64}/g)
  add('pem', 'putty-ppk', b, [
    'PuTTY-User-Key-File-3: ssh-rsa',
    'Encryption: none',
    `Private-Lines: ${b.length}`,
    ...b,
    'Error: bad key',
  ])
}
// --- known values (given through `secrets`)
const K = (id, v, line, sec, o = {}) => add('known', id, sec ?? v, line, { given: [v], ...o })
t = `S3cr3t${an(8)}`
K('known-plain', t, `Error: login refused for ${t}`)
K('known-word', 'butterscotch', 'Error: login refused for butterscotch')
K('known-short4', 'k9Xq', 'Error: login refused for k9Xq')
K('known-short3', 'k9X', 'Error: login refused for k9X now')
t = `#${an(12)}`
K('known-hash-start', t, `Error: login refused for ${t}`)
t = `my pass ${an(6)} phrase`
K('known-space-inside', t, `Error: login refused for ${t}`)
t = ` ${an(12)} `
K('known-space-around', t, `Error: login refused for ${t}`, t.trim())
K('known-json', v1(), '', '')
out.pop()
function v1() {
  return 'x'
}
t = `a"b\\c\n${an(8)}`
t = `a"b\\${an(8)}/é`
K('known-json-escaped', t, `Error: {"pw":${JSON.stringify(t)}}`, JSON.stringify(t).slice(1, -1))
t = `a"b\\${an(8)}é`
K(
  'known-json-ascii',
  t,
  `Error: {"pw":"${JSON.stringify(t).slice(1, -1).replace('é', '\\u00e9')}"}`,
  JSON.stringify(t).slice(1, -1).replace('é', '\\u00e9'),
)
t = `a"b/${an(8)}`
K(
  'known-json-php-slash',
  t,
  `Error: {"pw":"${JSON.stringify(t).slice(1, -1).replace('/', '\\/')}"}`,
  JSON.stringify(t).slice(1, -1).replace('/', '\\/'),
)
t = `p@ss w/${an(8)}&+`
K('known-url', t, `Error: GET https://x/?p=${encodeURIComponent(t)}`, encodeURIComponent(t))
t = `p@ss w/${an(8)}&+`
K(
  'known-form',
  t,
  `Error: body p=${encodeURIComponent(t).replaceAll('%20', '+')}`,
  encodeURIComponent(t).replaceAll('%20', '+'),
)
t = `p!ss(${an(8)})*'`
K(
  'known-url-strict',
  t,
  `Error: GET https://x/?p=${encodeURIComponent(t).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)}`,
  encodeURIComponent(t).replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`),
)
t = `p@ss:${an(8)}`
K('known-url-partial', t, `Error: GET https://u:${t.replace('@', '%40')}@x/`, t.replace('@', '%40'))
t = an(20)
K(
  'known-b64',
  t,
  `Error: got ${Buffer.from(t).toString('base64')}`,
  Buffer.from(t).toString('base64').replace(/=+$/, '').slice(0, -1),
)
t = an(20)
K(
  'known-b64-in-pair',
  t,
  `Error: Basic ${Buffer.from(`admin:${t}`).toString('base64')}`,
  Buffer.from(`admin:${t}`).toString('base64').slice(9, -3),
)
t = an(20)
K(
  'known-b64-double',
  t,
  `Error: got ${Buffer.from(Buffer.from(t).toString('base64')).toString('base64')}`,
  Buffer.from(Buffer.from(t).toString('base64')).toString('base64').slice(0, -3),
)
t = an(60)
K(
  'known-b64-wrapped',
  t,
  Buffer.from(t + t)
    .toString('base64')
    .match(/.{1,76}/g),
  Buffer.from(t + t)
    .toString('base64')
    .match(/.{1,76}/g)[0],
)
t = an(20)
K('known-hex', t, `Error: got ${Buffer.from(t).toString('hex')}`, Buffer.from(t).toString('hex'))
t = `<a&b"'${an(8)}>`
const xml = (x) =>
  x
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;')
K('known-xml', t, `<failure message="${xml(t)}"/>`, xml(t))
t = `<a&b"${an(8)}>`
K('known-xml-noapos', t, `<failure message="${xml(t)}"/>`, xml(t))
t = `it's${an(10)}`
K('known-shell-quoted', t, `+ login 'it'\\''s${t.slice(4)}'`, t.slice(4))
t = `se$cret ${an(8)}`
K('known-shell-q', t, `+ login se\\$cret\\ ${t.slice(8)}`, t.slice(8))
t = an(24)
K('known-ansi-split', t, `Error: token ${t.slice(0, 8)}\u001b[0m\u001b[31m${t.slice(8)} bad`, [
  t.slice(0, 8),
  t.slice(8),
])
t = an(48)
K(
  'known-wrap',
  t,
  [`Error: token is ${t.slice(0, 24)}`, `${t.slice(24)} and was refused`],
  [t.slice(0, 24), t.slice(24)],
)
t = an(24)
K('known-case', t, `Error: env ${t.toUpperCase()} refused`, t.toUpperCase())
t = an(24)
K('known-nul', t, `Error: env ${t.slice(0, 12)}\u0000${t.slice(12)} refused`, [t.slice(12)])
t = an(24)
K('known-zwsp', t, `Error: env ${t.slice(0, 12)}\u200b${t.slice(12)} refused`, [t.slice(12)])
t = an(24)
K('known-utf16', t, `Error: env ${[...t].join('\u0000')} refused`, [...t].join('\u0000'))
t = `${an(10)}\n${an(10)}`
K('known-multiline', t, ['Error: key', ...t.split('\n'), 'bad'], t.split('\n'))
t = an(24)
K('known-reversed', t, `Error: got ${[...t].reverse().join('')}`, [...t].reverse().join(''))
t = `${an(6)}***${an(6)}`
K('known-asterisks', t, `Error: got ${t}`)
// add-mask in tee'd log
t = `${an(4)}-${an(6)}`
add('addmask', 'add-mask-then-error', t, [`::add-mask::${t}`, `Error: deploy refused for ${t}`])
t = `${low(4)} ${low(6)}`
add('addmask', 'add-mask-space', t, [`::add-mask::${t}`, `Error: deploy refused for ${t}`])
// environment
t = `${an(14)}`
add('env', 'env-npm-token', t, `Error: refused ${t}`, { env: { NPM_TOKEN: t } })
t = `${low(9)}`.replace(/\d/g, 'q')
add('env', 'env-password-word', t, `Error: refused ${t}`, { env: { DB_PASSWORD: t } })
t = `${an(14)}`
add('env', 'env-db-pass', t, `Error: refused ${t}`, { env: { DB_PASS: t } })
t = `${an(14)}`
add('env', 'env-webhook', t, `Error: refused ${t}`, { env: { DEPLOY_WEBHOOK: t } })
t = `${an(24)}`
add('env', 'env-credentials', t, `Error: refused ${t}`, { env: { REGISTRY_CREDENTIALS: t } })
t = `${an(24)}`
add('env', 'env-secret-suffix', t, `Error: refused ${t}`, { env: { CLIENT_SECRET_VALUE: t } })
t = `${an(24)}`
add('env', 'env-key', t, `Error: refused ${t}`, { env: { DD_APP_KEY: t } })
t = `${an(24)}`
add('env', 'env-encryption-key', t, `Error: refused ${t}`, { env: { ENCRYPTION_KEY: t } })
t = `${an(24)}`
add('env', 'env-dsn', t, `Error: refused ${t}`, { env: { DATABASE_URL: `postgres://app:${t}@db/x` } })
t = `${an(24)}`
add('env', 'env-auth', t, `Error: refused ${t}`, { env: { NPM_AUTH: t } })

/** How much of the secrets a text holds: 'full', 'part' (a half, or 12 characters and more) or ''. */
export function leak(secrets, text) {
  let worst = ''
  for (const secret of secrets) {
    if (secret.length === 0) continue
    if (text.includes(secret)) return 'full'
    const need = Math.min(secret.length, Math.max(12, Math.ceil(secret.length * 0.5)))
    for (let at = 0; at + need <= secret.length; at++)
      if (text.includes(secret.slice(at, at + need))) {
        worst = 'part'
        break
      }
  }
  return worst
}
export const corpus = out
