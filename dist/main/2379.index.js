export const id = 2379;
export const ids = [2379,6417,8838];
export const modules = {

/***/ 78838:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   checkPatterns: () => (/* binding */ checkPatterns),
/* harmony export */   customPatternSchema: () => (/* binding */ customPatternSchema),
/* harmony export */   patternFileSchema: () => (/* binding */ patternFileSchema),
/* harmony export */   requiredLiteral: () => (/* binding */ requiredLiteral)
/* harmony export */ });
/* harmony import */ var re2js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(2856);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(64377);
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(92857);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(75360);
/**
 * Rules people write or learn: checked, compiled by RE2 (linear time whatever the pattern; Cox 2007) and given a gate.
 * Every fault is named, with the pattern it is in; the good ones stand.
 */



const day = zod__WEBPACK_IMPORTED_MODULE_0__/* .date */ .p6();
const customPatternSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    id: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().regex(/^[a-z0-9-]+\/[a-z0-9-]+$/, 'must read name/name, lower case'),
    category: zod__WEBPACK_IMPORTED_MODULE_1__/* ["enum"] */ .k5n(_model_index_js__WEBPACK_IMPORTED_MODULE_2__/* .categories */ .LZ),
    pattern: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(3).max(1000).describe('RE2 syntax, matched against one cleaned line'),
    gate: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().min(3)).min(1).optional().describe('literals of which every matching line contains one'),
    excludes: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(1000).optional(),
    title: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(300).optional(),
    advice: zod__WEBPACK_IMPORTED_MODULE_1__/* .string */ .YjP().max(1000).optional(),
    link: zod__WEBPACK_IMPORTED_MODULE_1__/* .url */ .OZ5({ protocol: /^https$/ }).optional(),
    strength: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).max(1).optional(),
    transient: zod__WEBPACK_IMPORTED_MODULE_1__/* .number */ .aig().min(0).max(1).optional().describe('probability that a retry passes'),
    firstSeen: day.optional(),
    lastSeen: day.optional(),
    seen: zod__WEBPACK_IMPORTED_MODULE_1__/* .int */ .Whr().nonnegative().optional(),
    expires: day.optional().describe('not used from this day on'),
});
const patternFileSchema = zod__WEBPACK_IMPORTED_MODULE_1__/* .strictObject */ .rej({
    schema: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz('pipeline-guard/patterns'),
    version: zod__WEBPACK_IMPORTED_MODULE_1__/* .literal */ .euz(1),
    patterns: zod__WEBPACK_IMPORTED_MODULE_1__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_1__/* .unknown */ .L5J()).max(2000),
});
/**
 * @param raw patterns as read from a file or the configuration
 * @param today `YYYY-MM-DD`; expired patterns are left out where it is given
 * @param taken ids that are already in use, mostly the shipped ones
 */
function checkPatterns(raw, taken, today) {
    const faults = [];
    const patterns = [];
    const rules = [];
    const ids = new Set(taken);
    raw.forEach((each, at) => {
        const parsed = customPatternSchema.safeParse(each);
        if (!parsed.success) {
            const issues = parsed.error.issues.map((issue) => `${issue.path.join('.') || 'pattern'}: ${issue.message}`);
            faults.push(`pattern ${at + 1}: ${issues.join('; ')}`);
            return;
        }
        const pattern = parsed.data;
        if (ids.has(pattern.id)) {
            faults.push(`pattern ${pattern.id}: this id is taken; choose another`);
            return;
        }
        ids.add(pattern.id);
        try {
            const rule = ruleOf(pattern);
            patterns.push(pattern);
            if (today === undefined || pattern.expires === undefined || pattern.expires > today)
                rules.push(rule);
        }
        catch (error) {
            faults.push(`pattern ${pattern.id}: ${error.message}`);
        }
    });
    return { patterns, rules, faults };
}
/** @throws Error when the pattern is no RE2 syntax, or has no literal to look for first */
function ruleOf(custom) {
    const pattern = compile(custom.pattern);
    const gate = custom.gate ?? [requiredLiteral(custom.pattern)].filter((literal) => literal !== undefined);
    if (gate.length === 0)
        throw new Error('has no literal of three characters that every match contains; add `gate`');
    return {
        id: custom.id,
        category: custom.category,
        ecosystem: 'custom',
        pattern,
        gate,
        ...(custom.excludes === undefined ? {} : { excludes: compile(custom.excludes) }),
        role: 'cause',
        // People know their own project best: a hair above every shipped rule.
        strength: custom.strength ?? 0.97,
        transient: custom.transient ?? 0.05,
        title: custom.title ?? custom.id,
        advice: custom.advice ?? 'A pattern of this repository; it has no advice yet.',
        ...(custom.link === undefined ? {} : { link: custom.link }),
        example: '',
        counterExample: '',
    };
}
function compile(source) {
    let compiled;
    try {
        compiled = re2js__WEBPACK_IMPORTED_MODULE_3__/* .RE2JS */ .L3.compile(source);
    }
    catch (error) {
        throw new Error(`not valid RE2 syntax (no look-around, no back-references): ${error.message}`);
    }
    const names = Object.keys(compiled.namedGroups());
    return {
        source,
        flags: '',
        test: (line) => compiled.matcher(line).find(),
        exec: (line) => {
            const matcher = compiled.matcher(line);
            if (!matcher.find())
                return null;
            return { groups: Object.fromEntries(names.map((name) => [name, matcher.group(name) ?? undefined])) };
        },
    };
}
/** The longest run of plain characters outside of groups, classes and alternatives; undefined when there is none. */
function requiredLiteral(source) {
    if (/(?<!\\)\|/.test(source.replace(/\((?:[^()\\]|\\.)*\)|\[(?:[^\]\\]|\\.)*\]/g, '(')))
        return undefined;
    const plain = source
        .replace(/^\(\?[a-z]+\)/, '')
        .replace(/\\[QE]/g, '\u0000')
        .replace(/\[(?:[^\]\\]|\\.)*\]/g, '\u0000');
    let depth = 0;
    let text = '';
    for (let at = 0; at < plain.length; at++) {
        const unit = plain[at] ?? '';
        const next = plain[at + 1] ?? '';
        if (unit === '\\') {
            at += 1;
            text += /[A-Za-z0-9]/.test(next) ? '\u0000' : depth === 0 ? next : '\u0000';
        }
        else if (unit === '(')
            depth += 1;
        else if (unit === ')') {
            depth -= 1;
            text += '\u0000';
        }
        else if (depth > 0)
            text += '\u0000';
        else if ('?*{'.includes(unit))
            text = `${text.slice(0, -1)}\u0000`;
        else if ('.^$+}'.includes(unit))
            text += '\u0000';
        else
            text += unit;
    }
    const [longest] = text
        .split('\u0000')
        .filter((part) => part.length >= 3 && !/^[\d,]+$/.test(part))
        .sort((a, b) => b.length - a.length);
    return longest;
}
//# sourceMappingURL=custom.js.map

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

/***/ 46417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   Vn: () => (/* binding */ watchText),
/* harmony export */   gD: () => (/* binding */ headlineOf),
/* harmony export */   isHeard: () => (/* binding */ isHeard),
/* harmony export */   rN: () => (/* binding */ watchMarkdown),
/* harmony export */   yG: () => (/* binding */ noRuns)
/* harmony export */ });
/* harmony import */ var _core_report_changes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60615);
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38111);
/* harmony import */ var _core_run_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66926);
/** What a watch has to say of itself: a table of workflows, what changed, what is left, what it cost. */



