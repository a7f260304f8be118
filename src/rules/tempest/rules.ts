/** Tempest: integration tests of OpenStack. */
import type { Rule } from '../../core/model/index.js'

export const tempest: readonly Rule[] = [
  {
    id: 'tempest/timeout',
    category: 'test',
    ecosystem: 'openstack',
    pattern: /(?:tempest\.lib\.exceptions\.(?<kind>\w+)|tempest\.exceptions\.(?<kind2>\w+)): ?(?<message>.{0,300})/,
    gate: ['tempest.lib.exceptions', 'tempest.exceptions'],
    role: 'cause',
    strength: 0.84,
    transient: 0.4,
    title: 'Tempest: {message}',
    advice: "The details name the resource and the state it was left in; look at the service's log at that time.",
    example: 'tempest.lib.exceptions.TimeoutException: Request timed out',
    counterExample: 'from tempest.lib import exceptions',
  },
]
