export const id = 807;
export const ids = [807];
export const modules = {

/***/ 30194:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  y: () => (/* binding */ isPage),
  Z: () => (/* binding */ pageOf)
});

// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
;// CONCATENATED MODULE: ./lib/core/report/page/script.js
/**
 * What a script adds to a page that is whole without it: tables sort by a click on a head, and a field filters their rows. The
 * page’s policy lets this text run and nothing else, by its hash (a test holds the two together).
 */
const script = `
const value=(cell)=>'v' in cell.dataset?Number(cell.dataset.v):cell.textContent.trim().toLowerCase()
for(const table of document.querySelectorAll('table')){
const body=table.tBodies[0];if(!body||4>body.rows.length)continue
for(const head of table.tHead.rows[0].cells){
const button=document.createElement('button');button.type='button';button.append(...head.childNodes);head.append(button)
button.addEventListener('click',()=>{const at=head.cellIndex;const down=head.getAttribute('aria-sort')==='ascending'
for(const other of table.tHead.rows[0].cells)other.removeAttribute('aria-sort')
head.setAttribute('aria-sort',down?'descending':'ascending')
const rows=[...body.rows].sort((a,b)=>{const x=value(a.cells[at]),y=value(b.cells[at]);return (y>x?-1:x>y?1:0)*(down?-1:1)})
body.append(...rows)})}
if(10>body.rows.length)continue
const label=document.createElement('label');label.textContent='Filter: ';const field=document.createElement('input');field.type='search';label.append(field)
table.parentElement.before(label)
field.addEventListener('input',()=>{const wanted=field.value.toLowerCase();for(const row of body.rows)row.hidden=!row.textContent.toLowerCase().includes(wanted)})
}
`.trim();
/** SHA-256 of the text above, base64. */
const scriptHash = 'J5mNmldWlooDNfJw7eT/kVSgcEhgByD2scAP+dEaf/M=';
//# sourceMappingURL=script.js.map
;// CONCATENATED MODULE: ./lib/core/report/page/styles.js
/** The page’s only style sheet. All of it is decoration: without it the page reads in the browser’s own style. */
const styles = `
:root{color-scheme:light dark;--ground:#fff;--panel:#f6f8fa;--text:#1f2328;--soft:#59636e;--rule:#d1d9e0;--blue:#0969da;--red:#cf222e;--orange:#bc4c00;--green:#1a7f37}
@media (prefers-color-scheme:dark){:root{--ground:#0d1117;--panel:#151b23;--text:#e6edf3;--soft:#9198a1;--rule:#3d444d;--blue:#4493f8;--red:#f85149;--orange:#f0883e;--green:#3fb950}}
body{margin:0 auto;max-width:60rem;padding:1.5rem 1.25rem 4rem;font:15px/1.5 system-ui,sans-serif;background:var(--ground);color:var(--text)}
h1{font-size:1.6rem;margin:0 0 .25rem}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;padding-top:1rem;border-top:1px solid var(--rule)}h3{font-size:1rem;margin:1.75rem 0 .5rem}
p{margin:.4rem 0}.soft,figcaption,caption{color:var(--soft)}
a{color:var(--blue)}
dl.facts{display:grid;grid-template-columns:repeat(auto-fit,minmax(8rem,1fr));gap:.75rem;margin:1rem 0}
dl.facts div{background:var(--panel);border:1px solid var(--rule);border-radius:8px;padding:.6rem .8rem}
dl.facts dt{color:var(--soft);font-size:.8rem}dl.facts dd{margin:0;font-size:1.15rem;font-weight:600}
figure{margin:1rem 0;padding:.75rem .75rem .5rem;background:var(--panel);border:1px solid var(--rule);border-radius:8px}
figcaption{font-size:.85rem;overflow-wrap:anywhere}figcaption b{color:var(--text);display:inline-block}figcaption b::first-letter{text-transform:uppercase}
svg{display:block;max-width:100%;height:auto}svg.chart{width:100%}td svg{display:inline-block;vertical-align:baseline}
.label{fill:var(--soft)}.rule{stroke:var(--rule)}.line,.middle{stroke:var(--blue)}.band,.dot{fill:var(--blue)}.failed{stroke:var(--red)}.alarm{fill:var(--orange);stroke:var(--panel)}.over{fill:var(--soft)}
.bar{fill:var(--blue)}.passed{fill:var(--green)}.broke{fill:var(--red)}.odd{fill:var(--orange)}.else{fill:var(--soft)}
.scroll{overflow-x:auto}
table{border-collapse:collapse;border:0;width:100%;font-size:.9rem;margin:.25rem 0 .75rem}
caption{text-align:left;font-size:.85rem;padding-bottom:.25rem}
th,td{border:0;border-bottom:1px solid var(--rule);padding:.35rem .6rem;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{font-weight:600;white-space:nowrap}td.n,th.n{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
code{font:.85em ui-monospace,monospace}
th button{all:unset;cursor:pointer;font-weight:600}th button:focus-visible{outline:2px solid var(--blue)}th[aria-sort=ascending] button::after{content:' ▲'}th[aria-sort=descending] button::after{content:' ▼'}label{color:var(--soft);font-size:.85rem}
details{margin:.5rem 0}summary{cursor:pointer;color:var(--soft)}
@media (max-width:40rem){figure{overflow-x:auto;direction:rtl}figure>*{direction:ltr}svg.chart{width:40rem;max-width:none}th:first-child,td:first-child{min-width:9rem}}
@media print{body{max-width:none}details{display:block}}
`.trim();
//# sourceMappingURL=styles.js.map
;// CONCATENATED MODULE: ./lib/core/report/page/document.js
/** What every page is written into: nothing fetched, no script but this one. */



