/** Koji: builds of RPM packages. */
import type { Rule } from '../../core/model/index.js'

export const koji: readonly Rule[] = [
  {
    id: 'koji/host',
    category: 'infrastructure',
    ecosystem: 'rpm',
    pattern:
      /(?:could not init mock buildroot, mock exited with status|error building package \(arch \S+\), mock exited with status 30|BuildrootError: .{1,200}|Exception: buildroot .{1,100})/,
    gate: ['could not init mock', 'exited with status 30', 'buildrooterror'],
    role: 'cause',
    strength: 0.7,
    transient: 0.5,
    title: 'The build root could not be set up',
    advice: 'See root.log: a package that cannot be installed there, or a mirror that does not answer.',
    example:
      'BuildrootError: could not init mock buildroot, mock exited with status 30; see root.log for more information',
    counterExample: 'mock exited with status 0',
  },
]
