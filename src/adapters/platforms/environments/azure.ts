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
  // `BUILD_SOURCEBRANCHNAME` is no more than what follows the last slash.
  branch: ['SYSTEM_PULLREQUEST_SOURCEBRANCH', 'BUILD_SOURCEBRANCH', 'BUILD_SOURCEBRANCHNAME'],
  // Of a pull request the other is the commit of the merge, which is nobody’s.
  sha: ['SYSTEM_PULLREQUEST_SOURCECOMMITID', 'BUILD_SOURCEVERSION'],
  event: ['BUILD_REASON'],
  actor: ['BUILD_REQUESTEDFOR'],
  pullRequest: ['SYSTEM_PULLREQUEST_PULLREQUESTNUMBER', 'SYSTEM_PULLREQUEST_PULLREQUESTID'],
  title: ['BUILD_SOURCEVERSIONMESSAGE'],
  status: ['AGENT_JOBSTATUS'],
}
