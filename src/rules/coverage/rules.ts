/** Gates on coverage. */
import type { Rule } from '../../core/model/index.js'

export const coverage: readonly Rule[] = [
  {
    id: 'coverage/below',
    category: 'lint',
    ecosystem: 'gate',
    pattern:
      /(?:FAIL Required test coverage of (?<want>[\d.]+)% not reached\. Total coverage: (?<have>[\d.]+)%|Coverage failure: total of [\d.]+ is less than fail-under=[\d.]+|coverage threshold for (?:statements|branches|lines|functions) \([\d.]+%\) not met: [\d.]+%|Coverage for \w+ \([\d.]+%\) does not meet .{0,60}threshold|Line coverage .{0,60}(?:is below|less than) .{1,60}|Coverage (?:\([\d.]+%\) )?(?:is below|below) (?:the )?(?:expected )?(?:minimum|threshold).*|(?:Line|Branch) coverage \([\d.]+%\) is below the expected minimum|Rule violated for (?:bundle|package|class) .{1,200}ratio is .{1,80}but expected minimum|Coverage is below .{1,60}|SimpleCov failed with exit.*|coverage: (?:less than|below) .{1,40}|Coverage check failed.*|Code coverage (?:\S{1,20} ){0,6}(?:below|lower than))/,
    gate: [
      'required test coverage',
      'coverage failure',
      'coverage threshold',
      'coverage for ',
      'coverage (',
      'coverage is below',
      'line coverage',
      'but expected minimum',
      'simplecov failed',
      'coverage: less',
      'coverage: below',
      'coverage check failed',
      'code coverage',
      'coverage below',
    ],
    role: 'cause',
    strength: 0.88,
    transient: 0.02,
    title: 'Coverage is below its threshold',
    advice: 'Add tests for what changed, or move the threshold.',
    example: 'FAIL Required test coverage of 90% not reached. Total coverage: 84.21%',
    counterExample: 'Required test coverage of 80% reached. Total coverage: 84.21%',
  },
]
