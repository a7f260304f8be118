export const id = 8571;
export const ids = [8571];
export const modules = {

/***/ 96051:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A$: () => (/* binding */ capacityOf),
/* harmony export */   wh: () => (/* binding */ busiest)
/* harmony export */ });
/* unused harmony exports mostAtOnce, waitWith */
/* harmony import */ var _run_durations_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(20296);
/* harmony import */ var _run_time_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(30636);
/* harmony import */ var _series_queue_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(55626);



/** Of fewer nothing can be said. */
const leastJobs = 20;
/** Labels with twenty jobs or more whose times are known, the one that gains most first. */
function capacityOf(records) {
    const stays = new Map();
    for (const { jobs } of records)
        for (const { facts } of Object.values(jobs)) {
            const stay = facts === undefined ? undefined : stayOf(facts.value);
            if (facts === undefined || stay === undefined)
                continue;
            const label = (0,_series_queue_js__WEBPACK_IMPORTED_MODULE_0__/* .labelOf */ .Wy)(facts.value);
            const list = stays.get(label);
            if (list === undefined)
                stays.set(label, [stay]);
            else
                list.push(stay);
        }
    return [...stays]
        .filter(([, list]) => list.length >= leastJobs)
        .map(([label, list]) => capacityFor(label, list))
        .sort((a, b) => b.savedMs - a.savedMs || b.waitedMs - a.waitedMs || ((a.label ?? '') < (b.label ?? '') ? -1 : 1));
}
/** A wait of a day, or a job of a week, is a clock. */
function stayOf(facts) {
    const started = (0,_run_durations_js__WEBPACK_IMPORTED_MODULE_1__/* .instantOf */ .B9)(facts.startedAt);
    const ended = (0,_run_durations_js__WEBPACK_IMPORTED_MODULE_1__/* .instantOf */ .B9)(facts.completedAt);
    const arrived = (0,_run_durations_js__WEBPACK_IMPORTED_MODULE_1__/* .instantOf */ .B9)(facts.createdAt) ?? (started === undefined ? undefined : started - (facts.queueMs ?? 0));
    if (started === undefined || ended === undefined || arrived === undefined || facts.outcome === 'skipped')
        return undefined;
    const isClock = ended < started || started < arrived || started - arrived >= _run_time_js__WEBPACK_IMPORTED_MODULE_2__/* .day */ .vd || ended - started >= 7 * _run_time_js__WEBPACK_IMPORTED_MODULE_2__/* .day */ .vd;
    return isClock ? undefined : { arrived, started, ended };
}
function capacityFor(label, stays) {
    const most = mostAtOnce(stays);
    const waits = stays.map(({ arrived, started }) => started - arrived);
    return {
        label,
        jobs: stays.length,
        most,
        waitedMs: waits.reduce((sum, wait) => sum + wait, 0),
        savedMs: Math.max(0, waitWith(stays, most) - waitWith(stays, most + 1)),
        hours: hoursOf(stays),
    };
}
/** A job that starts as another ends takes its place. */
function mostAtOnce(stays) {
    const events = stays
        .flatMap(({ started, ended }) => [[started, 1], [ended, -1]])
        .sort(([a, one], [b, other]) => a - b || one - other);
    let [now, most] = [0, 0];
    for (const [, change] of events) {
        now += change;
        most = Math.max(most, now);
    }
    return most;
}
/** Milliseconds waited in all, with so many runners, by the recorded arrivals and durations. */
function waitWith(stays, runners) {
    // When each runner is free again; few, so that the earliest is looked for.
    const free = Array.from({ length: Math.max(1, runners) }, () => Number.NEGATIVE_INFINITY);
    let waited = 0;
    for (const { arrived, started, ended } of stays.toSorted((a, b) => a.arrived - b.arrived || a.started - b.started)) {
        let next = 0;
        for (let at = 1; at < free.length; at++)
            if ((free[at] ?? 0) < (free[next] ?? 0))
                next = at;
        const begins = Math.max(arrived, free[next] ?? arrived);
        waited += begins - arrived;
        free[next] = begins + (ended - started);
    }
    return waited;
}
function hoursOf(stays) {
    const busy = Array.from({ length: 24 }, () => 0);
    const waits = Array.from({ length: 24 }, () => []);
    let [first, last] = [Number.POSITIVE_INFINITY, 0];
    for (const { arrived, started, ended } of stays) {
        first = Math.min(first, started);
        last = Math.max(last, ended);
        waits[hourOf(arrived)]?.push(started - arrived);
        for (let at = started; at < ended;) {
            const next = Math.min(ended, (Math.floor(at / _run_time_js__WEBPACK_IMPORTED_MODULE_2__/* .hour */ .nW) + 1) * _run_time_js__WEBPACK_IMPORTED_MODULE_2__/* .hour */ .nW);
            busy[hourOf(at)] = (busy[hourOf(at)] ?? 0) + next - at;
            at = next;
        }
    }
    const days = Math.max(1, (last - first) / _run_time_js__WEBPACK_IMPORTED_MODULE_2__/* .day */ .vd);
    return busy.map((ms, at) => {
        const own = waits[at] ?? [];
        return {
            running: Math.round((ms / _run_time_js__WEBPACK_IMPORTED_MODULE_2__/* .hour */ .nW / days) * 100) / 100,
            waitMs: own.length === 0 ? 0 : Math.round(own.reduce((sum, wait) => sum + wait, 0) / own.length),
        };
    });
}
const hourOf = (at) => new Date(at).getUTCHours();
/** “14–17”: the hours with at least four fifths of the busiest one’s load, from the first to the last around it. */
function busiest(hours) {
    const most = Math.max(0, ...hours.map(({ running }) => running));
    if (most === 0)
        return 'never';
    const peak = hours.findIndex(({ running }) => running === most);
    const isBusy = (at) => (hours[at]?.running ?? 0) >= 0.8 * most;
    let [from, to] = [peak, peak];
    while (from > 0 && isBusy(from - 1))
        from--;
    while (to < 23 && isBusy(to + 1))
        to++;
    return `${from}–${to + 1} h`;
}
//# sourceMappingURL=capacity.js.map

