/** PowerShell. */
import type { Rule } from '../../core/model/index.js'

export const powershell: readonly Rule[] = [
  {
    id: 'powershell/error',
    category: 'config',
    ecosystem: 'powershell',
    pattern:
      /(?:^\s*\+ FullyQualifiedErrorId : (?<id>\S{1,200})|^\s*(?:Line \||ParserError: .+|(?:\S+\.ps1):(?<line>\d+)(?: char:\d+)?$)|^(?<message>The term '[^']{1,100}' is not recognized as (?:the name of|a name of).+))/,
    gate: ['fullyqualifiederrorid', 'parsererror: ', '.ps1:', 'is not recognized as'],
    role: 'cause',
    strength: 0.66,
    transient: 0.05,
    title: 'PowerShell stopped',
    advice: 'Correct the command or the script line named.',
    example: "The term 'foo' is not recognized as the name of a cmdlet, function, script file, or operable program.",
    counterExample: 'script.ps1 finished',
  },
]
