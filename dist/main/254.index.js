export const id = 254;
export const ids = [254];
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

/***/ 20254:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  isPage: () => (/* reexport */ page_document/* isPage */.y),
  renderPage: () => (/* binding */ renderPage)
});

// EXTERNAL MODULE: ./lib/core/history/order.js
var order = __webpack_require__(22724);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/page/document.js + 2 modules
var page_document = __webpack_require__(30194);
// EXTERNAL MODULE: ./lib/core/run/run-times.js
var run_times = __webpack_require__(46651);
// EXTERNAL MODULE: ./lib/core/series/label.js
var label = __webpack_require__(97419);
// EXTERNAL MODULE: ./lib/core/series/queue.js
var queue = __webpack_require__(55626);
// EXTERNAL MODULE: ./lib/core/report/digest/index.js + 10 modules
var report_digest = __webpack_require__(68571);
// EXTERNAL MODULE: ./lib/core/report/open-regressions.js
var open_regressions = __webpack_require__(7063);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
;// CONCATENATED MODULE: ./lib/core/report/page/links.js


const links_anchor = (text, url) => {
    const safe = (0,report_escape/* safeUrl */.Pl)(url);
    return safe === undefined ? text : `<a href="${(0,report_escape/* html */.qy)(safe, 2000)}">${text}</a>`;
};
const runLink = ({ run: { value }, key }) => links_anchor(`${(0,report_escape/* html */.qy)(String(value.number ?? key.run), 40)}${key.attempt > 1 ? ` (attempt ${key.attempt})` : ''}`, value.url);
const commit = /^[0-9a-f]{7,64}$/i;
/** GitHub and its kin: `…/actions/runs/1` → `…/commit/SHA`; GitLab: `…/-/pipelines/1` → `…/-/commit/SHA`. */
function commitLink({ run: { value } }) {
    const { sha, url } = value;
    if (sha === undefined)
        return '';
    const base = /^(.+?)(?:\/actions\/runs\/|(\/-)\/(?:pipelines|jobs)\/)/.exec(url ?? '');
    const known = base?.[1] !== undefined && commit.test(sha);
    const address = known ? `${base[1]}${base[2] ?? ''}/commit/${sha}` : undefined;
    return links_anchor(`<code>${(0,report_escape/* html */.qy)(sha.slice(0, 7), 12)}</code>`, address);
}
/** The jobs that failed, each with its log; of a run that passed none. */
const failedJobLinks = ({ jobs }) => Object.values(jobs)
    .flatMap(({ facts }) => (facts !== undefined && (0,outcomes/* hasFailed */.WN)(facts.value.outcome) ? [facts.value] : []))
    .slice(0, 3)
    .map(({ name, url }) => links_anchor((0,report_escape/* html */.qy)(name, 60), url))
    .join(', ');
//# sourceMappingURL=links.js.map
// EXTERNAL MODULE: ./lib/core/report/page/tables.js
var tables = __webpack_require__(52895);
;// CONCATENATED MODULE: ./lib/core/report/page/alarms.js





const most = 40;
function renderAlarms(records) {
    const rows = records
        .filter(({ judgement }) => judgement?.value.findings.some(isShown))
        .slice(-most)
        .toReversed();
    const table = (0,tables/* renderTable */.bo)('Runs with an anomaly, newest first', [
        { head: 'run', cell: runLink },
        { head: 'when', cell: (record) => (0,report_escape/* html */.qy)((0,format/* formatInstant */.r4)(record.run.value.startedAt) ?? '') },
        { head: 'commit', cell: commitLink },
        { head: 'anomalies', cell: whatOf },
        { head: 'notified', cell: ({ judgement }) => ((judgement?.value.notified.length ?? 0) > 0 ? 'yes' : 'no') },
        { head: 'feedback', cell: ({ feedback }) => (feedback === undefined ? '' : words[feedback.value]) },
    ], rows);
    return table === '' ? '' : `<h3>Anomalies</h3>${table}`;
}
const words = { 'false-alarm': 'false alarm', real: 'real' };
const isShown = ({ kind, muted }) => kind === 'anomaly' && muted !== true;
const whatOf = ({ judgement }) => (judgement?.value.findings ?? [])
    .filter(isShown)
    .slice(0, 4)
    .map(({ severity, series }) => `${(0,report_escape/* html */.qy)(series === undefined ? '' : (0,label/* phraseSeries */.bD)(series, (name) => name), 120)} (${(0,report_escape/* html */.qy)(severity)})`)
    .join('<br>');
//# sourceMappingURL=alarms.js.map
// EXTERNAL MODULE: ./lib/core/statistics/quantile.js
var quantile = __webpack_require__(76502);
;// CONCATENATED MODULE: ./lib/core/report/page/band.js
/** What was usual at each point, for the eye: the verdicts themselves come from the record, never from here. */

