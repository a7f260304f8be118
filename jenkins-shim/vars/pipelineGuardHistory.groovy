/** The history of a job lives in the archives of its builds; part of pipelineGuard, not called by pipelines. */

/**
 * Copies the histories that together hold all that earlier builds archived; the launcher merges them.
 *
 * A build merges what had ended before it, so two archives do (the second heals what the first may have failed to copy), and
 * those of builds that ran beside them: of ten completed builds at the most.
 */
List recall(def guard, String history, String seedJob, List notes) {
  List builds = completed()
  List found = []
  long covered = 0
  for (int at = 0; at < builds.size(); at++) {
    Map earlier = builds[at]
    if (found.size() >= 2 && earlier.end <= covered) { continue }
    if (collect(guard, env.JOB_NAME, earlier.number, history, found, notes)) { covered = Math.max(covered, earlier.start) }
  }
  if (found.isEmpty() && !fileExists(history)) {
    List jobs = seeds(seedJob)
    for (int at = 0; at < jobs.size() && found.isEmpty(); at++) { collect(guard, jobs[at], null, history, found, notes) }
  }
  return found
}

/** Newest first. A build that still runs has archived nothing. */
private List completed() {
  List builds = []
  def build = currentBuild.previousBuild
  while (build != null && builds.size() < 10) {
    if (build.result != null) {
      builds << [number: "${build.number}".toString(), start: build.startTimeInMillis, end: build.startTimeInMillis + build.duration]
    }
    build = build.previousBuild
  }
  return builds
}

/** A branch that is built for the first time learns from its main branch. */
private List seeds(String seedJob) {
  if (seedJob) { return [seedJob] }
  if (!env.BRANCH_NAME || !env.JOB_NAME.contains('/')) { return [] }
  String project = env.JOB_NAME.substring(0, env.JOB_NAME.lastIndexOf('/'))
  List jobs = []
  for (branch in ['main', 'master']) { if (env.BRANCH_NAME != branch) { jobs << "${project}/${branch}".toString() } }
  return jobs
}

private boolean collect(def guard, String job, String number, String history, List found, List notes) {
  String to = ".pipeline-guard/from/${number ?: 'seed'}"
  guard.trying('the history of earlier builds (Copy Artifact)', notes) {
    copyArtifacts(projectName: "/${job}", selector: number == null ? lastCompleted() : specific(number),
      filter: history, target: to, flatten: true, optional: true)
  }
  String copied = "${to}/history.jsonl.gz".toString()
  boolean there = fileExists(copied)
  if (there) { found << copied }
  return there
}
