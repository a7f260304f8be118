/** Coverage in words: "coverage 79.4 % of lines (−2.7 points), 61 % of branches". */
import type { Result } from '../model/index.js'
import { formatCount, formatNumber } from '../run/format.js'
import { markdown, markdownCode } from './escape.js'
import { bullets, link } from './summary/markup.js'

type CoverageResult = NonNullable<Result['coverage']>

/** Less is rounding, and no news. */
const worthNews = 0.5

const percent = (value: number): string => `${formatNumber(value, 1)} %`
const points = (now: number, before: number | undefined): string => {
  const change = before === undefined ? 0 : Math.round((now - before) * 100) / 100
  if (change === 0) return ''
  return ` (${change > 0 ? '+' : '−'}${formatCount(Math.abs(change), 'point')})`
}

/** Has it fallen by more than rounding? */
export const coverageFell = ({ coverage }: Pick<Result, 'coverage'>): boolean =>
  coverage?.base !== undefined && coverage.base.lines - coverage.lines >= worthNews

/** Plain text on one line. */
export function phraseCoverage({ lines, branches, base }: CoverageResult): string {
  const ofBranches =
    branches === undefined ? '' : `, ${percent(branches)} of branches${points(branches, base?.branches)}`
  return `coverage ${percent(lines)} of lines${points(lines, base?.lines)}${ofBranches}`
}

/** As a list, to be spread: with the run it is held against, and the folders that moved. */
export function coverageSection({ coverage }: Pick<Result, 'coverage'>): readonly string[] {
  if (coverage === undefined) return []
  const { base, moved, missingReports } = coverage
  const against =
    base === undefined
      ? ''
      : `, against ${link(`run ${markdown(String(base.number ?? base.run), 60)}`, base.url)}${base.branch === undefined ? '' : ` of ${markdownCode(base.branch)}`}`
  const missing =
    missingReports === undefined
      ? ''
      : `. ${formatCount(missingReports, 'coverage report')} fewer than there: what is missing may be no more than that`
  const phrase = phraseCoverage(coverage)
  const folders = moved.map(
    ({ package: name, lines, before }) =>
      `${markdownCode(name)}: ${percent(lines)}${before === undefined ? ', new' : `, ${percent(before)} before`}`,
  )
  return [
    `**${phrase.charAt(0).toUpperCase()}${phrase.slice(1)}**${against}${missing}`,
    ...(folders.length === 0 ? [] : [bullets(folders)]),
  ]
}
