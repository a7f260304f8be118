export const id = 2860;
export const ids = [2860];
export const modules = {

/***/ 60615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sz: () => (/* binding */ workflowLabel),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   d: () => (/* binding */ byWorkflow),
/* harmony export */   uM: () => (/* binding */ changeMark)
/* harmony export */ });
/** What people call a workflow: its name, else its file and, where one file serves many events, which of them. */
const workflowLabel = (key, { name, event }) => name ?? (event === undefined ? key.workflow : `${key.workflow} (${event})`);
/** A sign for how good or bad it is. */
const changeMark = ({ change, severity }) => change === 'recovery' ? '✅' : change === 'failure' ? '❌' : severity === 'critical' ? '🚨' : '⚠️';
/** On Jenkins the workflow of a project is the project. */
const nameOf = (repository, workflow) => repository === workflow || repository.endsWith(`/${workflow}`) ? repository : `${repository}: ${workflow}`;
/** Changes by repository and workflow, each in the order in which the runs ended. */
function byWorkflow(changes) {
    const groups = new Map();
    const sorted = changes.toSorted((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? '') || (textOf(a) < textOf(b) ? -1 : 1));
    for (const change of sorted) {
        const name = nameOf(change.key.repository, change.workflow);
        const group = groups.get(name);
        if (group === undefined)
            groups.set(name, [change]);
        else
            group.push(change);
    }
    return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
const textOf = ({ key }) => `${key.host} ${key.repository} ${key.run} ${key.attempt}`.toLowerCase();
//# sourceMappingURL=changes.js.map

/***/ }),

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

/***/ 14368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ digestHeadline),
/* harmony export */   j: () => (/* binding */ digestSections)
/* harmony export */ });
/* harmony import */ var _run_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66926);
/* harmony import */ var _feedback_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44754);
/* harmony import */ var _open_regressions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7063);
/* harmony import */ var _capacity_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(96051);
/** A digest in sentences, for every form it is sent in. Names go through the sink that shows them. */