const band_window = 30;
const fewest = 5;
/** 10th, 50th and 90th percentile of the up to 30 values before each point; none before the sixth value. */
function bandsOf(points) {
    const before = [];
    return points.flatMap((point) => {
        const sorted = (0,quantile/* ascending */.V_)(before.slice(-band_window));
        if (point.value !== undefined)
            before.push(point.value);
        if (sorted.length < fewest)
            return [];
        const at = (p) => (0,quantile/* quantile */.YV)(sorted, p) ?? 0;
        return [{ x: point.x, low: at(0.1), middle: at(0.5), high: at(0.9) }];
    });
}
//# sourceMappingURL=band.js.map
;// CONCATENATED MODULE: ./lib/core/report/page/scale.js
/** Where values stand in a chart, and the round figures its axis is marked with. */

const scale_frame = { width: 900, height: 190, left: 70, right: 890, top: 12, bottom: 160 };
const isDuration = (unit) => unit === 'ms' || unit === 's';
/**
 * Durations start at zero, or a small change would look large. Other figures that hardly move (coverage, test counts)
 * start near their least value, or a change would not be seen at all.
 */
function scaleOf({ values, bands, span, unit }) {
    const sorted = (0,quantile/* ascending */.V_)(values);
    const roof = 3 * ((0,quantile/* quantile */.YV)(sorted, 0.95) ?? 0);
    const greatest = Math.max(sorted.at(-1) ?? 0, ...bands.map((band) => band.high));
    // One far value must not flatten all the rest.
    const most = roof > 0 ? Math.min(greatest, roof) : greatest;
    const least = Math.min(sorted[0] ?? 0, ...bands.map((band) => band.low));
    const raised = !isDuration(unit) && least > 0 && most - least < 0.5 * most;
    const margin = Math.max(most - least, most * 0.02);
    const low = raised ? Math.max(0, least - margin) : Math.min(0, least);
    const step = stepOf((raised ? most + margin : most) - low, unit);
    const first = Math.floor(low / step) * step;
    const above = raised ? most + margin / 2 : most * (1 - 1e-9);
    const last = Math.max(first + step, Math.ceil(above / step) * step);
    const { left, right, top, bottom } = scale_frame;
    return {
        most: last,
        x: (at) => round(left + 6 + ((right - left - 12) * at) / Math.max(1, span - 1)),
        y: (value) => round(bottom - ((bottom - top) * (Math.max(first, Math.min(value, last)) - first)) / (last - first)),
        ticks: Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step),
    };
}
const second = 1000;
const durations = [
    ...[1, 2, 5, 10, 20, 50, 100, 200, 500],
    ...[1, 2, 5, 10, 15, 30].map((s) => s * second),
    ...[1, 2, 5, 10, 15, 30].map((m) => m * 60 * second),
    ...[1, 2, 3, 6, 12, 24, 48, 120, 240].map((h) => h * 3600 * second),
];
/** The smallest round step that marks the range at most four times. */
function stepOf(range, unit) {
    const wanted = Math.max(range, 1e-9) / 4;
    const factor = unit === 's' ? second : 1;
    const found = isDuration(unit) ? durations.find((step) => step >= wanted * factor) : undefined;
    if (found !== undefined)
        return found / factor;
    const power = 10 ** Math.floor(Math.log10(wanted));
    return ([1, 2, 2.5, 5].find((step) => step * power >= wanted) ?? 10) * power;
}
const round = (value) => Math.round(value * 10) / 10;
//# sourceMappingURL=scale.js.map
;// CONCATENATED MODULE: ./lib/core/report/page/chart.js
/**
 * A series as inline SVG. Colours stand as attributes, which a content-security policy that forbids styles leaves alone;
 * where styles are allowed, the classes take over and follow the reader’s light or dark.
 */





const { width, height, left, right, top: chart_top, bottom } = scale_frame;
/**
 * @param title plain text: what is measured
 * @param span number of runs on the horizontal axis, the same for all charts of a workflow
 */
