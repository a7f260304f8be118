/** One more build of this job, where it was decided; part of pipelineGuard, not called by pipelines. */

/** A new build, told what it repeats and how often; a job that declares the two parameters keeps count. */
void start(def guard, Map told, List notes) {
  def wanted = null
  for (decision in told.ruling?.decisions) { if (decision.kind == 'rerun') { wanted = decision } }
  if (wanted == null) { return }
  // Right before the call: judging took its time, and the world went on.
  String objection = objectionTo(guard, told)
  if (objection != null) { echo "pipelineGuard: no rerun: ${objection}"; return }
  List given = [string(name: 'PIPELINE_GUARD_RERUN_OF', value: "${told.key.run}"),
                string(name: 'PIPELINE_GUARD_ATTEMPT', value: "${told.key.attempt + 1}")]
  for (entry in params) {
    if (entry.key.startsWith('PIPELINE_GUARD_')) { continue }
    given << (entry.value instanceof Boolean ? booleanParam(name: entry.key, value: entry.value) : string(name: entry.key, value: "${entry.value}"))
  }
  int quiet = wanted.waitSeconds ?: 0
  guard.trying('rerun', notes) { build(job: "/${env.JOB_NAME}", wait: false, quietPeriod: quiet, parameters: given) }
}

/** Why this build shall not be repeated any more; null when nothing speaks against it, or it cannot be told. */
private String objectionTo(def guard, Map told) {
  String counted = params.PIPELINE_GUARD_ATTEMPT
  if (counted && counted != "${told.key.attempt}") { return "this is attempt ${counted}, and it was decided for attempt ${told.key.attempt}" }
  def newer = guard.trying('newer builds', []) { currentBuild.nextBuild }
  if (newer != null) { return "a newer build of the job exists already (#${newer.number})" }
  return guard.trying('head', []) { movedHead(guard) }
}

/** The branch has another head than what was built here. Its name is a stranger's, so no shell sees it. */
private String movedHead(def guard) {
  String branch = env.BRANCH_NAME ?: "${env.GIT_BRANCH ?: ''}".replaceFirst('^origin/', '')
  // What is built of a change request is mostly a merge, which no branch has as its head.
  if (!branch || env.CHANGE_ID) { return null }
  int code = 1
  withEnv(['GIT_TERMINAL_PROMPT=0']) {
    code = guard.shell('git rev-parse HEAD > .pipeline-guard/built.txt && git -c http.lowSpeedLimit=1 -c http.lowSpeedTime=20 ls-remote --heads origin > .pipeline-guard/heads.txt')
  }
  if (code != 0) { return null }
  String built = readFile('.pipeline-guard/built.txt').trim()
  String head = null
  for (line in readFile('.pipeline-guard/heads.txt').split('\n')) {
    String[] parts = line.trim().split('\t')
    if (parts.length == 2 && parts[1] == "refs/heads/${branch}".toString()) { head = parts[0] }
  }
  if (head == null) { return "the branch ${branch} is gone" }
  return head == built ? null : "the branch ${branch} has another head by now (${head.substring(0, 7)})"
}
