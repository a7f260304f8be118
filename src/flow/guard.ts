/**
 * The whole product: collect → recall → learn → detect → diagnose → decide → report → act → remember.
 *
 * The core decides, as data; `act` and `remember` do. No stage can break the build: `stage.run` turns its failure into a
 * trouble that is shown, and the flow goes on with less.
 */

import { type Setup, settingsOf } from '../config/setup.js'
import { narrow, seenBy } from '../core/collect/narrow.js'
import { recordRun, withFailures, withJudgement } from '../core/collect/record.js'
import { withTimeLimits } from '../core/collect/time-limit.js'
import { acknowledge, groundOf } from '../core/decide/acknowledge.js'
import { failuresOf } from '../core/decide/failures.js'
import { detectAnomalies, nothingDetected } from '../core/detect/index.js'
import { limitFindings } from '../core/detect/limits/index.js'
import { withFeedback } from '../core/history/feedback.js'
import { comparableRuns } from '../core/history/window.js'
import { maskDeep } from '../core/mask/deep.js'
import type { Result } from '../core/model/index.js'
import { assembleResult, judgementOf } from '../core/report/assemble.js'
import { noticesOf } from '../core/report/notice.js'
import { present } from '../core/report/present.js'
import { testFindings } from '../core/tests/flaky.js'
import type { Ports } from '../ports.js'
import { act } from './act.js'
import { explain } from './explain.js'
import { gather, nothingGathered } from './gather.js'
import { nothingRecalled, recall } from './recall.js'
import { remember, stageRecord } from './remember.js'
import { rule } from './rule.js'
import { stages } from './run-stage.js'

export async function guard(setup: Setup, ports: Ports): Promise<Result> {
  const stage = stages(ports)
  const snapshot = withTimeLimits(maskDeep(await ports.platform.snapshot(), ports.mask))
  const { scope, policy, detection, rules, looked, rename, write, part, because } = settingsOf(setup, snapshot)
  const recalled = await stage.run('recall', nothingRecalled, () => recall(ports, snapshot.key))
  const remembered = recalled.records.map(rename)
  const { records, unheard } = withFeedback(remembered, setup.file.feedback)
  const gathered = await stage.run('gather', nothingGathered, () => gather({ snapshot, ports, records, rules }))
  const whole = rename(withFailures(recordRun(snapshot, { ...gathered, records }), gathered.diagnoses, snapshot))
  const record = narrow(whole, scope, snapshot.ownJob)
  const comparable = comparableRuns(records, record)
  const ground = groundOf({ ...policy, record, records, comparable, now: ports.now() })

  const detected = await stage.run('detect', nothingDetected, () =>
    detectAnomalies({ ...ground, comparable, settings: detection, memory: { ...recalled, now: ports.now() } }),
  )
  const tests = await stage.run('tests', [], () => testFindings({ record, comparable, records, looked }))
  const past = { record, tests, known: [...records, ...recalled.elsewhere.map(rename)], now: ports.now() }
  const failures = await stage.run('diagnose', [], () => failuresOf({ ...gathered, ...past }))
  const found = acknowledge({ ...detected, limits: limitFindings(policy.limits, ground), failures, tests }, ground)
  const explained = await stage.run('explain', found, () => explain(found, { record, records }, ports))
  const question = { ...detected, ...past, ...explained, records: past.known, policy, seed: record.key.run }
  const ruling = rule(question, snapshot, ports)

  const history = { ...recalled, records, unheard }
  const judgement = { ...setup.config, ...detected, ...explained, record, comparable, ruling, scope, history }
  const draft = maskDeep({ ...assembleResult(judgement), troubles: ports.troubles.all() }, ports.mask)
  await stage.run('stage', undefined, () => stageRecord(ports, { record: whole, history: remembered, write, because }))
  const shown = (result: Result) => present({ ...past, result, recent: comparable }, setup.config)
  await stage.last('announce', () => ports.presenter.announce?.(shown(draft)))
  const noticeOf = noticesOf({ ...past, result: draft, recent: comparable, pageUrl: setup.config.pageUrl })
  const acted = await stage.run('act', [], () =>
    act({ ruling, noticeOf, snapshot, ports, ...setup.config, ...setup.file, routing: { ...past, ...explained } }),
  )

  const judged = seenBy(withJudgement(whole, judgementOf(draft, acted), snapshot), { part, ownJob: snapshot.ownJob })
  const keeping = { record: judged, history: remembered, learnt: detected.learnt, write, part, because }
  const kept = await stage.run('remember', [], () => remember(ports, keeping))
  const done = maskDeep({ outcomes: [...acted, ...kept], troubles: ports.troubles.all() }, ports.mask)
  const result = { ...draft, ...done, timings: stage.timings }
  await stage.last('report', () => ports.presenter.show(shown(result)))
  return result
}