function renderChart(line, { title, span }) {
    const values = line.points.flatMap((point) => (point.value === undefined ? [] : [point.value]));
    const bands = bandsOf(line.points);
    const unit = line.series.unit;
    const scale = scaleOf({ values, bands, span, unit });
    return `<svg class="chart" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui,sans-serif" font-size="11"><title>${(0,report_escape/* html */.qy)(title)}: ${(0,report_escape/* html */.qy)(summarise(line, values))}</title>
${axes(scale, unit, line.points)}
${bandPath(bands, scale)}
${valuePath(line.points, scale)}
${line.points.map((point) => mark(point, scale, unit)).join('')}
</svg>`;
}
function axes(scale, unit, points) {
    const rules = scale.ticks.map((value) => {
        const y = scale.y(value);
        return `<line class="rule" x1="${left}" x2="${right}" y1="${y}" y2="${y}" stroke="#bbbbbb" stroke-width="0.6"/><text class="label" x="${left - 6}" y="${y + 4}" text-anchor="end" fill="#666666">${(0,report_escape/* html */.qy)(value === 0 ? '0' : (0,format/* formatValue */.Fl)(value, unit))}</text>`;
    });
    const [first, last] = [points[0], points.at(-1)];
    const date = (point) => (0,report_escape/* html */.qy)((0,format/* formatInstant */.r4)(whenOf(point))?.slice(0, 10) ?? '');
    return `${rules.join('')}<text class="label" x="${left}" y="${height - 10}" fill="#666666">${date(first)}</text><text class="label" x="${right}" y="${height - 10}" text-anchor="end" fill="#666666">${date(last)}</text>`;
}
const whenOf = (point) => point?.record.run.value.startedAt ?? point?.record.run.value.createdAt;
function bandPath(bands, { x, y }) {
    if (bands.length < 2)
        return '';
    const upper = bands.map((band) => `${x(band.x)} ${y(band.high)}`);
    const lower = bands.toReversed().map((band) => `${x(band.x)} ${y(band.low)}`);
    const middle = bands.map((band) => `${x(band.x)} ${y(band.middle)}`);
    return `<path class="band" d="M${upper.join('L')}L${lower.join('L')}Z" fill="#0969da" fill-opacity="0.14"/><path class="middle" d="M${middle.join('L')}" fill="none" stroke="#0969da" stroke-opacity="0.45" stroke-dasharray="3 3"/>`;
}
function valuePath(points, { x, y }) {
    const known = points.flatMap((point) => (point.value === undefined ? [] : [`${x(point.x)} ${y(point.value)}`]));
    if (known.length === 0)
        return '';
    return `<path class="line" d="M${known.join('L')}" fill="none" stroke="#0969da" stroke-width="1.4" stroke-linejoin="round"/>`;
}
/** Failures stand on the axis, alarms on their value; each tells its run on hovering and leads to it. */
function mark(point, scale, unit) {
    const x = scale.x(point.x);
    if (point.failed)
        return linked(point, `<path class="failed" d="M${x - 3} ${bottom - 3}l6 6m0 -6l-6 6" stroke="#cf222e" stroke-width="1.8" fill="none"><title>${told(point, 'failed')}</title></path>`);
    if (point.value === undefined)
        return '';
    const y = scale.y(point.value);
    const said = (0,format/* formatValue */.Fl)(point.value, unit);
    if (point.alarm !== undefined)
        return linked(point, `<path class="alarm" d="M${x} ${y - 5.5}l5.5 5.5l-5.5 5.5l-5.5 -5.5Z" fill="#bc4c00" stroke="#ffffff" stroke-width="0.8"><title>${told(point, `${said}, ${point.alarm} anomaly`)}</title></path>`);
    const over = point.value > scale.most ? `<path class="over" d="M${x - 4} ${chart_top}l4 -6l4 6Z" fill="#59636e"/>` : '';
    return `<g>${over}<circle class="dot" cx="${x}" cy="${y}" r="1.7" fill="#0969da"><title>${told(point, said)}</title></circle></g>`;
}
const told = (point, said) => {
    const { number, sha } = point.record.run.value;
    const at = (0,format/* formatInstant */.r4)(whenOf(point));
    return (0,report_escape/* html */.qy)([`run ${number ?? point.record.key.run}`, said, sha?.slice(0, 7), at]
        .filter((part) => part !== undefined)
        .join(', '));
};
function linked(point, shape) {
    const url = (0,report_escape/* safeUrl */.Pl)(point.record.run.value.url);
    return url === undefined ? shape : `<a href="${(0,report_escape/* html */.qy)(url, 2000)}">${shape}</a>`;
}
function summarise({ series, points }, values) {
    const middle = (0,quantile/* quantile */.YV)((0,quantile/* ascending */.V_)(values), 0.5);
    const last = values.at(-1);
    const alarms = points.filter((point) => point.alarm !== undefined).length;
    const failures = points.filter((point) => point.failed).length;
    return [
        (0,format/* formatCount */.B4)(values.length, 'value'),
        ...(middle === undefined ? [] : [`median ${(0,format/* formatValue */.Fl)(middle, series.unit)}`]),
        ...(last === undefined ? [] : [`last ${(0,format/* formatValue */.Fl)(last, series.unit)}`]),
        (0,format/* formatCount */.B4)(alarms, 'anomaly', 'anomalies'),
        (0,format/* formatCount */.B4)(failures, 'failure'),
    ].join(', ');
}
//# sourceMappingURL=chart.js.map
// EXTERNAL MODULE: ./lib/core/tests/renames.js
var renames = __webpack_require__(53994);
;// CONCATENATED MODULE: ./lib/core/report/page/flaky.js




