// How the project’s own scripts start Groovy (2.4 is what Jenkins embeds; Debian: apt-get install groovy).
import { spawnSync } from 'node:child_process'
import { realpathSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

/** By this name in the PATH. */
export const groovy = 'groovy'

export const shim = resolve(dirname(fileURLToPath(import.meta.url)), '..', 'jenkins-shim')
export const classpath = [join(shim, 'test/stubs'), join(shim, 'test')].join(':')

/** Debian’s groovy wants JAVA_HOME; `java` on the PATH tells where it is. */
export function groovyEnv() {
  const java = spawnSync('sh', ['-c', 'command -v java'], { encoding: 'utf8' }).stdout?.trim()
  return {
    ...process.env,
    ...(process.env.JAVA_HOME || !java ? {} : { JAVA_HOME: dirname(dirname(realpathSync(java))) }),
  }
}

/** @returns its version, or why it cannot be had */
export function groovyVersion() {
  const asked = spawnSync(groovy, ['--version'], { encoding: 'utf8', env: groovyEnv() })
  if (asked.error) return { absent: asked.error.message }
  return asked.status === 0 ? { version: asked.stdout.trim() } : { absent: asked.stderr.trim() }
}
