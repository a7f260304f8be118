import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { createMask, inOrder } from '../../../src/core/mask/index.js'

const mask = createMask([])
// Put together here, so that no scanner takes an example for a leak.
const of = (...parts: readonly string[]) => parts.join('')
const letters = (length: number) => 'aB3dE6gH9jK2mN5pQ8sT1vW4yZ7'.repeat(40).slice(0, length)
const jwt = of('eyJ', 'hbGciOiJIUzI1NiJ9', '.', 'eyJ', letters(400), '.', letters(43))
const keyBlock = (kind: string, end: string) =>
  of(
    '-----BEGIN ',
    kind,
    'PRIVATE KEY-----',
    end,
    letters(64),
    end,
    letters(30),
    end,
    '-----END ',
    kind,
    'PRIVATE KEY-----',
  )

/** What must go. */
const secretive: readonly (readonly [string, string])[] = [
  ['GitHub token', of('gh', 'p_', letters(36))],
  ['GitHub installation token', of('gh', 's_', letters(36))],
  ['GitHub token like a JWT', of('gh', 's_', jwt)],
  ['GitHub fine-grained token', of('github', '_pat_', letters(22), '_', letters(59))],
  ['GitLab token', of('gl', 'pat-', letters(20))],
  ['npm token', of('np', 'm_', letters(36))],
  ['PyPI token', of('py', 'pi-', letters(120))],
  ['AWS key id', of('AK', 'IA', 'IOSFODNN7EXAMPLE')],
  ['Google key', of('AI', 'za', letters(35))],
  ['Slack token', of('xo', 'xb-', '123456789012-', letters(24))],
  ['Stripe key', of('sk', '_live_', letters(24))],
  ['JWT', jwt],
  ['JWT without signature', jwt.slice(0, -43)],
]
const sentences: readonly (readonly [string, string])[] = [
  [
    of('https://hooks.slack.com/services/', 'T00000000/B00000000/', letters(24)),
    'https://hooks.slack.com/services/***',
  ],
  ['git clone https://me:s3cr3t!@github.com/a/b', 'git clone https://me:***@github.com/a/b'],
  ['https://x-access-token:abc@github.com', 'https://x-access-token:***@github.com'],
  ['postgres://app:p*ss@db:5432/x', 'postgres://app:***@db:5432/x'],
  ['https://tok3nA1B2c3D4e5F6g7H8:x-oauth-basic@git.test/a', 'https://***:***@git.test/a'],
  ['postgres://app:p@ss/word@db.test:5432/app failed', 'postgres://app:***@db.test:5432/app failed'],
  ['curl -u me:hunter2 -u you:hunter3 https://x.test', 'curl -u me:*** -u you:*** https://x.test'],
  ['curl -u me:hunter2 https://x.test', 'curl -u me:*** https://x.test'],
  ["sshpass -p 'hunter2' ssh me@host", "sshpass -p '***' ssh me@host"],
  ['+ mysql -uroot -phunter2 app', '+ mysql -uroot -p*** app'],
  ['machine a.test login ci password hunter2', 'machine a.test login ci password ***'],
  ['<server><password>hunter2</password></server>', '<server><password>***</password></server>'],
  ['AccountName=acme;AccountKey=Zm9vYmFyMTIzNDU2Nzg5MA==;Suffix=x', 'AccountName=acme;AccountKey=***;Suffix=x'],
  ['DB_PASSWORD="correct horse battery"', 'DB_PASSWORD="***"'],
  ['DB_PASSWORD=$nv$qrOzIbXaH7', 'DB_PASSWORD=***'],
  ['{user=ci, token=abcd1234efgh, url=x}', '{user=ci, token=***, url=x}'],
  ['DEPLOY_KEY=0a1b2c3d4e5f', 'DEPLOY_KEY=***'],
  [`https://${letters(40)}@github.com/a/b`, 'https://***@github.com/a/b'],
  ['Authorization: Basic dXNlcjpwYXNz', 'Authorization: Basic ***'],
  ['curl -H "authorization: Bearer abc.def-123" https://x', 'curl -H "authorization: Bearer ***" https://x'],
  ['PRIVATE-TOKEN: abcdefghijklmnop12', 'PRIVATE-TOKEN: ***'],
  ['Set-Cookie: session=abcdef; Path=/', 'Set-Cookie: ***'],
  ['FOO_SECRET=correct-horse', 'FOO_SECRET=***'],
  ['export DB_PASSWORD="hunter2"', 'export DB_PASSWORD="***"'],
  ['aws_secret_access_key = wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'aws_secret_access_key = ***'],
  ['{"password":"hunter2","user":"me"}', '{"password":"***","user":"me"}'],
  ['{"clientSecret": "abcdefgh"}', '{"clientSecret": "***"}'],
  ['docker login --password s3cr3t -u me', 'docker login --password *** -u me'],
  ['//registry.example.org/:_authToken=0123456789abcdef', '//registry.example.org/:_authToken=***'],
  ['?sig=0123456789abcdef%2B&se=1', '?sig=***&se=1'],
  ['access_token=word?password=defg', 'access_token=word?password=***'],
  [`API_KEY=${letters(3000)} next`, 'API_KEY=*** next'],
  [keyBlock('', '\n'), '-----BEGIN PRIVATE KEY-----***-----END PRIVATE KEY-----'],
  [keyBlock('EC ', '\\n'), '-----BEGIN EC PRIVATE KEY-----***-----END EC PRIVATE KEY-----'],
  [`-----BEGIN OPENSSH PRIVATE KEY-----\n${letters(70)}\n${letters(70)}`, '-----BEGIN OPENSSH PRIVATE KEY-----***'],
]

describe('shapes', () => {
  test.each(secretive)('%s', (_, secret) => {
    for (const line of [secret, `x=${secret}`, `"${secret}"`, `a ${secret} b`]) {
      expect(mask(line)).not.toContain(secret.slice(-12))
    }
    expect(mask(`begin ${secret} end`)).toBe('begin *** end')
  })

  test.each(sentences)('%s', (line, expected) => {
    expect(mask(line)).toBe(expected)
    expect(mask(mask(line))).toBe(expected)
  })

  test.each([
    'HEAD is now at 3f2b8c1d9e0a7f6b5c4d3e2f1a0b9c8d7e6f5a4b fix',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    '"integrity": "sha512-z4PhNX7vuL3xVChQ1m2AB9Yg5AULVxXcg/SpIdNs6c5H0NE8XYXysP+DGNKHfuwvY7kxvUdBeoGlODJ6+SfaPg=="',
    '/home/runner/work/app/app/src/token/secret_store.ts:12:3 - error TS2304',
    'SyntaxError: Unexpected token: identifier',
    "Unexpected token '}' at line 3",
    'Error: secret: not found',
    'Downloading tokenizers==0.13.3',
    'max_tokens=4096 token_count=123456 tokenizer=bert-base1-uncased',
    'Password: required',
    'error: authentication failed for https://example.com/a',
    'copying elasticache/create-global-replication-group.rst -> build',
    'passwd: files systemd',
    'GITHUB_TOKEN permissions: contents read',
    'password=${DB_PASSWORD} token=$TOKEN1234',
    'http://localhost:8080/a@b and http://[::1]:80/',
    'at Object.<anonymous> (file:///app/x.js:3:14)',
    'secretName=my-secret1 token_url=https://a.b/c1',
    "Missing Signature: '/com/acme/content/5.3.0/content-5.3.0.zip.asc' does not exist",
    'generate arb token:d1#g1#1767117279460#392',
    'CACHE_KEY = node-cache-Linux-x64-npm-7bb8ad4e274a30734a385e8dc71c1ec1',
    'SSH_AUTH_SOCK=/tmp/ssh-hNj6V6DTIGIO/agent.2359',
    '    grant_token = VerifiedToken(jwt, audience1)',
    '        read_password=read_password,',
    '  server-password: GITHUB_TOKEN',
    '  Array cookie:            ac',
    '?type=0&key=empty.properties&version=1_0_0_0',
    'npm_config_cache=/root/.npm pip-23.1 sk-learn',
    'user@host.example:~/dir$ ls',
    'npx http://localhost:3000@latest',
    'sk-learn-contrib-imbalanced-learn-extra-tools-1-2-3',
    'Cookie: SameSite=Lax rejected',
    'password = os.environ["DB_PASSWORD"]',
    'password: process.env.DB_PASSWORD,',
    "secret: secrets.NPM_TOKEN, token = config.get('token')",
    'git clone https://myusername@bitbucket.org/acme/app',
    'docker run -u root -p 127.0.0.1:80:80 -p 8080:80 app',
    'Cache hit for restore-key: Linux-cargo-3f1db0b7d2b88895db66059e8753d2b101fd4041ce3f6db6ee2bcc1ff4ebf8b8',
    'values("dfa-onepass", "dfa-search", "Win32_Security_Credentials", "Win32_Security")',
    'System.Memory, Version=4.0.1.2, PublicKeyToken=cc7b13ffcd2ddd51',
    'with Probe-Signature="PaxExam-59ead1dd-7982-4958-9f45-d9dbd29bccbd"',
    "{'channel': 'https://repo.test/*', 'auth': 'anaconda-auth'}",
    'SWIFT_SIGNING_KEY=52BB7E3DE28A71BE22EC05FFEF80A866B47A981F',
    'echo "GEMINI_API_KEY=dummy_key" > .env',
    'ENV OPENVPN_PASSWORD=**None**',
    '-----BEGIN RSA PRIVATE KEY-----removed-----END RSA PRIVATE KEY-----',
    '  "token": "CommaToken",',
    'WWW-Authenticate, authorization: Bearer realm="x"',
    'name: password\nvalue: required',
    '<token>\n  build\n</token>\nSignature: RSASSA-PKCS1-v1_5',
    '2026-01-01T00:00:00.000Z key: value',
  ])('%s stays', (line) => expect(mask(line)).toBe(line))
})

test('a key is masked line by line too; checksums and paths of that length stay', () => {
  const line = Buffer.from(letters(48).replace(/y/g, '\u00ff'), 'latin1').toString('base64')
  expect(mask(`2026-01-01T00:00:00.000Z ${line}`)).toBe('2026-01-01T00:00:00.000Z ***')
  for (const kept of [
    '9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'src/main/java/com/acme/billing/invoices/InvoiceRenderer2/Template'.slice(0, 64),
  ])
    expect(mask(kept)).toBe(kept)
})

describe('known values', () => {
  const secret = 'pa"ss w/or+d&1'
  const known = createMask([secret, 'two\nlines-of-it', '', 'abc', '***'])

  test.each([
    ['plain', secret],
    ['JSON', JSON.stringify(secret).slice(1, -1)],
    ['URL', encodeURIComponent(secret)],
    ['URL, small letters', encodeURIComponent(secret).replace(/%../g, (code) => code.toLowerCase())],
    ['form', encodeURIComponent(secret).replaceAll('%20', '+')],
    ['XML', 'pa&quot;ss w/or+d&amp;1'],
    ['base64', Buffer.from(secret).toString('base64').replace(/.=*$/, '')],
    ['a line of it', 'lines-of-it'],
  ])('%s', (_, form) => {
    const masked = known(`<${form}>`)
    expect(masked).not.toContain(form)
    expect(masked).toContain('***')
  })

  test('base64 inside a longer text, at every alignment', () => {
    const plain = createMask(['correct-horse-battery'])
    for (const user of ['', 'a', 'ab', 'abc', 'abcd']) {
      const header = Buffer.from(`${user}:correct-horse-battery`).toString('base64')
      const masked = plain(`x ${header}`)
      expect(Buffer.from(masked.slice(2).replaceAll('*', ''), 'base64').toString('latin1')).not.toContain('horse')
    }
  })

  test.each([
    ['hex', Buffer.from(secret).toString('hex')],
    ['JSON of PHP', JSON.stringify(secret).slice(1, -1).replaceAll('/', '\\/')],
    ['capitals', secret.toUpperCase()],
    ['backwards', [...secret].reverse().join('')],
    ['a shell’s backslashes', secret.replace(/[^A-Za-z0-9_@%+=:,./-]/g, '\\$&')],
    ['base64 twice', Buffer.from(Buffer.from(secret).toString('base64')).toString('base64').slice(0, 24)],
    ['colours between', `pa"ss\x1b[31m w/or+d&1`],
    ['a zero-width space between', `pa"ss w/or\u200b+d&1`],
    ['NULs between', [...secret].join('\0')],
    ['a carriage return between', `pa"ss w\r/or+d&1`],
  ])('%s', (_, form) => {
    const masked = known(`got <${form}> here`)
    expect(masked).toBe('got <***> here')
    expect(known(masked)).toBe(masked)
  })

  test.each([
    ['a mixture of escapes', `p\\x61\\u0022ss%20w&#x2f;or%252Bd\\0461`],
    ['a list of bytes', [...Buffer.from(secret)].join(', ')],
    ['binary', [...Buffer.from(secret)].map((byte) => byte.toString(2).padStart(8, '0')).join(' ')],
    ['tabs and tags between', [...secret].join('\t\u{e0041}')],
    ['hex of UTF-16, in capitals', Buffer.from(secret, 'utf16le').toString('hex').toUpperCase().slice(0, -2)],
  ])('each sign of it is found: %s', (_, form) => {
    expect(known(`got <${form}> here`)).toBe('got <***> here')
  })

  test('a list of its characters, and texts that are joined', () => {
    const mask = createMask(['tr0ub4dor-and-more'])
    expect(mask(`got ${JSON.stringify([...'tr0ub4dor-and-more'])}`)).toBe('got ["***"]')
    expect(mask(`got ['${[...'tr0ub4dor-and-more'].join("', '")}']`)).toBe("got ['***']")
    expect(mask('got "tr0ub4dor" + "-and-more"')).toBe('got "***"')
  })

  test('of an address the password, of a key file its secret members are known too', () => {
    const file = JSON.stringify({
      type: 'service_account',
      client_secret: 'Qwer1234zx',
      auth_uri: 'https://accounts.test/o',
    })
    const mask = createMask(['postgres://app:hunter2xyz9@db/x', file])
    expect(mask('refused hunter2xyz9 and Qwer1234zx for service_account at https://accounts.test/o')).toBe(
      'refused *** and *** for service_account at https://accounts.test/o',
    )
  })

  test('one text says nothing of the next, but for parts of one log', () => {
    const one = createMask([])
    expect([one('set the token:'), one('abc12345'), one('kind: Secret'), one('data:'), one('  a: YWJjZGVm')]).toEqual([
      'set the token:',
      'abc12345',
      'kind: Secret',
      'data:',
      '  a: YWJjZGVm',
    ])
    const parts = inOrder(one)
    expect([parts('- name: DB_PASSWORD'), parts('  value: sunflowers')]).toEqual([
      '- name: DB_PASSWORD',
      '  value: ***',
    ])
  })

  test('a mask for the logs of many strangers remembers nothing they name', () => {
    const mask = createMask([], { remembers: false })
    expect(mask('::add-mask::dependency\nno dependency found')).not.toContain('dependency')
    expect(mask('no dependency found')).toBe('no dependency found')
  })

  test('what only looks like a part of a value stays', () => {
    const mask = createMask(['tr0ub4dor-and-more', 'sunflowers'])
    for (const line of [
      'tr0ub4 dor',
      '[116, 114, 48, 117, 98, 52]',
      'sun flowing',
      '74 72 30 75',
      '%74r0ub4',
      '\\x74r0ub',
    ])
      expect(mask(line)).toBe(line)
  })

  test('halves at the ends of lines: wrapped, folded or cut', () => {
    const long = 'correctHorseBatteryStaple-0123456789'
    const mask = createMask([long])
    expect(mask(`the token is ${long.slice(0, 20)}`)).toBe('the token is ***')
    expect(mask(`${long.slice(20)} and was refused`)).toBe('*** and was refused')
    const folded =
      Buffer.from(`${long}${long}`)
        .toString('base64')
        .match(/.{1,40}/g) ?? []
    expect(mask(folded.join('\n')).replaceAll('*', '').trim().length).toBeLessThan(12)
  })

  test('what ::add-mask:: names in a log is known from then on, for every text', () => {
    const mask = createMask([])
    expect(mask('::add-mask::two words here')).not.toContain('two words')
    expect(mask('Error: two words here refused')).toBe('Error: *** refused')
    expect(mask('::add-mask::***')).toBe('::add-mask::***')
    expect(createMask([])('2026-01-01T00:00:00Z ::add-mask::ab%25cd%0Aef\nno ab%cd')).not.toContain('ab%cd')
  })

  test('three characters are masked only where they stand alone and look like no word', () => {
    const mask = createMask(['k9X', 'the'])
    expect(mask('refused for k9X in the k9Xyz')).toBe('refused for *** in the k9Xyz')
  })

  test('short values are left, longest first', () => {
    expect(known('abc')).toBe('abc')
    expect(createMask(['secret', 'secret-long'])('secret-long secret')).toBe('*** ***')
  })

  test('a value that is an expression is taken literally', () => {
    expect(createMask(['a.*+?^${}()|[]\\/z'])('x a.*+?^${}()|[]\\/z aXXz')).toBe('x *** aXXz')
  })
})

test('masking twice changes nothing, whatever the text and the secrets', () => {
  const piece = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(
      '***',
      'password=',
      'token: ',
      '://u:',
      '@',
      'Bearer ',
      'eyJ',
      '.',
      '"',
      '\n',
      '-----BEGIN PRIVATE KEY-----',
      '-----END ',
    ),
    fc.constantFrom(...sentences.map(([line]) => line.slice(0, 120))),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 8 }),
      fc.array(fc.string({ maxLength: 9 }), { maxLength: 3 }),
      (pieces, secrets) => {
        const twice = createMask(secrets)
        const once = twice(pieces.join(''))
        expect(twice(once)).toBe(once)
        for (const secret of secrets.map((text) => text.trim()))
          if (secret.length >= 4 && !/[*\n\r]/.test(secret)) expect(once).not.toContain(secret)
      },
    ),
    { numRuns: 500 },
  )
})

