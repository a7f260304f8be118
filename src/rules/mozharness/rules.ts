/** mozharness: jobs of browsers. */
import type { Rule } from '../../core/model/index.js'

export const mozharness: readonly Rule[] = [
  {
    id: 'mozharness/download',
    category: 'network',
    ecosystem: 'browser',
    pattern:
      /(?:Can't download from \S+ to|Unable to download (?:from )?\S+ after \d+ (?:attempts|retries)|Failed to download \S+ after|Server returned status \d+ .{0,60}for|retry: (?:Giving up|exceeded max attempts)|Downloading .{1,200} failed after \d+)/,
    gate: [
      "can't download from",
      'unable to download',
      'failed to download',
      'server returned status',
      'retry: giving up',
      'exceeded max attempts',
      'failed after',
    ],
    role: 'cause',
    strength: 0.8,
    transient: 0.6,
    title: 'A build artifact could not be downloaded',
    advice: 'Retry; check that the artifact still exists.',
    example: "10:23:45    ERROR - Can't download from https://example.org/build.zip to /builds/build.zip!",
    counterExample: '10:23:45     INFO - Downloading https://example.org/build.zip',
  },
  {
    id: 'mozharness/fatal',
    category: 'build',
    ecosystem: 'browser',
    pattern:
      /^\s*(?:\d\d:\d\d:\d\d +)?(?:FATAL|CRITICAL) - +(?<message>(?!Running post_fatal|Exiting -?\d|Running shutdown)\S.{3,400})/,
    gate: ['fatal -', 'critical -'],
    role: 'symptom',
    strength: 0.55,
    transient: 0.15,
    title: 'mozharness: {message}',
    advice: 'Read the errors above this line.',
    example: "10:23:45    FATAL - 'mach build -v' did not run successfully. Please check log for errors.",
    counterExample: '10:23:45 INFO - fatal errors: 0',
  },
  {
    id: 'mozharness/error',
    category: 'build',
    ecosystem: 'browser',
    pattern: /^\s*(?:\d\d:\d\d:\d\d +)?ERROR - +(?<message>\S.{3,400})/,
    gate: ['error -'],
    excludes: /Return code: |TEST-UNEXPECTED|# TBPL|Automation Error/,
    role: 'cause',
    strength: 0.55,
    transient: 0.15,
    title: '{message}',
    advice: 'Read the lines around this one.',
    example: "10:23:45    ERROR - /builds/src/dom/Foo.cpp:12:3: error: unknown type name 'Bar'",
    counterExample: '10:23:45     INFO - no ERROR here',
  },
]