const noRuns = (repository) => ({
    repository,
    begun: false,
    remembered: 0,
    judged: 0,
    gone: 0,
    left: 0,
    workflows: [],
});
/** The report with one more run judged. */
function tally(report, { result, rerun }, workflow) {
    const { verdict } = result.ruling;
    const before = report.workflows.find((other) => other.workflow === workflow) ?? {
        repository: report.repository,
        workflow,
        judged: 0,
        failed: 0,
        anomalous: 0,
        reruns: 0,
    };
    const after = {
        ...before,
        judged: before.judged + 1,
        failed: before.failed + (isFailed(verdict) ? 1 : 0),
        anomalous: before.anomalous + (isAnomalous(verdict) ? 1 : 0),
        reruns: before.reruns + (rerun ? 1 : 0),
    };
    return {
        ...report,
        judged: report.judged + 1,
        workflows: [...report.workflows.filter((other) => other.workflow !== workflow), after].toSorted((a, b) => a.workflow < b.workflow ? -1 : 1),
    };
}
const isFailed = (verdict) => verdict === 'failed' || verdict === 'failed-transient';
const isAnomalous = (verdict) => verdict === 'degraded' || verdict === 'anomalous';
/** Was all looked at that was to be, as far as requests and time went? */
const isHeard = ({ repositories, stopped }) => repositories.every(({ left }) => left !== undefined) && (stopped === undefined || repositories.length > 0);
const sum = (report, field) => report.repositories.reduce((total, repository) => total + repository[field], 0);
function headlineOf(report) {
    const left = report.repositories.reduce((total, { left }) => total + (left ?? 0), 0);
    const begun = report.repositories.filter((repository) => repository.begun).length;
    const unlisted = report.repositories.filter((repository) => repository.left === undefined).length;
    return [
        `${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(sum(report, 'judged'), 'run')} judged in ${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(report.repositories.length, 'repository', 'repositories')}`,
        (0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(report.changes.length, 'change'),
        ...(begun === 0
            ? []
            : [`first watch of ${begun === report.repositories.length ? 'all' : begun}: nothing that had ended is judged`]),
        ...(sum(report, 'remembered') === 0 ? [] : [`${sum(report, 'remembered')} older ones remembered`]),
        ...(sum(report, 'gone') === 0 ? [] : [`${sum(report, 'gone')} deleted meanwhile`]),
        ...(left === 0 ? [] : [`${left} left for the next ${watchesFor(left, sum(report, 'judged'))}`]),
        ...(unlisted === 0 ? [] : [`${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(unlisted, 'repository', 'repositories')} could not be watched`]),
    ].join(', ');
}
/** At the pace of this watch; one that judged nothing has none. */
function watchesFor(left, judged) {
    const watches = judged === 0 ? 1 : Math.ceil(left / judged);
    return watches === 1 ? 'watch' : `${watches} watches, at this pace`;
}
const cost = ({ requests, milliseconds }) => `${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(requests.made, 'request')} (${requests.unchanged} answered “unchanged”) in ${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(milliseconds)}`;
const companions = ({ repositories }) => repositories.flatMap(({ repository, companion }) => (companion === undefined ? [] : [`${repository}: ${companion}`]));
function watchText(report) {
    const lines = [`watch: ${headlineOf(report)}`];
    for (const [name, entries] of (0,_core_report_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .byWorkflow */ .d)(report.changes)) {
        lines.push('', (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(name, 200));
        for (const entry of entries)
            lines.push(`  ${(0,_core_report_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .changeMark */ .uM)(entry)} run ${entry.key.run}: ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(entry.headline, 300)}`);
    }
    lines.push(...companions(report).map((line) => `note: ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(line, 300)}`));
    if (report.stopped !== undefined)
        lines.push('', `stopped early: ${report.stopped}; the next watch goes on from here`);
    for (const trouble of report.troubles)
        lines.push(`note: ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(`${trouble.message}. ${trouble.advice}`, 500)}`);
    return `${[...lines, cost(report)].join('\n')}\n`;
}
function watchMarkdown(report) {
    const rows = report.repositories.flatMap(({ workflows }) => workflows);
    const table = rows.length === 0
        ? []
        : [
            [
                '| workflow | judged | failed | anomalous | reruns |',
                '|---|--:|--:|--:|--:|',
                ...rows.map((row) => `| ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)((0,_core_report_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .nameOf */ .Vb)(row.repository, row.workflow), 160)} | ${row.judged} | ${row.failed} | ${row.anomalous} | ${row.reruns} |`),
            ].join('\n'),
        ];
    const changes = [...(0,_core_report_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .byWorkflow */ .d)(report.changes)].map(([name, entries]) => `#### ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(name, 160)}\n\n${entries.map(changeLine).join('\n')}`);
    const stopped = report.stopped === undefined
        ? []
        : [`*Stopped early: ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(report.stopped)}. The next watch goes on from here.*`];
    const troubles = report.troubles.map(({ message, advice }) => `- ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(`${message}. ${advice}`, 500)}`);
    return `${[
        `👀 **Watch** · ${headlineOf(report)}`,
        ...changes,
        ...table,
        ...companions(report).map((line) => `*${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(line, 300)}*`),
        ...stopped,
        ...(troubles.length === 0 ? [] : [troubles.join('\n')]),
        `<sub>${cost(report)}</sub>`,
        ...(report.digest === undefined ? [] : [report.digest]),
    ].join('\n\n')}\n`;
}
function changeLine(entry) {
    const url = (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .safeUrl */ .Pl)(entry.url);
    const run = `run ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(entry.key.run, 30)}`;
    const branch = entry.branch === undefined ? '' : ` on ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(entry.branch, 80)}`;
    return `- ${(0,_core_report_changes_js__WEBPACK_IMPORTED_MODULE_1__/* .changeMark */ .uM)(entry)} ${url === undefined ? run : `[${run}](${url})`}${branch}: ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(entry.headline)}`;
}
//# sourceMappingURL=report.js.map

/***/ }),

/***/ 22379:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  startWatch: () => (/* binding */ startWatch)
});

// EXTERNAL MODULE: ./lib/adapters/exporters/exporters.js + 4 modules
var exporters = __webpack_require__(94195);
// EXTERNAL MODULE: ./lib/adapters/http/verified.js
var verified = __webpack_require__(48101);
// EXTERNAL MODULE: ./lib/adapters/notifiers/channels.js + 10 modules
var channels = __webpack_require__(35329);
// EXTERNAL MODULE: ./lib/adapters/platforms/detect.js + 12 modules
var detect = __webpack_require__(62298);
// EXTERNAL MODULE: ./lib/adapters/presenters/elsewhere.js + 1 modules
var elsewhere = __webpack_require__(73099);
// EXTERNAL MODULE: ./lib/config/config.js + 1 modules
var config_config = __webpack_require__(70190);
// EXTERNAL MODULE: ./lib/core/mask/deep.js + 5 modules
var deep = __webpack_require__(31450);
// EXTERNAL MODULE: ./lib/core/mask/environment.js
var environment = __webpack_require__(82557);
// EXTERNAL MODULE: ./lib/flow/run-stage.js
var run_stage = __webpack_require__(2478);
// EXTERNAL MODULE: external "node:util"
var external_node_util_ = __webpack_require__(57975);
// EXTERNAL MODULE: ./lib/config/setup.js + 3 modules
var config_setup = __webpack_require__(10119);
// EXTERNAL MODULE: ./lib/core/collect/record.js + 1 modules
var collect_record = __webpack_require__(81930);
// EXTERNAL MODULE: ./lib/core/report/changes.js
var report_changes = __webpack_require__(60615);
// EXTERNAL MODULE: ./lib/core/run/time.js
var time = __webpack_require__(30636);
// EXTERNAL MODULE: ./lib/core/run/wildcard.js
var wildcard = __webpack_require__(22195);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/core/model/record.js + 3 modules
var record = __webpack_require__(91402);
;// CONCATENATED MODULE: ./lib/watch/store/lines.js
/** What happens in a watch, line by line, and what it comes to. Pure: the same lines give the same state. */


