// What an old Node.js reads: a line that says what is needed, in words that every one since 14 can parse, before anything else.

const oldest = 20
const needed = `Pipeline Guard needs Node.js ${oldest} or newer, found `

const isOld = `Number(process.versions.node.split(".")[0])<${oldest}`

/** First in the command line’s one file. 3: our own trouble, by the contract of its exit codes. */
export const cliGuard = `if(${isOld}){process.stderr.write("pipeline-guard: ${needed.replace('Pipeline Guard n', 'n')}"+process.versions.node+"\\n");process.exit(3)}`

/**
 * The entry of a step or hook: our own trouble does not fail the job, unless it is to be strict.
 * The bundle behind it is loaded only where it can be parsed.
 */
export const actionEntry = (
  bundle,
  phase,
) => `// Made by scripts/entries.mjs: parsed by old versions of Node.js, which the bundle is not.
if (${isOld}) {
  const strict = process.env.INPUT_STRICT === 'true'
  process.stdout.write('::' + (strict ? 'error' : 'warning') + '::${needed}' + process.versions.node + '. Update the runner (2.327.1 or newer has Node.js 24).\\n')
  process.exit(strict ? 1 : 0)
} else {
  import('${bundle}').then(({ start }) => start('${phase}'))
}
`
