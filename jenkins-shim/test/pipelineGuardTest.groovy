/** Every branch of the step, on a fake controller. Run by `npm run test:jenkins`. */
import org.jenkinsci.plugins.workflow.steps.FlowInterruptedException

File vars = new File(args[0], 'vars')
List failed = []
int passed = 0
def test = { String name, Closure body ->
  try {
    body(new FakeJenkins(vars))
    assert Controller.unsaved == []
    passed++
    println "ok   $name"
  }
  catch (Throwable thrown) { failed << name; println "FAIL $name\n     ${thrown.message?.readLines()?.take(12)?.join('\n     ')}" }
}
def thrownBy = { Closure body -> try { body(); null } catch (Throwable thrown) { thrown } }
test('a program that holds what cannot be saved fails, or these tests prove nothing') { jenkins ->
  String source = "new groovy.json.JsonSlurperClassic().parseText(readFile(file: 'x', encoding: 'UTF-8'))"
  assert thrownBy { Controller.run(source) } instanceof NotSerializableException
  Controller.unsaved.clear()
}
String severe = '{"headline": "twice as slow", "verdict": "anomalous", "run": "12", "attempt": 1, "page": true}'

test('step form: runs the bundle with the parameters, marks and archives the build') { jenkins ->
  jenkins.step.call(failOn: 'high', testReports: ['a.xml', 'b.xml'], maxReruns: 2, observe: true)
  assert jenkins.inputs() == ['job-status': 'SUCCESS', history: 'file', 'history-path': '.pipeline-guard/history.jsonl.gz',
    'result-file': '.pipeline-guard/result.json', 'fail-on': 'high', 'test-reports': ['a.xml', 'b.xml'], 'max-reruns': 2, observe: true]
  assert jenkins.of('sh')*.script == ["'node' .pipeline-guard/start.cjs"] * 2
  assert jenkins.currentBuild.description == 'all as usual'
  assert jenkins.of('archiveArtifacts')[0].artifacts == '.pipeline-guard/history.jsonl.gz,.pipeline-guard/result.json'
  assert jenkins.of('addWarningBadge').isEmpty()
  assert jenkins.of('publishHTML')[0].reportName == 'Pipeline Guard'
  assert jenkins.said() == ''
  assert jenkins.files['.pipeline-guard/request.json'] == null
  assert jenkins.build().startTimeInMillis == 1700000000000L
  assert jenkins.build().causes[0]._class == 'hudson.model.Cause$UserIdCause'
}
test('a verdict that fails makes the build unstable') { jenkins ->
  jenkins.codes.run = 1; jenkins.answer = severe
  jenkins.step.call(failOn: 'high')
  assert jenkins.of('unstable')[0].text == 'Pipeline Guard: twice as slow'
  assert jenkins.of('addWarningBadge')[0].text == 'twice as slow'
}
test("gate: 'error' fails the build") { jenkins ->
  jenkins.codes.run = 1; jenkins.answer = severe
  assert thrownBy { jenkins.step.call(gate: 'error') }.message == 'error: Pipeline Guard: twice as slow'
  assert jenkins.of('archiveArtifacts').size() == 1
}
test("gate: 'none' only shows") { jenkins ->
  jenkins.codes.run = 1; jenkins.answer = severe
  jenkins.step.call(gate: 'none')
  assert jenkins.of('unstable').isEmpty() && jenkins.of('addWarningBadge').size() == 1
}
test('an old controller without unstable()') { jenkins ->
  jenkins.codes.run = 1; jenkins.answer = severe; jenkins.without('unstable')
  jenkins.step.call([:])
  assert jenkins.currentBuild.result == 'UNSTABLE'
}
test('faulty parameters fail the build, whatever the gate but none') { jenkins ->
  jenkins.codes.run = 2; jenkins.answer = null
  assert thrownBy { jenkins.step.call(failOn: 'hihg') }.message == 'error: pipelineGuard: faulty parameters, all named above'
  assert jenkins.of('archiveArtifacts').isEmpty()
}
test('our own trouble leaves the build alone, unless strict') { jenkins ->
  jenkins.codes.run = 3; jenkins.answer = null
  jenkins.step.call([:])
  assert jenkins.currentBuild.result == null
  assert jenkins.currentBuild.description == 'no verdict, see the console'
}
test('strict') { jenkins ->
  jenkins.codes.run = 3
  jenkins.step.call(strict: true)
  assert jenkins.currentBuild.result == 'UNSTABLE'
}
test('a Windows agent gets bat, and PowerShell where it has no cmd') { jenkins ->
  jenkins.unix = false
  jenkins.step.call([:])
  assert jenkins.of('sh').isEmpty()
  assert jenkins.of('bat')*.script.last() == '@"node" .pipeline-guard/start.cjs'
  jenkins.cmd = false
  jenkins.step.call([:])
  assert jenkins.of('powershell')*.script == ['& "node" .pipeline-guard/start.cjs; exit $LASTEXITCODE']
  assert jenkins.of('request').size() == 2 && jenkins.said() == ''
}
test('the bundle is written once a node') { jenkins ->
  jenkins.step.call([:])
  assert jenkins.of('libraryResource')*.path == ['pipeline-guard/start.cjs', 'pipeline-guard/cli.mjs']
  jenkins.calls.clear()
  jenkins.step.call([:])
  assert jenkins.of('libraryResource')*.path == ['pipeline-guard/start.cjs']
  assert Controller.largest < 100_000
}
test('the bundle cannot be kept: one warning') { jenkins ->
  jenkins.codes.node = 110
  jenkins.step.call([:])
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('could not be written')
}
test('few steps: a build with two archives to merge') { jenkins ->
  jenkins.unpacked = true
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * 11, 11)
  (1..11).each { jenkins.archives << "/folder/app#$it".toString() }
  int steps = 0
  jenkins.steps.each { name, work -> if (!(name in Controller.symbols)) { jenkins.steps[name] = { Object... given -> steps++; work.call(*given) } } }
  jenkins.step.call([:])
  assert steps <= 14
}
test('no node {}: one warning with advice') { jenkins ->
  jenkins.env.remove('WORKSPACE')
  jenkins.step.call(failOn: 'high')
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('inside node {}')
  assert jenkins.currentBuild.result == null
}
for (code in [127, 9009, 1]) {
  test("no Node on the agent (${code}): one warning with advice") { jenkins ->
    jenkins.codes.node = code
    jenkins.step.call(slackWebhookUrl: 'https://hooks.example/secret')
    assert jenkins.of('echo').size() == 1 && jenkins.said().contains('Node.js 20 or newer is not on the PATH')
    assert jenkins.of('archiveArtifacts').isEmpty()
    assert jenkins.files['.pipeline-guard/request.json'] == '{}'
  }
}
test('an old Node on the agent: one warning that names it') { jenkins ->
  jenkins.codes.node = 40 + 14
  jenkins.step.call(gate: 'error')
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('Node.js 20 or newer is needed, and this agent has 14')
}
test('an agent that is lost: one warning') { jenkins ->
  jenkins.codes.node = -1
  jenkins.step.call([:])
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('ended with -1')
}
test('another node and an installed command') { jenkins ->
  jenkins.step.call(node: '/opt/node/bin/node', cli: '/opt/pg/cli.js')
  assert jenkins.of('sh')*.script == ["'/opt/node/bin/node' .pipeline-guard/start.cjs"]
  assert jenkins.request().cli == '/opt/pg/cli.js'
  assert !jenkins.inputs().containsKey('node') && !jenkins.inputs().containsKey('cli')
}
test('an installed command that is not there: one warning') { jenkins ->
  jenkins.codes.node = 111
  jenkins.step.call(cli: '/opt/pg/cli.js')
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('is not on this agent')
}
for (absent in ['copyArtifacts', 'addWarningBadge', 'createSummary', 'publishHTML']) {
  test("without the plugin of $absent the rest is done") { jenkins ->
    jenkins.without(absent)
    jenkins.answer = severe
    jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * 3, 11)
    jenkins.step.call([:])
    assert jenkins.of('archiveArtifacts').size() == 1
    assert jenkins.of('echo').size() <= 1
    if (absent != 'createSummary') { assert jenkins.said().contains('plugin is not installed') }
  }
}
test('all plugins absent: one warning, the gate still works') { jenkins ->
  jenkins.without('copyArtifacts', 'specific', 'lastCompleted', 'addInfoBadge', 'addWarningBadge', 'createSummary', 'publishHTML', 'unstable', 'tee')
  jenkins.codes.run = 1; jenkins.answer = severe
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * 3, 11)
  jenkins.step.call([:]) { }
  assert jenkins.of('echo').size() == 1
  assert jenkins.currentBuild.result == 'UNSTABLE'
}
test('history: two archives hold what ended before them') { jenkins ->
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS', 'FAILURE'] * 6 + [null, 'UNSTABLE'], 14)
  (1..14).each { jenkins.archives << "/folder/app#$it".toString() }
  jenkins.step.call([:])
  assert jenkins.of('copyArtifacts')*.selector == ['14', '12']
  assert jenkins.request().merge == ['.pipeline-guard/from/14/history.jsonl.gz', '.pipeline-guard/from/12/history.jsonl.gz']
}
test('history: builds side by side are all merged, ten completed ones at the most') { jenkins ->
  def newest = FakeBuild.chain(['SUCCESS'] * 12, 12)
  for (build = newest; build != null; build = build.previousBuild) { build.duration = 24 * 3_600_000L }
  jenkins.currentBuild.previousBuild = newest
  (1..12).each { jenkins.archives << "/folder/app#$it".toString() }
  jenkins.step.call([:])
  assert jenkins.of('copyArtifacts')*.selector == (12..3)*.toString()
}
test('history: what archived nothing is passed over') { jenkins ->
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * 5, 11)
  ['/folder/app#9', '/folder/app#7'].each { jenkins.archives << it }
  jenkins.step.call([:])
  assert jenkins.request().merge == ['.pipeline-guard/from/9/history.jsonl.gz', '.pipeline-guard/from/7/history.jsonl.gz']
}
test('history: a first build has none and says nothing') { jenkins ->
  jenkins.step.call([:])
  assert jenkins.request().merge == []
  assert jenkins.said() == ''
}
test('what the launcher notes is part of the one warning') { jenkins ->
  jenkins.answer = '{"headline": "all as usual", "verdict": "normal", "notes": ["the workspace is empty"]}'
  jenkins.step.call([:])
  assert jenkins.of('echo').size() == 1 && jenkins.said().contains('the workspace is empty')
  assert jenkins.of('archiveArtifacts').size() == 1
}
test('history: a new branch is seeded from its main branch, or from the job named') { jenkins ->
  jenkins.env.putAll(JOB_NAME: 'org/app/feature%2Fx', BRANCH_NAME: 'feature/x')
  jenkins.archives << '/org/app/master#lastCompleted'
  jenkins.step.call([:])
  assert jenkins.of('copyArtifacts')*.projectName == ['/org/app/main', '/org/app/master']
  assert jenkins.request().merge == ['.pipeline-guard/from/seed/history.jsonl.gz']
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
test('history: a bucket needs no archive, and what reaches it is brought') { jenkins ->
  jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * 3, 3)
  jenkins.step.call(history: 's3://acme/guard', s3Region: 'eu-central-1')
  assert jenkins.request().merge == []
  assert jenkins.inputs().history == 's3://acme/guard' && jenkins.inputs()['s3-region'] == 'eu-central-1'
  assert jenkins.of('libraryResource')*.path == ['pipeline-guard/start.cjs', 'pipeline-guard/cli.mjs', 'pipeline-guard/bucket.cjs']
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
test('the file of the request is emptied although the run fails') { jenkins ->
  jenkins.steps.sh = { Map given -> throw new IOException('agent gone') }
  jenkins.step.call(slackWebhookUrl: 'https://hooks.example/secret')
  assert jenkins.files['.pipeline-guard/request.json'] == '{}'
}
test('markup in a headline does not reach the build page') { jenkins ->
  jenkins.answer = '{"headline": "<script>x</script>\\nb"}'
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
  jenkins.answer = jenkins.answer.replace('"page": true', '"page": false')
  jenkins.step.call(report: false)
  assert jenkins.request().page == false
  assert jenkins.of('publishHTML').isEmpty()
}
String retry = '{"headline": "flaky network", "verdict": "failed-transient", "run": "12", "attempt": 1, "rerun": {"waitSeconds": 0}}'
test('rerun: a new build with the parameters of this one and a counter') { jenkins ->
  jenkins.answer = retry
  jenkins.params.putAll(TARGET: 'prod', FAST: true, PIPELINE_GUARD_ATTEMPT: '1')
  jenkins.step.call(rerun: 'transient')
  Map again = jenkins.of('build')[0]
  assert again.job == '/folder/app' && again.wait == false
  assert again.parameters.collectEntries { [it.name, it.value] } == [PIPELINE_GUARD_RERUN_OF: '12', PIPELINE_GUARD_ATTEMPT: '2', TARGET: 'prod', FAST: true]
  assert again.parameters.find { it.name == 'FAST' }.kind == 'boolean'
}
test('rerun: a password stays one, and its text is written nowhere') { jenkins ->
  jenkins.answer = retry
  jenkins.params.TOKEN = new hudson.util.Secret('s3cr3t')
  jenkins.step.call(rerun: 'transient')
  Map again = jenkins.of('build')[0].parameters.find { it.name == 'TOKEN' }
  assert again.kind == 'password' && again.value == '{encrypted:t3rc3s}'
}
String head = 'a' * 40
test('rerun: the wait that was decided is the quiet period') { jenkins ->
  jenkins.answer = retry.replace('"waitSeconds": 0', '"waitSeconds": 31')
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
  assert jenkins.build().bodies[0].name == 'body' && jenkins.build().bodies[0].outcome == 'SUCCESS'
  assert jenkins.build().bodies[0].end >= jenkins.build().bodies[0].start
}
test('block form without parameters') { jenkins ->
  jenkins.step.call { jenkins.calls << [step: 'body'] }
  assert jenkins.inputs()['log-files'] == '.pipeline-guard/body.log'
}
test('block form: a failure of the body is judged and thrown on') { jenkins ->
  jenkins.codes.run = 1; jenkins.answer = severe
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
  Controller.globals.scm = [:]
  jenkins.steps.putAll(node: { String label, Closure body -> body() }, stage: { String name, Closure body -> body() }, checkout: { Map from -> })
  def shell = jenkins.steps.sh
  jenkins.steps.sh = { given -> if (given instanceof Map) { shell(given) } else { throw new IOException('script returned exit code 1') } }
  assert thrownBy { Controller.run(source) }.message == 'script returned exit code 1'
  assert jenkins.inputs()['job-status'] == 'FAILURE' && jenkins.inputs()['fail-on'] == 'critical'
}
println "$passed passed, ${failed.size()} failed"
if (failed) { System.exit(1) }
