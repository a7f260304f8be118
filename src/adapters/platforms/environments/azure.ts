import type { Mapping } from './mapping.js'

/** https://learn.microsoft.com/azure/devops/pipelines/build/variables */
export const azure: Mapping = {
  host: ['=dev.azure.com'],
  repository: ['BUILD_REPOSITORY_NAME'],
  fork: ['SYSTEM_PULLREQUEST_ISFORK'],
  workflow: ['BUILD_DEFINITIONNAME'],
  run: ['BUILD_BUILDID'],
  number: ['BUILD_BUILDID'],
  attempt: ['SYSTEM_JOBATTEMPT'],
  job: ['SYSTEM_JOBDISPLAYNAME', 'SYSTEM_JOBNAME', 'AGENT_JOBNAME'],
  jobId: ['SYSTEM_JOBID'],
  branch: ['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'BUILD_SOURCEBRANCHNAME'],
  sha: ['BUILD_SOURCEVERSION'],
  event: ['BUILD_REASON'],
  actor: ['BUILD_REQUESTEDFOR'],
  pullRequest: ['SYSTEM_PULLREQUEST_PULLREQUESTNUMBER', 'SYSTEM_PULLREQUEST_PULLREQUESTID'],
  title: ['BUILD_SOURCEVERSIONMESSAGE'],
  status: ['AGENT_JOBSTATUS'],
  startedAt: ['SYSTEM_PIPELINESTARTTIME'],
}
