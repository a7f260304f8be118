/** Apache Otava on the same hosts, when a Python that has it is named (`--python`): `pip install apache-otava==0.8.0`. */
import { spawnSync } from 'node:child_process'

const PROGRAM = `
import json, sys
from otava.analysis import compute_change_points
for line in sys.stdin:
    values = json.loads(line)
    points, _ = compute_change_points(values, window_len=50, max_pvalue=0.001)
    print(json.dumps([[int(p.index), float(p.stats.mean_2 / p.stats.mean_1 - 1)] for p in points]))
`

/** @returns for each list the rises Otava sees in it, as [index, relative change]; undefined when it is not installed */
export function otavaChanges(python, lists) {
  const run = spawnSync(python, ['-c', PROGRAM], {
    input: lists.map((values) => `${JSON.stringify(values)}\n`).join(''),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  })
  if (run.status !== 0) return undefined
  return run.stdout.trim().split('\n').map(JSON.parse)
}
