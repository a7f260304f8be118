/** Starts the bundle on the agent; part of pipelineGuard, not called by pipelines. */

/**
 * One process does all of a build: merges the history, judges, writes the page (jenkins-shim/start.cjs).
 * The result is the exit code of `run`; -1, and a note, where there is none.
 */
int run(def guard, String request, Map settings, List notes) {
  String start = '.pipeline-guard/start.cjs'
  String node = settings.node ?: 'node'
  writeFile(file: start, text: libraryResource('pipeline-guard/start.cjs'), encoding: 'UTF-8')
  int code = -1
  try {
    writeFile(file: '.pipeline-guard/request.json', text: request, encoding: 'UTF-8')
    Closure launch = { code = unpacked(shell(quoted(node) + ' ' + start), quoted(node) + ' ' + start) }
    if (settings.credentialsId) {
      withCredentials([usernamePassword(credentialsId: settings.credentialsId, usernameVariable: 'JENKINS_USER', passwordVariable: 'JENKINS_TOKEN')], launch)
    } else { launch() }
  } finally {
    // It may hold the address of a webhook; the process that ran has deleted it.
    if (code < 100 || code > 103) { writeFile(file: '.pipeline-guard/request.json', text: '{}', encoding: 'UTF-8') }
  }
  if (code >= 100 && code <= 103) { return code - 100 }
  notes << trouble(code)
  return -1
}

/** The bundle is written once a node: 110 asks for it. Inline, as a variable would be saved with the program at every step. */
private int unpacked(int code, String line) {
  if (code == 110) {
    writeFile(file: '.pipeline-guard/cli.mjs', text: libraryResource('pipeline-guard/cli.mjs'), encoding: 'UTF-8')
    code = shell(line)
  }
  // For a history in a bucket.
  if (code == 112) {
    writeFile(file: '.pipeline-guard/bucket.cjs', text: libraryResource('pipeline-guard/bucket.cjs'), encoding: 'UTF-8')
    code = shell(line)
  }
  return code
}

private String trouble(int code) {
  String cure = "install it, or give node: '/path/to/node' (for the NodeJS plugin: node: \"\${tool 'node24'}/bin/node\")"
  if (code >= 40 && code < 60) { return "Node.js 20 or newer is needed, and this agent has ${code - 40}: ${cure}" }
  if (code in [110, 112]) { return 'the bundle could not be written on this agent: is its disk full?' }
  if (code == 111) { return 'the file that cli (or PIPELINE_GUARD_CLI) names is not on this agent' }
  if (code in [1, 126, 127, 9009]) { return "Node.js 20 or newer is not on the PATH of this agent: ${cure}" }
  return "no verdict, Pipeline Guard ended with ${code}, see the console"
}

/** A path as one word, in which no shell finds anything to replace; a Windows path holds no quote. */
private String quoted(String path) { return isUnix() ? "'" + path.replace("'", "'\\''") + "'" : "\"${path}\"" }

/** UTF-8 whatever the charset of the agent: it is what Node.js writes. */
int shell(String line) {
  if (isUnix()) { return sh(script: line, returnStatus: true, encoding: 'UTF-8') }
  try { return bat(script: "@${line}", returnStatus: true, encoding: 'UTF-8') }
  catch (IOException noCmd) { return powershell(script: "& ${line}; exit \$LASTEXITCODE", returnStatus: true, encoding: 'UTF-8') }
}
