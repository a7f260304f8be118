/**
 * A history as one HTML page: no handler, nothing fetched. It is whole under a content-security policy that forbids scripts
 * (with one, tables sort and filter), and reads without its style sheet (Jenkins forbids inline styles in published pages).
 */
import { byWorkflow, oldestFirst } from '../../history/order.js'
import type { RunRecord } from '../../model/index.js'
import { formatCount } from '../../run/format.js'
import type { Rates } from '../digest/spending.js'
import { html } from '../escape.js'
import { pageOf } from './document.js'
import { renderWorkflow } from './workflow.js'

export { isPage } from './document.js'

export interface PageRequest {
  /** Plain text; default: the repository’s name. */
  readonly title?: string
  /** When the page was made, ISO 8601. */
  readonly madeAt?: string
  /** Runs a chart shows at most. */
  readonly runs?: number
  /** Prices of runners, from the configuration file. */
  readonly rates?: Rates | undefined
}

/** The whole document. Records may be of several workflows and in any order. */
export function renderPage(
  records: readonly RunRecord[],
  { title, madeAt, runs = 200, rates }: PageRequest = {},
): string {
  const groups = groupsOf(records)
  const name = title ?? [...new Set(records.map((record) => record.key.repository))].slice(0, 3).join(', ')
  const heading = `${html(name === '' ? 'No runs yet' : name)}: CI history`
  const sections = groups.map(
    ([label, own], index) =>
      `<section id="w${index}"><h2>${html(label)}</h2>\n${renderWorkflow(own, { shown: runs, rates })}</section>`,
  )
  return pageOf({
    heading,
    counted: formatCount(records.length, 'recorded run'),
    madeAt,
    after: contents(groups),
    main:
      sections.join('\n') || '<p>The history holds no runs. Let the workflow run once, then make this page again.</p>',
  })
}

type Group = readonly [label: string, records: readonly RunRecord[]]

/** By workflow, the one with the most runs first. */
function groupsOf(records: readonly RunRecord[]): readonly Group[] {
  const groups = [...byWorkflow(oldestFirst(records)).values()]
  const isMany = new Set(groups.map((own) => own[0]?.key.repository)).size > 1
  return groups
    .map((own): Group => [isMany ? `${own[0]?.key.repository}: ${labelOf(own)}` : labelOf(own), own])
    .toSorted(([name, own], [other, its]) => its.length - own.length || (name < other ? -1 : 1))
}

function labelOf(records: readonly RunRecord[]): string {
  const last = records.at(-1)
  const name = last?.run.value.name
  const path = last?.key.workflow ?? ''
  return name === undefined || name === path ? path : `${name} (${path})`
}

const contents = (groups: readonly Group[]): string =>
  groups.length < 2
    ? ''
    : `<nav><ul>${groups.map(([label, own], index) => `<li><a href="#w${index}">${html(label)}</a>, ${formatCount(own.length, 'run')}</li>`).join('')}</ul></nav>`
