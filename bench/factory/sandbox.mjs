/**
 * Runs a recipe's command as a CI job would: in a fresh folder at the path runners use, with a mount namespace of its own so that
 * no path of this machine gets into the log. Linux, as root.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { dirname, join } from 'node:path'

export const store = process.env.FACTORY ?? '/var/tmp/factory'
const app = '/home/runner/work/app/app'
const hosts = ['packages.acme.test', 'git.acme.test', 'api.acme.test', 'db.acme.test']

/** Debian's Java tools ask for it; a runner sets it. */
const java = spawnSync('bash', ['-c', 'dirname "$(dirname "$(readlink -f "$(command -v javac)")")"'], {
  encoding: 'utf8',
}).stdout.trim()

const quote = (text) => `'${text.replaceAll("'", "'\\''")}'`

/** The namespace's mounts: the fresh folder, and the tool where its own installer put it. */
function mounts({ work, npm, venv }) {
  const bind = (from, to) => `mkdir -p ${from} ${to} && mount --bind ${from} ${to}`
  return [
    bind(work, app),
    bind(join(store, 'go'), '/home/runner/go'),
    bind(join(store, 'cargo'), '/home/runner/cargo'),
    ...(npm === undefined ? [] : [bind(join(npm, 'node_modules'), `${app}/node_modules`)]),
    ...(venv === undefined ? [] : [bind(venv, '/opt/venv')]),
    bind(join(store, 'certificates'), '/etc/acme'),
    `mount --bind ${join(store, 'hosts')} /etc/hosts`,
    'mount -t tmpfs -o size=128k none /mnt',
  ].join(' && ')
}

const environment = (extra) => {
  const kept = Object.fromEntries(
    Object.entries(process.env).filter(([name]) =>
      /^(GO|PIP_|REQUESTS_|NPM_|npm_config_r|CARGO|RUSTUP|JAVA_HOME|MAVEN|SSL_|NODE_EXTRA|PYENV)/.test(name),
    ),
  )
  return {
    GOFLAGS: '-buildvcs=false',
    GOTOOLCHAIN: 'local',
    JAVA_HOME: java,
    CARGO_HOME: join(homedir(), '.cargo'),
    RUSTUP_HOME: join(homedir(), '.rustup'),
    ...kept,
    HOME: '/home/runner',
    GOPATH: '/home/runner/go',
    NPM_CONFIG_USERCONFIG: join(homedir(), '.npmrc'),
    NPM_CONFIG_UPDATE_NOTIFIER: 'false',
    PATH: `${app}/node_modules/.bin:/opt/venv/bin:/home/runner/go/bin:/home/runner/cargo/bin:${process.env.PATH}`,
    CI: 'true',
    LC_ALL: 'C.UTF-8',
    TERM: 'dumb',
    GIT_AUTHOR_NAME: 'A',
    GIT_AUTHOR_EMAIL: 'a@acme.test',
    GIT_COMMITTER_NAME: 'A',
    GIT_COMMITTER_EMAIL: 'a@acme.test',
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: 'init.defaultBranch',
    GIT_CONFIG_VALUE_0: 'main',
    ...extra,
  }
}

/**
 * @param {{ id: string, files: Record<string, string>, run: string, before?: string, env: Record<string, string>, limit?: number }} fault
 *   `limit` in seconds
 * @returns what it printed on both streams together, and its exit code
 */
export function runFault(fault, { npm, venv } = {}) {
  const work = join(store, 'work', fault.id)
  rmSync(work, { recursive: true, force: true })
  mkdirSync(work, { recursive: true })
  for (const [name, text] of Object.entries(fault.files)) {
    mkdirSync(dirname(join(work, name)), { recursive: true })
    writeFileSync(join(work, name), text, { mode: text.startsWith('#!') ? 0o755 : 0o644 })
  }
  writeFileSync(join(store, 'hosts'), `127.0.0.1 localhost runner ${hosts.join(' ')}\n`)
  const log = join(store, 'work', `${fault.id}.out`)
  const script = [
    mounts({ work, npm, venv }),
    `cd ${app}`,
    ...(fault.before === undefined ? [] : [`{ bash -c ${quote(fault.before)}; } >/dev/null 2>&1 </dev/null; true`]),
    `timeout -k 5 ${fault.limit ?? 120} bash -c ${quote(fault.run)} >${log} 2>&1 </dev/null`,
  ].join(' && ')
  const { status } = spawnSync('nice', ['-n', '5', 'unshare', '-m', '--fork', 'bash', '-c', script], {
    env: environment(fault.env),
    stdio: 'ignore',
  })
  return { exit: status ?? -1, log }
}
