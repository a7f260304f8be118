/** Agents of Azure Pipelines. */
import type { Rule } from '../../core/model/index.js'

export const azure: readonly Rule[] = [
  {
    id: 'azure/agent-lost',
    category: 'infrastructure',
    ecosystem: 'azure-pipelines',
    pattern:
      /(?:We stopped hearing from agent \S+|The agent did not connect within the alloted time|##\[error\]The agent (?:request|pool)|No hosted parallelism has been purchased|##\[error\]We stopped hearing|The Operation will be canceled\. The next steps may not contain expected logs|The remote provider was unable to process the request)/,
    gate: [
      'we stopped hearing from agent',
      'did not connect within',
      '##[error]the agent',
      'no hosted parallelism',
      'the operation will be canceled',
      'remote provider was unable',
    ],
    role: 'cause',
    strength: 0.9,
    transient: 0.8,
    title: 'The Azure Pipelines agent went away or was not given',
    advice: "Retry; verify the machine's memory and network, or ask for parallelism.",
    example:
      '##[error]We stopped hearing from agent Azure Pipelines 12. Verify the agent machine is running and has a healthy network connection.',
    counterExample: "Agent name: 'Azure Pipelines 12'",
  },
  {
    id: 'azure/timeout',
    category: 'timeout',
    ecosystem: 'azure-pipelines',
    pattern:
      /(?:The job running on (?:agent|runner) .{1,150} (?:ran longer than|has exceeded) the maximum (?:time|execution time) of \d+ minutes|##\[error\]The (?:task|step|Operation|operation) has timed out|##\[error\]The operation was canceled\.? timeout)/,
    gate: ['ran longer than the maximum', 'has exceeded the maximum', 'has timed out'],
    excludes: /test/i,
    within: { pattern: /##\[error\]|The job running on/, lines: 1 },
    role: 'cause',
    strength: 0.92,
    transient: 0.25,
    title: 'The job exceeded its maximum time',
    advice: 'Raise timeoutInMinutes, or split the job.',
    example: '##[error]The job running on agent Azure Pipelines 3 ran longer than the maximum time of 60 minutes.',
    counterExample: 'The job took 60 minutes',
  },
  {
    id: 'azure/exit',
    category: 'unknown',
    ecosystem: 'azure-pipelines',
    pattern:
      /^##\[error\](?:(?:Bash|PowerShell|Cmd\.exe|Script) exited with code '?[1-9-]\d*'?\.?|Error: The process '[^']{1,300}' failed with exit code -?\d+|The process '[^']{1,300}' failed with exit code -?\d+|PowerShell wrote one or more lines to the standard error stream)/,
    gate: ['exited with code', 'failed with exit code', 'to the standard error stream'],
    role: 'wrapper',
    strength: 0.25,
    transient: 0.1,
    title: 'A task failed',
    advice: 'Read its output above.',
    example: "##[error]Bash exited with code '1'.",
    counterExample: '##[section]Finishing: Bash',
  },
  {
    id: 'azure/service-connection',
    category: 'permission',
    ecosystem: 'azure-pipelines',
    pattern:
      /(?:The pipeline is not valid\. .{1,300}|service connection .{1,150}(?:could not be found|has not been authorized|does not exist)|##\[error\](?:TF\d{5,6}|VS\d{5,6}): .{1,300}|Could not fetch access token for Azure)/,
    gate: [
      'the pipeline is not valid',
      'service connection',
      '##[error]tf',
      '##[error]vs',
      'could not fetch access token for azure',
    ],
    role: 'cause',
    strength: 0.84,
    transient: 0.05,
    title: 'Azure Pipelines may not use a resource',
    advice: 'Authorise the service connection or resource for this pipeline.',
    example:
      '##[error]TF401019: The Git repository with name or identifier foo does not exist or you do not have permissions',
    counterExample: 'Using service connection foo',
  },
]