/***/ }),

/***/ 87046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ flakyTestsOf)
/* harmony export */ });
/* harmony import */ var _tests_quarantine_learnt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1958);
/** Which tests fail without a change to blame, the surest first. */

const flakyTestsOf = (records) => (0,_tests_quarantine_learnt_js__WEBPACK_IMPORTED_MODULE_0__/* .quarantineOf */ .K)(records);
//# sourceMappingURL=flaky-tests.js.map

/***/ }),

/***/ 68571:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  o: () => (/* binding */ digestOf)
});

// EXTERNAL MODULE: ./lib/core/history/order.js
var order = __webpack_require__(22724);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/history/gaps.js
var gaps = __webpack_require__(99363);
;// CONCATENATED MODULE: ./lib/core/history/silence.js



/** Runs the platform lists after the last one recorded: fewer may still be under way. */
const leastRuns = 5;
/** Without a list of runs: this many times the usual gap between two, and a week at least. */
const silence_gaps = 10;
const week = 7 * 24 * 3_600_000;
/**
 * @param records of one workflow
 * @param now milliseconds since the epoch
 * @returns one sentence; undefined while it records, or where it never did
 */
function silenceOf(records, now) {
    const ordered = (0,order/* oldestFirst */.sZ)(records);
    const last = ordered.findLastIndex(gaps/* isWhole */.wP);
    const newest = ordered[last];
    if (newest === undefined)
        return undefined;
    const since = (0,format/* formatDuration */.a3)(now - (0,order/* beganAt */.xR)(newest));
    const later = ordered.slice(last + 1).filter(gaps/* isSettled */.Is).length;
    if (later >= leastRuns)
        return `Pipeline Guard has gone silent: ${(0,format/* formatCount */.B4)(later, 'run')} since the last one it recorded (run ${newest.run.value.number ?? newest.key.run}, ${since} ago)`;
    const times = ordered.slice(Math.max(0, last - 20), last + 1).map(order/* beganAt */.xR);
    const [first, end] = [times[0] ?? 0, times.at(-1) ?? 0];
    const usual = times.length < 3 ? week : (end - first) / (times.length - 1);
    return now - (0,order/* beganAt */.xR)(newest) > Math.max(week, silence_gaps * usual)
        ? `Pipeline Guard has gone silent: nothing recorded for ${since}, usually a run every ${(0,format/* formatDuration */.a3)(usual)}`
        : undefined;
}
//# sourceMappingURL=silence.js.map
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/history/feedback.js
var history_feedback = __webpack_require__(68469);
// EXTERNAL MODULE: ./lib/core/model/words.js
var words = __webpack_require__(75360);
;// CONCATENATED MODULE: ./lib/core/report/digest/alarms.js
/** What was said in a stretch, and what people said of it. */


