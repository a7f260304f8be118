/**
 * A build on a controller, as far as the step can see it: steps are closures, absent plugins throw what Jenkins throws,
 * and everything that was called is written down.
 */
class FakeJenkins {
  final Map<String, String> files = [:]
  final List<Map> calls = []
  final Map steps = [:]
  final Map env = [WORKSPACE: '/w', JOB_NAME: 'folder/app', BUILD_NUMBER: '12']
  final Map params = [:]
  final FakeBuild currentBuild = new FakeBuild(number: 12, result: null)
  boolean unix = true
  /** A Windows agent that runs batch files. */
  boolean cmd = true
  /** `run`: the exit code of the run; `node`: that of the launcher where it does not come that far; by a word of any other command line. */
  final Map<String, Integer> codes = [:]
  /** What the launcher leaves as its answer. */
  String answer = '{"headline": "all as usual", "verdict": "normal", "run": "12", "attempt": 1, "rerun": null, "page": true, "notes": []}'
  /** What git says of the workspace: `built` and, by branch, `heads`; null where there is no repository. */
  Map git = null
  /** Versions of the bundle that this node has unpacked. */
  boolean unpacked = false
  final StepUnderTest step = new StepUnderTest(this)

  FakeJenkins(File vars) {
    def shell = { String by, Map given ->
      assert given.encoding == 'UTF-8'
      calls << [step: by, script: given.script.toString()]
      if (given.script.contains('start.cjs')) { return launch() }
      if (given.script.contains('ls-remote')) {
        calls << [step: 'git', env: new HashMap(env)]
        if (git == null) { return 128 }
        files['.pipeline-guard/built.txt'] = git.built + '\n'
        files['.pipeline-guard/heads.txt'] = git.heads.collect { name, sha -> "$sha\trefs/heads/$name" }.join('\r\n') + '\n'
      }
      def found = codes.find { given.script.contains(it.key) }
      found == null ? 0 : found.value
    }
    steps.putAll(
      echo: { text -> calls << [step: 'echo', text: "$text".toString()] },
      isUnix: { -> unix },
      writeFile: { Map given ->
        calls << [step: 'writeFile', file: given.file]
        files[given.file] = "${given.text}".toString()
      },
      readFile: { Map given -> assert given.encoding == 'UTF-8'; files[given.file] ?: { throw new FileNotFoundException(given.file) }() },
      fileExists: { path -> files.containsKey("$path".toString()) },
      libraryResource: { path -> calls << [step: 'libraryResource', path: path]; path.endsWith('cli.mjs') ? 'the bundle' * 200_000 : 'the launcher' },
      error: { text -> throw new IllegalStateException("error: $text".toString()) },
      unstable: { text -> calls << [step: 'unstable', text: "$text".toString()]; currentBuild.result = 'UNSTABLE' },
      archiveArtifacts: { Map given -> calls << ([step: 'archiveArtifacts'] + given) },
      publishHTML: { Map given -> calls << ([step: 'publishHTML'] + given.target) },
      addInfoBadge: { Map given -> calls << ([step: 'addInfoBadge'] + given) },
      addWarningBadge: { Map given -> calls << ([step: 'addWarningBadge'] + given) },
      createSummary: { Map given -> calls << ([step: 'createSummary'] + given) },
      tee: { file, body -> calls << [step: 'tee', file: file]; files["$file".toString()] = 'log'; body() },
      specific: { number -> number },
      lastCompleted: { -> 'lastCompleted' },
      copyArtifacts: { Map given ->
        calls << ([step: 'copyArtifacts'] + given)
        if (archives.contains("${given.projectName}#${given.selector}".toString())) { files["${given.target}/history.jsonl.gz".toString()] = 'history' }
      },
      withEnv: { List given, body ->
        Map before = new HashMap(env)
        given.each { env[it.substring(0, it.indexOf('='))] = it.substring(it.indexOf('=') + 1) }
        try { body() } finally { env.clear(); env.putAll(before) }
      },
      withCredentials: { List given, body -> calls << [step: 'withCredentials', id: given[0].credentialsId]; body() },
      usernamePassword: { Map given -> given },
      string: { Map given -> [kind: 'string'] + given },
      booleanParam: { Map given -> [kind: 'boolean'] + given },
      build: { Map given -> calls << ([step: 'build'] + given) },
    )
    steps.sh = { Map given -> if (!unix) { throw new IOException('Cannot run program "sh"') }; shell('sh', given) }
    steps.bat = { Map given -> if (unix || !cmd) { throw new IOException('Batch scripts can only be run on Windows nodes') }; shell('bat', given) }
    steps.powershell = { Map given -> shell('powershell', given) }
    steps.password = { Map given -> [kind: 'password'] + given }
    Controller.globals = [env: env, params: params, currentBuild: currentBuild]
    Controller.steps = steps
    Controller.unsaved = []
    vars.eachFileMatch(~/.*\.groovy/) { File file -> Controller.globals[file.name - '.groovy'] = Controller.parse(file) }
  }

  /** As jenkins-shim/start.cjs. */
  private int launch() {
    if (codes.node != null) { return codes.node }
    Map request = (Map) new groovy.json.JsonSlurper().parseText(files['.pipeline-guard/request.json'])
    if (request.cli == null && !unpacked) {
      if (files['.pipeline-guard/cli.mjs'] == null) { return 110 }
      unpacked = true
    }
    if ("${request.inputs.history}".startsWith('s3:') && files['.pipeline-guard/bucket.cjs'] == null) { return 112 }
    files.remove('.pipeline-guard/request.json')
    calls << [step: 'request', request: request]
    files['.pipeline-guard/answer.json'] = answer ?: '{"rerun": null, "page": false, "notes": []}'
    return 100 + (codes.run ?: 0)
  }

  /** `project#selector` of the builds that archived a history. */
  final Set<String> archives = new HashSet()

  void without(String... names) { names.each { steps.remove(it) } }
  List<Map> of(String step) { calls.findAll { it.step == step } }
  String said() { of('echo').collect { it.text }.join('\n') }
  Map request() { of('request')[0].request }
  Map inputs() { request().inputs }
  Map build() { request().build }
}

/** `pipelineGuard(…)` and `pipelineGuard(…) { … }`, called by a pipeline; the body is a step of its own. */
class StepUnderTest {
  private final FakeJenkins jenkins
  StepUnderTest(FakeJenkins jenkins) { this.jenkins = jenkins }
  void call(Closure body) { call([:], body) }
  void call(Map settings, Closure body = null) {
    Controller.globals.given = new HashMap(settings)
    if (body != null) { jenkins.steps.work = body }
    Controller.run(body == null ? 'pipelineGuard(given)' : 'pipelineGuard(given) { work() }')
  }
}

class FakeBuild implements Serializable {
  int number
  String result
  String description
  long startTimeInMillis = 1700000000000L
  long duration = 60_000L
  List causes = [[_class: 'hudson.model.Cause$UserIdCause', userId: 'me']]
  FakeBuild previousBuild
  FakeBuild nextBuild
  String getCurrentResult() { result ?: 'SUCCESS' }
  List getBuildCauses() { causes }

  static FakeBuild chain(List<String> results, int number) {
    FakeBuild oldest = null
    results.eachWithIndex { result, index ->
      int own = number - results.size() + 1 + index
      // One an hour: each had ended before the next began.
      oldest = new FakeBuild(number: own, result: result, previousBuild: oldest, startTimeInMillis: 1700000000000L - (number + 1 - own) * 3_600_000L)
    }
    oldest
  }
}
