/** In which stage of its job did something surface? Told by the goal or step it stands in, and by the tests around it. */
import type { Category } from '../../model/index.js'
import type { Gathered, Sighting } from './gather.js'

/** Segments around a line within which a test runner's word makes it a matter of tests. */
const reach = 400

const goals: readonly (readonly [RegExp, Category])[] = [
  [/surefire|failsafe|:\w*test\b|karma/i, 'test'],
  [/compiler|:compile|:assemble|:jar\b|:package|kotlin|scala/i, 'build'],
]
const steps: readonly (readonly [RegExp, Category])[] = [
  [
    /\b(?:pytest|jest|mocha|vitest|tox|nosetests|unittest|rspec|phpunit|ctest|(?:npm|yarn|pnpm|bun|go|cargo|mvn|make|deno|dotnet|swift|mix|flutter)\s(?:run\s)?\S{0,20}test\S*)\b|^(?:Run )?\S{0,20}\btests?\b/i,
    'test',
  ],
  [/\b(?:lint|eslint|flake8|pylint|mypy|checkstyle)\b/i, 'lint'],
  [
    /\b(?:(?:npm|yarn|pnpm|bun|cargo|go|docker|mvn|make|swift|dotnet)\s(?:run\s)?(?:build|compile|package|install)\S*|tsc|webpack|vite build|setup\.py (?:build|install|develop|bdist)\S*)\b/i,
    'build',
  ],
]

/** Prepares the question for one log; undefined is the answer where nothing tells. */
export function stages(gathered: Gathered) {
  const tests = gathered.sightings.filter(
    ({ rule }) =>
      rule.category === 'test' && rule.ecosystem !== 'generic' && rule.role !== 'benign' && rule.staged !== true,
  )
  return ({ seq, section }: Pick<Sighting, 'seq' | 'section'>): Category | undefined => {
    const goal = goals.find(([pattern]) => section.goal !== undefined && pattern.test(section.goal))
    if (goal !== undefined) return goal[1]
    const near = tests.some(
      (each) =>
        Math.abs(each.seq - seq) <= reach && each.section.step === section.step && each.section.job === section.job,
    )
    if (near) return 'test'
    return steps.find(([pattern]) => section.step !== undefined && pattern.test(section.step.slice(0, 300)))?.[1]
  }
}
