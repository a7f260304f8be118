export const id = 798;
export const ids = [798];
export const modules = {

/***/ 46417:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N4: () => (/* binding */ tally),
/* harmony export */   Sz: () => (/* binding */ workflowLabel),
/* harmony export */   Vn: () => (/* binding */ watchText),
/* harmony export */   d: () => (/* binding */ byWorkflow),
/* harmony export */   gD: () => (/* binding */ headlineOf),
/* harmony export */   isHeard: () => (/* binding */ isHeard),
/* harmony export */   rN: () => (/* binding */ watchMarkdown),
/* harmony export */   uM: () => (/* binding */ changeMark),
/* harmony export */   yG: () => (/* binding */ noRuns)
/* harmony export */ });
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38111);
/* harmony import */ var _core_run_format_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(66926);
/* harmony import */ var _store_lines_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(52254);
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
/** What people call a workflow: its name, else its file and, where one file serves many events, which of them. */
const workflowLabel = (key, { name, event }) => name ?? (event === undefined ? key.workflow : `${key.workflow} (${event})`);
const isFailed = (verdict) => verdict === 'failed' || verdict === 'failed-transient';
const isAnomalous = (verdict) => verdict === 'degraded' || verdict === 'anomalous';
const changeMark = ({ change, severity }) => change === 'recovery' ? '✅' : change === 'failure' ? '❌' : severity === 'critical' ? '🚨' : '⚠️';
/** On Jenkins the workflow of a project is the project. */
const nameOf = (repository, workflow) => repository === workflow || repository.endsWith(`/${workflow}`) ? repository : `${repository}: ${workflow}`;
/** Changes by repository and workflow, each in the order in which the runs ended. */
function byWorkflow(entries) {
    const groups = new Map();
    const sorted = entries.toSorted((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? '') || ((0,_store_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .attemptText */ .zv)(a) < (0,_store_lines_js__WEBPACK_IMPORTED_MODULE_0__/* .attemptText */ .zv)(b) ? -1 : 1));
    for (const entry of sorted) {
        const name = nameOf(entry.key.repository, entry.workflow);
        const group = groups.get(name);
        if (group === undefined)
            groups.set(name, [entry]);
        else
            group.push(entry);
    }
    return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
/** Was all looked at that was to be, as far as requests and time went? */
const isHeard = ({ repositories, stopped }) => repositories.every(({ left }) => left !== undefined) && (stopped === undefined || repositories.length > 0);
const sum = (report, field) => report.repositories.reduce((total, repository) => total + repository[field], 0);
function headlineOf(report) {
    const left = report.repositories.reduce((total, { left }) => total + (left ?? 0), 0);
    const begun = report.repositories.filter((repository) => repository.begun).length;
    const unlisted = report.repositories.filter((repository) => repository.left === undefined).length;
    return [
        `${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(sum(report, 'judged'), 'run')} judged in ${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(report.repositories.length, 'repository', 'repositories')}`,
        (0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(report.changes.length, 'change'),
        ...(begun === 0
            ? []
            : [`first watch of ${begun === report.repositories.length ? 'all' : begun}: nothing that had ended is judged`]),
        ...(sum(report, 'remembered') === 0 ? [] : [`${sum(report, 'remembered')} older ones remembered`]),
        ...(sum(report, 'gone') === 0 ? [] : [`${sum(report, 'gone')} deleted meanwhile`]),
        ...(left === 0 ? [] : [`${left} left for the next watch`]),
        ...(unlisted === 0 ? [] : [`${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(unlisted, 'repository', 'repositories')} could not be watched`]),
    ].join(', ');
}
const cost = ({ requests, milliseconds }) => `${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatCount */ .B4)(requests.made, 'request')} (${requests.unchanged} answered “unchanged”) in ${(0,_core_run_format_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(milliseconds)}`;
const companions = ({ repositories }) => repositories.flatMap(({ repository, companion }) => (companion === undefined ? [] : [`${repository}: ${companion}`]));
function watchText(report) {
    const lines = [`watch: ${headlineOf(report)}`];
    for (const [name, entries] of byWorkflow(report.changes)) {
        lines.push('', (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(name, 200));
        for (const entry of entries)
            lines.push(`  ${changeMark(entry)} run ${entry.key.run}: ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(entry.headline, 300)}`);
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
                ...rows.map((row) => `| ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(nameOf(row.repository, row.workflow), 160)} | ${row.judged} | ${row.failed} | ${row.anomalous} | ${row.reruns} |`),
            ].join('\n'),
        ];
    const changes = [...byWorkflow(report.changes)].map(([name, entries]) => `#### ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(name, 160)}\n\n${entries.map(changeLine).join('\n')}`);
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
    return `- ${changeMark(entry)} ${url === undefined ? run : `[${run}](${url})`}${branch}: ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .markdown */ .wD)(entry.headline)}`;
}
//# sourceMappingURL=report.js.map

/***/ }),

