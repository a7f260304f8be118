/** Sanitizers: address, undefined behaviour, threads, leaks. */
import type { Rule } from '../../core/model/index.js'

export const sanitizer: readonly Rule[] = [
  {
    id: 'sanitizer/report',
    category: 'test',
    ecosystem: 'c++',
    pattern:
      /(?:==\d+==\s?(?:ERROR|WARNING): (?<tool>\w+Sanitizer): (?<what>.{1,300})|WARNING: ThreadSanitizer: .{1,200}|SUMMARY: (?:Address|Thread|Memory|UndefinedBehavior|Leak|HWAddress)Sanitizer: .{1,300}|runtime error: (?:signed integer|unsigned integer|load of|member (?:call|access)|null pointer|left shift|right shift|shift exponent|index .{1,60} out of bounds|division by zero|downcast|applying|implicit conversion|.{1,80} is outside the range|store to|reference binding|pointer index|upcast|execution reached).{0,300})/,
    gate: ['sanitizer: ', 'runtime error: '],
    excludes: /failed to intercept|WARNING: .*reset|ASan doesn't fully support/,
    role: 'cause',
    strength: 0.9,
    transient: 0.12,
    title: 'A sanitizer found an error',
    advice: 'Read the stack below; it names the access and the allocation.',
    example: '==12345==ERROR: AddressSanitizer: heap-use-after-free on address 0x602000000010',
    counterExample: 'AddressSanitizer enabled',
  },
]
