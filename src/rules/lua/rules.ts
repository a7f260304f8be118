/** Lua. */
import type { Rule } from '../../core/model/index.js'

export const lua: readonly Rule[] = [
  {
    id: 'lua/error',
    category: 'build',
    ecosystem: 'lua',
    pattern: /^\s*(?:luac?(?:5\.\d|jit)?: )(?<file>[^\s:]{1,200}):(?<line>\d+): (?<message>.+)/,
    gate: ['lua: ', 'luac: ', 'lua5.', 'luajit: ', 'luac5.'],
    role: 'cause',
    strength: 0.74,
    transient: 0.05,
    title: 'Lua: {message}',
    advice: 'Fix {file}:{line}.',
    example: "lua: main.lua:3: attempt to call a nil value (global 'foo')",
    counterExample: 'lua: ok',
  },
]
