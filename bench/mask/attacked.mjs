// What a fresh attacker carried past the mask: shapes and commands it did not know, and ways to write and to split a given value.
import { casesOf, maker } from './made.mjs'

const m = maker('attacked')
const pw = () => m.password()
const snowflake = (first) =>
  Buffer.from(first + m.figures(17))
    .toString('base64')
    .replace(/=+$/, '')

const tokens = [
  ['discord-bot', `Error: 401 login with «${snowflake('1')}.${m.mixed(6)}.${m.base64url(28)}»`],
  ['discord-bot-new', `DISCORD=«${snowflake('9')}.${m.mixed(6)}.${m.base64url(20)}»`],
  ['square', `Error: 401 for «sq0csp-${m.base64url(32)}»`],
  ['typeform', `Error: 401 for «tfp_${m.base64url(33)}»`],
  ['bitbucket-dc', `Error: 401 for «BBDC-${m.base64(33)}»`],
  ['flutterwave', `Error: 401 for «FLWSECK-${m.hex(32)}-X»`],
  ['resend', `Error: 401 for «re_${m.mixed(8)}_${m.mixed(24)}»`],
  ['tavily', `Error: 401 for «tvly-${m.mixed(32)}»`],
  ['tavily-dev', `Error: 401 for «tvly-dev-${m.mixed(32)}»`],
  ['langsmith', `Error: 401 for «lsv2_pt_${m.hex(32)}_${m.hex(10)}»`],
  ['airtable', `Error: 401 for «pat${m.mixed(14)}.${m.hex(64)}»`],
  ['hubspot', `Error: 401 for «pat-na1-${m.uuid()}»`],
  ['cloudflare-user', `Error: 401 for «cfut_${m.mixed(40)}»`],
  ['supabase', `Error: 401 for «sb_secret_${m.base64url(24)}»`],
  ['vercel', `Error: 401 for «vcp_${m.mixed(56)}»`],
  ['braintree', `Error: 401 for «access_token$production$${m.low(16)}$${m.hex(32)}»`],
  ['vault-legacy', `+ vault login «s.${m.mixed(24)}»`],
  ['vault-header', `X-Vault-Token: «s.${m.mixed(24)}»`],
  ['vault-hvs', `Error: permission denied «hvs.CAES${m.base64url(60)}»`],
  ['glued-ghp', `fetched withf«ghp_${m.mixed(36)}» and failed`],
  ['glued-glpat', `valuex«glpat-${m.mixed(20)}»`],
  ['glued-xoxb', `valuex«xoxb-${m.figures(12)}-${m.figures(13)}-${m.mixed(24)}»`],
  ['bcrypt', `ci:«$2y$10$${m.base64url(39).replace(/[-_]/g, '.')}.»`],
  ['sha512-crypt', `root:«$6$rounds=5000$${m.mixed(16)}$${m.mixed(86)}»:19000:0:99999:7:::`],
  ['yescrypt', `root:«$y$j9T$${m.mixed(22)}$${m.mixed(43)}»:19000:0:99999:7:::`],
  ['apr1', `ci:«$apr1$${m.mixed(8)}$${m.mixed(22)}»`],
  ['argon2', `hash «$argon2id$v=19$m=65536,t=3,p=4$${m.mixed(22)}$${m.mixed(43)}»`],
  ['django-hash', `password «pbkdf2_sha256$390000$${m.mixed(22)}$${m.base64(32)}»`],
  ['ssha', `userPassword: «{SSHA}${m.base64(24)}»`],
]

