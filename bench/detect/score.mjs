/** The scoreboard's definitions (tools/score-detect.py), in one process: `judge(rows, factors)` answers for each row. */
import { median } from './series.mjs'

const WARM = 30
/** Kinds that say a level has moved; what stayed is one. */
const MOVED = ['shift', 'drift', 'stayed']
const HALF = 25
const FACTORS = [1.25, 1.5, 2]
const SHIFTS = [1.2, 1.3, 1.5]
const pct = (n, d) => (d ? Math.round((10000 * n) / d) / 100 : null)

export function score(all, judge, perSeriesHosts = 4) {
  const blank = () => ({
    normal: 0,
    fp: 0,
    host: 0,
    1.25: 0,
    1.5: 0,
    2: 0,
    slow: 0,
    slowHit: 0,
    alarms: 0,
    rows: 0,
    moved: 0,
  })
  const counts = { all: blank(), quiet: blank(), mid: blank(), noisy: blank(), advisory: blank(), young: blank() }
  const shift = { 1.2: [0, 0], 1.3: [0, 0], 1.5: [0, 0] }
  const control = [0, 0]
  const control20 = [0, 0]
  const drift = [0, 0]
  const driftControl = [0, 0]
  const episodes = []
  const located = []
  const quietAgain = []
  const perSeries = []
  for (const { name, rows } of all) {
    const got = judge(rows, FACTORS)
    const oks = rows.flatMap((row, i) => (row.ok ? [i] : []))
    const v = oks.map((i) => rows[i].value)
    const noise = []
    for (let j = WARM; j < v.length; j++) {
      const logs = v.slice(Math.max(0, j - 100), j).map(Math.log)
      const m = median(logs)
      noise.push(1.4826 * median(logs.map((x) => Math.abs(x - m))))
    }
    const nz = median(noise)
    const klass = nz <= 0.1 ? 'quiet' : nz <= 0.2 ? 'mid' : 'noisy'
    const own = blank()
    for (let j = 5; j < v.length; j++) {
      const ratio = v[j] / median([...v.slice(Math.max(0, j - HALF), j), ...v.slice(j + 1, j + HALF + 1)])
      const g = got[oks[j]]
      const persistent = g.kind === 'shift' || g.kind === 'drift'
      const flag = g.anomaly && !persistent
      for (const c of j < WARM ? [j < 15 ? counts.advisory : counts.young] : [counts.all, counts[klass], own]) {
        c.rows++
        c.moved += g.anomaly && persistent ? 1 : 0
        c.alarms += flag ? 1 : 0
        if (ratio < 1.25) {
          c.normal++
          c.fp += flag ? 1 : 0
        }
        if (ratio >= 1.5) {
          c.slow++
          c.slowHit += flag ? 1 : 0
        }
        if (ratio > 0.8 && ratio < 1.25) {
          c.host++
          for (const f of FACTORS) c[f] += g.whatIf[String(f)] ? 1 : 0
        }
      }
    }
    perSeries.push({
      name,
      noise: nz,
      n: v.length,
      fp: own.fp,
      alarms: own.alarms,
      moved: own.moved,
      1.5: pct(own[1.5], own.host),
      2: pct(own[2], own.host),
    })
    for (const k of hostsOf(v, perSeriesHosts)) {
      const win = oks.slice(k - 80, k + 30).map((i) => rows[i])
      const plain = judge(win, [])
      // Runs 11 to 30 after the change: no more alarms than the same runs raised untouched.
      const alarmsIn = (list) => list.slice(90, 110).filter((x) => x.anomaly).length
      const any = (list, kinds) => (list.some((g) => g.anomaly && kinds.includes(g.kind)) ? 1 : 0)
      control[1]++
      control[0] += any(plain.slice(80, 90), MOVED)
      control20[0] += any(plain.slice(80, 110), MOVED)
      driftControl[0] += any(plain.slice(80, 110), MOVED)
      for (const f of SHIFTS) {
        const g = judge(
          win.map((row, i) => (i < 80 ? row : { ...row, value: row.value * f })),
          [],
        )
        const raised = g.slice(80, 110).flatMap((x, i) => (x.anomaly && MOVED.includes(x.kind) ? [i] : []))
        shift[f][1]++
        if (raised.some((i) => i < 10)) {
          shift[f][0]++
          const since = g[80 + raised.find((i) => i < 10)].since
          if (f !== 1.2) located.push(Math.abs(since - 80) <= 2 ? 1 : 0)
        }
        if (f === 1.5 && raised.length) episodes.push(raised.length)
        if (f === 1.5 && raised.some((i) => i < 10)) quietAgain.push(alarmsIn(g) <= alarmsIn(plain) ? 1 : 0)
      }
      drift[0] += any(
        judge(
          win.map((row, i) => (i < 80 ? row : { ...row, value: row.value * 1.01 ** (i - 79) })),
          [],
        ).slice(80, 110),
        MOVED,
      )
    }
  }
  const mean = (list) =>
    list.length ? Math.round((1000 * list.reduce((a, b) => a + b, 0)) / list.length) / 1000 : null
  const told = (c) => ({
    normal: c.normal,
    FPper100: pct(c.fp, c.normal),
    '+25%': pct(c[1.25], c.host),
    '+50%': pct(c[1.5], c.host),
    '+100%': pct(c[2], c.host),
    alarmsPer100: pct(c.alarms, c.rows),
    precisionNatural: pct(c.slowHit, c.alarms),
    recallNatural: pct(c.slowHit, c.slow),
    shiftAlarmsPer100: pct(c.moved, c.rows),
  })
  const hosts = control[1]
  return {
    series: all.length,
    ...Object.fromEntries(Object.entries(counts).map(([k, c]) => [k, told(c)])),
    shift: {
      '+20%': pct(...shift[1.2]),
      '+30%': pct(...shift[1.3]),
      '+50%': pct(...shift[1.5]),
      control: pct(control[0], hosts),
      controlIn30: pct(control20[0], hosts),
      hosts,
      locatedWithin2: mean(located),
      alarmsPerShift50: mean(episodes),
      quietAgain: mean(quietAgain),
    },
    drift: { found: pct(drift[0], hosts), control: pct(driftControl[0], hosts) },
    perSeries,
  }
}

/** Where a shift or a drift may be put: levels that agree within 10 % before and after, evenly spaced. */
export function hostsOf(v, most) {
  const hosts = []
  for (let k = 80; k < v.length - 30; k++) {
    const a = median(v.slice(k - 60, k))
    const b = median(v.slice(k, k + 20))
    if (Math.abs(b / a - 1) < 0.1 && Math.abs(median(v.slice(k - 80, k - 20)) / a - 1) < 0.1) hosts.push(k)
  }
  const step = Math.max(1, Math.floor(hosts.length / most))
  return hosts.filter((_, i) => i % step === 0).slice(0, most)
}

/** The values of all hosts: 80 before, 30 after. */
export const hostWindows = (all) =>
  all.flatMap(({ rows }) => {
    const v = rows.filter((row) => row.ok).map((row) => row.value)
    return hostsOf(v, 4).map((k) => v.slice(k - 80, k + 30))
  })
