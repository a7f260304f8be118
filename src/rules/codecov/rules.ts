/** Codecov's uploader. */
import type { Rule } from '../../core/model/index.js'

export const codecov: readonly Rule[] = [
  {
    id: 'codecov/upload',
    category: 'network',
    ecosystem: 'gate',
    pattern:
      /(?:(?:Error|error|Codecov).{0,60}(?:uploading|upload) (?:to Codecov|report|failed|queued).{0,200}(?:4\d\d|5\d\d|[Ff]ail|[Ee]rror|[Tt]imeout|[Rr]ate limit).*|Codecov: Failed to (?:properly )?(?:upload|create|get|run).*|Error: Codecov token not found.*|error - .{0,60}Upload failed: .{1,200}|Could not (?:find|locate) a repository using upload token|Bad response:? (?:4\d\d|5\d\d|422).{0,120}|Coveralls (?:request failed|.{0,60}error).*|\[BadStatusCodeException\]|CoverallsHTTPError.*)/,
    gate: ['codecov', 'upload failed', 'repository using upload token', 'bad response', 'coveralls', 'error uploading'],
    within: { pattern: /codecov|coveralls|coverage/i, lines: 30 },
    role: 'symptom',
    strength: 0.5,
    transient: 0.5,
    title: 'The coverage could not be uploaded',
    advice: 'Retry; give the uploader its token, and do not let it fail the build.',
    example: "Codecov: Failed to properly upload report: The process '/codecov' failed with exit code 1",
    counterExample: 'Codecov uploaded',
  },
]
