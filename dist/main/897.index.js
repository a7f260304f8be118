export const id = 897;
export const ids = [897];
export const modules = {

/***/ 90897:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createOtlpExporter: () => (/* binding */ createOtlpExporter)
});

// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(38522);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/adapters/http/post.js
var post = __webpack_require__(65835);
// EXTERNAL MODULE: ./lib/core/run/digest.js
var digest = __webpack_require__(79609);
;// CONCATENATED MODULE: ./lib/version.js
/** The released version; a test holds it equal to package.json’s. */
const version = '0.1.0';
//# sourceMappingURL=version.js.map
;// CONCATENATED MODULE: ./lib/adapters/exporters/otlp/values.js



/** Attributes; those without a value are left out. Text is one bounded line. */
const attributes = (given) => Object.entries(given).flatMap(([key, value]) => (value === undefined ? [] : [{ key, value: anyValue(value) }]));
function anyValue(value) {
    if (typeof value === 'boolean')
        return { boolValue: value };
    if (typeof value === 'string')
        return { stringValue: (0,report_escape/* plainLine */.h0)(value, 500) };
    return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
/** Nanoseconds since the epoch, as text. */
const nanos = (ms) => `${Math.round(ms)}000000`;
const runParts = ({ key }) => [
    key.host.toLowerCase(),
    key.repository.toLowerCase(),
    key.workflow,
    key.run,
];
/** The same for all attempts of a run and for whoever sends it, however late: what belongs together joins. */
const traceIdOf = (record) => (0,digest/* digestOfParts */.w)(runParts(record), 32);
const spanIdOf = (record, ...within) => (0,digest/* digestOfParts */.w)([...runParts(record), record.key.attempt, ...within], 16);
/** `cicd.pipeline.result`, and that of a task: the same words. */
const results = {
    passed: 'success',
    failed: 'failure',
    'timed-out': 'timeout',
    cancelled: 'cancellation',
    skipped: 'skip',
};
const resultOf = (outcome) => outcome === undefined ? undefined : results[outcome];
const providers = { 'github.com': 'github', 'gitlab.com': 'gitlab' };
const resourceOf = ({ key, run }) => ({
    attributes: attributes({
        'service.name': key.repository,
        'service.namespace': key.host,
        'vcs.provider.name': providers[key.host],
        'vcs.repository.name': key.repository.split('/').at(-1),
        'vcs.owner.name': key.repository.includes('/') ? key.repository.split('/').slice(0, -1).join('/') : undefined,
        'vcs.repository.url.full': `https://${key.host}/${key.repository}`,
        'vcs.ref.head.name': run.value.branch,
        'vcs.ref.head.revision': run.value.sha,
    }),
});
const scope = { name: 'pipeline-guard', version: version };
/** What the conventions ask of a run wherever it is named. */
const pipelineAttributes = ({ key, run }) => ({
    'cicd.pipeline.name': run.value.name ?? key.workflow,
    'cicd.pipeline.run.id': key.run,
    'cicd.pipeline.run.url.full': run.value.url,
});
//# sourceMappingURL=values.js.map
;// CONCATENATED MODULE: ./lib/adapters/exporters/otlp/logs.js


/** `SeverityNumber`. */
const numbers = { WARN: 13, ERROR: 17 };
function logsOf(record) {
    const logRecords = [...failuresOf(record), ...anomaliesOf(record)];
    return logRecords.length === 0
        ? undefined
        : { resourceLogs: [{ resource: resourceOf(record), scopeLogs: [{ scope: scope, logRecords }] }] };
}
function logRecord(record, given) {
    const at = Date.parse(given.at ?? record.run.value.completedAt ?? record.run.observedAt);
    return {
        timeUnixNano: nanos(at),
        observedTimeUnixNano: nanos(Date.parse(record.run.observedAt)),
        severityNumber: numbers[given.level],
        severityText: given.level,
        body: { stringValue: (0,report_escape/* cut */.Jj)((0,report_escape/* plainLines */.y1)(given.body), 8000) },
        attributes: attributes({ ...pipelineAttributes(record), ...given.more }),
        traceId: traceIdOf(record),
        spanId: given.spanId,
    };
}
const failuresOf = (record) => Object.entries(record.jobs).flatMap(([id, { facts, failure }]) => {
    if (failure === undefined)
        return [];
    const { title, category, rule, signature, transient, lines = [] } = failure.value;
    return [
        logRecord(record, {
            level: 'ERROR',
            body: [title, ...lines].join('\n'),
            spanId: spanIdOf(record, id),
            at: facts?.value.completedAt,
            more: {
                'cicd.pipeline.task.name': facts?.value.name,
                'cicd.pipeline.task.run.id': id,
                'error.type': category,
                'pipeline_guard.rule': rule ?? undefined,
                'pipeline_guard.signature': signature,
                'pipeline_guard.transient': transient,
            },
        }),
    ];
});
const anomaliesOf = (record) => (record.judgement?.value.findings ?? [])
    .filter(({ kind, muted }) => kind === 'anomaly' && muted !== true)
    .map(({ id, severity, series }) => logRecord(record, {
    level: 'WARN',
    body: (0,report_escape/* plainLine */.h0)(`${severity} anomaly: ${id}`),
    spanId: spanIdOf(record),
    at: undefined,
    more: { 'pipeline_guard.finding': id, 'pipeline_guard.severity': severity, 'pipeline_guard.series': series },
}));
//# sourceMappingURL=logs.js.map
// EXTERNAL MODULE: ./lib/core/report/figures/table.js
var table = __webpack_require__(5608);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/run/run-times.js
var run_times = __webpack_require__(46651);
;// CONCATENATED MODULE: ./lib/adapters/exporters/otlp/metrics.js




/** `AggregationTemporality`. */
const delta = 1;
function metricsOf(record) {
    const { outcome, queueMs, startedAt, completedAt, name } = record.run.value;
    const start = Date.parse(startedAt ?? record.run.observedAt);
    const end = Date.parse(completedAt ?? record.run.observedAt);
    const { durationMs, computeMs } = (0,run_times/* runTimes */.Ep)(record);
    const result = resultOf(outcome);
    const pipeline = name ?? record.key.workflow;
    const span = { startTimeUnixNano: nanos(Math.min(start, end)), timeUnixNano: nanos(end) };
    const error = (0,outcomes/* hasFailed */.WN)(outcome) ? result : undefined;
    const common = { 'cicd.pipeline.name': pipeline, 'cicd.pipeline.result': result, 'error.type': error };
    const durations = [
        ...pointsOf(durationMs, { ...common, 'cicd.pipeline.run.state': 'executing' }, span),
        ...pointsOf(queueMs, { 'cicd.pipeline.name': pipeline, 'cicd.pipeline.run.state': 'pending' }, span),
    ];
    const tests = record.tests?.value;
    const metrics = [
        ...histogram('cicd.pipeline.run.duration', 'Duration of a pipeline run, by state.', durations),
        ...histogram('pipeline_guard.run.compute', 'Work of all jobs of a run.', pointsOf(computeMs, common, span)),
        ...(error === undefined
            ? []
            : [
                {
                    name: 'cicd.pipeline.run.errors',
                    unit: '{error}',
                    sum: {
                        aggregationTemporality: delta,
                        isMonotonic: true,
                        dataPoints: [
                            {
                                ...span,
                                asInt: '1',
                                attributes: attributes({ 'cicd.pipeline.name': pipeline, 'error.type': error }),
                            },
                        ],
                    },
                },
            ]),
        ...(tests === undefined ? [] : [testsGauge(tests, pipeline, span.timeUnixNano)]),
    ];
    return metrics.length === 0
        ? undefined
        : { resourceMetrics: [{ resource: resourceOf(record), scopeMetrics: [{ scope: scope, metrics }] }] };
}
function pointsOf(ms, given, span) {
    if (ms === undefined)
        return [];
    const value = ms / 1000;
    const at = table/* durationBuckets */._.findIndex((bound) => value <= bound);
    const bucket = at < 0 ? table/* durationBuckets */._.length : at;
    return [
        {
            ...span,
            attributes: attributes(given),
            count: '1',
            sum: value,
            min: value,
            max: value,
            explicitBounds: table/* durationBuckets */._,
            bucketCounts: [...table/* durationBuckets */._, 0].map((_, index) => (index === bucket ? '1' : '0')),
        },
    ];
}
const histogram = (name, description, dataPoints) => dataPoints.length === 0
    ? []
    : [{ name, description, unit: 's', histogram: { aggregationTemporality: delta, dataPoints } }];
function testsGauge(tests, pipeline, timeUnixNano) {
    const states = {
        passed: tests.total - tests.failed - tests.skipped,
        failed: tests.failed,
        skipped: tests.skipped,
    };
    return {
        name: 'pipeline_guard.run.tests',
        unit: '{test}',
        gauge: {
            dataPoints: Object.entries(states).map(([state, value]) => ({
                timeUnixNano,
                asInt: String(value),
                attributes: attributes({ 'cicd.pipeline.name': pipeline, 'pipeline_guard.state': state }),
            })),
        },
    };
}
//# sourceMappingURL=metrics.js.map
;// CONCATENATED MODULE: ./lib/adapters/exporters/otlp/traces.js



/** `SpanKind`: 1 internal, 2 server. `StatusCode`: 1 ok, 2 error. */
const kinds = { internal: 1, server: 2 };
/** @returns the request’s body; undefined where no time of the run is known */
function tracesOf(record) {
    const jobs = Object.entries(record.jobs).flatMap(([id, job]) => {
        const facts = job.facts?.value;
        const stretch = facts === undefined ? undefined : stretchOf(facts);
        return facts === undefined || stretch === undefined ? [] : [{ id, facts, stretch, failure: job.failure?.value }];
    });
    const run = runStretch(record, jobs.map(({ stretch }) => stretch));
    if (run === undefined)
        return undefined;
    const spans = [
        runSpan(record, run),
        ...jobs.flatMap(({ id, facts, stretch, failure }) => [
            jobSpan(record, { id, facts, stretch, category: failure?.category }),
            ...stepSpans(record, { id, facts, stretch }),
        ]),
    ];
    return { resourceSpans: [{ resource: resourceOf(record), scopeSpans: [{ scope: scope, spans }] }] };
}
const time = (iso) => {
    const at = Date.parse(iso ?? '');
    return Number.isNaN(at) ? undefined : at;
};
function stretchOf({ startedAt, completedAt, workMs }) {
    const start = time(startedAt);
    if (start === undefined)
        return undefined;
    return { start, end: Math.max(start, time(completedAt) ?? start + (workMs ?? 0)) };
}
function runStretch({ run }, jobs) {
    const starts = [time(run.value.startedAt), ...jobs.map(({ start }) => start)].filter((at) => at !== undefined);
    if (starts.length === 0)
        return undefined;
    const start = Math.min(...starts);
    return { start, end: Math.max(start, time(run.value.completedAt) ?? start, ...jobs.map(({ end }) => end)) };
}
const traces_status = (failed, message) => failed ? { code: 2, ...(message === undefined ? {} : { message: (0,report_escape/* plainLine */.h0)(message, 200) }) } : { code: 1 };
function runSpan(record, { start, end }) {
    const { outcome, event, actor } = record.run.value;
    return {
        traceId: traceIdOf(record),
        spanId: spanIdOf(record),
        name: (0,report_escape/* plainLine */.h0)(`RUN ${record.run.value.name ?? record.key.workflow}`, 150),
        kind: kinds.server,
        startTimeUnixNano: nanos(start),
        endTimeUnixNano: nanos(end),
        attributes: attributes({
            ...pipelineAttributes(record),
            'cicd.pipeline.action.name': 'RUN',
            'cicd.pipeline.result': resultOf(outcome),
            'error.type': (0,outcomes/* hasFailed */.WN)(outcome) ? resultOf(outcome) : undefined,
            'pipeline_guard.attempt': record.key.attempt,
            'pipeline_guard.event': event,
            'pipeline_guard.actor': actor,
            'pipeline_guard.verdict': record.judgement?.value.verdict,
            'pipeline_guard.severity': record.judgement?.value.severity,
        }),
        status: traces_status((0,outcomes/* hasFailed */.WN)(outcome)),
    };
}
function jobSpan(record, { id, facts, stretch, category }) {
    const { outcome, createdAt, queueMs, runner, url } = facts;
    const queued = time(createdAt);
    return {
        traceId: traceIdOf(record),
        spanId: spanIdOf(record, id),
        parentSpanId: spanIdOf(record),
        name: (0,report_escape/* plainLine */.h0)(facts.name, 150),
        kind: kinds.internal,
        startTimeUnixNano: nanos(stretch.start),
        endTimeUnixNano: nanos(stretch.end),
        attributes: attributes({
            'cicd.pipeline.task.name': facts.name,
            'cicd.pipeline.task.run.id': id,
            'cicd.pipeline.task.run.url.full': url,
            'cicd.pipeline.task.run.result': resultOf(outcome),
            'cicd.worker.name': runner?.name,
            'error.type': (0,outcomes/* hasFailed */.WN)(outcome) ? (category ?? resultOf(outcome)) : undefined,
        }),
        events: queued === undefined || queueMs === undefined
            ? []
            : [
                {
                    timeUnixNano: nanos(queued),
                    name: 'queued',
                    attributes: attributes({ 'pipeline_guard.queue_ms': queueMs }),
                },
            ],
        status: traces_status((0,outcomes/* hasFailed */.WN)(outcome), category),
    };
}
/** Platforms tell how long a step took; steps run one after another, so each begins where the one before ended. */
function stepSpans(record, { id, facts, stretch }) {
    let at = stretch.start;
    return (facts.steps ?? []).flatMap((step) => {
        if (step.durationMs === undefined)
            return [];
        const [start, end] = [at, at + step.durationMs];
        at = end;
        return [
            {
                traceId: traceIdOf(record),
                spanId: spanIdOf(record, id, step.number),
                parentSpanId: spanIdOf(record, id),
                name: (0,report_escape/* plainLine */.h0)(step.name, 150),
                kind: kinds.internal,
                startTimeUnixNano: nanos(start),
                endTimeUnixNano: nanos(end),
                attributes: attributes({
                    'cicd.pipeline.task.name': step.name,
                    'cicd.pipeline.task.run.id': `${id}/${step.number}`,
                    'cicd.pipeline.task.run.result': resultOf(step.outcome),
                }),
                status: traces_status((0,outcomes/* hasFailed */.WN)(step.outcome)),
            },
        ];
    });
}
//# sourceMappingURL=traces.js.map
;// CONCATENATED MODULE: ./lib/adapters/exporters/otlp/index.js
/** Sends a run to an OpenTelemetry collector: OTLP over HTTP, JSON, gzip. Source: opentelemetry.io, "OTLP Specification", OTLP/HTTP. */






const bodies = {
    traces: tracesOf,
    metrics: metricsOf,
    logs: logsOf,
};
const createOtlpExporter = (options) => ({
    name: 'otlp',
    everyRun: true,
    async send({ record }) {
        const all = await Promise.all(options.signals.map((signal) => sent(signal, record, options)));
        const faults = all.flatMap((one) => one.fault ?? []);
        const done = all.filter(({ fault }) => fault === undefined).map(({ what }) => what);
        return faults.length > 0
            ? { state: 'failed', detail: faults.join('; ') }
            : { state: 'done', detail: done.length === 0 ? 'nothing to send' : done.join(', ') };
    },
});
async function sent(signal, record, { endpoint, headers, fetch, wait }) {
    const body = bodies[signal](record);
    if (body === undefined)
        return { what: `no ${signal}` };
    const came = await (0,post/* post */.b)({
        service: 'the OTLP collector',
        url: `${endpoint.replace(/\/+$/, '')}/v1/${signal}`,
        headers: { ...Object.fromEntries(headers.map(headerOf)), 'content-encoding': 'gzip' },
        body: (0,external_node_zlib_.gzipSync)(JSON.stringify(body)),
        fetch,
        ...(wait === undefined ? {} : { wait }),
    });
    if (came.kind === 'failed')
        return { what: signal, fault: `${signal}: ${came.detail}` };
    const rejected = rejection(came.reply.body);
    return rejected === undefined ? { what: signal } : { what: signal, fault: `${signal}: ${rejected}` };
}
function headerOf(line) {
    const at = line.indexOf('=');
    return [line.slice(0, at).trim().toLowerCase(), line.slice(at + 1).trim()];
}
/** A collector may take a request and drop a part of it, which only the answer says. */
function rejection(body) {
    try {
        const { partialSuccess } = (JSON.parse(body) ?? {});
        const dropped = Object.entries(partialSuccess ?? {}).find(([key, value]) => /^rejected/.test(key) && Number(value) > 0);
        if (dropped === undefined)
            return undefined;
        const why = partialSuccess?.['errorMessage'];
        return `the collector dropped ${Number(dropped[1])}${typeof why === 'string' ? `: ${(0,report_escape/* cut */.Jj)((0,report_escape/* plainLine */.h0)(why), 120)}` : ''}`;
    }
    catch {
        return undefined;
    }
}
//# sourceMappingURL=index.js.map

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

/***/ }),

/***/ 79609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ digestOfParts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/** A short name for a list of parts. */

/** The first hexadecimal digits of the SHA-256 of the JSON of a value: the same name for the same parts. */
const digestOfParts = (parts, length) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
//# sourceMappingURL=digest.js.map

/***/ })

};
