// How the project’s own scripts start Groovy as a controller has it: 2.4, with the CPS transformer of its pipelines, both by Maven.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync } from 'node:fs'
import { delimiter, dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = resolve(dirname(fileURLToPath(import.meta.url)), '..')
export const shim = join(root, 'jenkins-shim')
const jars = join(root, 'node_modules/.cache/jenkins-shim')

/** Groovy 2.4 is older than Java’s modules, and looks into them by reflection. */
const opened = ['lang', 'lang.invoke', 'util', 'util.regex', 'io', 'net', 'math', 'text'].map(
  (name) => `--add-opens=java.base/java.${name}=ALL-UNNAMED`,
)

/** @returns arguments of `java` up to the script’s name, or why there are none */
export function groovyCommand() {
  if (spawnSync('java', ['-version']).status !== 0) return { absent: 'there is no Java on the PATH' }
  if (!complete()) {
    mkdirSync(jars, { recursive: true })
    const pom = join(shim, 'test/pom.xml')
    const asked = ['-q', '-B', '-f', pom, 'dependency:copy-dependencies', `-DoutputDirectory=${jars}`]
    const got = spawnSync('mvn', asked, { encoding: 'utf8', timeout: 300_000 })
    if (got.error || got.status !== 0 || !complete())
      return { absent: `Maven did not bring ${pom}: ${(got.error?.message ?? `${got.stdout}${got.stderr}`).trim()}` }
  }
  const path = [join(shim, 'test/stubs'), join(shim, 'test'), ...readdirSync(jars).map((name) => join(jars, name))]
  return { args: [...opened, '-cp', path.join(delimiter), 'groovy.ui.GroovyMain'] }
}

const complete = () =>
  existsSync(jars) &&
  ['groovy-all-', 'groovy-cps-', 'guava-'].every((name) => readdirSync(jars).some((jar) => jar.startsWith(name)))
