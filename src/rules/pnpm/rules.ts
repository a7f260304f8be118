/** pnpm: settings, registry. */
import type { Rule } from '../../core/model/index.js'

export const pnpm: readonly Rule[] = [
  {
    id: 'pnpm/script',
    category: 'config',
    ecosystem: 'npm',
    pattern:
      /ERR_PNPM_(?:NO_SCRIPT|NO_IMPORTER_MANIFEST_FOUND|NO_PKG_MANIFEST|INVALID_PACKAGE_NAME|UNSUPPORTED_ENGINE|JSON_PARSE|INVALID_WORKSPACE_CONFIGURATION|RECURSIVE_EXEC_NO_PACKAGE)\w*\s+(?<message>.{0,300})/,
    gate: ['err_pnpm_'],
    role: 'cause',
    strength: 0.93,
    transient: 0.01,
    title: 'pnpm: {message}',
    advice: 'Correct package.json or the command.',
    example: ' ERR_PNPM_NO_SCRIPT  Missing script: build',
    counterExample: ' ERR_PNPM_FETCH_404  GET https://a',
  },
  {
    id: 'pnpm/registry',
    category: 'network',
    ecosystem: 'npm',
    pattern:
      /ERR_PNPM_(?:FETCH_5\d\d|FETCH_429|META_FETCH_FAIL|TARBALL_FETCH\w*|BAD_TARBALL_SIZE|FETCH_TIMEOUT)\s+(?<message>.{0,300})|ERR_PNPM_\w+\s.{0,200}(?:ECONNREFUSED|ECONNRESET|ETIMEDOUT|EAI_AGAIN|ENOTFOUND)/,
    gate: ['err_pnpm_'],
    role: 'cause',
    strength: 0.93,
    transient: 0.8,
    title: 'The package registry answered badly: {message}',
    advice: 'Run it again; if it stays, look at the state of the registry.',
    example: ' ERR_PNPM_FETCH_503  GET http://packages.example.org/rates: Service Unavailable - 503',
    counterExample: ' ERR_PNPM_FETCH_404  GET https://a',
  },
  {
    id: 'pnpm/denied',
    category: 'permission',
    ecosystem: 'npm',
    pattern: /ERR_PNPM_FETCH_40[13]\s+(?<message>.{0,300})/,
    gate: ['err_pnpm_fetch_40'],
    role: 'cause',
    strength: 0.93,
    transient: 0.03,
    title: 'The package registry refused: {message}',
    advice: 'Check the token for this registry.',
    example: ' ERR_PNPM_FETCH_403  GET https://packages.example.org/rates: Forbidden - 403',
    counterExample: ' ERR_PNPM_FETCH_404  GET https://a',
  },
]
