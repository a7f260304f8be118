/**
 * Servers that fail in every way a registry can, on ports named after what they do. A process of its own:
 *
 *   node bench/factory/server.mjs FOLDER    FOLDER keeps the certificates it makes
 *
 * 44xx and 45xx answer with 4xx and 5xx · 4600 never answers · 4601 cuts the body · 4602 resets the connection ·
 * 4603 answers with something else than was asked for · 4443 has an expired certificate, 4444 one signed by nobody · 4009 nobody listens
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { join } from 'node:path'
import { argv } from 'node:process'

const folder = argv[2] ?? '.'
mkdirSync(folder, { recursive: true })

for (const status of [400, 401, 403, 404, 407, 410, 429, 500, 502, 503, 504])
  createHttp((_, response) => {
    response.writeHead(status, {
      'content-type': 'text/plain',
      ...(status === 401 ? { 'www-authenticate': 'Basic realm="acme"' } : {}),
      ...(status === 429 ? { 'retry-after': '60' } : {}),
    })
    response.end(`${status}\n`)
  }).listen(4000 + status)
createHttp(() => {}).listen(4600)
createHttp((_, response) => {
  response.writeHead(200, { 'content-length': '100000', 'content-type': 'application/octet-stream' })
  response.write('the first part', () => response.destroy())
}).listen(4601)
createHttp((request) => request.socket.resetAndDestroy()).listen(4602)
createHttp((_, response) => response.end('<html><body>Sign in to the guest network</body></html>')).listen(4603)

const openssl = (...args) => execFileSync('openssl', args, { stdio: 'ignore' })
const names = 'subjectAltName=DNS:packages.acme.test,DNS:git.acme.test'

/** A certificate signed by itself, valid for the dates given (`YYMMDDHHMMSSZ`). Only `openssl ca` takes dates in the past. */
function certificate(name, from, to) {
  const at = (file) => join(folder, `${name}.${file}`)
  if (!existsSync(at('crt'))) {
    const request = [
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-keyout',
      at('key'),
      '-out',
      at('csr'),
      '-subj',
      '/CN=packages.acme.test',
    ]
    openssl('req', '-new', ...request)
    writeFileSync(at('index'), '')
    writeFileSync(
      at('cnf'),
      `[ca]\ndefault_ca=a\n[a]\ndatabase=${at('index')}\nnew_certs_dir=${folder}\nrand_serial=yes\ndefault_md=sha256\npolicy=p\nx509_extensions=x\n[p]\ncommonName=supplied\n[x]\n${names}\n`,
    )
    const signed = ['-selfsign', '-keyfile', at('key'), '-in', at('csr'), '-out', at('crt'), '-notext', '-batch']
    openssl('ca', '-config', at('cnf'), ...signed, '-startdate', from, '-enddate', to)
  }
  return { key: readFileSync(at('key')), cert: readFileSync(at('crt')) }
}
const secure = (port, ...args) => createHttps(certificate(...args), (_, response) => response.end('ok')).listen(port)
secure(4444, 'self-signed', '240101000000Z', '440101000000Z')
secure(4443, 'expired', '240101000000Z', '240201000000Z')
