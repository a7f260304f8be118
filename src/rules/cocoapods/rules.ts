/** CocoaPods. */
import type { Rule } from '../../core/model/index.js'

export const cocoapods: readonly Rule[] = [
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
]
