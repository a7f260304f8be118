/** The Google Cloud command line. */
import type { Rule } from '../../core/model/index.js'

export const gcloud: readonly Rule[] = [
  {
    id: 'gcloud/error',
    category: 'permission',
    ecosystem: 'gcloud',
    pattern:
      /ERROR: \(gcloud\.[\w.-]{1,100}\) (?<message>.{0,60}(?:PERMISSION_DENIED|You do not currently have|does not have permission|does not have .{1,80} access|Reauthentication|There was a problem refreshing|invalid_grant|UNAUTHENTICATED|credentials).{0,300})/,
    gate: ['error: (gcloud.'],
    role: 'cause',
    strength: 0.84,
    transient: 0.05,
    title: 'gcloud refuses: {message}',
    advice: 'Give the service account the role, or renew its key or federation.',
    example: 'ERROR: (gcloud.run.deploy) PERMISSION_DENIED: The caller does not have permission',
    counterExample: 'ERROR: (gcloud.run.deploy) argument --image: expected one argument',
  },
  {
    id: 'gcloud/failed',
    category: 'config',
    ecosystem: 'gcloud',
    pattern: /ERROR: \(gcloud\.(?<command>[\w.-]{1,100})\) (?<message>.{3,300})/,
    gate: ['error: (gcloud.'],
    role: 'cause',
    strength: 0.7,
    transient: 0.12,
    title: 'gcloud {command}: {message}',
    advice: 'Correct the command or the resource named.',
    example: 'ERROR: (gcloud.run.deploy) argument --image: expected one argument',
    counterExample: 'gcloud run deploy',
  },
]
