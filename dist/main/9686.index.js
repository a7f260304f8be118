export const id = 9686;
export const ids = [9686];
export const modules = {

/***/ 59686:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   M: () => (/* binding */ written),
/* harmony export */   createPrometheusExporter: () => (/* binding */ createPrometheusExporter)
/* harmony export */ });
/* unused harmony export windowMs */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_report_figures_index_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(83791);
/* harmony import */ var _core_run_errors_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(90298);
/* harmony import */ var _core_run_time_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(30636);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90290);
/* harmony import */ var _files_replace_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(22540);
/* harmony import */ var _http_post_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(65835);
/* harmony import */ var _text_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(96655);
/** Pushes the figures of a workflow to a Pushgateway, or leaves them in a file for node_exporter. */








/** The figures are of so long. */
const windowMs = 7 * _core_run_time_js__WEBPACK_IMPORTED_MODULE_1__/* .day */ .vd;
const createPrometheusExporter = (options) => ({
    name: 'prometheus',
    async send(exported) {
        const records = exported.history.filter(({ key }) => key.workflow === exported.record.key.workflow);
        const text = await (0,_text_js__WEBPACK_IMPORTED_MODULE_2__/* .prometheusText */ .K)((0,_core_report_figures_index_js__WEBPACK_IMPORTED_MODULE_3__/* .figuresOf */ .h)({ ...exported, records, now: options.now(), windowMs }));
        const done = await Promise.all([pushed(text, exported, options), written(text, options)]);
        const all = done.filter((one) => one !== undefined);
        return {
            state: all.some(({ state }) => state === 'failed') ? 'failed' : 'done',
            detail: all.map(({ detail }) => detail).join('; '),
        };
    },
});
async function pushed(text, { record }, { pushgateway, authorization, fetch }) {
    if (pushgateway === undefined)
        return undefined;
    const { repository, workflow } = record.key;
    // Names with slashes travel in base64 (Pushgateway’s README, "URL").
    const group = `job/pipeline_guard/repository@base64/${base64(repository)}/workflow@base64/${base64(workflow)}`;
    const came = await (0,_http_post_js__WEBPACK_IMPORTED_MODULE_4__/* .post */ .b)({
        service: 'the Pushgateway',
        url: `${pushgateway.replace(/\/+$/, '')}/metrics/${group}`,
        // What the last run pushed goes: a figure that is no more must not stay for ever.
        method: 'PUT',
        headers: {
            'content-type': 'text/plain; version=0.0.4; charset=utf-8',
            ...(authorization === undefined ? {} : { authorization }),
        },
        body: text,
        fetch,
        idempotent: true,
    });
    return came.kind === 'sent'
        ? { state: 'done', detail: 'pushed to the Pushgateway' }
        : { state: 'failed', detail: came.detail };
}
const base64 = (text) => Buffer.from(text).toString('base64url');
/** Whole or not at all: node_exporter reads whenever it likes. */
async function written(text, { textfile, cwd }) {
    if (textfile === undefined)
        return undefined;
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(cwd, textfile);
    try {
        await (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_5__/* .makeFolder */ .f)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(path));
        await (0,_files_replace_js__WEBPACK_IMPORTED_MODULE_6__/* .replaceFile */ .fR)({
            path,
            bytes: text,
            cwd,
            isOurs: (head) => head.length === 0 || head.includes('pipeline_guard_'),
        });
        return { state: 'done', detail: `written to ${textfile}` };
    }
    catch (error) {
        return { state: 'failed', detail: `${textfile} could not be written: ${(0,_core_run_errors_js__WEBPACK_IMPORTED_MODULE_7__/* .messageOf */ .b)(error)}` };
    }
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 96655:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ prometheusText)
/* harmony export */ });
/* harmony import */ var prom_client__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(95222);
/* harmony import */ var _core_report_figures_table_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5608);
/** Figures in Prometheus’ text format 0.0.4, by its own client library. */


async function prometheusText(figures) {
    const registry = new prom_client__WEBPACK_IMPORTED_MODULE_0__.Registry();
    for (const { name, help, labels, type, samples } of figures) {
        const options = { name, help, labelNames: ['repository', 'workflow', ...labels], registers: [registry] };
        if (type === 'gauge') {
            const gauge = new prom_client__WEBPACK_IMPORTED_MODULE_0__.Gauge(options);
            for (const sample of samples)
                gauge.set(sample.labels, sample.value ?? 0);
            continue;
        }
        const histogram = new prom_client__WEBPACK_IMPORTED_MODULE_0__.Histogram({ ...options, buckets: [..._core_report_figures_table_js__WEBPACK_IMPORTED_MODULE_1__/* .durationBuckets */ ._] });
        for (const sample of samples) {
            histogram.zero(sample.labels);
            for (const value of sample.values ?? [])
                histogram.observe(sample.labels, value);
        }
    }
    return registry.metrics();
}
//# sourceMappingURL=text.js.map

