/**
 * What a service metric is expected to be next: Holt-Winters with additive trend and season, several at once, and the one
 * whose last forecasts were best speaks. So the season (none, a day, a week) is chosen from the data, and anew as they come.
 *
 * Each learns from cleaned values (Gelper, Fried, Croux 2010, "Robust forecasting with exponential and Holt-Winters
 * smoothing", Journal of Forecasting 29): a value far off is moved to the edge of what is believable, so that an incident does
 * not become what is usual at once.
 */
import { day } from '../../run/time.js'
import { type HoltWintersState, startHoltWinters } from '../../statistics/holt-winters.js'

export type Season = 'none' | 'day' | 'week'

export interface Forecast {
  readonly season: Season
  readonly expected: number
  /** What was expected of this time `lead` steps ago; undefined where nothing was yet. */
  readonly foreseen: number | undefined
}

export interface Forecaster {
  /** Undefined before there is any value. @param elapsed steps since the last value */
  expect(at: number, elapsed: number): Forecast | undefined
  learn(observation: Observation): void
}

export interface Observation {
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly value: number
  /** Steps since the last value. */
  readonly elapsed: number
  /** The usual distance of a value from what was expected; 0 where it is not known yet. */
  readonly spread: number
}

interface Candidate {
  readonly season: Season
  readonly period: number
  readonly slots: number
  readonly alpha: number
  readonly beta: number
}

interface Model extends Candidate {
  readonly state: HoltWintersState
  /** Values a slot has had. */
  readonly visits: Uint16Array
  /** Exponentially weighted mean of bounded errors, and the values it is made of. */
  error: number
  judged: number
  /** Values in a row beyond belief. */
  run: number
  /** What it expected of each of the next `lead` values. */
  readonly foreseen: Float64Array
}

const week = 7 * day
/** Values further off than this many spreads are moved there (Gelper et al. take 2; service metrics are spikier). */
const believable = 3
/** What is beyond belief this often in a row is on its way to being a new level: belief grows. */
const patience = 24
/** A season must forecast better than none, a week better than a day: the simpler one is easier to explain. */
const handicap: Readonly<Record<Season, number>> = { none: 1, day: 1.05, week: 1.1 }
/** Least weight of the newest value on its slot. */
const leastGamma = 0.2

export function createForecaster({
  step,
  seasons,
  lead,
}: {
  /** Milliseconds between values. */
  readonly step: number
  readonly seasons: readonly Season[]
  /** How many steps ahead the models are judged by: the one that is best at that speaks. */
  readonly lead: number
}): Forecaster {
  let models: readonly Model[] = []
  let count = 0
  const horizon = Math.min(600, Math.max(60, day / step))
  return {
    expect(at, elapsed) {
      const phase = phaseOf(at)
      const best = bestOf(models, phase, horizon)
      if (best === undefined) return undefined
      return {
        season: best.season,
        expected: best.state.expected(slotOf(best, phase), elapsed),
        foreseen: count > lead ? best.foreseen[count % lead] : undefined,
      }
    },
    learn(observation) {
      if (models.length === 0)
        models = candidatesFor(step, seasons).map((candidate) => started(candidate, observation.value, lead))
      const place = count % lead
      const [now, then] = [phaseOf(observation.at), phaseOf(observation.at + lead * step)]
      const hasForeseen = count > lead
      for (const model of models) {
        const foreseen = hasForeseen ? (model.foreseen[place] as number) : Number.NaN
        learnOne(model, observation, { slot: slotOf(model, now), horizon, foreseen })
        model.foreseen[place] = model.state.expected(slotOf(model, then), lead)
      }
      count += 1
    },
  }
}

function candidatesFor(step: number, seasons: readonly Season[]): readonly Candidate[] {
  const fine = (period: number): number => Math.max(2, Math.min(2016, Math.round(period / step)))
  const hourly = (period: number): number => Math.min(fine(period), (24 * period) / day)
  const of = (season: Season, period: number, slots: number, alphas: readonly number[]) =>
    alphas.map((alpha): Candidate => ({ season, period, slots, alpha, beta: alpha < 0.1 ? alpha / 50 : 0 }))
  const seasonal = (season: Season, period: number) =>
    seasons.includes(season)
      ? [...of(season, period, fine(period), [0.03, 0.3]), ...of(season, period, hourly(period), [0.05])]
      : []
  return [...of('none', day, 1, [0.03, 0.15, 0.6]), ...seasonal('day', day), ...seasonal('week', week)]
}

function started(candidate: Candidate, level: number, lead: number): Model {
  const { alpha, beta, slots } = candidate
  const season = new Array<number>(slots).fill(0)
  const state = startHoltWinters({ alpha, beta, gamma: 0, level, trend: 0, season })
  return {
    ...candidate,
    state,
    visits: new Uint16Array(slots),
    error: 0,
    judged: 0,
    run: 0,
    foreseen: new Float64Array(lead),
  }
}

/** Where an instant stands in each season, from 0 to 1: worked out once for all models. */
interface Phase {
  readonly none: 0
  readonly day: number
  readonly week: number
}

const shareOf = (at: number, period: number): number => {
  const rest = at % period
  return (rest < 0 ? rest + period : rest) / period
}
const phaseOf = (at: number): Phase => ({ none: 0, day: shareOf(at, day), week: shareOf(at, week) })

const slotOf = ({ season, slots }: Candidate, phase: Phase): number => Math.floor(phase[season] * slots)

const knows = (model: Model, slot: number): boolean => model.season === 'none' || (model.visits[slot] as number) > 0

/** The least error so far, of those that know this time of the day or week and have shown it for half a season. */
function bestOf(models: readonly Model[], phase: Phase, horizon: number): Model | undefined {
  let best: Model | undefined
  let least = Number.POSITIVE_INFINITY
  for (const model of models) {
    if (model.season !== 'none' && (model.judged < horizon / 2 || !knows(model, slotOf(model, phase)))) continue
    const error = model.error * handicap[model.season]
    // Of equals the first, which is the slowest: it holds on to what was usual.
    if (best === undefined || error < 0.97 * least) {
      best = model
      least = error
    }
  }
  return best
}

function learnOne(
  model: Model,
  observation: Observation,
  judging: { readonly slot: number; readonly horizon: number; readonly foreseen: number },
): void {
  const { value, elapsed, spread } = observation
  const { slot, horizon, foreseen } = judging
  const known = knows(model, slot)
  const error = value - model.state.expected(slot, elapsed)
  const bound = spread > 0 ? believable * spread * (1 + (model.run / patience) ** 2) : Number.POSITIVE_INFINITY
  if (known && !Number.isNaN(foreseen)) {
    model.judged += 1
    const weight = Math.max(1 / model.judged, 1 / horizon)
    const missed = Math.abs(value - foreseen)
    const bounded = spread > 0 ? Math.min(missed, 10 * spread) : missed
    model.error += weight * (bounded - model.error)
  }
  model.run = Math.abs(error) > bound ? model.run + 1 : Math.max(0, model.run - 2)
  const cleaned = known && Math.abs(error) > bound ? value - error + Math.sign(error) * bound : value
  const visits = (model.visits[slot] as number) + 1
  if (model.season !== 'none') model.visits[slot] = Math.min(visits, 65_535)
  if (!known) model.state.begin(slot, value)
  else model.state.learn(cleaned, slot, elapsed, model.season === 'none' ? 0 : Math.max(leastGamma, 1 / visits))
}
