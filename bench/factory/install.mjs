/** Puts a recipe's tool where the sandbox finds it, through the registries' ordinary clients, once. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { store } from './sandbox.mjs'

const run = (command, args, options = {}) => {
  const done = spawnSync('nice', ['-n', '5', command, ...args], {
    encoding: 'utf8',
    timeout: 900_000,
    maxBuffer: 1 << 26,
    ...options,
  })
  if (done.status !== 0)
    throw new Error(`${command} ${args.join(' ')}: ${lastLine(done.stderr || done.stdout) ?? done.signal}`)
  return done.stdout
}
const lastLine = (text) => text?.trim().split('\n').at(-1)?.slice(0, 200)

const installers = {
  needs: (commands) => {
    const absent = commands.filter((each) => spawnSync('bash', ['-c', `command -v ${each}`]).status !== 0)
    if (absent.length > 0) throw new Error(`this machine has no ${absent.join(', ')}`)
    return {}
  },
  npm: (packages, tool) => {
    const at = join(store, 'npm', tool)
    once(at, packages, () => {
      writeFileSync(join(at, 'package.json'), '{"private":true}')
      run('npm', ['install', '--no-audit', '--no-fund', '--loglevel=error', ...packages], { cwd: at })
    })
    return { npm: at }
  },
  pip: (packages, tool) => {
    const uv = join(store, 'uv')
    once(uv, ['uv'], () => {
      run('python3', ['-m', 'venv', '--without-pip', uv])
      run('python3', ['-m', 'pip', '--python', join(uv, 'bin/python'), 'install', '-q', 'uv'])
    })
    const at = join(store, 'pip', tool)
    // Its programs carry their path, so it is made where it will be used.
    const make = [
      `mkdir -p /opt/venv && mount --bind ${at} /opt/venv`,
      `${uv}/bin/uv venv -q --clear --seed /opt/venv`,
      `${uv}/bin/uv pip install -q --python /opt/venv/bin/python ${packages.map((each) => `'${each}'`).join(' ')}`,
    ]
    once(at, packages, () => run('unshare', ['-m', 'bash', '-c', make.join(' && ')]))
    return { venv: at }
  },
  apt: (packages) => {
    const absent = packages.filter((each) => spawnSync('dpkg', ['-s', each]).status !== 0)
    if (absent.length > 0)
      run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...absent], {
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      })
    return {}
  },
  go: (modules) => {
    for (const each of modules)
      once(join(store, 'go-installed', each.replaceAll('/', '_')), [each], () =>
        run('go', ['install', each], {
          env: { ...process.env, GOBIN: join(store, 'go/bin'), GOFLAGS: '-buildvcs=false' },
        }),
      )
    return {}
  },
  cargo: (crates) => {
    for (const each of crates)
      once(join(store, 'cargo-installed', each), [each], () =>
        run('cargo', ['install', '--root', join(store, 'cargo'), each]),
      )
    return {}
  },
}

/** Does the work unless it was done before with the same packages. */
function once(at, packages, work) {
  const stamp = join(at, `.installed-${packages.join(',').replaceAll('/', '_')}`)
  if (existsSync(stamp)) return
  rmSync(at, { recursive: true, force: true })
  mkdirSync(at, { recursive: true })
  work()
  writeFileSync(stamp, '')
}

/** @returns where the sandbox finds the tool @throws Error with the installer's last word */
export const install = ({ tool, install: wanted = {} }) =>
  Object.assign({}, ...Object.entries(wanted).map(([kind, packages]) => installers[kind](packages, tool)))
