/** The product’s targets for detection, one line each, beside what was measured. */

const least = (measured, target) => ({
  measured,
  target: `≥ ${target}`,
  reached: measured !== null && measured >= target,
})
const most = (measured, target) => ({
  measured,
  target: `≤ ${target}`,
  reached: measured !== null && measured <= target,
})

/**
 * @param scores of `score`, for the product
 * @param other failureRates, constants, segments, forest and speed, each undefined where it could not be measured; alone: the scores of shift by itself
 */
export function targetsOf({ all, quiet, mid, advisory, young, shift, drift }, other) {
  const line = (number, what, seen) => ({ number, what, ...seen })
  const { failures, constant, segments, forest, speed, alone } = other
  return [
    line(1, 'false alarms per 100 normal runs', most(all.FPper100, 0.5)),
    line(1, 'of quiet series, slow runs of +100 % told on the run, %', least(quiet['+100%'], 60)),
    ...(mid ? [line(1, 'of mid series, +100 %, %', least(mid['+100%'], 55))] : []),
    line(2, 'shifts of +20 % found within 10 runs, %', least(shift['+20%'], 70)),
    line(2, 'shifts of +30 %, %', least(shift['+30%'], 84)),
    line(2, 'shifts of +50 %, %', least(shift['+50%'], 92)),
    line(2, 'shifts told where there is none, % of 10 runs, shift alone', most(alone.shift.control, 1)),
    line(2, 'located within 2 runs, %', least(shift.locatedWithin2 === null ? null : 100 * shift.locatedWithin2, 90)),
    line(2, 'alerts a shift', most(shift.alarmsPerShift50, 1.2)),
    line(
      2,
      'quiet again after 10 runs, % of shifts',
      least(shift.quietAgain === null ? null : 100 * shift.quietAgain, 90),
    ),
    line(3, 'drifts of 1 % a run found within 30 runs, %', least(drift.found, 87)),
    line(3, 'drifts told where there is none, % of 30 runs, shift and drift alone', most(alone.drift.control, 3.5)),
    line(4, 'changed constants told in that run, %', least(constant.found, 100)),
    line(4, 'failure rates +30 points told within 30 builds, %', least(failures.found, 75)),
    line(4, 'failure-rate episodes per 100 usual builds', most(failures.episodesPer100, 0.3)),
    line(5, 'false alarms per 100 in runs 6 to 15', most(advisory.FPper100, 0.5)),
    line(5, 'false alarms per 100 in runs 16 to 30', most(young.FPper100, 0.5)),
    ...(segments
      ? [
          line(6, 'rust-analyzer builds by cpu, +50 %, %', least(100 * segments.cpu, 97)),
          line(6, 'the same by auto, %', least(100 * segments.auto, 97)),
        ]
      : []),
    ...(forest
      ? [
          line(
            7,
            'forest: mean AUC less scikit-learn’s',
            least(round(forest.ours - forest['scikit-learn (three seeds)']), -0.01),
          ),
        ]
      : []),
    line(8, 'false alarms per 100 with a budget of 3', most(other.budgetOfThree.FPper100, 1.5)),
    line(
      9,
      'back-test of 1,500 rows with three what-ifs, ms',
      most(speed['backtest of 1500 rows with three what-ifs, ms'], 2000),
    ),
  ]
}

const round = (value) => Math.round(10000 * value) / 10000

/** @returns the lines as text, aligned */
export const targetsInWords = (targets) =>
  targets
    .map(
      ({ number, what, measured, target, reached }) =>
        `${number}  ${what.padEnd(56)} ${String(measured === null ? '–' : Math.round(1000 * measured) / 1000).padStart(8)}  ${target.padEnd(8)} ${reached ? 'reached' : 'below'}`,
    )
    .join('\n')
