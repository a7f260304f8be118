/** A real SMTP server on loopback that keeps the mails it is sent. */
import { SMTPServer, type SMTPServerOptions } from 'smtp-server'

export interface Mailbox {
  readonly port: number
  /** Each mail as it came over the wire. */
  readonly mails: string[]
  close(): Promise<void>
}

export async function startMailbox(options: SMTPServerOptions = {}): Promise<Mailbox> {
  const mails: string[] = []
  const server = new SMTPServer({
    authOptional: true,
    hideSTARTTLS: true,
    disableReverseLookup: true,
    logger: false,
    onData(stream, _session, done) {
      const chunks: Buffer[] = []
      stream.on('data', (chunk: Buffer) => chunks.push(chunk))
      stream.on('end', () => {
        mails.push(Buffer.concat(chunks).toString())
        done()
      })
    },
    ...options,
  })
  server.on('error', () => undefined)
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', () => ready()))
  const at = server.server.address()
  if (at === null || typeof at === 'string') throw new Error('no port')
  return { port: at.port, mails, close: () => new Promise((done) => server.close(() => done())) }
}