const runsShown = 30;
const code = (text) => `<code>${(0,report_escape/* html */.qy)(text, 160)}</code>`;
const looks = {
    passed: { kind: 'passed', colour: '#1a7f37', y: 6, height: 10 },
    failed: { kind: 'broke', colour: '#cf222e', y: 0, height: 16 },
    flaky: { kind: 'odd', colour: '#bc4c00', y: 3, height: 13 },
    unknown: { kind: 'else', colour: '#59636e', y: 13, height: 3 },
};
/** Differs in height as well as in colour; oldest first. */
function stripOf(test, records) {
    const outcomes = (0,renames/* outcomesOf */.RK)(test, records.slice(-runsShown));
    const count = (wanted) => outcomes.filter((outcome) => outcome === wanted).length;
    const bars = outcomes.map((outcome, at) => {
        const { kind, colour, y, height } = looks[outcome];
        return `<rect class="${kind}" x="${at * 4}" y="${y}" width="3" height="${height}" fill="${colour}"/>`;
    });
    const said = `${count('failed')} failed, ${count('flaky')} passed on retry, ${count('passed')} passed`;
    return `<svg role="img" viewBox="0 0 ${outcomes.length * 4} 16" width="${outcomes.length * 4}" height="16"><title>${said}</title>${bars.join('')}</svg>`;
}
const renderFlaky = (digest, records) => [
    '<h3>Flakiest tests</h3>',
    digest.flakyTests.length === 0
        ? '<p>No test is known to be flaky.</p>'
        : (0,tables/* renderTable */.bo)('Fail without a change to blame', [
            {
                head: 'test',
                cell: (test) => `${code(test.name)}${test.suite === undefined ? '' : ` <span class="soft">${(0,report_escape/* html */.qy)(test.suite, 120)}</span>`}`,
            },
            {
                head: 'both outcomes on',
                numeric: true,
                cell: (test) => `${test.flips ?? 0} of ${test.commits} commits`,
            },
            {
                head: 'fails in, 95 % interval',
                numeric: true,
                cell: (test) => `${(0,format/* formatPercent */.l9)(test.low)} to ${(0,format/* formatPercent */.l9)(test.high)}`,
            },
            { head: 'last runs', cell: (test) => stripOf(test, records) },
            { head: 'first', cell: (test) => (0,report_escape/* html */.qy)((0,format/* formatInstant */.r4)(test.firstAt)?.slice(0, 10) ?? '') },
            { head: 'last', cell: (test) => (0,report_escape/* html */.qy)((0,format/* formatInstant */.r4)(test.lastAt)?.slice(0, 10) ?? '') },
        ], digest.flakyTests),
].join('\n');
//# sourceMappingURL=flaky.js.map
// EXTERNAL MODULE: ./lib/core/series/samples.js + 2 modules
var samples = __webpack_require__(43735);
;// CONCATENATED MODULE: ./lib/core/report/page/lines.js


/** Every series of the records, oldest first, with a point for each value and each failure. */
function linesOf(records) {
    const lines = new Map();
    for (const [x, record] of records.entries())
        for (const { series, value } of (0,samples/* samplesOf */.l)(record)) {
            const line = lines.get(series.key) ?? { series, points: new Map() };
            lines.set(series.key, line);
            line.points.set(x, { x, record, value, failed: false, ...alarmOf(record, series.key) });
        }
    for (const [x, record] of records.entries())
        for (const key of failedSeries(record)) {
            const line = lines.get(key);
            if (line !== undefined && !line.points.has(x))
                line.points.set(x, { x, record, failed: true });
        }
    return new Map([...lines].map(([key, { series, points }]) => [
        key,
        { series, points: [...points.values()].toSorted((a, b) => a.x - b.x) },
    ]));
}
function alarmOf(record, key) {
    const found = record.judgement?.value.findings.find((finding) => finding.series === key && finding.muted !== true);
    return found === undefined ? {} : { alarm: found.severity };
}
const broken = (outcome) => (0,outcomes/* hasFailed */.WN)(outcome);
/** The durations that are missing because what they measure failed. */
const failedSeries = (record) => [
    ...(broken(record.run.value.outcome) ? ['run.duration'] : []),
    ...Object.values(record.jobs).flatMap((job) => broken(job.facts?.value.outcome) ? [`job[${job.facts?.value.name}].work`] : []),
];
//# sourceMappingURL=lines.js.map
// EXTERNAL MODULE: ./lib/core/report/resources.js
var resources = __webpack_require__(45359);
;// CONCATENATED MODULE: ./lib/core/report/page/resources.js





