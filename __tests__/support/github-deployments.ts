/** Deployments as GitHub lists them: one to production, which succeeded after another state. */
import { rawPerson } from './github-shapes.js'

const moment = { created_at: '2026-06-01T11:40:00Z', updated_at: '2026-06-01T11:40:00Z' }
const sha = '0'.repeat(39).concat('1')
/** When it was done. */
export const deployedAt = '2026-06-01T11:45:00Z'

export const deploymentsTo = (environment: string | null) =>
  environment === null || environment === 'production'
    ? [
        {
          ...moment,
          id: 7,
          node_id: 'D_7',
          sha,
          ref: 'main',
          task: 'deploy',
          payload: {},
          original_environment: 'production',
          environment: 'production',
          description: null,
          creator: rawPerson('ada'),
          transient_environment: false,
          production_environment: true,
          performed_via_github_app: null,
        },
      ]
    : []

export const deploymentStatuses = (deployment: number) =>
  ['success', 'in_progress'].map((state, i) => ({
    ...moment,
    created_at: i === 0 ? deployedAt : moment.created_at,
    id: deployment * 10 + i,
    node_id: `DS_${i}`,
    state,
    creator: rawPerson('ada'),
    description: '',
    environment: 'production',
    target_url: '',
    environment_url: '',
    log_url: 'https://github.com/o/r/actions/runs/100',
  }))
