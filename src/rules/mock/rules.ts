/** mock: builds of RPM packages in a chroot. */
import type { Rule } from '../../core/model/index.js'

export const mock: readonly Rule[] = [
  {
    id: 'mock/command-failed',
    category: 'build',
    ecosystem: 'rpm',
    pattern:
      /(?:^\s*(?:ERROR: |EXCEPTION: \[Error\()['"]?(?:Command failed|Exception\()|mockbuild\.exception\.\w+: |ERROR: Exception\(.{1,300}\) Config\(|Child return code was: [1-9]|BuildError: error building package|GenericError: |Finish: build phase .{1,60}failed)/,
    gate: [
      'command failed',
      'mockbuild.exception',
      'error: exception(',
      'child return code was:',
      'builderror: ',
      'genericerror: ',
      'error: exception',
    ],
    role: 'wrapper',
    strength: 0.25,
    transient: 0.1,
    title: 'mock reports that the build failed',
    advice: "Read the build log's errors above this line.",
    example: 'Child return code was: 1',
    counterExample: 'Child return code was: 0',
  },
]
