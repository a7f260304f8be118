/** OpenStack's services. */
import type { Rule } from '../../core/model/index.js'

export const openstack: readonly Rule[] = [
  {
    id: 'openstack/build-fault',
    category: 'test',
    ecosystem: 'openstack',
    pattern:
      /(?:NoValidHost|Details: \{?u?'?code'?: 5\d\d|BuildErrorException: |ServerFault|Got Server Fault|Build of instance \S+ (?:aborted|was re-scheduled)|No valid host was found)/,
    gate: [
      'novalidhost',
      'no valid host was found',
      'buildErrorexception',
      'server fault',
      'serverfault',
      'build of instance',
      'details: ',
    ],
    excludes: /WARNING|DEBUG/,
    role: 'cause',
    strength: 0.72,
    transient: 0.3,
    title: 'An instance could not be built',
    advice: "Look at nova-compute's and the scheduler's log at that time.",
    example: "Details: {'code': 500, 'message': 'No valid host was found. There are not enough hosts available.'}",
    counterExample: 'Details: ok',
  },
]