const most = 5;
const fewMinutes = 60_000;
/** "2026-11-14 to 2026-11-21: 214 runs, 93 % passed, 41 h 3 m of machine time, 6.2 % of it in runs that did not pass" */
function digestHeadline(digest) {
    if (digest.runs === 0)
        return 'no run in this time';
    const day = (iso) => (0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(iso)?.slice(0, 10) ?? '';
    const ended = digest.passed + digest.failed;
    return [
        `${day(digest.from)} to ${day(digest.to)}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(digest.runs, 'run')}`,
        ...(ended === 0 ? [] : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(digest.passed / ended)} passed`]),
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(digest.cost.machineMs)} of machine time`,
        ...(digest.cost.failedMs === 0
            ? []
            : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(digest.cost.failedMs / digest.cost.machineMs)} of it in runs that did not pass`]),
    ].join(', ');
}
/** Only sections that have something to say. */
const digestSections = (digest, sink) => [
    { title: 'Not recorded', lines: digest.silent.map((line) => sink.prose(line)) },
    { title: 'Open regressions', lines: openLines(digest, sink) },
    { title: 'Delivery', lines: delivery(digest) },
    { title: 'Growing', lines: growing(digest, sink) },
    { title: 'Slowest', lines: digest.slowestJobs.slice(0, most).map((trend) => slow(trend, digest, sink)) },
    { title: 'Waiting for runners', lines: [...waiting(digest, sink), ...capacity(digest, sink)] },
    { title: 'Why runs failed', lines: causes(digest, sink) },
    { title: 'Flakiest tests', lines: flaky(digest, sink) },
    { title: 'Reruns', lines: reruns(digest) },
    { title: 'What was said', lines: alarms(digest) },
    { title: 'Cost', lines: cost(digest, sink) },
].filter(({ lines }) => lines.length > 0);
const openLines = ({ open }, { name }) => open.length === 0 ? [] : [...open.slice(0, most).map((one) => (0,_open_regressions_js__WEBPACK_IMPORTED_MODULE_1__/* .phraseOpen */ .E)(one, name)), _open_regressions_js__WEBPACK_IMPORTED_MODULE_1__/* .openAdvice */ .p];
/** Of a default branch that never broke there is nothing to say. */
function delivery({ delivery }) {
    const { runs, failed, recoveries, timeToGreenMs, stillBroken } = delivery;
    if (failed === 0)
        return [];
    return [
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(failed / runs)} of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(runs, 'run')} of the default branch failed`,
        ...(timeToGreenMs === undefined
            ? []
            : [`green again after ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(timeToGreenMs)} (median of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(recoveries, 'time')})`]),
        ...(stillBroken === 0 ? [] : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(stillBroken, 'workflow is', 'workflows are')} still broken`]),
    ];
}
const named = (trend, { name }) => trend.step === undefined ? name(trend.job) : `${name(trend.step)} in ${name(trend.job)}`;
/** A step that grew with its job is told only where the job itself is not. */
function growing(digest, sink) {
    const jobs = new Set(digest.growingJobs.map((trend) => `${trend.workflow} ${trend.job}`));
    const steps = digest.growingSteps.filter((trend) => !jobs.has(`${trend.workflow} ${trend.job}`));
    return [...digest.growingJobs, ...steps].slice(0, most).flatMap((trend) => {
        if (trend.growth === undefined || trend.growth.costMs < fewMinutes)
            return [];
        const { beforeMs, nowMs, ratio, costMs } = trend.growth;
        return [
            `${named(trend, sink)}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(beforeMs)} → ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(nowMs)} (${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRatio */ .B0)(ratio)}), ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(costMs)} more in all`,
        ];
    });
}
const slow = (trend, digest, sink) => `${named(trend, sink)}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(trend.medianMs)} each, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(trend.totalMs)} in all (${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(trend.totalMs / Math.max(1, digest.cost.machineMs))})`;
/** A wait that hardly anybody notices is left out. */
const waiting = (digest, { name }) => digest.queues
    .filter(({ p95Ms }) => p95Ms >= fewMinutes)
    .slice(0, most)
    .map(({ label, medianMs, p95Ms, runs }) => `${label === undefined ? 'all runners' : name(label)}: median ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(medianMs)}, 95th percentile ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(p95Ms)}, in ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(runs, 'run')}`);
const causes = (digest, { prose }) => digest.causes.slice(0, most).map((cause) => {
    const [first] = cause.signatures;
    const transient = cause.transient === 0 ? '' : `, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(cause.transient)} of them transient`;
    const often = first !== undefined && first.count > 1 ? `most often (${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(first.count)}×)` : 'such as';
    const mostly = first === undefined ? '' : `; ${often}: ${prose(first.title)}`;
    return `${cause.category}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(cause.count, 'job')}${transient}${mostly}`;
});
const flaky = (digest, { name }) => digest.flakyTests
    .slice(0, most)
    .map((test) => `${name(test.name)}: fails in ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(test.rate)} of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(test.executions ?? test.commits, 'execution')}`);
function reruns({ reruns }) {
    if (reruns.made === 0)
        return [];
    const own = reruns.own === 0 ? '' : `; ${reruns.own} by Pipeline Guard, of which ${reruns.ownPassed} passed`;
    return [
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(reruns.made, 'rerun')}, ${reruns.passed} passed${own}`,
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(reruns.spentMs)} spent; re-running whole runs would have taken ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(reruns.savedMs)} more`,
    ];
}
function alarms({ alarms }) {
    const feedback = (0,_feedback_line_js__WEBPACK_IMPORTED_MODULE_2__/* .feedbackLine */ ._)(alarms.feedback);
    const silent = alarms.judged === 0 || (alarms.anomalous === 0 && alarms.notices === 0);
    return [
        ...(silent
            ? []
            : [
                `anomalies in ${alarms.anomalous} of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(alarms.judged, 'judged run')}, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(alarms.notices, 'notice')} posted`,
            ]),
        ...(feedback === undefined ? [] : [feedback]),
    ];
}
function cost({ cost, spending, runs }, { name }) {
    if (cost.billedMinutes === 0)
        return [];
    const { currency = '', total, workflows, jobs, categories, rerunPrice, flakyMs, flakyPrice } = spending;
    const money = (price) => price === undefined ? '' : `, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(price)} ${name(currency)}`;
    const parts = (list) => list
        .slice(0, 3)
        .map((part) => `${name(part.name)} ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(part.ms)}${money(part.price)}`)
        .join('; ');
    return [
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(cost.billedMinutes, 'minute')}, each job rounded up, before any multiplier of the platform`,
        ...(total === undefined
            ? []
            : [
                `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(total)} ${name(currency)}, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(total / Math.max(1, runs))} ${name(currency)} a run`,
            ]),
        ...(workflows.length < 2 ? [] : [`by workflow: ${parts(workflows)}`]),
        ...(jobs.length < 2 ? [] : [`by job: ${parts(jobs)}`]),
        ...(categories.length === 0 ? [] : [`in failed jobs, by the cause: ${parts(categories)}`]),
        ...(rerunPrice === undefined || rerunPrice === 0
            ? []
            : [`reruns cost ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(rerunPrice)} ${name(currency)}`]),
        ...(flakyMs === 0
            ? []
            : [
                `flaky tests cost ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(flakyMs)}${money(flakyPrice)}: jobs that failed by nothing else, and their reruns`,
            ]),
    ];
}
/** Of runners that jobs wait for: hosted ones are there for whoever asks, and one more saves nothing. */
const capacity = ({ capacity }, { name }) => capacity
    .filter(({ savedMs }) => savedMs >= fewMinutes)
    .slice(0, most)
    .map(({ label, most: atOnce, waitedMs, savedMs, hours }) => `${label === undefined ? 'all runners' : name(label)}: one more runner would save ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(savedMs)} of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(waitedMs)} waited; at most ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(atOnce, 'job')} at once, busiest ${(0,_capacity_js__WEBPACK_IMPORTED_MODULE_3__/* .busiest */ .wh)(hours)} UTC`);