/** One change of state that people are told of, kept until they have been. */
const entrySchema = schemas/* object */.Ikc({
    key: record/* keySchema */.xT,
    workflow: schemas/* string */.YjP().describe('display name'),
    change: schemas/* enum */.k5n(['anomaly', 'failure', 'recovery', 'always']),
    headline: schemas/* string */.YjP(),
    severity: schemas/* string */.YjP().optional(),
    branch: schemas/* string */.YjP().optional(),
    sha: schemas/* string */.YjP().optional(),
    url: schemas/* string */.YjP().optional(),
    at: schemas/* string */.YjP().optional().describe('end of the run'),
    channels: schemas/* array */.YOg(schemas/* string */.YjP()).optional().describe('those whose rules let it through; absent: all'),
    maybeTold: schemas/* boolean */.zMY().optional().describe('a watch was killed while it was telling this'),
});
const pageTagSchema = schemas/* object */.Ikc({ etag: schemas/* string */.YjP(), more: schemas/* boolean */.zMY() });
/** Latest attempt dealt with (0: none had ended), creation in seconds since the epoch, and when it had last changed, in ms. */
const dealtSchema = schemas/* object */.Ikc({ attempt: schemas/* int */.Whr().nonnegative(), created: schemas/* number */.aig(), changed: schemas/* number */.aig().optional() });
const seenSchema = dealtSchema.extend({ run: schemas/* string */.YjP() });
const watchLineSchema = schemas/* discriminatedUnion */.gMt('kind', [
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('begin'),
        repository: schemas/* string */.YjP(),
        at: schemas/* string */.YjP(),
        runs: schemas/* array */.YOg(seenSchema).describe('what had ended then'),
        queue: schemas/* array */.YOg(schemas/* string */.YjP()).describe('runs still to be remembered, judged by nobody'),
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('run'),
        repository: schemas/* string */.YjP(),
        seen: seenSchema,
        record: record/* runRecordSchema */._A.optional(),
        entry: entrySchema.optional(),
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('pages'),
        repository: schemas/* string */.YjP(),
        tags: schemas/* record */.g1P(schemas/* string */.YjP(), pageTagSchema),
        forgetBefore: schemas/* number */.aig().describe('seconds since the epoch: runs created earlier are listed no more'),
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('turn'),
        next: schemas/* string */.YjP().optional().describe('the first repository a watch did not come to; none where it came to all'),
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('telling'),
        id: schemas/* string */.YjP(),
        what: schemas/* enum */.k5n(['notice', 'digest']),
        runs: schemas/* array */.YOg(schemas/* string */.YjP()),
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('told'),
        id: schemas/* string */.YjP(),
        what: schemas/* enum */.k5n(['notice', 'digest']),
        runs: schemas/* array */.YOg(schemas/* string */.YjP()),
        at: schemas/* string */.YjP(),
    }),
    schemas/* object */.Ikc({
        kind: schemas/* literal */.euz('not-told'),
        id: schemas/* string */.YjP(),
        maybe: schemas/* boolean */.zMY().optional().describe('nobody knows: the watch was killed, or no answer came'),
    }),
]);
const repositorySchema = schemas/* object */.Ikc({
    startedAt: schemas/* string */.YjP().describe('what ended before is not judged'),
    seen: schemas/* record */.g1P(schemas/* string */.YjP(), dealtSchema),
    queue: schemas/* array */.YOg(schemas/* string */.YjP()),
    tags: schemas/* record */.g1P(schemas/* string */.YjP(), pageTagSchema),
});
const watchStateSchema = schemas/* object */.Ikc({
    schema: schemas/* literal */.euz('pipeline-guard/watch'),
    version: schemas/* literal */.euz(1),
    repositories: schemas/* record */.g1P(schemas/* string */.YjP(), repositorySchema),
    next: schemas/* string */.YjP().optional().describe('the repository whose turn it is'),
    outbox: schemas/* array */.YOg(entrySchema),
    telling: schemas/* object */.Ikc({ id: schemas/* string */.YjP(), what: schemas/* enum */.k5n(['notice', 'digest']), runs: schemas/* array */.YOg(schemas/* string */.YjP()) })
        .optional()
        .describe('begun, and not known to have ended'),
    digestAt: schemas/* string */.YjP().optional(),
});
const emptyWatch = {
    schema: 'pipeline-guard/watch',
    version: 1,
    repositories: {},
    outbox: [],
};
/** One attempt, as one text. Several controllers may have jobs of one name. */
const attemptText = ({ key }) => `${key.host === 'github.com' ? '' : `${key.host.toLowerCase()} `}${key.repository.toLowerCase()} ${key.run} ${key.attempt}`;
function applyLine(state, line) {
    switch (line.kind) {
        case 'begin': {
            if (state.repositories[line.repository.toLowerCase()] !== undefined)
                return state;
            const seen = {};
            for (const run of line.runs)
                see(seen, run);
            return withRepository({ ...state, digestAt: state.digestAt ?? line.at }, line.repository, {
                startedAt: line.at,
                seen,
                queue: line.queue,
                tags: {},
            });
        }
        case 'run': {
            const known = repositoryOf(state, line.repository);
            // One run at a time, of thousands: changed in place, in a map that is this state’s own.
            see(known.seen, line.seen);
            const queue = known.queue.includes(line.seen.run)
                ? known.queue.filter((run) => run !== line.seen.run)
                : known.queue;
            return { ...withRepository(state, line.repository, { ...known, queue }), outbox: put(state.outbox, line.entry) };
        }
        case 'pages': {
            const known = repositoryOf(state, line.repository);
            const seen = Object.fromEntries(Object.entries(known.seen).filter(([, { created }]) => created >= line.forgetBefore));
            return withRepository(state, line.repository, { ...known, seen, tags: line.tags });
        }
        case 'turn': {
            const { next: _before, ...rest } = state;
            return { ...rest, ...(line.next === undefined ? {} : { next: line.next }) };
        }
        case 'telling':
            return { ...state, telling: { id: line.id, what: line.what, runs: line.runs } };
        case 'told': {
            const { telling: _over, ...rest } = state;
            const told = new Set(line.runs);
            return {
                ...rest,
                outbox: state.outbox.filter((entry) => !told.has(attemptText(entry))),
                ...(line.what === 'digest' ? { digestAt: line.at } : {}),
            };
        }
        case 'not-told': {
            const { telling, ...rest } = state;
            const unsure = new Set(line.maybe === true ? telling?.runs : []);
            return {
                ...rest,
                outbox: state.outbox.map((entry) => (unsure.has(attemptText(entry)) ? { ...entry, maybeTold: true } : entry)),
            };
        }
        default:
            return line;
    }
}
const repositoryOf = (state, name) => state.repositories[name.toLowerCase()] ?? { startedAt: new Date(0).toISOString(), seen: {}, queue: [], tags: {} };
const withRepository = (state, name, repository) => ({
    ...state,
    repositories: { ...state.repositories, [name.toLowerCase()]: repository },
});
/** The later of both in each respect, so that lines may be replayed. */
function see(seen, { run, attempt, created, changed }) {
    const known = seen[run];
    const last = Math.max(known?.changed ?? 0, changed ?? 0);
    if (known !== undefined && isAnother(known, created))
        seen[run] = { attempt, created, ...(changed && { changed }) };
    else if (known === undefined || known.attempt < attempt || last > (known.changed ?? 0))
        seen[run] = { attempt: Math.max(known?.attempt ?? 0, attempt), created, ...(last > 0 && { changed: last }) };
}
/**
 * A run keeps its id and the time it was created, but for one platform: where a job is deleted and made anew, as a branch
 * that comes back, its builds count from one again.
 */
const isAnother = (known, created) => known.created > 0 && created > known.created + 60;
const put = (outbox, entry) => entry === undefined ? outbox : [...outbox.filter((other) => attemptText(other) !== attemptText(entry)), entry];
//# sourceMappingURL=lines.js.map
;// CONCATENATED MODULE: ./lib/watch/watching.js
/** What every part of a watch shares. */
/** Time kept for telling and remembering, in ms. */
const reserveMs = 5_000;
/** Why the watch goes no further, in words. */
const endOf = ({ fleet, deadline }) => fleet.spent() ?? (deadline.left() < reserveMs ? 'the time of this watch is spent' : undefined);
/** When a run was created, in seconds since the epoch. */
const secondsOf = (run) => Math.floor(run.createdAt / 1000);
//# sourceMappingURL=watching.js.map
;// CONCATENATED MODULE: ./lib/watch/choose.js
/** Which runs of a listing are still to be dealt with. */



/** Is what goes by these names to be watched? */
function isChosen({ watchWorkflows, watchIgnore }, names) {
    const any = (patterns) => patterns.some((pattern) => names.some((name) => (0,wildcard/* matches */.c)(pattern, name)));
    return (watchWorkflows.length === 0 || any(watchWorkflows)) && !any(watchIgnore);
}
/** Is its workflow one to watch? By path, file name or name. */
function isWatched({ config, own }, run) {
    const { key, told, alsoCalled = [] } = run;
    if (own?.workflow === key.workflow && own.repository.toLowerCase() === key.repository.toLowerCase())
        return false;
    return isChosen(config, [key.workflow, key.workflow.split('/').at(-1) ?? '', told.name ?? '', ...alsoCalled]);
}
const runsOf = ({ pages }) => {
    const byId = new Map();
    // A page that shifted while it was read lists a run twice; the later look is the newer one.
    for (const run of pages.flatMap((page) => page.runs))
        byId.set(run.key.run, run);
    return [...byId.values()];
};
/** The last attempt of a run that has ended: one that is listed as running has ended all but that. */
const lastEnded = (run) => (run.finished ? run.key.attempt : run.key.attempt - 1);
/** Attempts that ended and were not dealt with, first one first. */
function openAttempts(run, known) {
    const seen = known.seen[run.key.run];
    const another = seen !== undefined && run.firstGone !== true && isAnother(seen, secondsOf(run));
    const from = another ? 0 : (seen?.attempt ?? 0);
    return Array.from({ length: Math.max(0, lastEnded(run) - from) }, (_, index) => from + index + 1);
}
/** Is there anything about it that was not dealt with? */
function isOpen(run, known) {
    if (run.changedAt === undefined)
        return openAttempts(run, known).length > 0;
    return run.finished && (known.seen[run.key.run]?.changed ?? 0) < run.changedAt;
}
/** Pages on which nothing is left to do: their tags are kept, so that they are read again only when they change. */
function settledTags(watching, listing, known, isListed) {
    // What was not read this time was settled when it was: its tag still says so.
    const read = new Set(listing.pages.map(({ id }) => id));
    const same = Object.entries(known.tags).filter(([id]) => !read.has(id) && isListed(id));
    const done = listing.pages.flatMap(({ id, tag, runs }) => {
        const settled = runs.every((run) => run.finished && (!isWatched(watching, run) || !isOpen(run, known)));
        return tag !== undefined && settled ? [[id, tag]] : [];
    });
    return Object.fromEntries([...same, ...done]);
}
//# sourceMappingURL=choose.js.map
// EXTERNAL MODULE: ./lib/core/run/concurrency.js + 2 modules
var concurrency = __webpack_require__(16832);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
;// CONCATENATED MODULE: ./lib/watch/collect.js
/** Fetches runs with their jobs, and puts them in the order in which they ended. */





const atOnce = 6;
/** Of what requests allow where there are more runs than that: the newest are told of soon, the backlog is worked off too. */
const newestShare = 3 / 4;
/** Requests a run takes on the average: its jobs, and of every third a log and what goes with it. */
const requestsARun = 2;
/** Requests kept for the configuration and one failed job. */
const leastReserve = 10;
/**
 * The runs of this watch: all, or where requests do not reach that far the newest of those that came since the last watch and,
 * for the rest of them, the oldest. So no backlog, however long, keeps a new failure waiting, and it is closed from its old end.
 */
function chosen(waiting, known, requests) {
    // What cannot be asked for is not chosen: else the oldest of them would be asked for in the place of the newest.
    const most = Math.max(1, Math.floor((requests - leastReserve) / requestsARun));
    if (waiting.length <= most)
        return waiting;
    const newestSeen = Object.values(known.seen).reduce((newest, { created }) => Math.max(newest, created), 0);
    const fresh = waiting.filter((run) => secondsOf(run) > newestSeen);
    const newest = new Set(fresh.slice(-Math.ceil(most * newestShare)));
    const oldest = waiting.filter((run) => !newest.has(run)).slice(0, most - newest.size);
    return [...oldest, ...waiting.filter((run) => newest.has(run))];
}
/**
 * Oldest start first, as far as requests go: each failed job will need its log. What ended after the start of a run that
 * was not reached waits for the next watch, where that run may turn out to have ended before it.
 */
