/** node-gyp: native modules of Node.js. */
import type { Rule } from '../../core/model/index.js'

export const gyp: readonly Rule[] = [
  {
    id: 'gyp/error',
    category: 'dependency',
    ecosystem: 'npm',
    pattern:
      /^(?:npm ERR! |error )?gyp ERR! (?:find (?:Python|VS)|build error|configure error|stack Error)|Could not find any Python installation to use/,
    gate: ['gyp err', 'could not find any python'],
    role: 'cause',
    strength: 0.72,
    transient: 0.02,
    title: 'A native Node.js module does not build',
    advice: 'Install Python and a compiler in this image, or use a version with prebuilt binaries.',
    example: 'gyp ERR! find Python',
    counterExample: 'gyp info ok',
  },
]