//# sourceMappingURL=lines.js.map

/***/ }),

/***/ 27481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ deploymentText),
/* harmony export */   b: () => (/* binding */ gateText)
/* harmony export */ });
/* harmony import */ var _run_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66926);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38111);


const marks = { pass: '✓', wait: '…', fail: '✗', unknown: '?' };
function gateText(result) {
    const { incident } = result;
    return [
        `${marks[result.gate]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(result.headline, 400)}`,
        `  deployed ${deploymentText(result)}; ${result.looks === 1 ? 'one look' : `${result.looks} looks`} until ${result.to.slice(11, 16)} UTC`,
        ...result.metrics.flatMap(metricLines),
        ...(incident === undefined
            ? []
            : [
                '',
                `  Incident: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(incident.title, 200)} (${incident.severity})`,
                ...incident.evidence.map(({ at, text }) => `    ${at.slice(11, 16)} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(text, 200)}`),
                ...incident.before
                    .slice(0, 3)
                    .map(({ at, title }) => `    as on ${at.slice(0, 10)}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(title, 160)}`),
            ]),
        ...result.troubles.map(({ message, advice }) => `  ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(`${message}. ${advice}`, 400)}`),
    ].join('\n');
}
function deploymentText({ deployment }) {
    const { at, source, sha, url } = deployment;
    const time = `${at.slice(0, 10)} ${at.slice(11, 16)} UTC`;
    const what = sha === undefined ? '' : ` (${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(sha, 40).slice(0, 10)})`;
    const no = source === 'start' ? ', taken to be when the gate began: no deployment was named or found nearby' : '';
    return `${time}${what}${url === undefined ? '' : ` ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(url, 200)}`}${no}`;
}
function metricLines(metric) {
    const { name, outcome, because, severity, confidence, faults } = metric;
    const grade = severity === undefined
        ? ''
        : ` [${severity}${confidence === undefined ? '' : `, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatConfidence */ .Me)(confidence)} sure`}]`;
    return [
        `  ${marks[outcome]} ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(name, 100)}${grade}: ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(because, 300)}`,
        ...faults.map(({ message, advice }) => `      ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .plainLine */ .h0)(`${message}. ${advice}`, 400)}`),
    ];
}
//# sourceMappingURL=text.js.map