/***/ }),

/***/ 65835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38111);
/* harmony import */ var _timers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77137);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81802);
/* harmony import */ var _reply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38481);
/**
 * Posts one message to where people or machines read it. Tries again what a service asks to have again, follows no redirect,
 * reads no more of an answer than it needs, and never says the address, which may be a secret. Never throws.
 */




const attempts = 3;
/** In all: the step never waits longer for a rate limit. */
const longestWaitMs = 5000;
const longestBody = 64 * 1024;
async function post(posting) {
    const wait = posting.wait ?? _timers_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .yy;
    let waited = 0;
    for (let attempt = 1;; attempt++) {
        const came = await attemptOnce(posting);
        const pause = pauseFor(came, { attempt, idempotent: posting.idempotent === true });
        if (pause === undefined || attempt === attempts || waited + pause > longestWaitMs)
            return concluded(came, posting);
        await wait(pause);
        waited += pause;
    }
}
async function attemptOnce(posting) {
    const { url, method = 'POST', headers = {}, body, timeoutMs = 10_000, fetch } = posting;
    try {
        const signal = AbortSignal.timeout(timeoutMs);
        const init = {
            method,
            headers: { 'content-type': 'application/json', ...headers },
            body: body,
        };
        const response = await fetch(url, { ...init, redirect: 'manual', signal });
        const retryAfterSeconds = (0,_reply_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsOf */ .T)(response.headers.get('retry-after'));
        const text = await (0,_reply_js__WEBPACK_IMPORTED_MODULE_1__/* .beginningOf */ .V)(response, longestBody);
        return {
            kind: 'answer',
            reply: { status: response.status, body: text, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
        };
    }
    catch (error) {
        return isTimeout(error) ? { kind: 'silence' } : { kind: 'error', error };
    }
}
/** Milliseconds to wait before another attempt; undefined when another would not help, or might say it twice. */
function pauseFor(came, { attempt, idempotent }) {
    const backoff = 500 * 2 ** (attempt - 1);
    if (came.kind !== 'answer')
        return idempotent ? backoff : undefined;
    const { status, retryAfterSeconds } = came.reply;
    if (status !== 429 && status < 500)
        return undefined;
    return retryAfterSeconds === undefined ? backoff : retryAfterSeconds * 1000;
}
function concluded(came, posting) {
    const { service, timeoutMs = 10_000 } = posting;
    switch (came.kind) {
        case 'silence':
            return {
                kind: 'failed',
                detail: `${service} did not answer within ${timeoutMs / 1000} s; the message may have arrived`,
                unsure: true,
            };
        case 'error':
            return { kind: 'failed', detail: `${service} could not be reached: ${(0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainNetwork */ .w)(came.error)}` };
        case 'answer': {
            const { reply } = came;
            return reply.status >= 200 && reply.status < 300
                ? { kind: 'sent', reply }
                : { kind: 'failed', detail: explainReply(reply, posting), reply };
        }
        default:
            return came;
    }
}
/** One sentence without secrets: status, the service’s word, what to do. */
function explainReply(reply, { service, explain }) {
    const { status, retryAfterSeconds } = reply;
    const own = explain?.(reply);
    if (own !== undefined)
        return `${service} refused (${status}): ${own}`;
    if (status >= 300 && status < 400)
        return `${service} answered with a redirect (${status}), which is not followed; give the address it leads to`;
    if (status === 429) {
        const when = retryAfterSeconds === undefined ? '' : `, try again in ${retryAfterSeconds} s`;
        return `${service} refused for too many messages (429${when}); it was not sent`;
    }
    if (status >= 500)
        return `${service} had an internal error (${status}); it was not sent`;
    const said = (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)((0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLine */ .h0)(reply.body.slice(0, 1000).replace(/<[^>]{0,200}>/g, ' ')), 120);
    return `${service} refused (${status}${said === '' ? '' : `, ${said}`}); ${adviceFor(status)}`;
}
const adviceFor = (status) => status === 401 || status === 403
    ? 'check the token or key'
    : status === 404 || status === 410
        ? 'the address is wrong, or it was removed; create a new one and update the secret'
        : status === 413
            ? 'the message was too large; please report it with the result file'
            : 'check the address';
/** By name, not by class: errors of fetch may come from another realm. */
const isTimeout = (error) => error?.name === 'TimeoutError';
//# sourceMappingURL=post.js.map

/***/ }),

