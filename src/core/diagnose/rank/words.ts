/**
 * What a line plainly says, whatever the tool: a host that cannot be reached, a full disk, a refused credential. Names are taken
 * out first (paths, identifiers, what is quoted), so that a file called `test_network.py` says nothing.
 */
import type { Category } from '../../model/index.js'

const plain: readonly (readonly [Category, RegExp])[] = [
  [
    'build',
    /\b(?:compilation (?:failed|error|terminated)|compile error|cannot find symbol|does not compile|undefined reference to)\b/i,
  ],
  [
    'config',
    /executable file not found|\bcommand not found\b|: not found$|is not recognized as (?:an internal|the name)|unable to locate executable/i,
  ],
  [
    'resource',
    /\b(?:no space left on device|disk (?:is )?full|disk quota exceeded|out of memory|cannot allocate memory|heap out of memory|OOMKilled|too many open files|storage quota|exceed(?:s|ed) (?:the )?(?:size|memory|storage) (?:limits?|quota))\b/i,
  ],
  [
    'network',
    /\b(?:could not resolve (?:host|proxy)|name or service not known|temporary failure in name resolution|getaddrinfo|connection (?:was )?(?:refused|reset|timed out|closed by)|failed to connect to|network is unreachable|no route to host|ECONN(?:REFUSED|RESET|ABORTED)|ETIMEDOUT|ENOTFOUND|EAI_AGAIN|(?:TLS|SSL)[_ ](?:handshake|connect|error)|bad gateway|service unavailable|gateway time-?out|unable to load the service index|returned error ?: ?5\d\d|status(?: code)?:? 50[234]|remote end hung up|early EOF|i\/o timeout|stream error|unexpected disconnect|requests? limit|rate limit(?:ed)?|too many requests|internal server error)\b/i,
  ],
  [
    'timeout',
    /\b(?:timed? ?out after \d|timeout of \d+ ?m?s? (?:hit|exceeded)|exceeded the (?:maximum )?(?:execution )?time|deadline ?exceeded|time limit (?:exceeded|reached)|not .{0,40} since \d+ (?:minutes|seconds))\b/i,
  ],
  [
    'permission',
    /\b(?:permission denied|access (?:is )?denied|not authori[sz]ed|unauthori[sz]ed|forbidden|authentication (?:failed|required|is required)|bad credentials|invalid credentials|could not read (?:Username|Password)|status(?: code)?:? 40[13]|40[13] (?:client )?error|insufficient (?:scopes?|permissions?|privileges)|could not load credentials|unable to locate credentials)\b/i,
  ],
  [
    'dependency',
    /\b(?:could not (?:find|resolve) (?:a version|dependenc|all (?:files|dependencies))|no matching (?:version|distribution|package)|unable to (?:resolve dependency|find suitable version|locate package)|no matching versions|version solving failed|unsatisfiable|conflicting (?:peer )?dependenc\w+|checksum mismatch|hash mismatch|missing go\.sum entry|unmet peer|could not resolve dependencies|no candidate version)\b/i,
  ],
]

/** Quoted words without a space, and tokens with the signs of a name in them. */
const namesIn = /(["'`])\S{1,120}?\1|\S*[/_\\]\S*|\b\w+(?:::|\.)\w[\w.:]*/g

export const withoutNames = (line: string): string => line.slice(0, 1000).replace(namesIn, ' ')

/** undefined where the line says nothing plain. */
export function plainKind(line: string): Category | undefined {
  const words = withoutNames(line)
  return plain.find(([, pattern]) => pattern.test(words))?.[0]
}