test('a long text is masked as its lines are, wherever it is cut', () => {
  const lines = Array.from({ length: 3000 }, (_, i) =>
    i % 7 === 0 ? (sentences[(i / 7) % (sentences.length - 3)]?.[0] ?? '') : `ordinary line ${i} ${'x'.repeat(i % 90)}`,
  )
  expect(mask(lines.join('\n'))).toBe(lines.map(mask).join('\n'))
})

test.each([
  ['eyJ', 'eyJ'],
  ['names', 'secret='],
  ['unclosed keys', '-----BEGIN PRIVATE KEY-----'],
  ['URLs', '://a:'],
  ['flags', '--token '],
  ['cookies', 'cookie: '],
  ['bearers', 'bearer '],
  ['token starts', 'ghp_'],
  ['blanks', 'authorization:   '],
])('hostile repetition of %s ends (how its time grows: npm run bench:growth)', (_, unit) => {
  expect(typeof mask(unit.repeat(Math.ceil(400_000 / unit.length)))).toBe('string')
})

test('the host of a secret address is no secret; what follows it is, also where a line ends within it', () => {
  const mask = createMask(['http://127.0.0.1:3456/services/T000/B000/xyzxyzxyz'])
  for (const text of ['127.0.0.1', 'http://127.0.0.1:3456', 'see http://127.0.0.1:3456/o/r/actions'])
    expect(mask(text)).toBe(text)
  expect(mask('posting to http://127.0.0.1:3456/services/T000/B000/xyz')).not.toContain('T000')
  expect(mask('0/B000/xyzxyzxyz')).toBe('***')
})