/***/ 38481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ secondsOf),
/* harmony export */   V: () => (/* binding */ beginningOf)
/* harmony export */ });
/** What an answer says, as far as it is read. */
/** The beginning of a body; the rest is not waited for. */
async function beginningOf(response, longest) {
    if (response.body === null)
        return '';
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body) {
        text += decoder.decode(chunk, { stream: true });
        if (text.length >= longest)
            break;
    }
    return text.slice(0, longest);
}
/** `Retry-After` in whole seconds; a date, which HTTP allows too, is taken as unknown. */
const secondsOf = (header) => header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
//# sourceMappingURL=reply.js.map

/***/ }),

/***/ 83791:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h: () => (/* binding */ figuresOf)
});

// EXTERNAL MODULE: ./lib/core/history/order.js
var order = __webpack_require__(22724);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/figures/table.js
var table = __webpack_require__(5608);
// EXTERNAL MODULE: ./lib/core/model/words.js
var words = __webpack_require__(75360);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/run/run-times.js
var run_times = __webpack_require__(46651);
// EXTERNAL MODULE: ./lib/core/report/digest/index.js + 10 modules
var report_digest = __webpack_require__(68571);
;// CONCATENATED MODULE: ./lib/core/report/figures/workflow.js
/** The figures of one workflow. */





