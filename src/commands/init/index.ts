/** Writes a workflow, a Jenkinsfile, a .gitlab-ci.yml and a configuration file for the repository at hand. */
import { access, readFile } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import { makeFolder } from '../../adapters/files/folder.js'
import { replaceFile } from '../../adapters/files/replace.js'
import { readOrigin } from '../../adapters/platforms/checkout.js'
import { messageOf } from '../../core/run/errors.js'
import { formatCount } from '../../core/run/format.js'
import { version } from '../../version.js'
import { readArguments } from '../arguments.js'
import { type Command, type Io, UsageError } from '../command.js'
import { configFile, gitlabFile, gitlabJob, jenkinsfile, jenkinsPost } from './elsewhere.js'
import { companion, lastJob, wholeWorkflow, withLastJob, workflowToGuard } from './github.js'
import { lookAt, type Seen } from './look.js'

const help = `usage: pipeline-guard init [DIRECTORY] [--github] [--jenkins] [--gitlab] [--companion] [--print] [--force]

Looks at the repository (languages, test reports, workflows and their jobs) and writes what is needed. A file that is
there is never changed without --force: what to add to it is printed instead. Without --github, --jenkins and --gitlab
it is for what the repository has, and for GitHub where it has nothing.

  --github       a workflow, or a last job for the one that is there
  --jenkins      a Jenkinsfile, or what to add to the one that is there
  --gitlab       a .gitlab-ci.yml, or a last job for the one that is there
  --companion    also the companion workflow: keeps the history, may rerun
  --uses REF     what stands after \`uses:\` [this clone’s repository at its commit]
  --print        print everything, write nothing
  --force        write anew what init wrote; add the last job to the workflow or .gitlab-ci.yml that is there. A file of
                 your own is never replaced

examples:
  pipeline-guard init --print
  pipeline-guard init --github --companion
  pipeline-guard init --jenkins --gitlab
`

/** A file to write, or a part for one that is there. */
interface Draft {
  readonly path: string
  readonly text: string
  /** To be pasted by hand when the file is there. */
  readonly part?: string
  /** \`text\` is the old file with the part in it, so that --force loses nothing. */
  readonly extends?: true
  /** Your own words once it is there: not replaced by --force either. */
  readonly yours?: true
}

export const command: Command = {
  summary: 'write a workflow, Jenkinsfile or .gitlab-ci.yml, and a config file, for this repository',
  help,
  async run(args, io) {
    const flag = { type: 'boolean' } as const
    const { values, positionals } = readArguments(args, {
      github: flag,
      jenkins: flag,
      gitlab: flag,
      companion: flag,
      print: flag,
      force: flag,
      uses: { type: 'string' },
    })
    const faults = [
      ...(positionals.length > 1 ? ['one directory at a time'] : []),
      ...(values.uses === undefined || /^[\w.-]+\/[\w./-]+@[\w./-]+$/.test(values.uses) || values.uses.startsWith('./')
        ? []
        : [`--uses: got ${JSON.stringify(values.uses)}, accepted is OWNER/REPO@REF or ./PATH`]),
    ]
    if (faults.length > 0) throw new UsageError(faults)
    const root = resolve(io.cwd, positionals[0] ?? '.')
    if (!(await exists(root))) throw new UsageError([`${positionals[0]}: no such directory`])
    const seen = await lookAt(root)
    const uses = values.uses ?? (await ownReference())
    const { github, jenkins, gitlab } = placesOf(values, seen)
    const drafts = [
      ...(github ? await githubDrafts(seen, uses, values.companion === true) : []),
      ...(jenkins ? [{ path: 'Jenkinsfile', text: jenkinsfile(seen), part: jenkinsPost(seen) }] : []),
      ...(gitlab ? [gitlabDraft(seen, uses)] : []),
      ...(github ? [{ path: '.github/pipeline-guard.yml', text: configFile, yours: true as const }] : []),
    ]
    for (const line of told(seen)) io.err(`${line}\n`)
    for (const draft of drafts)
      await put(draft, root, { print: values.print === true, force: values.force === true }, io)
    for (const line of nextSteps(drafts, seen)) io.err(`${line}\n`)
    return 0
  },
}

interface Places {
  readonly github: boolean
  readonly jenkins: boolean
  readonly gitlab: boolean
}

/** Those named; else those the repository is built at already. */
function placesOf(
  given: {
    readonly github?: boolean
    readonly jenkins?: boolean
    readonly gitlab?: boolean
    readonly companion?: boolean
  },
  seen: Seen,
): Places {
  const { github = false, jenkins = false, gitlab = false, companion: withCompanion = false } = given
  if (github || jenkins || gitlab || withCompanion) return { github: github || withCompanion, jenkins, gitlab }
  const there = { jenkins: seen.jenkinsfile !== undefined, gitlab: seen.gitlabFile !== undefined }
  return { github: seen.workflows.length > 0 || !(there.jenkins || there.gitlab), ...there }
}

