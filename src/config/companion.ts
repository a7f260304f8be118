/** What the companion workflow of a repository does, read from its file: which workflows it looks after, and how. */

import { z } from 'zod'
import { channelInputs } from '../adapters/notifiers/channels.js'
import { parseYaml } from './yaml.js'

/** Where `pipeline-guard init` puts the companion workflow; its presence at the trusted ref says that it is installed. */
export const companionPath = '.github/workflows/pipeline-guard-companion.yml'

export interface Companion {
  /** Names of the workflows it is started by; empty where the file does not say. */
  readonly workflows: readonly string[]
  readonly reruns: boolean
  readonly tells: boolean
  /** It writes the comment on pull requests, those of forks too. */
  readonly comments: boolean
}

const longest = 256 * 1024
const texts = z.union([z.string().transform((one) => [one]), z.array(z.string())])
const step = z.object({ uses: z.string().optional(), with: z.record(z.string(), z.unknown()).optional() })
const job = z.object({ steps: z.array(z.unknown()).optional() })
const shape = z.object({
  on: z
    .object({ workflow_run: z.object({ workflows: texts }) })
    .optional()
    .catch(undefined),
  jobs: z.record(z.string(), z.unknown()).optional().catch(undefined),
})

/** @returns what is known of it: of a file that cannot be read as a workflow, that it is there */
export async function readCompanion(text: string): Promise<Companion> {
  const unknown: Companion = { workflows: [], reruns: false, tells: false, comments: false }
  if (text.length > longest) return unknown
  try {
    const read = shape.safeParse(await parseYaml(text))
    if (!read.success) return unknown
    const inputs = inputsOf(read.data.jobs ?? {})
    const acts = String(inputs['observe']) !== 'true'
    return {
      workflows: read.data.on?.workflow_run.workflows ?? [],
      reruns: acts && inputs['rerun'] === 'transient',
      comments: inputs['comment'] === 'on-change' || inputs['comment'] === 'always',
      tells: acts && Object.keys(channelInputs).some((name) => inputs[name] !== undefined),
    }
  } catch {
    // Not YAML: GitHub would not start it either, and says so itself.
    return unknown
  }
}

/** The inputs of the step that judges: the one of this action, else any that names one of its inputs. */
function inputsOf(jobs: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const steps = Object.values(jobs).flatMap((value) => job.safeParse(value).data?.steps ?? [])
  const read = steps.flatMap((value) => step.safeParse(value).data ?? [])
  const own = read.find(({ uses }) => /pipeline-guard/i.test(uses ?? '')) ?? read.find((one) => one.with?.['rerun'])
  return own?.with ?? {}
}

/** Does it look after this workflow? One whose name is not known may be among its own. */
export const looksAfter = ({ workflows }: Companion, name: string | undefined): boolean =>
  workflows.length === 0 || name === undefined || workflows.includes(name)
