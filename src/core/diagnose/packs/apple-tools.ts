/** CocoaPods, SwiftLint, fastlane. */
import type { Rule } from '../rule.js'

export const appleTools: readonly Rule[] = [
  {
    id: 'cocoapods/error',
    category: 'dependency',
    ecosystem: 'cocoapods',
    pattern:
      /^\s*\[!\] (?<message>(?:CocoaPods could not find compatible versions|Unable to find a (?:specification|pod|target)|Error installing \S+|The sandbox is not in sync|No podspec|Unable to satisfy|The version of CocoaPods used|Failed to connect to GitHub|Invalid `Podfile`|Could not automatically select|Unable to determine).{0,300})/,
    gate: ['[!] '],
    role: 'cause',
    strength: 0.88,
    transient: 0.06,
    title: 'CocoaPods: {message}',
    advice: 'Run `pod install --repo-update` and commit Podfile.lock.',
    example: '[!] CocoaPods could not find compatible versions for pod "Firebase/Core":',
    counterExample: '[!] The `App [Debug]` target overrides the `FOO` build setting',
  },
  {
    id: 'swiftlint/error',
    category: 'lint',
    ecosystem: 'swift',
    pattern:
      /(?:^|\s)(?<file>\/?[^\s:]{1,300}\.swift):(?<line>\d+):(?<column>\d+): error: (?<message>.{3,200}\((?<rule>[a-z_]{4,60})\))$/,
    gate: ['error: '],
    role: 'cause',
    strength: 0.91,
    transient: 0.01,
    title: 'SwiftLint: {message}',
    advice: 'Fix {file}:{line}.',
    example:
      '/src/App/Foo.swift:12:1: error: Line Length Violation: Line should be 200 characters or less (line_length)',
    counterExample: '/src/App/Foo.swift:12:1: warning: Line Length Violation (line_length)',
  },
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
