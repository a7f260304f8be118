/**
 * Turns the modules of a bundle into comments, each compiled when it is first asked for.
 *
 * V8 reads every function of a file before it runs the first line of it, which took longer than Node takes to start. A
 * comment it only skips, and three times as fast as a string, in which it looks for escapes; the file then reads itself.
 * The texts are the bundler’s own functions, word for word, but for the head of an arrow.
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
    ([id, module]) => `//${id}:${ascii(asFunction(String(module)))}`,
  )
  return `${hashbang}import{createRequire as ${require}}from"node:module";import{runInThisContext}from"node:vm";import{readFileSync}from"node:fs";
${cliGuard}
var ${modules}={};for(const line of readFileSync(new URL(import.meta.url),"latin1").split("\\n")){const[,id]=/^\\/\\/(\\w+):/.exec(line.slice(0,20))??[];if(id)${modules}[id]=line.slice(id.length+3)}
const __plain=text=>text.replace(/~([0-9a-f]{4})/g,(_,unit)=>String.fromCharCode(parseInt(unit,16)));
// The brackets around a function tell V8 that it is called at once, and need not be read twice.
const __compile=id=>runInThisContext("(function(${require},ownUrl){return("+__plain(${modules}[id])+")})",{filename:"pipeline-guard:"+id})(${require},import.meta.url);
${texts.join('\n')}
${rest.replace(call, '__compile($2).call(')}`
}

/**
 * V8 compiles a function in brackets at once, an arrow function only when it is called, which is to read it twice. None of
 * them has a `this` or `arguments`, or the bundler would not have made it an arrow.
 */
const asFunction = (text) =>
  text.replace(/^(?:\(([\w$, ]*)\)|([\w$]+))=>\{/, (_, many, one) => `function(${many ?? one}){`)

/** On one line, as a comment ends with it. */
const ascii = (text) => text.replace(/[^ -}]/g, (unit) => `~${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)

function missing(part) {
  throw new Error(`the bundle lacks ${part} as ncc writes it`)
}
