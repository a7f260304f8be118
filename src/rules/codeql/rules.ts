/** CodeQL. */
import type { Rule } from '../../core/model/index.js'

export const codeql: readonly Rule[] = [
  {
    id: 'codeql/fatal',
    category: 'build',
    ecosystem: 'release',
    pattern:
      /(?:^A fatal error occurred: .{1,300}|CodeQL (?:detected code written in|could not process|found no code).{1,200}|Code ?QL: .{0,60}No (?:source|supported) code.{0,100}|No code found during the build\.|We were unable to automatically build your code\.|Code Scanning could not process the submitted SARIF file.{0,200}|Exit code was \d+ and last log line was: .{1,300})/,
    gate: [
      'a fatal error occurred: ',
      'codeql detected',
      'codeql could not',
      'codeql found no',
      'no code found during the build',
      'unable to automatically build your code',
      'the submitted sarif',
      'last log line was:',
    ],
    role: 'cause',
    strength: 0.82,
    transient: 0.1,
    title: 'CodeQL could not analyse the code',
    advice: 'Give it the build commands (`build-mode: manual`) or correct the language.',
    example:
      'We were unable to automatically build your code. Please replace the call to the autobuild action with your custom build steps.',
    counterExample: 'CodeQL scanned 12 files',
  },
]