async function collect(watching, runs, known) {
    const all = runs.toSorted((a, b) => a.startedAt - b.startedAt || (a.key.run < b.key.run ? -1 : 1));
    const waiting = chosen(all, known, watching.fleet.requests().left);
    const ready = [];
    const gone = [];
    const touched = [];
    let reserved = leastReserve;
    let next = 0;
    let missed = 0;
    for (const group of (0,concurrency/* groupsOf */.c1)(waiting, atOnce)) {
        if (endOf(watching) !== undefined || watching.fleet.requests().left < reserved + group.length)
            break;
        const found = await Promise.all(group.map((run) => attemptsOf(watching, run, known)));
        // Requests or time ran out within the group: it is asked for again.
        if (found.some(({ stopped }) => stopped))
            break;
        next += group.length;
        for (const one of found) {
            ready.push(...one.opened);
            gone.push(...one.gone);
            touched.push(...one.touched);
            if (one.missed)
                missed += 1;
            reserved += one.opened.reduce((sum, { snapshot }) => sum + requestsFor(snapshot), 0);
        }
    }
    const line = waiting[next]?.startedAt ?? Number.POSITIVE_INFINITY;
    const ordered = ready.toSorted((a, b) => a.endedAt - b.endedAt || a.run.key.attempt - b.run.key.attempt);
    const certain = ordered.filter(({ endedAt }) => endedAt <= line);
    // Were all to wait for one another, nothing would ever be judged.
    return { ready: certain.length > 0 ? certain : ordered, gone, touched, left: all.length - next + missed };
}
/** Logs of failed jobs, each behind a redirect that is not counted; a rerun looks at the run, its head and the day, and asks. */
const requestsFor = ({ jobs }) => {
    const failed = jobs.filter(({ outcome }) => (0,outcomes/* hasFailed */.WN)(outcome)).length;
    return failed === 0 ? 0 : Math.min(20, failed) + 5;
};
const noAttempts = { opened: [], gone: [], touched: [], missed: false, stopped: false };
/** Where the listing tells only that a run changed, its jobs tell the attempts. */
async function changedAttempts(attempts, run, known) {
    const answer = await attempts(run, known.seen[run.key.run]?.attempt ?? 0);
    switch (answer.kind) {
        case 'ok':
            return answer.opened.length === 0
                ? { ...noAttempts, touched: [run] }
                : { ...noAttempts, opened: answer.opened.map((one) => collected(one.run, one)) };
        case 'gone':
            return { ...noAttempts, gone: [run] };
        case 'later':
            return { ...noAttempts, missed: true };
        case 'stop':
            return { ...noAttempts, missed: true, stopped: true };
        default:
            return answer;
    }
}
async function attemptsOf({ fleet }, run, known) {
    if (run.changedAt !== undefined && fleet.attempts !== undefined)
        return changedAttempts(fleet.attempts, run, known);
    const opened = [];
    const gone = [];
    const told = (missed, stopped) => ({ opened, gone, touched: [], missed, stopped });
    for (const number of openAttempts(run, known)) {
        const attempt = number === run.key.attempt ? run : await fleet.attempt(run, number);
        if (attempt === 'stop')
            return told(true, true);
        // A later attempt is not judged before the one it repeats.
        if (attempt === 'later')
            return told(true, false);
        const answer = attempt === 'gone' ? { kind: 'gone' } : await fleet.open(attempt);
        switch (answer.kind) {
            case 'ok':
                opened.push(collected(attempt === 'gone' ? run : attempt, answer));
                break;
            case 'gone':
                gone.push({ ...run, key: { ...run.key, attempt: number } });
                break;
            case 'later':
                return told(true, false);
            case 'stop':
                return told(true, true);
            default:
                return answer;
        }
    }
    return told(false, false);
}
function collected(run, { snapshot, platform }) {
    const { completedAt } = (0,collect_record/* recordRun */.vj)(snapshot).run.value;
    return {
        run: { ...run, key: snapshot.key },
        snapshot,
        platform,
        endedAt: completedAt === undefined ? run.startedAt : Date.parse(completedAt),
    };
}
//# sourceMappingURL=collect.js.map
;// CONCATENATED MODULE: ./lib/watch/dealt.js
/** What was dealt with of a repository, and what is remembered of it. */

const stateOf = ({ store }, repository) => store.state().repositories[repository.toLowerCase()];
const seenOf = (run, attempt = run.key.attempt) => ({
    run: run.key.run,
    attempt,
    created: secondsOf(run),
    ...(run.changedAt !== undefined && { changed: run.changedAt }),
});
/** As far as it was listed: of a run whose attempt the listing does not tell, none counts as dealt with. */
const passedOver = (run, attempt = run.key.attempt) => seenOf(run, run.changedAt === undefined ? attempt : 0);
function remember(history, record) {
    const known = history.get(record.key.workflow);
    if (known === undefined)
        history.set(record.key.workflow, [record]);
    else
        known.push(record);
}
//# sourceMappingURL=dealt.js.map
// EXTERNAL MODULE: ./lib/core/history/order.js
var order = __webpack_require__(22724);
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
;// CONCATENATED MODULE: ./lib/watch/exporting.js
/**
 * Figures and issues of a watched repository. What wants every run gets it as it is judged; the others are told once a watch,
 * of the newest run of each workflow: they show how things stand.
 */



const later = { state: 'done', detail: 'goes out at the end of the watch' };
async function exportingOf(watching, repository) {
    const opened = (await watching.exportersOf?.(repository)) ?? [];
    const waiting = opened.filter(({ everyRun }) => everyRun !== true);
    const newest = new Map();
    const collectors = waiting.map(({ name }) => ({
        name,
        send: async (exported) => {
            newest.set((0,order/* workflowText */.LS)(exported.record.key), exported);
            return later;
        },
    }));
    return {
        exporters: [...opened.filter(({ everyRun }) => everyRun === true).map(untilItFails), ...collectors],
        async finish() {
            for (const exporter of waiting)
                await tellNewest(watching, exporter, [...newest.values()]);
        },
    };
}
/** A place that does not answer is asked once, not for each of a hundred runs. */
function untilItFails(exporter) {
    let failure;
    return {
        ...exporter,
        async send(exported) {
            if (failure !== undefined)
                return { state: 'skipped', detail: `it failed before in this watch: ${failure}` };
            const delivery = await exporter.send(exported);
            if (delivery.state === 'failed')
                failure = delivery.detail;
            return delivery;
        },
    };
}
async function tellNewest({ troubles, deadline }, exporter, all) {
    for (const exported of all) {
        if (deadline.left() < reserveMs)
            return;
        const delivery = await exporter
            .send(exported)
            .catch((error) => ({ state: 'failed', detail: (0,errors/* messageOf */.b)(error) }));
        if (delivery.state !== 'failed')
            continue;
        const { repository, workflow } = exported.record.key;
        troubles.add({
            code: 'not-exported',
            message: `${repository}, ${workflow}: nothing was sent to ${exporter.name}: ${delivery.detail}`,
            advice: 'The verdicts and the history stand; the next watch tries again.',
        });
        return;
    }
}
//# sourceMappingURL=exporting.js.map
// EXTERNAL MODULE: ./lib/flow/guard.js + 133 modules
var guard = __webpack_require__(34677);
;// CONCATENATED MODULE: ./lib/watch/judge.js
/** Judges one finished run by the flow every step goes through; what it says and keeps is collected, not sent. */



/** A run is judged in well under a second; its logs may be long. */
const longestSeconds = 60;
const noEvidence = {
    tests: async () => undefined,
    metrics: async () => ({}),
    logs: async () => [],
};
const noPresenter = { show: async () => undefined };
/**
 * @param known what was known when the run ended
 */
