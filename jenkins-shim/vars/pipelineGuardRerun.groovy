import hudson.util.Secret

/** One more build of this job, where it was decided; part of pipelineGuard, not called by pipelines. */

/** A new build, told what it repeats and how often; a job that declares the two parameters keeps count. */
void start(def guard, Map answer, List notes) {
  if (answer.rerun == null) { return }
  // Right before the call: judging took its time, and the world went on.
  String objection = objectionTo(guard, answer)
  if (objection != null) { echo "pipelineGuard: no rerun: ${objection}"; return }
  int quiet = answer.rerun.waitSeconds ?: 0
  guard.trying('rerun', notes) { build(job: "/${env.JOB_NAME}", wait: false, quietPeriod: quiet, parameters: parametersOf(answer)) }
}

/** No step in here: what an iteration holds cannot be saved. */
private List parametersOf(Map answer) {
  List given = [string(name: 'PIPELINE_GUARD_RERUN_OF', value: "${answer.run}"),
                string(name: 'PIPELINE_GUARD_ATTEMPT', value: "${answer.attempt + 1}")]
  for (entry in params) {
    if (entry.key.startsWith('PIPELINE_GUARD_')) { continue }
    if (entry.value instanceof Boolean) { given << booleanParam(name: entry.key, value: entry.value) }
    // Encrypted by the controller’s key, which decrypts it for the new build: the text stands in no state and on no page.
    else if (entry.value instanceof Secret) { given << password(name: entry.key, value: entry.value.encryptedValue) }
    else { given << string(name: entry.key, value: "${entry.value}") }
  }
  return given
}

/** Why this build shall not be repeated any more; null when nothing speaks against it, or it cannot be told. */
private String objectionTo(def guard, Map answer) {
  String counted = params.PIPELINE_GUARD_ATTEMPT
  if (counted && counted != "${answer.attempt}") { return "this is attempt ${counted}, and it was decided for attempt ${answer.attempt}" }
  def newer = guard.trying('newer builds', []) { currentBuild.nextBuild }
  if (newer != null) { return "a newer build of the job exists already (#${newer.number})" }
  return guard.trying('head', []) { movedHead() }
}

/** The branch has another head than what was built here. Its name is a stranger's, so no shell sees it. */
private String movedHead() {
  String branch = env.BRANCH_NAME ?: "${env.GIT_BRANCH ?: ''}".replaceFirst('^origin/', '')
  // What is built of a change request is mostly a merge, which no branch has as its head.
  if (!branch || env.CHANGE_ID) { return null }
  int code = 1
  withEnv(['GIT_TERMINAL_PROMPT=0']) {
    code = pipelineGuardAgent.shell('git rev-parse HEAD > .pipeline-guard/built.txt && git -c http.lowSpeedLimit=1 -c http.lowSpeedTime=20 ls-remote --heads origin > .pipeline-guard/heads.txt')
  }
  if (code != 0) { return null }
  String built = readFile(file: '.pipeline-guard/built.txt', encoding: 'UTF-8').trim()
  String heads = readFile(file: '.pipeline-guard/heads.txt', encoding: 'UTF-8')
  String head = null
  for (line in heads.split('\n')) {
    String[] parts = line.trim().split('\t')
    if (parts.length == 2 && parts[1] == "refs/heads/${branch}".toString()) { head = parts[0] }
  }
  if (head == null) { return "the branch ${branch} is gone" }
  return head == built ? null : "the branch ${branch} has another head by now (${head.substring(0, 7)})"
}
