/**
 * One escape function a sink. Everything a report shows may have been written by a stranger: log lines, test names,
 * branch names, commit messages. Each function takes raw text and returns text that can only ever be read as text there.
 *
 * All are linear in the length of the text.
 */

const zeroWidthSpace = '\u200b'

/** Escape sequences of terminals: CSI, OSC and its kin up to their terminator, two-character escapes. */
const controlSequences =
  /(?:\u001b\[|\u009b)[0-?]{0,64}[ -/]{0,16}[@-~]?|\u001b[\]PX^_][^\u0007\u001b\u009c\n]{0,4096}(?:\u0007|\u001b\\|\u009c)?|\u001b[ -/]{0,4}[0-~]?/g
/** Controls but newline and tab; and lone surrogates, which no encoder can write. */
const controls = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]|\p{Surrogate}/gu
/** Characters that reorder or hide text (Unicode TR 36; "Trojan Source", CVE-2021-42574), and invisible tag characters. */
const deceptive = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u{e0000}-\u{e007f}]/gu

/** Readable text of many lines: no terminal sequences, no controls, nothing that reorders. Newlines are `\n`. */
export const plainLines = (text: string): string =>
  text
    .replace(controlSequences, '')
    .replace(/\r\n?|[\u0085\u2028\u2029\u000b\u000c]/g, '\n')
    .replace(controls, '\ufffd')
    .replace(deceptive, '\ufffd')

/** The same on one line, runs of white space as one space, cut to `max` characters with an ellipsis. */
export const plainLine = (text: string, max = 300): string =>
  cut(
    plainLines(cutRaw(text, max * 8 + 4096))
      .replace(/\s+/g, ' ')
      .trim(),
    max,
  )

/** One line whose spaces stand: carets under code, indentation. Tabs become two spaces. */
export const plainCode = (text: string, max = 300): string =>
  cut(
    plainLines(cutRaw(text, max * 8 + 4096))
      .replace(/\n/g, ' ')
      .replace(/\t/g, '  ')
      .trimEnd(),
    max,
  )

/** Cuts to `max` UTF-16 units without splitting a character. */
export function cut(text: string, max: number): string {
  if (text.length <= max) return text
  return `${cutRaw(text, Math.max(0, max - 1)).trimEnd()}…`
}

const cutRaw = (text: string, max: number): string =>
  text.length <= max ? text : text.slice(0, max).replace(/[\ud800-\udbff]$/, '')

/**
 * Forges link references (`#1`, and GitLab’s `!1 %1 &1 ~1 $1`) and addresses after reading entities and escapes: only a
 * zero-width space within keeps them text.
 */