const mostJobs = 4;
const resources_frame = { width: 760, height: 150, left: 78, right: 740, top: 12, bottom: 118 };
/** @param records of one workflow, oldest first */
function renderResources(records) {
    const record = records.findLast((one) => (0,resources/* machinesOf */.qv)(one).length > 0);
    if (record === undefined)
        return '';
    const machines = (0,resources/* machinesOf */.qv)(record).slice(0, mostJobs);
    return [
        '<h3>Resources</h3>',
        `<p class="soft">Of run ${runLink(record)}, ${(0,report_escape/* html */.qy)((0,format/* formatInstant */.r4)(record.run.value.startedAt) ?? '')}. Line: memory in use. Shaded: CPU.</p>`,
        ...machines.map(renderMachine),
    ].join('\n');
}
function renderMachine({ job, used }) {
    const columns = [
        { head: 'step', cell: ({ step }) => `<code>${(0,report_escape/* html */.qy)(step, 120)}</code>` },
        ...resources/* usageHeads */.xF.map((head, at) => ({
            head,
            numeric: true,
            cell: (step) => (0,report_escape/* html */.qy)((0,resources/* usageCells */.ds)(step)[at] ?? ''),
        })),
        {
            head: 'heaviest processes',
            cell: (step) => (0,report_escape/* html */.qy)((0,resources/* heaviestOf */.P3)(step, (name) => name), 200),
        },
    ];
    const unseen = used.unseen === undefined ? '' : `<p class="soft">Not seen: ${(0,report_escape/* html */.qy)(used.unseen.join('; '), 600)}.</p>`;
    return `<figure tabindex="0"><figcaption><b>${(0,report_escape/* html */.qy)(job, 120)}</b>: ${(0,report_escape/* html */.qy)((0,resources/* phraseMachine */.jf)(used, (name) => name), 400)}</figcaption>${renderCurve(used, job)}</figure>${(0,tables/* renderTable */.bo)(`Steps of ${job}`, columns, used.steps)}${unseen}`;
}
/** Memory against what there is, CPU against all cores. */
function renderCurve({ curve, memoryLimit }, job) {
    if (curve === undefined || curve.memory.length < 2)
        return '';
    const { width, height, left, right, top, bottom } = resources_frame;
    const peak = Math.max(1, ...curve.memory.map((value) => value ?? 0));
    // A limit far above is not drawn: the curve would be flat.
    const most = memoryLimit !== undefined && memoryLimit <= peak * 4 ? memoryLimit : peak * 1.1;
    const x = (at) => Math.round(left + ((right - left) * at) / (curve.memory.length - 1));
    const y = (share) => Math.round(bottom - (bottom - top) * Math.min(1, share));
    const path = (values, whole) => values.flatMap((value, at) => (value === null ? [] : [`${x(at)} ${y(value / whole)}`])).join('L');
    const cpu = path(curve.cpu, 1);
    const memory = path(curve.memory, most);
    const span = (0,format/* formatDuration */.a3)(curve.stepMs * (curve.memory.length - 1));
    const label = (text, at, anchor, height) => `<text class="label" x="${at}" y="${height}" text-anchor="${anchor}" fill="#666666">${(0,report_escape/* html */.qy)(text)}</text>`;
    return `<svg class="chart" role="img" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" font-family="system-ui,sans-serif" font-size="11"><title>${(0,report_escape/* html */.qy)(job, 120)}: memory up to ${(0,report_escape/* html */.qy)((0,format/* formatBytes */.z3)(peak))} within ${(0,report_escape/* html */.qy)(span)}</title>
<line class="rule" x1="${left}" x2="${right}" y1="${top}" y2="${top}" stroke="#bbbbbb" stroke-width="0.6"/><line class="rule" x1="${left}" x2="${right}" y1="${bottom}" y2="${bottom}" stroke="#bbbbbb" stroke-width="0.6"/>
${cpu === '' ? '' : `<path class="band" d="M${x(0)} ${bottom}L${cpu}L${x(curve.cpu.length - 1)} ${bottom}Z" fill="#0969da" fill-opacity="0.14"/>`}
${memory === '' ? '' : `<path class="line" d="M${memory}" fill="none" stroke="#0969da" stroke-width="1.4" stroke-linejoin="round"/>`}
${label((0,format/* formatBytes */.z3)(most), left - 6, 'end', top + 4)}${label('0', left - 6, 'end', bottom + 4)}${label('0 s', left, 'start', height - 10)}${label(span, right, 'end', height - 10)}
</svg>`;
}
//# sourceMappingURL=resources.js.map
// EXTERNAL MODULE: ./lib/core/report/digest/capacity.js
var digest_capacity = __webpack_require__(96051);
;// CONCATENATED MODULE: ./lib/core/report/page/spending.js
/** Time lost to failures, reruns and flaky tests, and what the machine time costs by the rates people gave. */




const share = (part, whole) => (0,format/* formatPercent */.l9)(part / Math.max(1, whole));
function spendingFacts({ cost, runs, reruns, spending, }) {
    const { total, flakyMs } = spending;
    const currency = (0,report_escape/* html */.qy)(spending.currency ?? '', 10);
    return [
        ['machine time', (0,format/* formatDuration */.a3)(cost.machineMs)],
        ['lost to runs that failed', `${(0,format/* formatDuration */.a3)(cost.failedMs)}, ${share(cost.failedMs, cost.machineMs)}`],
        ...(reruns.spentMs === 0
            ? []
            : [['spent on reruns', `${(0,format/* formatDuration */.a3)(reruns.spentMs)}, ${share(reruns.spentMs, cost.machineMs)}`]]),
        ...(flakyMs === 0
            ? []
            : [['lost to flaky tests', `${(0,format/* formatDuration */.a3)(flakyMs)}, ${share(flakyMs, cost.machineMs)}`]]),
        ...(total === undefined
            ? []
            : [
                [
                    'cost',
                    `${(0,format/* formatNumber */.ZV)(total)} ${currency}, ${(0,format/* formatNumber */.ZV)(total / Math.max(1, runs))} ${currency} a run`,
                ],
            ]),
    ];
}
/** Where the money goes, and what another runner would bring. */
function renderSpending({ spending, capacity }) {
    const price = (part) => part.price === undefined ? '' : `${(0,format/* formatNumber */.ZV)(part.price)} ${(0,report_escape/* html */.qy)(spending.currency ?? '', 10)}`;
    const columns = [
        { head: 'name', cell: ({ name }) => `<code>${(0,report_escape/* html */.qy)(name, 160)}</code>` },
        {
            head: 'machine time',
            numeric: true,
            cell: ({ ms }) => (0,format/* formatDuration */.a3)(ms),
            order: ({ ms }) => ms,
        },
        ...(spending.total === undefined ? [] : [{ head: 'cost', numeric: true, cell: price }]),
    ];
    const runners = [
        { head: 'runner', cell: ({ label }) => `<code>${(0,report_escape/* html */.qy)(label ?? 'all runners', 120)}</code>` },
        { head: 'at once, at most', numeric: true, cell: ({ most }) => String(most) },
        { head: 'busiest hours (UTC)', cell: ({ hours }) => (0,report_escape/* html */.qy)((0,digest_capacity/* busiest */.wh)(hours)) },
        { head: 'waited in all', numeric: true, cell: ({ waitedMs }) => (0,format/* formatDuration */.a3)(waitedMs) },
        { head: 'one more would save', numeric: true, cell: ({ savedMs }) => (0,format/* formatDuration */.a3)(savedMs) },
    ];
    return [
        '<h3>Cost and capacity</h3>',
        (0,tables/* renderTable */.bo)('Jobs, by what they cost', columns, spending.jobs),
        (0,tables/* renderTable */.bo)('Failed jobs, by the cause', columns, spending.categories),
        (0,tables/* renderTable */.bo)('Runners', runners, capacity),
    ].join('\n');
}
//# sourceMappingURL=spending.js.map
;// CONCATENATED MODULE: ./lib/core/report/page/strip.js