const places = [
  ['dockerfile-env', `Step 3/9 : ENV DB_PASSWORD «${m.letters(12)}»`],
  ['dockerfile-env-eq', `ENV API_TOKEN=«${m.letters(20)}»`],
  ['dockerfile-arg', `ARG NPM_TOKEN=«${m.letters(20)}»`],
  ['identified-by', `CREATE USER 'app'@'%' IDENTIFIED BY '«${m.letters(10)}»';`],
  ['sql-password', `ALTER ROLE app WITH LOGIN PASSWORD '«${m.letters(10)}»';`],
  ['storepass', `+ keytool -importkeystore -srckeystore a.jks -storepass «${m.letters(10)}» -noprompt`],
  ['passin', `+ openssl rsa -in key.pem -passin pass:«${m.letters(10)}» -out k.pem`],
  ['openssl-k', `+ openssl enc -aes-256-cbc -k «${m.mixed(16)}» -in a -out b`],
  ['7z', `+ 7z x secrets.7z -p«${m.letters(10)}» -y`],
  ['redis-cli-a', `+ redis-cli -h cache -a «${m.letters(12)}» ping`],
  ['twine', `+ twine upload -u __token__ -p «${m.mixed(30)}» dist/app.whl`],
  ['sqlcmd', `+ sqlcmd -S db -U sa -P «${pw()}» -Q "select 1"`],
  ['from-literal', `+ kubectl create secret generic app --from-literal=db-password=«${m.letters(12)}»`],
  ['from-literal-any', `+ kubectl create secret generic app --from-literal=stripe=«${m.mixed(24)}»`],
  ['vault-login', `+ vault login «${m.mixed(26)}»`],
  ['url-user', `fatal: could not read from https://«${m.letters(18)}»@github.com/acme/app.git`],
  ['sentry-dsn', `SENTRY_DSN=https://«${m.hex(32)}»@o12.ingest.us.sentry.io/34`],
  ['sentry-dsn-secret', `dsn https://${m.hex(32)}:«${m.hex(32)}»@sentry.acme.test/3`],
  ['go-mysql', `dial failed: app:«${pw()}»@tcp(db.test:3306)/app?parseTime=true`],
  [
    'k8s-data',
    [
      'apiVersion: v1',
      'kind: Secret',
      'metadata:',
      '  name: app',
      'data:',
      `  config: «${Buffer.from(m.mixed(20)).toString('base64')}»`,
      `  user: «${Buffer.from('deployer').toString('base64')}»`,
    ],
  ],
  [
    'k8s-data-sorted',
    ['apiVersion: v1', 'data:', `  config: «${Buffer.from(m.mixed(20)).toString('base64')}»`, 'kind: Secret'],
    { whole: true },
  ],
  ['k8s-string-data', ['kind: Secret', 'stringData:', `  config: «${m.mixed(20)}»`]],
  [
    'k8s-json',
    `{"apiVersion":"v1","data":{"config":"«${Buffer.from(m.mixed(20)).toString('base64')}»"},"kind":"Secret"}`,
  ],
  ['jwk', `{"kty":"EC","crv":"P-256","x":"${m.base64url(32)}","y":"${m.base64url(32)}","d":"«${m.base64url(32)}»"}`],
  ['jwk-lines', [`  "kty": "OKP",`, `  "d": "«${m.base64url(32)}»",`]],
  ['pgpass', `db.test:5432:app:deploy:«${m.letters(12)}»`],
  ['npmrc-auth', `_auth=«${Buffer.from('admin:sunflowers').toString('base64')}»`],
  ['npmrc-auth-blank', `_auth = "«${Buffer.from('admin:sunflowers').toString('base64')}»"`],
  ['htpasswd', `+ htpasswd -b /etc/nginx/.htpasswd ci «${m.letters(10)}»`],
  ['htpasswd-nb', `+ htpasswd -nbB ci «${m.letters(10)}»`],
  ['oauth2-bearer', `+ curl --oauth2-bearer «${m.letters(30)}» https://a.test`],
  ['sshpass', `+ sshpass -p «${m.letters(10)}» ssh ci@host`],
  ['sshpass-glued', `+ sshpass -p«${m.letters(10)}» ssh ci@host`],
  ['mysql', `+ mysql -h db -u root -p«${m.letters(10)}» app`],
  ['mongosh', `+ mongosh --username root --password «${m.letters(10)}» db`],
  ['az-login', `+ az login --service-principal -u app -p «${m.letters(20)}» --tenant t`],
  ['docker-login', `+ docker login -u ci -p «${m.letters(12)}» registry.test`],
  ['gpg', `+ gpg --batch --passphrase «${m.letters(12)}» --sign a`],
  ['gpg-quoted', `+ gpg --batch --passphrase '«${m.letters(6)} ${m.letters(6)}»' --sign a`],
  ['net-use', `> net use Z: \\\\host\\share «${m.letters(10)}» /user:ci`],
  ['net-use-after', `> net use Z: \\\\host\\share /user:ci «${m.letters(10)}»`],
  ['ansible', `web1 ansible_user=ci ansible_password=«${m.letters(10)}»`],
  ['ansible-yaml', `ansible_become_pass: «${m.letters(10)}»`],
  ['smbclient', `+ smbclient //host/share -U ci%«${m.letters(10)}»`],
  ['yaml-pair', ['      - name: DB_PASSWORD', `        value: «${m.letters(12)}»`]],
  ['yaml-pair-quoted', ['  - name: "API_TOKEN"', `    value: "«${m.letters(16)}»"`]],
  ['json-pair', ['    "name": "DB_PASSWORD",', `    "value": "«${m.letters(12)}»"`]],
  ['json-pair-line', `{"name":"DB_PASSWORD","value":"«${m.letters(12)}»"}`],
  ['password-letters', `password: «${m.letters(12)}»`],
  ['password-figures', `password: «${m.figures(8)}»`],
  ['password-sentence', `Error: connect failed, password: «${m.letters(8)}${m.figures(2)}», retrying`],
  ['token-letters', `+ deploy --token=«${m.letters(20)}» --prod`],
  ['token-figures', `+ deploy --token=«${m.figures(12)}» --prod`],
  ['token-blank', `+ deploy --token «${m.letters(20)}» --prod`],
  ['api-key-letters', `+ deploy --api-key=«${m.letters(24)}»`],
  ['secret-letters', `client_secret=«${m.letters(20)}»`],
]

