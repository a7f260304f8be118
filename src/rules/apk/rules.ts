/** apk, the package manager of Alpine. */
import type { Rule } from '../../core/model/index.js'

export const apk: readonly Rule[] = [
  {
    id: 'apk/unsatisfiable',
    category: 'dependency',
    ecosystem: 'apk',
    pattern:
      /(?:ERROR: unsatisfiable constraints:|ERROR: unable to select packages:|^\s{2,}(?<package>\S+) \((?:no such package|missing)\):?|\bbreaks: \S+|^\s+required by: world\[)/,
    gate: [
      'unsatisfiable constraints',
      'unable to select packages',
      '(no such package)',
      '(missing)',
      'breaks: ',
      'required by: world[',
    ],
    role: 'cause',
    strength: 0.92,
    transient: 0.03,
    title: 'apk cannot install a package',
    advice: 'Check the name and version in this Alpine release; pinned versions vanish from its repositories.',
    example: 'ERROR: unable to select packages:',
    counterExample: '(1/12) Installing musl-dev',
  },
  {
    id: 'apk/fetch',
    category: 'network',
    ecosystem: 'apk',
    pattern:
      /(?:(?:WARNING: Ignoring|ERROR:|WARNING: (?:opening|updating(?: and opening)?)) (?:https?:\/\/\S+|\S+): (?:temporary error \(try again later\)|network (?:error|connection aborted).*|DNS lookup error|No such file or directory|could not connect.*|operation timed out|IO ERROR|remote server returned error.*|Permission denied|TLS: .*|BAD (?:archive|signature)|UNTRUSTED signature))/,
    gate: [
      'temporary error (try again',
      'network error',
      'network connection aborted',
      'dns lookup error',
      'apkindex',
      'could not connect to server',
      'operation timed out',
      'remote server returned error',
      'io error',
      'bad archive',
      'bad signature',
      'untrusted signature',
      'tls: ',
      ': no such file or directory',
      ': permission denied',
    ],
    role: 'cause',
    strength: 0.86,
    transient: 0.75,
    title: 'The Alpine repository could not be reached',
    advice: 'Retry; use another mirror.',
    example: 'ERROR: https://dl-cdn.alpinelinux.org/alpine/v3.18/main: temporary error (try again later)',
    counterExample: 'fetch https://dl-cdn.alpinelinux.org/alpine/v3.18/main/x86_64/APKINDEX.tar.gz',
  },
]