function alarmsOf(records) {
    const judged = records.flatMap((record) => (record.judgement === undefined ? [] : [record.judgement.value]));
    const count = (verdict) => judged.filter((judgement) => judgement.verdict === verdict).length;
    const feedback = (0,history_feedback/* feedbackRates */.rh)(records);
    return {
        byVerdict: Object.fromEntries(words/* verdicts */.rY.map((verdict) => [verdict, count(verdict)])),
        judged: judged.length,
        anomalous: records.filter(history_feedback/* isAlarmed */.Fl).length,
        // One notice may be about several troubles.
        notices: judged.reduce((sum, { notified }) => sum + new Set(notified.map(({ channel }) => channel)).size, 0),
        falseAlarms: records.filter((record) => record.feedback?.value === 'false-alarm').length,
        confirmed: records.filter((record) => record.feedback?.value === 'real').length,
        ...(feedback === undefined ? {} : { feedback }),
    };
}
//# sourceMappingURL=alarms.js.map
// EXTERNAL MODULE: ./lib/core/report/digest/capacity.js
var capacity = __webpack_require__(96051);
;// CONCATENATED MODULE: ./lib/core/report/digest/causes.js
/** Why runs failed, by category and by signature. */

const mostSignatures = 5;
/** Most frequent first. */
function causesOf(records) {
    const failures = records.flatMap((record) => Object.values(record.jobs).flatMap((job) => job.failure === undefined ? [] : [{ record, facts: job.failure.value }]));
    return [...new Set(failures.map(({ facts }) => facts.category))]
        .map((category) => {
        const own = failures.filter(({ facts }) => facts.category === category);
        const signatures = signaturesOf(own);
        return {
            category,
            count: own.length,
            transient: own.filter(({ facts }) => facts.transient).length,
            signatures: signatures.slice(0, mostSignatures),
        };
    })
        .toSorted((a, b) => b.count - a.count || (a.category < b.category ? -1 : 1));
}
function signaturesOf(failures) {
    const found = new Map();
    for (const { record, facts } of failures) {
        const known = found.get(facts.signature);
        const at = (0,order/* beganAt */.xR)(record);
        if (known === undefined)
            found.set(facts.signature, { title: facts.title, count: 1, at });
        else
            found.set(facts.signature, {
                title: at >= known.at ? facts.title : known.title,
                count: known.count + 1,
                at: Math.max(at, known.at),
            });
    }
    return [...found]
        .map(([signature, { title, count, at }]) => ({ signature, title, count, lastAt: new Date(at).toISOString() }))
        .toSorted((a, b) => b.count - a.count || (a.signature < b.signature ? -1 : 1));
}
//# sourceMappingURL=causes.js.map
;// CONCATENATED MODULE: ./lib/core/report/digest/cost.js
/** From start to end where both are known, else the work alone. Undefined for a job that never started. */
function jobMs(facts) {
    if (facts.outcome === 'skipped')
        return undefined;
    const [start, end] = [Date.parse(facts.startedAt ?? ''), Date.parse(facts.completedAt ?? '')];
    return Number.isNaN(start) || Number.isNaN(end) || end < start ? facts.workMs : end - start;
}
const jobTimes = (record) => Object.values(record.jobs).flatMap((job) => {
    const ms = job.facts === undefined ? undefined : jobMs(job.facts.value);
    return ms === undefined ? [] : [ms];
});
/** Of one attempt; its work where no job is known. */
const machineMs = (record) => {
    const times = jobTimes(record);
    return times.length === 0 ? (record.run.value.workMs ?? 0) : times.reduce((sum, ms) => sum + ms, 0);
};
function costOf(records) {
    const sum = (values) => values.reduce((total, value) => total + value, 0);
    return {
        machineMs: sum(records.map(machineMs)),
        billedMinutes: sum(records.flatMap(jobTimes).map((ms) => Math.ceil(ms / 60_000))),
        failedMs: sum(records.filter((record) => record.run.value.outcome !== 'passed').map(machineMs)),
    };
}
//# sourceMappingURL=cost.js.map
// EXTERNAL MODULE: ./node_modules/simple-statistics/dist/simple-statistics.mjs
var simple_statistics = __webpack_require__(15521);
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
;// CONCATENATED MODULE: ./lib/core/report/digest/delivery.js
/**
 * What a history says of delivery, in the sense of DORA (dora.dev, "Software delivery performance"): how often the default branch
 * breaks, and how long until it is green again. Deployments are not known here, so it is the pipeline’s rate, not that of production.
 */




