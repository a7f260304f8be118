/**
 * A series as inline SVG. Colours stand as attributes, which a content-security policy that forbids styles leaves alone;
 * where styles are allowed, the classes take over and follow the reader’s light or dark.
 */
import { formatCount, formatInstant, formatValue } from '../../run/format.js'
import { ascending, quantile } from '../../statistics/quantile.js'
import { html, safeUrl } from '../escape.js'
import { type Band, bandsOf } from './band.js'
import type { Line, Point } from './lines.js'
import { frame, type Scale, scaleOf } from './scale.js'

const { width, height, left, right, top, bottom } = frame

/**
 * @param title plain text: what is measured
 * @param span number of runs on the horizontal axis, the same for all charts of a workflow
 */
export function renderChart(line: Line, { title, span }: { readonly title: string; readonly span: number }): string {
  const values = line.points.flatMap((point) => (point.value === undefined ? [] : [point.value]))
  const bands = bandsOf(line.points)
  const unit = line.series.unit
  const scale = scaleOf({ values, bands, span, unit })
  return `<svg class="chart" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui,sans-serif" font-size="11"><title>${html(title)}: ${html(summarise(line, values))}</title>
${axes(scale, unit, line.points)}
${bandPath(bands, scale)}
${valuePath(line.points, scale)}
${line.points.map((point) => mark(point, scale, unit)).join('')}
</svg>`
}

function axes(scale: Scale, unit: string | undefined, points: readonly Point[]): string {
  const rules = scale.ticks.map((value) => {
    const y = scale.y(value)
    return `<line class="rule" x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="#bbbbbb" stroke-width="0.6"/><text class="label" x="${left - 6}" y="${y + 4}" text-anchor="end" fill="#666666">${html(value === 0 ? '0' : formatValue(value, unit))}</text>`
  })
  const [first, last] = [points[0], points.at(-1)]
  const date = (point: Point | undefined): string => html(formatInstant(whenOf(point))?.slice(0, 10) ?? '')
  return `${rules.join('')}<text class="label" x="${left}" y="${height - 10}" fill="#666666">${date(first)}</text><text class="label" x="${right}" y="${height - 10}" text-anchor="end" fill="#666666">${date(last)}</text>`
}

const whenOf = (point: Point | undefined): string | undefined =>
  point?.record.run.value.startedAt ?? point?.record.run.value.createdAt

function bandPath(bands: readonly Band[], { x, y }: Scale): string {
  if (bands.length < 2) return ''
  const upper = bands.map((band) => `${x(band.x)} ${y(band.high)}`)
  const lower = bands.toReversed().map((band) => `${x(band.x)} ${y(band.low)}`)
  const middle = bands.map((band) => `${x(band.x)} ${y(band.middle)}`)
  return `<path class="band" d="M${upper.join('L')}L${lower.join('L')}Z" fill="#0969da" fill-opacity="0.14"/><path class="middle" d="M${middle.join('L')}" fill="none" stroke="#0969da" stroke-opacity="0.45" stroke-dasharray="3 3"/>`
}

function valuePath(points: readonly Point[], { x, y }: Scale): string {
  const known = points.flatMap((point) => (point.value === undefined ? [] : [`${x(point.x)} ${y(point.value)}`]))
  if (known.length === 0) return ''
  return `<path class="line" d="M${known.join('L')}" fill="none" stroke="#0969da" stroke-width="1.4" stroke-linejoin="round"/>`
}

/** Failures stand on the axis, alarms on their value; each tells its run on hovering and leads to it. */
function mark(point: Point, scale: Scale, unit: string | undefined): string {
  const x = scale.x(point.x)
  if (point.failed)
    return linked(
      point,
      `<path class="failed" d="M${x - 3} ${bottom - 3}l6 6m0 -6l-6 6" stroke="#cf222e" stroke-width="1.8" fill="none"><title>${told(point, 'failed')}</title></path>`,
    )
  if (point.value === undefined) return ''
  const y = scale.y(point.value)
  const said = formatValue(point.value, unit)
  if (point.alarm !== undefined)
    return linked(
      point,
      `<path class="alarm" d="M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z" fill="#bc4c00" stroke="#ffffff" stroke-width="0.8"><title>${told(point, `${said}, ${point.alarm} anomaly`)}</title></path>`,
    )
  const over = point.value > scale.most ? `<path class="over" d="M${x - 4} ${top}l4 -6l4 6Z" fill="#59636e"/>` : ''
  return `<g>${over}<circle class="dot" cx="${x}" cy="${y}" r="1.7" fill="#0969da"><title>${told(point, said)}</title></circle></g>`
}

const told = (point: Point, said: string): string => {
  const { number, sha } = point.record.run.value
  const at = formatInstant(whenOf(point))
  return html(
    [`run ${number ?? point.record.key.run}`, said, sha?.slice(0, 7), at]
      .filter((part) => part !== undefined)
      .join(', '),
  )
}

function linked(point: Point, shape: string): string {
  const url = safeUrl(point.record.run.value.url)
  return url === undefined ? shape : `<a href="${html(url, 2000)}">${shape}</a>`
}

function summarise({ series, points }: Line, values: readonly number[]): string {
  const middle = quantile(ascending(values), 0.5)
  const last = values.at(-1)
  const alarms = points.filter((point) => point.alarm !== undefined).length
  const failures = points.filter((point) => point.failed).length
  return [
    formatCount(values.length, 'value'),
    ...(middle === undefined ? [] : [`median ${formatValue(middle, series.unit)}`]),
    ...(last === undefined ? [] : [`last ${formatValue(last, series.unit)}`]),
    formatCount(alarms, 'anomaly', 'anomalies'),
    formatCount(failures, 'failure'),
  ].join(', ')
}
