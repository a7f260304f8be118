/** webpack. */
import type { Rule } from '../../core/model/index.js'

export const webpack: readonly Rule[] = [
  {
    id: 'webpack/module-not-found',
    category: 'build',
    ecosystem: 'webpack',
    pattern:
      /(?:Module not found: (?:Error: )?(?:Can't resolve|Package path) '?(?<module>[^']{1,250})|Module (?:build|parse) failed(?: \(from .{1,200}\))?:|Can't resolve '(?<module2>[^']{1,250})' in ')/,
    gate: ['module not found:', 'module build failed', 'module parse failed', "can't resolve '"],
    role: 'cause',
    strength: 0.87,
    transient: 0.02,
    title: 'The bundler cannot resolve or compile a module',
    advice: 'Install the package or correct the import; for a parse error, add the loader the file needs.',
    example: "Module not found: Error: Can't resolve './missing' in '/app/src'",
    counterExample: 'ModuleNotFoundPlugin is loaded',
  },
  {
    id: 'webpack/error-in',
    category: 'build',
    ecosystem: 'webpack',
    pattern:
      /^\s*(?:ERROR in (?<file>\.\/\S{1,250}|[^\s:]{1,250}\.\w{1,5})|webpack [\d.]+ compiled with [1-9]\d* errors?|Failed to compile\.?$)/,
    gate: ['error in ', 'compiled with ', 'failed to compile'],
    excludes: /ERROR in \S{1,300}:\d/,
    role: 'symptom',
    strength: 0.62,
    transient: 0.02,
    title: 'webpack did not compile',
    advice: 'Read the lines below this one.',
    example: 'ERROR in ./src/index.js 1:0-30',
    counterExample: 'webpack 5.90.0 compiled successfully in 400 ms',
  },
  {
    id: 'webpack/config',
    category: 'config',
    ecosystem: 'webpack',
    pattern:
      /(?:Invalid configuration object\. Webpack has been initialized|\[webpack-cli\] (?:Error|Failed to load|Unknown|Invalid) .{1,300}|ValidationError: Invalid (?:options|configuration) object|Error: error:0308010C:digital envelope routines::unsupported|ERR_OSSL_EVP_UNSUPPORTED)/,
    gate: [
      'invalid configuration object',
      '[webpack-cli] ',
      'invalid options object',
      'digital envelope routines',
      'err_ossl_evp_unsupported',
    ],
    role: 'cause',
    strength: 0.85,
    transient: 0.02,
    title: "webpack's configuration or Node version does not fit",
    advice: 'Correct the option it names; old webpack 4 needs Node 16 or --openssl-legacy-provider.',
    example: 'Error: error:0308010C:digital envelope routines::unsupported',
    counterExample: '[webpack-cli] Compilation finished',
  },
]
