/** Shows a verdict on the build’s page, as far as the plugins allow; part of pipelineGuard, not called by pipelines. */
void show(def guard, Map answer, String history, List notes) {
  String headline = answer.headline
  guard.trying('description', notes) {
    currentBuild.description = currentBuild.description ? "${currentBuild.description} | ${headline}" : headline
  }
  // A build that is as usual needs no badge, and a controller without the plugin no word about it then.
  if (!(answer.verdict in [null, 'normal'])) {
    guard.trying('badge and summary (Badge)', notes) {
      addWarningBadge(text: headline)
      createSummary(icon: 'warning.png', text: headline)
    }
  }
  if (answer.page) {
    guard.trying('trend page (HTML Publisher)', notes) {
      publishHTML(target: [reportDir: '.pipeline-guard/report', reportFiles: 'index.html', reportName: 'Pipeline Guard',
        keepAll: true, alwaysLinkToLastBuild: true, allowMissing: true])
    }
  }
  archiveArtifacts(artifacts: history == null ? '.pipeline-guard/result.json' : "${history},.pipeline-guard/result.json", allowEmptyArchive: true)
}
