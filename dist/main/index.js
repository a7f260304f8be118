// Made by scripts/entries.mjs: parsed by old versions of Node.js, which the bundle is not.
if (Number(process.versions.node.split(".")[0])<20) {
  const strict = process.env.INPUT_STRICT === 'true'
  process.stdout.write('::' + (strict ? 'error' : 'warning') + '::Pipeline Guard needs Node.js 20 or newer, found ' + process.versions.node + '. Update the runner (2.327.1 or newer has Node.js 24).\n')
  process.exit(strict ? 1 : 0)
} else {
  import('./action.js').then(({ start }) => start('main'))
}