const workflow_outcomes = ['passed', 'failed', 'timed-out', 'cancelled', 'skipped'];
const one = (value) => value === undefined || !Number.isFinite(value) ? [] : [{ labels: {}, value }];
/** Every word of a closed list has its sample, 0 too: a series that comes and goes cannot be alarmed on. */
const counted = (label, words, given) => words.map((word) => ({ labels: { [label]: word }, value: given.filter((each) => each === word).length }));
const seconds = (ms) => ms / 1000;
const known = (values) => values.flatMap((ms) => (ms === undefined ? [] : [seconds(ms)]));
function workflowFigures(records, { now, windowMs, learnt, troubles, rates }) {
    const all = (0,order/* oldestFirst */.sZ)(records);
    const since = now - windowMs;
    const recent = all.filter((record) => (0,order/* beganAt */.xR)(record) >= since);
    const passed = recent.filter(({ run }) => run.value.outcome === 'passed');
    const digest = (0,report_digest/* digestOf */.o)({ records: all, since, until: now + 1, most: 1000, rates });
    const times = passed.map(run_times/* runTimes */.Ep);
    const { alarms, reruns } = digest;
    return {
        pipeline_guard_window_seconds: one(seconds(windowMs)),
        pipeline_guard_runs: counted('outcome', workflow_outcomes, recent.map(({ run }) => run.value.outcome ?? '')),
        pipeline_guard_run_duration_seconds: observed(known(times.map(({ durationMs }) => durationMs))),
        pipeline_guard_run_compute_seconds: observed(known(times.map(({ computeMs }) => computeMs))),
        pipeline_guard_run_queue_seconds: observed(known(recent.map(({ run }) => run.value.queueMs))),
        pipeline_guard_verdicts: Object.entries(alarms.byVerdict).map(([verdict, value]) => ({
            labels: { verdict },
            value,
        })),
        pipeline_guard_failures: words/* categories */.LZ.flatMap((category) => {
            const { count = 0, transient = 0 } = digest.causes.find((cause) => cause.category === category) ?? {};
            return [
                { labels: { category, transient: 'true' }, value: transient },
                { labels: { category, transient: 'false' }, value: count - transient },
            ];
        }),
        pipeline_guard_anomalies: anomaliesOf(recent),
        pipeline_guard_notices: one(alarms.notices),
        pipeline_guard_feedback: [
            { labels: { was: 'false-alarm' }, value: alarms.falseAlarms },
            { labels: { was: 'real' }, value: alarms.confirmed },
        ],
        pipeline_guard_reruns: [
            { labels: { by: 'pipeline-guard', result: 'passed' }, value: reruns.ownPassed },
            { labels: { by: 'pipeline-guard', result: 'other' }, value: reruns.own - reruns.ownPassed },
            { labels: { by: 'people', result: 'passed' }, value: reruns.passed - reruns.ownPassed },
            {
                labels: { by: 'people', result: 'other' },
                value: reruns.made - reruns.own - (reruns.passed - reruns.ownPassed),
            },
        ],
        pipeline_guard_rerun_saved_seconds: one(seconds(reruns.savedMs)),
        ...spendingFigures(digest),
        pipeline_guard_flaky_tests: one(digest.flakyTests.length),
        pipeline_guard_open_regressions: one(digest.open.length),
        ...lastFigures(all),
        pipeline_guard_history_runs: one(all.length),
        pipeline_guard_history_oldest_timestamp_seconds: one(all[0] === undefined ? undefined : seconds((0,order/* beganAt */.xR)(all[0]))),
        pipeline_guard_model_age_seconds: one(modelAge(all, learnt, now)),
        pipeline_guard_troubles: one(troubles?.length),
    };
}
function spendingFigures({ cost, reruns, spending, capacity }) {
    const times = { all: cost.machineMs, failed: cost.failedMs, reruns: reruns.spentMs, flaky: spending.flakyMs };
    const prices = {
        all: spending.total,
        failed: spending.failedPrice,
        reruns: spending.rerunPrice,
        flaky: spending.flakyPrice,
    };
    return {
        pipeline_guard_machine_seconds: Object.entries(times).map(([what, ms]) => ({
            labels: { for: what },
            value: seconds(ms),
        })),
        pipeline_guard_cost: Object.entries(prices).flatMap(([what, value]) => value === undefined ? [] : [{ labels: { for: what }, value }]),
        pipeline_guard_runner_wait_saved_seconds: one(seconds(Math.max(0, ...capacity.map(({ savedMs }) => savedMs)))),
    };
}
/** Also of none: a histogram without observations is one that counts 0. */
const observed = (values) => [{ labels: {}, values }];
function lastFigures(all) {
    const last = all.at(-1);
    if (last === undefined)
        return {};
    const { outcome, completedAt } = last.run.value;
    const ended = Date.parse(completedAt ?? last.run.observedAt);
    const { durationMs } = (0,run_times/* runTimes */.Ep)(last);
    const tests = all.findLast((record) => record.tests !== undefined)?.tests?.value;
    return {
        pipeline_guard_last_run_timestamp_seconds: one(seconds(ended)),
        pipeline_guard_last_run_duration_seconds: one(durationMs === undefined ? undefined : seconds(durationMs)),
        pipeline_guard_last_run_failed: one((0,outcomes/* hasFailed */.WN)(outcome) ? 1 : 0),
        pipeline_guard_last_run_tests: tests === undefined
            ? []
            : [
                { labels: { state: 'passed' }, value: tests.total - tests.failed - tests.skipped },
                { labels: { state: 'failed' }, value: tests.failed },
                { labels: { state: 'skipped' }, value: tests.skipped },
            ],
    };
}
/** The kind is the first part of a finding’s id; one that is no kind of ours is left out. */
function anomaliesOf(records) {
    const found = records
        .flatMap(({ judgement }) => judgement?.value.findings ?? [])
        .filter(({ kind, muted }) => kind === 'anomaly' && muted !== true)
        .map(({ id, severity }) => ({ kind: id.slice(0, id.indexOf(':')), severity }));
    return words/* anomalyKinds */.nB.flatMap((kind) => words/* severities */.gO.map((severity) => ({
        labels: { kind, severity },
        value: found.filter((each) => each.kind === kind && each.severity === severity).length,
    })));
}
/** Seconds since the oldest of the workflow’s models was saved. */
function modelAge(all, learnt, now) {
    const key = all[0]?.key;
    const own = (learnt ?? []).filter(({ repository, workflow }) => repository === key?.repository && workflow === key.workflow);
    return own.length === 0 ? undefined : Math.max(0, ...own.map(({ saved }) => seconds(now - Date.parse(saved))));
}
//# sourceMappingURL=workflow.js.map
;// CONCATENATED MODULE: ./lib/core/report/figures/index.js
/**
 * A history as figures, for whatever collects those. They are of a window of time, not counters since a process began: a step lives
 * for seconds, and a history that forgets would let a counter fall. Labels are few by rule: repository, workflow and closed lists.
 */




