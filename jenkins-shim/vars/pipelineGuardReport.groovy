/** Shows a verdict on the build’s page, as far as the plugins allow; part of pipelineGuard, not called by pipelines. */
void show(def guard, Map settings, Map told, String headline, List notes) {
  Map place = settings.place
  boolean good = told.ruling?.verdict in [null, 'normal']
  guard.trying('description', notes) {
    currentBuild.description = currentBuild.description ? "${currentBuild.description} | ${headline}" : headline
  }
  // A build that is as usual needs no badge, and a controller without the plugin no word about it then.
  guard.trying('badge and summary (Badge)', good ? [] : notes) {
    good ? addInfoBadge(text: headline) : addWarningBadge(text: headline)
    createSummary(icon: good ? 'clipboard.png' : 'warning.png', text: headline)
  }
  String page = '.pipeline-guard/report/index.html'
  if (settings.report != false && guard.shell("${place.start} report \"${place.history}\" --output \"${page}\"") == 0) {
    guard.trying('trend page (HTML Publisher)', notes) {
      publishHTML(target: [reportDir: '.pipeline-guard/report', reportFiles: 'index.html', reportName: 'Pipeline Guard',
        keepAll: true, alwaysLinkToLastBuild: true, allowMissing: true])
    }
  }
  String archived = place.external ? '.pipeline-guard/result.json' : "${place.history},.pipeline-guard/result.json"
  archiveArtifacts(artifacts: archived, allowEmptyArchive: true)
}
