/** The lines with which runners and build tools divide a log: what stands below one belongs to it. */

/** Whose mark a frame begins with. */
export type FramePlatform = 'github' | 'azure' | 'gitlab' | 'travis' | 'jenkins' | 'buildkite'

export interface SectionMark {
  /**
   * `frame` is a step of the platform; `step`, `stage` and `goal` divide what runs inside it. GitHub shows a step's source
   * before its output: `end-of-listing` ends it, unless an `inner-group` began before. `branch` names a branch of a parallel
   * pipeline, whose name stands before each of its lines.
   */
  readonly kind: 'frame' | 'step' | 'stage' | 'goal' | 'end-of-listing' | 'inner-group' | 'branch'
  readonly platform?: FramePlatform
  /** Literals of which every such line contains one. */
  readonly gate: string | readonly string[]
  /** Group `name` is the section's name. */
  readonly pattern: RegExp
}

const frame = (platform: FramePlatform, gate: string, pattern: RegExp): SectionMark => ({
  kind: 'frame',
  platform,
  gate,
  pattern,
})

export const sectionMarks: readonly SectionMark[] = [
  frame('github', '##[group]', /^##\[group\](?<name>(?:Run |Operating System|GITHUB_TOKEN).*)/),
  frame('github', 'post job cleanup', /^(?<name>Post job cleanup)\.$/),
  frame('github', 'cleaning up orphan processes', /^(?<name>Cleaning up orphan processes)/),
  { kind: 'inner-group', gate: '##[group]', pattern: /^##\[group\](?!Run |Operating System|GITHUB_TOKEN)(?<name>.*)/ },
  { kind: 'end-of-listing', gate: '##[endgroup]', pattern: /^##\[endgroup\](?<name>)/ },
  frame('github', '⭐', /^⭐ {1,2}(?<name>Run .+)/),
  frame('azure', '##[section]', /^##\[section\]Starting: (?<name>.+)/),
  frame('gitlab', 'section_start:', /section_start:\d+:(?<name>[\w.-]+)/),
  frame('travis', 'travis_fold:start:', /travis_fold:start:(?<name>[\w.-]+)/),
  // The command as Travis, GitLab and many scripts echo it.
  {
    kind: 'step',
    gate: [...'abcdefghijklmnopqrstuvwxyz./'].map((first) => `$ ${first}`),
    pattern: /^\$ (?<name>[A-Za-z./]\S*(?: \S.{0,200})?)$/,
  },
  {
    kind: 'branch',
    gate: '(branch: ',
    pattern: /^(?:\[[^\]]{1,80}\] )?\[Pipeline\] \{ \(Branch: (?<name>[^)]{1,80})\)/,
  },
  { kind: 'branch', gate: '] + ', pattern: /^\[(?<name>[\w .:@/-]{1,60})\] \+ \S/ },
  frame('jenkins', 'post stage', /^(?<name>Post stage)$/),
  frame('jenkins', '[pipeline] {', /^\[Pipeline\] \{ \((?<name>[^)]+)\)/),
  frame(
    'buildkite',
    '--- ',
    /^(?:---|\+\+\+|~~~) (?<name>:\w+:.{1,200}|(?:Running|Preparing|Setting up|Cleaning up|Uploading) .{1,200})/,
  ),
  { kind: 'step', gate: 'step ', pattern: /^Step \d+\/\d+ : (?<name>.+)/ },
  { kind: 'step', gate: '] run ', pattern: /^#\d+ \[[^\]]+\] (?<name>RUN .+)/ },
  { kind: 'stage', gate: 'task [', pattern: /^TASK \[(?<name>[^\]]+)\]/ },
  { kind: 'stage', gate: 'executing(%', pattern: /^Executing\((?<name>%[a-z]+)\):/ },
  { kind: 'goal', gate: '[info] --- ', pattern: /^\[INFO\] --- (?<name>\S+) .*---$/ },
  { kind: 'goal', gate: '> task :', pattern: /^> Task (?<name>:\S+)/ },
]

/** A step of the platform, from the line that begins it to the one before the next. */
export interface Frame {
  readonly id: number
  readonly platform: FramePlatform
  readonly name: string
  readonly job: string | undefined
  /** Sequence number of its first segment. */
  readonly start: number
}

export interface Section {
  readonly id: number
  readonly job: string | undefined
  /** Step name or command; undefined before the first mark. */
  readonly step: string | undefined
  readonly goal: string | undefined
  readonly frame: Frame | undefined
  /** Sequence number of its first segment. */
  readonly start: number
}

export const noSection: Section = {
  id: 0,
  job: undefined,
  step: undefined,
  goal: undefined,
  frame: undefined,
  start: 0,
}

/** The section after a mark was met in `before`. */
export function sectionAfter(
  before: Section,
  mark: SectionMark,
  name: string,
  at: { readonly seq: number; readonly job: string | undefined },
): Section {
  const id = before.id + 1
  const frame: Frame | undefined =
    mark.platform === undefined ? before.frame : { id, platform: mark.platform, name, job: at.job, start: at.seq }
  return {
    id,
    job: at.job,
    step: mark.kind === 'goal' ? before.step : name,
    goal: mark.kind === 'goal' ? name : undefined,
    frame,
    start: at.seq,
  }
}
