/** What to do where a server of one’s own gives no answer of its own, by what came in its place. */
import type { Refusal } from '../http/rest.js'

export const cureOf = (
  reason: Extract<Refusal, 'not-json' | 'server' | 'slow' | 'too-long' | 'unreachable'>,
  { service, variable }: { readonly service: string; readonly variable: string },
): string => {
  switch (reason) {
    case 'not-json':
      return `Does a proxy or a login page answer in its place? See that ${variable} leads to ${service} itself from this machine.`
    case 'server':
      return `${service}’s own trouble: see its status page or its log. The next run asks again.`
    case 'slow':
      return `Often temporary; the next run asks again. If it stays, look at the load of ${service} and at any proxy in between.`
    case 'too-long':
      return `It is longer than is read. See that ${variable} leads to ${service} itself; if it does, please report this.`
    case 'unreachable':
      return `See that this machine reaches ${variable}: its name, the firewall, \`https_proxy\` and \`no_proxy\`, and for a certificate of one’s own \`NODE_EXTRA_CA_CERTS=FILE\` before the command.`
    default:
      return reason satisfies never
  }
}
