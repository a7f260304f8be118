/** Rollup. */
import type { Rule } from '../../core/model/index.js'

export const rollup: readonly Rule[] = [
  {
    id: 'rollup/error',
    category: 'build',
    ecosystem: 'vite',
    pattern:
      /(?:\[vite\]:? (?:Rollup failed to resolve import "(?<module>[^"]{1,250})"|.{0,80}error.{1,300})|^\s*\[!\] (?:\([\w@/ -]{1,60}\) )?(?:RollupError|Error|SyntaxError|TypeError|RolldownError): .{3,300}|RollupError: .+|RolldownError: .+|\[UNRESOLVED_(?:IMPORT|ENTRY)\].*|"(?<export>\w+)" is not exported by "|Could not resolve (?:entry module )?"[^"]{1,250}"(?: from "[^"]{1,250}")?|Could not load \S+ \(imported by|\[vite:[\w-]{1,40}\] .{3,300}|failed to resolve import "|\[plugin:? ?vite[:\w-]{1,40}\] .{3,300}|\[commonjs--resolver\] .{3,300})/,
    gate: [
      '[vite',
      ' [!] ',
      '[!] ',
      'rolluperror',
      'rolldownerror',
      '[unresolved_',
      'is not exported by "',
      'could not resolve "',
      'could not resolve entry',
      'could not load ',
      'failed to resolve import',
      '[plugin',
      '[commonjs--resolver]',
    ],
    excludes: /✘|\[ERROR\]|warning|connecting|connected|hmr|✓/i,
    role: 'cause',
    strength: 0.92,
    transient: 0.02,
    title: 'The bundle could not be made',
    advice: 'Correct the import that the message names, or install its package.',
    example: '[vite]: Rollup failed to resolve import "lodash" from "/app/src/main.ts".',
    counterExample: '[vite] connected.',
  },
  {
    id: 'rollup/config',
    category: 'config',
    ecosystem: 'javascript',
    pattern:
      /^\s*(?:\[!\] )?(?:Error: )?(?:Could not resolve entry module|Cannot find module '[^']{1,200}rollup\.config)/,
    gate: ['could not resolve entry', 'rollup.config'],
    role: 'cause',
    strength: 0.93,
    transient: 0.01,
    title: 'Rollup finds no entry or no configuration',
    advice: 'Correct the path of the entry or of rollup.config.',
    example: '[!] Error: Could not resolve entry module "src/index.js".',
    counterExample: '[!] RollupError: Could not resolve "./a"',
  },
]
