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
  Map answer = null
  if (!env.WORKSPACE) { notes << 'it needs an agent: call it inside node {}, or in the post section of a pipeline with an agent' }
  else { answer = trying('Pipeline Guard', notes) { runBundle(settings, result, bodies, notes) } }
  if (notes) { echo "pipelineGuard: ${notes.join('; ')}. The build goes on unharmed." }
  if (answer == null || settings.gate == 'none') { return }
  if (answer.code == 2) { error 'pipelineGuard: faulty parameters, all named above' }
  if (answer.code != 1 && !(answer.code == 3 && settings.strict)) { return }
  String why = "Pipeline Guard: ${answer.headline}"
  if (settings.gate == 'error') { error why }
  if (!trying('unstable', []) { unstable(why); true }) { currentBuild.result = 'UNSTABLE' }
}

private Map runBundle(Map settings, String result, List bodies, List notes) {
  // Where all agents see it: a directory, or a bucket.
  boolean external = settings.historyPath != null || "${settings.history ?: ''}".startsWith('s3:')
  String history = settings.historyPath ?: '.pipeline-guard/history.jsonl.gz'
  List merge = external ? [] : pipelineGuardHistory.recall(this, history, settings.seedJob, notes)
  Map inputs = ['job-status': result, history: 'file', 'history-path': history, 'result-file': '.pipeline-guard/result.json']
  for (entry in settings) {
    if (entry.key in ['node', 'cli', 'gate', 'credentialsId', 'seedJob', 'report']) { continue }
    inputs[entry.key.replaceAll('([A-Z])', '-$1').toLowerCase()] = entry.value
  }
  Map request = [cli: settings.cli ?: env.PIPELINE_GUARD_CLI, merge: merge, history: history, page: settings.report != false, inputs: inputs,
                 build: [result: result, startTimeInMillis: currentBuild.startTimeInMillis, causes: causes(), bodies: bodies]]
  int code = pipelineGuardAgent.run(this, JsonOutput.toJson(request), settings, notes)
  if (code < 0) { return null }
  // First into a String: whatever is alive while a step waits is saved with the program, and a reader of JSON cannot be.
  String text = readFile(file: '.pipeline-guard/answer.json', encoding: 'UTF-8')
  Map answer = (Map) new JsonSlurperClassic().parseText(text)
  notes.addAll(answer.notes ?: [])
  answer.headline = "${answer.headline ?: 'no verdict, see the console'}".replaceAll('[<>\\r\\n]', ' ')
  if (code != 2) { pipelineGuardReport.show(this, answer, external ? null : history, notes) }
  if (settings.rerun == 'transient' && "${settings.observe}" != 'true' && "${settings.dryRun}" != 'true') { pipelineGuardRerun.start(this, answer, notes) }
  return [code: code, headline: answer.headline]
}

private List causes() {
  List plain = []
  def all = trying('causes', []) { currentBuild.getBuildCauses() } ?: []
  for (cause in all) {
    plain << [_class: "${cause._class}", userId: "${cause.userId ?: ''}", upstreamProject: "${cause.upstreamProject ?: ''}", upstreamBuild: cause.upstreamBuild]
  }
  return plain
}

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
