/**
 * The words with which platforms, steps and tools say how something ended.
 * The platform's word is final; a step's word counts for its job; a tool's only where nobody above it spoke.
 */
export interface Ending {
  readonly gate: string
  readonly pattern: RegExp
  readonly says: 'failed' | 'passed' | 'over'
  /** `script` and `stage` say that a script, or a stage that was skipped, is over, and not how. */
  readonly scope: 'platform' | 'step' | 'tool' | 'suite' | 'script' | 'stage'
}

const platform = { scope: 'platform' } as const
const step = { scope: 'step' } as const
const tool = { scope: 'tool' } as const
const suite = { scope: 'suite' } as const
const failed = { says: 'failed' } as const
const passed = { says: 'passed' } as const
const over = { says: 'over' } as const

export const endings: readonly Ending[] = [
  // The end of a GitLab script and of a Jenkins stage, and the code a Jenkins script ended with
  { ...over, scope: 'script', gate: 'section_end:', pattern: /section_end:\d+:(?:step|build)_script/ },
  { ...over, scope: 'script', gate: '[pipeline] // stage', pattern: /^\[Pipeline\] \/\/ stage$/ },
  { ...over, scope: 'stage', gate: 'skipped due to ', pattern: /^Stage ".{1,200}" skipped due to / },
  { ...over, scope: 'script', gate: 'script returned exit code', pattern: /^ERROR: script returned exit code [1-9-]/ },
  // Travis CI
  { ...platform, ...passed, gate: 'your build exited with 0', pattern: /^Done\. Your build exited with 0/ },
  { ...platform, ...failed, gate: 'your build exited with', pattern: /^Done\. Your build exited with [1-9]/ },
  {
    ...platform,
    ...failed,
    gate: 'your build has been ',
    pattern: /^(?:Done: )?Your build has been (?:stopped|terminated|cancelled)/,
  },
  { ...step, ...failed, gate: 'the command "', pattern: /^The command ".*" (?:exited with [1-9]|failed)/ },
  // GitLab
  { ...platform, ...passed, gate: 'job succeeded', pattern: /^Job succeeded$/ },
  { ...platform, ...failed, gate: 'error: job failed', pattern: /^ERROR: Job failed/ },
  // Jenkins
  { ...platform, ...passed, gate: 'finished: success', pattern: /^Finished: SUCCESS$/ },
  { ...platform, ...failed, gate: 'finished: ', pattern: /^Finished: (?:FAILURE|UNSTABLE|ABORTED|NOT_BUILT)$/ },
  // GitHub Actions, Azure Pipelines, Gitea
  { ...step, ...failed, gate: '##[error]', pattern: /^##\[error\]/ },
  { ...step, ...failed, gate: '::error', pattern: /^::error(?: [^:]*)?::/ },
  // CircleCI, Buildkite, AppVeyor, Drone
  { ...step, ...failed, gate: 'exited with code', pattern: /^Exited with code (?:exit status )?[1-9]/ },
  {
    ...step,
    ...failed,
    gate: 'the command exited with status',
    pattern: /Error: The command exited with status [1-9-]/,
  },
  { ...step, ...failed, gate: 'command exited with code', pattern: /^Command exited with code [1-9-]/ },
  { ...platform, ...passed, gate: 'build success', pattern: /^Build success$/ },
  // act, which runs GitHub's workflows at a desk
  { ...step, ...failed, gate: '❌', pattern: /^❌ {1,2}Failure - / },
  { ...platform, ...passed, gate: 'job succeeded', pattern: /^🏁 {1,2}Job succeeded/u },
  { ...platform, ...failed, gate: 'job failed', pattern: /^🏁 {1,2}Job failed/u },
  // Netlify, Vercel, Cloudflare Pages, Render
  {
    ...platform,
    ...failed,
    gate: 'failed during stage',
    pattern: /Failed during stage '[^']+'|^Failed during stage/,
  },
  { ...platform, ...passed, gate: 'site is live', pattern: /Site is live/ },
  { ...step, ...failed, gate: '" exited with ', pattern: /^(?:Error: )?Command ".*" exited with -?[1-9]\d*\.?$/ },
  {
    ...platform,
    ...passed,
    gate: 'deployment completed',
    pattern: /^(?:\S+ +)?Deployment completed\b|^Build Completed in \/vercel/,
  },
  {
    ...platform,
    ...failed,
    gate: 'failed: ',
    pattern: /^(?:\S+ +)?Failed: (?:build command|error while|an internal error)/i,
  },
  { ...platform, ...passed, gate: 'your service is live', pattern: /Your service is live/ },
  // TeamCity, Bitbucket, Cirrus, Semaphore, Drone
  {
    ...step,
    ...failed,
    gate: 'process exited with code',
    pattern: /^Process exited with code -?[1-9]\d*(?: \(Step:|$)/,
  },
  { ...step, ...failed, gate: 'exit status: ', pattern: /^Exit status: -?[1-9]\d*$/ },
  { ...tool, ...failed, gate: 'exit code: ', pattern: /^exit code: -?[1-9]\d*/ },
  // Taskcluster, Zuul, koji and mock
  { ...platform, ...failed, gate: 'unsuccessful task run', pattern: /Unsuccessful task run with exit code: (?!0)/ },
  { ...platform, ...passed, gate: 'successful task run', pattern: /\bSuccessful task run with exit code: 0/ },
  { ...platform, ...failed, gate: 'child return code was: ', pattern: /Child return code was: [1-9]/ },
  { ...tool, ...passed, gate: 'child return code was: 0', pattern: /Child return code was: 0$/ },
  // Zuul on Jenkins, Buildbot's header and mozharness' verdict
  { ...platform, ...passed, gate: 'job complete, result:', pattern: /Job complete, result: SUCCESS$/ },
  { ...platform, ...failed, gate: 'job complete, result:', pattern: /Job complete, result: (?!SUCCESS)[A-Z_]+$/ },
  { ...platform, ...passed, gate: 'results: success', pattern: /^results: success \(0\)$/ },
  {
    ...platform,
    ...failed,
    gate: 'results: ',
    pattern: /^results: (?:warnings|failed|failure|exception|retry|busted|testfailed|skipped) \(\d\)$/,
  },
  { ...platform, ...passed, gate: '# tbpl success #', pattern: /# TBPL SUCCESS #$/ },
  { ...platform, ...failed, gate: '# tbpl ', pattern: /# TBPL (?:WARNING|FAILURE|EXCEPTION|RETRY) #$/ },
  // Buildbot: "program finished with exit code 1"
  { ...step, ...failed, gate: 'program finished with exit code', pattern: /^program finished with exit code [1-9-]/ },
  { ...tool, ...passed, gate: 'program finished with exit code 0', pattern: /^program finished with exit code 0$/ },
  // Zuul and Ansible, prow
  { ...tool, ...failed, gate: 'failed=', pattern: /\bfailed=[1-9]\d*\b.*\brescued=|unreachable=[1-9]/ },
  { ...tool, ...passed, gate: 'unreachable=0', pattern: /\bunreachable=0\s+failed=0\b/ },
  { ...tool, ...failed, gate: 'exit_value=', pattern: /^\+ EXIT_VALUE=[1-9]/ },
  { ...tool, ...passed, gate: 'exit_value=0', pattern: /^\+ EXIT_VALUE=0$/ },
  { ...tool, ...failed, gate: 'wrapped process failed', pattern: /wrapped process failed/ },
  // Test runners' last words
  {
    ...suite,
    ...passed,
    gate: ' passed',
    pattern: /^=+ (?:\d+ (?:passed|skipped|deselected|xfailed|xpassed|warnings?|rerun)(?:, )?)+ in [\d.]+/,
  },
  { ...suite, ...failed, gate: ' failed', pattern: /^=+ \d+ (?:failed|errors?)\b.* in [\d.]+/ },
  { ...suite, ...passed, gate: 'tests:', pattern: /^Tests:\s+(?:\d+ (?:skipped|todo), )*\d+ passed, \d+ total/ },
  {
    ...suite,
    ...passed,
    gate: '0 failures',
    pattern: /^\d+ (?:examples?|runs|tests), (?:\d+ assertions, )?0 failures/,
  },
  { ...suite, ...passed, gate: '100% tests passed', pattern: /^100% tests passed, 0 tests failed/ },
  { ...suite, ...passed, gate: 'congratulations :)', pattern: /^\s+congratulations :\)/ },
  { ...suite, ...passed, gate: 'ok (', pattern: /^OK \(\d+ tests?, \d+ assertions?\)/ },
  {
    ...suite,
    ...failed,
    gate: ' failures',
    pattern: /^\d+ (?:examples?|runs|tests), (?:\d+ assertions, )?[1-9]\d* failures?/,
  },
  { ...suite, ...failed, gate: '% tests passed', pattern: /^\d+% tests passed, [1-9]\d* tests? failed/ },
  { ...suite, ...failed, gate: 'failed (', pattern: /^FAILED \((?:failures|errors)=/ },
  { ...suite, ...passed, gate: 'success! --', pattern: /^SUCCESS! -- \d+ Passed/ },
  { ...suite, ...failed, gate: 'fail! --', pattern: /^FAIL! -- \d+ Passed/ },
  { ...suite, ...failed, gate: 'fail\t', pattern: /^FAIL\t\S+/ },
  { ...suite, ...passed, gate: 'ok  \t', pattern: /^ok {2}\t\S+/ },
  { ...suite, ...failed, gate: 'test result: failed', pattern: /^test result: FAILED/ },
  { ...suite, ...passed, gate: 'test result: ok', pattern: /^test result: ok/ },
  { ...suite, ...passed, gate: ' passing (', pattern: /^\s*\d+ passing \(\d+/ },
  { ...suite, ...failed, gate: ' failing', pattern: /^\s*[1-9]\d* failing$/ },
  { ...suite, ...passed, gate: '[  passed  ]', pattern: /^\[ {2}PASSED {2}\] \d+ tests?\./ },
  { ...suite, ...failed, gate: '[  failed  ]', pattern: /^\[ {2}FAILED {2}\] [1-9]\d* tests?,/ },
  { ...tool, ...passed, gate: '+ exit 0', pattern: /^\++ exit 0$/ },
  { ...suite, ...passed, gate: '# fail 0', pattern: /^# fail 0$/ },
  { ...suite, ...failed, gate: '# fail ', pattern: /^# fail [1-9]\d*$/ },
  // Tools
  { ...tool, ...passed, gate: 'build succeeded', pattern: /^\s*Build succeeded\.?/i },
  { ...tool, ...passed, gate: 'build success', pattern: /\bBUILD SUCCESS(?:FUL)?\b/ },
  { ...tool, ...failed, gate: 'build fail', pattern: /\bBUILD FAIL(?:ED|URE)\b/ },
  { ...tool, ...failed, gate: 'returned a non-zero code', pattern: /returned a non-zero code: \d+/ },
  { ...tool, ...failed, gate: 'failed to solve', pattern: /failed to solve[: ]/ },
  {
    ...tool,
    ...passed,
    gate: 'successfully ',
    pattern: /^(?:Successfully (?:built [0-9a-f]{12}|tagged \S+)|\[\+\] Building .* FINISHED)$/,
  },
  { ...tool, ...failed, gate: 'bad exit status from', pattern: /^error: Bad exit status from / },
  { ...tool, ...failed, gate: '*** ', pattern: /^\S*make(?:\[\d+\])?: \*\*\* / },
  { ...tool, ...failed, gate: 'npm err', pattern: /^npm (?:ERR!|error) (?:code|A complete log)/ },
  {
    ...tool,
    ...failed,
    gate: 'build did not complete',
    pattern: /^(?:ERROR|FAILED): Build did NOT complete successfully/,
  },
  { ...tool, ...passed, gate: 'build completed', pattern: /^INFO: Build completed successfully/ },
]

/** What a log looks like it was written by, and whether it was written to its end. */
export const platformMarks = {
  githubStart: { gate: '##[group]', pattern: /^##\[group\]/ },
  githubEnd: { gate: 'cleaning up orphan processes', pattern: /^Cleaning up orphan processes/ },
  /** Clean-up begins when the last step of the job is over. */
  githubPost: { gate: 'post job cleanup', pattern: /^Post job cleanup\.$/ },
  azureEnd: { gate: '##[section]', pattern: /^##\[section\]Finishing: / },
  gitlabStart: { gate: 'running with gitlab-runner', pattern: /^Running with gitlab-(?:ci-multi-)?runner/ },
  travisStart: { gate: 'travis_fold:start:', pattern: /travis_fold:start:/ },
} as const
export type PlatformMark = keyof typeof platformMarks
