/** Docker Compose and service containers. */
import type { Rule } from '../../core/model/index.js'

export const compose: readonly Rule[] = [
  {
    id: 'compose/unhealthy',
    category: 'infrastructure',
    ecosystem: 'docker',
    pattern:
      /(?:dependency failed to start: (?:container (?<name>\S+) )?(?:is unhealthy|exited \(\d+\)|has no healthcheck configured)|Container (?<name2>\S+) {1,2}(?:Error|Unhealthy)|service "(?<service>[^"]{1,100})" didn't complete successfully: exit \d+|container \S+ exited \(\d+\)|container for service "[^"]{1,100}" is unhealthy|Failed to initialize container \S+|One or more containers failed to start|Service container \S+ failed)/,
    gate: [
      'dependency failed to start',
      'container ',
      'complete successfully: exit',
      'is unhealthy',
      'failed to initialize container',
      'containers failed to start',
    ],
    excludes: /^\s*(?:Error response|OCI)/,
    role: 'cause',
    strength: 0.72,
    transient: 0.3,
    title: 'A service container did not become healthy',
    advice: "Read that container's log (`docker compose logs`).",
    example: 'dependency failed to start: container app-db-1 is unhealthy',
    counterExample: ' Container app-db-1  Healthy',
  },
  {
    id: 'compose/config',
    category: 'config',
    ecosystem: 'docker',
    pattern:
      /(?:(?:validating|yaml|parsing) \S*compose\S*\.ya?ml: .{1,300}|service "[^"]{1,100}" (?:refers to undefined|depends on undefined|has neither an image)|no configuration file provided: not found|no such service: \S+|The Compose file '[^']{1,200}' is invalid|env file \S+ not found|Unsupported config option|network \S+ declared as external, but could not be found|docker-compose: (?:command )?not found|'compose' is not a docker command)/,
    gate: [
      'compose',
      'service "',
      'no configuration file provided',
      'no such service',
      'env file ',
      'unsupported config option',
      'declared as external',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.01,
    title: 'The Compose file or its environment is wrong',
    advice: 'Correct what the message names.',
    example: 'env file /app/.env not found: stat /app/.env: no such file or directory',
    counterExample: 'Creating network "app_default"',
  },
]
