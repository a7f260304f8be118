/** Cypress: tests in a browser. */
import type { Rule } from '../../core/model/index.js'

export const cypress: readonly Rule[] = [
  {
    id: 'cypress/failed-test',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /(?:^\s*(?:CypressError|AssertionError): (?<message>(?:Timed out retrying|`?cy\.|Expected to find).+)|^\s*│? ?✖ +(?<file>\S+\.(?:cy|spec)\.\w+)\s+[\d:ms]+)/,
    gate: ['cypresserror', 'timed out retrying', 'expected to find', '.cy.', '.spec.'],
    role: 'cause',
    strength: 0.84,
    transient: 0.25,
    title: 'A Cypress test failed',
    advice: 'Look at the screenshot of this test.',
    example:
      '     AssertionError: Timed out retrying after 4000ms: Expected to find element: `#login`, but never found it.',
    counterExample: ' │ ✔  login.cy.ts       00:02        3        3',
  },
  {
    id: 'cypress/install',
    category: 'config',
    ecosystem: 'javascript',
    pattern:
      /(?:The cypress npm package is installed, but the Cypress binary is missing|Cypress (?:failed to start|verification timed out|could not verify that this server is running|failed to verify)|We failed to install your missing Cypress|Your configFile is invalid|Can't run because no spec files were found|No Cypress executable found)/,
    gate: [
      'cypress binary is missing',
      'cypress failed to ',
      'cypress verification',
      'cypress could not verify',
      'failed to install your missing',
      'your configfile is invalid',
      'no spec files were found',
      'no cypress executable',
    ],
    role: 'cause',
    strength: 0.86,
    transient: 0.2,
    title: 'Cypress cannot start',
    advice: 'Cache its binary folder, start the server before it, and check cypress.config.',
    example: 'The cypress npm package is installed, but the Cypress binary is missing.',
    counterExample: 'Cypress package version: 13.6.0',
  },
]
