/** Every branch of the step, on a fake controller. Run by `npm run test:jenkins`. */
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

File vars = new File(args[0], 'vars')
List failed = []
int passed = 0
def test = { String name, Closure body ->
  try { body(new FakeJenkins(vars)); passed++; println "ok   $name" }
  catch (Throwable thrown) { failed << name; println "FAIL $name\n     ${thrown.message?.readLines()?.take(12)?.join('\n     ')}" }
}
def thrownBy = { Closure body -> try { body(); null } catch (Throwable thrown) { thrown } }
String severe = '{"headline": "twice as slow", "ruling": {"verdict": "anomalous", "decisions": []}, "key": {"run": "12", "attempt": 1}}'

test('step form: runs the bundle with the parameters, marks and archives the build') { jenkins ->
  jenkins.step.call(failOn: 'high', testReports: ['a.xml', 'b.xml'], maxReruns: 2, observe: true)
  assert jenkins.inputs() == ['job-status': 'SUCCESS', history: 'file', 'history-path': '.pipeline-guard/history.jsonl.gz',
    'result-file': '.pipeline-guard/result.json', 'fail-on': 'high', 'test-reports': ['a.xml', 'b.xml'], 'max-reruns': 2, observe: true]
  assert jenkins.of('sh')*.script.contains('"node" ".pipeline-guard/cli.mjs" run --json-config .pipeline-guard/inputs.json')
  assert jenkins.files['.pipeline-guard/cli.mjs'] == 'the bundle'
  assert jenkins.currentBuild.description == 'all as usual'
  assert jenkins.of('archiveArtifacts')[0].artifacts == '.pipeline-guard/history.jsonl.gz,.pipeline-guard/result.json'
  assert jenkins.of('addInfoBadge')[0].text == 'all as usual'
  assert jenkins.of('publishHTML')[0].reportName == 'Pipeline Guard'
  assert jenkins.said() == ''
  assert jenkins.files['.pipeline-guard/inputs.json'] == '{}'
  assert jenkins.told().startTimeInMillis == 1700000000000L
  assert jenkins.told().causes[0]._class == 'hudson.model.Cause$UserIdCause'
}
test('a verdict that fails makes the build unstable') { jenkins ->
  jenkins.codes[' run '] = 1; jenkins.answer = severe
  jenkins.step.call(failOn: 'high')
  assert jenkins.of('unstable')[0].text == 'Pipeline Guard: twice as slow'
  assert jenkins.of('addWarningBadge')[0].text == 'twice as slow'
}
test("gate: 'error' fails the build") { jenkins ->
  jenkins.codes[' run '] = 1; jenkins.answer = severe
  assert thrownBy { jenkins.step.call(gate: 'error') }.message == 'error: Pipeline Guard: twice as slow'
  assert jenkins.of('archiveArtifacts').size() == 1
}
test("gate: 'none' only shows") { jenkins ->
  jenkins.codes[' run '] = 1; jenkins.answer = severe
  jenkins.step.call(gate: 'none')
  assert jenkins.of('unstable').isEmpty() && jenkins.of('addWarningBadge').size() == 1
}
test('an old controller without unstable()') { jenkins ->
  jenkins.codes[' run '] = 1; jenkins.answer = severe; jenkins.without('unstable')
  jenkins.step.call([:])
  assert jenkins.currentBuild.result == 'UNSTABLE'
}
test('faulty parameters fail the build, whatever the gate but none') { jenkins ->
  jenkins.codes[' run '] = 2; jenkins.answer = null
  assert thrownBy { jenkins.step.call(failOn: 'hihg') }.message == 'error: pipelineGuard: faulty parameters, all named above'
  assert jenkins.of('archiveArtifacts').isEmpty()
}
test('our own trouble leaves the build alone, unless strict') { jenkins ->
  jenkins.codes[' run '] = 3; jenkins.answer = null
  jenkins.step.call([:])
  assert jenkins.currentBuild.result == null
  assert jenkins.currentBuild.description == 'no verdict, see the console'
}
test('strict') { jenkins ->
  jenkins.codes[' run '] = 3
  jenkins.step.call(strict: true)
  assert jenkins.currentBuild.result == 'UNSTABLE'
}
test('a Windows agent gets bat') { jenkins ->
  jenkins.unix = false
  jenkins.step.call([:])
  assert jenkins.of('sh').isEmpty()
  assert jenkins.of('bat')*.script.contains('@"node" ".pipeline-guard/cli.mjs" run --json-config .pipeline-guard/inputs.json')
}
test('no node {}: one warning with advice') { jenkins ->
  jenkins.env.remove('WORKSPACE')
  jenkins.step.call(failOn: 'high')
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('inside node {}')
  assert jenkins.currentBuild.result == null
}
test('no Node on the agent: one warning with advice') { jenkins ->
  jenkins.codes['--version'] = 127
  jenkins.step.call([:])
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('Node.js 20')
  assert jenkins.of('archiveArtifacts').isEmpty()
}
test('another node and an installed command') { jenkins ->
  jenkins.step.call(node: '/opt/node/bin/node', cli: '/opt/pg/cli.js')
  assert jenkins.of('sh')*.script.contains('"/opt/node/bin/node" "/opt/pg/cli.js" run --json-config .pipeline-guard/inputs.json')
  assert jenkins.of('libraryResource').isEmpty()
  assert !jenkins.inputs().containsKey('node') && !jenkins.inputs().containsKey('cli')
}
for (absent in ['copyArtifacts', 'addInfoBadge', 'createSummary', 'publishHTML']) {
  test("without the plugin of $absent the rest is done") { jenkins ->
    jenkins.without(absent)
    jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * 3, 11)
    jenkins.step.call([:])
    assert jenkins.of('archiveArtifacts').size() == 1
    assert jenkins.of('echo').size() <= 1
    if (absent in ['copyArtifacts', 'publishHTML']) { assert jenkins.said().contains('plugin is not installed') }
  }
}
test('all plugins absent: one warning, the gate still works') { jenkins ->
  jenkins.without('copyArtifacts', 'specific', 'lastCompleted', 'addInfoBadge', 'addWarningBadge', 'createSummary', 'publishHTML', 'unstable', 'tee')
  jenkins.codes[' run '] = 1; jenkins.answer = severe
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * 3, 11)
  jenkins.step.call([:]) { }
  assert jenkins.of('echo').size() == 1
  assert jenkins.currentBuild.result == 'UNSTABLE'
}
test('history: the last ten completed builds and the workspace are merged, running ones passed over') { jenkins ->
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS', 'FAILURE'] * 6 + [null, 'UNSTABLE'], 14)
  (1..14).each { jenkins.archives << "/folder/app#$it".toString() }
  jenkins.files['.pipeline-guard/history.jsonl.gz'] = 'mine'
  jenkins.step.call([:])
  assert jenkins.of('copyArtifacts')*.selector == ['14', '12', '11', '10', '9', '8', '7', '6', '5', '4']
  String merge = jenkins.of('sh')*.script.find { it.contains('history merge') }
  assert merge.contains('".pipeline-guard/from/14/history.jsonl.gz"') && merge.contains('" ".pipeline-guard/history.jsonl.gz" --output ".pipeline-guard/history.jsonl.gz"')
  assert jenkins.of('deleteDir').size() == 1
}
test('history: a first build has none and says nothing') { jenkins ->
  jenkins.step.call([:])
  assert !jenkins.of('sh')*.script.any { it.contains('history merge') }
  assert jenkins.said() == ''
}
test('history: a merge that fails is a note') { jenkins ->
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'], 11)
  jenkins.archives << '/folder/app#11'
  jenkins.codes['history merge'] = 2
  jenkins.step.call([:])
  assert jenkins.said().contains('could not be merged')
  assert jenkins.of('archiveArtifacts').size() == 1
}
test('history: a new branch is seeded from its main branch, or from the job named') { jenkins ->
  jenkins.env.putAll(JOB_NAME: 'org/app/feature%2Fx', BRANCH_NAME: 'feature/x')
  jenkins.archives << '/org/app/master#lastCompleted'
  jenkins.step.call([:])
  assert jenkins.of('copyArtifacts')*.projectName == ['/org/app/main', '/org/app/master']
  assert jenkins.of('sh')*.script.any { it.contains('history merge ".pipeline-guard/from/seed/history.jsonl.gz"') }
}
test('history: seedJob') { jenkins ->
  jenkins.step.call(seedJob: 'org/app/trunk')
  assert jenkins.of('copyArtifacts')*.projectName == ['/org/app/trunk']
  assert !jenkins.inputs().containsKey('seed-job')
}
test('history: the main branch itself is not its own seed') { jenkins ->
  jenkins.env.putAll(JOB_NAME: 'org/app/main', BRANCH_NAME: 'main')
  jenkins.step.call([:])
  assert jenkins.of('copyArtifacts')*.projectName == ['/org/app/master']
}
test('history: an external directory needs no archive') { jenkins ->
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'], 11)
  jenkins.step.call(historyPath: '/mnt/ci/app.jsonl.gz')
  assert jenkins.of('copyArtifacts').isEmpty()
  assert jenkins.inputs()['history-path'] == '/mnt/ci/app.jsonl.gz'
  assert jenkins.of('archiveArtifacts')[0].artifacts == '.pipeline-guard/result.json'
}
test('a build that is stopped while we work stays stopped') { jenkins ->
  jenkins.steps.archiveArtifacts = { Map given -> throw new FlowInterruptedException('stop') }
  assert thrownBy { jenkins.step.call([:]) } instanceof FlowInterruptedException
}
test('our own failure is one warning') { jenkins ->
  jenkins.steps.writeFile = { Map given -> throw new IOException('disk full') }
  jenkins.step.call([:])
  assert jenkins.said().contains('disk full') && jenkins.of('echo').size() == 1
}
test('a result that is no JSON is one warning') { jenkins ->
  jenkins.answer = '<html>'
  jenkins.step.call([:])
  assert jenkins.of('echo').size() == 1
}
test('the inputs file is emptied although the run fails') { jenkins ->
  jenkins.steps.withEnv = { List given, body -> throw new IOException('agent gone') }
  jenkins.step.call(slackWebhookUrl: 'https://hooks.example/secret')
  assert jenkins.files['.pipeline-guard/inputs.json'] == '{}'
}
test('markup in a headline does not reach the build page') { jenkins ->
  jenkins.answer = '{"headline": "<script>x</script>\\nb", "ruling": {}}'
  jenkins.step.call([:])
  assert jenkins.currentBuild.description == ' script x /script  b'
}
test('an existing description is kept') { jenkins ->
  jenkins.currentBuild.description = 'v1.2'
  jenkins.step.call([:])
  assert jenkins.currentBuild.description == 'v1.2 | all as usual'
}
test('credentials are bound around the run') { jenkins ->
  jenkins.step.call(credentialsId: 'jenkins-api')
  assert jenkins.of('withCredentials')*.id == ['jenkins-api']
  assert !jenkins.inputs().containsKey('credentials-id')
}
test('report: false leaves the page out') { jenkins ->
  jenkins.step.call(report: false)
  assert jenkins.of('publishHTML').isEmpty()
}
String retry = '{"headline": "flaky network", "ruling": {"verdict": "failed-transient", "decisions": [{"kind": "remedy"}, {"kind": "rerun", "jobs": ["build"]}]}, "key": {"run": "12", "attempt": 1}}'
test('rerun: a new build with the parameters of this one and a counter') { jenkins ->
  jenkins.answer = retry
  jenkins.params.putAll(TARGET: 'prod', FAST: true, PIPELINE_GUARD_ATTEMPT: '1')
  jenkins.step.call(rerun: 'transient')
  Map again = jenkins.of('build')[0]
  assert again.job == '/folder/app' && again.wait == false
  assert again.parameters.collectEntries { [it.name, it.value] } == [PIPELINE_GUARD_RERUN_OF: '12', PIPELINE_GUARD_ATTEMPT: '2', TARGET: 'prod', FAST: true]
  assert again.parameters.find { it.name == 'FAST' }.kind == 'boolean'
}
String head = 'a' * 40
test('rerun: the wait that was decided is the quiet period') { jenkins ->
  jenkins.answer = retry.replace('"jobs": ["build"]', '"jobs": ["build"], "waitSeconds": 31')
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build')[0].quietPeriod == 31
}
test('rerun: the branch still has the head that was built') { jenkins ->
  jenkins.answer = retry; jenkins.env.BRANCH_NAME = 'main'
  jenkins.git = [built: head, heads: [other: 'b' * 40, main: head]]
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').size() == 1 && jenkins.said() == ''
  assert jenkins.of('git')[0].env.GIT_TERMINAL_PROMPT == '0'
}
test('rerun: a job without BRANCH_NAME goes by GIT_BRANCH') { jenkins ->
  jenkins.answer = retry; jenkins.env.GIT_BRANCH = 'origin/release/2'
  jenkins.git = [built: head, heads: ['release/2': 'b' * 40]]
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').isEmpty() && jenkins.said().contains('no rerun: the branch release/2 has another head by now (bbbbbbb)')
}
test('rerun: refused when the branch moved, on Windows as well, and the build stays as it is') { jenkins ->
  jenkins.unix = false; jenkins.answer = retry; jenkins.env.BRANCH_NAME = 'main'
  jenkins.git = [built: head, heads: [main: 'b' * 40, 'not/main': head]]
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').isEmpty() && jenkins.said().contains('another head')
  assert jenkins.currentBuild.result == null
}
test('rerun: refused when the branch is gone') { jenkins ->
  jenkins.answer = retry; jenkins.env.BRANCH_NAME = 'fix'
  jenkins.git = [built: head, heads: [main: head]]
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').isEmpty() && jenkins.said().contains('the branch fix is gone')
}
test('rerun: refused when a newer build exists') { jenkins ->
  jenkins.answer = retry; jenkins.currentBuild.nextBuild = FakeBuild.chain([null], 13)
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').isEmpty() && jenkins.said().contains('a newer build of the job exists already (#13)')
}
test('rerun: refused when the counter of this build is not what was decided upon') { jenkins ->
  jenkins.answer = retry; jenkins.params.PIPELINE_GUARD_ATTEMPT = '2'
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').isEmpty() && jenkins.said().contains('this is attempt 2, and it was decided for attempt 1')
}
test('rerun: a change request is a merge, so its head is not asked for') { jenkins ->
  jenkins.answer = retry; jenkins.env.putAll(BRANCH_NAME: 'PR-7', CHANGE_ID: '7')
  jenkins.git = [built: head, heads: [main: 'b' * 40]]
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').size() == 1 && jenkins.of('git').isEmpty()
}
test('rerun: what git cannot say does not stand against it') { jenkins ->
  jenkins.answer = retry; jenkins.env.BRANCH_NAME = 'main'
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').size() == 1 && jenkins.said() == ''
}
test('rerun: the name of a branch reaches no shell') { jenkins ->
  jenkins.answer = retry; jenkins.env.BRANCH_NAME = '$(touch x)"&calc'
  jenkins.git = [built: head, heads: ['$(touch x)"&calc': head]]
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').size() == 1
  assert !jenkins.of('sh')*.script.any { it.contains('touch') }
}
test('rerun: not when off, when only observing, or when not decided') { jenkins ->
  jenkins.answer = retry
  jenkins.step.call([:]); jenkins.step.call(rerun: 'transient', observe: true); jenkins.step.call(rerun: 'transient', dryRun: 'true')
  jenkins.answer = severe
  jenkins.step.call(rerun: 'transient')
  assert jenkins.of('build').isEmpty()
}
test('block form: the log is kept and the body timed') { jenkins ->
  jenkins.step.call(logFiles: 'make.log') { jenkins.calls << [step: 'body'] }
  assert jenkins.of('body').size() == 1 && jenkins.of('tee').size() == 1
  assert jenkins.inputs()['log-files'] == 'make.log\n.pipeline-guard/body.log'
  assert jenkins.told().bodies[0].name == 'body' && jenkins.told().bodies[0].outcome == 'SUCCESS'
  assert jenkins.told().bodies[0].end >= jenkins.told().bodies[0].start
}
test('block form without parameters') { jenkins ->
  jenkins.step.call { jenkins.calls << [step: 'body'] }
  assert jenkins.inputs()['log-files'] == '.pipeline-guard/body.log'
}
test('block form: a failure of the body is judged and thrown on') { jenkins ->
  jenkins.codes[' run '] = 1; jenkins.answer = severe
  Throwable thrown = thrownBy { jenkins.step.call(gate: 'error') { throw new IOException('script returned exit code 2') } }
  assert thrown.message == 'script returned exit code 2'
  assert jenkins.inputs()['job-status'] == 'FAILURE'
  assert jenkins.of('archiveArtifacts').size() == 1
}
test('block form: a failure of the body wins over our own') { jenkins ->
  jenkins.steps.archiveArtifacts = { Map given -> throw new FlowInterruptedException('stop') }
  assert thrownBy { jenkins.step.call { throw new IOException('body') } }.message == 'body'
}
test('block form: a body that is stopped') { jenkins ->
  assert thrownBy { jenkins.step.call { throw new FlowInterruptedException('stop') } } instanceof FlowInterruptedException
  assert jenkins.inputs()['job-status'] == 'ABORTED'
}
test('block form without tee: the body runs once, without a log') { jenkins ->
  jenkins.without('tee')
  jenkins.step.call { jenkins.calls << [step: 'body'] }
  assert jenkins.of('body').size() == 1
  assert !jenkins.inputs().containsKey('log-files')
}
test('block form outside node {}: the body runs once, one warning') { jenkins ->
  jenkins.env.remove('WORKSPACE')
  jenkins.steps.writeFile = { Map given -> throw new IOException('Required context class hudson.FilePath is missing') }
  jenkins.step.call { jenkins.calls << [step: 'body'] }
  assert jenkins.of('body').size() == 1 && jenkins.of('echo').size() == 1
}
test('block form: the log of an earlier build in the same workspace is emptied') { jenkins ->
  jenkins.files['.pipeline-guard/body.log'] = 'of yesterday'
  jenkins.steps.tee = { file, body -> assert jenkins.files[file] == ''; body() }
  jenkins.step.call { jenkins.calls << [step: 'body'] }
  assert jenkins.of('body').size() == 1
}
test('block form: a build that is stopped before the body begins') { jenkins ->
  jenkins.steps.tee = { file, body -> throw new FlowInterruptedException('stop') }
  assert thrownBy { jenkins.step.call { jenkins.calls << [step: 'body'] } } instanceof FlowInterruptedException
  assert jenkins.of('body').isEmpty()
}
test('block form: a step missing in the body is the body’s failure, and the body runs once') { jenkins ->
  int ran = 0
  assert thrownBy { jenkins.step.call { ran++; throw new NoSuchMethodError('nope') } } instanceof NoSuchMethodError
  assert ran == 1 && jenkins.inputs()['job-status'] == 'FAILURE'
}
test('block form: an unstable body is told as such') { jenkins ->
  jenkins.step.call { jenkins.currentBuild.result = 'UNSTABLE' }
  assert jenkins.inputs()['job-status'] == 'UNSTABLE'
}
new File(args[0], '../examples/jenkins').eachFileMatch(~/.*\.Jenkinsfile/) { File example ->
  test("the example ${example.name} is Groovy and calls the step with parameters it knows") { jenkins ->
    new GroovyShell().parse(example.text.replaceFirst(/(?m)^@Library.*$/, ''), example.name)
    String help = new File(vars, 'pipelineGuard.txt').text
    (example.text =~ /(?s)pipelineGuard\((.*?)\)/).each { all, given ->
      (given.replaceAll(/\/\/.*|'[^']*'/, '') =~ /(\w+):/).each { match, name -> assert help.contains("    $name ") }
    }
  }
}
test('the scripted example, run: a failure is judged and thrown on') { jenkins ->
  String source = new File(args[0], '../examples/jenkins/scripted.Jenkinsfile').text.replaceFirst(/(?m)^@Library.*$/, '')
  Script script = new GroovyShell(new Binding([currentBuild: jenkins.currentBuild, scm: [:], pipelineGuard: jenkins.step])).parse(source)
  script.metaClass.with {
    node = { String label, Closure body -> body() }
    stage = { String name, Closure body -> body() }
    checkout = { Map from -> }
    sh = { String line -> throw new IOException('script returned exit code 1') }
    pipelineGuard = { Map given -> jenkins.step.call(given) }
  }
  assert thrownBy { script.run() }.message == 'script returned exit code 1'
  assert jenkins.inputs()['job-status'] == 'FAILURE' && jenkins.inputs()['fail-on'] == 'critical'
}
println "$passed passed, ${failed.size()} failed"
if (failed) { System.exit(1) }
