/** fastlane. */
import type { Rule } from '../../core/model/index.js'

export const fastlane: readonly Rule[] = [
  {
    id: 'fastlane/error',
    category: 'build',
    ecosystem: 'fastlane',
    pattern:
      /(?:^\[[\d:]+\]: (?:fastlane finished with errors|Error building\/testing the application|Exit status: [1-9]\d*)|^\[!\] Error (?:building|uploading|packaging).{1,200}|fastlane finished with errors)/,
    gate: ['fastlane finished with errors', 'error building', 'error uploading', 'error packaging', 'exit status: '],
    role: 'symptom',
    strength: 0.5,
    transient: 0.08,
    title: 'fastlane failed',
    advice: 'Read the error above.',
    example: 'fastlane finished with errors',
    counterExample: 'fastlane.tools finished successfully',
  },
]
