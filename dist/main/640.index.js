export const id = 640;
export const ids = [640];
export const modules = {

/***/ 81802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ causesOf),
/* harmony export */   w: () => (/* binding */ explainNetwork)
/* harmony export */ });
/** Why there was no answer, in plain words and without the address, which may be a secret: by name and code, never by message. */
/** Read by shape, not by class: errors of fetch may come from another realm. */
function causesOf(error) {
    const chain = [];
    let next = error;
    for (let depth = 0; depth < 6 && typeof next === 'object' && next !== null; depth++) {
        chain.push(next);
        next = next.cause;
    }
    return chain;
}
const wordOf = (fault) => [fault.code, fault.name].filter((word) => typeof word === 'string');
/** Codes of Node.js and OpenSSL (`man verify`), and what to do about each. */
const advices = [
    [/^(ENOTFOUND|EAI_AGAIN)$/, 'its host name is unknown; check the address and DNS'],
    [/^ECONNREFUSED$/, 'nothing listens there; check the address and port'],
    [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was cut; check the address, and firewalls in between'],
    [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'there is no route to it from this machine'],
    [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
    [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet; check this machine’s clock'],
    [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another host name'],
    [
        /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/,
        'its certificate is not trusted here; give its authority by NODE_EXTRA_CA_CERTS',
    ],
    [/^(ERR_SSL_\w+|EPROTO)$/, 'it does not speak TLS there; check scheme and port'],
];
/** @example explainNetwork(error) // "nothing listens there; check the address and port (ECONNREFUSED)" */
function explainNetwork(error) {
    const words = causesOf(error).flatMap(wordOf);
    for (const word of words.toReversed()) {
        const advice = advices.find(([pattern]) => pattern.test(word))?.[1];
        if (advice !== undefined)
            return `${advice} (${word})`;
    }
    return `network error (${words.findLast((word) => /^[A-Z][A-Z_\d]{2,}$/.test(word)) ?? 'no code'})`;
}
//# sourceMappingURL=explain.js.map

/***/ }),

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

/***/ 14368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ digestHeadline),
/* harmony export */   j: () => (/* binding */ digestSections)
/* harmony export */ });
/* harmony import */ var _run_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66926);
/* harmony import */ var _feedback_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44754);
/* harmony import */ var _open_regressions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7063);
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
    { title: 'Waiting for runners', lines: waiting(digest, sink) },
    { title: 'Why runs failed', lines: causes(digest, sink) },
    { title: 'Flakiest tests', lines: flaky(digest, sink) },
    { title: 'Reruns', lines: reruns(digest) },
    { title: 'What was said', lines: alarms(digest) },
    { title: 'Cost', lines: cost(digest) },
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
const cost = ({ cost }) => cost.billedMinutes === 0
    ? []
    : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(cost.billedMinutes, 'minute')}, each job rounded up, before any multiplier of the platform`];
//# sourceMappingURL=lines.js.map

/***/ }),

/***/ 60783:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  b: () => (/* binding */ messageOf)
});

// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/report/changes.js
var report_changes = __webpack_require__(60615);
// EXTERNAL MODULE: ./lib/core/report/digest/lines.js
var lines = __webpack_require__(14368);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
;// CONCATENATED MODULE: ./lib/core/report/message/lists.js




const mostGroups = 20;
const mostEntries = 8;
const line = (text) => (0,report_escape/* plainLine */.h0)(text, 120);
function changesMessage(changes, headline, decision) {
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
        links: url === undefined ? [] : [{ label: 'Open the first run', url }],
        sections: [
            ...groups.slice(0, mostGroups).map(([name, list]) => ({ title: (0,report_escape/* plainLine */.h0)(name, 150), lines: entriesOf(list) })),
            ...(left <= 0 ? [] : [{ title: `and ${(0,format/* formatCount */.B4)(left, 'more workflow')}`, lines: [] }]),
        ],
    };
}
function entriesOf(list) {
    const shown = list.slice(0, mostEntries).map((change) => {
        const branch = change.branch === undefined ? '' : ` on ${(0,report_escape/* plainLine */.h0)(change.branch, 80)}`;
        const again = change.maybeTold === true ? ' (this may have reached you before)' : '';
        return `${(0,report_changes/* changeMark */.uM)(change)} run ${(0,report_escape/* plainLine */.h0)(change.key.run, 30)}${branch}: ${(0,report_escape/* plainLine */.h0)(change.headline, 280)}${again}`;
    });
    return list.length > mostEntries ? [...shown, `and ${list.length - mostEntries} more`] : shown;
}
function digestMessage(digests, decision) {
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
        links: [],
        sections: digests.flatMap(({ title, digest }) => sectionsOf(digest, single ? '' : `${line(title)}: `)),
    };
}
function sectionsOf(digest, prefix) {
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
// EXTERNAL MODULE: ./lib/core/report/message/run.js
var run = __webpack_require__(48123);
;// CONCATENATED MODULE: ./lib/core/report/message/index.js


/** @example messageOf(notice).title // "New failure in acme/shop, CI" */
function messageOf({ decision, content }) {
    switch (content.kind) {
        case 'run':
            return (0,run/* runMessage */.xA)(content.view, decision);
        case 'changes':
            return changesMessage(content.changes, content.headline, decision);
        case 'digest':
            return digestMessage(content.digests, decision);
        default:
            return content;
    }
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 48123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kh: () => (/* binding */ runTitle),
/* harmony export */   n6: () => (/* binding */ runMark),
/* harmony export */   xA: () => (/* binding */ runMessage)
/* harmony export */ });
/* harmony import */ var _detect_engine_phrase_anomaly_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41853);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75360);
/* harmony import */ var _run_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66926);
/* harmony import */ var _series_value_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31316);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38111);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93517);
/* harmony import */ var _pull_request_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(58263);
/* harmony import */ var _range_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73723);
/* harmony import */ var _rarity_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(22507);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90438);
/** The message about one run. */










const mostFindings = 5;
const mostLines = 8;
function runMessage(view, decision) {
    const { result, record } = view;
    const found = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .openFindings */ .lb)(result.findings).filter((finding) => (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeast */ .jZ)(finding.severity, 'medium'));
    const severity = decision.change === 'recovery' ? undefined : (result.ruling.severity ?? (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .worst */ .QZ)(found.map((one) => one.severity)));
    const { run, key } = record;
    return {
        schema: 'pipeline-guard/notice',
        version: 1,
        kind: 'run',
        change: decision.change,
        ...(severity === undefined ? {} : { severity }),
        episode: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(decision.episode, 500),
        alsoEpisodes: (decision.also ?? []).map((episode) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(episode, 500)),
        scope: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(`${key.host}/${key.repository}/${key.workflow}`, 500),
        time: run.value.completedAt ?? run.observedAt,
        title: runTitle(view, decision),
        headline: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(result.headline, 280),
        mark: runMark(view, decision),
        run: runOf(view),
        links: linksOf(view),
        findings: found.slice(0, mostFindings).map((finding) => findingOf(finding, view)),
        more: Math.max(0, found.length - mostFindings),
        sections: [],
        notes: notesOf(view),
    };
}
const runMark = ({ result }, { change }) => change === 'recovery' ? '✅' : _wording_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictWords */ .L2[result.ruling.verdict].mark;
/** "New failure in acme/shop, CI". */
function runTitle(view, { change }) {
    const { record, result } = view;
    const where = `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(record.key.repository, 80)}, ${nameOf(view)}`;
    switch (change) {
        case 'failure':
            return `New failure in ${where}`;
        case 'anomaly':
            return `New anomaly in ${where}`;
        case 'recovery':
            return `Recovered: ${where}`;
        case 'always':
            return `${_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictWords */ .L2[result.ruling.verdict].word}: ${where}`;
        default:
            return change;
    }
}
const nameOf = ({ record }) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(record.run.value.name ?? record.key.workflow, 60);
function runOf(view) {
    const { record, result } = view;
    const { branch, sha, actor, event, number } = record.run.value;
    const { host, repository, workflow, run, attempt } = record.key;
    return {
        host: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(host, 200),
        repository: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(repository, 200),
        workflow: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(workflow, 200),
        name: nameOf(view),
        run: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(run, 100),
        attempt,
        ...(number === undefined ? {} : { number }),
        verdict: result.ruling.verdict,
        ...(branch === undefined ? {} : { branch: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(branch, 120) }),
        ...(sha === undefined ? {} : { sha: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(sha, 64) }),
        ...(actor === undefined ? {} : { actor: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(actor, 80) }),
        ...(event === undefined ? {} : { event: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(event, 60) }),
    };
}
/** The run, then the failed job’s log: the two places people open next. */
function linksOf({ record, result }) {
    const run = (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .safeUrl */ .Pl)(record.run.value.url);
    const failed = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .openFindings */ .lb)(result.findings).find((finding) => finding.kind === 'failure');
    const job = failed?.kind === 'failure' && failed.jobId !== undefined ? record.jobs[failed.jobId] : undefined;
    const log = (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .safeUrl */ .Pl)(job?.facts?.value.url);
    return [
        ...(run === undefined ? [] : [{ label: 'Open the run', url: run }]),
        ...(log === undefined || log === run ? [] : [{ label: 'Open the log', url: log }]),
    ];
}
function findingOf(finding, { record }) {
    const common = { id: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.id, 200), severity: finding.severity, advice: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.advice, 800) };
    switch (finding.kind) {
        case 'failure':
            return { ...common, ...failureText(finding), ...jobUrl(finding, record) };
        case 'anomaly':
            return { ...common, ...anomalyText(finding) };
        case 'test':
            return {
                ...common,
                kind: 'test',
                title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.title),
                detail: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.message ?? '', 300),
                lines: [],
            };
        default:
            return finding;
    }
}
function jobUrl({ jobId }, record) {
    const url = jobId === undefined ? undefined : (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .safeUrl */ .Pl)(record.jobs[jobId]?.facts?.value.url);
    return url === undefined ? {} : { url };
}
function failureText(failure) {
    const { diagnosis } = failure;
    return {
        kind: 'failure',
        title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)((0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .titleOf */ .Gg)(failure)),
        detail: `${diagnosis.category ?? 'unknown'} failure, ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .phraseSeen */ .rc)(failure)}, ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .phraseRetry */ .uh)(failure)}, diagnosis ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatConfidence */ .Me)(failure.confidence)} confident`,
        lines: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .evidenceOf */ .X)(diagnosis, mostLines, 220).map(({ text }) => text),
        ...(failure.job === undefined ? {} : { job: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(failure.job, 100) }),
    };
}
function anomalyText(anomaly) {
    const value = (of) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)((0,_series_value_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSeriesValue */ .C)(of, anomaly.series, anomaly.unit), 60);
    const { since } = anomaly;
    const began = since === undefined ? '' : `, since ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(since.sha?.slice(0, 7) ?? `run ${since.run}`, 40)}`;
    return {
        kind: 'anomaly',
        title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)((0,_detect_engine_phrase_anomaly_js__WEBPACK_IMPORTED_MODULE_6__/* .phraseAnomaly */ .N)(anomaly)),
        detail: `${(0,_range_js__WEBPACK_IMPORTED_MODULE_7__/* .phraseUsual */ .s)(anomaly, value)}${began}; ${(0,_rarity_js__WEBPACK_IMPORTED_MODULE_8__/* .phraseRarity */ .D)(anomaly)}`,
        lines: [],
    };
}
/** What was refused: people who read only the notice would wait for a retry that does not come. */
function notesOf({ result }) {
    const refused = result.ruling.decisions.flatMap((decision) => decision.kind === 'no-rerun' && result.ruling.verdict === 'failed-transient' && decision.guard !== undefined
        ? [(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(`No rerun: ${decision.because}`)]
        : []);
    const changes = (0,_pull_request_js__WEBPACK_IMPORTED_MODULE_9__/* .phraseChanges */ .Z)(result, (name) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(name, 80), 'This pull request: ');
    return [...(changes === undefined ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(changes, 500)]), ...refused];
}
//# sourceMappingURL=run.js.map

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
