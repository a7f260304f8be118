/** What the machines of the newest sampled run had and used: memory and CPU over time, and each step. */
import type { JobResources, RunRecord, StepUsage } from '../../model/index.js'
import { formatBytes, formatDuration, formatInstant } from '../../run/format.js'
import { html } from '../escape.js'
import { heaviestOf, type MachineUse, machinesOf, phraseMachine, usageCells, usageHeads } from '../resources.js'
import { runLink } from './links.js'
import { renderTable } from './tables.js'

const mostJobs = 4
const frame = { width: 760, height: 150, left: 78, right: 740, top: 12, bottom: 118 } as const

/** @param records of one workflow, oldest first */
export function renderResources(records: readonly RunRecord[]): string {
  const record = records.findLast((one) => machinesOf(one).length > 0)
  if (record === undefined) return ''
  const machines = machinesOf(record).slice(0, mostJobs)
  return [
    '<h3>Resources</h3>',
    `<p class="soft">Of run ${runLink(record)}, ${html(formatInstant(record.run.value.startedAt) ?? '')}. Line: memory in use. Shaded: CPU.</p>`,
    ...machines.map(renderMachine),
  ].join('\n')
}

function renderMachine({ job, used }: MachineUse): string {
  const columns = [
    { head: 'step', cell: ({ step }: StepUsage) => `<code>${html(step, 120)}</code>` },
    ...usageHeads.map((head, at) => ({
      head,
      numeric: true,
      cell: (step: StepUsage) => html(usageCells(step)[at] ?? ''),
    })),
    {
      head: 'heaviest processes',
      cell: (step: StepUsage) =>
        html(
          heaviestOf(step, (name) => name),
          200,
        ),
    },
  ]
  const unseen = used.unseen === undefined ? '' : `<p class="soft">Not seen: ${html(used.unseen.join('; '), 600)}.</p>`
  return `<figure tabindex="0"><figcaption><b>${html(job, 120)}</b>: ${html(
    phraseMachine(used, (name) => name),
    400,
  )}</figcaption>${renderCurve(used, job)}</figure>${renderTable(`Steps of ${job}`, columns, used.steps)}${unseen}`
}

/** Memory against what there is, CPU against all cores. */
function renderCurve({ curve, memoryLimit }: JobResources, job: string): string {
  if (curve === undefined || curve.memory.length < 2) return ''
  const { width, height, left, right, top, bottom } = frame
  const peak = Math.max(1, ...curve.memory.map((value) => value ?? 0))
  // A limit far above is not drawn: the curve would be flat.
  const most = memoryLimit !== undefined && memoryLimit <= peak * 4 ? memoryLimit : peak * 1.1
  const x = (at: number): number => Math.round(left + ((right - left) * at) / (curve.memory.length - 1))
  const y = (share: number): number => Math.round(bottom - (bottom - top) * Math.min(1, share))
  const path = (values: readonly (number | null)[], whole: number): string =>
    values.flatMap((value, at) => (value === null ? [] : [`${x(at)} ${y(value / whole)}`])).join('L')
  const cpu = path(curve.cpu, 1)
  const memory = path(curve.memory, most)
  const span = formatDuration(curve.stepMs * (curve.memory.length - 1))
  const label = (text: string, at: number, anchor: string, height: number): string =>
    `<text class="label" x="${at}" y="${height}" text-anchor="${anchor}" fill="#666666">${html(text)}</text>`
  return `<svg class="chart" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui,sans-serif" font-size="11"><title>${html(job, 120)}: memory up to ${html(formatBytes(peak))} within ${html(span)}</title>
<line class="rule" x1="${left}" x2="${right}" y1="${top}" y2="${top}" stroke="#bbbbbb" stroke-width="0.6"/><line class="rule" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" stroke="#bbbbbb" stroke-width="0.6"/>
${cpu === '' ? '' : `<path class="band" d="M${x(0)} ${bottom}L${cpu}L${x(curve.cpu.length - 1)} ${bottom}Z" fill="#0969da" fill-opacity="0.14"/>`}
${memory === '' ? '' : `<path class="line" d="M${memory}" fill="none" stroke="#0969da" stroke-width="1.4" stroke-linejoin="round"/>`}
${label(formatBytes(most), left - 6, 'end', top + 4)}${label('0', left - 6, 'end', bottom + 4)}${label('0 s', left, 'start', height - 10)}${label(span, right, 'end', height - 10)}
</svg>`
}
