import { describe, expect, test } from '@jest/globals'
import { strategies } from '../../../../src/core/decide/remediation/index.js'
import { timeoutMinutes } from '../../../../src/core/decide/remediation/timeout.js'
import type { Diagnosis, RunRecord } from '../../../../src/core/model/index.js'
import { hour, now, type RunExample, recordOf } from '../examples.js'
import { linesOf, remedyFor } from './ailments.js'

interface Row {
  readonly name: string
  readonly diagnosis: Partial<Diagnosis>
  readonly run?: RunExample
  readonly records?: readonly RunRecord[]
  readonly strategy: string
  readonly says: RegExp
  readonly command?: string | RegExp
}

const failed = (...texts: readonly string[]) => ({ lines: linesOf(...texts) })
const fork: RunExample = {
  jobs: [{ name: 'build', outcome: 'failed' }],
  facts: { headRepository: 'eve/app', event: 'pull_request' },
}
const took = (minutes: readonly number[]): RunRecord[] =>
  minutes.map((value, index) =>
    recordOf({ run: String(index), at: now - (index + 1) * hour, jobs: [{ name: 'build', workMs: value * 60_000 }] }),
  )
const others = [1, 2].map((ago) =>
  recordOf({
    run: String(ago),
    at: now - ago * hour,
    facts: { number: 40 + ago },
    jobs: [
      {
        name: 'docs',
        outcome: 'failed',
        failure: { signature: 'other', lines: ['GET https://registry.example.org/x: 503'] },
      },
    ],
  }),
)

