/** Selenium. */
import type { Rule } from '../../core/model/index.js'

export const selenium: readonly Rule[] = [
  {
    id: 'selenium/driver',
    category: 'config',
    ecosystem: 'selenium',
    pattern:
      /(?:SessionNotCreated(?:Exception|Error)?: .{1,300}|session not created: .{1,200}|This version of (?:ChromeDriver|MSEdgeDriver) only supports|WebDriverException: .{0,200}(?:executable|unknown error|Reached error page|Process unexpectedly closed)|'?(?:chromedriver|geckodriver)'? executable needs to be in PATH|Unable to (?:obtain|locate) driver for|DevToolsActivePort file doesn't exist|chrome not reachable|disconnected: (?:not connected to DevTools|unable to connect to renderer)|tab crashed|Chrome failed to start)/,
    gate: [
      'session not created',
      'sessionnotcreated',
      'only supports',
      'webdriverexception',
      'executable needs to be in path',
      'unable to obtain driver',
      'unable to locate driver',
      'devtoolsactiveport',
      'chrome not reachable',
      'disconnected: ',
      'tab crashed',
      'chrome failed to start',
    ],
    role: 'cause',
    strength: 0.84,
    transient: 0.15,
    title: 'The browser driver could not start a session',
    advice: 'Match driver and browser versions; in containers run headless with --no-sandbox and enough /dev/shm.',
    example:
      'selenium.common.exceptions.SessionNotCreatedException: Message: session not created: This version of ChromeDriver only supports Chrome version 114',
    counterExample: 'ChromeDriver was started successfully.',
  },
  {
    id: 'selenium/element',
    category: 'test',
    ecosystem: 'selenium',
    pattern:
      /(?:(?:NoSuchElement|StaleElementReference|ElementNotInteractable|ElementClickIntercepted)(?:Exception|Error): |(?:selenium\S{0,60}|Selenium::WebDriver::Error::|\b)TimeoutException: Message|Capybara::(?:ElementNotFound|Ambiguous|ExpectationNotMet)|Net::ReadTimeout with #<TCPSocket)(?<message>.{0,300})/,
    gate: [
      'nosuchelement',
      'staleelementreference',
      'elementnotinteractable',
      'elementclickintercepted',
      'timeoutexception: message',
      'capybara::',
      'net::readtimeout with',
    ],
    excludes: /^\s+at |import /,
    role: 'cause',
    strength: 0.82,
    transient: 0.3,
    title: 'The page did not have what the test looked for{message}',
    advice: 'Look at the selector and a screenshot; wait for the element.',
    example: 'Capybara::ElementNotFound: Unable to find css "#login"',
    counterExample: 'import NoSuchElementException',
  },
]