/** A job is a key of the file: where there is none of its name yet, it can stand at the end. */
function gitlabDraft(seen: Seen, uses: string): Draft {
  const part = gitlabJob(seen, uses)
  const old = seen.gitlabFile
  if (old === undefined) return { path: '.gitlab-ci.yml', text: gitlabFile(seen, uses) }
  const free = !/^["']?pipeline-guard["']?\s*:/m.test(old) && !/^(---|\.\.\.)\s*$/m.test(old)
  return { path: '.gitlab-ci.yml', text: free ? `${old.trimEnd()}\n\n${part}` : old, part, extends: true }
}

async function githubDrafts(seen: Seen, uses: string, withCompanion: boolean): Promise<readonly Draft[]> {
  const workflow = workflowToGuard(seen)
  const drafts: Draft[] = []
  if (workflow !== undefined) {
    const part = lastJob(workflow, uses)
    const text = await withLastJob(workflow, uses)
    drafts.push({ path: workflow.path, text: text ?? workflow.text, part, extends: true })
  } else if (!seen.workflows.some(({ guarded }) => guarded))
    drafts.push({ path: '.github/workflows/ci.yml', text: wholeWorkflow(seen, uses) })
  if (withCompanion)
    drafts.push({ path: '.github/workflows/pipeline-guard-companion.yml', text: companion(seen, uses) })
  return drafts
}

/** In the first line of what init writes. */
const mark = 'Written by `pipeline-guard init`'

async function put(
  draft: Draft,
  root: string,
  { print, force }: { readonly print: boolean; readonly force: boolean },
  io: Io,
): Promise<void> {
  const path = join(root, draft.path)
  const there = await exists(path)
  if (print) {
    io.out(
      `# ${draft.path}${there && draft.part !== undefined ? ' (add this)' : ''}\n${there ? (draft.part ?? draft.text) : draft.text}\n`,
    )
    return
  }
  const old = there ? await readFile(path, 'utf8').catch(() => '') : ''
  const unchanged = draft.extends && old === draft.text
  const foreign = there && draft.extends === undefined && !old.includes(mark)
  if (there && (draft.yours || (force && foreign))) {
    io.err(
      `${draft.path}: is there and was left as it is${foreign && !draft.yours ? ': it is not of init’s making' : ''}\n`,
    )
    if (draft.part !== undefined) io.out(`# add this to ${draft.path}\n${draft.part}\n`)
    return
  }
  if ((there && !force) || unchanged) {
    io.err(
      `${draft.path}: is there and was left as it is${unchanged ? ' (its layout does not let it be changed safely)' : '; --force changes it'}\n`,
    )
    if (draft.part !== undefined) io.out(`# add this to ${draft.path}\n${draft.part}\n`)
    return
  }
  try {
    await makeFolder(dirname(path))
    // What was looked at is what is replaced: nothing, or the file as it was read.
    const isOurs = (head: Buffer): boolean => there && Buffer.from(old).subarray(0, head.length).equals(head)
    await replaceFile({ path, bytes: draft.text, cwd: root, isOurs })
  } catch (error) {
    throw new UsageError([`${draft.path} cannot be written: ${messageOf(error)}`])
  }
  io.err(`${draft.path}: ${there ? 'changed' : 'written'}\n`)
}

/** What a person has to do before it works, and which workflows nothing was written for. */
function nextSteps(drafts: readonly Draft[], { workflows }: Seen): readonly string[] {
  const open = drafts.filter(({ part = '', text }) => `${part}${text}`.includes('OWNER/REPO@'))
  const left = workflows.filter(({ path, guarded }) => !guarded && !drafts.some((draft) => draft.path === path))
  const others =
    left.length === 0 ? [] : [`not touched: ${left.map(({ path }) => path).join(', ')}; one workflow at a time`]
  const replace = open.map(
    ({ path }) => `${path}: replace OWNER/REPO@SHA by your copy of Pipeline Guard and its commit (or give --uses)`,
  )
  return [
    ...others,
    ...replace,
    'next: read what was written, commit and push it; `pipeline-guard doctor` says what is missing',
  ]
}

function told(seen: Seen): readonly string[] {
  const names = seen.languages.map(({ name }) => name).join(', ')
  return [
    `languages: ${names || 'none known'}`,
    ...seen.languages.flatMap(({ name, hint }) => (hint === undefined ? [] : [`${name}: ${hint}`])),
    `test reports: ${seen.reports.join(', ') || 'none known; give them with `test-reports`'}`,
    ...seen.workflows.map(
      ({ path, jobs, guarded }) => `${path}: ${formatCount(jobs.length, 'job')}${guarded ? ', guarded already' : ''}`,
    ),
    ...seen.unreadable.map((fault) => `${fault}; left alone`),
  ]
}

const exists = (path: string): Promise<boolean> =>
  access(path).then(
    () => true,
    () => false,
  )

/** Your copy at its commit, as a pin should be; the words to replace where git does not know them. */
async function ownReference(): Promise<string> {
  const home = resolve(dirname(process.argv[1] ?? ''), '../..')
  const isAction = await exists(join(home, 'action.yml'))
  const { repository = 'OWNER/REPO', sha = 'SHA' } = isAction ? await readOrigin(home) : {}
  return `${repository}@${sha} # v${version}`
}
