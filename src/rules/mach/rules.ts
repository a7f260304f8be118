/** mach, the build front of browsers. */
import type { Rule } from '../../core/model/index.js'

export const mach: readonly Rule[] = [
  {
    id: 'mach/build-failed',
    category: 'build',
    ecosystem: 'browser',
    pattern:
      /(?:mach build.{0,20} did not run successfully|mozbuild\.\w{1,60}Error|mozbuild\.configure\.\w{1,60}Error)/,
    gate: ['did not run successfully', 'mozbuild.'],
    role: 'symptom',
    strength: 0.5,
    transient: 0.03,
    title: 'The build driver reports a failure',
    advice: "Read the compiler's or configure's error above.",
    example: "'mach build -v' did not run successfully. Please check log for errors.",
    counterExample: '12 compiler warnings present.',
  },
]
