/** Words every channel shares. Texts are plain: a channel escapes them. */
import type { Message, Severity } from '../../model/index.js'

/** `#rrggbb` of a severity, or of a recovery; readers who see none have the mark. */
const colours: Readonly<Record<Severity | 'none', string>> = {
  critical: '#b3261e',
  high: '#d9730d',
  medium: '#c29d0b',
  low: '#7a7f87',
  none: '#2e7d32',
}
export const colourOf = ({ severity }: Message): string => colours[severity ?? 'none']

/** "main · 4f2a9c1 · by ada · run 1043, attempt 2"; empty where it is about many runs. */
export function footerOf({ run }: Message): string {
  if (run === undefined) return ''
  const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : ''
  return [
    run.branch,
    run.sha?.slice(0, 7),
    run.actor === undefined ? undefined : `by ${run.actor}`,
    `run ${run.number ?? run.run}${attempt}`,
  ]
    .filter((part) => part !== undefined)
    .join(' · ')
}

/** The headline, but where findings follow, which say the same at length. */
export const leadOf = ({ findings, headline }: Message): string => (findings.length > 0 ? '' : headline)

/** The job before the title, where it is known. */
export const findingTitle = ({ job, title }: Message['findings'][number]): string =>
  job === undefined ? title : `${job}: ${title}`

/** One name for one trouble of one workflow, for services that join its beginning and its end. */
export const dedupKey = ({ scope }: Pick<Message, 'scope'>, episode: string): string => `${scope}/${episode}`

/** The message as plain text: for pagers, phones, and the plain part of a mail. */
export function plainText(message: Message): string {
  const findings = message.findings.map((finding) =>
    [
      `• ${findingTitle(finding)}`,
      ...(finding.detail === '' ? [] : [`  ${finding.detail}`]),
      ...finding.lines.map((line) => `    ${line}`),
      ...(finding.advice === '' ? [] : [`  To do: ${finding.advice}`]),
    ].join('\n'),
  )
  const sections = message.sections.map(({ title, lines }) => [title, ...lines.map((line) => `• ${line}`)].join('\n'))
  const more = message.more === 0 ? [] : [`and ${message.more} more, on the run’s page`]
  const links = message.links.map(({ label, url }) => `${label}: ${url}`).join('\n')
  return [leadOf(message), ...findings, ...more, ...sections, ...message.notes, footerOf(message), links]
    .filter((part) => part !== '')
    .join('\n\n')
}