const given = []
const given_ = (id, text, more = {}) => given.push([`given-${id}`, text, more])
/** The value, how it is written, and what of it must not be readable. */
const written = (id, write, line = (form) => `Error: got ${form} here`) => {
  const value = m.mixed(20)
  const form = write(value)
  given_(id, [line(form)].flat(), { given: [value], secrets: [form].flat() })
}
const bytesOf = (value) => [...Buffer.from(value)]
const alphabet32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'
const base32 = (bytes) => {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, '0')).join('')
  return (bits.match(/.{1,5}/g) ?? []).map((five) => alphabet32[Number.parseInt(five.padEnd(5, '0'), 2)]).join('')
}
const base85 = (bytes, signs) => {
  let out = ''
  for (let at = 0; at + 4 <= bytes.length; at += 4) {
    let word = bytes.slice(at, at + 4).reduce((sum, byte) => sum * 256 + byte, 0)
    let part = ''
    for (let turn = 0; turn < 5; turn++) {
      part = signs[word % 85] + part
      word = Math.floor(word / 85)
    }
    out += part
  }
  return out
}
const ascii85 = Array.from({ length: 85 }, (_, at) => String.fromCharCode(33 + at)).join('')
const rfc1924 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~'
const each =
  (write, join = '') =>
  (value) =>
    bytesOf(value).map(write).join(join)
const hex2 = (byte) => byte.toString(16).padStart(2, '0')

