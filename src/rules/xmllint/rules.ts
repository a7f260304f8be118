/** xmllint. */
import type { Rule } from '../../core/model/index.js'

export const xmllint: readonly Rule[] = [
  {
    id: 'xmllint/error',
    category: 'lint',
    ecosystem: 'xml',
    pattern:
      /^(?<file>\S{1,200}):(?<line>\d{1,7}): (?:element \S{1,80}: )?(?:parser|validity|Schemas validity|namespace) error : (?<message>.{3,300})/,
    gate: ['parser error :', 'validity error :', 'namespace error :'],
    role: 'cause',
    strength: 0.88,
    transient: 0,
    title: '{file}: {message}',
    advice: 'Mend the document at line {line}.',
    example: 'a.xml:1: parser error : Opening and ending tag mismatch: b line 1 and a',
    counterExample: 'a.xml validates',
  },
]