/***/ 52254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   eP: () => (/* binding */ watchStateSchema),
/* harmony export */   ft: () => (/* binding */ emptyWatch),
/* harmony export */   j1: () => (/* binding */ watchLineSchema),
/* harmony export */   wP: () => (/* binding */ isAnother),
/* harmony export */   xk: () => (/* binding */ applyLine),
/* harmony export */   zv: () => (/* binding */ attemptText)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _core_model_record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3256);
/** What happens in a watch, line by line, and what it comes to. Pure: the same lines give the same state. */


/** One change of state that people are told of, kept until they have been. */
const entrySchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    key: _core_model_record_js__WEBPACK_IMPORTED_MODULE_1__/* .keySchema */ .xT,
    workflow: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().describe('display name'),
    change: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['anomaly', 'failure', 'recovery', 'always']),
    headline: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    severity: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    branch: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    url: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
    at: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('end of the run'),
    maybeTold: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional().describe('a watch was killed while it was telling this'),
});
const pageTagSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ etag: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), more: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY() });
/** Latest attempt dealt with (0: none had ended), creation in seconds since the epoch, and when it had last changed, in ms. */
const dealtSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(), created: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), changed: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().optional() });
const seenSchema = dealtSchema.extend({ run: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const watchLineSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .discriminatedUnion */ .gMt('kind', [
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('begin'),
        repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        at: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        runs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(seenSchema).describe('what had ended then'),
        queue: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()).describe('runs still to be remembered, judged by nobody'),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('run'),
        repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        seen: seenSchema,
        record: _core_model_record_js__WEBPACK_IMPORTED_MODULE_1__/* .runRecordSchema */ ._A.optional(),
        entry: entrySchema.optional(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('pages'),
        repository: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        tags: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), pageTagSchema),
        forgetBefore: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().describe('seconds since the epoch: runs created earlier are listed no more'),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('turn'),
        next: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('the first repository a watch did not come to; none where it came to all'),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('telling'),
        id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        what: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['notice', 'digest']),
        runs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('told'),
        id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        what: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['notice', 'digest']),
        runs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
        at: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    }),
    zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        kind: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('not-told'),
        id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
        maybe: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional().describe('nobody knows: the watch was killed, or no answer came'),
    }),
]);
const repositorySchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    startedAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().describe('what ended before is not judged'),
    seen: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), dealtSchema),
    queue: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()),
    tags: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), pageTagSchema),
});
const watchStateSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    schema: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('pipeline-guard/watch'),
    version: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz(1),
    repositories: zod__WEBPACK_IMPORTED_MODULE_0__/* .record */ .g1P(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), repositorySchema),
    next: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().describe('the repository whose turn it is'),
    outbox: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(entrySchema),
    telling: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), what: zod__WEBPACK_IMPORTED_MODULE_0__/* ["enum"] */ .k5n(['notice', 'digest']), runs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()) })
        .optional()
        .describe('begun, and not known to have ended'),
    digestAt: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional(),
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

/***/ })

};
