/** Playwright: tests in a browser. */
import type { Rule } from '../../core/model/index.js'

export const playwright: readonly Rule[] = [
  {
    id: 'playwright/failed-test',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /^\s*(?:\d{1,4}\) |✘ +\d+ )(?:\[[\w .-]{1,60}\] › )(?<file>[^\s:]{1,250}):(?<line>\d+):(?<column>\d+) › (?<name>.{1,250}?)(?: [─-]*|\([\d.]+m?s\))$/,
    gate: ['] › '],
    role: 'cause',
    strength: 0.86,
    transient: 0.25,
    title: 'Playwright test failed: {name}',
    advice: 'Open the trace of this test; the error below says what was expected.',
    example: '  1) [chromium] › tests/login.spec.ts:12:5 › logs in ─────────────────────────',
    counterExample: '  ✓  1 [chromium] › tests/login.spec.ts:12:5 › logs in (1.2s)',
  },
  {
    id: 'playwright/expect-timeout',
    category: 'test',
    ecosystem: 'javascript',
    pattern:
      /(?:Timed out \d+ms waiting for expect|Error: expect\((?:locator|page|received|string)\)\.(?:not\.)?\w+\(|TimeoutError: (?:page|locator|frame|elementHandle|browserType|apiRequestContext)\.\w+: Timeout \d+ms exceeded|Test timeout of \d+ms exceeded|Error: (?:page|locator|browserContext|frame|apiRequestContext)\.\w+: .+)/,
    gate: [
      'waiting for expect',
      'error: expect(',
      'timeouterror: ',
      'test timeout of',
      'error: page.',
      'error: locator.',
      'error: browsercontext',
      'error: frame.',
      'error: apirequestcontext',
    ],
    role: 'cause',
    strength: 0.87,
    transient: 0.3,
    title: 'A browser test did not find what it expected',
    advice: 'Look at the locator and the trace or screenshot.',
    example: '    Error: Timed out 5000ms waiting for expect(locator).toBeVisible()',
    counterExample: 'await expect(page).toHaveTitle()',
  },
  {
    id: 'playwright/browser-missing',
    category: 'config',
    ecosystem: 'javascript',
    pattern:
      /(?:browserType\.launch: Executable doesn't exist|Looks like Playwright (?:Test or Playwright )?was just (?:installed or )?updated|Please run the following command to download new browsers|Host system is missing dependencies to run browsers|Could not find (?:Chrome|Chromium|expected browser)|Failed to launch the browser process|ERROR: Cannot find Chrome|No binary for \w+ browser|Please set env variable CHROME_BIN|cannot find (?:Chrome|chrome|Firefox) binary|unknown error: cannot find)/,
    gate: [
      "executable doesn't exist",
      'playwright was just updated',
      'was just installed or updated',
      'download new browsers',
      'missing dependencies to run browsers',
      'could not find chrom',
      'could not find expected browser',
      'failed to launch the browser',
      'cannot find chrom',
      'no binary for',
      'env variable chrome_bin',
      'cannot find firefox',
    ],
    role: 'cause',
    strength: 0.9,
    transient: 0.05,
    title: 'The browser is not installed or cannot start',
    advice: 'Install it in the job (`npx playwright install --with-deps`) in the version the library wants.',
    example:
      "browserType.launch: Executable doesn't exist at /root/.cache/ms-playwright/chromium-1105/chrome-linux/chrome",
    counterExample: 'browserType.launch: started',
  },
]