/***/ }),

/***/ 38528:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ messageOf)
});

// EXTERNAL MODULE: ./lib/core/model/words.js
var words = __webpack_require__(75360);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/gate/text.js
var gate_text = __webpack_require__(27481);
;// CONCATENATED MODULE: ./lib/core/report/message/gate.js



const most = 5;
const marks = { pass: '✅', wait: '⏳', fail: '❌', unknown: '❔' };
function gateMessage(result, { change, episode }) {
    const found = result.metrics.filter(({ outcome }) => outcome !== 'pass');
    const severity = (0,words/* worst */.QZ)(found.flatMap((metric) => metric.severity ?? []));
    const where = [result.service, result.environment].filter((part) => part !== undefined).join(', ');
    const url = (0,report_escape/* safeUrl */.Pl)(result.deployment.url);
    return {
        schema: 'pipeline-guard/notice',
        version: 1,
        kind: 'gate',
        change,
        ...(severity === undefined ? {} : { severity }),
        episode: (0,report_escape/* plainLine */.h0)(episode, 500),
        alsoEpisodes: [],
        scope: (0,report_escape/* plainLine */.h0)(where === '' ? 'gate' : `gate/${where}`, 500),
        time: result.to,
        title: `Deployment gate${where === '' ? '' : ` of ${(0,report_escape/* plainLine */.h0)(where, 120)}`}: ${result.gate}`,
        headline: (0,report_escape/* plainLine */.h0)(result.headline, 280),
        mark: marks[result.gate],
        links: url === undefined ? [] : [{ label: 'Open the deployment', url }],
        findings: found.slice(0, most).map(findingOf),
        more: Math.max(0, found.length - most),
        sections: sectionsOf(result),
        notes: [`Deployed ${(0,report_escape/* plainLine */.h0)((0,gate_text/* deploymentText */.J)(result), 300)}`],
    };
}
const findingOf = ({ name, severity, because, faults }) => ({
    kind: 'anomaly',
    id: (0,report_escape/* plainLine */.h0)(`gate:${name}`, 200),
    severity: severity ?? 'medium',
    title: (0,report_escape/* plainLine */.h0)(name, 100),
    detail: (0,report_escape/* plainLine */.h0)(because, 300),
    advice: (0,report_escape/* plainLine */.h0)(faults[0]?.advice ?? 'Roll back, or look at what the deployment changed.', 800),
    lines: [],
});
function sectionsOf({ incident }) {
    if (incident === undefined)
        return [];
    const before = incident.before
        .slice(0, 3)
        .map(({ at, title }) => `as on ${at.slice(0, 10)}: ${(0,report_escape/* plainLine */.h0)(title, 160)}`);
    const timeline = incident.evidence.slice(0, 12).map(({ at, text }) => `${at.slice(11, 16)} ${(0,report_escape/* plainLine */.h0)(text, 200)}`);
    return [{ title: `Incident: ${(0,report_escape/* plainLine */.h0)(incident.title, 160)}`, lines: [...timeline, ...before] }];
}
//# sourceMappingURL=gate.js.map
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/report/changes.js
var report_changes = __webpack_require__(60615);
// EXTERNAL MODULE: ./lib/core/report/digest/lines.js
var lines = __webpack_require__(14368);
;// CONCATENATED MODULE: ./lib/core/report/message/lists.js