const strip_most = 120;
const strip_looks = {
    passed: { kind: 'passed', colour: '#1a7f37', y: 6, height: 18 },
    odd: { kind: 'odd', colour: '#bc4c00', y: 3, height: 21 },
    broke: { kind: 'broke', colour: '#cf222e', y: 0, height: 24 },
    else: { kind: 'else', colour: '#59636e', y: 15, height: 9 },
};
/** Differs in height as well as in colour. */
function renderStrip(records) {
    const shown = records.slice(-strip_most);
    const counts = { passed: 0, odd: 0, broke: 0, else: 0 };
    const bars = shown.map((record, index) => {
        const look = strip_looks[lookOf(record)];
        counts[look.kind]++;
        return `<rect class="${look.kind}" x="${index * 6}" y="${look.y}" width="5" height="${look.height}" fill="${look.colour}"><title>${(0,report_escape/* html */.qy)(tell(record))}</title></rect>`;
    });
    const said = `${(0,format/* formatCount */.B4)(counts.passed, 'run')} passed, ${counts.odd} passed with anomalies, ${counts.broke} failed, ${counts.else} cancelled or skipped`;
    return `<figure><svg role="img" viewBox="0 0 ${shown.length * 6} 24" width="${shown.length * 6}" height="24"><title>${said}</title>${bars.join('')}</svg><figcaption>The last ${(0,format/* formatCount */.B4)(shown.length, 'run')}, oldest first: ${said}.</figcaption></figure>`;
}
function lookOf(record) {
    const { outcome } = record.run.value;
    if ((0,outcomes/* hasFailed */.WN)(outcome))
        return 'broke';
    if (outcome !== 'passed')
        return 'else';
    const verdict = record.judgement?.value.verdict;
    return verdict === 'anomalous' || verdict === 'degraded' ? 'odd' : 'passed';
}
function tell(record) {
    const { number, outcome, startedAt, branch } = record.run.value;
    const parts = [
        `run ${number ?? record.key.run}`,
        outcome ?? 'unknown',
        record.judgement?.value.verdict,
        branch,
        (0,format/* formatInstant */.r4)(startedAt),
    ];
    return parts.filter((part) => part !== undefined).join(', ');
}
//# sourceMappingURL=strip.js.map
;// CONCATENATED MODULE: ./lib/core/report/page/workflow.js
/** One workflow on the page: how it has been, where its time goes, what grows, what fails. */
















const workflow_mostJobs = 8;
const mostMetrics = 8;
const mostQueues = 4;
const mostRows = 60;
const workflow_code = (text) => `<code>${(0,report_escape/* html */.qy)(text, 160)}</code>`;
/**
 * @param records of one workflow, oldest first
 * @param options.shown how many of them the charts show
 */
function renderWorkflow(records, { shown, rates }) {
    const digest = (0,report_digest/* digestOf */.o)({ records, rates });
    const charted = records.filter((record) => record.key.attempt === 1).slice(-shown);
    return [
        facts(digest),
        openRegressions(digest),
        renderStrip(charted),
        charts(charted),
        renderAlarms(charted),
        jobTables(digest),
        renderSpending(digest),
        renderResources(charted),
        failures(digest),
        renderFlaky(digest, charted),
        runTable(charted),
    ].join('\n');
}
/** As status and the digest list them. */
function openRegressions({ open }) {
    if (open.length === 0)
        return '';
    const items = open.map((one) => `<li>${(0,report_escape/* html */.qy)((0,open_regressions/* phraseOpen */.E)(one), 400)}</li>`);
    return `<h3>Open regressions</h3><ul>${items.join('')}</ul><p class="soft">${withCode(open_regressions/* openAdvice */.p)}</p>`;
}
/** Our own words: what stands between backticks is code. */
const withCode = (text) => text
    .split('`')
    .map((part, at) => (at % 2 === 1 ? `<code>${(0,report_escape/* html */.qy)(part)}</code>` : (0,report_escape/* html */.qy)(part)))
    .join('');