async function judgeRun({ now, mask, troubles, deadline, config, notifiers }, setup, { platform, endedAt }, { owners, exporters, ...known }) {
    let record;
    let learnt;
    const told = [];
    const memory = {
        name: 'watch',
        load: async () => ({ kind: 'ok', value: { ...known, quarantined: [] } }),
        save: async (given, _history, models) => {
            record = given;
            learnt = models;
            return { decision: 'remember', target: 'watch', state: 'done', detail: 'kept in the watch’s history' };
        },
    };
    // One for each channel, under its name: the rules of the repository hold, and its history knows who was notified.
    const collectors = (notifiers.length === 0 ? ['watch'] : notifiers.map(({ channel }) => channel)).map((channel) => ({
        channel,
        send: async ({ decision }) => {
            told.push({ channel, decision });
            return { state: 'done', detail: 'goes into the notice of the watch' };
        },
    }));
    const result = await (0,guard/* guard */.a)(
    // What a dry run must not do, the watch leaves out itself: each run builds on the ones before.
    { ...setup, config: { ...setup.config, dryRun: false, scope: 'run', rerun: rerunOf(platform, setup) } }, {
        platform: acting(platform, { dryRun: config.dryRun, endedAt, now }),
        stores: [memory],
        notifiers: collectors,
        exporters,
        evidence: noEvidence,
        presenter: noPresenter,
        owners,
        mask,
        troubles,
        now,
        deadline: (0,run_stage/* createDeadline */.dU)({ seconds: Math.min(longestSeconds, deadline.left() / 1000), now }),
    });
    return {
        result,
        record,
        learnt,
        entry: record === undefined ? undefined : entryOf(result, record, told),
        rerun: result.outcomes.some(({ decision, state }) => decision === 'rerun' && state === 'done'),
    };
}
/** A rerun that nobody can make must not be decided: what failed would wait for it untold. */
const rerunOf = ({ rerun }, { config }) => rerun === undefined ? 'off' : config.rerun;
/** The pause before a rerun counts from the end of the run, which is mostly longer ago. */
function acting(platform, { dryRun, endedAt, now }) {
    const { rerun, dispatch } = platform;
    if (dryRun) {
        const undone = (decision, target) => Promise.resolve({ decision, target, state: 'dry-run', detail: 'not done: a dry run' });
        return {
            ...platform,
            rerun: (decision) => undone('rerun', decision.jobs.join(', ')),
            dispatch: (decision) => undone('dispatch', decision.workflow),
        };
    }
    return {
        ...platform,
        ...(rerun === undefined
            ? {}
            : {
                rerun: (decision, seen) => rerun({ ...decision, waitSeconds: Math.max(0, decision.waitSeconds - (now() - endedAt) / 1000) }, seen),
            }),
        ...(dispatch === undefined ? {} : { dispatch }),
    };
}
function entryOf(result, record, told) {
    // What every channel’s rules hold back is still seen in the report of the watch.
    const decision = told[0]?.decision ?? result.ruling.decisions.find((one) => one.kind === 'notify');
    if (decision === undefined)
        return undefined;
    const { change } = decision;
    const { branch, sha, url, completedAt } = record.run.value;
    return {
        key: record.key,
        workflow: (0,report_changes/* workflowLabel */.Sz)(record.key, record.run.value),
        change,
        headline: result.headline,
        ...(result.ruling.severity === undefined ? {} : { severity: result.ruling.severity }),
        ...(branch === undefined ? {} : { branch }),
        ...(sha === undefined ? {} : { sha }),
        ...(url === undefined ? {} : { url }),
        ...(completedAt === undefined ? {} : { at: completedAt }),
        channels: told.map(({ channel }) => channel),
    };
}
//# sourceMappingURL=judge.js.map
// EXTERNAL MODULE: ./lib/core/history/reruns.js
var reruns = __webpack_require__(50493);
;// CONCATENATED MODULE: ./lib/watch/known.js
/** What was known when a run ended: nothing that ended later may speak of it. */

/**
 * @param history of each workflow of the repository
 * @param given.others whether reruns of the other workflows matter: a run that passed is not rerun
 */
function knownTo(history, { snapshot, endedAt }, { now, others }) {
    const { workflow } = snapshot.key;
    const before = (record) => endOfRecord(record) <= endedAt;
    const elsewhere = () => [...history].flatMap(([name, records]) => (name === workflow ? [] : records.filter(before)));
    return {
        records: (history.get(workflow) ?? []).filter(before),
        elsewhere: others ? (0,reruns/* rerunsOf */.X)(elsewhere(), now) : [],
    };
}
const endOfRecord = ({ run }) => Date.parse(run.value.completedAt ?? run.value.startedAt ?? run.value.createdAt ?? run.observedAt);
//# sourceMappingURL=known.js.map
;// CONCATENATED MODULE: ./lib/watch/older.js
/** What had ended when the first watch of a repository began: remembered, to measure by, and judged by nobody. */







/** Runs of each workflow (where one file serves many events: of each event) that a first watch remembers with their jobs. */
const remembered = 30;
/** Deleted before it could be remembered. */
const dropped = (repository, run) => ({ kind: 'run', repository, seen: { run, attempt: 1, created: 0 } });
/** What had ended when the first watch began is judged by nobody; the newest of it is remembered, to measure by. */
function beginning(watching, given) {
    const newest = given.runs.filter((run) => isWatched(watching, run)).toSorted((a, b) => b.startedAt - a.startedAt);
    const counts = new Map();
    const queue = newest.filter(({ key, finished, changedAt, told }) => {
        if (!finished)
            return false;
        const kind = changedAt === undefined ? key.workflow : `${key.workflow} ${told.event}`;
        const count = (counts.get(kind) ?? 0) + 1;
        counts.set(kind, count);
        return count <= remembered;
    });
    const ended = given.runs.filter((run) => lastEnded(run) > 0);
    return {
        kind: 'begin',
        repository: given.repository,
        at: new Date(given.startedAt).toISOString(),
        runs: ended.map((run) => passedOver(run, lastEnded(run))),
        queue: queue.map(({ key }) => key.run),
    };
}
/**
 * Works off the queue of the first watch, as far as half of the requests go, or this repository’s share of them: of
 * hundreds of jobs each is to be begun, before much is remembered of the first. A run that ended while that watch was listing
 * is judged after all.
 */
async function rememberOlder(watching, { repository, runs, whole, waiting, }, history) {
    const { fleet, store } = watching;
    const state = stateOf(watching, repository);
    const listed = new Map(runs.map((run) => [run.key.run, run]));
    // One that was rerun since is judged, its new attempt with it; one that is running waits.
    const queue = (state?.queue ?? [])
        .flatMap((id) => listed.get(id) ?? [])
        .filter((run) => run.finished && state !== undefined && !isOpen(run, state));
    if (whole)
        for (const run of state?.queue ?? [])
            if (!listed.has(run))
                await store.write(dropped(repository, run));
    const share = Math.floor(fleet.requests().left / Math.max(2, waiting));
    const enough = fleet.requests().left - share;
    const step = Math.max(1, Math.min(6, share));
    const during = [];
    let count = 0;
    for (const group of (0,concurrency/* groupsOf */.c1)(queue, step)) {
        if (endOf(watching) !== undefined || fleet.requests().left - step < enough)
            break;
        const opened = await Promise.all(group.map((run) => fleet.open(run)));
        for (const [index, answer] of opened.entries()) {
            const run = group[index];
            if (run === undefined || answer.kind === 'stop' || answer.kind === 'later')
                continue;
            if (answer.kind === 'gone') {
                await store.write({ kind: 'run', repository, seen: passedOver(run) });
                continue;
            }
            const one = collected(run, answer);
            if (one.endedAt > Date.parse(state?.startedAt ?? '')) {
                during.push(one);
                continue;
            }
            const record = (0,collect_record/* recordRun */.vj)((0,deep/* maskDeep */.f)(answer.snapshot, watching.mask));
            await store.write({ kind: 'run', repository, seen: seenOf(one.run), record });
            remember(history, record);
            count += 1;
        }
    }
    return { during, remembered: count };
}
//# sourceMappingURL=older.js.map
// EXTERNAL MODULE: ./lib/watch/report.js
var watch_report = __webpack_require__(46417);
// EXTERNAL MODULE: ./lib/config/companion.js
var companion = __webpack_require__(81408);
// EXTERNAL MODULE: ./lib/config/file.js
var file = __webpack_require__(49950);
// EXTERNAL MODULE: ./lib/core/diagnose/learn/custom.js
var custom = __webpack_require__(78838);
// EXTERNAL MODULE: ./lib/flow/owners.js + 2 modules
var owners = __webpack_require__(3315);
// EXTERNAL MODULE: ./lib/rules/index.js + 258 modules
var rules = __webpack_require__(29363);
;// CONCATENATED MODULE: ./lib/watch/setup.js
/** What a repository’s own configuration file says, read from its default branch. */







/** A companion does here what it does: two that tell and rerun the same would do it twice. */
async function companionOf(fleet, repository) {
    if (fleet.name !== 'github')
        return undefined;
    const loaded = await fleet.trustedFile(repository, companion/* companionPath */.ad);
    return loaded.kind === 'ok' ? (0,companion/* readCompanion */.RU)(loaded.value) : undefined;
}
/** What is left to the companion, in words; undefined where nothing is. */
function leftTo({ companion }) {
    if (companion === undefined || (!companion.reruns && !companion.tells))
        return undefined;
    const what = [...(companion.tells ? ['notices'] : []), ...(companion.reruns ? ['reruns'] : [])].join(' and ');
    const whose = companion.workflows.length === 0 ? 'its workflows' : companion.workflows.slice(0, 10).join(', ');
    return `${what} of ${whose} are left to the companion workflow`;
}
/** Read once a watch, from the default branch. */
const ownersIn = ({ config, fleet, troubles }, repository) => config.owners === 'off'
    ? undefined
    : (0,owners/* ownersSource */.y)({ platform: fleet.name, read: (path) => fleet.trustedFile(repository, path), troubles });
/**
 * @returns undefined, with the faults told, where the file is faulty: its runs wait until it is right, and the other
 * repositories go on
 */
