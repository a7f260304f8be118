/** DevStack: OpenStack on one machine. */
import type { Rule } from '../../core/model/index.js'

export const devstack: readonly Rule[] = [
  {
    id: 'devstack/die',
    category: 'config',
    ecosystem: 'openstack',
    pattern:
      /(?:\[(?:ERROR|Call Trace)\] (?:\.\/)?(?:\/\S{1,200}|\S{1,200}):(?<line>\d+)\s+(?<message>.{1,300})|^\s*(?:\+\+?)?\S{1,60}:die(?:_if_not_set)?:\d+|\+ .{0,60}die \d+ ')/,
    gate: ['[error] ', ':die:', 'die_if_not_set:', 'die '],
    excludes: /\+\+?.{0,80}set \+o xtrace/,
    within: { pattern: /stack|devstack/i, lines: 45 },
    role: 'cause',
    strength: 0.85,
    transient: 0.2,
    title: 'DevStack stopped: {message}',
    advice: "Read the command above this line; DevStack's log has its output.",
    example:
      '[ERROR] /opt/stack/devstack/functions-common:615 git call failed: [git clone https://opendev.org/openstack/nova]',
    counterExample: '[ERROR] not a place',
  },
  {
    id: 'devstack/service-failed',
    category: 'config',
    ecosystem: 'openstack',
    pattern:
      /(?:Error: Service \S+ is not running|(?<service>[a-z][\w-]{1,40}) did not start|\[ERROR\] \S{1,200}:\d+ .{0,100}did not start|Failed to start (?:nova|neutron|keystone|glance|cinder|devstack@)\S*)/,
    gate: ['is not running', 'did not start', 'failed to start '],
    within: { pattern: /devstack|stack/i, lines: 45 },
    role: 'cause',
    strength: 0.84,
    transient: 0.3,
    title: 'A service did not start',
    advice: "Read that service's own log (screen-… or journal).",
    example: 'n-cpu did not start',
    counterExample: 'neutron started',
  },
]
