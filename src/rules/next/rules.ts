/** Next.js. */
import type { Rule } from '../../core/model/index.js'

export const next: readonly Rule[] = [
  {
    id: 'next/error',
    category: 'build',
    ecosystem: 'next',
    pattern:
      /(?:Error occurred prerendering page "(?<page>[^"]{1,200})"|^\s*Type error: (?<message>.+)|Export encountered (?:an error|errors) on following paths|Build optimization failed: found pages|Conflicting app and page file)/,
    gate: [
      'error occurred prerendering page',
      'type error: ',
      'export encountered',
      'build optimization failed',
      'conflicting app and page',
    ],
    role: 'cause',
    strength: 0.8,
    transient: 0.05,
    title: 'The Next.js build failed',
    advice: 'The file and line stand above or below this line.',
    example: 'Error occurred prerendering page "/about". Read more: https://nextjs.org/docs/messages/prerender-error',
    counterExample: 'Generating static pages (12/12)',
  },
]
