/** Pods and clusters of Kubernetes. */
import type { Rule } from '../../core/model/index.js'

export const kubernetes: readonly Rule[] = [
  {
    id: 'kubernetes/pod-state',
    category: 'infrastructure',
    ecosystem: 'kubernetes',
    pattern:
      /(?:(?:Failed to pull image|Back-off (?:pulling image|restarting failed container)|ErrImagePull|ImagePullBackOff|CrashLoopBackOff|CreateContainerConfigError|FailedScheduling|Insufficient (?:cpu|memory)|nodes are available: )(?<message>.{0,300}))/,
    gate: [
      'failed to pull image',
      'back-off pulling',
      'back-off restarting',
      'errimagepull',
      'imagepullbackoff',
      'crashloopbackoff',
      'createcontainerconfigerror',
      'failedscheduling',
      'insufficient cpu',
      'insufficient memory',
      'nodes are available: ',
    ],
    role: 'cause',
    strength: 0.72,
    transient: 0.35,
    title: 'A pod does not start: see the line',
    advice: "Check image name, pull secret, resources and the container's own log.",
    example: 'Warning  Failed  2s  kubelet  Failed to pull image "foo:v9": rpc error: code = NotFound',
    counterExample: 'Successfully pulled image "foo:v1"',
  },
  {
    id: 'kubernetes/oom',
    category: 'resource',
    ecosystem: 'kubernetes',
    pattern:
      /(?:OOMKilled|Container .{1,100} was OOM-?killed|The node was low on resource: \w+|Pod was evicted|The node had condition: \[(?:Memory|Disk)Pressure\]|reason: Evicted)/,
    gate: ['oomkilled', 'oom-killed', 'low on resource', 'was evicted', 'the node had condition', 'reason: evicted'],
    excludes: /\(pass\)|\bshould\b|PASS|✓/,
    role: 'cause',
    strength: 0.92,
    transient: 0.3,
    title: 'A pod was killed for memory or disk',
    advice: 'Raise its limits, or use less.',
    example: '    Reason:       OOMKilled',
    counterExample: 'oom_score_adj = 0',
  },
]