function deliveryOf(records) {
    const own = (0,order/* oldestFirst */.sZ)(records).filter((record) => (0,trust/* onDefaultBranch */.Lt)(record) === true && !(0,trust/* isPullRequest */.r0)(record));
    const last = [...new Map(own.map((record) => [`${(0,order/* workflowText */.LS)(record.key)} ${record.key.run}`, record])).values()];
    const ended = last.filter(({ run }) => run.value.outcome === 'passed' || (0,outcomes/* hasFailed */.WN)(run.value.outcome));
    const stretches = [...(0,order/* byWorkflow */.d)(ended).values()].map(brokenStretches);
    const times = stretches.flatMap(({ healedMs }) => healedMs);
    return {
        runs: ended.length,
        failed: ended.filter(({ run }) => (0,outcomes/* hasFailed */.WN)(run.value.outcome)).length,
        recoveries: times.length,
        ...(times.length === 0 ? {} : { timeToGreenMs: (0,simple_statistics/* median */.JZ)(times) }),
        stillBroken: stretches.filter(({ broken }) => broken).length,
    };
}
const endedAt = (record) => {
    const at = Date.parse(record.run.value.completedAt ?? '');
    return Number.isNaN(at) ? (0,order/* beganAt */.xR)(record) : at;
};
function brokenStretches(runs) {
    const healedMs = [];
    let since;
    for (const record of runs) {
        if ((0,outcomes/* hasFailed */.WN)(record.run.value.outcome))
            since ??= endedAt(record);
        else if (since !== undefined) {
            healedMs.push(Math.max(0, endedAt(record) - since));
            since = undefined;
        }
    }
    return { healedMs, broken: since !== undefined };
}
//# sourceMappingURL=delivery.js.map
// EXTERNAL MODULE: ./lib/core/report/digest/flaky-tests.js
var flaky_tests = __webpack_require__(87046);
;// CONCATENATED MODULE: ./lib/core/report/digest/open.js
/** Regressions still open after the newest judged run of each workflow: of pull requests nobody keeps a list. */


function openRegressionsOf(records) {
    const newest = new Map();
    for (const record of records) {
        if (record.judgement === undefined || (0,trust/* isPullRequest */.r0)(record))
            continue;
        const name = (0,order/* workflowText */.LS)(record.key);
        const known = newest.get(name);
        if (known === undefined || (0,order/* beganAt */.xR)(known) <= (0,order/* beganAt */.xR)(record))
            newest.set(name, record);
    }
    return [...newest.values()].flatMap(({ judgement }) => judgement?.value.open ?? []);
}
//# sourceMappingURL=open.js.map
// EXTERNAL MODULE: ./lib/core/series/queue.js
var queue = __webpack_require__(55626);
// EXTERNAL MODULE: ./lib/core/statistics/quantile.js
var quantile = __webpack_require__(76502);
;// CONCATENATED MODULE: ./lib/core/report/digest/queues.js


