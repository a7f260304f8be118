/**
 * Turns the modules of a bundle into texts, each compiled when it is first asked for.
 *
 * V8 reads every function of a file before it runs the first line of it, which took longer than Node takes to start; over
 * a string it only skips. The texts are the bundler’s own functions, word for word.
 */

import { cliGuard } from './entries.mjs'

const head = /^(#!.*\n)import\{createRequire as (\w+)\}from"module";var (\w+)=\{/
const runtime = /;var \w+=\{\};function __nccwpck_require__\(/
const call = /\b(\w+)\[(\w+)\]\.call\(/

/**
 * @param code an ES module made by `ncc build --minify`
 * @returns the same program in ASCII
 * @throws when the bundler’s frame is not the one known here
 */
export function asTexts(code) {
  const [begin, hashbang, require, modules] = head.exec(code) ?? missing('its first line')
  const { index } = runtime.exec(code) ?? missing('its function for loading modules')
  const rest = code.slice(index)
  if (call.exec(rest)?.[1] !== modules) missing('its call of a module')
  // `import.meta` is known to the file alone.
  const table = code.slice(begin.length - 1, index).replaceAll('import.meta.url', 'ownUrl')
  const texts = Object.entries(new Function(`return ${table}`)()).map(
    ([id, module]) => `${JSON.stringify(id)}:${ascii(String(module))}`,
  )
  // The brackets around a function tell V8 that it is called at once, and need not be read twice.
  const wrapped = `'(function(${require},ownUrl){return('+${modules}[id]+')})'`
  return `${hashbang}import{createRequire as ${require}}from"node:module";import{runInThisContext}from"node:vm";
${cliGuard}
const compile=id=>runInThisContext(${wrapped},{filename:'pipeline-guard:'+id})(${require},import.meta.url);
var ${modules}={
${texts.join(',\n')}
}${rest.replace(call, 'compile($2).call(')}`
}

const ascii = (text) =>
  `'${text
    .replace(/[\\']/g, '\\$&')
    .replace(/[^ -~]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)}'`

function missing(part) {
  throw new Error(`the bundle lacks ${part} as ncc writes it`)
}
