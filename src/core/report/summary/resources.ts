/** What the machines had and used: one line a job, the steps folded away. */
import { markdown, markdownCode } from '../escape.js'
import { heaviestOf, machinesOf, phraseMachine, usageCells, usageHeads } from '../resources.js'
import { sparkline } from '../sparkline.js'
import type { ReportView } from '../view.js'
import { folded, table, unbroken } from './markup.js'

const mostJobs = 6
const mostSteps = 15
const code = (text: string): string => markdownCode(text.slice(0, 100))

export function summariseResources({ record }: ReportView): string[] {
  const machines = machinesOf(record).slice(0, mostJobs)
  return machines.map(({ job, used }) => {
    const of = machines.length > 1 ? ` of ${markdown(job, 100)}` : ''
    const memory = (used.curve?.memory ?? []).flatMap((value) => value ?? [])
    const line = `Resources${of}: ${phraseMachine(used, (name) => markdown(name, 100))}`
    const rows = used.steps
      .slice(0, mostSteps)
      .map((step) => [code(step.step), ...usageCells(step).map(unbroken), heaviestOf(step, code)])
    const body = [
      ...(memory.length > 2 ? [`Memory over time: ${markdownCode(sparkline(memory.slice(-40)))}`] : []),
      ...(rows.length === 0 ? [] : [table(['step', ...usageHeads, 'heaviest processes'], rows)]),
      ...(used.unseen === undefined ? [] : [`Not seen: ${markdown(used.unseen.join('; '), 600)}.`]),
    ]
    return body.length === 0 ? line : folded(line, body.join('\n\n'))
  })
}