const facts = (digest) => (0,tables/* renderFacts */.Id)([
    ['runs', (0,format/* formatNumber */.ZV)(digest.runs)],
    ['passed', (0,format/* formatPercent */.l9)(digest.passed / Math.max(1, digest.passed + digest.failed))],
    ...spendingFacts(digest),
    ['reruns', digest.reruns.made === 0 ? 'none' : `${digest.reruns.made}, ${digest.reruns.passed} passed`],
    ['runs with anomalies', `${(0,format/* formatNumber */.ZV)(digest.alarms.anomalous)}${judgedByPeople(digest)}`],
]);
/** What people said of them. */
function judgedByPeople({ alarms: { feedback } }) {
    if (feedback === undefined)
        return '';
    const missed = feedback.missed === 0 ? '' : `, ${feedback.missed} missed`;
    return `: ${feedback.truePositives} real, ${feedback.falsePositives} false${missed}`;
}
function charts(records) {
    const lines = [...linesOf(records).values()].filter((line) => line.points.some((point) => point.value !== undefined));
    const jobs = lines
        .filter(({ series }) => series.scope === 'job' && series.metric === 'work')
        .toSorted((a, b) => total(b) - total(a) || (a.series.key < b.series.key ? -1 : 1));
    const queues = lines
        .filter(({ series }) => series.scope === 'run' && series.metric === 'queue')
        .toSorted((a, b) => total(b) - total(a) || (a.series.key < b.series.key ? -1 : 1));
    const others = lines.filter(({ series }) => series.scope === 'metric' || series.metric === 'tests.count' || series.metric === 'memory.peak');
    const figure = (line) => {
        const title = (0,label/* phraseSeries */.bD)(line.series.key, (name) => name);
        return `<figure tabindex="0"><figcaption><b>${(0,report_escape/* html */.qy)(title)}</b></figcaption>${renderChart(line, { title, span: records.length })}</figure>`;
    };
    return [
        '<h3>Durations</h3>',
        '<p class="soft">Line: passed runs. Shaded: 10th to 90th percentile of the 30 before, dashed their median. ◆ anomaly, ✕ failed.</p>',
        ...lines.filter(({ series }) => series.key === 'run.duration').map(figure),
        ...(jobs.length > 1 ? lines.filter(({ series }) => series.key === 'run.compute').map(figure) : []),
        ...(jobs.length > 1 ? jobs.slice(0, workflow_mostJobs).map(figure) : []),
        ...(queues.length > 0 ? ['<h3>Waiting for runners</h3>', ...queues.slice(0, mostQueues).map(figure)] : []),
        ...(others.length > 0 ? ['<h3>Other metrics</h3>', ...others.slice(0, mostMetrics).map(figure)] : []),
    ].join('\n');
}
const total = (line) => line.points.reduce((sum, point) => sum + (point.value ?? 0), 0);
const nameOf = (trend) => trend.step === undefined ? workflow_code(trend.job) : `${workflow_code(trend.step)} <span class="soft">in</span> ${workflow_code(trend.job)}`;
function jobTables(digest) {
    const share = (trend) => trend.totalMs / Math.max(1, digest.cost.machineMs);
    const columns = [
        { head: 'name', cell: nameOf },
        {
            head: 'median',
            numeric: true,
            order: (trend) => trend.medianMs,
            cell: (trend) => (0,format/* formatDuration */.a3)(trend.medianMs),
        },
        {
            head: '95th percentile',
            numeric: true,
            order: (trend) => trend.p95Ms,
            cell: (trend) => (0,format/* formatDuration */.a3)(trend.p95Ms),
        },
        {
            head: 'in all',
            numeric: true,
            order: (trend) => trend.totalMs,
            cell: (trend) => (0,format/* formatDuration */.a3)(trend.totalMs),
        },
        {
            head: 'share of machine time',
            order: share,
            cell: (trend) => `${(0,tables/* renderBar */.oe)(share(trend))} ${(0,format/* formatPercent */.l9)(share(trend))}`,
        },
    ];
    const growth = [
        { head: 'name', cell: nameOf },
        { head: 'first third', numeric: true, cell: (trend) => (0,format/* formatDuration */.a3)(trend.growth?.beforeMs ?? 0) },
        { head: 'last third', numeric: true, cell: (trend) => (0,format/* formatDuration */.a3)(trend.growth?.nowMs ?? 0) },
        { head: 'factor', numeric: true, cell: (trend) => (0,format/* formatRatio */.B0)(trend.growth?.ratio ?? 1) },
        { head: 'costs more in all', numeric: true, cell: (trend) => (0,format/* formatDuration */.a3)(trend.growth?.costMs ?? 0) },
    ];
    const growing = [
        (0,tables/* renderTable */.bo)('Growing jobs', growth, digest.growingJobs),
        (0,tables/* renderTable */.bo)('Growing steps', growth, digest.growingSteps),
    ].join('');
    return [
        '<h3>Slowest</h3>',
        (0,tables/* renderTable */.bo)('Jobs, by the time they take in all', columns, digest.slowestJobs),
        (0,tables/* renderTable */.bo)('Steps, by the time they take in all', columns, digest.slowestSteps),
        '<h3>Growing</h3>',
        growing === '' ? '<p>Nothing has grown by 10 % or more.</p>' : growing,
    ].join('\n');
}
function failures(digest) {
    const most = Math.max(1, ...digest.causes.map((cause) => cause.count));
    const title = '<h3>Failures by category</h3>';
    if (digest.causes.length === 0)
        return `${title}<p>${digest.failed === 0 ? 'None.' : 'Not diagnosed.'}</p>`;
    return [
        title,
        (0,tables/* renderTable */.bo)('Failed jobs whose cause was found', [
            { head: 'category', cell: (cause) => (0,report_escape/* html */.qy)(cause.category) },
            { head: 'jobs', cell: (cause) => `${(0,tables/* renderBar */.oe)(cause.count / most)} ${cause.count}` },
            { head: 'transient', numeric: true, cell: (cause) => String(cause.transient) },
            {
                head: 'most frequent',
                cell: (cause) => cause.signatures.map(({ title, count }) => `${(0,report_escape/* html */.qy)(title, 160)} (${count}×)`).join('<br>'),
            },
        ], digest.causes),
    ].join('\n');
}
function runTable(records) {
    const rows = records.slice(-mostRows).toReversed();
    const table = (0,tables/* renderTable */.bo)(`The last ${(0,format/* formatCount */.B4)(rows.length, 'run')}, newest first`, [
        { head: 'run', cell: runLink },
        { head: 'when', cell: (record) => (0,report_escape/* html */.qy)((0,format/* formatInstant */.r4)(record.run.value.startedAt) ?? '') },
        { head: 'commit', cell: commitLink },
        { head: 'branch', cell: (record) => (0,report_escape/* html */.qy)(record.run.value.branch ?? '', 60) },
        { head: 'outcome', cell: (record) => (0,report_escape/* html */.qy)(record.run.value.outcome ?? 'unknown') },
        {
            head: 'duration',
            numeric: true,
            cell: durationCell,
            order: (record) => (0,run_times/* runTimes */.Ep)(record).durationMs,
        },
        { head: 'queue', numeric: true, cell: queueCell, order: queueOf },
        { head: 'failed jobs', cell: failedJobLinks },
        { head: 'verdict', cell: (record) => (0,report_escape/* html */.qy)(record.judgement?.value.verdict ?? '') },
    ], rows);
    return `<details><summary>Runs as a table</summary>${table}</details>`;
}
function durationCell(record) {
    const { durationMs } = (0,run_times/* runTimes */.Ep)(record);
    return durationMs === undefined ? '' : (0,format/* formatDuration */.a3)(durationMs);
}
/** The label that was waited for longest. */
function queueOf(record) {
    const waits = (0,queue/* queuesOf */.iw)(record).map(({ medianMs }) => medianMs);
    return waits.length === 0 ? undefined : Math.max(...waits);
}
function queueCell(record) {
    const wait = queueOf(record);
    return wait === undefined ? '' : (0,format/* formatDuration */.a3)(wait);
}
//# sourceMappingURL=workflow.js.map
;// CONCATENATED MODULE: ./lib/core/report/page/index.js
/**
 * A history as one HTML page: no handler, nothing fetched. It is whole under a content-security policy that forbids scripts
 * (with one, tables sort and filter), and reads without its style sheet (Jenkins forbids inline styles in published pages).
 */






