/**
 * One build of a job, with a real workspace, a real shell and the real bundle; driven by `npm run e2e:jenkins`.
 * The one argument is a JSON object of: shim, home (of the controller), workspace, resources, url, job, number, result, user, token, settings.
 */
import groovy.json.JsonOutput
import groovy.json.JsonSlurper

Map given = (Map) new JsonSlurper().parseText(args[0])
File workspace = new File(given.workspace)
File archive = new File(given.home, "archive/${given.job}")
def file = { String path -> new File(workspace, path) }
def jenkins = new FakeJenkins(new File(given.shim, 'vars'))

String path = given.job.split('/').collect { "job/$it" }.join('/')
jenkins.env.putAll(JENKINS_URL: given.url, JOB_NAME: given.job, BUILD_NUMBER: "${given.number}".toString(), WORKSPACE: workspace.path,
  JOB_URL: "${given.url}${path}/".toString(), BUILD_URL: "${given.url}${path}/${given.number}/".toString(),
  BUILD_TAG: "jenkins-${given.job.replace('/', '-')}-${given.number}".toString(), NODE_NAME: 'agent-1')
jenkins.currentBuild.number = given.number
jenkins.currentBuild.result = given.result
jenkins.currentBuild.startTimeInMillis = given.start
jenkins.currentBuild.previousBuild = FakeBuild.chain(['SUCCESS'] * Math.min(12, given.number - 1), given.number - 1)
int steps = 0

def console = new StringBuilder()
jenkins.steps.putAll(
  sh: { Map step ->
    def process = new ProcessBuilder('sh', '-c', step.script.toString()).directory(workspace).redirectErrorStream(true)
    jenkins.env.each { name, value -> process.environment()[name] = "$value".toString() }
    def running = process.start()
    String said = running.inputStream.text
    console << "+ ${step.script}\n" << said
    running.waitFor()
  },
  writeFile: { Map step -> file(step.file).parentFile.mkdirs(); file(step.file).setText("${step.text}".toString(), step.encoding ?: 'US-ASCII') },
  readFile: { Map step -> file(step.file).getText(step.encoding) },
  fileExists: { name -> file("$name").exists() },
  libraryResource: { name ->
    jenkins.calls << [step: 'libraryResource', path: name]
    new File(given.resources, "$name").getText('UTF-8')
  },
  archiveArtifacts: { Map step ->
    step.artifacts.split(',').each { name ->
      File target = new File(archive, "${given.number}/$name")
      target.parentFile.mkdirs()
      if (file(name).exists()) { target.bytes = file(name).bytes }
    }
  },
  copyArtifacts: { Map step ->
    File found = new File(archive, "${step.selector}/${step.filter}")
    File target = file("${step.target}/${found.name}")
    if (found.exists()) { target.parentFile.mkdirs(); target.bytes = found.bytes }
  },
  withCredentials: { List step, body ->
    jenkins.env.putAll(JENKINS_USER: given.user, JENKINS_TOKEN: given.token)
    try { body() } finally { jenkins.env.remove('JENKINS_USER'); jenkins.env.remove('JENKINS_TOKEN') }
  },
)

jenkins.env.PIPELINE_GUARD_HOME = new File(given.home, 'node-wide').path
jenkins.steps.each { name, work -> if (!(name in Controller.symbols)) { jenkins.steps[name] = { Object... args -> steps++; work.call(*args) } } }
String error = null
try { jenkins.step.call([credentialsId: 'api'] + given.settings) }
catch (Throwable thrown) { error = thrown.message }
println JsonOutput.toJson([steps: steps, resources: jenkins.of('libraryResource')*.path, unsaved: Controller.unsaved, largest: Controller.largest, description: jenkins.currentBuild.description, result: jenkins.currentBuild.result, error: error,
  said: jenkins.said(), unstable: jenkins.of('unstable')*.text, badges: jenkins.of('addWarningBadge')*.text, published: jenkins.of('publishHTML').size(),
  history: new File(archive, "${given.number}/.pipeline-guard/history.jsonl.gz").exists(), console: console.toString()])