/** The longest waits first. */
function queueTrendsOf(records) {
    const waits = new Map();
    for (const record of records)
        for (const { label, medianMs } of (0,queue/* queuesOf */.iw)(record)) {
            const known = waits.get(label);
            if (known === undefined)
                waits.set(label, [medianMs]);
            else
                known.push(medianMs);
        }
    return [...waits]
        .map(([label, list]) => {
        const sorted = list.toSorted((a, b) => a - b);
        return {
            label,
            runs: list.length,
            medianMs: (0,quantile/* quantile */.YV)(sorted, 0.5) ?? 0,
            p95Ms: (0,quantile/* quantile */.YV)(sorted, 0.95) ?? 0,
        };
    })
        .sort((a, b) => b.p95Ms - a.p95Ms || ((a.label ?? '') < (b.label ?? '') ? -1 : 1));
}
//# sourceMappingURL=queues.js.map
;// CONCATENATED MODULE: ./lib/core/report/digest/reruns.js

const runKey = ({ key }) => JSON.stringify([key.host, key.repository, key.workflow, key.run]);
function rerunsOf(records) {
    const firsts = new Map(records.filter(({ key }) => key.attempt === 1).map((record) => [runKey(record), record]));
    const asked = new Set(records
        .filter((record) => (record.judgement?.value.reruns.length ?? 0) > 0)
        .map((record) => `${runKey(record)}${record.key.attempt + 1}`));
    const again = records.filter(({ key }) => key.attempt > 1);
    const own = again.filter((record) => asked.has(`${runKey(record)}${record.key.attempt}`));
    const passed = (list) => list.filter((record) => record.run.value.outcome === 'passed');
    const saved = passed(again).map((record) => {
        const first = firsts.get(runKey(record));
        return first === undefined ? 0 : Math.max(0, machineMs(first) - machineMs(record));
    });
    return {
        made: again.length,
        passed: passed(again).length,
        own: own.length,
        ownPassed: passed(own).length,
        spentMs: again.reduce((sum, record) => sum + machineMs(record), 0),
        savedMs: saved.reduce((sum, ms) => sum + ms, 0),
    };
}
//# sourceMappingURL=reruns.js.map
// EXTERNAL MODULE: ./lib/core/run/grouped.js
var grouped = __webpack_require__(46935);
// EXTERNAL MODULE: ./lib/core/run/time.js
var time = __webpack_require__(30636);
// EXTERNAL MODULE: ./lib/core/tests/identity/key.js + 1 modules
var key = __webpack_require__(78008);
// EXTERNAL MODULE: ./lib/core/tests/test-history.js
var test_history = __webpack_require__(35072);
;// CONCATENATED MODULE: ./lib/core/report/digest/spending.js






function spendingOf(records, { rates, most, flaky, }) {
    const paid = records.flatMap((record) => paidOf(record, rates));
    const ofFailed = paid.filter(({ record }) => record.run.value.outcome !== 'passed');
    const ofReruns = paid.filter(({ record }) => record.key.attempt > 1);
    const ofFlaky = flakyIn(paid, records, new Set(flaky.map(key/* testKey */.S8)));
    const by = (list, nameOf) => [
        ...(0,grouped/* grouped */.z)(list.filter((one) => nameOf(one) !== undefined), (one) => nameOf(one) ?? ''),
    ]
        .map(([name, ones]) => ({ name, ...sumOf(ones) }))
        .sort((a, b) => (b.price ?? 0) - (a.price ?? 0) || b.ms - a.ms || (a.name < b.name ? -1 : 1))
        .slice(0, most);
    return {
        ...(rates === undefined ? {} : { currency: rates.currency }),
        ...priced('total', paid),
        ...priced('failedPrice', ofFailed),
        ...priced('rerunPrice', ofReruns),
        flakyMs: sumOf(ofFlaky).ms,
        ...priced('flakyPrice', ofFlaky),
        workflows: by(paid, ({ record }) => record.run.value.name ?? record.key.workflow),
        jobs: by(paid, ({ facts }) => facts.name),
        categories: by(paid, ({ record, id, facts }) => (0,outcomes/* hasFailed */.WN)(facts.outcome) ? (record.jobs[id]?.failure?.value.category ?? 'unknown') : undefined),
    };
}
const paidOf = (record, rates) => Object.entries(record.jobs).flatMap(([id, { facts }]) => {
    const ms = facts === undefined ? undefined : jobMs(facts.value);
    if (facts === undefined || ms === undefined)
        return [];
    return [{ record, id, facts: facts.value, ms, price: priceOf(facts.value, ms, rates) }];
});
/** As platforms bill: each job by the minute it has begun. */
function priceOf({ runner }, ms, rates) {
    if (rates === undefined)
        return undefined;
    const { perMinute } = rates;
    const label = runner?.labels?.find((each) => Object.hasOwn(perMinute, each)) ?? 'default';
    const rate = Object.hasOwn(perMinute, label) ? perMinute[label] : undefined;
    return rate === undefined ? undefined : Math.ceil(ms / time/* minute */.Vc) * rate;
}
function sumOf(paid) {
    const prices = paid.flatMap(({ price }) => price ?? []);
    const ms = paid.reduce((sum, one) => sum + one.ms, 0);
    return prices.length === 0 ? { ms } : { ms, price: prices.reduce((sum, price) => sum + price, 0) };
}
/** Nothing spent is 0 where there are rates at all. */
function priced(name, paid) {
    const { price } = sumOf(paid);
    return (price === undefined ? {} : { [name]: price });
}
const runOf = ({ key }, attempt = key.attempt) => JSON.stringify([key.host, key.repository, key.workflow, key.run, attempt]);
/**
 * Failed jobs of attempts in which every failing test is flaky, and all of the attempt that followed, which nobody would have
 * asked for otherwise.
 */