/** The whole document. Records may be of several workflows and in any order. */
function renderPage(records, { title, madeAt, runs = 200, rates } = {}) {
    const groups = groupsOf(records);
    const name = title ?? [...new Set(records.map((record) => record.key.repository))].slice(0, 3).join(', ');
    const heading = `${(0,report_escape/* html */.qy)(name === '' ? 'No runs yet' : name)}: CI history`;
    const sections = groups.map(([label, own], index) => `<section id="w${index}"><h2>${(0,report_escape/* html */.qy)(label)}</h2>\n${renderWorkflow(own, { shown: runs, rates })}</section>`);
    return (0,page_document/* pageOf */.Z)({
        heading,
        counted: (0,format/* formatCount */.B4)(records.length, 'recorded run'),
        madeAt,
        after: contents(groups),
        main: sections.join('\n') || '<p>The history holds no runs. Let the workflow run once, then make this page again.</p>',
    });
}
/** By workflow, the one with the most runs first. */
function groupsOf(records) {
    const groups = [...(0,order/* byWorkflow */.d)((0,order/* oldestFirst */.sZ)(records)).values()];
    const isMany = new Set(groups.map((own) => own[0]?.key.repository)).size > 1;
    return groups
        .map((own) => [isMany ? `${own[0]?.key.repository}: ${labelOf(own)}` : labelOf(own), own])
        .toSorted(([name, own], [other, its]) => its.length - own.length || (name < other ? -1 : 1));
}
function labelOf(records) {
    const last = records.at(-1);
    const name = last?.run.value.name;
    const path = last?.key.workflow ?? '';
    return name === undefined || name === path ? path : `${name} (${path})`;
}
const contents = (groups) => groups.length < 2
    ? ''
    : `<nav><ul>${groups.map(([label, own], index) => `<li><a href="#w${index}">${(0,report_escape/* html */.qy)(label)}</a>, ${(0,format/* formatCount */.B4)(own.length, 'run')}</li>`).join('')}</ul></nav>`;
//# sourceMappingURL=index.js.map

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

/***/ })

};