const rows: readonly Row[] = [
  {
    name: 'a broken archive',
    diagnosis: { category: 'dependency', ...failed('npm error code EINTEGRITY') },
    strategy: 'clear-caches',
    says: /Clear the Node dependency caches.*those of refs\/heads\/main/s,
    command:
      'gh cache list --ref refs/heads/main --limit 100 --json id,key --jq \'.[] | select(.key | test("(^|[-_/])(setup-node|node-cache|npm|yarn|pnpm|bun|node[-_]?modules)([-_/.]|$)"; "i")) | .id\' | xargs -n 1 gh cache delete',
  },
  {
    name: 'a broken archive of a pull request',
    run: { facts: { branch: "x'; rm -rf ~", defaultBranch: 'main', pullRequest: 7 } },
    diagnosis: { category: 'dependency', ...failed('java.util.zip.ZipException: zip END header not found') },
    strategy: 'clear-caches',
    says: /Java.*refs\/pull\/7\/merge or, where it has none, of refs\/heads\/main/s,
    command:
      /^ids=\$\(gh cache list --ref refs\/pull\/7\/merge .*setup-java\|m2.*--ref refs\/heads\/main .*; for id in/,
  },
  {
    name: 'a broken archive, and the key it was restored by',
    diagnosis: {
      category: 'dependency',
      ...failed('npm error code EINTEGRITY'),
      candidates: [{ number: 2, text: "Cache restored from key: node-cache-Linux-$(x)'-npm-1f2e", score: 0.1 }],
    },
    strategy: 'clear-caches',
    says: /the cache that this run restored, node-cache-Linux/,
    command: "gh cache delete 'node-cache-Linux-$(x)'\\''-npm-1f2e'",
  },
  {
    name: 'npm lock drift',
    diagnosis: {
      category: 'dependency',
      ...failed(
        'npm ERR! `npm ci` can only install packages when your package.json and package-lock.json or npm-shrinkwrap.json are in sync.',
      ),
    },
    strategy: 'dependency-check',
    says: /package-lock\.json no longer fits/,
    command: 'npm install --package-lock-only',
  },
  {
    name: 'pnpm lock drift',
    diagnosis: {
      category: 'dependency',
      ...failed('ERR_PNPM_OUTDATED_LOCKFILE  Cannot install with "frozen-lockfile"'),
    },
    strategy: 'dependency-check',
    says: /pnpm-lock\.yaml/,
    command: 'pnpm install --lockfile-only',
  },
  {
    name: 'go.sum',
    diagnosis: {
      category: 'dependency',
      ...failed('main.go:4:2: missing go.sum entry for module providing package x'),
    },
    strategy: 'dependency-check',
    says: /go\.sum/,
    command: 'go mod tidy',
  },
  {
    name: 'Cargo.lock',
    diagnosis: {
      category: 'dependency',
      ...failed(
        'error: the lock file /home/runner/work/app/app/Cargo.lock needs to be updated but --locked was passed to prevent this',
      ),
    },
    strategy: 'dependency-check',
    says: /Cargo\.lock/,
    command: 'cargo update --workspace',
  },
  {
    name: 'an npm conflict',
    diagnosis: { category: 'dependency', ...failed('npm ERR! peer react@"^16.8.0" from react-table@7.0.0') },
    strategy: 'dependency-check',
    says: /Conflict about react@\^16\.8\.0/,
    command: 'npm explain react',
  },
  {
    name: 'a pip conflict',
    diagnosis: { category: 'dependency', ...failed('ERROR: No matching distribution found for tensorflow==1.15') },
    strategy: 'dependency-check',
    says: /tensorflow/,
    command: 'pip index versions tensorflow',
  },
  {
    name: 'a missing artefact',
    diagnosis: {
      category: 'dependency',
      ...failed('Could not find artifact org.example:core:jar:1.2-SNAPSHOT in central'),
    },
    strategy: 'dependency-check',
    says: /org\.example:core/,
    command: /dependency:tree -Dincludes=org\.example:core/,
  },
  {
    name: 'a missing Go version',
    diagnosis: {
      category: 'dependency',
      ...failed('go: example.org/x@v1.9.9: invalid version: unknown revision v1.9.9'),
    },
    strategy: 'dependency-check',
    says: /no version v1\.9\.9/,
    command: 'go list -m -versions example.org/x',
  },
  {
    name: 'a missing image',
    diagnosis: { category: 'dependency', ...failed('manifest for python:3.14t not found: manifest unknown') },
    strategy: 'dependency-check',
    says: /python:3\.14t does not exist/,
    command: 'docker manifest inspect python:3.14t',
  },
  {
    name: 'a missing apt package, named beside the cause',
    diagnosis: {
      category: 'dependency',
      ...failed('apt-get failed'),
      candidates: [{ number: 3, text: 'E: Unable to locate package python-pip', score: 1 }],
    },
    strategy: 'dependency-check',
    says: /no package python-pip/,
    command: 'apt-get update && apt-cache search python-pip',
  },
  {
    name: 'an apt package without candidate',
    diagnosis: { category: 'dependency', ...failed("E: Package 'libssl1.0' has no installation candidate") },
    strategy: 'dependency-check',
    says: /no package libssl1\.0/,
    command: 'apt-get update && apt-cache search libssl',
  },
  {
    name: 'a plugin that needs a newer Jenkins',
    diagnosis: {
      category: 'dependency',
      ...failed(
        '[ERROR] Failed to execute goal x:validate-hpi: Dependency io.jenkins.plugins:echarts-api:jar:5.3.2-1 requires Jenkins 2.289.1 or higher. -> [Help 1]',
      ),
    },
    strategy: 'dependency-check',
    says: /echarts-api:jar:5\.3\.2-1 requires Jenkins 2\.289\.1.*jenkins\.version/s,
    command: 'mvn -B dependency:tree -Dverbose -Dincludes=io.jenkins.plugins:echarts-api',
  },
  {
    name: 'an enforcer rule whose tree stands near it',
    diagnosis: {
      category: 'dependency',
      ...failed(
        '[WARNING] Rule 2: org.apache.maven.plugins.enforcer.RequireUpperBoundDeps failed with message:',
        '+-com.google.cloud:google-cloud-bigquery:2.10.11-SNAPSHOT',
        '  +-org.apache.arrow:arrow-memory-netty:8.0.0',
        '      +-io.netty:netty-common:4.1.72.Final',
      ),
    },
    strategy: 'dependency-check',
    says: /Different versions of io\.netty:netty-common come together \(4\.1\.72\.Final is one\)/,
    command: /includes=io\.netty:netty-common$/,
  },
  {
    name: 'an enforcer rule without its tree',
    diagnosis: {
      category: 'dependency',
      ...failed('[ERROR] Rule 2: org.apache.maven.plugins.enforcer.DependencyConvergence failed with message:'),
    },
    strategy: 'dependency-check',
    says: /different versions of one artifact/,
    command: 'mvn -B dependency:tree -Dverbose',
  },
  {
    name: 'a missing Alpine package',
    diagnosis: {
      category: 'dependency',
      ...failed('ERROR: unsatisfiable constraints:', '  libressl2.5-libssl (missing):'),
    },
    strategy: 'dependency-check',
    says: /no package libressl2\.5-libssl/,
    command: 'apk update && apk search libressl',
  },
  {
    name: 'a pinned Alpine package',
    diagnosis: {
      category: 'dependency',
      ...failed('ERROR: unsatisfiable constraints:', '    breaks: world[curl=7.61.1-r2]'),
    },
    strategy: 'dependency-check',
    says: /no longer has curl=7\.61\.1-r2/,
    command: 'apk update && apk policy curl',
  },
  {
    name: 'a conda conflict',
    diagnosis: {
      category: 'dependency',
      ...failed(
        'UnsatisfiableError: The following specifications were found to be in conflict:',
        '  - salmon=1.0.0',
        "  - matplotlib=3.0.3 -> icu[version='>=58.2']",
      ),
    },
    strategy: 'dependency-check',
    says: /In conflict: salmon=1\.0\.0; matplotlib=3\.0\.3/,
    command: 'conda search salmon=1.0.0 --info',
  },
  {
    name: 'a version that npm has not',
    diagnosis: {
      category: 'dependency',
      ...failed(
        'npm error code E404',
        "npm error 404  The requested resource '@acme/x@0.7.1' could not be found or you do not have permission to access it.",
      ),
    },
    strategy: 'dependency-check',
    says: /@acme\/x@0\.7\.1 does not exist/,
    command: 'npm view @acme/x versions',
  },
  {
    name: 'a Go import nobody provides',
    diagnosis: {
      category: 'dependency',
      ...failed('cli/main.go:10:2: no required module provides package example.org/x/y; to add it:'),
    },
    strategy: 'dependency-check',
    says: /cli\/main\.go:10 imports it/,
    command: 'go get example.org/x/y',
  },
  {
    name: 'a release past its end',
    diagnosis: {
      category: 'dependency',
      ...failed(
        'W: Failed to fetch http://archive.ubuntu.com/ubuntu/dists/quantal-security/main/binary-amd64/Packages  404  Not Found',
      ),
    },
    strategy: 'dependency-check',
    says: /archive\.ubuntu\.com no longer has the release quantal/,
    command: /old-releases\.ubuntu\.com/,
  },
  {
    name: 'a gem',
    diagnosis: { category: 'dependency', ...failed("Could not find gem 'rails (= 9.9.9)' in rubygems repository") },
    strategy: 'dependency-check',
    says: /gem rails fits = 9\.9\.9/,
    command: 'bundle update --conservative rails',
  },
  {
    name: 'what pip finds installed',
    diagnosis: {
      category: 'dependency',
      ...failed('requests 2.31.0 requires urllib3<3,>=1.21.1, but you have urllib3 3.0.0 which is incompatible.'),
    },
    strategy: 'dependency-check',
    says: /requests 2\.31\.0 wants urllib3<3,>=1\.21\.1, installed is 3\.0\.0|requests 2\.31\.0 wants urllib3<3/,
    command: /^pip install requests 'urllib3<3/,
  },
  {
    name: 'a NuGet package',
    diagnosis: {
      category: 'dependency',
      ...failed('/src/App.csproj : error NU1102: Unable to find package Acme.Core with version (>= 9.0.0)'),
    },
    strategy: 'dependency-check',
    says: /NuGet finds no Acme\.Core >= 9\.0\.0.*App\.csproj/s,
    command: 'dotnet package search Acme.Core --exact-match',
  },
  {
    name: 'the PHP of the job',
    diagnosis: {
      category: 'dependency',
      ...failed(
        '    - ocramius/package-versions 1.5.1 requires php ^7.3.0 -> your PHP version (7.1.33) does not satisfy that requirement.',
      ),
    },
    strategy: 'dependency-check',
    says: /package-versions 1\.5\.1 requires php \^7\.3\.0, the job has 7\.1\.33/,
    command: /^composer update ocramius\/package-versions/,
  },
  {
    name: 'a crate',
    diagnosis: { category: 'dependency', ...failed('error: failed to select a version for `lazy_static`.') },
    strategy: 'dependency-check',
    says: /crate lazy_static/,
    command: 'cargo tree --invert lazy_static',
  },
  {
    name: 'a name that would be an option',
    diagnosis: { category: 'dependency', ...failed("npm error 404  '--eval@1.0.0' is not in this registry.") },
    strategy: 'dependency-check',
    says: /It says/,
  },
  {
    name: 'PHP’s memory',
    diagnosis: {
      category: 'resource',
      ...failed(
        'Fatal error: Allowed memory size of 134217728 bytes exhausted (tried to allocate 67108864 bytes) in /app/x.php',
      ),
    },
    strategy: 'resources',
    says: /PHP’s memory ran out at 128 MB.*512 MB/s,
    command: 'php -d memory_limit=512M SCRIPT',
  },
  {
    name: 'the Java heap, its size known',
    diagnosis: {
      category: 'resource',
      ...failed('java.lang.OutOfMemoryError: Java heap space'),
      candidates: [{ number: 2, text: 'MAVEN_OPTS: -Xmx2g', score: 0.1 }],
    },
    strategy: 'resources',
    says: /Java heap ran out at 2048 MB/,
    command: 'export MAVEN_OPTS=-Xmx3072m',
  },
  {
    name: 'what the kernel killed',
    diagnosis: {
      category: 'resource',
      ...failed('Out of memory: Killed process 2411 (node) total-vm:11000000kB, anon-rss:7340032kB, file-rss:0kB'),
    },
    strategy: 'resources',
    says: /node held 7\.0 GB when it was killed; a machine with 16 GB would do/,
  },
  {
    name: 'what a shell saw killed',
    diagnosis: { category: 'resource', ...failed('run.sh: line 57:  1090 Killed                  mvn clean test') },
    strategy: 'resources',
    says: /memory ran out/,
  },
  {
    name: 'a database that refused',
    diagnosis: {
      category: 'network',
      transient: true,
      ...failed(
        'psql: error: connection to server at "db.example.org" (192.0.2.7), port 5432 failed: Connection refused',
      ),
    },
    strategy: 'retry-with-backoff',
    says: /db\.example\.org: it refused the connection/,
  },
  {
    name: 'AWS',
    diagnosis: {
      category: 'permission',
      ...failed(
        'User: arn:aws:sts::123456789012:assumed-role/ci-read/x is not authorized to perform: s3:PutObject on resource: "arn:aws:s3:::b/x.zip" because',
      ),
    },
    strategy: 'permissions',
    says: /The role ci-read lacks s3:PutObject.*"Action":"s3:PutObject","Resource":"arn:aws:s3:::b\/x\.zip"/s,
  },
  {
    name: 'a timeout, history known',
    diagnosis: {
      category: 'timeout',
      step: 'Integration tests',
      ...failed('The job running on runner X has exceeded the maximum execution time of 360 minutes.'),
    },
    records: took([10, 11, 12, 10, 11, 14]),
    strategy: 'timeout',
    says: /“Integration tests” hung.*6 passed runs.*timeout-minutes: 25/s,
  },
  {
    name: 'a timeout, history unknown',
    diagnosis: { category: 'timeout', ...failed('exceeded') },
    records: took([10]),
    strategy: 'timeout',
    says: /1 of 5.*360 minutes/s,
  },
  {
    name: 'disk',
    diagnosis: { category: 'resource', ...failed('write /x: no space left on device') },
    strategy: 'resources',
    says: /disk ran out/,
    command: /df -h/,
  },
  {
    name: 'watchers',
    diagnosis: { category: 'resource', ...failed('Error: ENOSPC: System limit for number of file watchers reached') },
    strategy: 'resources',
    says: /file watchers/,
    command: /max_user_watches/,
  },
  {
    name: 'handles',
    diagnosis: { category: 'resource', ...failed('Error: EMFILE: too many open files') },
    strategy: 'resources',
    says: /handles/,
    command: 'ulimit -n 65536',
  },
  {
    name: 'Node’s heap',
    diagnosis: {
      category: 'resource',
      ...failed(
        'FATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory',
        '[1:0x1] 100 ms: Mark-sweep 2046.3 (2082.9) -> 2045.9 (2083.4) MB',
      ),
    },
    strategy: 'resources',
    says: /at 2046 MB/,
    command: 'export NODE_OPTIONS=--max-old-space-size=3072',
  },
  {
    name: 'the Java heap',
    diagnosis: { category: 'resource', ...failed('java.lang.OutOfMemoryError: Java heap space') },
    strategy: 'resources',
    says: /Java heap/,
    command: 'export MAVEN_OPTS=-Xmx4g',
  },
  {
    name: 'the machine’s memory',
    diagnosis: { category: 'resource', ...failed('Process completed with exit code 137') },
    strategy: 'resources',
    says: /memory ran out/,
    command: /free -m/,
  },
  {
    name: 'a host that did not answer',
    diagnosis: {
      category: 'network',
      transient: true,
      ...failed('request to https://registry.example.org/x failed, reason: connect ETIMEDOUT'),
    },
    records: others,
    strategy: 'retry-with-backoff',
    says: /registry\.example\.org: it did not answer in time.*2 other runs.*#41 and #42/s,
    command: 'gh run rerun 100 --failed',
  },
  {
    name: 'a name nobody resolves',
    diagnosis: {
      category: 'network',
      transient: false,
      ...failed("fatal: unable to access 'https://git.example.org/x/': Could not resolve host: git.example.org"),
    },
    strategy: 'retry-with-backoff',
    says: /git\.example\.org: its name could not be resolved.*not known to pass/s,
  },
  {
    name: 'a lost runner',
    diagnosis: {
      category: 'infrastructure',
      transient: true,
      ...failed('The hosted runner lost communication with the server.'),
    },
    strategy: 'retry-with-backoff',
    says: /Retry: .*one machine only/s,
  },
  {
    name: 'packages',
    diagnosis: { category: 'permission', ...failed('denied: permission_denied: write_package') },
    strategy: 'permissions',
    says: /permissions:\n {2}packages: write\n {2}contents: read/,
  },
  {
    name: 'a push',
    diagnosis: {
      category: 'permission',
      ...failed('remote: Permission to octo/app.git denied to github-actions[bot]. fatal: 403'),
    },
    strategy: 'permissions',
    says: /lacks contents: write/,
  },
  {
    name: 'OIDC',
    diagnosis: { category: 'permission', ...failed('Error: Unable to get ACTIONS_ID_TOKEN_REQUEST_URL env variable') },
    strategy: 'permissions',
    says: /id-token: write/,
  },
  {
    name: 'a comment',
    diagnosis: {
      category: 'permission',
      ...failed(
        'HttpError: Resource not accessible by integration - https://docs.github.com/rest/issues/comments#create',
      ),
    },
    strategy: 'permissions',
    says: /issues: write/,
  },
  {
    name: 'a missing secret',
    diagnosis: { category: 'permission', ...failed('Error: Input required and not supplied: npm-token') },
    strategy: 'permissions',
    says: /npm-token is missing.*secrets\.NPM_TOKEN/s,
    command: 'gh secret set NPM_TOKEN',
  },
  {
    name: 'an expired token',
    diagnosis: { category: 'permission', ...failed('error: the token has expired on 2026-02-28') },
    strategy: 'permissions',
    says: /expired \(2026-02-28\)/,
  },
  {
    name: 'a refused login',
    diagnosis: { category: 'permission', ...failed('npm ERR! code E401') },
    strategy: 'permissions',
    says: /login was refused/,
  },
  {
    name: 'a fork',
    run: fork,
    diagnosis: { category: 'permission', ...failed('Resource not accessible by integration') },
    strategy: 'permissions',
    says: /fork has no secrets/,
  },
  {
    name: 'a compile error',
    diagnosis: {
      category: 'build',
      title: 'Type error',
      location: { file: 'src/a.ts', line: 3, column: 7 },
      ...failed("src/a.ts(3,7): error TS2322: Type 'string' is not assignable"),
    },
    strategy: 'source-check',
    says: /Type error, at src\/a\.ts:3:7.*TS2322/s,
  },
  {
    name: 'a formatter',
    diagnosis: {
      category: 'lint',
      rule: 'prettier/not-formatted',
      title: 'Not formatted',
      location: { file: 'src/a b.ts' },
      ...failed('[warn] src/a b.ts'),
    },
    strategy: 'source-check',
    says: /mends/,
    command: "npx prettier --write 'src/a b.ts'",
  },
  {
    name: 'a formatter of the whole',
    diagnosis: {
      category: 'lint',
      rule: 'cargo/fmt',
      title: 'cargo fmt found differences',
      location: { file: 'src/a.rs' },
      ...failed('Diff in src/a.rs'),
    },
    strategy: 'source-check',
    says: /mends/,
    command: 'cargo fmt',
  },
  {
    name: 'nobody knows',
    diagnosis: { category: 'unknown', lines: [] },
    strategy: 'look-closer',
    says: /debug logging/,
    command: 'gh run rerun 100 --failed --debug',
  },
]

describe('remediation', () => {
  test.each(rows)('$name: $strategy', (row) => {
    const remedy = remedyFor(row.diagnosis, {
      ...(row.run === undefined ? {} : { run: row.run }),
      ...(row.records === undefined ? {} : { records: row.records }),
    })
    expect(remedy.strategy).toBe(row.strategy)
    expect(`${remedy.title}\n${remedy.instruction}`).toMatch(row.says)
    if (typeof row.command === 'string') expect(remedy.command).toBe(row.command)
    else if (row.command !== undefined) expect(remedy.command).toMatch(row.command)
  })

  test.each([
    ['.gitlab-ci.yml', 'timeout: 25 minutes'],
    ['folder/app', "timeout(time: 25, unit: 'MINUTES')"],
  ])('a limit is written as the platform of %s writes it', (workflow, setting) => {
    const records = [10, 11, 12, 10, 11, 14].map((value, index) =>
      recordOf({ workflow, run: String(index), jobs: [{ name: 'build', workMs: value * 60_000 }] }),
    )
    const jobs = [{ name: 'build', outcome: 'failed' }] as const
    const remedy = remedyFor({ category: 'timeout', ...failed('exceeded') }, { run: { workflow, jobs }, records })
    expect(remedy.title).toContain(setting)
  })

  test('every category of failure gets a remedy', () => {
    const words = [
      'dependency',
      'test',
      'build',
      'lint',
      'timeout',
      'resource',
      'network',
      'permission',
      'infrastructure',
      'config',
      'unknown',
    ] as const
    for (const category of words) expect(remedyFor({ category, ...failed('it failed') }).instruction).not.toBe('')
    expect(new Set(strategies.map((strategy) => strategy.id)).size).toBe(strategies.length)
  })

  test('the limit a job needs: 99th percentile by nearest rank, half as much again, steps of five above ten', () => {
    expect(timeoutMinutes([60_000, 60_000])).toBeUndefined()
    expect(timeoutMinutes(Array(5).fill(60_000))).toBe(2)
    expect(timeoutMinutes(Array(5).fill(6 * 60_000))).toBe(9)
    expect(timeoutMinutes([...Array(199).fill(8 * 60_000), 100 * 60_000])).toBe(15)
    expect(timeoutMinutes([8, 8, 8, 8, 30].map((value) => value * 60_000))).toBe(45)
  })
})