function flakyIn(paid, records, flaky) {
    if (flaky.size === 0)
        return [];
    const spoilt = records.filter((record) => {
        const failing = (0,test_history/* resultsOf */.qS)(record).flatMap(({ failures }) => failures);
        return ((0,outcomes/* hasFailed */.WN)(record.run.value.outcome) && failing.length > 0 && failing.every((test) => flaky.has((0,key/* testKey */.S8)(test))));
    });
    const attempts = new Set(spoilt.map((record) => runOf(record)));
    const next = new Set(spoilt.map((record) => runOf(record, record.key.attempt + 1)));
    return paid.filter(({ record, facts }) => next.has(runOf(record)) || (attempts.has(runOf(record)) && (0,outcomes/* hasFailed */.WN)(facts.outcome)));
}
//# sourceMappingURL=spending.js.map
// EXTERNAL MODULE: ./lib/core/series/samples.js + 2 modules
var samples = __webpack_require__(43735);
;// CONCATENATED MODULE: ./lib/core/report/digest/trends.js


/** Fewer values a side than this tell chance from growth too badly. */
const fewest = 5;
/**
 * One trend a job and step, of passed work only.
 *
 * @param before what to compare with; without it the first third of the stretch is compared with its last third
 */
function trendsOf(stretch, before) {
    const now = gather(stretch);
    const then = before === undefined ? undefined : gather(before);
    return [...now.values()].map(({ values, ...about }) => {
        const sorted = (0,quantile/* ascending */.V_)(values);
        const third = Math.floor(values.length / 3);
        const growth = then
            ? growthOf(then.get(about.key)?.values.slice(-100) ?? [], values, values.length)
            : growthOf(values.slice(0, third), values.slice(-third), third);
        return {
            ...about,
            count: values.length,
            medianMs: (0,quantile/* quantile */.YV)(sorted, 0.5) ?? 0,
            p95Ms: (0,quantile/* quantile */.YV)(sorted, 0.95) ?? 0,
            totalMs: values.reduce((sum, value) => sum + value, 0),
            ...(growth === undefined ? {} : { growth }),
        };
    });
}
function growthOf(before, now, runs) {
    const [beforeMs, nowMs] = [(0,quantile/* medianOf */.ux)(before), (0,quantile/* medianOf */.ux)(now)];
    if (before.length < fewest || now.length < fewest || !beforeMs || nowMs === undefined)
        return undefined;
    return { beforeMs, nowMs, ratio: nowMs / beforeMs, costMs: (nowMs - beforeMs) * runs };
}
function gather(records) {
    const found = new Map();
    for (const record of records)
        for (const { series, value } of (0,samples/* samplesOf */.l)(record)) {
            const { scope, job, metric } = series;
            const timed = (scope === 'job' && metric === 'work') || (scope === 'step' && metric === 'duration');
            if (!timed || job === undefined || (scope !== 'job' && scope !== 'step'))
                continue;
            const key = `${record.key.workflow} ${series.key}`;
            const known = found.get(key);
            if (known)
                known.values.push(value);
            else
                found.set(key, {
                    scope,
                    key,
                    workflow: record.key.workflow,
                    job,
                    ...(series.step === undefined ? {} : { step: series.step }),
                    values: [value],
                });
        }
    return found;
}
//# sourceMappingURL=trends.js.map
;// CONCATENATED MODULE: ./lib/core/report/digest/index.js
/** What a stretch of history adds up to: for the page, the weekly digest, and whoever asks where the minutes go. */














