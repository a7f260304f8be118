/** Bower. */
import type { Rule } from '../../core/model/index.js'

export const bower: readonly Rule[] = [
  {
    id: 'bower/error',
    category: 'dependency',
    ecosystem: 'npm',
    pattern: /^bower\s+(?:[^\sE]\S*\s+)?(?:ENOTFOUND|ENORESTARGET|ECONFLICT|ECMDERR|ESUDO|EMALFORMED)\b/,
    gate: ['bower '],
    role: 'cause',
    strength: 0.85,
    transient: 0.05,
    title: 'bower cannot install',
    advice: 'The line names the package and the reason.',
    example: 'bower ESUDO         Cannot be run with sudo',
    counterExample: 'bower install angular',
  },
]
