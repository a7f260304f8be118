#!/usr/bin/env node
// Takes the token shapes of gitleaks (MIT) as data: those with a prefix of their own; what needs a name beside it is the
// business of src/core/mask/assignments/.
// usage: node scripts/mask-rules.mjs gitleaks.toml 8.30.1     writes src/core/mask/gitleaks.ts
import { readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const [file, version] = process.argv.slice(2)
if (file === undefined || version === undefined) {
  console.error('usage: node scripts/mask-rules.mjs gitleaks.toml VERSION')
  process.exit(2)
}
// Covered by shapes of ours that tell more (keys, URLs, files), or nothing without a keyword elsewhere in the file.
const left = new Set(
  `private-key jwt jwt-base64 curl-auth-header curl-auth-user kubernetes-secret-yaml nuget-config-password
   sidekiq-sensitive-url freemius-secret-key microsoft-teams-webhook slack-webhook-url sourcegraph-access-token
   facebook-access-token azure-ad-client-secret gitlab-session-cookie vault-service-token`.split(/\s+/),
)
const rules = [...readFileSync(file, 'utf8').matchAll(/\nid = "([^"]+)"[\s\S]*?\nregex = '''(.+?)'''/g)]
  .map(([, id, regex]) => ({ id, regex }))
  .filter(({ id, regex }) => !left.has(id) && !/^(?:\(\?i\))?\[\\w\.-\]\{0,50\}\?/.test(regex))

/** RE2 to JavaScript; the borders are set by the reader: logs put tokens beside more than a source file does. */
const converted = (regex) =>
  regex
    .replaceAll('(?:[\\x60\'"\\s;]|\\\\[nr]|$)', '')
    .replaceAll('(?:[\\x60\'"\\s;]|\\\\[nr]|$|\\b)', '')
    .replaceAll('(?:[^\\w-]|\\z)', '')
    .replaceAll('(?:[^a-zA-Z0-9+/]|\\z)', '')
    .replaceAll('(?-i:', '(?:')
    .replaceAll('(?i:', '(?:')
    .replaceAll('(?i)', '')
    .replaceAll('[[:alnum:]]', '[A-Za-z0-9]')
    .replaceAll('\\b', '')
    .replace(/\((?!\?)/g, '(?:')

const rows = rules.map(({ id, regex }) => {
  const source = converted(regex)
  new RegExp(source, 'i')
  return `  [${JSON.stringify(id)}, ${JSON.stringify(source)}${/\(\?i/.test(regex) ? ", 'i'" : ''}],`
})
const target = join(dirname(fileURLToPath(import.meta.url)), '../src/core/mask/gitleaks.ts')
writeFileSync(
  target,
  `/**
 * Token shapes of gitleaks ${version} (https://github.com/gitleaks/gitleaks, config/gitleaks.toml), as data.
 * MIT License, Copyright (c) 2019 Zachary Rice; the licence stands in NOTICE.
 * Written by \`node scripts/mask-rules.mjs gitleaks.toml ${version}\`; not by hand.
 */
export const gitleaks: readonly (readonly [id: string, source: string, flag?: 'i'])[] = [
${rows.join('\n')}
]
`,
)
console.log(`${rows.length} rules`)