/** Pure and deterministic: the same records in any order give the same digest. */
function digestOf({ records, since, until = Number.POSITIVE_INFINITY, most = 10, rates, }) {
    const all = (0,order/* oldestFirst */.sZ)(records).filter((record) => (0,order/* beganAt */.xR)(record) < until);
    const stretch = since === undefined ? all : all.filter((record) => (0,order/* beganAt */.xR)(record) >= since);
    const trends = trendsOf(stretch, since === undefined ? undefined : all.filter((record) => (0,order/* beganAt */.xR)(record) < since));
    const runs = new Map(stretch.map((record) => [`${record.key.repository} ${record.key.run}`, record]));
    const ended = [...runs.values()].map((record) => record.run.value.outcome);
    const flaky = (0,flaky_tests/* flakyTestsOf */.A)(stretch);
    const [first, last] = [stretch[0], stretch.at(-1)];
    return {
        ...(first === undefined ? {} : { from: new Date((0,order/* beganAt */.xR)(first)).toISOString() }),
        ...(last === undefined ? {} : { to: new Date((0,order/* beganAt */.xR)(last)).toISOString() }),
        runs: runs.size,
        attempts: stretch.length,
        passed: ended.filter((outcome) => outcome === 'passed').length,
        failed: ended.filter((outcome) => (0,outcomes/* hasFailed */.WN)(outcome)).length,
        cancelled: ended.filter((outcome) => outcome === 'cancelled').length,
        cost: costOf(stretch),
        slowestJobs: slowest(trends, 'job', most),
        slowestSteps: slowest(trends, 'step', most),
        growingJobs: growing(trends, 'job', most),
        growingSteps: growing(trends, 'step', most),
        queues: queueTrendsOf(stretch),
        flakyTests: flaky.slice(0, most),
        causes: causesOf(stretch),
        reruns: rerunsOf(stretch),
        alarms: alarmsOf(stretch),
        open: openRegressionsOf(stretch),
        silent: silentIn(all),
        delivery: deliveryOf(stretch),
        spending: spendingOf(stretch, { rates, most, flaky }),
        capacity: (0,capacity/* capacityOf */.A$)(stretch),
    };
}
/** By the runs the platform lists since the last one recorded; the clock is nobody’s here. */
function silentIn(records) {
    const newest = records.at(-1);
    const now = newest === undefined ? 0 : (0,order/* beganAt */.xR)(newest);
    return [...(0,order/* byWorkflow */.d)(records).values()].flatMap((own) => {
        const said = silenceOf(own, now);
        return said === undefined ? [] : [`${own[0]?.key.workflow}: ${said}`];
    });
}
const slowest = (trends, scope, most) => trends
    .filter((trend) => trend.scope === scope)
    .toSorted((a, b) => b.totalMs - a.totalMs || (a.key < b.key ? -1 : 1))
    .slice(0, most);
const growing = (trends, scope, most) => trends
    .filter((trend) => trend.scope === scope && trend.growth !== undefined && trend.growth.ratio >= 1.1)
    .toSorted((a, b) => (b.growth?.costMs ?? 0) - (a.growth?.costMs ?? 0) || (a.key < b.key ? -1 : 1))
    .slice(0, most);
//# sourceMappingURL=index.js.map

/***/ })

};
