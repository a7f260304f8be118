/** Flutter's tool and tests. */
import type { Rule } from '../../core/model/index.js'

export const flutter: readonly Rule[] = [
  {
    id: 'flutter/test-failed',
    category: 'test',
    ecosystem: 'dart',
    pattern:
      /^\s*(?:\d\d:\d\d \+\d+(?: ~\d+)? -(?<count>[1-9]\d*): (?<name>.{1,300}?) \[E\]|══╡ EXCEPTION CAUGHT BY (?:FLUTTER TEST FRAMEWORK|.{1,40}) ╞═+|\d\d:\d\d \+\d+(?: ~\d+)? -\d+: Some tests failed\.|✖ .{1,200}\.dart.*)/,
    gate: [' [e]', 'exception caught by', 'some tests failed'],
    role: 'cause',
    strength: 0.85,
    transient: 0.12,
    title: 'A Flutter or Dart test failed',
    advice: 'The lines below say what was expected.',
    example: '00:03 +12 -1: counter increments [E]',
    counterExample: '00:03 +12: counter increments',
  },
  {
    id: 'flutter/tool',
    category: 'build',
    ecosystem: 'dart',
    pattern:
      /(?:^Gradle task \w+ failed with exit code \d+|^Error: (?:Gradle build failed|Unable to (?:find suitable|locate)|Cannot run with sound null safety|Failed to build).{0,200}|FAILURE: Build failed with an exception\.{0,0}flutter|Could not build the application for the simulator)/,
    gate: [
      'gradle task ',
      'error: gradle build failed',
      'error: unable to ',
      'sound null safety',
      'error: failed to build',
      'could not build the application',
    ],
    role: 'symptom',
    strength: 0.5,
    transient: 0.05,
    title: 'Flutter could not build',
    advice: 'Read the Gradle or compiler error above.',
    example: 'Gradle task assembleRelease failed with exit code 1',
    counterExample: "Running Gradle task 'assembleRelease'...",
  },
]
