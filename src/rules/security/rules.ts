/** Scanners for known vulnerabilities. */
import type { Rule } from '../../core/model/index.js'

export const security: readonly Rule[] = [
  {
    id: 'security/vulnerabilities',
    category: 'dependency',
    ecosystem: 'security',
    pattern:
      /(?:Total: [1-9]\d* \((?:UNKNOWN|LOW|MEDIUM|HIGH|CRITICAL): .+|Found [1-9]\d* known vulnerabilit(?:y|ies) in \d+ packages?|✗ (?:Low|Medium|High|Critical) severity vulnerability found in .+|error\[vulnerability\]: .+|error: [1-9]\d* vulnerabilit(?:y|ies) found!|Vulnerabilities found!|Tested \d+ dependencies for known issues, found [1-9]\d* issues?.*|One or more dependencies were identified with vulnerabilities.*|Dependency review detected .{1,120}|ERROR: .{0,60}discovered vulnerabilities at or above the severity threshold|Advisory: (?:CVE|GHSA|RUSTSEC)-\S+)/,
    gate: ['vulnerabilit', 'total: ', 'known issues, found', 'dependency review detected', 'advisory: '],
    excludes: /fix|Your code is affected by 0|funding/i,
    within: {
      pattern: /audit|trivy|snyk|grype|severity|advisor|dependency.?review|osv|govulncheck|advisories|CVE-|GHSA-/i,
      lines: 45,
    },
    role: 'cause',
    strength: 0.78,
    transient: 0.03,
    title: 'Vulnerable dependencies were found',
    advice: 'Upgrade the package named, or record the exception.',
    example: 'Found 3 known vulnerabilities in 2 packages',
    counterExample: 'found 0 vulnerabilities',
  },
  {
    id: 'security/npm-audit',
    category: 'dependency',
    ecosystem: 'security',
    pattern: /^\s*(?<count>[1-9]\d*) (?:(?:low|moderate|high|critical) severity )?vulnerabilit(?:y|ies)(?: \(.+\))?$/,
    gate: ['vulnerabilit'],
    within: { pattern: /# npm audit report|^Audit report|yarn audit/, lines: 45 },
    role: 'cause',
    strength: 0.84,
    transient: 0.03,
    title: 'npm audit found {count} vulnerable packages',
    advice: 'Upgrade the packages named above, or record the exception.',
    example: '5 vulnerabilities (1 low, 4 high)',
    counterExample: 'found 0 vulnerabilities',
  },
]
