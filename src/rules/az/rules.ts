/** The Azure command line. */
import type { Rule } from '../../core/model/index.js'

export const az: readonly Rule[] = [
  {
    id: 'az/error',
    category: 'permission',
    ecosystem: 'azure',
    pattern:
      /(?:^\s*(?:ERROR: )?(?:AADSTS\d{4,7}: .{1,300}|\(?AuthorizationFailed\)? .{1,300}|Please run 'az login' to setup account\.)|does not have authorization to perform action|Login failed with Error: .{1,300}|No subscription(?:s)? found for)/,
    gate: [
      'aadsts',
      'authorizationfailed',
      "please run 'az login'",
      'does not have authorization',
      'login failed with error',
      'no subscription',
    ],
    role: 'cause',
    strength: 0.82,
    transient: 0.06,
    title: 'Azure refuses: credentials or rights',
    advice: 'Check the service principal, its federation and its role.',
    example: 'ERROR: AADSTS7000215: Invalid client secret provided.',
    counterExample: 'az login --service-principal',
  },
]
