/** The history of a job lives in the archives of its builds; part of pipelineGuard, not called by pipelines. */

/** Merges what the last ten completed builds archived: the newest alone may miss what ran beside it. */
void recall(def guard, Map place, List notes) {
  List found = []
  def build = currentBuild.previousBuild
  for (int tried = 0; tried < 10 && build != null;) {
    // A build that still runs has archived nothing.
    if (build.result != null) { tried++; collect(guard, env.JOB_NAME, "${build.number}", place, found, notes) }
    build = build.previousBuild
  }
  if (found.isEmpty() && !fileExists(place.history)) {
    for (seed in seeds(place)) { if (found.isEmpty()) { collect(guard, seed, null, place, found, notes) } }
  }
  if (found.isEmpty()) { return }
  if (fileExists(place.history)) { found << place.history }
  String files = '"' + found.join('" "') + '"'
  if (guard.shell("${place.start} history merge ${files} --output \"${place.history}\"") != 0) {
    notes << 'the histories of earlier builds could not be merged, see the console'
  }
  dir('.pipeline-guard/from') { deleteDir() }
}

/** A branch that is built for the first time learns from its main branch. */
private List seeds(Map place) {
  if (place.seedJob) { return [place.seedJob] }
  if (!env.BRANCH_NAME || !env.JOB_NAME.contains('/')) { return [] }
  String project = env.JOB_NAME.substring(0, env.JOB_NAME.lastIndexOf('/'))
  List jobs = []
  for (branch in ['main', 'master']) { if (env.BRANCH_NAME != branch) { jobs << "${project}/${branch}".toString() } }
  return jobs
}

private void collect(def guard, String job, String number, Map place, List found, List notes) {
  String to = ".pipeline-guard/from/${number ?: 'seed'}"
  guard.trying('the history of earlier builds (Copy Artifact)', notes) {
    copyArtifacts(projectName: "/${job}", selector: number == null ? lastCompleted() : specific(number),
      filter: place.history, target: to, flatten: true, optional: true)
  }
  if (fileExists("${to}/history.jsonl.gz")) { found << "${to}/history.jsonl.gz".toString() }
}
