export const id = 7781;
export const ids = [7781];
export const modules = {

/***/ 10415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   NH: () => (/* binding */ tellRefusals),
/* harmony export */   VI: () => (/* binding */ pageForLog),
/* harmony export */   d$: () => (/* binding */ createRest),
/* harmony export */   or: () => (/* binding */ isSilence),
/* harmony export */   yp: () => (/* binding */ isPage)
/* harmony export */ });
/* harmony import */ var _timers_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(77137);
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(84880);
/* harmony import */ var _guarded_fetch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78392);
/* harmony import */ var _outage_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(63194);




/** No answer, or none of the platform’s own: what was asked for may be there all the same. */
const isSilence = (reason) => ['not-json', 'server', 'slow', 'too-long', 'unreachable'].includes(reason);
/** A login page or a proxy’s in place of a log, which begins with what the platform says of itself. */
const isPage = (bytes) => /^\s*<(?:!doctype\s+html|html)\b/i.test(new TextDecoder().decode(bytes.subarray(0, 200)));
const pageForLog = {
    kind: 'refused',
    reason: 'not-json',
    message: 'a web page came in place of a log',
};
const jsonBytes = 16 * 1048576;
/** Jenkins, GitLab and single sign-on redirect there, on the same host, whoever shows no valid token. */
const loginPage = /\/(?:securityRealm\/|oauth2?\/)?(?:commenceLogin|login|sign_in)\b/i;
function createRest({ base, headers, budget, timeoutMs: limit = 10_000, ...options }) {
    const { fetch = _guarded_fetch_js__WEBPACK_IMPORTED_MODULE_0__/* .plainFetch */ .jN, pauseMs = 500, patience = 2 } = options;
    const outage = (0,_outage_js__WEBPACK_IMPORTED_MODULE_1__/* .createOutage */ ._)(Date.now, (0,_outage_js__WEBPACK_IMPORTED_MODULE_1__/* .ofController */ .e)(patience));
    const guards = {
        fetch,
        budget: typeof budget === 'number' ? (0,_budget_js__WEBPACK_IMPORTED_MODULE_2__/* .createBudget */ .y)(budget) : budget,
        timeoutMs: typeof limit === 'number' ? () => limit : limit,
        origin: URL.canParse(base) ? new URL(base).origin : 'null',
        refuses: (url) => (loginPage.test(url.href) ? 'redirected to a login page' : undefined),
    };
    async function once({ url, init, reading }) {
        try {
            const sent = { ...init, headers: { ...headers, ...init.headers } };
            return await judged(await (0,_guarded_fetch_js__WEBPACK_IMPORTED_MODULE_0__/* .send */ .tN)(guards, { url, init: sent, reading }));
        }
        catch (error) {
            return refusalOf(error);
        }
    }
    async function attempt(asked) {
        // One that is down is not waited for at every call.
        const down = outage.reason();
        if (down !== undefined)
            return refused('unreachable', down);
        const startedAt = Date.now();
        const answer = await tried(asked);
        if (answer.kind === 'refused' && (answer.reason === 'slow' || answer.reason === 'unreachable'))
            outage.failed(startedAt);
        else
            outage.answered();
        return answer;
    }
    async function tried(asked) {
        const first = await once(asked);
        // A second try of what may have been heard could do it twice.
        const again = first.kind === 'refused' && ['server', 'unreachable'].includes(first.reason) && asked.init.method === undefined;
        if (!again)
            return first;
        await (0,_timers_js__WEBPACK_IMPORTED_MODULE_3__/* .sleep */ .yy)(pauseMs);
        return once(asked);
    }
    async function bytes(url, init, mostBytes) {
        const answer = await attempt({ url, init, reading: 'stream' });
        if (answer.kind === 'refused')
            return answer;
        try {
            return { ...answer, value: await (0,_guarded_fetch_js__WEBPACK_IMPORTED_MODULE_0__/* .readBytes */ .io)(answer.value.body ?? [], mostBytes) };
        }
        catch (error) {
            return refusalOf(error);
        }
    }
    async function json(url, init) {
        const read = await bytes(url, init, jsonBytes);
        if (read.kind === 'refused')
            return read;
        try {
            return { ...read, value: JSON.parse(new TextDecoder().decode(read.value)) };
        }
        catch {
            const page = /^\s*</.test(new TextDecoder().decode(read.value.subarray(0, 100)));
            return refused('not-json', page ? 'a web page came in place of JSON' : 'the answer is no JSON');
        }
    }
    return {
        json: (url) => json(url, { headers: { accept: 'application/json' } }),
        post: (url, body) => json(url, sending('POST', body)),
        put: (url, body) => json(url, sending('PUT', body)),
        async stream(url) {
            const answer = await attempt({ url, init: {}, reading: 'stream' });
            return answer.kind === 'refused' ? answer : { ...answer, value: answer.value.body ?? nothing() };
        },
        async submit(url, form) {
            const answer = await attempt({
                url,
                init: { method: 'POST', body: new URLSearchParams(form) },
                reading: 'stream',
            });
            if (answer.kind === 'ok')
                await answer.value.body?.cancel();
            return answer.kind === 'ok' ? { ...answer, value: undefined } : answer;
        },
        bytes: (url, mostBytes = jsonBytes) => bytes(url, {}, mostBytes),
    };
}
const sending = (method, body) => ({
    method,
    body: JSON.stringify(body),
    headers: { accept: 'application/json', 'content-type': 'application/json' },
});
async function* nothing() { }
const refused = (reason, message, status) => ({ kind: 'refused', reason, message, ...(status === undefined ? {} : { status }) });
const byStatus = {
    401: 'unauthorised',
    403: 'forbidden',
    404: 'missing',
    429: 'server',
};
async function judged(response) {
    if (response.ok)
        return { kind: 'ok', value: response, headers: response.headers };
    const said = await messageIn(response);
    return refused(byStatus[response.status] ?? (response.status >= 500 ? 'server' : 'missing'), `HTTP ${response.status}${said === undefined ? '' : `: ${said}`}`, response.status);
}
/** Not every 403 is a missing permission: GitLab says which in `message`. */
async function messageIn(response) {
    if (!/json/i.test(response.headers.get('content-type') ?? '')) {
        await response.body?.cancel();
        return undefined;
    }
    try {
        const body = await (0,_guarded_fetch_js__WEBPACK_IMPORTED_MODULE_0__/* .readBytes */ .io)(response.body ?? [], 16 * 1024);
        const { message, error } = JSON.parse(new TextDecoder().decode(body));
        const said = message ?? error;
        return typeof said === 'string' && said !== '' ? said.slice(0, 200) : undefined;
    }
    catch {
        // No JSON after all, or too much of it: the status tells enough.
        return undefined;
    }
}
const stops = {
    budget: 'budget',
    deadline: 'budget',
    timeout: 'slow',
    redirect: 'login-page',
    'too-long': 'too-long',
};
function refusalOf(error) {
    if (error instanceof _guarded_fetch_js__WEBPACK_IMPORTED_MODULE_0__/* .Stopped */ .C9)
        return refused(stops[error.reason], error.message, error.status);
    return refused(nameOf(error) === 'TimeoutError' ? 'slow' : 'unreachable', reasonOf(error));
}
const like = (error) => (typeof error === 'object' && error !== null ? error : {});
const nameOf = (error) => String(like(error).name ?? '');
const reasonOf = (error) => {
    const { message, cause } = like(error);
    const because = like(cause).message;
    return `${String(message ?? error)}${because === undefined ? '' : `: ${String(because)}`}`;
};
/** Tells a refusal as one trouble; the same reason is told once, however many requests met it. */
function tellRefusals(troubles, prefix, advice) {
    const told = new Set();
    return (what, refusal) => {
        const trouble = {
            code: `${prefix}-${refusal.reason}`,
            message: `${what} could not be fetched: ${refusal.message}`,
            advice: advice(refusal.reason),
        };
        if (told.has(trouble.code))
            return;
        told.add(trouble.code);
        troubles.add(trouble);
    };
}
//# sourceMappingURL=rest.js.map

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

/***/ 17781:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runGate: () => (/* binding */ runGate)
});

// EXTERNAL MODULE: ./lib/adapters/http/outage.js
var http_outage = __webpack_require__(63194);
// EXTERNAL MODULE: ./lib/adapters/http/proxy.js
var proxy = __webpack_require__(66089);
// EXTERNAL MODULE: ./lib/adapters/notifiers/channels.js + 10 modules
var channels = __webpack_require__(35329);
// EXTERNAL MODULE: ./lib/adapters/platforms/detect.js + 12 modules
var detect = __webpack_require__(62298);
// EXTERNAL MODULE: ./lib/adapters/presenters/elsewhere.js + 1 modules
var elsewhere = __webpack_require__(73099);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/adapters/http/rest.js
var rest = __webpack_require__(10415);
// EXTERNAL MODULE: external "node:https"
var external_node_https_ = __webpack_require__(44708);
// EXTERNAL MODULE: external "node:stream"
var external_node_stream_ = __webpack_require__(57075);
;// CONCATENATED MODULE: ./lib/adapters/http/tls-fetch.js
/** Asks with a certificate of our own (mutual TLS), which Node’s fetch cannot show. One request, one connection. */


/** A fetch for https addresses; any other goes to the one given. */
const tlsFetch = (tls, other) => (url, init = {}) => {
    if (!url.startsWith('https:'))
        return other(url, init);
    return new Promise((resolve, reject) => {
        const sent = (0,external_node_https_.request)(url, {
            method: init.method ?? 'GET',
            headers: Object.fromEntries(new Headers(init.headers)),
            ...(init.signal ? { signal: init.signal } : {}),
            ...tls,
        });
        sent.on('error', reject);
        sent.on('response', (answer) => {
            const { statusCode = 500, statusMessage = '' } = answer;
            const headers = Object.entries(answer.headers).map(([name, value]) => [name, String(value)]);
            const body = [204, 304].includes(statusCode) ? null : external_node_stream_.Readable.toWeb(answer);
            resolve(new Response(body, { status: statusCode, statusText: statusMessage, headers }));
        });
        if (typeof init.body === 'string')
            sent.write(init.body);
        else if (init.body instanceof URLSearchParams)
            sent.write(init.body.toString());
        sent.end();
    });
};
//# sourceMappingURL=tls-fetch.js.map
;// CONCATENATED MODULE: ./lib/adapters/sources/access.js
/** How a source of metrics or logs is asked: address, credentials, headers, certificates; bounded in requests, time and size. */



/** @throws Error naming a file of the certificates that cannot be read */
function openAccess(access, { fetch, requests, timeoutMs, signal }) {
    const { origin, pathname, searchParams: own } = new URL(access.url);
    const base = `${origin}${pathname.replace(/\/+$/, '')}`;
    const tls = {
        cert: pemOf(access.cert),
        key: pemOf(access.key),
        ca: pemOf(access.ca),
    };
    const hasTls = Object.values(tls).some((part) => part !== undefined);
    const direct = hasTls ? tlsFetch(tls, fetch) : fetch;
    const through = (url, init = {}) => direct(url, { ...init, signal: AbortSignal.any([init.signal, signal].filter((one) => one != null)) });
    const headers = {
        ...headersOf(access.headers ?? []),
        ...(access.authorization === undefined ? {} : { authorization: access.authorization }),
    };
    let left = requests;
    const budget = {
        take: () => left-- > 0,
        left: () => Math.max(0, left),
    };
    // A new one a look: a source that was away may be back.
    return {
        // A query of the address goes with each request: VictoriaMetrics takes `extra_label` so.
        address: (path, parameters) => `${base}${path}?${new URLSearchParams([...own, ...Object.entries(parameters)])}`,
        rest: () => (0,rest/* createRest */.d$)({ base, headers, budget, fetch: through, timeoutMs, patience: 3 }),
    };
}
const pemOf = (given) => given === undefined || given.startsWith('-----BEGIN') ? given : (0,external_node_fs_.readFileSync)(given, 'utf8');
/** @example headersOf(['X-Scope-OrgID: shop']) // { 'X-Scope-OrgID': 'shop' } */
const headersOf = (lines) => Object.fromEntries(lines.map((line) => {
    const at = line.indexOf(':');
    return [line.slice(0, at).trim(), line.slice(at + 1).trim()];
}));
//# sourceMappingURL=access.js.map
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
;// CONCATENATED MODULE: ./lib/adapters/sources/faults.js

const prometheus = { name: 'Prometheus', prefix: 'prometheus', path: '/api/v1/query' };
function byReason(reason, { name, prefix, path }) {
    const wrong = {
        code: 'wrong-address',
        advice: `Give the address below which \`${path}\` lies; for Mimir it ends in \`/prometheus\`. Is it ${name} that answers there?`,
    };
    switch (reason) {
        case 'unauthorised':
        case 'login-page':
            return { code: 'unauthorised', advice: `Check \`${prefix}-authorization\`: \`Bearer …\` or \`Basic …\`.` };
        case 'forbidden':
            return {
                code: 'forbidden',
                advice: `These credentials may not read there; of a tenant, check its header (X-Scope-OrgID) in \`${prefix}-headers\`.`,
            };
        case 'missing':
        case 'not-json':
            return wrong;
        case 'server':
            return { code: 'unavailable', advice: `Is ${name} up, and not still replaying its log?` };
        case 'slow':
            return { code: 'timeout', advice: 'A shorter window, a longer step, or a recording rule answers sooner.' };
        case 'too-long':
            return { code: 'too-large', advice: 'Aggregate it to one series: `sum(…)`.' };
        case 'unreachable':
            return { code: 'unreachable', advice: `Check \`${prefix}-url\`, DNS, and firewalls between here and there.` };
        case 'budget':
            return { code: 'timeout', advice: 'The gate’s requests were spent; look less often (`gate-every`).' };
        default:
            return reason;
    }
}
/** 400 is what both say of a query they cannot read, 422 what Prometheus says of one it cannot compute. */
function faultOfRefusal({ reason, message, status }, asked = prometheus) {
    const said = (0,report_escape/* plainLine */.h0)(message, 300);
    const { name } = asked;
    if (status === 400)
        return {
            code: 'bad-query',
            message: `${name} cannot read the query: ${said}`,
            advice: 'Try it in its own page.',
            blocking: true,
        };
    if (status === 422)
        return {
            code: 'unprocessable',
            message: `${name} cannot compute the query: ${said}`,
            advice: 'Too many samples, or series that do not match one another: aggregate before joining.',
            blocking: true,
        };
    return { ...byReason(reason, asked), message: `${name} did not answer the query: ${said}`, blocking: true };
}
//# sourceMappingURL=faults.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
;// CONCATENATED MODULE: ./lib/adapters/sources/prometheus/answer.js
/** Prometheus’ answers, believed in nothing: shape first, then numbers as it writes them. */


