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
  /** Exit codes by a word of the command line; 0 otherwise. */
  final Map<String, Integer> codes = [:]
  /** What `run` leaves as its result. */
  String answer = '{"headline": "all as usual", "ruling": {"verdict": "normal", "decisions": []}, "key": {"run": "12", "attempt": 1}}'
  /** What git says of the workspace: `built` and, by branch, `heads`; null where there is no repository. */
  Map git = null
  Script step

  FakeJenkins(File vars) {
    def shell = { Map given ->
      calls << [step: unix ? 'sh' : 'bat', script: given.script.toString()]
      if (given.script.contains(' run ')) {
        calls << [step: 'inputs', text: files['.pipeline-guard/inputs.json'], build: env.PIPELINE_GUARD_BUILD]
        if (answer != null) { files['.pipeline-guard/result.json'] = answer }
      }
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
      writeFile: { Map given -> files[given.file] = "${given.text}".toString() },
      readFile: { String path -> files[path] ?: { throw new FileNotFoundException(path) }() },
      fileExists: { path -> files.containsKey("$path".toString()) },
      libraryResource: { path -> calls << [step: 'libraryResource', path: path]; 'the bundle' },
      dir: { path, body -> calls << [step: 'dir', path: path]; body() },
      deleteDir: { -> calls << [step: 'deleteDir'] },
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
    steps.sh = { Map given -> if (!unix) { throw new IOException('Cannot run program "sh"') }; shell(given) }
    steps.bat = { Map given -> if (unix) { throw new IOException('Batch scripts can only be run on Windows nodes') }; shell(given) }
    Binding binding = new Binding([env: env, params: params, currentBuild: currentBuild])
    def parsed = ['pipelineGuardHistory', 'pipelineGuardReport', 'pipelineGuardRerun', 'pipelineGuard'].collectEntries { name ->
      Script script = new GroovyShell(this.class.classLoader, binding).parse(new File(vars, "${name}.groovy"))
      script.metaClass.methodMissing = { String called, args ->
        def found = steps[called]
        if (found == null) { throw new NoSuchMethodError("No such DSL method '$called' found among steps") }
        found.call(*args)
      }
      [name, script]
    }
    parsed.each { name, script -> binding.setVariable(name, script) }
    step = parsed.pipelineGuard
  }

  /** `project#selector` of the builds that archived a history. */
  final Set<String> archives = new HashSet()

  void without(String... names) { names.each { steps.remove(it) } }
  List<Map> of(String step) { calls.findAll { it.step == step } }
  String said() { of('echo').collect { it.text }.join('\n') }
  Map inputs() { (Map) new groovy.json.JsonSlurper().parseText(of('inputs')[0].text) }
  Map told() { (Map) new groovy.json.JsonSlurper().parseText(of('inputs')[0].build) }
}

class FakeBuild {
  int number
  String result
  String description
  long startTimeInMillis = 1700000000000L
  List causes = [[_class: 'hudson.model.Cause$UserIdCause', userId: 'me']]
  FakeBuild previousBuild
  FakeBuild nextBuild
  String getCurrentResult() { result ?: 'SUCCESS' }
  List getBuildCauses() { causes }

  static FakeBuild chain(List<String> results, int number) {
    FakeBuild oldest = null
    results.eachWithIndex { result, index ->
      oldest = new FakeBuild(number: number - results.size() + 1 + index, result: result, previousBuild: oldest)
    }
    oldest
  }
}