/** Is a file that begins so a page of ours? It may then be written anew. */
const isPage = (head) => head.startsWith('<!DOCTYPE html>') && head.includes('<meta name="generator" content="Pipeline Guard">');
function pageOf({ heading, counted, madeAt, after, main }) {
    const made = (0,format/* formatInstant */.r4)(madeAt);
    return `<!DOCTYPE html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-${scriptHash}'; base-uri 'none'; form-action 'none'">
<meta name="generator" content="Pipeline Guard">
<meta name="referrer" content="no-referrer">
<title>${heading}</title>
<style>${styles}</style></head>
<body><header><h1>${heading}</h1>
<p class="soft">${counted}${made === undefined ? '' : `, made ${made}`} by Pipeline Guard</p>${after}</header>
<main>
${main}
</main>
<script>${script}</script></body></html>
`;
}
//# sourceMappingURL=document.js.map

/***/ }),

/***/ 52895:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Id: () => (/* binding */ renderFacts),
/* harmony export */   bo: () => (/* binding */ renderTable),
/* harmony export */   oe: () => (/* binding */ renderBar)
/* harmony export */ });
const orderOf = ({ order }, row) => {
    const value = order?.(row);
    return order === undefined ? '' : ` data-v="${value ?? -1}"`;
};
/** A table with a caption; nothing when there are no rows. */
function renderTable(caption, columns, rows) {
    if (rows.length === 0)
        return '';
    const kind = (column) => (column.numeric ? ' class="n"' : '');
    const head = columns.map((column) => `<th scope="col"${kind(column)}>${column.head}</th>`).join('');
    const body = rows.map((row) => `<tr>${columns.map((column) => `<td${kind(column)}${orderOf(column, row)}>${column.cell(row)}</td>`).join('')}</tr>`);
    return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table border="1" cellpadding="4"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`;
}
const renderFacts = (facts) => `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`;
/** A bar of a share of one, for a column that compares. */
const renderBar = (share) => {
    const length = Math.max(1, Math.round(Math.max(0, Math.min(1, share)) * 160));
    return `<svg role="presentation" aria-hidden="true" viewBox="0 0 ${length} 10" width="${length}" height="10"><rect class="bar" width="${length}" height="10" fill="#0969da"/></svg>`;
};
//# sourceMappingURL=tables.js.map

/***/ }),

/***/ 80807:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  publish: () => (/* binding */ publish)
});

// EXTERNAL MODULE: ./lib/adapters/exporters/prometheus/index.js
var prometheus = __webpack_require__(59686);
// EXTERNAL MODULE: ./lib/adapters/exporters/prometheus/text.js
var prometheus_text = __webpack_require__(96655);
// EXTERNAL MODULE: ./lib/adapters/stores/page.js
var page = __webpack_require__(47300);
// EXTERNAL MODULE: ./lib/core/report/figures/index.js + 1 modules
var figures = __webpack_require__(83791);
// EXTERNAL MODULE: ./lib/core/run/time.js
var time = __webpack_require__(30636);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/statistics/quantile.js
var quantile = __webpack_require__(76502);
;// CONCATENATED MODULE: ./lib/core/report/fleet/repository.js
/** What the runs of one repository come to, gathered row by row: a fleet’s do not fit into memory at once. */



/** What is now, against what was before. */
const recentDays = 7;
const enoughRuns = 10;
/** As of a finding: a tenth of half a minute is nobody’s regression. */
const leastMs = 30_000;
const leastTimes = 1.2;
const quietDays = 14;
const repository_text = (row, name) => String(row[name] ?? '');
const figure = (row, name) => Number(row[name] ?? 0);
function accountOf(host, repository, { now, days }) {
    const workflows = new Map();
    const passes = new Float64Array(days);
    const counts = new Float64Array(days);
    const queues = [];
    const minutes = new Map();
    const flaky = new Set();
    const open = new Map();
    const main = { passed: 0, ended: 0 };
    const all = { passed: 0, ended: 0 };
    let [runs, failed, machineMs, failedMs, lastAt] = [0, 0, 0, 0, 0];
    let lastMain;
    function addRun(row) {
        const at = figure(row, 'started_at');
        const ago = Math.floor((now - at) / time/* day */.vd);
        if (ago < 0 || ago >= days)
            return;
        const outcome = repository_text(row, 'outcome');
        const passed = outcome === 'passed';
        const ended = passed || (0,outcomes/* hasFailed */.WN)(outcome);
        const isMain = row['on_default_branch'] === true;
        runs += 1;
        lastAt = Math.max(lastAt, at);
        if (ended && !passed)
            failed += 1;
        if (ended && row['attempt'] === 1) {
            all.ended += 1;
            if (passed)
                all.passed += 1;
            if (isMain) {
                main.ended += 1;
                if (passed)
                    main.passed += 1;
            }
            counts[days - 1 - ago] = (counts[days - 1 - ago] ?? 0) + 1;
            if (passed)
                passes[days - 1 - ago] = (passes[days - 1 - ago] ?? 0) + 1;
        }
        if (isMain && ended && at >= (lastMain?.at ?? 0))
            lastMain = { at, passed };
        const workflow = repository_text(row, 'workflow');
        const known = workflows.get(workflow) ?? { now: [], before: [], starts: [] };
        workflows.set(workflow, known);
        known.starts.push(at);
        if (passed && row['trusted'] === true && row['attempt'] === 1 && row['duration_ms'] !== undefined)
            (ago < recentDays ? known.now : known.before).push(figure(row, 'duration_ms'));
        if (row['open_regressions'] !== undefined && isMain && at >= (open.get(workflow)?.at ?? 0))
            open.set(workflow, { at, open: figure(row, 'open_regressions') });
    }
    function addJob(row) {
        if (figure(row, 'started_at') < now - days * time/* day */.vd)
            return;
        if (row['queue_ms'] !== undefined)
            queues.push(figure(row, 'queue_ms'));
        if (row['work_ms'] === undefined)
            return;
        const ms = figure(row, 'work_ms');
        machineMs += ms;
        if (repository_text(row, 'outcome') !== 'passed')
            failedMs += ms;
        const labels = repository_text(row, 'labels');
        minutes.set(labels, (minutes.get(labels) ?? 0) + Math.ceil(ms / 60_000));
    }
    const trends = () => [...workflows].flatMap(([workflow, { now: recent, before }]) => {
        const [nowMs, beforeMs] = [(0,quantile/* medianOf */.ux)(recent), (0,quantile/* medianOf */.ux)(before)];
        if (nowMs === undefined || beforeMs === undefined || recent.length < enoughRuns || before.length < enoughRuns)
            return [];
        const times = nowMs / Math.max(1, beforeMs);
        return times >= leastTimes && nowMs - beforeMs >= leastMs
            ? [{ host, repository, workflow, beforeMs, nowMs, times, runs: recent.length }]
            : [];
    });
    return {
        add(rows) {
            for (const row of rows.runs)
                addRun(row);
            for (const row of rows.jobs)
                addJob(row);
            for (const row of rows.tests)
                if (row['result'] === 'flaky' && row['trusted'] === true)
                    flaky.add(`${repository_text(row, 'suite')}\u0000${repository_text(row, 'test')}`);
        },
        trends,
        silent: () => [...workflows].flatMap(([workflow, { starts }]) => {
            const sorted = starts.toSorted((a, b) => a - b);
            const last = sorted.at(-1) ?? 0;
            const gap = (0,quantile/* medianOf */.ux)(sorted.slice(1).map((at, index) => at - (sorted[index] ?? at)));
            const isSilent = gap !== undefined && starts.length >= enoughRuns && now - last > Math.max(2 * time/* day */.vd, 20 * gap);
            return isSilent ? [{ repository, workflow, lastAt: last, usualGapMs: gap }] : [];
        }),
        health(priceOf) {
            const share = main.ended > 0 ? main : all;
            const passShare = share.ended === 0 ? undefined : share.passed / share.ended;
            const openRegressions = [...open.values()].reduce((sum, one) => sum + one.open, 0);
            const slower = trends().length;
            const isSilent = now - lastAt > quietDays * time/* day */.vd;
            const bad = [
                ...(lastMain?.passed === false ? ['the last run of the default branch failed'] : []),
                ...(passShare !== undefined && passShare < 0.7 ? ['more than three in ten runs fail'] : []),
            ];
            const watch = [
                ...(passShare !== undefined && passShare >= 0.7 && passShare < 0.9 ? ['more than one in ten runs fails'] : []),
                ...(slower > 0 ? ['slower than before'] : []),
                ...(openRegressions > 0 ? ['open regressions'] : []),
            ];
            const prices = [...minutes].map(([labels, count]) => priceOf(labels, count));
            const durations = (pick) => (0,quantile/* medianOf */.ux)([...workflows.values()].flatMap(pick));
            return {
                host,
                repository,
                health: isSilent ? 'silent' : bad.length > 0 ? 'bad' : watch.length > 0 ? 'watch' : 'good',
                because: isSilent ? [`no run for ${quietDays} days`] : [...bad, ...watch],
                runs,
                failed,
                passShare,
                medianMs: durations((one) => one.now),
                beforeMs: durations((one) => one.before),
                queueMs: (0,quantile/* medianOf */.ux)(queues),
                machineMs,
                failedMs,
                billedMinutes: [...minutes.values()].reduce((sum, count) => sum + count, 0),
                price: prices.every((price) => price === undefined)
                    ? undefined
                    : prices.reduce((sum, price) => sum + (price ?? 0), 0),
                openRegressions,
                flakyTests: flaky.size,
                days: [...counts].map((count, at) => (count === 0 ? Number.NaN : (passes[at] ?? 0) / count)),
                lastAt,
            };
        },
    };
}
//# sourceMappingURL=repository.js.map
;// CONCATENATED MODULE: ./lib/core/report/fleet/gather.js
/** Rows of many repositories → what a fleet’s page shows. */


/** A failure that so many have is not theirs alone. */
const leastShared = 3;
const mostShown = 30;
const order = { bad: 0, watch: 1, silent: 2, good: 3 };
const gather_text = (row, name) => String(row[name] ?? '');
function createFleet({ rates, ...span }) {
    const accounts = new Map();
    const failures = new Map();
    const tests = new Map();
    const recent = span.now - recentDays * time/* day */.vd;
    function ofRepository(row) {
        const [host, repository] = [gather_text(row, 'host'), gather_text(row, 'repository')];
        const name = `${host}\u0000${repository}`;
        const known = accounts.get(name) ?? accountOf(host, repository, span);
        accounts.set(name, known);
        return known;
    }
    function split(rows) {
        const parts = new Map();
        for (const name of Object.keys(rows))
            for (const row of rows[name]) {
                const account = ofRepository(row);
                const part = parts.get(account) ?? { runs: [], jobs: [], failures: [], tests: [], findings: [] };
                parts.set(account, part);
                part[name].push(row);
            }
        return parts;
    }
    return {
        add(rows) {
            for (const [account, part] of split(rows))
                account.add(part);
            for (const row of rows.failures) {
                if (Number(row['started_at']) < recent)
                    continue;
                const remote = row['remote'];
                gather(failures, remote === undefined ? `s${gather_text(row, 'signature')}` : `h${String(remote)}`, row, gather_text(row, 'title'));
            }
            for (const row of rows.tests) {
                if (row['trusted'] !== true || Number(row['started_at']) < span.now - span.days * time/* day */.vd)
                    continue;
                gather(tests, JSON.stringify([gather_text(row, 'suite'), gather_text(row, 'test')]), row, gather_text(row, 'result'));
            }
        },
        fleet() {
            const priceOf = (labels, minutes) => {
                const named = labels.split(',').find((label) => rates !== undefined && Object.hasOwn(rates.perMinute, label)) ?? 'default';
                const rate = rates !== undefined && Object.hasOwn(rates.perMinute, named) ? rates.perMinute[named] : undefined;
                return rate === undefined ? undefined : rate * minutes;
            };
            const all = [...accounts.values()];
            const repositories = all
                .map((account) => account.health(priceOf))
                .filter(({ runs }) => runs > 0)
                .sort((a, b) => order[a.health] - order[b.health] || b.failed - a.failed || (a.repository < b.repository ? -1 : 1));
            return {
                repositories,
                regressions: all
                    .flatMap((account) => account.trends())
                    .sort((a, b) => b.times - a.times || (a.repository < b.repository ? -1 : 1))
                    .slice(0, mostShown),
                shared: sharedOf(failures),
                flaky: flakyOf(tests),
                silent: all
                    .flatMap((account) => account.silent())
                    .sort((a, b) => b.lastAt - a.lastAt)
                    .slice(0, mostShown),
                days: span.days,
                runs: repositories.reduce((sum, { runs }) => sum + runs, 0),
            };
        },
    };
}
function gather(into, key, row, what) {
    const at = Number(row['started_at']);
    const known = into.get(key) ?? { repositories: new Set(), counts: new Map(), since: at, last: at };
    into.set(key, known);
    known.repositories.add(gather_text(row, 'repository'));
    known.counts.set(what, (known.counts.get(what) ?? 0) + 1);
    known.since = Math.min(known.since, at);
    known.last = Math.max(known.last, at);
}
const totalOf = ({ counts }) => [...counts.values()].reduce((sum, count) => sum + count, 0);
const sharedOf = (failures) => [...failures]
    .filter(([, { repositories }]) => repositories.size >= leastShared)
    .map(([key, one]) => ({
    cause: key.slice(1),
    isHost: key.startsWith('h'),
    title: [...one.counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))[0]?.[0] ?? '',
    repositories: [...one.repositories].sort(),
    failures: totalOf(one),
    since: one.since,
    last: one.last,
}))
    .sort((a, b) => b.repositories.length - a.repositories.length || b.failures - a.failures || (a.cause < b.cause ? -1 : 1))
    .slice(0, mostShown);
const flakyOf = (tests) => [...tests]
    .filter(([, { counts }]) => (counts.get('flaky') ?? 0) > 0)
    .map(([key, { repositories, counts, last }]) => {
    const [suite = '', test = ''] = JSON.parse(key);
    return {
        suite,
        test,
        repositories: [...repositories].sort(),
        flaky: counts.get('flaky') ?? 0,
        failed: counts.get('failed') ?? 0,
        lastAt: last,
    };
})
    .sort((a, b) => b.flaky - a.flaky || b.failed - a.failed || (a.test < b.test ? -1 : 1))
    .slice(0, mostShown);
//# sourceMappingURL=gather.js.map
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/page/document.js + 2 modules
var page_document = __webpack_require__(30194);
// EXTERNAL MODULE: ./lib/core/report/page/tables.js
var tables = __webpack_require__(52895);
;// CONCATENATED MODULE: ./lib/core/report/fleet/page.js
/** A fleet as one HTML page, like that of a history: whole without a script, nothing fetched. */




const mostRepositories = 2000;
function renderFleetPage(fleet, request = {}) {
    const heading = `${(0,report_escape/* html */.qy)(request.title ?? 'All repositories')}: CI health`;
    const notes = (request.notes ?? []).map((note) => `<p class="soft">${(0,report_escape/* html */.qy)(note)}</p>`);
    return (0,page_document/* pageOf */.Z)({
        heading,
        counted: `${(0,format/* formatCount */.B4)(fleet.runs, 'run')} of ${(0,format/* formatCount */.B4)(fleet.repositories.length, 'repository', 'repositories')} in the last ${(0,format/* formatCount */.B4)(fleet.days, 'day')}`,
        madeAt: request.madeAt,
        after: `\n${notes.join('\n')}`,
        main: fleet.repositories.length === 0 ? '<p>No runs in this time.</p>' : sections(fleet, request),
    });
}
const sections = (fleet, request) => [
    (0,tables/* renderFacts */.Id)(factsOf(fleet, request)),
    '<h2>Shared failures</h2>',
    fleet.shared.length === 0
        ? '<p>No failure of the last 7 days hit three repositories or more.</p>'
        : `<p>${(0,report_escape/* html */.qy)(sharedLine(fleet.shared[0]))}</p>${(0,tables/* renderTable */.bo)('Failures of the last 7 days that several repositories have in common', sharedColumns, fleet.shared)}`,
    '<h2>Worst regressions</h2>',
    fleet.regressions.length === 0
        ? '<p>No workflow is slower than before.</p>'
        : (0,tables/* renderTable */.bo)('Median duration of passed runs, the last 7 days against the time before', regressionColumns(request), fleet.regressions),
    '<h2>Repositories</h2>',
    (0,tables/* renderTable */.bo)('Health of each repository, worst first', repositoryColumns(request), fleet.repositories.slice(0, mostRepositories)),
    '<h2>Flaky tests</h2>',
    fleet.flaky.length === 0
        ? '<p>No test passed on a retry.</p>'
        : (0,tables/* renderTable */.bo)('Tests that passed on a retry', flakyColumns, fleet.flaky),
    ...(fleet.silent.length === 0
        ? []
        : [
            '<h2>Silent workflows</h2>',
            (0,tables/* renderTable */.bo)('Workflows that ran regularly and stopped', silentColumns, fleet.silent),
        ]),
].join('\n');
function factsOf({ repositories }, { currency }) {
    const sum = (of) => repositories.reduce((total, one) => total + of(one), 0);
    const count = (health) => String(repositories.filter((one) => one.health === health).length);
    const machine = sum(({ machineMs }) => machineMs);
    const price = sum((one) => one.price ?? 0);
    return [
        ['bad', count('bad')],
        ['to watch', count('watch')],
        ['good', count('good')],
        ['silent', count('silent')],
        ['machine time', (0,format/* formatDuration */.a3)(machine)],
        ['in jobs that failed', (0,format/* formatPercent */.l9)(sum(({ failedMs }) => failedMs) / Math.max(1, machine))],
        ...(price > 0 ? [['cost', `${(0,format/* formatNumber */.ZV)(price)} ${(0,report_escape/* html */.qy)(currency ?? '', 10)}`]] : []),
    ];
}
/** “17 repositories fail on the same host, packages.example.com: npm could not reach the registry”. */
const sharedLine = (shared) => shared === undefined
    ? ''
    : `${(0,format/* formatCount */.B4)(shared.repositories.length, 'repository', 'repositories')} fail ${shared.isHost ? `on the same host, ${shared.cause}` : 'alike'}: ${shared.title}`;
const date = (ms) => (0,report_escape/* html */.qy)((0,format/* formatInstant */.r4)(new Date(ms).toISOString()) ?? '');
const names = (repositories) => {
    const shown = repositories
        .slice(0, 5)
        .map((name) => (0,report_escape/* html */.qy)(name, 100))
        .join(', ');
    const more = repositories.slice(5);
    return more.length === 0
        ? shown
        : `${shown}<details><summary>and ${more.length} more</summary>${more
            .slice(0, 200)
            .map((name) => (0,report_escape/* html */.qy)(name, 100))
            .join(', ')}</details>`;
};
const sharedColumns = [
    { head: 'failure', cell: ({ title, cause }) => `${(0,report_escape/* html */.qy)(title, 200)} <code>${(0,report_escape/* html */.qy)(cause, 120)}</code>` },
    { head: 'repositories', numeric: true, cell: ({ repositories }) => String(repositories.length) },
    { head: 'failures', numeric: true, cell: ({ failures }) => String(failures) },
    { head: 'which', cell: ({ repositories }) => names(repositories) },
    { head: 'first', cell: ({ since }) => date(since), order: ({ since }) => since },
    { head: 'last', cell: ({ last }) => date(last), order: ({ last }) => last },
];
const linkTo = (host, repository, { pageOf }) => {
    const page = pageOf?.(host, repository);
    return page === undefined ? (0,report_escape/* html */.qy)(repository, 120) : `<a href="${(0,report_escape/* html */.qy)(page, 500)}">${(0,report_escape/* html */.qy)(repository, 120)}</a>`;
};
const regressionColumns = (request) => [
    { head: 'repository', cell: ({ host, repository }) => linkTo(host, repository, request) },
    { head: 'workflow', cell: ({ workflow }) => (0,report_escape/* html */.qy)(workflow, 120) },
    {
        head: 'before',
        numeric: true,
        cell: ({ beforeMs }) => (0,format/* formatDuration */.a3)(beforeMs),
        order: ({ beforeMs }) => beforeMs,
    },
    { head: 'now', numeric: true, cell: ({ nowMs }) => (0,format/* formatDuration */.a3)(nowMs), order: ({ nowMs }) => nowMs },
    { head: 'times', numeric: true, cell: ({ times }) => (0,format/* formatRatio */.B0)(times), order: ({ times }) => times },
    { head: 'runs', numeric: true, cell: ({ runs }) => String(runs) },
];
const words = {
    bad: '❌ bad',
    watch: '⚠️ to watch',
    good: '✅ good',
    silent: '💤 silent',
};
/** A bar a day, as high as the share of passed runs; none of a day without runs. */
const strip = ({ days }) => {
    const shown = days.slice(-30);
    const bars = shown.map((share, at) => {
        if (Number.isNaN(share))
            return '';
        const height = Math.max(2, Math.round(share * 16));
        return `<rect class="${share < 0.7 ? 'broke' : share < 0.9 ? 'odd' : 'passed'}" x="${at * 4}" y="${16 - height}" width="3" height="${height}"/>`;
    });
    return `<svg role="img" viewBox="0 0 ${shown.length * 4} 16" width="${shown.length * 4}" height="16"><title>passed runs, day by day</title>${bars.join('')}</svg>`;
};
const trendOf = ({ medianMs, beforeMs }) => medianMs === undefined || beforeMs === undefined || beforeMs === 0 ? '' : (0,format/* formatRatio */.B0)(medianMs / beforeMs);
const repositoryColumns = (request) => [
    { head: 'repository', cell: ({ host, repository }) => linkTo(host, repository, request) },
    {
        head: 'health',
        cell: ({ health, because }) => `${words[health]}${because.length === 0 ? '' : ` <span class="soft">${because.join(', ')}</span>`}`,
    },
    { head: 'runs', numeric: true, cell: ({ runs }) => String(runs) },
    { head: 'failed', numeric: true, cell: ({ failed }) => String(failed) },
    {
        head: 'pass',
        numeric: true,
        cell: ({ passShare }) => (passShare === undefined ? '' : (0,format/* formatPercent */.l9)(passShare)),
        order: ({ passShare }) => passShare,
    },
    { head: 'by day', cell: strip },
    {
        head: 'median',
        numeric: true,
        cell: ({ medianMs }) => (medianMs === undefined ? '' : (0,format/* formatDuration */.a3)(medianMs)),
        order: ({ medianMs }) => medianMs,
    },
    {
        head: 'trend',
        numeric: true,
        cell: trendOf,
        order: ({ medianMs, beforeMs }) => (medianMs ?? 0) / Math.max(1, beforeMs ?? 0),
    },
    {
        head: 'queue',
        numeric: true,
        cell: ({ queueMs }) => (queueMs === undefined ? '' : (0,format/* formatDuration */.a3)(queueMs)),
        order: ({ queueMs }) => queueMs,
    },
    {
        head: 'open',
        numeric: true,
        cell: ({ openRegressions }) => (openRegressions === 0 ? '' : String(openRegressions)),
    },
    { head: 'flaky', numeric: true, cell: ({ flakyTests }) => (flakyTests === 0 ? '' : String(flakyTests)) },
    {
        head: request.currency === undefined ? 'minutes' : (0,report_escape/* html */.qy)(request.currency, 10),
        numeric: true,
        cell: ({ billedMinutes, price }) => request.currency === undefined ? (0,format/* formatNumber */.ZV)(billedMinutes) : price === undefined ? '' : (0,format/* formatNumber */.ZV)(price),
        order: ({ billedMinutes, price }) => (request.currency === undefined ? billedMinutes : price),
    },
];
const flakyColumns = [
    {
        head: 'test',
        cell: ({ test, suite }) => `<code>${(0,report_escape/* html */.qy)(test, 160)}</code> <span class="soft">${(0,report_escape/* html */.qy)(suite, 120)}</span>`,
    },
    { head: 'passed on retry', numeric: true, cell: ({ flaky }) => String(flaky) },
    { head: 'failed', numeric: true, cell: ({ failed }) => String(failed) },
    { head: 'which repositories', cell: ({ repositories }) => names(repositories) },
    { head: 'last', cell: ({ lastAt }) => date(lastAt), order: ({ lastAt }) => lastAt },
];
const silentColumns = [
    { head: 'repository', cell: ({ repository }) => (0,report_escape/* html */.qy)(repository, 120) },
    { head: 'workflow', cell: ({ workflow }) => (0,report_escape/* html */.qy)(workflow, 120) },
    { head: 'last run', cell: ({ lastAt }) => date(lastAt), order: ({ lastAt }) => lastAt },
    {
        head: 'usually every',
        numeric: true,
        cell: ({ usualGapMs }) => (0,format/* formatDuration */.a3)(usualGapMs),
        order: ({ usualGapMs }) => usualGapMs,
    },
];
//# sourceMappingURL=page.js.map
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
// EXTERNAL MODULE: ./lib/core/history/order.js
var history_order = __webpack_require__(22724);
// EXTERNAL MODULE: ./lib/core/run/run-times.js
var run_times = __webpack_require__(46651);
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
;// CONCATENATED MODULE: ./lib/core/tables/remote.js
/** Which host a failure names as the one that did not answer as it should: what failures of many repositories have in common. */
const host = String.raw `(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.){1,6}[a-z][a-z0-9-]{0,61}[a-z0-9]`;
const named = [
    new RegExp(String.raw `\b(?:ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT)\s+(${host})\b`, 'i'),
    new RegExp(String.raw `\b(?:resolve host(?:name)?|connect to|connection to|host|lookup|from registry)[:\s'"“(]{1,3}(${host})\b`, 'i'),
    new RegExp(String.raw `\bhttps?://(?:[^\s/@]{1,80}@)?(${host})(?=[:/\s'"),\]]|$)`, 'i'),
];
/** A file’s name looks like a host: these endings are none. */
const fileEnding = /\.(?:js|ts|py|rb|go|rs|java|kt|sh|md|txt|json|xml|yml|yaml|log|lock|jar|gz|zip|tgz|whl|toml|cs|php|html|css|c|h|cc|cpp)$/i;
const longestLine = 2000;
const mostLines = 20;
/** @param lines masked root-cause lines, best first; the title before them */
function remoteOf(lines) {
    for (const line of lines.slice(0, mostLines))
        for (const pattern of named) {
            const found = pattern.exec(line.slice(0, longestLine))?.[1]?.toLowerCase();
            if (found !== undefined && !fileEnding.test(found))
                return found;
        }
    return undefined;
}
//# sourceMappingURL=remote.js.map
;// CONCATENATED MODULE: ./lib/core/tables/rows.js
/** Record → rows. */





/** The columns every table begins with. */
const rows_keyRow = (record) => {
    const { host, repository, workflow, run, attempt } = record.key;
    return {
        host: host.toLowerCase(),
        repository: repository.toLowerCase(),
        workflow,
        run,
        attempt,
        started_at: (0,history_order/* beganAt */.xR)(record),
        trusted: (0,trust/* isTrusted */.W2)(record),
    };
};
/** Categories whose failures may be another host’s. */
const remoteCategories = new Set([
    'network',
    'dependency',
    'infrastructure',
    'permission',
    'timeout',
]);
function rowsOf(record) {
    const key = rows_keyRow(record);
    const jobs = Object.entries(record.jobs);
    return {
        runs: [{ ...key, ...runCells(record, jobs) }],
        jobs: jobs.flatMap(([id, { facts }]) => (facts === undefined ? [] : [{ ...key, ...jobCells(id, facts.value) }])),
        failures: jobs.flatMap(([, job]) => job.failure === undefined ? [] : [{ ...key, ...failureCells(job, job.failure.value) }]),
        tests: [
            ...testRows(key, undefined, record.tests?.value),
            ...jobs.flatMap(([, job]) => testRows(key, job.facts?.value.name, job.tests?.value)),
        ],
        findings: (record.judgement?.value.findings ?? []).map(({ kind, severity, series, signature, muted, episode }) => ({
            ...key,
            kind,
            severity,
            series,
            signature,
            muted: muted ?? false,
            episode,
        })),
    };
}
/**
 * Of parallel jobs, each of which saw a part, the last may not know yet how the run ends: a job that failed, may not fail, and did
 * not pass when it was run again, says so.
 */
function outcomeOf(record, jobs) {
    const facts = jobs.flatMap(([, job]) => job.facts?.value ?? []);
    const passed = new Set(facts.filter(({ outcome }) => outcome === 'passed').map(({ name }) => name));
    const isFailed = facts.some(({ name, outcome, allowed }) => allowed !== true && (0,outcomes/* hasFailed */.WN)(outcome) && !passed.has(name));
    return record.run.value.outcome ?? (isFailed ? 'failed' : undefined);
}
function runCells(record, jobs) {
    const { value } = record.run;
    const times = (0,run_times/* runTimes */.Ep)(record);
    const reports = [record.tests, ...jobs.map(([, { tests }]) => tests)].flatMap((tests) => tests === undefined ? [] : [tests.value]);
    const counted = (count) => reports.length === 0 ? undefined : reports.reduce((sum, tests) => sum + count(tests), 0);
    const judgement = record.judgement?.value;
    return {
        name: value.name,
        event: value.event,
        branch: value.branch,
        on_default_branch: (0,trust/* onDefaultBranch */.Lt)(record),
        sha: value.sha,
        pull_request: value.pullRequest,
        url: value.url,
        outcome: outcomeOf(record, jobs),
        duration_ms: times.durationMs,
        compute_ms: times.computeMs,
        queue_ms: value.queueMs,
        jobs: jobs.length,
        failed_jobs: jobs.filter(([, { facts }]) => facts !== undefined && facts.value.allowed !== true && (0,outcomes/* hasFailed */.WN)(facts.value.outcome)).length,
        tests: counted(({ total }) => total),
        failed_tests: counted(({ failed }) => failed),
        skipped_tests: counted(({ skipped }) => skipped),
        verdict: judgement?.verdict,
        severity: judgement?.severity,
        reruns: judgement?.reruns.length,
        open_regressions: judgement?.open?.length,
    };
}
function jobCells(id, facts) {
    return {
        job_id: id,
        job: facts.name,
        outcome: facts.outcome,
        work_ms: facts.workMs,
        queue_ms: facts.queueMs,
        labels: facts.runner?.labels?.toSorted().join(','),
        os: facts.runner?.os,
        may_fail: facts.allowed ?? false,
        own: facts.own ?? false,
    };
}
function failureCells(job, failure) {
    const { category, rule, signature, title, confidence, transient, lines = [] } = failure;
    return {
        job: job.facts?.value.name,
        category,
        rule: rule ?? undefined,
        signature,
        title,
        remote: remoteCategories.has(category) ? remoteOf([title, ...lines]) : undefined,
        confidence,
        transient,
    };
}
const testRows = (key, job, tests) => {
    if (tests === undefined)
        return [];
    const row = (result) => ({ project, suite, name, file }) => ({ ...key, job, result, project, suite, test: name, file });
    return [...tests.failures.map(row('failed')), ...tests.flaky.map(row('flaky'))];
};
//# sourceMappingURL=rows.js.map
;// CONCATENATED MODULE: ./lib/core/tables/merge.js
/** The table of whole records, united with what came since. */





function readRecordRows(rows) {
    const compacted = [];
    const faults = [];
    for (const { record, parts } of rows) {
        const read = validRecord(jsonOf(String(record)));
        if ('record' in read)
            compacted.push({ record: read.record, parts: String(parts).split(' ') });
        else
            faults.push(read.reason);
    }
    return { compacted, faults };
}
/** By the law of the history: in whatever order, and however often, the same. */
function uniteCompacted(known, added) {
    const byKey = new Map();
    for (const one of [...known, ...added]) {
        const key = keyText(one.record.key);
        const there = byKey.get(key);
        byKey.set(key, there === undefined
            ? one
            : {
                record: mergeRecords(there.record, one.record),
                parts: [...new Set([...there.parts, ...one.parts])].sort(),
            });
    }
    return [...byKey.values()].sort((a, b) => compareOwners(a.record, b.record));
}
/** By repository first: readers skip what holds only others. */
function compareOwners(a, b) {
    const [left, right] = [ownerOf(a), ownerOf(b)];
    return left < right ? -1 : left > right ? 1 : 0;
}
const ownerOf = ({ key }) => [
    key.repository.toLowerCase(),
    key.host.toLowerCase(),
    key.workflow,
    key.run.padStart(20, '0'),
    String(key.attempt).padStart(6, '0'),
].join('\u0000');
const recordRows = (compacted) => compacted.map(({ record, parts }) => ({ ...keyRow(record), parts: parts.join(' '), record: canonicalJson(record) }));
function allRows(records) {
    const all = { runs: [], jobs: [], failures: [], tests: [], findings: [] };
    for (const record of records)
        for (const [name, rows] of Object.entries(rowsOf(record)))
            for (const row of rows)
                all[name].push(row);
    return all;
}
//# sourceMappingURL=merge.js.map
;// CONCATENATED MODULE: ./lib/wire/watch-files.js
/** Files a watch leaves behind, of all its repositories: the page, and the figures for node_exporter. */









/** As the exporter of a step. */
const windowMs = 7 * time/* day */.vd;
async function publish(store, { config, now, troubles, reach }) {
    const { reportPath: path, prometheusTextfile: textfile } = config;
    const records = await everyRun(store);
    const cwd = process.cwd();
    const fault = (message) => troubles.add({ code: 'file-not-written', message, advice: 'Name a file that may be written there.' });
    if (path !== undefined)
        await (0,page/* writePage */.x)(records, { path, cwd, reach, now, ...(isFleet(records) && { render: fleetPage }) }).catch((error) => fault(`report-path: ${path} cannot be written: ${(0,errors/* messageOf */.b)(error)}`));
    if (textfile !== undefined) {
        const came = await (0,prometheus/* written */.M)(await (0,prometheus_text/* prometheusText */.K)((0,figures/* figuresOf */.h)({ records, now: now(), windowMs })), { textfile, cwd });
        if (came?.state === 'failed')
            fault(`prometheus-textfile: ${came.detail}`);
    }
}
const isFleet = (records) => new Set(records.map(({ key }) => `${key.host} ${key.repository}`)).size > 1;
/** Days the figures of a fleet are of. */
const fleetDays = 30;
/** How several repositories stand. */
function fleetPage(records, madeAt) {
    const account = createFleet({ now: Date.parse(madeAt), days: fleetDays });
    account.add(allRows(records));
    return renderFleetPage(account.fleet(), { madeAt });
}
async function everyRun(store) {
    const records = [];
    for (const repository of Object.keys(store.state().repositories)) {
        const loaded = await store.history(repository);
        if (loaded.kind === 'ok')
            records.push(...loaded.value.records);
    }
    return records;
}
//# sourceMappingURL=watch-files.js.map

/***/ })

};