const sample = schemas/* tuple */.PVZ([schemas/* number */.aig(), schemas/* string */.YjP()]);
const said = schemas/* array */.YOg(schemas/* string */.YjP()).nullish().catch(undefined);
const metric = schemas/* record */.g1P(schemas/* string */.YjP(), schemas/* string */.YjP());
const answerSchema = schemas/* object */.Ikc({
    status: schemas/* literal */.euz('success'),
    warnings: said,
    data: schemas/* discriminatedUnion */.gMt('resultType', [
        schemas/* object */.Ikc({
            resultType: schemas/* literal */.euz('matrix'),
            result: schemas/* array */.YOg(schemas/* object */.Ikc({ metric, values: schemas/* array */.YOg(sample).optional(), histograms: schemas/* unknown */.L5J().optional() })),
        }),
        schemas/* object */.Ikc({
            resultType: schemas/* literal */.euz('vector'),
            result: schemas/* array */.YOg(schemas/* object */.Ikc({ metric, value: sample.optional(), histogram: schemas/* unknown */.L5J().optional() })),
        }),
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('scalar'), result: sample }),
        schemas/* object */.Ikc({ resultType: schemas/* literal */.euz('string'), result: sample }),
    ]),
});
function readAnswer(given) {
    const read = answerSchema.safeParse(given);
    if (!read.success)
        return { kind: 'fault', fault: notPrometheus };
    const { data, warnings } = read.data;
    const remarks = (warnings ?? []).slice(0, 5).map(remarkOf);
    switch (data.resultType) {
        case 'scalar':
            return pointsOf([data.result], remarks);
        case 'string':
            return { kind: 'fault', fault: aString };
        case 'matrix':
        case 'vector': {
            const [first, ...others] = data.result;
            if (others.length > 0)
                return { kind: 'fault', fault: several(data.result.map((one) => one.metric)) };
            if (first === undefined)
                return pointsOf([], remarks);
            const samples = 'values' in first ? (first.values ?? []) : 'value' in first && first.value ? [first.value] : [];
            if (samples.length === 0 && ('histograms' in first || 'histogram' in first))
                return { kind: 'fault', fault: aHistogram };
            return pointsOf(samples, remarks);
        }
        default:
            return data;
    }
}
/** In the order of time, whatever the order they came in. */
function pointsOf(samples, remarks) {
    const odd = samples.find(([, text]) => !number.test(text));
    if (odd !== undefined)
        return { kind: 'fault', fault: noNumber(odd[1]) };
    const byTime = new Map(samples.map((one) => [one[0], pointOf(one)]));
    const points = [...byTime.values()].sort((a, b) => a.at - b.at);
    return { kind: 'ok', points, ...(remarks.length === 0 ? {} : { remarks }) };
}
/** As Go writes floats (strconv.FormatFloat), which Prometheus does. */
const number = /^(?:NaN|[+-]?Inf|[+-]?\d+(?:\.\d*)?(?:e[+-]?\d+)?)$/i;
/** Prometheus marks by this prefix what it remarks about a query; all else tells that data may be missing (Thanos, Mimir). */
function remarkOf(warning) {
    const message = (0,report_escape/* plainLine */.h0)(warning, 300);
    return /^PromQL (?:info|warning):/.test(warning)
        ? { code: 'annotation', message, advice: 'Mend the query, if it is not meant so.', blocking: false }
        : {
            code: 'partial',
            message: `The answer is not whole: ${message}`,
            advice: 'Is every store up? What is missing may be what went wrong.',
            blocking: true,
        };
}
const noNumber = (text) => ({
    code: 'bad-answer',
    message: text === '' ? 'A value in the answer is empty' : `A value in the answer is no number: ${(0,report_escape/* plainLine */.h0)(text, 40)}`,
    advice: 'What answers there does not write numbers as Prometheus does; is there a proxy between?',
    blocking: true,
});
/** `"NaN"`, `"+Inf"`, `"-Inf"` and numbers. */
const pointOf = ([at, text]) => ({
    at: at * 1000,
    value: /^\+?inf$/i.test(text)
        ? Number.POSITIVE_INFINITY
        : /^-inf$/i.test(text)
            ? Number.NEGATIVE_INFINITY
            : Number(text),
});
const notPrometheus = {
    code: 'wrong-address',
    message: 'What answers there does not speak the Prometheus HTTP API',
    advice: 'Give the address below which `/api/v1/query` lies; for Mimir it ends in `/prometheus`.',
    blocking: true,
};
const aString = {
    code: 'bad-query',
    message: 'The query gives a string',
    advice: 'Give a query of numbers.',
    blocking: true,
};
const aHistogram = {
    code: 'bad-query',
    message: 'The query gives native histograms, not numbers',
    advice: 'Take a quantile of it: `histogram_quantile(0.99, …)`.',
    blocking: true,
};
function several(metrics) {
    const names = [...new Set(metrics.flatMap((one) => Object.keys(one)))].filter((name) => name !== '__name__');
    const differing = names.filter((name) => new Set(metrics.map((one) => one[name])).size > 1).slice(0, 5);
    return {
        code: 'several-series',
        message: `The query gives ${metrics.length} series, which differ in ${differing.join(', ') || 'their names'}`,
        advice: 'Make one of them: `sum(…)`, `max(…)`, or `histogram_quantile(0.99, sum by (le) (…))`.',
        blocking: true,
    };
}
//# sourceMappingURL=answer.js.map
;// CONCATENATED MODULE: ./lib/adapters/sources/prometheus/index.js
/**
 * Metrics by the Prometheus HTTP API (prometheus.io/docs/prometheus/latest/querying/api), which Thanos, Mimir, Cortex and
 * VictoriaMetrics speak too. Range queries in pieces below Prometheus’ limit of 11,000 values a series.
 */



/** Below the 11,000 of `max-resolution-points`; VictoriaMetrics allows 30,000. */
const mostPoints = 10_000;
function createPrometheus(access, outside) {
    const opened = openAccess(access, outside);
    const ask = async (path, parameters) => {
        const answer = await opened.rest().json(opened.address(`/api/v1/${path}`, parameters));
        return answer.kind === 'refused' ? { kind: 'fault', fault: faultOfRefusal(answer) } : readAnswer(answer.value);
    };
    return {
        async range({ query, from, to, step }) {
            const points = [];
            const remarks = [];
            for (let start = from; start <= to; start += mostPoints * step) {
                const end = Math.min(to, start + (mostPoints - 1) * step);
                const answer = await ask('query_range', {
                    query,
                    start: seconds(start),
                    end: seconds(end),
                    step: seconds(step),
                });
                // A piece of time before the series began is no trouble.
                if (answer.kind === 'fault')
                    return answer;
                if (answer.points.some(({ at }) => at < from - step - slack || at > to + step + slack))
                    return { kind: 'fault', fault: elsewhen };
                points.push(...answer.points);
                remarks.push(...(answer.remarks ?? []));
            }
            return { kind: 'ok', points, ...(remarks.length === 0 ? {} : { remarks }) };
        },
        instant: ({ query, at }) => ask('query', { query, time: seconds(at) }),
    };
}
/** VictoriaMetrics moves the ends to multiples of the step; clocks differ. */
const slack = 60_000;
const elsewhen = {
    code: 'bad-answer',
    message: 'The answer holds values of another time than was asked for',
    advice: 'Is the clock there right? Ask it by its own page for the same time.',
    blocking: true,
};
const seconds = (ms) => String(Math.round(ms) / 1000);
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./lib/config/config.js + 1 modules
var config_config = __webpack_require__(70190);
;// CONCATENATED MODULE: ./lib/core/gate/query.js
/** What is asked of each metric: the queries of the configuration file, their placeholders filled in. */
/** `$service`, `${environment}`: a value in a PromQL string, so what would end the string is escaped. */
const placeholder = /\$(?:\{([a-z_]\w*)\}|([a-z_]\w*))/gi;
/** @example fillQuery('up{job="$service"}', { service: 'shop' }) // up{job="shop"} */
const fillQuery = (query, labels) => query.replace(placeholder, (whole, braced, bare) => {
    const value = labels[braced ?? bare ?? ''];
    return value === undefined ? whole : escaped(value);
});
/** Names of placeholders nobody gave a value for. */
const unfilled = (query, labels) => [...query.matchAll(placeholder)]
    .map(([, braced, bare]) => braced ?? bare ?? '')
    .filter((name) => !Object.hasOwn(labels, name) && name !== selector);
