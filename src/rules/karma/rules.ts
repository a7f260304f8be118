/** Karma: tests in a browser. */
import type { Rule } from '../../core/model/index.js'

export const karma: readonly Rule[] = [
  {
    id: 'karma/failed',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /(?:^\s*(?:Chrome|ChromeHeadless|Chrome Headless|Firefox|Firefox Headless|PhantomJS|HeadlessChrome|Safari|Edge|Electron|jsdom)[\w .()/-]{0,80}(?<name>.{1,300}) FAILED$|Executed \d+ of \d+ \((?<count>[1-9]\d*) FAILED\))/,
    gate: ['failed'],
    excludes: /SUCCESS/,
    role: 'cause',
    strength: 0.84,
    transient: 0.2,
    title: 'Karma test failed',
    advice: 'The lines below have the expectation and the stack.',
    example: 'Chrome Headless 120.0.0.0 (Linux x86_64) AppComponent should create FAILED',
    counterExample: 'Chrome Headless 120.0.0.0 (Linux x86_64): Executed 12 of 12 SUCCESS',
  },
  {
    id: 'karma/disconnected',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /(?:Disconnected(?:,| \(\d+ times\)) because no message in \d+ ms|(?:Chrome|Firefox|ChromeHeadless|PhantomJS)\S{0,40} ha(?:s|ve) not captured in \d+ ms|Browser .{1,100} (?:DISCONNECTED|crashed)|ERROR \[launcher\]: .+|ERROR \[karma-server\]: .+|Some of your tests did a full page reload)/,
    gate: [
      'no message in',
      'have not captured in',
      'has not captured in',
      'disconnected',
      'error [launcher]',
      'error [karma-server]',
      'full page reload',
    ],
    excludes: /retry/,
    role: 'cause',
    strength: 0.74,
    transient: 0.5,
    title: 'The browser under test went away',
    advice: 'Retry; give the browser memory and raise browserNoActivityTimeout.',
    example: 'Disconnected, because no message in 30000 ms.',
    counterExample: 'Connected on socket',
  },
]
