/** How the tests of a package.json are run, so that they leave a JUnit report. */

interface NodeRun {
  readonly setup?: readonly string[]
  readonly test?: readonly string[]
  readonly reports?: readonly string[]
  /** What is left to be done by hand for a report of each test. */
  readonly hint?: string
}

const nodeReporters =
  '--test-reporter=spec --test-reporter-destination=stdout --test-reporter=junit --test-reporter-destination=junit.xml'

/** Options of node whose value is a word of its own. */
const valued =
  /^(?:-r|-C|--(?:require|import|loader|experimental-loader|env-file|conditions|test-(?:concurrency|name-pattern|skip-pattern|shard|timeout)))$/

/**
 * Would node take what is added at the end of this script for options? After a file it takes it for more files; and of
 * reporters that are there already it wants as many destinations.
 */
function endsInNodeTest(script: string): boolean {
  const last = script.split(/&&|;/).at(-1)?.trim() ?? ''
  if (/[|<>&#()`]|\s--(?:\s|$)|--test-reporter/.test(last)) return false
  const [, options] = /^(?:(?:\w+=\S*|npx|c8|cross-env|env)\s+)*node\s+(.*)$/.exec(last) ?? []
  const words = options?.split(/\s+/) ?? []
  const plain = words.every((word, at) => word.startsWith('-') || valued.test(words[at - 1] ?? ''))
  return words.includes('--test') && plain
}

/**
 * The runner’s own JUnit reporter, where it has one; Jest’s is a package, which is installed beside the others and not
 * saved. Where the runner is not known the tests run as they are, and what report they may leave is looked for.
 */
export const nodeRunner =
  (run: string, add: string): ((manifest: string) => NodeRun) =>
  (manifest) => {
    const [script, packages, isWorkspace] = nodeManifest(manifest)
    // A root without tests of its own: each package has its runner, and what report they leave is looked for.
    if (script === '' && isWorkspace) return { test: [eachPackage(run)] }
    const uses = (name: string) => packages.includes(name) || new RegExp(`\\b${name}\\b`).test(script)
    if (uses('vitest'))
      return { test: [`${run} --reporter=default --reporter=junit --outputFile=junit.xml`], reports: ['**/junit.xml'] }
    if (uses('jest'))
      return {
        setup: [`- run: ${add} jest-junit # a report of each test; not saved to package.json`],
        test: [`${run} --reporters=default --reporters=jest-junit`],
        reports: ['**/junit.xml'],
      }
    if (!/\bnode\b.*--test\b/.test(script) || /--test-reporter[= ]junit\b/.test(script)) return {}
    return endsInNodeTest(script)
      ? { test: [`${run} ${nodeReporters}`], reports: ['**/junit.xml'] }
      : {
          hint: `for a report of each test, put this before the files in the test script of package.json: ${nodeReporters}`,
        }
  }

/** The tests of every package of a workspace, by the tool that `run` names. */
function eachPackage(run: string): string {
  if (run.startsWith('yarn')) return 'yarn workspaces foreach --all run test'
  return run.startsWith('npm') ? 'npm test --workspaces --if-present' : `${run.split(' ')[0]} run --filter '*' test`
}

/** The `test` script, and the names of the packages, and whether it is a workspace; of whatever the file holds. */
export function nodeManifest(text: string): readonly [string, readonly string[], boolean] {
  try {
    const { scripts, dependencies, devDependencies, workspaces } = JSON.parse(text) as Readonly<
      Record<string, Readonly<Record<string, unknown>> | undefined>
    >
    const packages = Object.keys({ ...dependencies, ...devDependencies })
    return [String(scripts?.['test'] ?? ''), packages, workspaces !== undefined]
  } catch {
    return ['', [], false]
  }
}