async function setupOf(watching, repository) {
    const { config, fleet, now, troubles } = watching;
    const companion = await companionOf(fleet, repository);
    const base = { config, place: 'watch', companionInstalled: companion !== undefined, companion };
    const path = config.configFile;
    const before = troubles.all().length;
    const loaded = path === undefined ? undefined : await fleet.trustedFile(repository, path);
    // With other settings than its own a repository is not judged because requests ran out just here.
    if (loaded?.kind === 'corrupt' && fleet.spent() !== undefined)
        return undefined;
    // A platform that was refused has said so already, with better advice.
    if (loaded?.kind === 'corrupt' && troubles.all().length === before)
        troubles.add({
            code: 'config-file-unreadable',
            message: `${repository}: ${path}: ${loaded.reason}`,
            advice: 'See that the file can be read there with this token; the runs were judged without it.',
        });
    if (path === undefined || loaded?.kind !== 'ok')
        return { ...base, file: file/* emptyFileConfig */.aJ };
    const name = `${repository}: ${path}`;
    const read = await (0,file/* readFileConfig */.le)(loaded.value, name);
    const patterns = read.kind === 'ok' ? read.value.patterns : [];
    const checked = (0,custom.checkPatterns)(patterns, new Set(rules.shippedRules.map(({ id }) => id)), (0,time/* dateOf */.Q$)(now()));
    const faults = [
        ...(read.kind === 'faulty' ? read.faults : []),
        ...checked.faults.map((given) => ({ input: `${name}: patterns`, given, accepted: 'see pipeline-guard patterns' })),
    ];
    if (read.kind === 'ok' && faults.length === 0)
        return { ...base, file: read.value, rules: checked.rules };
    troubles.add({
        code: 'config-file-faulty',
        message: faults.map(config_config/* describeFault */.Qx).join('; '),
        advice: 'Nothing of this repository is judged until the file is right; nothing is lost meanwhile.',
    });
    return undefined;
}
//# sourceMappingURL=setup.js.map
;// CONCATENATED MODULE: ./lib/watch/repository.js
/** Watches one repository: lists, remembers what is older than the watch, collects what ended since, judges it in order. */
















/** A run can be rerun for 30 days, and may itself take some: after that nothing about it changes. */
const listedDays = 35;
/** @param waiting repositories this watch has still to look at, this one included */
async function watchRepository(watching, repository, waiting) {
    const { fleet, store, now, troubles } = watching;
    const report = (0,watch_report/* noRuns */.yG)(repository);
    const first = stateOf(watching, repository) === undefined;
    const startedAt = now();
    const listing = await fleet.list({
        repository,
        since: startedAt - listedDays * time/* day */.vd,
        newestFirst: first,
        tags: stateOf(watching, repository)?.tags ?? {},
        most: Math.max(10, Math.floor(fleet.requests().left / (first ? 4 : 2))),
    });
    const runs = runsOf(listing);
    const unheard = !listing.whole && runs.length === 0;
    if (first) {
        if (unheard)
            return { ...report, left: undefined };
        await store.write(beginning(watching, { repository, startedAt, runs }));
    }
    // Most projects of a quiet watch have nothing to be measured: what they remember need not be read.
    const quiet = stateOf(watching, repository);
    if (quiet !== undefined && quiet.queue.length === 0 && !runs.some((run) => isNews(watching, run, quiet))) {
        await keepTags(watching, repository, listing, startedAt);
        return { ...report, begun: first, left: unheard ? undefined : 0 };
    }
    const loaded = await store.history(repository);
    if (loaded.kind === 'corrupt') {
        troubles.add({
            code: 'history-unreadable',
            message: `The history of ${repository} could not be read: ${loaded.reason}`,
            advice: 'Nothing was overwritten, and nothing of this repository is judged until it is restored or moved away.',
        });
        return { ...report, left: undefined };
    }
    const history = new Map();
    for (const record of loaded.kind === 'ok' ? loaded.value.records : [])
        remember(history, record);
    const older = await rememberOlder(watching, { repository, runs, whole: listing.whole, waiting }, history);
    const known = stateOf(watching, repository);
    if (known === undefined)
        return report;
    const open = runs.filter((run) => isNews(watching, run, known));
    const found = await collect(watching, open, known);
    for (const run of [...found.gone, ...found.touched])
        await store.write({ kind: 'run', repository, seen: passedOver(run) });
    const ready = [...older.during, ...found.ready].toSorted((a, b) => a.endedAt - b.endedAt);
    const learnt = loaded.kind === 'ok' ? (loaded.value.learnt ?? []) : [];
    const judged = await judgeAll(watching, repository, ready, { history, learnt });
    await keepTags(watching, repository, listing, startedAt);
    await store.settle();
    return {
        ...judged,
        begun: first,
        gone: found.gone.length,
        left: unheard ? undefined : found.left + ready.length - judged.judged - judged.remembered,
        remembered: judged.remembered + older.remembered,
    };
}
const isNews = (watching, run, known) => isWatched(watching, run) && isOpen(run, known);
async function judgeAll(watching, repository, ready, known) {
    const { history } = known;
    let { learnt } = known;
    const { fleet, store, config, mask, deadline, now } = watching;
    let report = (0,watch_report/* noRuns */.yG)(repository);
    const setup = ready.length === 0 ? undefined : await setupOf(watching, repository);
    if (setup === undefined)
        return report;
    store.bound(repository, (usual) => (0,config_setup/* boundsOf */.BO)(setup.file, usual));
    const companion = leftTo(setup);
    if (companion !== undefined)
        report = { ...report, companion };
    const owners = ownersIn(watching, repository);
    const exporting = await exportingOf(watching, repository);
    const { exporters } = exporting;
    const startedAt = Date.parse(stateOf(watching, repository)?.startedAt ?? '');
    for (const one of ready) {
        const { key } = one.snapshot;
        if (one.endedAt <= startedAt) {
            const record = (0,collect_record/* recordRun */.vj)((0,deep/* maskDeep */.f)(one.snapshot, mask));
            await store.write({ kind: 'run', repository, seen: seenOf(one.run), record });
            remember(history, record);
            report = { ...report, remembered: report.remembered + 1 };
            continue;
        }
        // A run that passed needs nothing more of the platform.
        const needed = requestsFor(one.snapshot);
        if (deadline.left() < reserveMs || (needed > 0 && (fleet.spent() !== undefined || fleet.requests().left < needed)))
            break;
        const before = knownTo(history, one, { now: now(), others: needed > 0 });
        const judged = await judgeRun(watching, setup, one, { ...before, learnt, owners, exporters });
        // Its logs could no longer be had: judged next time, with them. A rerun that was asked for is not undone by that.
        if (judged.record === undefined || (needed > 0 && fleet.spent() !== undefined && !judged.rerun))
            break;
        if (config.watchStatuses && !config.dryRun && !config.observe)
            await fleet.status(one.snapshot, { pass: judged.result.ruling.pass, description: mask(judged.result.headline) });
        await store.write({
            kind: 'run',
            repository,
            seen: seenOf(one.run),
            record: judged.record,
            ...(judged.entry === undefined ? {} : { entry: judged.entry }),
        });
        remember(history, judged.record);
        if (judged.learnt)
            store.learn(repository, judged.learnt);
        learnt = judged.learnt ?? learnt;
        report = (0,watch_report/* tally */.N4)(report, judged, (0,report_changes/* workflowLabel */.Sz)(key, one.snapshot.run));
    }
    await exporting.finish();
    return report;
}
async function keepTags(watching, repository, listing, startedAt) {
    const known = stateOf(watching, repository);
    if (known === undefined)
        return;
    const oldest = startedAt - (listedDays + 10) * time/* day */.vd;
    const forgetBefore = Math.floor(oldest / 1000);
    const unchanged = new Set(listing.unchanged);
    // A run that is still to be remembered must be listed once more, so only pages without runs are settled until then.
    const empty = { ...listing, pages: listing.pages.filter(({ runs }) => runs.length === 0) };
    const tags = settledTags(watching, known.queue.length > 0 ? empty : listing, known.queue.length > 0 ? { ...known, tags: {} } : known, (page) => unchanged.has(page) || Date.parse(page.slice(0, 20)) > oldest);
    if ((0,external_node_util_.isDeepStrictEqual)(tags, known.tags) && Object.values(known.seen).every(({ created }) => created >= forgetBefore))
        return;
    await watching.store.write({ kind: 'pages', repository, tags, forgetBefore });
}
//# sourceMappingURL=repository.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/core/history/feedback.js
var feedback = __webpack_require__(68469);
// EXTERNAL MODULE: ./lib/core/report/digest/index.js + 10 modules
var report_digest = __webpack_require__(68571);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/summary/markup.js
var markup = __webpack_require__(10569);
// EXTERNAL MODULE: ./lib/core/report/digest/lines.js
var lines = __webpack_require__(14368);
;// CONCATENATED MODULE: ./lib/core/report/digest/report.js
/** The digest as Markdown, for a summary or a file. */



/** @param title plain text: what the digest is of, such as the repository’s name */
function renderDigest(digest, title) {
    const sections = (0,lines/* digestSections */.j)(digest, { name: report_escape/* markdownCode */.D9, prose: report_escape/* markdown */.wD }).flatMap((section) => [
        `#### ${section.title}`,
        (0,markup/* bullets */.e5)(section.lines),
    ]);
    return `${[`📅 **${(0,report_escape/* markdown */.wD)(title, 120)}** · ${(0,lines/* digestHeadline */.b)(digest)}`, ...sections].join('\n\n')}\n`;
}
//# sourceMappingURL=report.js.map
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
;// CONCATENATED MODULE: ./lib/watch/tell.js
/**
 * Sends the notice of a watch and its digest, each once.
 *
 * What is to be told is on disk before it is sent, and crossed out once it was. Killed between the two, a watch cannot
 * know whether the message arrived: the next one sends it again and says so. Nowhere else can a notice be repeated.
 */










