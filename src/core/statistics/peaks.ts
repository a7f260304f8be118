/**
 * How rare a value of a stream is, learnt from the stream: peaks over a threshold (Siffer, Fouque, Termier, Largouët, KDD
 * 2017, "Anomaly detection in streams with extreme value theory", algorithm SPOT). A high quantile of the values is the threshold, and
 * the tail beyond it a generalised Pareto that is fitted anew as peaks come.
 */
import { beyondPareto, fitPareto, type Pareto } from './pareto.js'
import { quantileOfSorted } from './sorted-window.js'

export interface PeaksOptions {
  /** Share of the values below the threshold, such as .98. */
  readonly level: number
  /** Values the threshold is first set by. */
  readonly start: number
  /** Values the threshold is set by, at most: the newest. */
  readonly memory: number
  /** Most excesses the tail is fitted to: the newest. */
  readonly most: number
}

export interface Peaks {
  /** P(a value ≥ this one), from what came before; undefined while there are too few values. */
  tail(value: number): number | undefined
  /** There were enough values for a tail. */
  readonly ready: boolean
  /** Takes a value in; one that was an anomaly must not be. */
  learn(value: number): void
}

/** A tail of fewer excesses is exponential with a prior: see `predictive`. */
const fewest = 12
/** Heavier tails than this are an accident of few excesses, or of anomalies among them: they would hide the next. */
const mostShape = 0.4

export function createPeaks({ level, start, most, memory }: PeaksOptions): Peaks {
  const resetEvery = Math.round(memory / 8)
  let values: number[] = []
  let threshold = Number.POSITIVE_INFINITY
  let excesses: number[] = []
  let seen = 0
  let since = 0
  let above = 0
  let fitted: Pareto | undefined
  const reset = (): void => {
    const sorted = Float64Array.from(values).sort()
    threshold = quantileOfSorted(sorted as unknown as readonly number[], level)
    excesses = values.filter((value) => value > threshold).map((value) => value - threshold)
    above = excesses.length
    seen = values.length
    fitted = undefined
    since = 0
  }
  return {
    get ready() {
      return seen > 0
    },
    tail(value) {
      if (seen === 0) return undefined
      if (value <= threshold) return 1
      const share = (above + 1) / (seen + 1)
      if (excesses.length < fewest) return share * predictive(excesses, value - threshold)
      fitted ??= believed(excesses.slice(-most))
      return share * beyondPareto(fitted, value - threshold)
    },
    learn(value) {
      values.push(value)
      if (values.length > memory) values = values.slice(-Math.round(0.75 * memory))
      if (values.length < start) return
      since += 1
      if (seen === 0 || since >= resetEvery || values.length === 2 * start) return reset()
      seen += 1
      if (value <= threshold) return
      above += 1
      excesses.push(value - threshold)
      // Every peak changes the tail a little; fitting at every second one halves the cost.
      if (above % 2 === 0) fitted = undefined
    },
  }
}

/** The tail of excesses that is believed: of a shape of at most `mostShape`, and then of a scale that comes to no more than the mean. */
function believed(excesses: readonly number[]): Pareto {
  const tail = fitPareto(excesses)
  if (tail.shape <= mostShape) return tail
  const mean = excesses.reduce((sum, y) => sum + y, 0) / excesses.length
  return { shape: mostShape, scale: Math.min(tail.scale, mean) }
}

/** Exponential excesses of unknown scale: a generalised Pareto of shape 1/k (Geisser 1993, "Predictive inference", §2). */
function predictive(excesses: readonly number[], y: number): number {
  const k = excesses.length
  const sum = excesses.reduce((total, one) => total + one, 0)
  return k < 2 || sum <= 0 ? 0.2 : (1 + y / sum) ** -k
}
