/** Issues: their inputs, and how they are opened. */
import { choice, number } from '../../../config/rows.js'
import { exporter } from '../exporter.js'

export const issues = exporter({
  inputs: {
    issues: choice(['off', 'flaky', 'recurring', 'all'], {
      default: 'off',
      description:
        'Keep an issue for each flaky test, for each failure that comes back, or both. Needs `issues: write`.',
    }),
    'issues-a-day': number(
      { min: 1, max: 50, whole: true },
      { default: '3', description: 'Issues opened within 24 hours at the most.' },
    ),
  },
  open: async ({ issues: asked, issuesADay }, { fetch, now, env, token, mentions }) => {
    if (asked === 'off') return undefined
    const { createIssuesExporter } = await import('./index.js')
    const kinds = asked === 'all' ? (['flaky', 'recurring'] as const) : ([asked] as const)
    return createIssuesExporter({ kinds, most: issuesADay, fetch, now, env, token, mentions })
  },
})