const week = 7 * time/* day */.vd;
/** What a watch that was killed while telling has left: nobody knows whether it arrived. */
async function settleTelling({ store }) {
    const { telling } = store.state();
    if (telling !== undefined)
        await store.write({ kind: 'not-told', id: telling.id, maybe: true });
}
async function tellChanges(watching) {
    const { store, config, notifiers } = watching;
    const { outbox } = store.state();
    if (outbox.length === 0)
        return 'nothing to tell';
    if (config.dryRun)
        return 'dry-run';
    const runs = outbox.map(attemptText);
    const id = idOf(runs);
    // With no channel the summary has told it.
    if (notifiers.length === 0) {
        await store.write({ kind: 'told', id, what: 'notice', runs, at: timeOf(watching) });
        return 'no channel';
    }
    const sent = await send(watching, { id, what: 'notice', runs }, (channel) => {
        const own = outbox.filter(({ channels }) => isFor(channel, channels, notifiers));
        return own.length === 0 ? undefined : changesNotice(own, id, config.pageUrl);
    });
    return sent ? 'sent' : 'failed';
}
/** By the rules of its repository. What was found while this channel, or any, was not yet set up is for all. */
const isFor = (channel, channels, notifiers) => channels === undefined ||
    channels.includes(channel) ||
    (channels.length > 0 && !notifiers.some((one) => channels.includes(one.channel)));
/** One channel that took it is enough: sending it again would repeat it there. */
async function send(watching, telling, noticeFor) {
    const { store, notifiers, troubles } = watching;
    await store.write({ kind: 'telling', ...telling });
    await watching.carry?.();
    const outcomes = await Promise.all(notifiers.flatMap((notifier) => {
        const notice = noticeFor(notifier.channel);
        return notice === undefined
            ? []
            : [deliver(notifier, notice).then((delivery) => ({ target: notifier.channel, ...delivery }))];
    }));
    const failed = outcomes.filter(({ state }) => state === 'failed');
    for (const { target, detail } of failed)
        troubles.add({
            code: 'notify-failed',
            message: `The ${telling.what} could not be sent to ${target}: ${detail}`,
            advice: 'The next watch tries again.',
        });
    if (outcomes.some(({ state }) => state === 'done') || failed.length === 0) {
        await store.write({ kind: 'told', ...telling, at: timeOf(watching) });
        return true;
    }
    const unsure = failed.some((delivery) => delivery.unsure === true);
    await store.write({ kind: 'not-told', id: telling.id, ...(unsure && { maybe: true }) });
    return false;
}
const deliver = (notifier, notice) => notifier.send(notice).catch((error) => ({ state: 'failed', detail: (0,errors/* messageOf */.b)(error) }));
/**
 * The week’s digest, where one is due: as Markdown for the summary and a file, and as one message.
 *
 * @returns its Markdown; undefined where none is due or no run is known
 */
async function tellDigest(watching, repositories) {
    const { store, config, now, notifiers } = watching;
    const last = store.state().digestAt;
    const due = config.digest === 'now' || (config.digest === 'weekly' && last !== undefined && now() - Date.parse(last) >= week);
    if (!due)
        return undefined;
    const texts = [];
    const digests = [];
    for (const repository of repositories) {
        const loaded = await store.history(repository);
        const known = loaded.kind === 'ok' ? loaded.value.records : [];
        if (known.length === 0)
            continue;
        const { records } = (0,feedback/* withFeedback */.Am)(known, (await setupOf(watching, repository))?.file.feedback ?? []);
        const digest = (0,report_digest/* digestOf */.o)({ records, since: now() - week, until: now() });
        if (digest.runs === 0)
            continue;
        texts.push(renderDigest(digest, repository));
        digests.push({ title: repository, digest });
    }
    if (texts.length === 0)
        return undefined;
    const markdown = texts.join('\n');
    if (config.dryRun)
        return markdown;
    const id = idOf([`digest ${last} ${now()}`]);
    const telling = { id, what: 'digest', runs: [] };
    if (notifiers.length === 0)
        await store.write({ kind: 'told', ...telling, at: timeOf(watching) });
    else
        await send(watching, telling, () => digestNotice(digests, id, config.pageUrl));
    return markdown;
}
/** The one notice of a watch: every change of state. */
function changesNotice(changes, id, pageUrl) {
    const headline = `${(0,format/* formatCount */.B4)(changes.length, 'change')} in ${(0,format/* formatCount */.B4)((0,report_changes/* byWorkflow */.d)(changes).size, 'workflow')}`;
    return {
        decision: { kind: 'notify', because: headline, change: 'always', episode: `watch:${id}` },
        content: { kind: 'changes', headline, changes, pageUrl },
    };
}
/** One message for all repositories. */
const digestNotice = (digests, id, pageUrl) => ({
    decision: { kind: 'notify', because: 'a week has passed', change: 'always', episode: `digest:${id}` },
    content: { kind: 'digest', digests, pageUrl },
});
const idOf = (texts) => (0,external_node_crypto_.createHash)('sha256').update(texts.join('\n')).digest('hex').slice(0, 12);
const timeOf = ({ now }) => new Date(now()).toISOString();
//# sourceMappingURL=tell.js.map
;// CONCATENATED MODULE: ./lib/watch/index.js
/** Watches whole repositories from outside: every run that ended since the last watch, judged as its own step would have. */



/**
 * One watch: every repository, one notice, a digest once a week. Whatever it was doing when it was interrupted, the next
 * one goes on from there.
 */
