/** Google Cloud's services. */
import type { Rule } from '../../core/model/index.js'

export const gcp: readonly Rule[] = [
  {
    id: 'gcp/denied',
    category: 'permission',
    ecosystem: 'gcp',
    pattern:
      /(?:google\.(?:api_core|auth)\.exceptions\.(?:Forbidden|PermissionDenied|DefaultCredentialsError|RefreshError).{0,300}|googleapi: Error 40[13]: .{1,200}|AccessDeniedException: 403|Permission '[\w.]{1,100}' denied on|google-github-actions\/auth failed with: .{1,300}|does not have storage\.\w+\.\w+ access)/,
    gate: [
      'google.api_core.exceptions',
      'google.auth.exceptions',
      'googleapi: error 40',
      'accessdeniedexception: 403',
      "' denied on",
      'google-github-actions/auth failed',
      'does not have storage.',
    ],
    role: 'cause',
    strength: 0.86,
    transient: 0.04,
    title: 'Google Cloud refuses: credentials or rights',
    advice: "Give the account the permission, or correct the job's authentication.",
    example: "googleapi: Error 403: Permission 'storage.objects.create' denied on resource, forbidden",
    counterExample: 'google.api_core imported',
  },
]