const escaped = (value) => value.replace(/[\\"]/g, '\\$&').replaceAll('\n', '\\n');
/** Stands for the matchers of one of the two sides of a canary: `rate(errors_total{$selector}[5m])`. */
const selector = 'selector';
const fillSelector = (query, matchers) => query.replace(/\$(?:\{selector\}|selector\b)/g, () => matchers);
//# sourceMappingURL=query.js.map
// EXTERNAL MODULE: ./lib/core/run/time.js
var run_time = __webpack_require__(30636);
;// CONCATENATED MODULE: ./lib/config/gate-settings.js
/** The section `gate` of the configuration file and the inputs of the gate, together: how it looks. Every fault at once. */


function readGate(config, { gate }) {
    const url = config.prometheusUrl;
    const faults = [
        ...faultsOfInputs(config),
        ...(gate === undefined ? [noSection(config)] : faultsOfQueries(config, gate)),
    ];
    if (faults.length > 0 || gate === undefined || url === undefined)
        return { kind: 'faulty', faults };
    const labels = labelsOf(config, gate.labels);
    return {
        kind: 'ok',
        url,
        logs: gate.logs?.query,
        settings: {
            queries: gate.queries.map((query) => queryOf(query, labels)),
            labels,
            window: gate['window-days'] * run_time/* day */.vd,
            step: Math.round(gate['step-minutes'] * run_time/* minute */.Vc),
            leastPoints: gate['least-points'],
            budget: gate['false-alarms-a-week'] / 7,
            canary: gate.canary,
        },
    };
}
function faultsOfInputs(config) {
    const { prometheusUrl: url, prometheusCert: cert, prometheusKey: key, prometheusHeaders, lokiHeaders } = config;
    return [
        ...(url === undefined
            ? [{ input: 'prometheus-url', given: '', accepted: 'the address of a Prometheus: the gate asks it' }]
            : []),
        ...((cert === undefined) === (key === undefined)
            ? []
            : [{ input: 'prometheus-cert', given: cert ?? '', accepted: 'with `prometheus-key`: each needs the other' }]),
        ...[
            ['prometheus-authorization', config.prometheusAuthorization],
            ['loki-authorization', config.lokiAuthorization],
        ].flatMap(([input, value]) => value === undefined || /^[\x20-\x7e]+$/.test(value)
            ? []
            : [{ input, given: '(secret)', accepted: 'one line of printable ASCII, such as `Bearer …`' }]),
        ...[['prometheus-headers', prometheusHeaders], ['loki-headers', lokiHeaders]].flatMap(([input, lines]) => lines
            .filter((line) => !/^[\w!#$%&'*+.^`|~-]+:\s*[\x20-\x7e]+$/.test(line))
            .map(() => ({ input, given: '(secret)', accepted: 'lines of `Name: value`' }))),
    ];
}
/** Inputs win: they know what was deployed just now. */
const labelsOf = (config, own) => ({
    ...own,
    ...(config.gateService === undefined ? {} : { service: config.gateService }),
    ...(config.gateEnvironment === undefined ? {} : { environment: config.gateEnvironment }),
});
const faultsOfQueries = (config, gate) => gate.queries.flatMap(({ name, query, labels }) => unfilled(query, { ...labelsOf(config, gate.labels), ...labels }).map((missing) => ({
    input: `${config.configFile}: gate: ${name}`,
    given: `$${missing}`,
    accepted: missing === 'service' || missing === 'environment'
        ? `a value for it: the input \`gate-${missing}\`, or \`labels\``
        : 'a value for it in `labels`',
})));
const noSection = ({ configFile }) => ({
    input: `${configFile}: gate`,
    given: '',
    accepted: 'a section `gate` with `queries`: what is asked of Prometheus (docs/gate.md)',
});
function queryOf(given, labels) {
    const { name, better, season, instant, counter, threshold } = given;
    return {
        name,
        query: given.query,
        labels: { ...labels, ...given.labels },
        better,
        season,
        instant,
        counter,
        leastChange: given['least-change'],
        ...(threshold === undefined ? {} : { threshold: limitsOf(threshold, better) }),
    };
}
/** One number is a limit of the bad side. */
const limitsOf = (threshold, better) => typeof threshold !== 'number'
    ? {
        ...(threshold.above === undefined ? {} : { above: threshold.above }),
        ...(threshold.below === undefined ? {} : { below: threshold.below }),
    }
    : better === 'up'
        ? { below: threshold }
        : { above: threshold };
//# sourceMappingURL=gate-settings.js.map
// EXTERNAL MODULE: ./lib/core/model/words.js
var words = __webpack_require__(75360);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
;// CONCATENATED MODULE: ./lib/core/gate/incident.js




/** A deployment that was longer ago explains nothing by itself. */
const nearby = 2 * run_time/* hour */.nW;
/** Runs that failed so long before it began belong to it, perhaps. */
const before = run_time/* hour */.nW;
const mostRuns = 5;
/** @returns undefined where no metric is unusual */
function incidentOf(request) {
    const { metrics, deployment, service, environment, errors, now } = request;
    const unusual = metrics.filter(({ severity, outcome }) => severity !== undefined && outcome !== 'pass');
    const severity = (0,words/* worst */.QZ)(unusual.flatMap((one) => one.severity ?? []));
    if (severity === undefined)
        return undefined;
    const began = Math.min(...unusual.map(({ since }) => (since === undefined ? now : Date.parse(since))));
    const isNear = deployment.source !== 'start' && Math.abs(began - Date.parse(deployment.at)) <= nearby;
    const names = unusual.map(({ name }) => name).sort();
    const signature = [service ?? '', environment ?? '', ...names, errors?.signature ?? ''].join(' | ');
    const at = new Date(began).toISOString();
    const evidence = [
        ...(isNear ? [deploymentEvidence(deployment)] : []),
        ...unusual.map(metricEvidence(now)),
        ...(errors === undefined
            ? []
            : [{ at: new Date(errors.since).toISOString(), kind: 'log', text: errors.text }]),
        ...failingRuns(request, began),
        ...(isNear
            ? []
            : [
                {
                    at: new Date(now).toISOString(),
                    kind: 'gate',
                    text: 'No deployment nearby: something else is the cause',
                },
            ]),
    ];
    return {
        id: `incident-${at}${service === undefined ? '' : `-${service}`}`,
        at,
        ...(service === undefined ? {} : { service }),
        ...(environment === undefined ? {} : { environment }),
        severity,
        title: titleOf(names, { isNear, deployment, errors }),
        signature,
        metrics: names,
        ...(isNear ? { deployment } : {}),
        evidence: evidence.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at)),
        before: earlierOf(request, signature),
    };
}
function titleOf(names, { isNear, deployment, errors, }) {
    const what = names.slice(0, 3).join(', ') + (names.length > 3 ? ` and ${names.length - 3} more` : '');
    const after = isNear
        ? ` after the deployment${deployment.sha === undefined ? '' : ` of ${deployment.sha.slice(0, 7)}`}`
        : ', no deployment nearby';
    return `${what} unusual${after}${errors?.title === undefined ? '' : `: ${errors.title}`}`;
}
const deploymentEvidence = ({ at, sha, environment }) => ({
    at,
    kind: 'deployment',
    text: `Deployed${sha === undefined ? '' : ` ${sha.slice(0, 10)}`}${environment === undefined ? '' : ` to ${environment}`}`,
});
const metricEvidence = (now) => ({ name, because, since }) => ({
    at: since ?? new Date(now).toISOString(),
    kind: 'metric',
    text: `${name}: ${because}`,
});
/** Runs of the repository that failed while it began, or shortly before. */
function failingRuns({ records, key, now }, began) {
    const failed = records.flatMap(({ key: its, run }) => {
        const at = Date.parse(run.value.completedAt ?? run.value.startedAt ?? run.observedAt);
        const isOther = its.run !== key.run;
        return isOther && (0,outcomes/* hasFailed */.WN)(run.value.outcome) && at >= began - before && at <= now ? [{ its, run, at }] : [];
    });
    const shown = failed.slice(-mostRuns).map(({ its, run, at }) => {
        const name = run.value.name ?? its.workflow;
        return {
            at: new Date(at).toISOString(),
            kind: 'run',
            text: `Run ${its.run} of ${name} failed${run.value.branch === undefined ? '' : ` on ${run.value.branch}`}`,
        };
    });
    const more = failed.length - shown.length;
    const last = shown.at(-1);
    return more > 0 && last !== undefined
        ? [...shown.slice(0, -1), { ...last, text: `${last.text}; ${(0,format/* formatCount */.B4)(more, 'more run')} before it` }]
        : shown;
}
const earlierOf = ({ records, key }, signature) => records
    .filter(({ key: its, incident }) => incident?.value.signature === signature && its.run !== key.run)
    .flatMap(({ incident }) => incident === undefined ? [] : [{ id: incident.value.id, at: incident.value.at, title: incident.value.title }])
    .toSorted((a, b) => Date.parse(b.at) - Date.parse(a.at))
    .slice(0, 10);
//# sourceMappingURL=incident.js.map
;// CONCATENATED MODULE: ./lib/core/gate/verdict.js

/** The gravest prevails; a pass needs every metric, so that what could not be seen does not pass by accident. */
function outcomeOfMetrics(metrics) {
    const of = (outcome) => metrics.filter((metric) => metric.outcome === outcome);
    const named = (list) => list
        .slice(0, 3)
        .map(({ name, because }) => `${name}: ${because}`)
        .join('; ') + (list.length > 3 ? `; and ${list.length - 3} more` : '');
    for (const outcome of ['fail', 'unknown', 'wait']) {
        const list = of(outcome);
        if (list.length > 0)
            return { gate: outcome, because: named(list) };
    }
    return metrics.length === 0
        ? { gate: 'unknown', because: 'There is no query: nothing was looked at' }
        : { gate: 'pass', because: `${(0,format/* formatCount */.B4)(metrics.length, 'metric is', 'metrics are')} as usual` };
}
/** The time is up: what was as usual all along passes, with what could not have been noticed said; a suspicion does not. */
const settled = (metrics) => metrics.map((metric) => {
    if (metric.outcome !== 'wait' || metric.calm !== true)
        return metric;
    const { smallestDetectable: least } = metric;
    const unseen = least === undefined ? '' : `; a change below ${(0,format/* formatNumber */.ZV)(least, 3)} would not have been noticed`;
    return { ...metric, outcome: 'pass', because: `As usual all the time${unseen}` };
});
/** Troubles that looking again does not end. */
const lasting = [
    'bad-query',
    'several-series',
    'counter',
    'wrong-address',
    'unauthorised',
    'forbidden',
    'unprocessable',
    'too-large',
];
/** Is there anything left to look for? A fail ends it; else every metric must have passed, or never will be seen. */
const isAnswered = (metrics) => metrics.some(({ outcome }) => outcome === 'fail') ||
    metrics.every(({ outcome, faults }) => outcome === 'pass' || (outcome === 'unknown' && faults.some(({ code }) => lasting.includes(code))));
const verdict_words = {
    pass: 'Pass',
    wait: 'Not sure yet',
    fail: 'Fail: roll back',
    unknown: 'Unknown',
};
function gateResultOf(given) {
    const { metrics, deployment, service, environment, onUnknown, observe, incident } = given;
    const { gate, because } = outcomeOfMetrics(metrics);
    const where = [service, environment].filter((part) => part !== undefined).join(', ');
    return {
        schema: 'pipeline-guard/gate',
        version: 1,
        gate,
        headline: `${verdict_words[gate]}${where === '' ? '' : ` (${where})`}: ${because}`,
        because,
        rollbackRecommended: gate === 'fail',
        pass: observe || gate === 'pass' || (gate !== 'fail' && onUnknown === 'pass'),
        ...(service === undefined ? {} : { service }),
        ...(environment === undefined ? {} : { environment }),
        deployment,
        from: new Date(given.from).toISOString(),
        to: new Date(given.to).toISOString(),
        looks: given.looks,
        endedBy: given.endedBy,
        metrics,
        ...(incident === undefined ? {} : { incident }),
        troubles: given.troubles,
    };
}
//# sourceMappingURL=verdict.js.map
// EXTERNAL MODULE: ./lib/core/mask/deep.js + 5 modules
var deep = __webpack_require__(31450);
// EXTERNAL MODULE: ./lib/core/mask/environment.js
var mask_environment = __webpack_require__(82557);
// EXTERNAL MODULE: ./lib/core/report/gate/outputs.js
var outputs = __webpack_require__(24622);
// EXTERNAL MODULE: ./lib/core/report/gate/text.js
var gate_text = __webpack_require__(27481);
;// CONCATENATED MODULE: ./lib/core/report/gate/summary.js



const marks = { pass: '✅', wait: '⏳', fail: '❌', unknown: '❔' };
function gateMarkdown(result) {
    return [
        `### ${marks[result.gate]} Deployment gate: ${(0,report_escape/* markdownProse */.h$)(result.headline, 400)}`,
        `Deployed ${(0,report_escape/* markdown */.wD)((0,gate_text/* deploymentText */.J)(result), 300)} · ${result.looks === 1 ? 'one look' : `${result.looks} looks`}`,
        table(result.metrics),
        ...faultLines(result.metrics),
        ...incidentLines(result),
        ...result.troubles.map(({ message, advice }) => `> ${(0,report_escape/* markdownProse */.h$)(`${message}. ${advice}`, 400)}`),
    ].join('\n\n');
}
const summary_number = (value) => (value === undefined ? '' : (0,format/* formatNumber */.ZV)(value, 4));
function table(metrics) {
    const rows = metrics.map((metric) => {
        const { name, outcome, observed, expected, low, high, severity, confidence, because } = metric;
        const band = low === undefined || high === undefined ? '' : ` (${summary_number(low)} to ${summary_number(high)})`;
        const grade = [severity, confidence === undefined ? undefined : `${(0,format/* formatConfidence */.Me)(confidence)} sure`];
        return `| ${marks[outcome]} ${outcome} | ${(0,report_escape/* markdown */.wD)(name, 100)} | ${summary_number(observed)} | ${summary_number(expected)}${band} | ${grade.filter(Boolean).join(', ')} | ${(0,report_escape/* markdownProse */.h$)(because, 300)} |`;
    });
    return ['| | metric | observed | expected | severity | |', '|---|---|---|---|---|---|', ...rows].join('\n');
}
const faultLines = (metrics) => metrics.flatMap(({ name, faults }) => faults.map(({ message, advice }) => `> ${(0,report_escape/* markdown */.wD)(name, 100)}: ${(0,report_escape/* markdownProse */.h$)(`${message}. ${advice}`, 400)}`));
function incidentLines({ incident }) {
    if (incident === undefined)
        return [];
    const timeline = incident.evidence.map(({ at, text }) => `- ${at.slice(11, 16)} ${(0,report_escape/* markdownProse */.h$)(text, 240)}`);
    const before = incident.before
        .slice(0, 3)
        .map(({ at, title }) => `- as on ${at.slice(0, 10)}: ${(0,report_escape/* markdownProse */.h$)(title, 200)}`);
    return [
        `#### Incident: ${(0,report_escape/* markdownProse */.h$)(incident.title, 200)} (${incident.severity})`,
        [...timeline, ...before].join('\n'),
    ];
}
//# sourceMappingURL=summary.js.map
;// CONCATENATED MODULE: ./lib/core/statistics/effective-size.js
/**
 * How many independent values autocorrelated ones are worth: n (1 − ρ) / (1 + ρ), for a first-order autoregression (Bayley,
 * Hammersley 1946, "The effective number of independent observations in an autocorrelated time series").
 */
/** Autocorrelation at a lag of one, from −1 to 1; 0 of fewer than three values or of equal ones. */
function lagOneCorrelation(values) {
    const n = values.length;
    if (n < 3)
        return 0;
    const mean = values.reduce((sum, one) => sum + one, 0) / n;
    let [products, squares] = [0, 0];
    for (let i = 0; i < n; i++) {
        const one = values[i] - mean;
        squares += one * one;
        if (i > 0)
            products += one * (values[i - 1] - mean);
    }
    return squares > 0 ? products / squares : 0;
}
/**
 * @param rho autocorrelation at a lag of one; negative ones, which would make more of the values than there are, count as 0
 * @returns at least 1, at most `n`
 */
function effectiveSize(n, rho) {
    const bounded = Math.min(0.99, Math.max(0, rho));
    return Math.max(Math.min(n, 1), (n * (1 - bounded)) / (1 + bounded));
}
//# sourceMappingURL=effective-size.js.map
// EXTERNAL MODULE: ./lib/core/statistics/quantile.js
var quantile = __webpack_require__(76502);
// EXTERNAL MODULE: ./lib/core/statistics/rank-test.js
var rank_test = __webpack_require__(77934);
;// CONCATENATED MODULE: ./lib/core/gate/points.js

/** Without a value for so many steps a series is no longer there. */
const staleSteps = 3;
/** Share of values that are no numbers, above which there is little to judge. */
const mostMissing = 0.5;
/**
 * @param now when the newest value was asked for
 * @param query as it was asked: what is odd about the values depends on it
 */
function faultsOf(points, { query, now, step, counter: mayBeCounter = true, }) {
    const finite = points.filter(({ value }) => Number.isFinite(value));
    if (points.length === 0)
        return [empty];
    if (finite.length === 0)
        return [noNumbers(points, query)];
    const last = finite.at(-1);
    const infinite = points.filter(({ value }) => Math.abs(value) === Number.POSITIVE_INFINITY).length;
    const missing = points.filter(({ value }) => Number.isNaN(value)).length;
    return [
        ...(now - last.at > staleSteps * step ? [stale(now - last.at)] : []),
        ...(infinite > 0 ? [someInfinite(infinite, points.length)] : []),
        ...(missing > mostMissing * points.length ? [manyMissing(missing, points.length)] : []),
        ...(mayBeCounter && isRawCounter(finite, query) ? [counter] : []),
    ];
}
/** Gauges that rise so often without ever falling are rare: filled disks, which say `counter: false`. */
const fewestRises = 10;
/** Only grows, but for drops to nearly nothing when a process starts anew: what `rate` is for. */
function isRawCounter(finite, query) {
    if (finite.length < 20 || /\b(?:rate|irate|increase|delta|deriv|resets|changes)\s*\(/.test(query))
        return false;
    let [rises, early, resets, falls] = [0, 0, 0, 0];
    for (let i = 1; i < finite.length; i++) {
        const before = finite[i - 1].value;
        const { value } = finite[i];
        if (value > before) {
            rises++;
            if (i < finite.length / 2)
                early++;
        }
        if (value < before) {
            if (value < 0.2 * before)
                resets++;
            else
                falls++;
        }
    }
    // A leak that began with the deployment is no counter: it rose in its end alone.
    if (resets === 0)
        return falls === 0 && rises >= fewestRises && early >= fewestRises / 2;
    return falls === 0 && rises > 0.5 * finite.length;
}
const empty = {
    code: 'empty',
    message: 'The query gave no values',
    advice: 'Try it in Prometheus for the same time; check the names of metric and labels.',
    blocking: true,
};
function noNumbers(points, query) {
    if (/histogram_quantile\s*\(/.test(query))
        return {
            code: 'histogram-empty',
            message: 'histogram_quantile gave NaN throughout: there were no observations in its buckets',
            advice: 'Was there traffic? Sum by `le` (and by nothing that has no buckets), or use a longer range.',
            blocking: true,
        };
    const infinite = points.some(({ value }) => !Number.isNaN(value));
    return {
        code: infinite ? 'infinite' : 'not-a-number',
        message: infinite ? 'Every value is infinite' : 'Every value is NaN',
        advice: 'A division by zero? Guard it: `a / (b > 0)`.',
        blocking: true,
    };
}
const stale = (age) => ({
    code: 'stale',
    message: `The newest value is ${(0,format/* formatDuration */.a3)(age)} old`,
    advice: 'Is the service still scraped? A service that is gone gives no bad values.',
    blocking: true,
});
const someInfinite = (count, of) => ({
    code: 'infinite',
    message: `${(0,format/* formatCount */.B4)(count, 'value')} of ${of} are infinite; they are left out`,
    advice: 'A division by zero? Guard it: `a / (b > 0)`.',
    blocking: false,
});
const manyMissing = (count, of) => ({
    code: 'not-a-number',
    message: `${count} of ${of} values are NaN; they are left out`,
    advice: 'A quantile without traffic, or a division of nothing by nothing: use a longer range.',
    blocking: false,
});
const counter = {
    code: 'counter',
    message: 'The values only grow, or grow and start again: this is a raw counter',
    advice: 'Ask for its rate: `rate(NAME[5m])`, which knows of resets; a gauge that only grows, such as a disk, says `counter: false`.',
    blocking: true,
};
//# sourceMappingURL=points.js.map
;// CONCATENATED MODULE: ./lib/core/gate/canary.js





/** Fewer values of either side tell nothing; with so few even all of one above all of the other is one in a hundred. */
const fewest = 5;
const enough = 12;
/** Kayenta asks for 98 %; at each of several looks less is believed. */
const alpha = 0.005;
/** From here on an effect is “large” (Romano et al. 2006). */
const largeEffect = 0.474;
function judgeCanary({ query, asked, canary, stable, step, now, troubles = [], remarks = [], }) {
    const ofSide = (points, side) => faultsOf(points, { query: asked, now, step, counter: query.counter ?? true })
        .filter(({ code }) => code !== 'counter' || points.length >= 20)
        .map((fault) => ({ ...fault, message: `${side}: ${fault.message}` }));
    const faults = troubles.length > 0 ? troubles : [...ofSide(canary, 'canary'), ...ofSide(stable, 'stable'), ...remarks];
    const [ours, theirs] = [finite(canary), finite(stable)];
    const head = {
        name: query.name,
        query: asked,
        better: query.better,
        basis: 'canary',
        points: theirs.length,
        pointsAfter: ours.length,
        faults,
    };
    const blocking = faults.find((fault) => fault.blocking);
    if (blocking !== undefined)
        return { ...head, outcome: 'unknown', because: blocking.message };
    if (ours.length < fewest || theirs.length < fewest)
        return { ...head, outcome: 'wait', because: `Fewer than ${fewest} values of one of the sides so far` };
    const { delta, p } = comparedSides(ours, theirs, query.better);
    const [observed, expected] = [(0,quantile/* medianOf */.ux)(ours), (0,quantile/* medianOf */.ux)(theirs)];
    const facts = { observed, expected, confidence: 1 - p };
    const isLarge = Math.abs(observed - expected) >= query.leastChange * Math.abs(expected);
    const said = `${(0,format/* formatNumber */.ZV)(observed, 4)} against ${(0,format/* formatNumber */.ZV)(expected, 4)} of the stable side; ${(0,format/* formatPercent */.l9)((1 + Math.abs(delta)) / 2)} of pairs are that way round`;
    if (p <= alpha && isLarge && Math.abs(delta) >= largeEffect) {
        const ratio = expected > 0 && observed > 0 ? Math.max(observed / expected, expected / observed) : Number.POSITIVE_INFINITY;
        return {
            ...head,
            ...facts,
            kind: 'canary',
            severity: ratio >= 2 ? 'critical' : 'high',
            outcome: 'fail',
            because: said,
        };
    }
    if (p <= 0.05 && isLarge)
        return { ...head, ...facts, kind: 'canary', severity: 'low', outcome: 'wait', because: `${said}; not sure yet` };
    return ours.length < enough
        ? {
            ...head,
            ...facts,
            outcome: 'wait',
            calm: true,
            because: 'As the stable side so far; too few values to be sure',
        }
        : { ...head, ...facts, outcome: 'pass', because: 'As the stable side' };
}
/**
 * The rank test takes values as independent; each side is thinned to as many as it is worth.
 *
 * @returns delta above 0 where the canary’s values are the greater; p of the bad direction
 */
function comparedSides(ours, theirs, better) {
    const [a, b] = [thinned(ours), thinned(theirs)];
    const [more, less] = [(0,rank_test/* greaterByRank */.S)(a, b), (0,rank_test/* greaterByRank */.S)(b, a)];
    const p = better === 'down' ? more : better === 'up' ? less : Math.min(1, 2 * Math.min(more, less));
    return { delta: cliffsDelta(ours, theirs), p };
}
function thinned(values) {
    const worth = Math.max(fewest, Math.round(effectiveSize(values.length, lagOneCorrelation(values))));
    const every = values.length / Math.min(worth, values.length);
    return Array.from({ length: Math.floor(values.length / every) }, (_, i) => values[Math.floor(i * every)]);
}
/** P(a > b) − P(a < b), from −1 to 1. */
function cliffsDelta(a, b) {
    let sum = 0;
    for (const one of a)
        for (const other of b)
            sum += Math.sign(one - other);
    return a.length * b.length === 0 ? 0 : sum / (a.length * b.length);
}
const finite = (points) => points.map(({ value }) => value).filter((value) => Number.isFinite(value));
//# sourceMappingURL=canary.js.map
// EXTERNAL MODULE: ./lib/core/statistics/sorted-window.js
var sorted_window = __webpack_require__(77623);
;// CONCATENATED MODULE: ./lib/core/gate/change.js
/**
 * Has the level or the spread changed with the deployment? A likelihood ratio of the residuals since against those of the same
 * hours before: 2 log Λ = n log(σ̂²/σ̂₁²)…, of which the part of the mean is asymptotically the squared distance of the means in standard
 * errors, and the part of the variance that of the log variances (Basseville, Nikiforov 1993, "Detection of abrupt changes", §2.4; Wilks
 * 1938). Residuals of services are autocorrelated, so the sizes are the effective ones, and heavy-tailed, so the standard error of the
 * variance has their kurtosis (Cramér 1946, §27.4).
 */





/** How far from the time of day since the deployment an earlier value may be to be of the same hours. */
const near = run_time/* hour */.nW;
const fewestBefore = 20;
/** A single value counts as at most so many spreads: spikes are for the detector. */
const bound = 6;
/** @returns undefined where there are fewer than 3 values since, or too few of the same hours before */
function changeSince(before, after) {
    if (after.length < 3)
        return undefined;
    const same = sameHours(before, after);
    const earlier = bounded(same.length >= fewestBefore ? same : before);
    if (earlier.length < fewestBefore)
        return undefined;
    const later = bounded(after);
    const rho = lagOneCorrelation(bounded(before));
    const [m, n] = [effectiveSize(later.length, rho), effectiveSize(earlier.length, rho)];
    const [late, early] = [momentsOf(later), momentsOf(earlier)];
    // Of few values the spread is not known by themselves.
    const variance = Math.max(early.variance, 1e-12);
    const shift = late.mean - early.mean;
    const z = Math.abs(shift) / Math.sqrt(variance / m + variance / n);
    const kurtosis = Math.max(3, early.kurtosis);
    const ratio = late.variance / variance;
    const error = Math.sqrt((kurtosis - 1) / Math.max(1, m - 1) + (kurtosis - 1) / n);
    return {
        shift,
        pLevel: Math.min(1, 2 * (0,rank_test/* upperTail */.f)(z)),
        ratio: Math.sqrt(ratio),
        // Of fewer than 8 values worth nothing is said of the spread.
        pSpread: m < 8 ? 1 : (0,rank_test/* upperTail */.f)(Math.log(Math.max(ratio, 1e-9)) / error),
        effective: m,
    };
}
/** Values of earlier days about the same time of day. */
function sameHours(before, after) {
    const from = after[0].at - near;
    const to = after.at(-1).at + near;
    if (to - from >= run_time/* day */.vd)
        return before;
    return before.filter(({ at }) => {
        const days = Math.ceil((from - at) / run_time/* day */.vd);
        return days >= 0 && at + days * run_time/* day */.vd <= to;
    });
}
const bounded = (residuals) => residuals.map(({ z }) => Math.max(-bound, Math.min(bound, z)));
function momentsOf(values) {
    const n = values.length;
    const mean = values.reduce((sum, one) => sum + one, 0) / n;
    let [second, fourth] = [0, 0];
    for (const one of values) {
        const square = (one - mean) ** 2;
        second += square;
        fourth += square * square;
    }
    const variance = second / Math.max(1, n - 1);
    return { mean, variance, kurtosis: second > 0 ? (n * fourth) / (second * second) : 3 };
}
/** Robust centre and spread of few values: median, and 1.4826 times the median absolute deviation. */
function robustOf(values) {
    const sorted = (0,quantile/* ascending */.V_)(values);
    const center = (0,sorted_window/* medianOfSorted */.$Y)(sorted);
    return { center, spread: sorted.length === 0 ? 0 : 1.4826 * (0,sorted_window/* deviationOfSorted */._E)(sorted, center) };
}
//# sourceMappingURL=change.js.map
;// CONCATENATED MODULE: ./lib/core/statistics/pareto.js
/**
 * The tail of a distribution beyond a high threshold: excesses over it are generalised Pareto, whatever the distribution
 * (Pickands 1975, "Statistical inference using extreme order statistics"; Balkema, de Haan 1974).
 */
/** Tails with an end say “impossible” of what is only new; none is believed to be nearer than this makes it. */
const leastShape = -0.1;
const gridPoints = 24;
/**
 * Maximum likelihood by Grimshaw’s reduction to one variable, θ = shape / scale (Grimshaw 1993, "Computing maximum likelihood
 * estimates for the generalized Pareto distribution", Technometrics 35): shape = mean(log(1 + θ·y)), and of the θ of a grid, refined
 * by golden section, that of the greatest profile likelihood. Siffer et al., KDD 2017 (“SPOT”), §3.2 uses the same reduction.
 *
 * @param excesses above 0, at least 4
 * @example fitPareto([1, 2, 3, 10, 1, 2, 4]) // { shape: 0.11…, scale: 2.9… }
 */
function fitPareto(excesses) {
    const n = excesses.length;
    const mean = excesses.reduce((sum, y) => sum + y, 0) / n;
    const largest = Math.max(...excesses);
    const exponential = { shape: 0, scale: Math.max(mean, Number.MIN_VALUE) };
    if (n < 4 || !(largest > 0) || !(mean > 0))
        return exponential;
    const likelihood = (theta) => {
        const { shape, scale } = atTheta(excesses, theta);
        return shape === 0 ? -n * (Math.log(scale) + 1) : -n * (Math.log(scale) + shape + 1);
    };
    // Where the shape is at its bounds: beyond, 1 + θ·y is not positive.
    const low = -0.999 / largest;
    const high = 10 / mean;
    let best = { theta: 0, value: likelihood(0) };
    const at = (i) => i < gridPoints / 3 ? low * (1 - (3 * i) / gridPoints) : high * ((i - gridPoints / 3) / ((2 * gridPoints) / 3)) ** 3;
    let around = 0;
    for (let i = 0; i <= gridPoints; i++) {
        const value = likelihood(at(i));
        if (value > best.value) {
            best = { theta: at(i), value };
            around = i;
        }
    }
    const theta = best.theta === 0 ? 0 : refined(likelihood, at(Math.max(0, around - 1)), at(Math.min(gridPoints, around + 1)));
    const fitted = atTheta(excesses, theta);
    // At the bound the scale follows from the mean: mean = scale / (1 − shape).
    return fitted.shape >= leastShape ? fitted : { shape: leastShape, scale: mean * (1 - leastShape) };
}
function atTheta(excesses, theta) {
    const n = excesses.length;
    let sum = 0;
    if (Math.abs(theta) < 1e-12) {
        for (const y of excesses)
            sum += y;
        return { shape: 0, scale: sum / n };
    }
    for (const y of excesses)
        sum += Math.log1p(theta * y);
    const shape = sum / n;
    return { shape, scale: shape / theta };
}
/** Golden section (Kiefer 1953), to a thousandth of the interval. */
function refined(likelihood, from, to) {
    const ratio = (Math.sqrt(5) - 1) / 2;
    let [low, high] = [from, to];
    for (let i = 0; i < 15; i++) {
        const left = high - ratio * (high - low);
        const right = low + ratio * (high - low);
        if (likelihood(left) > likelihood(right))
            high = right;
        else
            low = left;
    }
    return (low + high) / 2;
}
/** @returns P(excess > y), from 0 to 1 */
function beyondPareto({ shape, scale }, y) {
    if (y <= 0)
        return 1;
    if (Math.abs(shape) < 1e-9)
        return Math.exp(-y / scale);
    const inner = 1 + (shape * y) / scale;
    return inner <= 0 ? 0 : inner ** (-1 / shape);
}
//# sourceMappingURL=pareto.js.map
;// CONCATENATED MODULE: ./lib/core/statistics/peaks.js
/**
 * How rare a value of a stream is, learnt from the stream: peaks over a threshold (Siffer, Fouque, Termier, Largouët, KDD
 * 2017, "Anomaly detection in streams with extreme value theory", algorithm SPOT). A high quantile of the values is the threshold, and
 * the tail beyond it a generalised Pareto that is fitted anew as peaks come.
 */


/** A tail of fewer excesses is exponential with a prior: see `predictive`. */
const peaks_fewest = 12;
/** Heavier tails than this are an accident of few excesses, or of anomalies among them: they would hide the next. */
const mostShape = 0.4;
function createPeaks({ level, start, most, memory }) {
    const resetEvery = Math.round(memory / 8);
    let values = [];
    let threshold = Number.POSITIVE_INFINITY;
    let excesses = [];
    let seen = 0;
    let since = 0;
    let above = 0;
    let fitted;
    const reset = () => {
        const sorted = Float64Array.from(values).sort();
        threshold = (0,sorted_window/* quantileOfSorted */.mY)(sorted, level);
        excesses = values.filter((value) => value > threshold).map((value) => value - threshold);
        above = excesses.length;
        seen = values.length;
        fitted = undefined;
        since = 0;
    };
    return {
        get ready() {
            return seen > 0;
        },
        tail(value) {
            if (seen === 0)
                return undefined;
            if (value <= threshold)
                return 1;
            const share = (above + 1) / (seen + 1);
            if (excesses.length < peaks_fewest)
                return share * predictive(excesses, value - threshold);
            fitted ??= believed(excesses.slice(-most));
            return share * beyondPareto(fitted, value - threshold);
        },
        learn(value) {
            values.push(value);
            if (values.length > memory)
                values = values.slice(-Math.round(0.75 * memory));
            if (values.length < start)
                return;
            since += 1;
            if (seen === 0 || since >= resetEvery || values.length === 2 * start)
                return reset();
            seen += 1;
            if (value <= threshold)
                return;
            above += 1;
            excesses.push(value - threshold);
            // Every peak changes the tail a little; fitting at every second one halves the cost.
            if (above % 2 === 0)
                fitted = undefined;
        },
    };
}
/** The tail of excesses that is believed: of a shape of at most `mostShape`, and then of a scale that comes to no more than the mean. */
function believed(excesses) {
    const tail = fitPareto(excesses);
    if (tail.shape <= mostShape)
        return tail;
    const mean = excesses.reduce((sum, y) => sum + y, 0) / excesses.length;
    return { shape: mostShape, scale: Math.min(tail.scale, mean) };
}
/** Exponential excesses of unknown scale: a generalised Pareto of shape 1/k (Geisser 1993, "Predictive inference", §2). */
function predictive(excesses, y) {
    const k = excesses.length;
    const sum = excesses.reduce((total, one) => total + one, 0);
    return k < 2 || sum <= 0 ? 0.2 : (1 + y / sum) ** -k;
}
//# sourceMappingURL=peaks.js.map
// EXTERNAL MODULE: ./lib/core/statistics/holt-winters.js
var holt_winters = __webpack_require__(4813);
;// CONCATENATED MODULE: ./lib/core/gate/detector/forecast.js
/**
 * What a service metric is expected to be next: Holt-Winters with additive trend and season, several at once, and the one
 * whose last forecasts were best speaks. So the season (none, a day, a week) is chosen from the data, and anew as they come.
 *
 * Each learns from cleaned values (Gelper, Fried, Croux 2010, "Robust forecasting with exponential and Holt-Winters
 * smoothing", Journal of Forecasting 29): a value far off is moved to the edge of what is believable, so that an incident does
 * not become what is usual at once.
 */


const week = 7 * run_time/* day */.vd;
/** Values further off than this many spreads are moved there (Gelper et al. take 2; service metrics are spikier). */
const believable = 3;
/** What is beyond belief this often in a row is on its way to being a new level: belief grows. */
const patience = 24;
/** A season must forecast better than none, a week better than a day: the simpler one is easier to explain. */
const handicap = { none: 1, day: 1.05, week: 1.1 };
/** Least weight of the newest value on its slot. */
const leastGamma = 0.2;
function createForecaster({ step, seasons, lead, }) {
    let models = [];
    let count = 0;
    const horizon = Math.min(600, Math.max(60, run_time/* day */.vd / step));
    return {
        expect(at, elapsed) {
            const phase = phaseOf(at);
            const best = bestOf(models, phase, horizon);
            if (best === undefined)
                return undefined;
            return {
                season: best.season,
                expected: best.state.expected(slotOf(best, phase), elapsed),
                foreseen: count > lead ? best.foreseen[count % lead] : undefined,
            };
        },
        learn(observation) {
            if (models.length === 0)
                models = candidatesFor(step, seasons).map((candidate) => started(candidate, observation.value, lead));
            const place = count % lead;
            const [now, then] = [phaseOf(observation.at), phaseOf(observation.at + lead * step)];
            const hasForeseen = count > lead;
            for (const model of models) {
                const foreseen = hasForeseen ? model.foreseen[place] : Number.NaN;
                learnOne(model, observation, { slot: slotOf(model, now), horizon, foreseen });
                model.foreseen[place] = model.state.expected(slotOf(model, then), lead);
            }
            count += 1;
        },
    };
}
function candidatesFor(step, seasons) {
    const fine = (period) => Math.max(2, Math.min(2016, Math.round(period / step)));
    const hourly = (period) => Math.min(fine(period), (24 * period) / run_time/* day */.vd);
    const of = (season, period, slots, alphas) => alphas.map((alpha) => ({ season, period, slots, alpha, beta: alpha < 0.1 ? alpha / 50 : 0 }));
    const seasonal = (season, period) => seasons.includes(season)
        ? [...of(season, period, fine(period), [0.03, 0.3]), ...of(season, period, hourly(period), [0.05])]
        : [];
    return [...of('none', run_time/* day */.vd, 1, [0.03, 0.15, 0.6]), ...seasonal('day', run_time/* day */.vd), ...seasonal('week', week)];
}
function started(candidate, level, lead) {
    const { alpha, beta, slots } = candidate;
    const season = new Array(slots).fill(0);
    const state = (0,holt_winters/* startHoltWinters */.cz)({ alpha, beta, gamma: 0, level, trend: 0, season });
    return {
        ...candidate,
        state,
        visits: new Uint16Array(slots),
        error: 0,
        judged: 0,
        run: 0,
        foreseen: new Float64Array(lead),
    };
}
const shareOf = (at, period) => {
    const rest = at % period;
    return (rest < 0 ? rest + period : rest) / period;
};
const phaseOf = (at) => ({ none: 0, day: shareOf(at, run_time/* day */.vd), week: shareOf(at, week) });
const slotOf = ({ season, slots }, phase) => Math.floor(phase[season] * slots);
const knows = (model, slot) => model.season === 'none' || model.visits[slot] > 0;
/** The least error so far, of those that know this time of the day or week and have shown it for half a season. */
function bestOf(models, phase, horizon) {
    let best;
    let least = Number.POSITIVE_INFINITY;
    for (const model of models) {
        if (model.season !== 'none' && (model.judged < horizon / 2 || !knows(model, slotOf(model, phase))))
            continue;
        const error = model.error * handicap[model.season];
        // Of equals the first, which is the slowest: it holds on to what was usual.
        if (best === undefined || error < 0.97 * least) {
            best = model;
            least = error;
        }
    }
    return best;
}
function learnOne(model, observation, judging) {
    const { value, elapsed, spread } = observation;
    const { slot, horizon, foreseen } = judging;
    const known = knows(model, slot);
    const error = value - model.state.expected(slot, elapsed);
    const bound = spread > 0 ? believable * spread * (1 + (model.run / patience) ** 2) : Number.POSITIVE_INFINITY;
    if (known && !Number.isNaN(foreseen)) {
        model.judged += 1;
        const weight = Math.max(1 / model.judged, 1 / horizon);
        const missed = Math.abs(value - foreseen);
        const bounded = spread > 0 ? Math.min(missed, 10 * spread) : missed;
        model.error += weight * (bounded - model.error);
    }
    model.run = Math.abs(error) > bound ? model.run + 1 : Math.max(0, model.run - 2);
    const cleaned = known && Math.abs(error) > bound ? value - error + Math.sign(error) * bound : value;
    const visits = model.visits[slot] + 1;
    if (model.season !== 'none')
        model.visits[slot] = Math.min(visits, 65_535);
    if (!known)
        model.state.begin(slot, value);
    else
        model.state.learn(cleaned, slot, elapsed, model.season === 'none' ? 0 : Math.max(leastGamma, 1 / visits));
}
//# sourceMappingURL=forecast.js.map
;// CONCATENATED MODULE: ./lib/core/gate/detector/news.js
/** Values after which half of what was said is forgotten. */
const halfLife = 300;
const keep = 0.5 ** (1 / halfLife);
function createNews() {
    let said = 0;
    return {
        push(surprise) {
            const fresh = Math.max(0, surprise - said);
            said = Math.max(said * keep, surprise);
            return fresh;
        },
    };
}
//# sourceMappingURL=news.js.map
;// CONCATENATED MODULE: ./lib/core/gate/detector/scan.js
/**
 * Has the level or the spread of the last values changed? Sums of standardised residuals over windows of several lengths, the
 * likelihood-ratio statistic of a change of mean of unknown start (Siegmund, Venkatraman 1995, "Using the generalized likelihood ratio
 * statistic for sequential detection of a change-point", Annals of Statistics 23), and of their squares, that of a change of variance.
 *
 * Noise of services is autocorrelated and heavy-tailed, so no table says how large a sum is rare: each window is measured
 * by what its own sums usually come to.
 */

const levelWindows = [1, 2, 3, 5, 8, 16, 32];
const spreadWindows = [6, 12, 32];
const longest = 32;
const usualShare = 0.95;
/** Sums of squares: one value counts as at most this, or a spike would be a spread. */
const mostSquare = 16;
/** @param memory values by which it is known what is usual */
function createScanner(memory) {
    const measureEvery = Math.round(memory / 6);
    const kept = Math.round(0.75 * memory);
    const ring = new Float64Array(longest);
    let count = 0;
    const level = levelWindows.map((width) => createTrack(width, { start: normalQuantile, kept }));
    const spread = spreadWindows.map((width) => createTrack(width, { start: 1 + 1.645 * Math.sqrt(2 / width), kept }));
    return {
        push(z) {
            ring[count % longest] = z;
            count += 1;
            const measure = count === 60 || count === 150 || count % measureEvery === 0;
            const scan = { up: 0, down: 0, wide: 0 };
            let sum = 0;
            let squares = 0;
            let nextLevel = 0;
            let nextSpread = 0;
            for (let back = 1; back <= Math.min(count, longest); back++) {
                const one = ring[(count - back) % longest];
                sum += one;
                squares += Math.min(one * one, mostSquare);
                if (level[nextLevel]?.width === back) {
                    const track = level[nextLevel++];
                    const size = sum / Math.sqrt(back);
                    track.learn(Math.abs(size), measure);
                    scan.up = Math.max(scan.up, size / track.usual);
                    scan.down = Math.max(scan.down, -size / track.usual);
                }
                if (spread[nextSpread]?.width === back) {
                    const track = spread[nextSpread++];
                    track.learn(squares / back, measure);
                    scan.wide = Math.max(scan.wide, squares / back / track.usual);
                }
            }
            return scan;
        },
    };
}
/** 95 of 100 normal values are nearer to their mean. */
const normalQuantile = 1.96;
function createTrack(width, { start, kept }) {
    // Sums of neighbours share most of their values: of wide ones every third of a width is enough.
    const stride = Math.max(1, Math.round(width / 3));
    const size = Math.ceil(kept / stride);
    const values = new Float64Array(size);
    let count = 0;
    let usual = start;
    return {
        width,
        get usual() {
            return usual;
        },
        learn(sum, measure) {
            if (count % stride === 0)
                values[(count / stride) % size] = sum;
            count += 1;
            if (!measure || count < 40)
                return;
            const measured = (0,sorted_window/* quantileOfSorted */.mY)(values.slice(0, Math.min(Math.ceil(count / stride), size)).sort(), usualShare);
            // Little data is not believed to be much calmer than noise is.
            usual = Math.max(measured, start / (1 + count / 100));
        },
    };
}
//# sourceMappingURL=scan.js.map
;// CONCATENATED MODULE: ./lib/core/gate/detector/spread.js
/** How far values usually are from what was expected: over all, and by the hour of the day where that differs. */

/** Mean absolute deviation of normal noise, as a share of its standard deviation: √(2/π). */
const meanAbsolute = Math.sqrt(2 / Math.PI);
const hours = 24;
/** A residual counts as at most so many spreads: an incident must not become what is usual. */
const spread_bound = 4;
/** Hours are believed from so many values on, and only as far as this from the whole. */
const fewestOfHour = 12;
const bounds = { least: 0.4, most: 6 };
/** @param memory values the spread is a mean of, at most */
function createSpread(memory) {
    let whole = 0;
    let count = 0;
    const byHour = new Float64Array(hours);
    const counts = new Uint32Array(hours);
    const slotOf = (time) => Math.floor((((time % run_time/* day */.vd) + run_time/* day */.vd) % run_time/* day */.vd) / run_time/* hour */.nW);
    const factorOf = (slot) => {
        const seen = counts[slot];
        if (seen < fewestOfHour || whole <= 0)
            return 1;
        const ratio = Math.min(bounds.most, Math.max(bounds.least, byHour[slot] / whole));
        // Shrunk towards the whole while the hour has few values.
        return ratio ** (seen / (seen + fewestOfHour));
    };
    return {
        at: (time) => (whole / meanAbsolute) * factorOf(slotOf(time)),
        learn(time, residual) {
            const slot = slotOf(time);
            const usual = (whole / meanAbsolute) * factorOf(slot);
            const size = count < 10 || usual <= 0 ? Math.abs(residual) : Math.min(Math.abs(residual), spread_bound * usual);
            count += 1;
            whole += Math.max(1 / count, 1 / memory) * (size - whole);
            const seen = counts[slot] + 1;
            counts[slot] = seen;
            byHour[slot] =
                byHour[slot] + Math.max(1 / seen, hours / memory / 2) * (size - byHour[slot]);
        },
    };
}
//# sourceMappingURL=spread.js.map
;// CONCATENATED MODULE: ./lib/core/gate/detector/index.js
/**
 * The detector for metrics of services: autocorrelated, seasonal, spiky, heavy-tailed; the detectors of builds are no use there.
 * Each value is judged by those before it: forecast, residual in its usual spread, sums of residuals over several windows, and how
 * rare such a sum is by the tail of all there were. Nothing of it looks ahead, so a replay says what would have been said.
 */






/** The seasonal model is asked from so many values on; before, the plain distance decides. */
const fewestForModel = 100;
/** What follows a change within minutes forecasts well and shows none. */
const usualLead = 15 * run_time/* minute */.Vc;
/** Share of values below the threshold of the tail (Siffer et al. take .98). */
const peaks = { level: 0.97, start: fewestForModel, most: 300 };
/** What is usual is what was in the last week; so many values at least and at most. */
const memoryOf = (step) => Math.round(Math.min(10_000, Math.max(2000, (7 * run_time/* day */.vd) / step)));
/** Rarer is no more than a number of the model. */
const leastP = 1e-15;
/** Values that are unusual come in company, as the windows overlap: alarms are so many times rarer than such values. */
const company = 3;
/**
 * The probability below which a value is an alarm.
 *
 * @param budget false alarms a day
 * @param step milliseconds between values
 */
const alarmBelow = (budget, step) => Math.min(0.05, (company * budget * step) / run_time/* day */.vd);
/** What is this rare is not learnt from as if it were usual. */
const anomalous = 1e-4;
/** And what follows it until it is no rarer than this: the windows still hold the anomaly. */
const over = 3e-2;
/** Values that are kept out at most: then it is another regime. */
const longestHeld = 150;
function createServiceDetector({ step, better, seasons, lead = usualLead }) {
    const forecaster = createForecaster({ step, seasons, lead: Math.max(1, Math.min(90, Math.round(lead / step))) });
    const memory = memoryOf(step);
    const spread = createSpread(memory);
    const scanner = createScanner(memory);
    const tail = () => createPeaks({ ...peaks, memory });
    const tails = { up: tail(), down: tail(), wide: tail() };
    const teach = createTeacher(tails);
    const news = createNews();
    let count = 0;
    let last;
    let granularity = Number.POSITIVE_INFINITY;
    let previous;
    return {
        get count() {
            return count;
        },
        foresee: (at) => forecaster.expect(at, last === undefined ? 1 : (at - last) / step),
        push(at, value) {
            if (!Number.isFinite(value))
                return undefined;
            const elapsed = last === undefined ? 1 : Math.max(0, (at - last) / step);
            const forecast = forecaster.expect(at, elapsed);
            const expected = forecast?.expected ?? value;
            const moved = Math.abs(value - (previous ?? value));
            const least = leastSpread(expected, granularity);
            const usual = Math.max(spread.at(at), least);
            const residual = value - expected;
            const scan = scanner.push(usual > 0 ? residual / usual : 0);
            const { p, kind } = rarest(scan, tails, better);
            spread.learn(at, residual);
            forecaster.learn({ at, value, elapsed, spread: count < 10 ? 0 : usual });
            teach(scan, p);
            if (moved > 0)
                granularity = Math.min(granularity, moved);
            count += 1;
            last = at;
            previous = value;
            return {
                at,
                value,
                expected,
                foreseen: forecast?.foreseen,
                spread: usual,
                season: forecast?.season ?? 'none',
                p,
                kind,
                news: news.push(-Math.log10(p)),
            };
        },
    };
}
/** The grain of the measurement, which a calm past may not show: half the least step there was, a thousandth of the level. */
const leastSpread = (expected, granularity) => Math.max(Number.isFinite(granularity) ? granularity / 4 : 0, Math.abs(expected) * 1e-3, 1e-9);
/** The rarest of the ways that are not the good one; how many there are is counted (Bonferroni). */
function rarest(scan, tails, better) {
    const up = better === 'up' ? 1 : (tails.up.tail(scan.up) ?? 1);
    const down = better === 'down' ? 1 : (tails.down.tail(scan.down) ?? 1);
    const wide = tails.wide.tail(scan.wide) ?? 1;
    const level = Math.min(up, down);
    const ways = better === 'neither' ? 3 : 2;
    const least = Math.min(level, wide);
    return { p: Math.min(1, Math.max(leastP, ways * least)), kind: level <= wide ? 'level' : 'spread' };
}
/**
 * As in SPOT an anomaly is no example of what is usual, nor is what the windows still hold of it; but one that goes on and on
 * becomes usual.
 */
function createTeacher(tails) {
    let held = 0;
    let isHeld = false;
    return (scan, p) => {
        isHeld = tails.up.ready && p < (isHeld ? over : anomalous);
        held = isHeld ? held + 1 : Math.max(0, held - 0.2);
        if (isHeld && held < longestHeld)
            return;
        tails.up.learn(scan.up);
        tails.down.learn(scan.down);
        tails.wide.learn(scan.wide);
    };
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./lib/core/gate/basis.js
/** What the values since the deployment are compared with: the seasonal model, or robust statistics where values are few. */




/** Fewer values before the deployment tell nothing. */
const fewestPlain = 10;
/** What basis there is; undefined where there are too few values for any. */
function basisOf({ query, step, leastPoints }, before, after) {
    if (before.length >= leastPoints)
        return seasonalBasis({ query, step }, before, after);
    return before.length >= fewestPlain ? plainBasis(before, after) : undefined;
}
/** A week that was seen once is no season: of less than ten days only the day is asked about. */
const leastForWeek = 10 * run_time/* day */.vd;
function seasonsOf({ season }, before) {
    if (season !== 'auto')
        return season === 'none' ? [] : [season];
    const span = (before.at(-1)?.at ?? 0) - (before[0]?.at ?? 0);
    return span >= leastForWeek ? ['day', 'week'] : ['day'];
}
/**
 * The forecast stands still at the deployment: what came of it must not become what is expected. So the models are judged
 * by how well they foresaw an hour ahead, and the residuals before are those of such forecasts.
 */
function seasonalBasis({ query, step }, before, after) {
    const detector = createServiceDetector({ step, better: query.better, seasons: seasonsOf(query, before), lead: run_time/* hour */.nW });
    const far = createSpread(2000);
    const residuals = [];
    for (const { at, value } of before) {
        const foreseen = detector.push(at, value)?.foreseen;
        if (foreseen === undefined)
            continue;
        far.learn(at, value - foreseen);
        residuals.push({ at, z: (value - foreseen) / Math.max(far.at(at), basis_leastSpread(value)) });
    }
    // All of them before the first is learnt from.
    const foreseen = after.map(({ at }) => detector.foresee(at));
    const judged = after.map(({ at, value }, i) => {
        const expected = foreseen[i]?.expected ?? value;
        const spread = Math.max(far.at(at), basis_leastSpread(expected));
        const judgement = detector.push(at, value) ?? { p: 1, kind: 'level' };
        return { at, value, expected, spread, judgement };
    });
    return {
        kind: 'seasonal',
        season: foreseen[0]?.season ?? 'none',
        before: residuals,
        after: judged.map(({ at, value, expected, spread }) => ({ at, z: (value - expected) / spread })),
        values: judged.map(({ value }) => value),
        expected: judged.map(({ expected }) => expected),
        spreads: judged.map(({ spread }) => spread),
        judgements: judged.map(({ judgement }) => judgement),
    };
}
function plainBasis(before, after) {
    const { center, spread: measured } = robustOf(before.map(({ value }) => value));
    const spread = Math.max(measured, basis_leastSpread(center));
    const residual = ({ at, value }) => ({ at, z: (value - center) / spread });
    return {
        kind: 'plain',
        season: 'none',
        before: before.map(residual),
        after: after.map(residual),
        values: after.map(({ value }) => value),
        expected: after.map(() => center),
        spreads: after.map(() => spread),
        judgements: [],
    };
}
/** How much of the time since the deployment counts as now; never fewer values than a change can be seen in. */
const newest = 30 * run_time/* minute */.Vc;
const fewestNewest = 3;
/** The newest values by themselves, the fewer first; none where they are all there are. */
function newestParts(basis, step) {
    const counts = [fewestNewest, Math.max(fewestNewest, Math.round(newest / step))];
    return [...new Set(counts)].filter((count) => count < basis.after.length).map((count) => endOf(basis, count));
}
const endOf = (basis, count) => ({
    ...basis,
    after: basis.after.slice(-count),
    values: basis.values.slice(-count),
    expected: basis.expected.slice(-count),
    spreads: basis.spreads.slice(-count),
    judgements: basis.judgements.slice(-count),
});
/** A thousandth of the level: calmer than that no metric is taken to be. */
const basis_leastSpread = (level) => Math.max(Math.abs(level) * 1e-3, 1e-9);
//# sourceMappingURL=basis.js.map
;// CONCATENATED MODULE: ./lib/core/gate/sequential.js
/** Effects that are looked for most sharply, in spreads: of the mixture’s normal. */
const tau = 1.5;
/**
 * @param mean of the values so far, in their spread
 * @param effective how many independent values they are worth
 * @param alpha chance that the confidence sequence ever misses the mean
 */
function sequential(mean, effective, alpha) {
    const n = Math.max(effective, 1e-9);
    const mixed = 1 + n * tau * tau;
    const logRatio = -0.5 * Math.log(mixed) + (n * n * tau * tau * mean * mean) / (2 * mixed);
    return {
        p: Math.min(1, Math.exp(-logRatio)),
        margin: Math.sqrt((mixed / (n * n * tau * tau)) * (2 * Math.log(1 / alpha) + Math.log(mixed))),
    };
}
//# sourceMappingURL=sequential.js.map
;// CONCATENATED MODULE: ./lib/core/gate/severity.js

/** About twice: an expectation is no exact number. */
const twice = 1.8;
/** Spreads from which a value counts as still off. */
const off = 2;
/** From when on most values are off in this direction, to the newest; one value within is no end. */
function lastingOf(after, { way, step, kind }) {
    const isOff = ({ z }) => (kind === 'spread' ? Math.abs(z) >= off : way * z >= off);
    const first = after.findIndex(isOff);
    if (first < 0) {
        const start = after[0]?.at ?? 0;
        return { since: start, minutes: ((after.at(-1)?.at ?? start) - start + step) / run_time/* minute */.Vc };
    }
    const since = after[first].at;
    return { since, minutes: (after.at(-1).at - since + step) / run_time/* minute */.Vc };
}
/**
 * | | 10 minutes or longer | 3 minutes or longer | shorter |
 * |---|---|---|---|
 * | about twice what was expected (or half), and 8 spreads | critical | high | medium |
 * | 1.5 times, or 6 spreads | high | high | medium |
 * | 3 spreads | high where sure, else medium | medium | low |
 * | less | medium | low | low |
 */
function gradeOf({ kind, observed, expected, deviation, change, lasting, sure }) {
    if (kind === 'spread')
        return lasting.minutes >= 10 && (change?.ratio ?? 1) >= 3 ? 'high' : 'medium';
    const size = Math.abs(deviation);
    const ratio = expected > 0 && observed > 0 ? Math.max(observed / expected, expected / observed) : Number.POSITIVE_INFINITY;
    const [long, some] = [lasting.minutes >= 10, lasting.minutes >= 3];
    if (ratio >= twice && size >= 8)
        return long ? 'critical' : some ? 'high' : 'medium';
    if ((ratio >= 1.5 && size >= 3) || size >= 6)
        return some ? 'high' : 'medium';
    if (size >= 3)
        return long && sure ? 'high' : some ? 'medium' : 'low';
    return long && sure ? 'medium' : 'low';
}
//# sourceMappingURL=severity.js.map
;// CONCATENATED MODULE: ./lib/core/gate/threshold.js


/** How many of the newest values must be beyond together: one is a blip. */
const threshold_lasting = 3;
/** @returns what is said of a metric beyond its threshold; undefined where it is within, or has none */
function beyondThreshold({ threshold, instant }, after) {
    if (threshold === undefined || after.length === 0)
        return undefined;
    const newest = after.slice(-threshold_lasting);
    const observed = (0,quantile/* medianOf */.ux)(newest.map(({ value }) => value));
    const { above, below } = threshold;
    const isBeyond = ({ value }) => (above !== undefined && value > above) || (below !== undefined && value < below);
    if (!newest.every(isBeyond))
        return undefined;
    const limit = above !== undefined && observed > above ? above : below;
    const said = `${(0,format/* formatNumber */.ZV)(observed, 4)} is ${observed > limit ? 'above' : 'below'} the threshold of ${(0,format/* formatNumber */.ZV)(limit, 4)}`;
    const facts = { kind: 'threshold', observed, basis: 'threshold' };
    if (newest.length >= threshold_lasting || instant)
        return { ...facts, outcome: 'fail', severity: 'critical', because: said };
    return {
        ...facts,
        outcome: 'wait',
        severity: 'medium',
        because: `${said}, so far for ${newest.length} of ${threshold_lasting} values`,
    };
}
//# sourceMappingURL=threshold.js.map
;// CONCATENATED MODULE: ./lib/core/gate/metric.js










/** Chance that a change of level since the deployment is one of chance, at any look. */
const metric_alpha = 0.001;
function judgeMetric(request) {
    const { query, asked, points, deployedAt, now, step, troubles = [], remarks = [] } = request;
    const before = points.filter(({ at }) => at <= deployedAt);
    const after = points.filter(({ at }) => at > deployedAt);
    const finite = (list) => list.filter(({ value }) => Number.isFinite(value));
    const faults = troubles.length > 0
        ? troubles
        : [...faultsOf(points, { query: asked, now, step, counter: query.counter ?? true }), ...remarks];
    const head = {
        name: query.name,
        query: asked,
        better: query.better,
        points: finite(before).length,
        pointsAfter: finite(after).length,
        faults,
    };
    const blocking = faults.find((fault) => fault.blocking);
    if (blocking !== undefined)
        return { ...head, outcome: 'unknown', because: blocking.message, basis: 'none' };
    const broken = beyondThreshold(query, finite(after));
    if (broken !== undefined)
        return { ...head, ...broken };
    if (finite(after).length === 0)
        return { ...head, outcome: 'wait', because: 'There is no value since the deployment yet', basis: 'none' };
    const basis = basisOf(request, finite(before), finite(after));
    if (basis !== undefined)
        return { ...head, ...byParts(request, basis) };
    if (query.threshold !== undefined)
        return {
            ...head,
            outcome: 'pass',
            because: 'Within its threshold; too few values before for more',
            basis: 'threshold',
        };
    return {
        ...head,
        faults: [...faults, tooFew(head.points)],
        outcome: 'unknown',
        because: tooFew(head.points).message,
        basis: 'none',
    };
}
/** All values since the deployment, and the newest by themselves: what began late is diluted by what was before. */
function byParts(request, basis) {
    const whole = byBasis(request, basis);
    if (whole.outcome === 'fail')
        return whole;
    const newest = newestParts(basis, request.step).map((part) => byBasis(request, part));
    const isFound = ({ outcome, severity }) => outcome !== 'pass' && severity !== undefined;
    return newest.find(({ outcome }) => outcome === 'fail') ?? [whole, ...newest].find(isFound) ?? whole;
}
function byBasis(request, basis) {
    const { query, step } = request;
    const change = changeSince(basis.before, basis.after);
    const observed = (0,quantile/* medianOf */.ux)(basis.values);
    const expected = (0,quantile/* medianOf */.ux)(basis.expected);
    const spread = (0,quantile/* medianOf */.ux)(basis.spreads);
    const facts = {
        observed,
        expected,
        low: expected - 3 * spread,
        high: expected + 3 * spread,
        basis: basis.kind,
        season: basis.season,
        deviation: spread > 0 ? (observed - expected) / spread : 0,
    };
    const least = Math.max(query.leastChange * Math.abs(expected), spread);
    const tests = testsOf(request, basis, change, least);
    const smallest = tests.margin === undefined ? {} : { smallestDetectable: tests.margin * spread };
    const found = strongest(tests);
    if (found === undefined)
        return { ...facts, ...smallest, ...calmOf(basis, tests, { least, spread }) };
    const lasting = lastingOf(basis.after, { way: found.way, step, kind: found.kind });
    const severity = gradeOf({
        kind: found.kind,
        observed,
        expected,
        deviation: facts.deviation,
        change,
        lasting,
        sure: found.p <= metric_alpha,
    });
    return {
        ...facts,
        ...smallest,
        severity,
        kind: found.kind,
        confidence: 1 - found.p,
        since: new Date(lasting.since).toISOString(),
        minutes: lasting.minutes,
        outcome: outcomeOf(severity, found.p),
        because: sentence(found.kind, facts, { lasting, change, severity }),
    };
}
function testsOf({ query, step, budget }, basis, change, least) {
    const rarest = basis.judgements.reduce((best, one) => (one.p < best.p ? one : best), { p: 1, kind: 'level' });
    const way = (change?.shift ?? (0,quantile/* medianOf */.ux)(basis.after.map(({ z }) => z))) >= 0 ? 1 : -1;
    const isWorse = query.better === 'neither' || (query.better === 'down' ? way > 0 : way < 0);
    const test = change === undefined ? undefined : sequential(change.shift, change.effective, metric_alpha);
    // The change’s own sums are bounded, for spikes; how large it is the medians say.
    const moved = Math.abs((0,quantile/* medianOf */.ux)(basis.values) - (0,quantile/* medianOf */.ux)(basis.expected));
    return {
        level: { p: test?.p ?? 1, way },
        spread: change?.pSpread ?? 1,
        detector: { p: rarest.p, kind: rarest.kind },
        alarm: alarmBelow(budget, step),
        ...(test === undefined ? {} : { margin: test.margin, shift: change?.shift ?? 0 }),
        matters: isWorse && moved >= least,
        mattersSpread: (change?.ratio ?? 1) >= 1.5,
    };
}
/** The test that says most; a change too small to matter, or for the better, is none. */
function strongest(tests) {
    const { way } = tests.level;
    const found = [
        ...(tests.matters && tests.level.p <= metric_alpha ? [{ kind: 'level', p: tests.level.p, way }] : []),
        ...(tests.detector.p <= tests.alarm && (tests.detector.kind === 'spread' ? tests.mattersSpread : tests.matters)
            ? [{ ...tests.detector, way }]
            : []),
        ...(tests.mattersSpread && tests.spread <= metric_alpha ? [{ kind: 'spread', p: tests.spread, way }] : []),
    ];
    return found.toSorted((a, b) => a.p - b.p)[0];
}
/** Nothing was found: is it sure that there is nothing that matters? */
function calmOf(basis, { margin, shift = 0, level }, { least, spread }) {
    if (margin === undefined)
        return { outcome: 'wait', because: 'Too few values since the deployment to tell' };
    // A suspicion that is not settled is neither calm nor sure.
    if (level.p < 0.05 && Math.abs(shift) * spread >= least)
        return { outcome: 'wait', because: 'Moved, but not surely yet' };
    const isSure = (Math.abs(shift) + margin) * spread < Math.max(least, 3 * spread);
    if (!isSure)
        return { outcome: 'wait', calm: true, because: 'As usual so far; too few values to be sure' };
    return { outcome: 'pass', because: basis.kind === 'plain' ? 'As usual, as far as few values tell' : 'As usual' };
}
/** Only what is grave fails; what is not is waited for. */
const outcomeOf = (severity, p) => severity === 'critical' || severity === 'high' ? 'fail' : severity === 'medium' && p <= metric_alpha ? 'wait' : 'pass';
function sentence(kind, { observed, expected, deviation, }, { lasting, change }) {
    const long = lasting.minutes > 0 ? ` for ${(0,format/* formatDuration */.a3)(lasting.minutes * run_time/* minute */.Vc)}` : '';
    if (kind === 'spread')
        return `Varies ${(0,format/* formatNumber */.ZV)(change?.ratio ?? 1, 1)} times as much as in the same hours before${long}`;
    const ratio = expected > 0 && observed > 0 ? `, ${(0,format/* formatNumber */.ZV)(observed / expected, 2)}× of it` : '';
    return `${(0,format/* formatNumber */.ZV)(observed, 4)} where ${(0,format/* formatNumber */.ZV)(expected, 4)} was to be expected${ratio} (${(0,format/* formatNumber */.ZV)(Math.abs(deviation), 1)} usual spreads ${deviation >= 0 ? 'above' : 'below'})${long}`;
}
const tooFew = (count) => ({
    code: 'too-few-points',
    message: `There are ${count} values before the deployment, and ${fewestPlain} are needed`,
    advice: 'Wait until there are, or give the query a `threshold`.',
    blocking: true,
});
//# sourceMappingURL=metric.js.map
// EXTERNAL MODULE: ./lib/core/run/concurrency.js + 2 modules
var concurrency = __webpack_require__(16832);
// EXTERNAL MODULE: ./lib/timers.js
var timers = __webpack_require__(77137);
;// CONCATENATED MODULE: ./lib/flow/gate.js
/** Looks at the metrics of a service after a deployment, again and again until the answer is clear or the time is up. */






async function watchDeployment(watching) {
    const { deployedAt, observeFor, every, now, pause, isCancelled } = watching;
    // From now at the latest: a deployment said to be in the future would be waited for.
    const until = Math.min(deployedAt, now()) + observeFor;
    const past = new Map();
    let last = watching.settings.queries.map(unseen);
    for (let looks = 1;; looks++) {
        const looked = await (0,timers/* unlessEnded */.l8)(look(watching, past), watching.cancelled);
        if (looked === undefined)
            return { metrics: last, looks, endedBy: 'cancellation' };
        const metrics = looked;
        last = [...metrics];
        watching.onLook?.(metrics, looks);
        if (isCancelled())
            return { metrics, looks, endedBy: 'cancellation' };
        if (isAnswered(metrics))
            return { metrics, looks, endedBy: looks === 1 ? 'single-look' : 'answer' };
        if (now() >= until)
            return { metrics: settled(metrics), looks, endedBy: looks === 1 ? 'single-look' : 'time' };
        await pause(Math.max(1, Math.min(every, until - now())));
        if (isCancelled())
            return { metrics, looks, endedBy: 'cancellation' };
    }
}
/** Of a job that was cancelled before the first answer. */
const unseen = ({ name, query, labels, better }) => ({
    name,
    query: fillQuery(query, labels),
    better,
    outcome: 'unknown',
    because: 'The job was cancelled before there was an answer',
    basis: 'none',
    points: 0,
    pointsAfter: 0,
    faults: [],
});
/** Queries at once: a Prometheus runs 20 by default, and others ask too. */
const atOnce = 4;
const look = (watching, past) => (0,concurrency/* mapLimited */.bB)(watching.settings.queries, atOnce, (query) => watching.settings.canary === undefined ? lookAtMetric(watching, query, past) : lookAtCanary(watching, query));
async function lookAtMetric({ settings, source, deployedAt, now }, query, past) {
    const asked = fillQuery(query.query, query.labels);
    const { step, window, leastPoints, budget } = settings;
    const at = now();
    const judge = (points, { troubles, remarks = [] }) => judgeMetric({
        remarks,
        query,
        asked,
        points,
        step,
        deployedAt,
        now: at,
        leastPoints,
        budget,
        ...(troubles ? { troubles } : {}),
    });
    if (query.instant) {
        const answer = await source.instant({ query: asked, at });
        return answer.kind === 'fault'
            ? judge([], { troubles: [answer.fault] })
            : judge(answer.points.map(({ value }) => ({ at, value })), { remarks: answer.remarks ?? [] });
    }
    // What was before the deployment does not change: it is asked for once.
    const first = deployedAt - Math.floor(window / step) * step;
    const known = past.get(query.name);
    const before = known === undefined
        ? await source.range({ query: asked, from: first, to: deployedAt, step })
        : { kind: 'ok', points: known };
    if (before.kind === 'fault')
        return judge([], { troubles: [before.fault] });
    // One that was not whole is asked for again.
    if (before.remarks === undefined)
        past.set(query.name, before.points);
    const since = at < deployedAt + step ? nothing : await source.range({ query: asked, from: deployedAt + step, to: at, step });
    return since.kind === 'fault'
        ? judge([], { troubles: [since.fault] })
        : judge([...before.points, ...since.points], { remarks: once([before, since]) });
}
/** The two sides since the deployment. */
async function lookAtCanary({ settings, source, deployedAt, now }, query) {
    const { canary: sides, step } = settings;
    const asked = fillQuery(query.query, query.labels);
    const at = now();
    const [canary, stable] = await Promise.all([sides?.canary ?? '', sides?.stable ?? ''].map((matchers) => source.range({
        query: fillSelector(asked, fillQuery(matchers, query.labels)),
        from: deployedAt + step,
        to: at,
        step,
    })));
    const troubles = [canary, stable].flatMap((answer) => (answer?.kind === 'fault' ? [answer.fault] : []));
    return judgeCanary({
        query,
        asked,
        canary: gate_pointsOf(canary),
        stable: gate_pointsOf(stable),
        step,
        now: at,
        troubles,
        remarks: once([canary, stable]),
    });
}
/** The same remark of several answers is told once. */
const once = (answers) => [
    ...new Map(answers.flatMap((one) => (one?.kind === 'ok' ? (one.remarks ?? []) : [])).map((one) => [one.message, one])).values(),
];
const nothing = { kind: 'ok', points: [] };
const gate_pointsOf = (answer) => (answer?.kind === 'ok' ? answer.points : []);
//# sourceMappingURL=gate.js.map
// EXTERNAL MODULE: ./lib/flow/run-stage.js
var run_stage = __webpack_require__(2478);
// EXTERNAL MODULE: ./lib/wire/config-file.js + 1 modules
var config_file = __webpack_require__(90689);
// EXTERNAL MODULE: ./lib/wire/platform.js
var wire_platform = __webpack_require__(15550);
;// CONCATENATED MODULE: ./lib/wire/gate/deployment.js

/** Of an older deployment too much else has happened since; one the platform knows of is of an earlier run. */
const recent = 6 * run_time/* hour */.nW;
/** By how much clocks of two machines may differ. */
const skew = 5 * run_time/* minute */.Vc;
/** @param from when the gate began, in milliseconds since the epoch; no deployment is later */
async function deploymentOf({ gateDeployedAt: given, gateEnvironment: environment }, { platform, from }) {
    const named = environment === undefined ? {} : { environment };
    const at = (ms) => new Date(Math.min(ms, from)).toISOString();
    if (given !== undefined) {
        const fault = faultOf(given, from);
        if (fault !== undefined)
            return { kind: 'faulty', faults: [fault] };
        return { kind: 'ok', deployment: { at: at(given), source: 'input', ...named } };
    }
    const found = await platform.deployment?.(environment);
    const when = found === undefined ? Number.NaN : Date.parse(found.at);
    if (found !== undefined && when <= from + skew && from - when <= recent)
        return { kind: 'ok', deployment: { ...found, at: at(when) } };
    return { kind: 'ok', deployment: { at: at(from), source: 'start', ...named } };
}
function faultOf(given, from) {
    const fault = (accepted) => ({
        input: 'gate-deployed-at',
        given: Math.abs(given) <= furthest ? new Date(given).toISOString() : String(given),
        accepted,
    });
    if (given > from + skew)
        return fault('a time that has come; is it UTC, or with its offset?');
    if (from - given > recent)
        return fault('a time within the last 6 h: what is usual is read from the time before it, and later causes are not told apart');
    return undefined;
}
/** The last instant a Date can hold (ECMA-262, 21.4.1.1). */
const furthest = 8.64e15;
//# sourceMappingURL=deployment.js.map
// EXTERNAL MODULE: ./lib/adapters/evidence/index.js + 6 modules
var adapters_evidence = __webpack_require__(519);
;// CONCATENATED MODULE: ./lib/adapters/sources/loki/index.js
/** Lines of logs by the Loki HTTP API (grafana.com/docs/loki/latest/reference/loki-http-api). */



/** Loki gives 5,000 at the most by default; what is more is a spike anyway. */
const mostLines = 2000;
const loki_answerSchema = schemas/* object */.Ikc({
    status: schemas/* literal */.euz('success'),
    data: schemas/* object */.Ikc({
        resultType: schemas/* literal */.euz('streams'),
        result: schemas/* array */.YOg(schemas/* object */.Ikc({ values: schemas/* array */.YOg(schemas/* tuple */.PVZ([schemas/* string */.YjP(), schemas/* string */.YjP()]).rest(schemas/* unknown */.L5J())) })),
    }),
});
function createLoki(access, outside) {
    const opened = openAccess(access, outside);
    return {
        async lines({ query, from, to }) {
            const parameters = {
                query,
                start: nanoseconds(from),
                end: nanoseconds(to),
                limit: String(mostLines),
                direction: 'backward',
            };
            const answer = await opened.rest().json(opened.address('/loki/api/v1/query_range', parameters));
            if (answer.kind === 'refused')
                return { kind: 'fault', fault: faultOfRefusal(answer, loki) };
            const read = loki_answerSchema.safeParse(answer.value);
            if (!read.success)
                return { kind: 'fault', fault: notLines };
            const lines = read.data.data.result.flatMap(({ values }) => values.map(([at, text]) => ({ at: Number(at) / 1e6, text })));
            return { kind: 'ok', lines: lines.sort((a, b) => a.at - b.at) };
        },
    };
}
const loki = { name: 'Loki', prefix: 'loki', path: '/loki/api/v1/query_range' };
const nanoseconds = (ms) => `${Math.round(ms)}000000`;
const notLines = {
    code: 'wrong-address',
    message: 'What answers there gives no lines of a log',
    advice: 'Give Loki’s own address, and a query that selects lines: `{app="shop"} |= "ERROR"`.',
    blocking: false,
};
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./lib/core/diagnose/index.js + 39 modules
var diagnose = __webpack_require__(74663);
;// CONCATENATED MODULE: ./lib/core/gate/errors.js
/** Are there more lines of errors since the deployment than before it? */


const errors_alpha = 1e-4;
const errors_fewest = 5;
/**
 * Two Poisson counts: given their sum, the later one is binomial with the later span's share (Przyborowski, Wilenski 1940,
 * "Homogeneity of results in testing samples from Poisson series"); by the normal approximation, with continuity correction. Lines of
 * errors come in company, so they count as a quarter.
 */
function isErrorSpike({ before, after, spanBefore, spanAfter }) {
    const [earlier, later] = [before / 4, after / 4];
    const n = earlier + later;
    const share = spanAfter / (spanBefore + spanAfter);
    if (after < errors_fewest || n === 0)
        return false;
    const z = (later - n * share - 0.5) / Math.sqrt(n * share * (1 - share));
    return (0,rank_test/* upperTail */.f)(z) < errors_alpha && after / spanAfter >= (2 * before) / spanBefore;
}
/** @example phraseSpike({ before: 3, after: 240, … }) // "240 lines of errors since, 3 in the same time before" */
const phraseSpike = ({ before, after, spanBefore, spanAfter }) => `${(0,format/* formatCount */.B4)(after, 'line')} of errors since, ${(0,format/* formatCount */.B4)(Math.round((before * spanAfter) / spanBefore), 'line')} in as much time before`;
//# sourceMappingURL=errors.js.map
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
;// CONCATENATED MODULE: ./lib/wire/gate/errors.js
/** Errors of the service since the deployment: lines of Loki, or a log file, through the diagnosis. */








async function errorsSince(request) {
    const spike = request.config.lokiUrl === undefined ? undefined : await spikeOfLoki(request);
    return spike ?? spikeOfFiles(request);
}
async function spikeOfLoki(request) {
    const { config, query, labels, env, troubles, deployedAt, now } = request;
    if (config.lokiUrl === undefined || query === undefined) {
        troubles.add({
            code: 'no-log-query',
            message: '`loki-url` is given, and no query',
            advice: 'Add `gate: logs: query:` to the configuration file.',
        });
        return undefined;
    }
    const access = { url: config.lokiUrl, authorization: config.lokiAuthorization, headers: config.lokiHeaders };
    const source = createLoki(access, { fetch: (0,proxy/* fetchFor */.G)(env), requests: 6, timeoutMs: 15_000 });
    const asked = fillQuery(query, labels);
    const span = Math.min(run_time/* hour */.nW, Math.max(60_000, now - deployedAt));
    const [before, after] = await Promise.all([
        source.lines({ query: asked, from: deployedAt - run_time/* hour */.nW, to: deployedAt }),
        source.lines({ query: asked, from: now - span, to: now }),
    ]);
    for (const answer of [before, after])
        if (answer.kind === 'fault') {
            const { code, message, advice } = answer.fault;
            troubles.add({ code: `loki-${code}`, message, advice });
            return undefined;
        }
    if (before.kind === 'fault' || after.kind === 'fault')
        return undefined;
    const counts = { before: before.lines.length, after: after.lines.length, spanBefore: run_time/* hour */.nW, spanAfter: span };
    const [first] = after.lines;
    if (!isErrorSpike(counts) || first === undefined)
        return undefined;
    const text = after.lines.map((line) => line.text).join('\n');
    const found = await diagnosed(request, { name: 'logs of the service', chunks: [Buffer.from(text)] });
    return { since: first.at, text: `${phraseSpike(counts)}${found === undefined ? '' : `; ${found.title}`}`, ...found };
}
/** A file tells what is wrong, and not when it began: it is evidence as of now. */
async function spikeOfFiles(request) {
    const { config, cwd, env, troubles, mask, now } = request;
    if (config.logFiles.length === 0)
        return undefined;
    const evidence = (0,adapters_evidence/* createEvidence */.I)({ config, cwd, env, troubles, mask });
    for (const log of await evidence.logs()) {
        const found = await diagnosed(request, { name: log.name, chunks: log.open() });
        if (found !== undefined)
            return { since: now, text: `${log.name}: ${found.title}`, ...found };
    }
    return undefined;
}
async function diagnosed({ mask, troubles }, { name, chunks }) {
    try {
        const { title, signature, failed } = await (0,diagnose.diagnoseLog)(streamOf(chunks), { file: name, failed: true, mask });
        return failed && title !== null && signature !== null ? { title, signature } : undefined;
    }
    catch (error) {
        troubles.add({
            code: 'log-unreadable',
            message: `${name}: ${(0,errors/* messageOf */.b)(error)}`,
            advice: 'The incident is told without it.',
        });
        return undefined;
    }
}
async function* streamOf(chunks) {
    yield* chunks;
}
//# sourceMappingURL=errors.js.map
// EXTERNAL MODULE: ./lib/core/collect/record.js + 1 modules
var collect_record = __webpack_require__(81930);
// EXTERNAL MODULE: ./lib/core/history/merge.js
var merge = __webpack_require__(28588);
;// CONCATENATED MODULE: ./lib/wire/gate/memory.js
/** The history as the gate needs it: runs that failed about now, earlier incidents, and where this one is kept. */




/** A store that does not answer must not keep a rollback waiting. */
const memory_patience = 20_000;
async function recallFor(stores, { snapshot, now, troubles, write, }) {
    const loaded = await Promise.all(stores.map((store) => (0,timers/* within */.ux)(store.load(snapshot.key), memory_patience, () => ({
        kind: 'corrupt',
        reason: 'no answer in time',
    })).catch((error) => ({ kind: 'corrupt', reason: (0,errors/* messageOf */.b)(error) }))));
    const records = (0,merge/* mergeHistories */.d)(...loaded.map((one, i) => {
        if (one.kind === 'ok')
            return one.value.records;
        if (one.kind === 'corrupt')
            troubles.add({
                code: 'history-unreadable',
                message: `${stores[i]?.name ?? 'history'}: ${one.reason}`,
                advice: 'The incident is told without earlier ones.',
            });
        return [];
    }));
    return {
        records,
        async keep(incident) {
            if (!write)
                return;
            const seen = { status: 'completed', source: 'step', observedAt: new Date(now()).toISOString() };
            const record = { ...(0,collect_record/* recordRun */.vj)(snapshot), incident: { ...seen, value: incident } };
            for (const store of stores) {
                const saved = await (0,timers/* within */.ux)(store.save(record, (0,merge/* mergeHistories */.d)(records, [record])), memory_patience, () => undefined).catch((error) => ({ state: 'failed', detail: (0,errors/* messageOf */.b)(error) }));
                if (saved === undefined || saved.state === 'failed')
                    troubles.add({
                        code: 'not-saved',
                        message: `The incident was not stored in ${store.name}: ${saved?.detail ?? 'no answer in time'}`,
                        advice: 'The next incident cannot refer to this one.',
                    });
            }
        },
    };
}
//# sourceMappingURL=memory.js.map
;// CONCATENATED MODULE: ./lib/wire/gate/notices.js

/** @returns what was done, in words, for the log */
async function notifyOfGate({ result, config, notifiers, troubles }) {
    const decision = decisionOf(result, config);
    if (decision === undefined || notifiers.length === 0)
        return [];
    if (config.observe || config.dryRun)
        return notifiers.map(({ channel }) => `${config.dryRun ? 'Dry run' : 'Observing'}: would notify ${channel}`);
    return Promise.all(notifiers.map(async (notifier) => {
        const delivery = await notifier
            .send({ decision, content: { kind: 'gate', result } })
            .catch((error) => ({ state: 'failed', detail: (0,errors/* messageOf */.b)(error) }));
        if (delivery.state === 'failed')
            troubles.add({
                code: 'not-notified',
                message: `${notifier.channel} was not notified: ${delivery.detail}`,
                advice: 'Check its inputs.',
            });
        return `${notifier.channel}: ${delivery.detail}`;
    }));
}
function decisionOf(result, { notifyOn }) {
    const { gate, because, deployment, service = '' } = result;
    const episode = `gate:${service}:${deployment.at}`;
    if (notifyOn === 'never')
        return undefined;
    if (gate === 'pass')
        return notifyOn === 'always' ? { kind: 'notify', change: 'always', because, episode } : undefined;
    const change = gate === 'fail' ? 'failure' : 'anomaly';
    return notifyOn === 'change' || notifyOn === 'always' || notifyOn === change
        ? { kind: 'notify', change, because, episode }
        : undefined;
}
//# sourceMappingURL=notices.js.map
;// CONCATENATED MODULE: ./lib/wire/gate/index.js
/** The gate: chooses its adapters, watches the deployment, shows and sends what came of it. */
























/** Requests of one gate, all looks together. */
const mostRequests = 5000;
const timeoutMs = 20_000;
async function runGate(request) {
    const { config, env, cwd, now, signal } = request;
    const troubles = (0,run_stage/* createTroubleLog */.i1)();
    const choice = (0,detect/* detectPlatform */.l)(env);
    const outage = (0,http_outage/* createOutage */._)(now);
    const platform = await (0,wire_platform/* platformOf */.t)(choice).open({ choice, config, env, cwd, now, troubles, outage });
    const read = await (0,config_file/* readConfigFile */.R)({ platform, config, troubles, now: now() });
    if (read.kind === 'faulty')
        return read;
    const gate = readGate(config, read.file);
    if (gate.kind === 'faulty')
        return gate;
    const from = now();
    const mask = (0,mask_environment/* maskFromEnvironment */.e)(env, (0,config_config/* secretsOf */.Fj)(config));
    const { settings } = gate;
    const dated = await deploymentOf(config, { platform, from });
    if (dated.kind === 'faulty')
        return dated;
    const { deployment } = dated;
    const watched = await watchDeployment({
        settings,
        source: prometheusOf(config, { env, url: gate.url, signal }),
        deployedAt: Date.parse(deployment.at),
        observeFor: config.gateObserveFor * run_time/* second */.Rc,
        every: config.gateEvery * run_time/* second */.Rc,
        now,
        pause: (ms) => pausing(ms, signal),
        isCancelled: () => signal.aborted,
        cancelled: aborted(signal),
    });
    const [service, environment] = [settings.labels['service'], settings.labels['environment']];
    const about = { deployment, service, environment };
    const stores = await request.stores({ config, env, now, troubles, outage });
    const memory = await recallFor(stores, { snapshot: await platform.snapshot(), now, troubles, write: !config.dryRun });
    const isUnusual = watched.metrics.some(({ outcome, severity }) => outcome !== 'pass' && severity !== undefined);
    const deployedAt = Date.parse(deployment.at);
    const errors = isUnusual && !signal.aborted
        ? await errorsSince({
            config,
            query: gate.logs,
            labels: settings.labels,
            env,
            cwd,
            mask,
            troubles,
            deployedAt,
            now: now(),
        })
        : undefined;
    const { key } = await platform.snapshot();
    const incident = incidentOf({ ...watched, ...about, errors, records: memory.records, key, now: now() });
    const { gateOnUnknown: onUnknown, observe } = config;
    const concluded = gateResultOf({ ...watched, ...about, incident, from, to: now(), onUnknown, observe, troubles: [] });
    const result = (0,deep/* maskDeep */.f)(concluded, mask);
    if (result.incident !== undefined)
        await memory.keep(result.incident);
    const sent = await notifyOfGate({
        result,
        config,
        notifiers: await (0,channels/* openChannels */.Lr)(config, { env, now, troubles }),
        troubles,
    });
    if (config.reportPath !== undefined)
        troubles.add(noReport);
    const shown = { ...result, troubles: troubles.all() };
    await (await presenterOf(request, troubles)).show(shownOf(shown, sent));
    return { kind: 'ok', result: shown };
}
const noReport = {
    code: 'report-not-written',
    message: '`report-path` is given, and a gate writes no page',
    advice: 'Take `result-file` for its answer; the page comes from the steps of the runs and from `report`.',
};
const prometheusOf = (config, { env, url, signal }) => createPrometheus({
    url,
    authorization: config.prometheusAuthorization,
    headers: config.prometheusHeaders,
    cert: config.prometheusCert,
    key: config.prometheusKey,
    ca: config.prometheusCa,
}, { fetch: (0,proxy/* fetchFor */.G)(env), requests: mostRequests, timeoutMs, signal });
const aborted = (signal) => new Promise((done) => {
    if (signal.aborted)
        done();
    else
        signal.addEventListener('abort', () => done(), { once: true });
});
/** Ends at once when the job is cancelled. */
const pausing = (ms, signal) => new Promise((done) => {
    const timer = setTimeout(end, ms);
    function end() {
        clearTimeout(timer);
        signal.removeEventListener('abort', end);
        done();
    }
    if (signal.aborted)
        end();
    else
        signal.addEventListener('abort', end);
});
const shownOf = (result, sent) => ({
    markdown: gateMarkdown(result),
    text: [(0,gate_text/* gateText */.b)(result), ...sent.map((line) => `  ${line}`)].join('\n'),
    annotations: result.gate === 'pass'
        ? []
        : [{ level: result.pass ? 'warning' : 'error', title: 'Deployment gate', message: result.headline }],
    outputs: (0,outputs/* gateOutputsOf */.p)(result),
    json: `${JSON.stringify(result, null, 2)}\n`,
});
async function presenterOf({ config, env, print, cwd, json }, troubles) {
    const shown = { env, print, troubles };
    const main = json === true
        ? (0,elsewhere/* createJsonPresenter */.$J)({ print })
        : ((await (0,wire_platform/* platformOf */.t)((0,detect/* detectPlatform */.l)(env)).presenter?.(shown)) ?? (0,elsewhere/* createTerminalPresenter */.JV)({ print }));
    return (0,elsewhere/* presentBy */.v5)([
        main,
        ...(config.resultFile === undefined ? [] : [(0,elsewhere/* createFilePresenter */.F8)({ path: config.resultFile, troubles, cwd })]),
    ]);
}
//# sourceMappingURL=index.js.map

/***/ })

};
