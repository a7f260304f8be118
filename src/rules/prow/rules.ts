/** Prow and the end-to-end jobs of Kubernetes. */
import type { Rule } from '../../core/model/index.js'

export const prow: readonly Rule[] = [
  {
    id: 'prow/exit',
    category: 'unknown',
    ecosystem: 'prow',
    pattern:
      /(?:wrapped process failed: exit status \d+|^error during \S.{1,200}: exit status \d+$|^Something went wrong: encountered \d+ errors?|^Failure: \d+ errors? encountered|^make-timing: .* status=[1-9]|^!!! Error in \S{1,200}:\d+)/,
    gate: [
      'wrapped process failed',
      'error during ',
      'something went wrong: enc',
      'errors encountered',
      'error encountered',
      'make-timing: ',
      '!!! error in ',
    ],
    role: 'wrapper',
    strength: 0.2,
    transient: 0.1,
    title: "The job's command failed",
    advice: 'Read the errors above.',
    example: 'error during ./hack/ginkgo-e2e.sh: exit status 1',
    counterExample: 'error during compilation of foo',
  },
  {
    id: 'prow/timeout',
    category: 'timeout',
    ecosystem: 'prow',
    pattern:
      /(?:Process did not finish before \S+ timeout|Process did not exit before \S+ grace period|Ginkgo timed out waiting for all parallel (?:nodes|procs) to report back|Abort after \S+ timeout during|Entrypoint received (?:interrupt|termination): )/,
    gate: [
      'process did not finish before',
      'process did not exit before',
      'ginkgo timed out waiting',
      'abort after ',
      'entrypoint received ',
    ],
    role: 'cause',
    strength: 0.86,
    transient: 0.3,
    title: "The job's time was up",
    advice: 'See what was running last; raise the timeout or split the job.',
    example:
      '{"component":"entrypoint","level":"error","msg":"Process did not finish before 2h0m0s timeout","time":"2024-01-01T00:00:00Z"}',
    counterExample: 'Process finished before the timeout',
  },
  {
    id: 'prow/cluster-up',
    category: 'infrastructure',
    ecosystem: 'prow',
    pattern:
      /(?:^error during \.\/(?:hack\/e2e-internal\/e2e-(?:up|down)|cluster\/kube-(?:up|down))\.sh: .+|Failed to (?:bring up|create|provision) (?:the )?(?:test )?cluster.{0,200}|Cluster failed to initialize within \d+ seconds|error: failed to acquire (?:resources|lease).{0,200}|failed to acquire boskos resource.{0,200})/,
    gate: [
      'error during ./',
      'failed to bring up',
      'failed to create cluster',
      'failed to create the cluster',
      'failed to provision',
      'failed to create test cluster',
      'failed to create the test cluster',
      'cluster failed to initialize',
      'error: failed to acquire',
      'failed to acquire boskos',
    ],
    role: 'cause',
    strength: 0.76,
    transient: 0.5,
    title: 'The test cluster did not come up',
    advice: "Retry; look at the cluster's own logs when it repeats.",
    example: 'Cluster failed to initialize within 300 seconds.',
    counterExample: 'Cluster created',
  },
]
