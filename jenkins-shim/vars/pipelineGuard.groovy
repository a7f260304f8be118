import groovy.json.JsonOutput
import groovy.json.JsonSlurperClassic
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

/** Judges this build by its history: `post { always { pipelineGuard(failOn: 'high') } }`, or around the work: `pipelineGuard { sh 'make' }`. */
def call(Closure body) { call([:], body) }

def call(Map settings = [:], Closure body = null) {
  if (body == null) { judge(settings, currentBuild.currentResult ?: 'SUCCESS', []); return }
  Map timed = [name: 'body', start: System.currentTimeMillis(), outcome: 'SUCCESS']
  String log = '.pipeline-guard/body.log'
  boolean entered = false
  Throwable failure = null
  try {
    // The file is emptied first: tee appends, and agents reuse workspaces.
    try { writeFile(file: log, text: ''); tee(log) { entered = true; body() } }
    catch (FlowInterruptedException stopped) { throw stopped }
    catch (Throwable noTee) { if (entered) { throw noTee }; log = null; body() }
  }
  catch (FlowInterruptedException stopped) { failure = stopped; timed.outcome = 'ABORTED' }
  catch (Throwable thrown) { failure = thrown; timed.outcome = 'FAILURE' }
  timed.end = System.currentTimeMillis()
  Map given = log == null ? settings : settings + [logFiles: lines(settings.logFiles, log)]
  if (failure == null) { judge(given, currentBuild.currentResult ?: 'SUCCESS', [timed]); return }
  try { judge(given + [gate: 'none'], timed.outcome, [timed]) }
  catch (Exception own) { echo "pipelineGuard: ${own.message}" }
  throw failure
}

private void judge(Map settings, String result, List bodies) {
  List notes = []
  Map told = null
  if (!env.WORKSPACE) { notes << 'it needs an agent: call it inside node {}, or in the post section of a pipeline with an agent' }
  else { told = trying('Pipeline Guard', notes) { runBundle(settings, result, bodies, notes) } }
  if (notes) { echo "pipelineGuard: ${notes.join('; ')}. The build goes on unharmed." }
  if (told == null || settings.gate == 'none') { return }
  if (told.code == 2) { error 'pipelineGuard: faulty parameters, all named above' }
  if (told.code != 1 && !(told.code == 3 && settings.strict)) { return }
  String why = "Pipeline Guard: ${told.headline}"
  if (settings.gate == 'error') { error why }
  if (!trying('unstable', []) { unstable(why); true }) { currentBuild.result = 'UNSTABLE' }
}

private Map runBundle(Map settings, String result, List bodies, List notes) {
  String node = settings.node ?: 'node'
  if (shell("\"${node}\" --version") != 0) {
    notes << "Node.js 20 or newer is not on the PATH of this agent: install it, or give node: '/path/to/node'"
    return null
  }
  String cli = settings.cli ?: env.PIPELINE_GUARD_CLI ?: '.pipeline-guard/cli.mjs'
  // Inline: a variable would be saved with the program at every step.
  if (cli == '.pipeline-guard/cli.mjs') { writeFile(file: cli, text: libraryResource('pipeline-guard/cli.mjs')) }
  Map place = [start: "\"${node}\" \"${cli}\"", history: settings.historyPath ?: '.pipeline-guard/history.jsonl.gz',
               external: settings.historyPath != null, seedJob: settings.seedJob]
  if (!place.external) { pipelineGuardHistory.recall(this, place, notes) }
  Map inputs = ['job-status': result, history: 'file', 'history-path': place.history, 'result-file': '.pipeline-guard/result.json']
  for (entry in settings) {
    if (entry.key in ['node', 'cli', 'gate', 'credentialsId', 'seedJob', 'report']) { continue }
    inputs[entry.key.replaceAll('([A-Z])', '-$1').toLowerCase()] = entry.value
  }
  Map build = [result: result, startTimeInMillis: currentBuild.startTimeInMillis, causes: causes(), bodies: bodies]
  int code = 0
  try {
    writeFile(file: '.pipeline-guard/result.json', text: '{}')
    writeFile(file: '.pipeline-guard/inputs.json', text: JsonOutput.toJson(inputs))
    withEnv(["PIPELINE_GUARD_BUILD=${JsonOutput.toJson(build)}"]) {
      Closure launch = { code = shell("${place.start} run --json-config .pipeline-guard/inputs.json") }
      settings.credentialsId ? withCredentials([usernamePassword(credentialsId: settings.credentialsId,
        usernameVariable: 'JENKINS_USER', passwordVariable: 'JENKINS_TOKEN')], launch) : launch()
    }
  }
  // It may hold the address of a webhook.
  finally { writeFile(file: '.pipeline-guard/inputs.json', text: '{}') }
  Map told = (Map) new JsonSlurperClassic().parseText(readFile('.pipeline-guard/result.json'))
  String headline = "${told.headline ?: 'no verdict, see the console'}".replaceAll('[<>\\r\\n]', ' ')
  if (code != 2) { pipelineGuardReport.show(this, settings + [place: place], told, headline, notes) }
  if (settings.rerun == 'transient' && "${settings.observe}" != 'true' && "${settings.dryRun}" != 'true') { pipelineGuardRerun.start(this, told, notes) }
  return [code: code, headline: headline]
}

private List causes() {
  List told = []
  def known = trying('causes', []) { currentBuild.getBuildCauses() } ?: []
  for (cause in known) {
    told << [_class: "${cause._class}", userId: "${cause.userId ?: ''}", upstreamProject: "${cause.upstreamProject ?: ''}", upstreamBuild: cause.upstreamBuild]
  }
  return told
}

int shell(String line) { return isUnix() ? sh(script: line, returnStatus: true) : bat(script: "@${line}", returnStatus: true) }

private String lines(def given, String more) { return given == null ? more : "${given instanceof List ? given.join('\n') : given}\n${more}" }

/** What `work` gives; null, and one note, when its plugin is absent or it fails. A build that is stopped stays stopped. */
def trying(String what, List notes, Closure work) {
  String note
  try { return work() }
  catch (FlowInterruptedException stopped) { throw stopped }
  catch (NoSuchMethodError absent) { note = "${what}: the plugin is not installed, this part is left out" }
  catch (Exception own) { note = "${what}: ${own.message}" }
  if (!notes.contains(note)) { notes << note }
  return null
}