async function watch(watching, wanted) {
    const startedAt = watching.now();
    const { fleet, store, troubles } = watching;
    for (const damage of store.damage)
        troubles.add({ code: 'watch-state-damaged', message: damage, advice: 'Runs it reported are checked again.' });
    await settleTelling(watching);
    const names = await fleet.repositories(wanted);
    const turns = inTurn(names, store.state().next);
    const repositories = [];
    for (const [index, name] of turns.entries()) {
        if (endOf(watching) !== undefined)
            break;
        watching.progress?.(`watching ${name} (${index + 1} of ${turns.length})`);
        repositories.push(await watchRepository(watching, name, turns.length - index));
    }
    const next = turns[repositories.length];
    if (next !== store.state().next)
        await store.write({ kind: 'turn', ...(next === undefined ? {} : { next }) });
    const stopped = endOf(watching);
    const changes = store.state().outbox;
    const notice = await tellChanges(watching);
    const digest = await tellDigest(watching, names);
    await store.settle();
    const { made, unchanged } = fleet.requests();
    return {
        schema: 'pipeline-guard/watch-result',
        version: 1,
        repositories,
        changes,
        notice,
        digest,
        requests: { made, unchanged },
        stopped,
        troubles: troubles.all(),
        milliseconds: watching.now() - startedAt,
    };
}
/** From the one whose turn it is, round to the one before it. */
function inTurn(names, next) {
    const at = Math.max(0, next === undefined ? 0 : names.indexOf(next));
    return [...names.slice(at), ...names.slice(0, at)];
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/adapters/files/folder.js
var files_folder = __webpack_require__(90290);
// EXTERNAL MODULE: ./lib/adapters/files/links.js
var links = __webpack_require__(12893);
// EXTERNAL MODULE: ./lib/adapters/files/read.js
var read = __webpack_require__(90074);
// EXTERNAL MODULE: ./lib/adapters/files/replace.js
var replace = __webpack_require__(22540);
// EXTERNAL MODULE: ./lib/adapters/stores/file/index.js + 1 modules
var stores_file = __webpack_require__(13808);
// EXTERNAL MODULE: ./lib/adapters/stores/file/lock.js
var lock = __webpack_require__(81327);
// EXTERNAL MODULE: ./lib/core/history/file/learnt.js
var file_learnt = __webpack_require__(82293);
// EXTERNAL MODULE: ./lib/core/history/merge.js
var merge = __webpack_require__(28588);
// EXTERNAL MODULE: ./lib/core/run/json.js
var json = __webpack_require__(50791);
;// CONCATENATED MODULE: ./lib/watch/store/state.js
/**
 * What a watch remembers, in one folder: `watch.json` (which runs were dealt with, what is still to be told), one history
 * a repository, and a journal of what happened since both were written.
 *
 * A line is on disk before the next thing is done, so a watch that is killed has forgotten nothing: the next one replays
 * the journal. Replaying a line twice changes nothing.
 */















/** Several workflows share one history here, so it may hold more than a single step’s. */
const watchBounds = { runs: 500, bytes: 25_000_000, days: 400, slack: 0.05 };
/** Bytes of state or journal that are read: ten times what a watch of a thousand repositories writes. */
const largestState = 256 * 1048576;
/** Most systems take file names of 255 bytes; the ending and a draft’s are added. */
const longestName = 180;
/** A watch may be busy for seconds without a beat; one that was killed on this machine is known by its process. */
const staleMs = 60_000;
/**
 * Works with the folder alone: a second watch of the same folder ends after a second.
 *
 * @throws Error when another watch is at work, or when `watch.json` cannot be read (it is left as it is: taking it for
 * absent would make this the first watch, which judges nothing that is older)
 */
async function withWatchStore(options, work) {
    const { folder, readOnly = false } = options;
    if ((0,links/* leavesByLink */.gt)(folder, process.cwd()))
        throw new Error(`${folder} is a link out of the workspace; name another folder`);
    if (readOnly)
        return work(await openStore(options));
    await (0,files_folder/* makeFolder */.f)(folder);
    // Beside the folder, not in it: a lock that travels with what is remembered would lock out the next machine.
    return (0,lock/* withLock */.k)(folder, { patienceMs: 1_000, staleMs }, async () => work(await openStore(options)));
}
async function openStore({ folder, now, readOnly = false }) {
    const statePath = (0,external_node_path_.join)(folder, 'watch.json');
    const journalPath = (0,external_node_path_.join)(folder, 'journal.jsonl');
    const { lines, damage } = await readJournal(journalPath, readOnly);
    let state = lines.reduce(applyLine, await readState(statePath));
    let dirty = lines.length > 0;
    /** Records since the histories were written, by repository. */
    const fresh = new Map();
    /** Models since the histories were written, by repository. */
    const learnt = new Map();
    const bounds = new Map();
    const keep = (line) => {
        if (line.kind !== 'run' || line.record === undefined)
            return;
        const name = line.repository.toLowerCase();
        fresh.set(name, [...(fresh.get(name) ?? []), line.record]);
    };
    for (const line of lines)
        keep(line);
    const pathOf = (repository) => (0,external_node_path_.join)(folder, 'history', `${fileName(repository)}.jsonl.gz`);
    return {
        damage,
        state: () => state,
        async write(...given) {
            if (given.length === 0)
                return;
            if (!readOnly)
                await append(journalPath, given.map((line) => `${JSON.stringify(line)}\n`).join(''));
            for (const line of given) {
                state = applyLine(state, line);
                dirty = true;
                if (!readOnly)
                    keep(line);
            }
        },
        async history(repository) {
            const loaded = await (0,stores_file/* readHistoryFile */.tG)(pathOf(repository));
            const since = fresh.get(repository.toLowerCase()) ?? [];
            if (loaded.kind === 'corrupt' || since.length === 0)
                return loaded;
            const value = loaded.kind === 'ok' ? loaded.value : { records: [], quarantined: [] };
            return { kind: 'ok', value: { ...value, records: (0,merge/* mergeHistories */.d)(value.records, since) } };
        },
        learn: (repository, models) => {
            const name = repository.toLowerCase();
            learnt.set(name, (0,file_learnt/* replaceLearnt */.pE)(learnt.get(name), models));
        },
        bound: (repository, boundsOf) => bounds.set(repository.toLowerCase(), boundsOf(watchBounds)),
        async settle() {
            if (readOnly || !dirty)
                return;
            for (const [repository, records] of fresh)
                await (0,stores_file/* updateHistoryFile */.yD)(pathOf(repository), { now, bounds: bounds.get(repository) ?? watchBounds, learnt: learnt.get(repository) }, (known) => (0,merge/* mergeHistories */.d)(known, records));
            await (0,replace/* writeWhole */.f8)(statePath, `${JSON.stringify(state)}\n`);
            await (0,promises_.rm)(journalPath, { force: true });
            fresh.clear();
            dirty = false;
        },
    };
}
/** `o/r` as a path below the folder of histories. Names of jobs may hold anything: what is lost of them, a digest keeps. */
function fileName(repository) {
    const name = repository.toLowerCase();
    const plain = name
        .split('/')
        .map((part) => part.replace(/[^\w.-]/g, '_').replace(/^\.+$/, '_'))
        .join('/');
    if (plain === name && plain.length <= longestName)
        return plain;
    const digest = (0,external_node_crypto_.createHash)('sha256').update(name).digest('hex').slice(0, 12);
    return `${plain.slice(0, longestName)}-${digest}`;
}
async function readState(path) {
    let text;
    try {
        text = String(await (0,read/* readRegular */.VX)(path, largestState));
    }
    catch (error) {
        if (error.code === 'ENOENT')
            return emptyWatch;
        throw error;
    }
    try {
        return watchStateSchema.parse(JSON.parse(text));
    }
    catch (error) {
        throw new Error(`${path} is not what a watch of this version writes (${(0,errors/* messageOf */.b)(error).slice(0, 200)}); it was left as it is. Restore it, or move it away to begin anew: then nothing that ended before is judged`);
    }
}
/** The last line of a watch that was killed may be half a line: it is cut off, for what it told has not happened. */
async function readJournal(path, readOnly) {
    const text = await (0,read/* readRegular */.VX)(path, largestState).then(String, (error) => {
        if (error.code === 'ENOENT')
            return '';
        throw error;
    });
    const whole = text.slice(0, text.lastIndexOf('\n') + 1);
    if (whole.length < text.length && !readOnly)
        await (0,replace/* writeWhole */.f8)(path, whole);
    const lines = [];
    let broken = 0;
    for (const line of whole.split('\n')) {
        if (line === '')
            continue;
        const read = watchLineSchema.safeParse((0,json/* jsonOf */.o)(line));
        if (read.success)
            lines.push(read.data);
        else
            broken += 1;
    }
    if (broken > 0 && !readOnly)
        await (0,replace/* writeWhole */.f8)(`${path}.broken`, whole);
    return {
        lines,
        damage: broken === 0
            ? []
            : [`${(0,format/* formatCount */.B4)(broken, 'line')} of ${path} could not be read; a copy is kept beside it as .broken`],
    };
}
async function append(path, text) {
    if ((0,links/* isLink */.PJ)(path))
        throw new Error(`${path} is a link; a watch writes through none`);
    const handle = await (0,promises_.open)(path, 'a');
    try {
        await handle.writeFile(text);
        await handle.datasync();
    }
    finally {
        await handle.close();
    }
}
//# sourceMappingURL=state.js.map
// EXTERNAL MODULE: ./lib/wire/platform.js
var platform = __webpack_require__(15550);
// EXTERNAL MODULE: ./lib/wire/reach.js
var wire_reach = __webpack_require__(68638);
;// CONCATENATED MODULE: ./lib/wire/watch.js
/** Chooses the adapters of a watch, runs it, and shows what came of it. */














async function startWatch(request) {
    const { config, source, env, now } = request;
    // One process, many strangers.
    const mask = (0,environment/* maskFromEnvironment */.e)(env, [...(0,config_config/* secretsOf */.Fj)(config), ...source.secrets], { remembers: false });
    const plain = (0,run_stage/* createTroubleLog */.i1)();
    // A service may say what it was sent, the token too.
    const troubles = { ...plain, add: (trouble) => plain.add((0,deep/* maskDeep */.f)(trouble, mask)) };
    (0,verified/* verifyCertificates */.S)(troubles);
    const seconds = config.watchMinutes * 60;
    const fleet = source.open({ config, env, now, troubles, requests: config.watchRequests, seconds });
    const notifiers = config.observe ? [] : await (0,channels/* openChannels */.Lr)(config, { env, now, troubles });
    const { keeper } = request;
    await keeper?.restore();
    const carry = async () => {
        const trouble = config.dryRun ? undefined : await keeper?.save();
        if (trouble !== undefined)
            troubles.add(trouble);
    };
    const report = await withWatchStore({ folder: config.watchPath ?? '.pipeline-guard/watch', now, readOnly: config.dryRun }, async (store) => {
        const watched = await watch({
            config,
            fleet,
            store,
            notifiers,
            troubles,
            now,
            mask,
            deadline: (0,run_stage/* createDeadline */.dU)({ seconds, now }),
            exportersOf: config.observe || config.dryRun ? undefined : exportersFor(request),
            own: source.own,
            progress: request.progress,
            ...(keeper === undefined ? {} : { carry }),
        }, source.wanted);
        if (!config.dryRun && (config.reportPath ?? config.prometheusTextfile) !== undefined) {
            const { publish } = await Promise.all(/* import() */[__webpack_require__.e(5222), __webpack_require__.e(9686), __webpack_require__.e(807)]).then(__webpack_require__.bind(__webpack_require__, 80807));
            await publish(store, { config, now, troubles, reach: (0,wire_reach/* reachOf */.x)(env, process.cwd()) });
        }
        return watched;
    });
    await carry();
    await show(request, { ...report, troubles: troubles.all() }, troubles);
    return { ...report, troubles: troubles.all() };
}
/** A text file is written whole, of all repositories, once the watch is over. */
function exportersFor({ config, source, env, now, }) {
    const given = { ...config, prometheusTextfile: undefined };
    return (repository) => (0,exporters/* openExporters */.D7)(given, {
        env: source.environmentOf?.(repository) ?? env,
        cwd: process.cwd(),
        now,
        token: source.token ?? config.githubToken,
        mentions: config.owners === 'mention',
    });
}
async function show(request, report, troubles) {
    const { config } = request;
    const shown = {
        markdown: (0,watch_report/* watchMarkdown */.rN)(report),
        text: (0,watch_report/* watchText */.Vn)(report),
        annotations: [],
        outputs: { headline: (0,watch_report/* headlineOf */.gD)(report) },
        json: `${JSON.stringify(report, null, 2)}\n`,
    };
    await (await presenterOf(request, troubles)).show(shown);
    const reach = (0,wire_reach/* reachOf */.x)(request.env, process.cwd());
    if (config.resultFile !== undefined)
        await (0,elsewhere/* createFilePresenter */.F8)({ path: config.resultFile, troubles, reach }).show(shown);
    if (config.watchDigestFile !== undefined && report.digest !== undefined)
        await (0,elsewhere/* createFilePresenter */.F8)({
            path: config.watchDigestFile,
            troubles,
            input: 'watch-digest-file',
            reach,
        }).show({
            ...shown,
            json: report.digest,
        });
}
async function presenterOf({ env, print, json, columns }, troubles) {
    if (json === true)
        return (0,elsewhere/* createJsonPresenter */.$J)({ print });
    const shown = { env, print, troubles };
    return (await (0,platform/* platformOf */.t)((0,detect/* detectPlatform */.l)(env)).presenter?.(shown)) ?? (0,elsewhere/* createTerminalPresenter */.JV)({ print, columns });
}
//# sourceMappingURL=watch.js.map

/***/ })

};
