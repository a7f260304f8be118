/** In which stage of its job did something surface? Told by the goal or commands it stands in, and by the tests around it. */
import type { Category } from '../../model/index.js'
import { kindOfCommands, kindOfName } from './commands.js'
import type { Gathered, Sighting } from './gathered.js'

/** Segments around a line within which a test runner's word makes it a matter of tests. */
const reach = 400

const goals: readonly (readonly [RegExp, Category])[] = [
  [/surefire|failsafe|:\w*test\b|karma/i, 'test'],
  [/checkstyle|pmd|spotbugs|spotless|ktlint|detekt|:lint\w*$|fmt-maven/i, 'lint'],
  [/compiler|:compile|:assemble|:jar\b|:package|kotlin|scala/i, 'build'],
]

/** What ran where a line stands, and what kind of work it was. */
export interface Stage {
  /** Is it told by a test runner's own words or a goal's name? Else by the command or the name of the step. */
  readonly by: 'goal' | 'tests' | 'command' | 'name'
  readonly category: Category
}

/** Prepares the question for one log; undefined is the answer where nothing tells. */
export function stages(gathered: Gathered) {
  const tests = gathered.sightings.filter(
    ({ rule }) =>
      rule.category === 'test' && rule.ecosystem !== 'generic' && rule.role !== 'benign' && rule.staged !== true,
  )
  const byCommands = new Map<string, Stage | undefined>()
  const commandStage = (commands: string, name: string): Stage | undefined => {
    const key = `${commands}\0${name}`
    if (!byCommands.has(key)) {
      const command = kindOfCommands(commands) ?? kindOfCommands(name)
      const named = command === undefined ? kindOfName(name) : undefined
      byCommands.set(
        key,
        command !== undefined
          ? { by: 'command', category: command }
          : named === undefined
            ? undefined
            : { by: 'name', category: named },
      )
    }
    return byCommands.get(key)
  }
  return ({ seq, section }: Pick<Sighting, 'seq' | 'section'>): Stage | undefined => {
    const goal = goals.find(([pattern]) => section.goal !== undefined && pattern.test(section.goal))
    if (goal !== undefined) return { by: 'goal', category: goal[1] }
    const near = tests.some(
      (each) =>
        Math.abs(each.seq - seq) <= reach && each.section.step === section.step && each.section.job === section.job,
    )
    if (near) return { by: 'tests', category: 'test' }
    const listed = section.frame === undefined ? undefined : gathered.listings.get(section.frame.id)?.commands
    return commandStage(listed ?? '', section.step ?? '')
  }
}
