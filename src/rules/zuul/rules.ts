/** Zuul. */
import type { Rule } from '../../core/model/index.js'

export const zuul: readonly Rule[] = [
  {
    id: 'zuul/retry',
    category: 'infrastructure',
    ecosystem: 'openstack',
    pattern:
      /(?:\[Zuul\] (?:Job (?:timeout|complete, result: (?:RETRY|NODE_FAILURE|DISK_FULL|TIMED_OUT|RETRY_LIMIT|ABORTED|MERGER_FAILURE|POST_FAILURE)))|Result: NODE_FAILURE|NODE_FAILURE|RETRY_LIMIT|\[Zuul\] Standard output\/error still open|\[Zuul\] Log not found for build)/,
    gate: ['[zuul] ', 'node_failure', 'retry_limit'],
    excludes: /Standard output|Log not found/,
    role: 'cause',
    strength: 0.72,
    transient: 0.5,
    title: 'Zuul ended the job from outside',
    advice: "Recheck; look at the executor's pre-run output when it repeats.",
    example: '[Zuul] Job complete, result: RETRY_LIMIT',
    counterExample: '[Zuul] Job complete, result: SUCCESS',
  },
  {
    id: 'zuul/job-timeout',
    category: 'timeout',
    ecosystem: 'openstack',
    pattern:
      /(?:RUN END RESULT_TIMED_OUT: |\[Zuul\] Job complete, result: TIMED_OUT|Build timed out \(after \d+ minutes\)\. Marking the build as failed|Ansible timeout exceeded: \d+)/,
    gate: ['result_timed_out', 'result: timed_out', 'build timed out (after', 'ansible timeout exceeded'],
    role: 'cause',
    strength: 0.85,
    transient: 0.3,
    title: 'The job ran out of time',
    advice: "See which task was running last; raise the job's timeout or split it.",
    example:
      '2024-01-01 10:00:00.000000 | RUN END RESULT_TIMED_OUT: [untrusted : opendev.org/openstack/nova/playbooks/run.yaml@master]',
    counterExample: 'RUN END RESULT_NORMAL: [untrusted : playbooks/run.yaml@master]',
  },
  {
    id: 'zuul/result',
    category: 'unknown',
    ecosystem: 'openstack',
    pattern:
      /(?:(?:POST-RUN|RUN|PRE-RUN|CLEANUP) END RESULT_(?:NORMAL|UNREACHABLE)|\[Zuul\] Job complete, result: (?:FAILURE|ERROR)|"?rc"?: [1-9]\d*,?$|\| +ERROR$|non-zero return code|Failure\s+non-zero exit)/,
    gate: ['end result_', 'job complete, result:', 'non-zero return code'],
    excludes: /RESULT_NORMAL/,
    role: 'wrapper',
    strength: 0.2,
    transient: 0.1,
    title: 'The job failed',
    advice: 'Read the failing task above.',
    example: '[Zuul] Job complete, result: FAILURE',
    counterExample: '[Zuul] Job complete, result: SUCCESS',
  },
  {
    id: 'zuul/unreachable',
    category: 'infrastructure',
    ecosystem: 'openstack',
    pattern:
      /(?:RUN END RESULT_UNREACHABLE|\bUNREACHABLE! => |fatal: \[[^\]]{1,100}\]: UNREACHABLE!|Data could not be sent to remote host|\| UNREACHABLE)/,
    gate: ['result_unreachable', 'unreachable!', 'data could not be sent to remote host'],
    within: { pattern: /RESULT_UNREACHABLE|zuul|nodepool|executor \|/i, lines: 30 },
    role: 'cause',
    strength: 0.86,
    transient: 0.6,
    title: 'A node stopped answering',
    advice: 'Retry; look for memory or network trouble on the node.',
    example:
      '2024-01-01 00:00:00.000000 | RUN END RESULT_UNREACHABLE: [untrusted : example.org/playbooks/run.yaml@master]',
    counterExample: 'ok: [ubuntu-jammy]',
  },
]
