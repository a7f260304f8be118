/**
 * Certificates are verified whatever the environment says: an earlier step may have left `NODE_TLS_REJECT_UNAUTHORIZED=0` in
 * GITHUB_ENV, and whoever can do that could then read the tokens of every request. Node.js looks at the variable when it connects
 * (https://nodejs.org/api/cli.html#node_tls_reject_unauthorizedvalue), so it is taken out before anything does.
 */
import type { TroubleLog } from '../../ports.js'

const variable = 'NODE_TLS_REJECT_UNAUTHORIZED'

export const unverified = {
  code: 'certificates-verified',
  message: `${variable}=0 in the environment was not heeded: certificates were verified`,
  advice:
    'See which step sets it, and take it out; for an authority of your own give its certificate by NODE_EXTRA_CA_CERTS.',
}

/** For this process and what it starts from now on; not for `exec`, whose command has the environment it was given. */
export function verifyCertificates(troubles: Pick<TroubleLog, 'add'>): void {
  const asked = process.env[variable] === '0'
  delete process.env[variable]
  if (asked) troubles.add(unverified)
}