const mostGroups = 20;
const mostEntries = 8;
const line = (text) => (0,report_escape/* plainLine */.h0)(text, 120);
function changesMessage({ changes, headline, pageUrl }, decision) {
    const groups = [...(0,report_changes/* byWorkflow */.d)(changes)];
    const [first] = changes;
    const url = (0,report_escape/* safeUrl */.Pl)(first?.url);
    const left = groups.length - mostGroups;
    return {
        ...frameOf(decision, {
            kind: 'changes',
            time: changes
                .map(({ at }) => at ?? '')
                .toSorted()
                .at(-1),
        }),
        title: (0,report_escape/* plainLine */.h0)(headline, 200),
        headline: first === undefined ? '' : (0,report_escape/* plainLine */.h0)(`${first.key.repository}: ${first.headline}`, 280),
        mark: '👀',
        links: [...(url === undefined ? [] : [{ label: 'Open the first run', url }]), ...pageLink(pageUrl)],
        sections: [
            ...groups.slice(0, mostGroups).map(([name, list]) => ({ title: (0,report_escape/* plainLine */.h0)(name, 150), ...entriesOf(list) })),
            ...(left <= 0 ? [] : [{ title: `and ${(0,format/* formatCount */.B4)(left, 'more workflow')}`, lines: [] }]),
        ],
    };
}
function entriesOf(list) {
    const shown = list.slice(0, mostEntries);
    const lines = shown.map((change) => {
        const branch = change.branch === undefined ? '' : ` on ${(0,report_escape/* plainLine */.h0)(change.branch, 80)}`;
        const again = change.maybeTold === true ? ' (this may have reached you before)' : '';
        return `${(0,report_changes/* changeMark */.uM)(change)} run ${(0,report_escape/* plainLine */.h0)(change.key.run, 30)}${branch}: ${(0,report_escape/* plainLine */.h0)(change.headline, 280)}${again}`;
    });
    const urls = shown.map(({ url }) => (0,report_escape/* safeUrl */.Pl)(url) ?? '');
    return {
        lines: list.length > mostEntries ? [...lines, `and ${list.length - mostEntries} more`] : lines,
        ...(urls.some((url) => url !== '') ? { urls } : {}),
    };
}
function digestMessage({ digests, pageUrl }, decision) {
    const [only] = digests;
    const single = digests.length === 1 && only !== undefined;
    const names = digests.map(({ title }) => line(title));
    return {
        ...frameOf(decision, {
            kind: 'digest',
            time: digests
                .map(({ digest }) => digest.to ?? '')
                .toSorted()
                .at(-1),
        }),
        title: (0,report_escape/* cut */.Jj)(`The week in ${single ? names[0] : (0,format/* formatCount */.B4)(digests.length, 'repository', 'repositories')}`, 200),
        headline: single ? (0,lines/* digestHeadline */.b)(only.digest) : (0,report_escape/* cut */.Jj)(names.join(', '), 280),
        mark: '📅',
        links: pageLink(pageUrl),
        sections: digests.flatMap(({ title, digest }) => lists_sectionsOf(digest, single ? '' : `${line(title)}: `)),
    };
}
function pageLink(pageUrl) {
    const url = (0,report_escape/* safeUrl */.Pl)(pageUrl);
    return url === undefined ? [] : [{ label: 'Open the history', url }];
}
function lists_sectionsOf(digest, prefix) {
    const sections = (0,lines/* digestSections */.j)(digest, { name: line, prose: line });
    const head = prefix === '' ? [] : [{ title: (0,report_escape/* cut */.Jj)(prefix.replace(/: $/, ''), 120), lines: [(0,lines/* digestHeadline */.b)(digest)] }];
    return [...head, ...sections.map(({ title, lines }) => ({ title: prefix + title, lines }))];
}
/** What the two have in common. A notice of many runs belongs to no episode of one of them. */
const frameOf = ({ change, episode }, { kind, time }) => ({
    schema: 'pipeline-guard/notice',
    version: 1,
    kind,
    change,
    episode: (0,report_escape/* plainLine */.h0)(episode, 200),
    alsoEpisodes: [],
    scope: 'watch',
    time: time === undefined || time === '' ? '1970-01-01T00:00:00.000Z' : time,
    findings: [],
    more: 0,
    notes: [],
});
//# sourceMappingURL=lists.js.map
// EXTERNAL MODULE: ./lib/core/detect/engine/phrase-anomaly.js
var phrase_anomaly = __webpack_require__(41853);
// EXTERNAL MODULE: ./lib/core/series/value.js
var series_value = __webpack_require__(31316);
// EXTERNAL MODULE: ./lib/core/report/evidence.js
var evidence = __webpack_require__(93517);
// EXTERNAL MODULE: ./lib/core/report/locations.js
var locations = __webpack_require__(41178);
// EXTERNAL MODULE: ./lib/core/report/owners.js
var report_owners = __webpack_require__(87920);
// EXTERNAL MODULE: ./lib/core/report/pull-request.js
var pull_request = __webpack_require__(58263);
// EXTERNAL MODULE: ./lib/core/report/range.js
var range = __webpack_require__(73723);
// EXTERNAL MODULE: ./lib/core/report/rarity.js
var rarity = __webpack_require__(22507);
// EXTERNAL MODULE: ./lib/core/report/sparkline.js
var sparkline = __webpack_require__(75353);
// EXTERNAL MODULE: ./lib/core/report/wording.js
var wording = __webpack_require__(90438);
;// CONCATENATED MODULE: ./lib/core/report/message/run.js
/** The message about one run. */