written('base32', (value) => base32(bytesOf(value)))
written('base32-small', (value) => base32(bytesOf(value)).toLowerCase())
{
  const value = m.mixed(20)
  const form = base32(bytesOf(`ci:${value}:`))
  given_('base32-inside', [`Error: got ${form} here`], { given: [value], secrets: [form.slice(5, 36)] })
}
written('base85', (value) => base85(bytesOf(value), rfc1924))
written('ascii85', (value) => base85(bytesOf(value), ascii85))
written(
  'hex-escapes',
  each((byte) => `\\x${hex2(byte)}`),
)
written(
  'unicode-escapes',
  each((byte) => `\\u00${hex2(byte)}`),
)
written(
  'unicode-braces',
  each((byte) => `\\u{${hex2(byte)}}`),
)
written(
  'octal',
  each((byte) => `\\${byte.toString(8).padStart(3, '0')}`),
)
written(
  'html-numbers',
  each((byte) => `&#${byte};`),
)
written(
  'html-hex',
  each((byte) => `&#x${hex2(byte)};`),
)
written('hex-blanks', each(hex2, ' '))
written('hex-colons', each(hex2, ':'))
written(
  'hex-capitals',
  each((byte) => hex2(byte).toUpperCase(), ' '),
)
written(
  'hex-0x',
  each((byte) => `0x${hex2(byte)}`, ', '),
)
written('hex-mixed-case', (value) =>
  Buffer.from(value)
    .toString('hex')
    .replace(/[a-f]/g, (sign, at) => (at % 4 < 2 ? sign.toUpperCase() : sign)),
)
written('byte-list', each(String, ', '), (form) => `b = [${form}]`)
written('byte-list-tight', each(String, ','), (form) => `b = [${form}]`)
written('byte-list-blanks', each(String, ' '), (form) => `b = [${form}]`)
written(
  'quoted-printable',
  each((byte) => `=${hex2(byte).toUpperCase()}`),
)
written('utf16le-hex', (value) => Buffer.from(value, 'utf16le').toString('hex'))
written(
  'utf16le-base64',
  (value) => Buffer.from(value, 'utf16le').toString('base64'),
  (form) => `powershell -EncodedCommand ${form}`,
)
written('utf16-nul', (value) => [...value].join('\0'))
written(
  'url-all',
  each((byte) => `%${hex2(byte)}`),
)
written(
  'url-double',
  each((byte) => `%25${hex2(byte)}`),
)
{
  const value = m.mixed(20)
  const pairs = (part) => Buffer.from(part).toString('hex').match(/.{4}/g).join(' ')
  const halves = [value.slice(0, 16), value.slice(16)]
  const dump = halves.map((half, at) => `000000${at}0: ${pairs(half).padEnd(39)}  ${half}`)
  given_('xxd', dump, { given: [value], secrets: [...halves.map(pairs), halves[0]], whole: true })
}
given_('base64-tail', ['Error: got «Y3I6aHVudGVyLWh1bnRlci0wNw==» here'], { given: ['hunter-hunter-07'] })
for (const before of ['a', 'ab', 'abc']) {
  const value = m.mixed(18)
  const inside = Buffer.from(`${before}${value}zz`).toString('base64')
  given_(`base64-offset-${before.length}`, [`Error: got ${inside} here`], {
    given: [value],
    secrets: [inside.slice(4, 24)],
  })
}
{
  const value = `p/a/s/s/${m.mixed(8)}`
  const form = value.replaceAll('/', (_, at) => (at % 4 === 1 ? '%2f' : '%2F'))
  given_('url-mixed-case', [`GET https://a.test/?p=${form}`], { given: [value], secrets: [form] })
  const twice = encodeURIComponent(encodeURIComponent(`${value}+`))
  given_('url-encoded-twice', [`GET https://a.test/?p=${twice}`], { given: [`${value}+`], secrets: [twice] })
}
/** Halves of six characters and less, too short to be found alone. */
const split = (id, sign, line = (form) => `Error: token ${form} bad`) => {
  const value = m.mixed(20)
  const pieces = value.match(/.{1,5}/g)
  given_(`split-${id}`, line(pieces.join(sign)).split('\n'), {
    given: [value],
    secrets: pieces,
    whole: sign.includes('\n'),
  })
}
split('variation', '\ufe0f')
split('grapheme-joiner', '\u034f')
split('hangul-filler', '\u3164')
split('braille-blank', '\u2800')
split('tag', '\u{e0041}')
split('c1-csi', '\u009b31m')
split('charset', '\u001b(B')
split('save-cursor', '\u001b7')
split('colon-sgr', '\u001b[38:2::255:0:0m')
split('nel', '\u0085')
split('line-separator', '\u2028')
split('tab', '\t')
split('dcs', '\u001bPq#0\u001b\\')
split('backslash-newline', '\\\n')
split('newline', '\n')
split('wide-blanks', '  ')
const shapeSplit = (id, sign) => {
  const token = `ghp_${m.mixed(36)}`
  given.push([
    `shape-split-${id}`,
    [`Error: ${token.slice(0, 20)}${sign}${token.slice(20)} bad`],
    { secrets: [token.slice(4, 20), token.slice(20)] },
  ])
}
shapeSplit('variation', '\ufe0f')
shapeSplit('tag', '\u{e0041}')
shapeSplit('c1-csi', '\u009b31m')
shapeSplit('charset', '\u001b(B')
shapeSplit('dcs', '\u001bPq#0\u001b\\')

export const attacked = casesOf([...tokens, ...places, ...given])
