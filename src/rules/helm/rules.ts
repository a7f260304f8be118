/** Helm. */
import type { Rule } from '../../core/model/index.js'

export const helm: readonly Rule[] = [
  {
    id: 'helm/failed',
    category: 'config',
    ecosystem: 'helm',
    pattern:
      /(?:^Error: (?:(?:INSTALLATION|UPGRADE) FAILED: (?!timed out|context deadline).{1,300}|.{0,80}parse error at \(.{1,200}\).*|template: .{1,300}|chart "[^"]{1,100}" .{0,100}not found.*|failed to (?:download|parse|fetch|load) .{1,200}|execution error at \(.+|repo \S+ not found|path ".{1,200}" not found|YAML parse error on .{1,200}|values don't meet the specifications|found in Chart\.yaml, but missing in charts|release .{1,100} (?:failed|not found).*|no repositories (?:found|to show).*|\d+ chart\(s\) linted, [1-9]\d* chart\(s\) failed)|^\[ERROR\] (?:templates\/|Chart\.yaml|values\.yaml).+)/,
    gate: [
      'installation failed',
      'upgrade failed',
      'parse error',
      'error: template: ',
      'error: chart "',
      'error: failed to download',
      'error: failed to parse',
      'error: failed to fetch',
      'error: failed to load',
      'error: execution error',
      'error: repo ',
      'error: path "',
      "don't meet the specifications",
      'missing in charts',
      'error: release ',
      'error: no repositories',
      'chart(s) failed',
      '[error] templates/',
      '[error] chart.yaml',
      '[error] values.yaml',
    ],
    excludes: /failed to (?:run|get|load source|parse manifest|compile)/,
    role: 'cause',
    strength: 0.82,
    transient: 0.08,
    title: 'Helm could not render or install the chart',
    advice: 'Correct the template, value or repository the message names.',
    example: 'Error: UPGRADE FAILED: cannot patch "app" with kind Deployment',
    counterExample: 'NAME: app STATUS: deployed',
  },
]
