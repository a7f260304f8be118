export const id = 6417;
export const ids = [6417];
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

/***/ })

};