const defuseReferences = (text: string): string =>
  text
    .replace(/@(?=[\w-])|[#!%&~$](?=\d)|\bGH-(?=\d)|:(?=\/\/)/gi, `$&${zeroWidthSpace}`)
    .replace(/\bwww(?=\.)|\b(?:mailto|xmpp)(?=:)/gi, `$&${zeroWidthSpace}`)

const htmlEntities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
  '`': '&#96;',
}
const entities = (text: string): string => text.replace(/[&<>"'`]/g, (char) => htmlEntities[char] ?? char)

/** Text or attribute value of HTML, on one line. */
export const html = (text: string, max = 500): string => entities(plainLine(text, max))

/** Text within an HTML tag of Markdown, where GitHub still links references. */
export const htmlInMarkdown = (text: string, max = 160): string => entities(defuseReferences(plainLine(text, max)))

/** Content of a `<pre>` of HTML. */
export const htmlLines = (text: string): string => entities(plainLines(text))

/**
 * One line of prose in GitHub-flavoured Markdown, table cells too: no markup, no HTML, no link, no mention, no
 * reference. Backslash escapes where CommonMark has them, so that the source stays readable.
 */
export const markdown = (text: string, max = 300): string => escapeMarkdown(plainLine(text, max))

const escapeMarkdown = (line: string): string =>
  defuseReferences(line)
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/[\\`*_[\]|~$]/g, '\\$&')
    .replace(/^[-+=#/]|^\d{1,9}(?=[.)](?:\s|$))/, (head) => (/\d/.test(head) ? `${head}\\` : `\\${head}`))

/** Prose with `code` between single backticks, as advice has it; each part is escaped for what it is. Not for table cells. */
export const markdownProse = (text: string, max = 300): string =>
  plainLine(text, max)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? markdownCode(part.slice(1, -1), max) : escapeMarkdown(part)))
    .join('')

/** A name as inline code: nothing in it is markup. Not for table cells. */
export function markdownCode(text: string, max = 160): string {
  const content = plainLine(text, max)
  if (content === '') return '` `'
  const fence = '`'.repeat(longestRun(content) + 1)
  const pad = content.startsWith('`') || content.endsWith('`') ? ' ' : ''
  return `${fence}${pad}${content}${pad}${fence}`
}

/** The same within a table, whose cells end at a pipe even in code; a backslash before it must not undo its escape. */
export const markdownCellCode = (text: string, max = 160): string =>
  markdownCode(text, max)
    .replace(/\\(?=\|)/g, `$&${zeroWidthSpace}`)
    .replace(/\|/g, '\\|')

/**
 * Lines as a fenced code block whose fence is longer than any run of backticks within. GitLab looks for quick actions
 * (`/close` at the start of a line) outside of blocks fenced by three; where the fence is longer, they are broken.
 */
export function markdownBlock(text: string, language = 'text'): string {
  const lines = plainLines(text).replace(/\n+$/, '')
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1))
  const content = fence.length === 3 ? lines : lines.replace(/^\/(?=[a-z])/gim, `${zeroWidthSpace}/`)
  return `${fence}${language}\n${content}\n${fence}`
}

function longestRun(text: string): number {
  let longest = 0
  for (const run of text.match(/`+/g) ?? []) longest = Math.max(longest, run.length)
  return longest
}

/** Slack’s own markup (`mrkdwn`): its three control characters as entities, and no `@here` by name. */
export const slackMarkup = (text: string, max = 2900): string =>
  cut(
    plainLines(text)
      .replace(/@(?=\w)/g, `@${zeroWidthSpace}`)
      .replace(/&/g, '&amp;')
      .replace(/</g, '&lt;')
      .replace(/>/g, '&gt;'),
    max,
  ).replace(/&[a-z]{0,3}…$/, '…')

/**
 * Slack’s `plain_text` and rich text, which are shown as they stand (entities would be seen). A zero-width space within
 * `<!channel>`, `<@U…>`, `<#C…>` and `@here` makes sure that no parser anywhere takes them for mentions.
 */
export const slackText = (text: string, max = 2900): string =>
  cut(plainLines(text).replace(/<(?=[!@#])|@(?=\w)/g, `$&${zeroWidthSpace}`), max)

/**
 * One line in the Markdown of chats (Discord, Mattermost), which know backslash escapes and no entities: no markup, no link, no
 * mention, neither by `@name` nor by `<@id>`, `<!channel>`, `</command:id>`, `<t:0>`.
 */
export const chatMarkdown = (text: string, max = 300): string => escapeChat(plainLine(text, max))

const escapeChat = (line: string): string =>
  line
    .replace(/@(?=[\w-])|<(?=[\w@#:!/&])|:(?=\/\/)|\bwww(?=\.)/gi, `$&${zeroWidthSpace}`)
    .replace(/[\\`*_[\]|~>]/g, '\\$&')
    .replace(/^[-+=#]|^\d{1,9}(?=[.)](?:\s|$))/, (head) => (/\d/.test(head) ? `${head}\\` : `\\${head}`))

/** The same with `code` between single backticks, as advice has it. */
export const chatProse = (text: string, max = 300): string =>
  plainLine(text, max)
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? `\`${chatCode(part.slice(1, -1))}\`` : escapeChat(part)))
    .join('')

const chatCode = (text: string): string => text.replace(/@(?=[\w-])|<(?=[@#!])/g, `$&${zeroWidthSpace}`)

/** Lines as a fenced block of chats, which know fences of three backticks alone. */
export const chatBlock = (text: string): string =>
  `\`\`\`\n${plainLines(text)
    .replace(/`(?=`)|@(?=[\w-])|<(?=[@#!])/g, `$&${zeroWidthSpace}`)
    .replace(/`$/gm, `$&${zeroWidthSpace}`)}\n\`\`\``

/** Text of an Adaptive Card, where `{{DATE(…)}}` is a function and `<at>` a mention. */
export const cardText = (text: string, max = 1000): string =>
  cut(plainLines(text).replace(/\{(?=\{)|<(?=\/?at\b)/gi, `$&${zeroWidthSpace}`), max)

/** A line for a terminal or a job log: no control sequence, and nothing a CI runner takes for a command. */
export const terminal = (text: string, max = 500): string => defuseCommands(plainLine(text, max))

/** The same with its spaces: lines of a log or of code. */
export const terminalCode = (text: string, max = 300): string => defuseCommands(plainCode(text, max))

/** The same for many lines. */
export const terminalLines = (text: string): string => plainLines(text).split('\n').map(defuseCommands).join('\n')

/** The runner reads `::name::` at a line’s start and `##[name]` anywhere in it; Azure reads `##vso[`, TeamCity `##teamcity[`. */
const logCommand = /##(?=\[|(?:vso|teamcity)\[)/gi

const defuseCommands = (line: string): string =>
  line.replace(/^(\s*):(?=:)/, `$1:${zeroWidthSpace}`).replace(logCommand, `#${zeroWidthSpace}#`)

/**
 * JSON for stdout, the same value to whoever parses it: what a CI runner would take for a command, a terminal for a
 * control or a reader for other text than it is, is written as `\\uXXXX`. Outside of strings JSON has none of these.
 */
export const terminalJson = (json: string): string =>
  json
    .replace(logCommand, '#\\u0023')
    .replace(/[\u007f-\u009f\u2028\u2029]/g, codeUnits)
    .replace(deceptive, codeUnits)

const codeUnits = (char: string): string =>
  [...Array(char.length).keys()].map((at) => `\\u${char.charCodeAt(at).toString(16).padStart(4, '0')}`).join('')

/** The message of a workflow command; percent-encoding as the Actions toolkit does it. */
export const commandMessage = (text: string): string => plainLines(text).replace(/%/g, '%25').replace(/\n/g, '%0A')

/** A property of a workflow command, such as `title` or `file`. */
export const commandProperty = (text: string): string => commandMessage(text).replace(/:/g, '%3A').replace(/,/g, '%2C')

/** An http(s) address safe to put into Markdown’s `<…>`, HTML attributes and Slack links; undefined for anything else. */
export function safeUrl(url: string | undefined): string | undefined {
  if (url === undefined || url.length > 2000 || !URL.canParse(url)) return undefined
  const parsed = new URL(url)
  if (parsed.protocol !== 'https:' && parsed.protocol !== 'http:') return undefined
  if (parsed.username !== '' || parsed.password !== '') return undefined
  const rest = parsed.href.slice(parsed.origin.length)
  const encode = (char: string): string => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
  return parsed.origin + rest.replace(/[\s<>()"'`|\\^{}[\]]/g, encode)
}