/** More would make Prometheus keep a series for each; what is beyond is one workflow called `other`. */
const mostWorkflows = 100;
/** Every figure of the table that has a value, in the table’s order. */
function figuresOf(request) {
    const groups = groupsOf(request.records);
    const all = groups.map(({ labels, records }) => ({ labels, figures: workflowFigures(records, request) }));
    return Object.entries(table/* figureTable */.j).flatMap(([name, row]) => {
        const samples = all.flatMap(({ labels, figures }) => (figures[name] ?? []).map((sample) => ({
            ...sample,
            labels: { ...labels, ...sample.labels },
        })));
        return samples.length === 0 ? [] : [{ name, ...row, samples }];
    });
}
function groupsOf(records) {
    const sorted = [...(0,order/* byWorkflow */.d)(records).entries()].toSorted(([a], [b]) => (a < b ? -1 : 1));
    const own = sorted.slice(0, mostWorkflows).flatMap(([, list]) => {
        const [first] = list;
        if (first === undefined)
            return [];
        const { repository, workflow } = first.key;
        return [{ labels: { repository: (0,report_escape/* plainLine */.h0)(repository, 100), workflow: (0,report_escape/* plainLine */.h0)(workflow, 100) }, records: list }];
    });
    const rest = sorted.slice(mostWorkflows).flatMap(([, list]) => list);
    return rest.length === 0 ? own : [...own, { labels: { repository: 'other', workflow: 'other' }, records: rest }];
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 5608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   _: () => (/* binding */ durationBuckets),
/* harmony export */   j: () => (/* binding */ figureTable)
/* harmony export */ });
/** The figures there are: names and units as Prometheus’ naming page has them, a gauge where a value may fall. */
const gauge = (help, ...labels) => ({ type: 'gauge', help, labels });
const histogram = (help) => ({ type: 'histogram', help, labels: [] });
const figureTable = {
    pipeline_guard_window_seconds: gauge('Length of the window all figures without "last" are of.'),
    pipeline_guard_runs: gauge('Runs that ended in the window.', 'outcome'),
    pipeline_guard_run_duration_seconds: histogram('Duration of passed runs in the window, by the clock.'),
    pipeline_guard_run_compute_seconds: histogram('Work of all jobs of a passed run in the window.'),
    pipeline_guard_run_queue_seconds: histogram('Longest wait of a run for a runner, in the window.'),
    pipeline_guard_verdicts: gauge('Runs judged in the window.', 'verdict'),
    pipeline_guard_failures: gauge('Failed jobs in the window, by what failed.', 'category', 'transient'),
    pipeline_guard_anomalies: gauge('Anomalies in the window, acknowledged ones left out.', 'kind', 'severity'),
    pipeline_guard_notices: gauge('Notices sent in the window.'),
    pipeline_guard_feedback: gauge('Runs of the window that people called a false alarm or real trouble.', 'was'),
    pipeline_guard_reruns: gauge('Reruns in the window, by who asked and whether they passed.', 'by', 'result'),
    pipeline_guard_rerun_saved_seconds: gauge('Machine time that reruns of failed jobs alone saved in the window.'),
    pipeline_guard_machine_seconds: gauge('Machine time in the window; of it in runs that failed, in reruns, lost to flaky tests.', 'for'),
    pipeline_guard_cost: gauge('The same at the rates of the configuration file; absent without them.', 'for'),
    pipeline_guard_runner_wait_saved_seconds: gauge('Waiting that one more runner, of the label that gains most, would have saved in the window.'),
    pipeline_guard_flaky_tests: gauge('Tests that are flaky by the runs of the window.'),
    pipeline_guard_open_regressions: gauge('Regressions that stay, neither undone nor acknowledged.'),
    pipeline_guard_last_run_timestamp_seconds: gauge('End of the last run.'),
    pipeline_guard_last_run_duration_seconds: gauge('Duration of the last run.'),
    pipeline_guard_last_run_failed: gauge('1 where the last run failed or ran into its time limit, else 0.'),
    pipeline_guard_last_run_tests: gauge('Tests of the last run that had reports.', 'state'),
    pipeline_guard_history_runs: gauge('Runs in the history.'),
    pipeline_guard_history_oldest_timestamp_seconds: gauge('Start of the oldest run in the history.'),
    pipeline_guard_model_age_seconds: gauge('Time since the models were saved.'),
    pipeline_guard_troubles: gauge('Troubles of Pipeline Guard itself in the last run.'),
};
/** Seconds; from a linter’s half minute to a nightly build’s six hours. */
const durationBuckets = [15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200, 14_400, 21_600];
//# sourceMappingURL=table.js.map

/***/ })

};