const mostFindings = 5;
const mostLines = 8;
function runMessage(view, decision) {
    const { result, record } = view;
    const found = (0,wording/* openFindings */.lb)(result.findings).filter(
    // A new test that flakes is low, and news: whoever brought it can still mend it.
    (finding) => (0,words/* atLeast */.jZ)(finding.severity, 'medium') || (finding.kind === 'test' && finding.probe !== undefined));
    const severity = decision.change === 'recovery' ? undefined : (result.ruling.severity ?? (0,words/* worst */.QZ)(found.map((one) => one.severity)));
    const { run, key } = record;
    return {
        schema: 'pipeline-guard/notice',
        version: 1,
        kind: 'run',
        change: decision.change,
        ...(severity === undefined ? {} : { severity }),
        episode: (0,report_escape/* plainLine */.h0)(decision.episode, 500),
        alsoEpisodes: (decision.also ?? []).map((episode) => (0,report_escape/* plainLine */.h0)(episode, 500)),
        scope: (0,report_escape/* plainLine */.h0)(`${key.host}/${key.repository}/${key.workflow}`, 500),
        time: run.value.completedAt ?? run.observedAt,
        title: runTitle(view, decision),
        headline: (0,report_escape/* plainLine */.h0)(result.headline, 280),
        mark: runMark(view, decision),
        run: runOf(view),
        links: linksOf(view),
        findings: found.slice(0, mostFindings).map((finding) => run_findingOf(finding, view)),
        more: Math.max(0, found.length - mostFindings),
        sections: [],
        notes: notesOf(view),
    };
}
const runMark = ({ result }, { change }) => change === 'recovery' ? '✅' : wording/* verdictWords */.L2[result.ruling.verdict].mark;
/** "New failure in acme/shop, CI". */
function runTitle(view, { change }) {
    const { record, result } = view;
    const where = `${(0,report_escape/* plainLine */.h0)(record.key.repository, 80)}, ${nameOf(view)}`;
    switch (change) {
        case 'failure':
            return `New failure in ${where}`;
        case 'anomaly':
            return `New anomaly in ${where}`;
        case 'recovery':
            return `Recovered: ${where}`;
        case 'always':
            return `${wording/* verdictWords */.L2[result.ruling.verdict].word}: ${where}`;
        default:
            return change;
    }
}
const nameOf = ({ record }) => (0,report_escape/* plainLine */.h0)(record.run.value.name ?? record.key.workflow, 60);
function runOf(view) {
    const { record, result } = view;
    const { branch, sha, actor, event, number } = record.run.value;
    const { host, repository, workflow, run, attempt } = record.key;
    return {
        host: (0,report_escape/* plainLine */.h0)(host, 200),
        repository: (0,report_escape/* plainLine */.h0)(repository, 200),
        workflow: (0,report_escape/* plainLine */.h0)(workflow, 200),
        name: nameOf(view),
        run: (0,report_escape/* plainLine */.h0)(run, 100),
        attempt,
        ...(number === undefined ? {} : { number }),
        verdict: result.ruling.verdict,
        ...(branch === undefined ? {} : { branch: (0,report_escape/* plainLine */.h0)(branch, 120) }),
        ...(sha === undefined ? {} : { sha: (0,report_escape/* plainLine */.h0)(sha, 64) }),
        ...(actor === undefined ? {} : { actor: (0,report_escape/* plainLine */.h0)(actor, 80) }),
        ...(event === undefined ? {} : { event: (0,report_escape/* plainLine */.h0)(event, 60) }),
    };
}
/** The run, the failed step’s log, the page of the history: the places people open next. */
function linksOf({ record, result, pageUrl }) {
    const run = (0,report_escape/* safeUrl */.Pl)(record.run.value.url);
    const failed = (0,wording/* openFindings */.lb)(result.findings).find((finding) => finding.kind === 'failure');
    const log = failed?.kind === 'failure' ? (0,locations/* logUrl */.g)(record, failed) : undefined;
    const page = (0,report_escape/* safeUrl */.Pl)(pageUrl);
    return [
        ...(run === undefined ? [] : [{ label: 'Open the run', url: run }]),
        ...(log === undefined || log === run ? [] : [{ label: 'Open the log', url: log }]),
        ...(page === undefined ? [] : [{ label: 'Open the history', url: page }]),
    ];
}
function run_findingOf(finding, { record }) {
    const common = { id: (0,report_escape/* plainLine */.h0)(finding.id, 200), severity: finding.severity, advice: (0,report_escape/* plainLine */.h0)(finding.advice, 800) };
    switch (finding.kind) {
        case 'failure':
            return owned({ ...common, ...failureText(finding), ...jobUrl(finding, record) }, finding);
        case 'anomaly':
            return owned({ ...common, ...anomalyText(finding) }, finding);
        case 'test':
            return owned({
                ...common,
                kind: 'test',
                title: (0,report_escape/* plainLine */.h0)(finding.title),
                detail: (0,report_escape/* plainLine */.h0)(finding.message ?? '', 300),
                lines: [],
            }, finding);
        default:
            return finding;
    }
}
/** Said in the detail too, which every channel shows. */
function owned(message, { owners }) {
    const phrase = (0,report_owners/* phraseOwners */.aA)(owners, (name) => (0,report_escape/* plainLine */.h0)(name, 120));
    if (owners === undefined || phrase === undefined)
        return message;
    return { ...message, detail: [message.detail, phrase].filter((part) => part !== '').join('; '), owners: [...owners] };
}
function jobUrl({ jobId }, record) {
    const url = jobId === undefined ? undefined : (0,report_escape/* safeUrl */.Pl)(record.jobs[jobId]?.facts?.value.url);
    return url === undefined ? {} : { url };
}
function failureText(failure) {
    const { diagnosis } = failure;
    return {
        kind: 'failure',
        title: (0,report_escape/* plainLine */.h0)((0,wording/* titleOf */.Gg)(failure)),
        detail: `${diagnosis.category ?? 'unknown'} failure, ${(0,wording/* phraseSeen */.rc)(failure)}, ${(0,wording/* phraseRetry */.uh)(failure)}, diagnosis ${(0,format/* formatConfidence */.Me)(failure.confidence)} confident`,
        lines: (0,evidence/* evidenceOf */.X)(diagnosis, mostLines, 220).map(({ text }) => text),
        ...(failure.job === undefined ? {} : { job: (0,report_escape/* plainLine */.h0)(failure.job, 100) }),
    };
}
function anomalyText(anomaly) {
    const value = (of) => (0,report_escape/* plainLine */.h0)((0,series_value/* formatSeriesValue */.C)(of, anomaly.series, anomaly.unit), 60);
    const { since } = anomaly;
    const began = since === undefined ? '' : `, since ${(0,report_escape/* plainLine */.h0)(since.sha?.slice(0, 7) ?? `run ${since.run}`, 40)}`;
    return {
        kind: 'anomaly',
        title: (0,report_escape/* plainLine */.h0)((0,phrase_anomaly/* phraseAnomaly */.N)(anomaly)),
        detail: `${(0,range/* phraseUsual */.s)(anomaly, value)}${began}; ${(0,rarity/* phraseRarity */.D)(anomaly)}`,
        trend: (0,sparkline/* sparkline */.K)([...anomaly.recent, anomaly.observed]),
        lines: [],
    };
}
/** What was refused: people who read only the notice would wait for a retry that does not come. */
function notesOf({ result }) {
    const refused = result.ruling.decisions.flatMap((decision) => decision.kind === 'no-rerun' && result.ruling.verdict === 'failed-transient' && decision.guard !== undefined
        ? [(0,report_escape/* plainLine */.h0)(`No rerun: ${decision.because}`)]
        : []);
    const changes = (0,pull_request/* phraseChanges */.Z)(result, (name) => (0,report_escape/* plainLine */.h0)(name, 80), 'This pull request: ');
    return [...(changes === undefined ? [] : [(0,report_escape/* cut */.Jj)(changes, 500)]), ...refused];
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./lib/core/report/message/index.js



/** @example messageOf(notice).title // "New failure in acme/shop, CI" */
function messageOf({ decision, content }) {
    switch (content.kind) {
        case 'run':
            return runMessage(content.view, decision);
        case 'changes':
            return changesMessage(content, decision);
        case 'digest':
            return digestMessage(content, decision);
        case 'gate':
            return gateMessage(content.result, decision);
        default:
            return content;
    }
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 73539:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aj: () => (/* binding */ findingTitle),
/* harmony export */   GW: () => (/* binding */ colourOf),
/* harmony export */   M: () => (/* binding */ leadOf),
/* harmony export */   V$: () => (/* binding */ footerOf),
/* harmony export */   cy: () => (/* binding */ dedupKey),
/* harmony export */   wh: () => (/* binding */ plainText)
/* harmony export */ });
/** `#rrggbb` of a severity, or of a recovery; readers who see none have the mark. */
const colours = {
    critical: '#b3261e',
    high: '#d9730d',
    medium: '#c29d0b',
    low: '#7a7f87',
    none: '#2e7d32',
};
const colourOf = ({ severity }) => colours[severity ?? 'none'];
/** "main · 4f2a9c1 · by ada · run 1043, attempt 2"; empty where it is about many runs. */
function footerOf({ run }) {
    if (run === undefined)
        return '';
    const attempt = run.attempt > 1 ? `, attempt ${run.attempt}` : '';
    return [
        run.branch,
        run.sha?.slice(0, 7),
        run.actor === undefined ? undefined : `by ${run.actor}`,
        `run ${run.number ?? run.run}${attempt}`,
    ]
        .filter((part) => part !== undefined)
        .join(' · ');
}
/** The headline, but where findings follow, which say the same at length. */
const leadOf = ({ findings, headline }) => (findings.length > 0 ? '' : headline);
/** The job before the title, where it is known. */
const findingTitle = ({ job, title }) => job === undefined ? title : `${job}: ${title}`;
/** One name for one trouble of one workflow, for services that join its beginning and its end. */
const dedupKey = ({ scope }, episode) => `${scope}/${episode}`;
/** The message as plain text: for pagers, phones, and the plain part of a mail. */
function plainText(message) {
    const findings = message.findings.map((finding) => [
        `• ${findingTitle(finding)}`,
        ...(finding.detail === '' ? [] : [`  ${finding.detail}`]),
        ...finding.lines.map((line) => `    ${line}`),
        ...(finding.advice === '' ? [] : [`  To do: ${finding.advice}`]),
    ].join('\n'));
    const sections = message.sections.map(({ title, lines }) => [title, ...lines.map((line) => `• ${line}`)].join('\n'));
    const more = message.more === 0 ? [] : [`and ${message.more} more, on the run’s page`];
    const links = message.links.map(({ label, url }) => `${label}: ${url}`).join('\n');
    return [leadOf(message), ...findings, ...more, ...sections, ...message.notes, footerOf(message), links]
        .filter((part) => part !== '')
        .join('\n\n');
}
//# sourceMappingURL=words.js.map

/***/ })

};
