/** The lines with which runners and build tools divide a log: what stands below one belongs to it. */
export interface SectionMark {
  readonly kind: 'step' | 'stage' | 'goal'
  readonly gate: string
  /** Group `name` is the section's name. */
  readonly pattern: RegExp
}

export const sectionMarks: readonly SectionMark[] = [
  { kind: 'step', gate: '##[group]', pattern: /^##\[group\](?<name>(?:Run |Operating System|GITHUB_TOKEN).*)/ },
  { kind: 'step', gate: 'post job cleanup', pattern: /^(?<name>Post job cleanup)\.$/ },
  { kind: 'step', gate: '##[section]', pattern: /^##\[section\]Starting: (?<name>.+)/ },
  { kind: 'step', gate: 'section_start:', pattern: /section_start:\d+:(?<name>[\w.-]+)/ },
  { kind: 'step', gate: 'travis_fold:start:', pattern: /travis_fold:start:(?<name>[\w.-]+)/ },
  // The command as Travis, GitLab and many scripts echo it.
  { kind: 'step', gate: '$ ', pattern: /^\$ (?<name>[A-Za-z./]\S*(?: \S.{0,200})?)$/ },
  { kind: 'step', gate: '[pipeline] {', pattern: /^\[Pipeline\] \{ \((?<name>[^)]+)\)/ },
  { kind: 'step', gate: 'step ', pattern: /^Step \d+\/\d+ : (?<name>.+)/ },
  { kind: 'step', gate: '] run ', pattern: /^#\d+ \[[^\]]+\] (?<name>RUN .+)/ },
  { kind: 'stage', gate: 'task [', pattern: /^TASK \[(?<name>[^\]]+)\]/ },
  { kind: 'stage', gate: 'executing(%', pattern: /^Executing\((?<name>%[a-z]+)\):/ },
  { kind: 'goal', gate: '[info] --- ', pattern: /^\[INFO\] --- (?<name>\S+) .*---$/ },
  { kind: 'goal', gate: '> task :', pattern: /^> Task (?<name>:\S+)/ },
]

export interface Section {
  readonly id: number
  readonly job: string | undefined
  /** Step name or command; undefined before the first mark. */
  readonly step: string | undefined
  readonly goal: string | undefined
  /** Sequence number of its first segment. */
  readonly start: number
}

/** The section after a mark was met in `before`. */
export const sectionAfter = (
  before: Section,
  mark: SectionMark,
  name: string,
  at: { seq: number; job: string | undefined },
): Section => ({
  id: before.id + 1,
  job: at.job,
  step: mark.kind === 'goal' ? before.step : name,
  goal: mark.kind === 'goal' ? name : undefined,
  start: at.seq,
})
