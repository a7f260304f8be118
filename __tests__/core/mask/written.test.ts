import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { leak } from '../../../bench/mask/corpus.mjs'
import { createMask } from '../../../src/core/mask/index.js'

/** Each sign that begins an escape somewhere stands in one of them. */
const values = ['Wm4$kL8!pQ2zTTbe9x', 'a&b%c\\d"e\'f=9Kx2', '&amp%25\\n=3D&&\\\\%%x7Q', '%41\\x41&#65;=41!9zQ']

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8')
const signs = (text: string, write: (byte: number) => string): string => [...bytes(text)].map(write).join('')
const hex = (byte: number): string => byte.toString(16).padStart(2, '0')
type Write = (text: string) => string
const escapes: Readonly<Record<string, Write>> = {
  url: encodeURIComponent,
  json: (text) => JSON.stringify(text).slice(1, -1),
  html: (text) => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;').replaceAll("'", '&#39;'),
  'html by hex': (text) => text.replace(/[&"'<>]/g, (sign) => `&#x${hex(sign.charCodeAt(0))};`),
  'quoted-printable': (text) => text.replaceAll('=', '=3D'),
  c: (text) => text.replace(/["'\\]/g, '\\$&'),
  'each sign as %XX': (text) => signs(text, (byte) => `%${hex(byte)}`),
  'each sign as \\u': (text) => signs(text, (byte) => `\\u00${hex(byte)}`),
}
const languages: Readonly<Record<string, Write>> = {
  'SQL, YAML: a quote twice': (text) => text.replaceAll("'", "''"),
  'CSV: a quote twice': (text) => text.replaceAll('"', '""'),
  'cmd: a caret': (text) => text.replace(/[&%^!"]/g, '^$&'),
  'batch: % twice': (text) => text.replaceAll('%', '%%'),
  'PowerShell: a back tick': (text) => text.replace(/["$`']/g, '`$&'),
  'bash: a quote that ends and begins again': (text) => text.replaceAll("'", `'"'"'`),
  'a regular expression': (text) => text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'),
  'a glob': (text) => text.replace(/[$&*?\\]/g, '[$&]'),
}
const codes: Readonly<Record<string, Write>> = {
  base64: (text) => bytes(text).toString('base64'),
  'base64 for URLs': (text) => bytes(text).toString('base64url'),
  hex: (text) => bytes(text).toString('hex'),
}
const fold = (width: number, sign: string) => (text: string) =>
  text.replace(new RegExp(`.{${width}}(?=.)`, 'g'), `$&${sign}`)

describe.each(values)('%s is found', (value) => {
  const found = (form: string): void => {
    const masked = createMask([value])(`Error: got ${form} here`)
    expect([leak([form], masked), masked.includes('***')]).toEqual(['', true])
  }

  const pairs = Object.keys(escapes).flatMap((first) => [
    [first, ''],
    ...Object.keys(escapes).map((second) => [first, second]),
  ])
  test.each(pairs)('written in %s %s', (first = '', second = '') => {
    found((escapes[second] ?? String)(escapes[first]?.(value) ?? ''))
  })

  test.each(Object.entries(languages))('in %s', (_, write) => found(write(value)))

  const chains = Object.keys(codes).flatMap((a) =>
    Object.keys(codes).flatMap((b) => [[a, b], ...Object.keys(codes).map((c) => [a, b, c])]),
  )
  test.each(chains)('in %s of %s of %s', (...names) => {
    found(names.reduce((text, name) => codes[name]?.(text) ?? text, `user:${value}\n`))
  })

  test.each([
    ['groups of four', fold(4, ' ')],
    ['groups of five', fold(5, ' ')],
    ['lines of 20', fold(20, '\n')],
    ['lines in a JSON text', fold(20, '\\n')],
    ['lines of a program', fold(20, "' +\n  '")],
  ])('in base64, twice, in %s', (_, write) => {
    found(write(bytes(bytes(`${value}\n`).toString('base64')).toString('base64')))
  })
})

/** `printf 'user=admin pw=Wm4$kL8!pQ2zTTbe9x end' | TOOL`, as printed by vim’s xxd, bsdmainutils and coreutils. */
const dumps: Readonly<Record<string, readonly string[]>> = {
  xxd: [
    '00000000: 7573 6572 3d61 646d 696e 2070 773d 576d  user=admin pw=Wm',
    '00000010: 3424 6b4c 3821 7051 327a 5454 6265 3978  4$kL8!pQ2zTTbe9x',
    '00000020: 2065 6e64                                 end',
  ],
  'xxd -b': [
    '00000000: 01110101 01110011 01100101 01110010 00111101 01100001  user=a',
    '00000006: 01100100 01101101 01101001 01101110 00100000 01110000  dmin p',
    '0000000c: 01110111 00111101 01010111 01101101 00110100 00100100  w=Wm4$',
    '00000012: 01101011 01001100 00111000 00100001 01110000 01010001  kL8!pQ',
    '00000018: 00110010 01111010 01010100 01010100 01100010 01100101  2zTTbe',
    '0000001e: 00111001 01111000 00100000 01100101 01101110 01100100  9x end',
  ],
  'xxd -e': [
    '00000000: 72657375 6d64613d 70206e69 6d573d77  user=admin pw=Wm',
    '00000010: 4c6b2434 51702138 54547a32 78396562  4$kL8!pQ2zTTbe9x',
    '00000020: 646e6520                              end',
  ],
  hexdump: [
    '0000000 7375 7265 613d 6d64 6e69 7020 3d77 6d57',
    '0000010 2434 4c6b 2138 5170 7a32 5454 6562 7839',
    '0000020 6520 646e                              ',
    '0000024',
  ],
  'hexdump -C': [
    '00000000  75 73 65 72 3d 61 64 6d  69 6e 20 70 77 3d 57 6d  |user=admin pw=Wm|',
    '00000010  34 24 6b 4c 38 21 70 51  32 7a 54 54 62 65 39 78  |4$kL8!pQ2zTTbe9x|',
    '00000020  20 65 6e 64                                       | end|',
    '00000024',
  ],
  'hexdump -c': [
    '0000000   u   s   e   r   =   a   d   m   i   n       p   w   =   W   m',
    '0000010   4   $   k   L   8   !   p   Q   2   z   T   T   b   e   9   x',
    '0000020       e   n   d                                                ',
    '0000024',
  ],
  od: [
    '0000000 071565 071145 060475 066544 067151 070040 036567 066527',
    '0000020 022064 046153 020470 050560 075062 052124 062542 074071',
    '0000040 062440 062156',
    '0000044',
  ],
  'od -c': [
    '0000000   u   s   e   r   =   a   d   m   i   n       p   w   =   W   m',
    '0000020   4   $   k   L   8   !   p   Q   2   z   T   T   b   e   9   x',
    '0000040       e   n   d',
    '0000044',
  ],
  'od -a': [
    '0000000   u   s   e   r   =   a   d   m   i   n  sp   p   w   =   W   m',
    '0000020   4   $   k   L   8   !   p   Q   2   z   T   T   b   e   9   x',
    '0000040  sp   e   n   d',
    '0000044',
  ],
  'od -tx8': [
    '0000000 6d64613d72657375 6d573d7770206e69',
    '0000020 517021384c6b2434 7839656254547a32',
    '0000040 00000000646e6520',
    '0000044',
  ],
  'od -An -x': [' 7375 7265 613d 6d64 6e69 7020 3d77 6d57', ' 2434 4c6b 2138 5170 7a32 5454 6562 7839', ' 6520 646e'],
  'od -tu1': [
    '0000000 117 115 101 114  61  97 100 109 105 110  32 112 119  61  87 109',
    '0000020  52  36 107  76  56  33 112  81  50 122  84  84  98 101  57 120',
    '0000040  32 101 110 100',
    '0000044',
  ],
  'od -d': [
    '0000000 29557 29285 24893 28004 28265 28704 15735 27991',
    '0000020  9268 19563  8504 20848 31282 21588 25954 30777',
    '0000040 25888 25710',
    '0000044',
  ],
}
test.each(Object.entries(dumps))(
  'a value in what %s prints is found, in numbers and in the text beside',
  (tool, rows) => {
    const masked = createMask(['Wm4$kL8!pQ2zTTbe9x'])(rows.join('\n')).split('\n')
    const holding = tool === 'xxd -b' ? [2, 3, 4, 5] : [0, 1]
    expect(rows.flatMap((row, at) => (masked[at] === row ? [] : [at]))).toEqual(holding)
    for (const at of holding) expect(masked[at]).toMatch(/^(?:[0-9a-f]+:?)? +\*{3}$/)
  },
)

describe('parts', () => {
  const value = 'Wm4$kL8!pQ2zTTbe9x'
  const mask = createMask([value])
  test.each([
    ['cut with dots', `using ${value.slice(0, 10)}... now`, 'using ***... now'],
    ['cut with an ellipsis', `using ${value.slice(0, 9)}…`, 'using ***…'],
    ['a second half behind a stamp', `12:00:01 INFO (2/2) ${value.slice(8)} (end)`, '12:00:01 INFO (2/2) *** (end)'],
    ['the middle', `[..${value.slice(3, 15)}..]`, '[..***..]'],
    ['in base64', `x ${bytes(value).toString('base64').slice(0, 14)}... y`, 'x ***... y'],
  ])('%s', (_, line, expected) => expect(mask(line)).toBe(expected))

  test('words, hosts and paths that a value holds too stay', () => {
    const speaks = createMask([
      'the quick brown fox jumps',
      'postgres://app:s3cretW0rd@db1.internal.test:5432/orders2',
      '{\n  "client_x509_cert_url": "https://www.example.com/robot/v1/metadata/x509/ci"\n}',
    ])
    for (const line of [
      'a quick brown fox, and so on',
      'connecting to db1.internal.test:5432/orders2 ...',
      'GET https://www.example.com/robot/v1/metadata/x509/other',
    ])
      expect(speaks(line)).toBe(line)
  })
})

test('ordinary text of columns, groups and codes stays', () => {
  const mask = createMask(values)
  for (const text of [
    '00000000: 7573 6572 3d61 646d 696e 2070 773d 576d  user=admin pw=Wm',
    'that this have with from they were been said each',
    'sha256:9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08',
    'src/core/mask/known/Written/decodedMask.ts',
  ])
    expect(mask(text)).toBe(text)
})

test('where each sign can be read in several ways, not every way at once is followed', () => {
  const text = `${'&amp;'.repeat(2000)} end`
  expect(createMask([`${'&'.repeat(40)}Z9`])(text)).toBe(text)
})

test('whatever stands in a value, and by whatever two ways it is written', () => {
  const ways = fc.constantFrom(...Object.values(escapes))
  const value = fc
    .array(fc.constantFrom(...'&%\\=aZ4"$;#x'), { minLength: 12, maxLength: 24 })
    .map((each) => each.join(''))
  fc.assert(
    fc.property(value, ways, ways, (text, first, second) => {
      const form = second(first(text))
      expect(createMask([text])(`got «${form}»`)).not.toContain(form)
    }),
    { numRuns: 300 },
  )
})
