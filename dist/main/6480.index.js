export const id = 6480;
export const ids = [6480];
export const modules = {

/***/ 12621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GK: () => (/* binding */ fileWithin)
/* harmony export */ });
/* unused harmony exports localFile, outsideOf */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(76760);
/* harmony import */ var _core_run_errors_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(90298);
/* harmony import */ var _links_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(12893);
/* harmony import */ var _read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90074);
/** A small text file of this machine, such as the configuration. */




const fileBytes = 1048576;
async function localFile(path) {
    try {
        return { kind: 'ok', value: (await (0,_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegular */ .VX)(path, fileBytes)).toString('utf8') };
    }
    catch (error) {
        const code = (0,_core_run_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .codeOf */ .$)(error);
        if (code === 'ENOENT' || code === 'ENOTDIR')
            return { kind: 'missing' };
        return { kind: 'corrupt', reason: (0,_core_run_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error), isNamed: true };
    }
}
/** @param folder a checkout that is our own, not a fork’s */
async function fileWithin(folder, path) {
    const outside = outsideOf(folder, path);
    return outside === undefined ? localFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, path)) : { kind: 'corrupt', reason: outside, isNamed: true };
}
/** Why a path does not stay within a folder, by its name or by a link; undefined where it does. */
function outsideOf(folder, path) {
    const within = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, path));
    if (within === '..' || within.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(within))
        return `${path} lies outside ${folder}`;
    return (0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .leavesByLink */ .gt)(path, folder) ? `${path} is a link out of ${folder}` : undefined;
}
//# sourceMappingURL=text.js.map

/***/ }),

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

/***/ 19954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ae: () => (/* binding */ anyText),
/* harmony export */   J6: () => (/* binding */ spanMs),
/* harmony export */   Ly: () => (/* binding */ isoTime),
/* harmony export */   Or: () => (/* binding */ instantMs),
/* harmony export */   rD: () => (/* binding */ wholeNumber)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/** Numbers of an API’s answer, kept to what can be meant; anything else is read as not there. */

const optional = (schema) => schema.nullish().catch(undefined);
/** Milliseconds since the epoch, up to the year 2096. */
const instantMs = () => optional(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(4e12));
/** Milliseconds, up to three years. */
const spanMs = () => optional(zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig().min(0).max(1e11));
const wholeNumber = () => optional(zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().min(0));
const anyText = () => optional(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP());
/** Milliseconds since the epoch as ISO 8601; undefined for what no record could hold. */
const isoTime = (ms) => typeof ms === 'number' && ms >= 0 && ms <= 4e12 ? new Date(ms).toISOString() : undefined;
//# sourceMappingURL=bounded.js.map

/***/ }),

/***/ 84485:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ cureOf)
/* harmony export */ });
const cureOf = (reason, { service, variable }) => {
    switch (reason) {
        case 'not-json':
            return `Does a proxy or a login page answer in its place? See that ${variable} leads to ${service} itself from this machine.`;
        case 'server':
            return `${service}’s own trouble: see its status page or its log. The next run asks again.`;
        case 'slow':
            return `Often temporary; the next run asks again. If it stays, look at the load of ${service} and at any proxy in between.`;
        case 'too-long':
            return `It is longer than is read. See that ${variable} leads to ${service} itself; if it does, please report this.`;
        case 'unreachable':
            return `See that this machine reaches ${variable}: its name, the firewall, \`https_proxy\` and \`no_proxy\`, and for a certificate of one’s own \`NODE_EXTRA_CA_CERTS=FILE\` before the command.`;
        default:
            return reason;
    }
};
//# sourceMappingURL=cures.js.map

/***/ }),

/***/ 66308:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FZ: () => (/* binding */ jobRestOf),
/* harmony export */   Vn: () => (/* binding */ projectUrl),
/* harmony export */   Y6: () => (/* binding */ restOf),
/* harmony export */   ik: () => (/* binding */ adviceOn)
/* harmony export */ });
/* unused harmony export adviceOnWatch */
/* harmony import */ var _http_rest_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(10415);
/* harmony import */ var _cures_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(84485);
/** Which token speaks to GitLab, and what its refusals mean. */


/** By the project’s token: a job’s own may not read traces, write notes or retry. */
function restOf({ env, budget = 60, fetch, timeoutMs, pauseMs }) {
    const token = env['PIPELINE_GUARD_GITLAB_TOKEN'] || env['GITLAB_TOKEN'];
    const base = env['CI_API_V4_URL'];
    if (!token || !base)
        return undefined;
    return (0,_http_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .createRest */ .d$)({ base, headers: { 'private-token': token }, budget, fetch, timeoutMs, pauseMs });
}
/**
 * By the job’s own token: in newer releases it may list the jobs of its project’s pipelines, and no more that is of use here
 * (gitlab-org/gitlab, lib/api/ci/pipelines.rb: `job_token_policies: :read_jobs`).
 */
function jobRestOf({ env, fetch, timeoutMs, pauseMs }) {
    const [token, base] = [env['CI_JOB_TOKEN'], env['CI_API_V4_URL']];
    if (!token || !base)
        return undefined;
    return (0,_http_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .createRest */ .d$)({ base, headers: { 'job-token': token }, budget: 12, fetch, timeoutMs, pauseMs });
}
const projectUrl = (env) => {
    const [base, id] = [env['CI_API_V4_URL'], env['CI_PROJECT_ID']];
    return base && id && /^\d+$/.test(id) ? `${base.replace(/\/$/, '')}/projects/${id}` : undefined;
};
function adviceOn(reason) {
    switch (reason) {
        case 'unauthorised':
        case 'login-page':
            return 'Is the token in PIPELINE_GUARD_GITLAB_TOKEN of this project and not expired?';
        case 'forbidden':
        case 'missing':
            return 'The project token needs `read_api` to read; `api` and the role Developer to write notes and retry jobs.';
        case 'budget':
            return 'Raise `request-budget`.';
        case 'not-json':
        case 'server':
        case 'slow':
        case 'too-long':
        case 'unreachable':
            return (0,_cures_js__WEBPACK_IMPORTED_MODULE_1__/* .cureOf */ .X)(reason, { service: 'GitLab', variable: 'CI_API_V4_URL' });
        default:
            return reason;
    }
}
/** The same for a watch, which has nothing else to rest on. */
function adviceOnWatch(reason) {
    switch (reason) {
        case 'unauthorised':
        case 'login-page':
            return 'Is the token not expired, and of this instance? Is the address the one of its start page?';
        case 'forbidden':
        case 'missing':
            return 'The token needs `read_api` and the role Reporter in each project; `api` and Developer to retry and to set statuses.';
        case 'budget':
            return 'Raise --requests; the next watch goes on from here.';
        case 'not-json':
        case 'server':
        case 'slow':
        case 'too-long':
        case 'unreachable':
            return 'The next watch asks for it again.';
        default:
            return reason;
    }
}
//# sourceMappingURL=client.js.map

/***/ }),

/***/ 16480:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGitlabPlatform: () => (/* binding */ createGitlabPlatform)
});

// UNUSED EXPORTS: traceOf

// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/adapters/http/rest.js
var http_rest = __webpack_require__(10415);
// EXTERNAL MODULE: ./lib/core/collect/record.js + 1 modules
var record = __webpack_require__(81930);
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
// EXTERNAL MODULE: ./lib/core/run/unknown.js
var unknown = __webpack_require__(11107);
// EXTERNAL MODULE: ./lib/adapters/platforms/refs.js
var refs = __webpack_require__(5221);
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/statuses.js

/** Words that are no outcomes. */
const standings = {
    created: 'queued',
    waiting_for_resource: 'queued',
    waiting_for_callback: 'queued',
    preparing: 'queued',
    pending: 'queued',
    scheduled: 'queued',
    running: 'in-progress',
    canceling: 'in-progress',
};
const timeouts = new Set(['job_execution_timeout', 'stuck_or_timeout_failure']);
/** @returns undefined for a word that is not known */
function standingOf(word, reason) {
    const outcome = (0,outcomes/* outcomeOfWord */.U8)(word);
    if (outcome !== undefined)
        return {
            status: 'completed',
            outcome: outcome === 'failed' && reason && timeouts.has(reason) ? 'timed-out' : outcome,
        };
    const status = word && Object.hasOwn(standings, word) ? standings[word] : undefined;
    return status === undefined ? undefined : { status };
}
//# sourceMappingURL=statuses.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/environment.js




const wholeNumber = (text) => text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
const keyOf = (env, attempt) => ({
    host: env['CI_SERVER_HOST'] || 'gitlab',
    repository: env['CI_PROJECT_PATH'] || 'gitlab',
    workflow: env['CI_CONFIG_PATH'] || '.gitlab-ci.yml',
    run: env['CI_PIPELINE_ID'] || '0',
    attempt,
});
/** A branch that is called like somebody’s change, as mirrors of other forges have them: whose it is, nobody says. */
const mirroredChange = (env) => env['CI_MERGE_REQUEST_IID'] ? undefined : (0,refs/* changeOf */.C2)(env['CI_COMMIT_REF_NAME']);
/** A tag of the default branch’s name must not pass for it. */
function branchIn(env) {
    const name = env['CI_MERGE_REQUEST_SOURCE_BRANCH_NAME'] || env['CI_COMMIT_REF_NAME'] || undefined;
    const isTag = env['CI_COMMIT_TAG'] && env['CI_COMMIT_TAG'] === env['CI_DEFAULT_BRANCH'];
    return isTag ? (0,refs/* boundedName */.lC)(`refs/tags/${name}`) : (0,refs/* branchOf */.W0)(name);
}
function runFacts(env) {
    const mirrored = mirroredChange(env);
    return (0,unknown/* withoutUnknown */.J)({
        name: env['CI_PIPELINE_NAME'] || undefined,
        number: wholeNumber(env['CI_PIPELINE_IID']),
        event: mirrored === undefined ? env['CI_PIPELINE_SOURCE'] || undefined : 'external_pull_request_event',
        branch: branchIn(env),
        defaultBranch: env['CI_DEFAULT_BRANCH'] || undefined,
        sha: env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA'] || env['CI_COMMIT_SHA'] || undefined,
        title: env['CI_MERGE_REQUEST_TITLE'] || env['CI_COMMIT_TITLE'] || undefined,
        actor: env['GITLAB_USER_LOGIN'] || undefined,
        headRepository: mirrored === undefined
            ? env['CI_MERGE_REQUEST_SOURCE_PROJECT_PATH'] || env['CI_PROJECT_PATH'] || undefined
            : undefined,
        pullRequest: wholeNumber(env['CI_MERGE_REQUEST_IID'] || mirrored),
        url: env['CI_PIPELINE_URL'] || undefined,
        createdAt: env['CI_PIPELINE_CREATED_AT'] || undefined,
    });
}
/**
 * This job, as far as it knows itself: in `after_script` GitLab tells its status. A command that failed counts beside it; one
 * that passed ends no job that still runs.
 */
function ownJobOf({ env, jobStatus, executed, steps = [], now }) {
    const standing = standingOf(jobStatus ?? env['CI_JOB_STATUS']);
    const failed = jobStatus === undefined && executed === 'failure' ? (0,outcomes/* outcomeOfWord */.U8)(executed) : undefined;
    const outcome = (0,outcomes/* worstOutcome */.Om)([standing?.outcome, failed]);
    const completed = outcome !== undefined;
    return (0,unknown/* withoutUnknown */.J)({
        id: env['CI_JOB_ID'] || 'job',
        name: env['CI_JOB_NAME'] || 'job',
        status: completed ? 'completed' : 'in-progress',
        outcome,
        startedAt: env['CI_JOB_STARTED_AT'] || undefined,
        completedAt: completed ? new Date(now).toISOString() : undefined,
        url: env['CI_JOB_URL'] || undefined,
        runner: env['CI_RUNNER_DESCRIPTION'] ? { name: env['CI_RUNNER_DESCRIPTION'] } : undefined,
        steps,
    });
}
//# sourceMappingURL=environment.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/adapters/platforms/bounded.js
var bounded = __webpack_require__(19954);
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/jobs.js
/** Jobs of a pipeline as the API lists them → snapshot jobs. */




const jobs_text = (0,bounded/* anyText */.Ae)();
const jobSchema = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().min(0),
    name: schemas/* string */.YjP(),
    stage: jobs_text,
    status: jobs_text,
    failure_reason: jobs_text,
    allow_failure: schemas/* boolean */.zMY().nullish().catch(undefined),
    created_at: jobs_text,
    started_at: jobs_text,
    finished_at: jobs_text,
    queued_duration: (0,bounded/* spanMs */.J6)(),
    web_url: jobs_text,
    runner: schemas/* object */.Ikc({ description: jobs_text }).nullish().catch(undefined),
    tag_list: schemas/* array */.YOg(schemas/* string */.YjP()).nullish().catch(undefined),
    user: schemas/* object */.Ikc({ username: jobs_text }).nullish().catch(undefined),
    commit: schemas/* object */.Ikc({ title: jobs_text }).nullish().catch(undefined),
});
const perPage = 100;
const pagesAtMost = 10;
/** Every job of the pipeline, retried ones too, in the order GitLab gives them (newest first). */
const fetchJobs = (rest, project, pipeline) => fetchPages(rest, `${project}/pipelines/${pipeline}/jobs?include_retried=true`);
/**
 * Jobs that stand for child and downstream pipelines, the newest of each name; `jobs` does not list them. With
 * `strategy: depend` one fails with its pipeline, and the pipeline with it.
 */
const fetchBridges = (rest, project, pipeline) => fetchPages(rest, `${project}/pipelines/${pipeline}/bridges?`);
async function fetchPages(rest, url) {
    const jobs = [];
    for (let page = 1; page <= pagesAtMost; page++) {
        const answer = await rest.json(`${url}&per_page=${perPage}&page=${page}`);
        if (answer.kind === 'refused')
            return answer;
        if (!Array.isArray(answer.value))
            return { kind: 'refused', reason: 'not-json', message: 'the answer is no list' };
        const listed = answer.value;
        jobs.push(...listed.flatMap((given) => jobSchema.safeParse(given).data ?? []));
        if (listed.length < perPage)
            break;
    }
    return { kind: 'ok', value: jobs, headers: new Headers() };
}
/**
 * `created_at` is the pipeline’s creation and holds the time of all earlier stages: the queue time is what GitLab calls
 * `queued_duration`.
 */
function snapshotJob(job) {
    const standing = standingOf(job.status, job.failure_reason) ?? { status: 'queued' };
    const started = job.started_at ? Date.parse(job.started_at) : Number.NaN;
    const queued = typeof job.queued_duration === 'number' ? (0,bounded/* isoTime */.Ly)(started - job.queued_duration * 1000) : undefined;
    const runner = job.runner?.description ?? undefined;
    return (0,unknown/* withoutUnknown */.J)({
        id: `${job.id}`,
        name: job.name.slice(0, 250),
        ...standing,
        createdAt: queued,
        startedAt: job.started_at ?? undefined,
        completedAt: job.finished_at ?? undefined,
        url: job.web_url ?? undefined,
        runner: runner === undefined
            ? undefined
            : { name: runner, ...(job.tag_list ? { labels: job.tag_list.slice(0, 20) } : {}) },
        steps: [],
        allowed: job.allow_failure || undefined,
        unstarted: (standing.outcome === 'failed' && !job.started_at && runner === undefined) || undefined,
    });
}
/** The newest job of each name: what stands now. */
function latestJobs(jobs) {
    const newest = new Map();
    for (const job of jobs)
        if (job.id > (newest.get(job.name)?.id ?? -1))
            newest.set(job.name, job);
    return [...newest.values()].sort((a, b) => a.id - b.id);
}
/** The tries of each job, by name, first one first. */
function triesOf(jobs) {
    const byName = new Map();
    for (const job of [...jobs].sort((a, b) => a.id - b.id)) {
        const tries = byName.get(job.name);
        if (tries === undefined)
            byName.set(job.name, [job]);
        else
            tries.push(job);
    }
    return byName;
}
/** A pipeline keeps its id when jobs are retried: the job retried most often tells how many attempts there were. */
function attemptOf(jobs) {
    const byName = triesOf(jobs);
    const attempt = Math.max(1, ...[...byName.values()].map((same) => same.length));
    const lastTries = [...byName.values()].flatMap((same) => same.length === attempt ? (same.at(-1)?.created_at ?? []) : []);
    const startedAt = attempt > 1 ? lastTries.sort((a, b) => Date.parse(a) - Date.parse(b))[0] : undefined;
    return { attempt, ...(startedAt === undefined ? {} : { startedAt }) };
}
/** The pipeline’s outcome by all jobs but Pipeline Guard’s own; undefined while one is unfinished. */
function pipelineOutcome(jobs, ownJob) {
    const others = latestJobs(jobs).filter(({ id }) => `${id}` !== ownJob);
    const outcomes = others.map((job) => ({ job, outcome: standingOf(job.status, job.failure_reason)?.outcome }));
    if (outcomes.length === 0 || outcomes.some(({ outcome }) => outcome === undefined))
        return undefined;
    const counted = outcomes.filter(({ job, outcome }) => !(job.allow_failure && outcome !== 'passed'));
    for (const worst of ['failed', 'timed-out', 'cancelled'])
        if (counted.some(({ outcome }) => outcome === worst))
            return worst;
    return 'passed';
}
//# sourceMappingURL=jobs.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/merge-requests.js
/** What a merge request tells of its pipelines, so that a watch records them as their own step does. */


const merge_requests_text = (0,bounded/* anyText */.Ae)();
const mergeRequestSchema = schemas/* object */.Ikc({
    title: merge_requests_text,
    source_branch: merge_requests_text,
    source_project_id: (0,bounded/* wholeNumber */.rD)(),
    target_project_id: (0,bounded/* wholeNumber */.rD)(),
});
/** Its number, by the ref of a pipeline: child pipelines of a merge request’s bear it too, whatever their source. */
const mergeRequestOf = (ref) => {
    const found = /^refs\/merge-requests\/(\d{1,9})\//.exec(ref ?? '')?.[1];
    return found === undefined ? undefined : Number(found);
};
/** Asked once for each merge request. */
function createMergeRequests({ rest }) {
    const known = new Map();
    return async (project, iid) => {
        const url = `${project.url}/merge_requests/${iid}`;
        const before = known.get(url);
        if (before !== undefined)
            return before;
        const answer = await rest.json(url);
        const read = answer.kind === 'ok'
            ? { ...answer, value: factsOf(answer.value, project, iid) }
            : answer.reason === 'missing'
                ? { kind: 'ok', value: unknownHead(iid), headers: new Headers() }
                : answer;
        if (read.kind === 'ok')
            known.set(url, read);
        return read;
    };
}
/** Whose its commits are is not told: they are nobody’s to learn from. */
const unknownHead = (iid) => ({ pullRequest: iid, headRepository: 'unknown' });
/** A fork is named as the API names projects by number; its path would cost a further request, and is often private. */
function factsOf(given, project, iid) {
    const read = mergeRequestSchema.safeParse(given);
    if (!read.success)
        return unknownHead(iid);
    const { title, source_branch, source_project_id: source, target_project_id: target } = read.data;
    const own = source != null && source === project.id && target === project.id;
    return {
        pullRequest: iid,
        headRepository: own ? project.path : source == null ? 'unknown' : `projects/${source}`,
        ...(source_branch ? { branch: source_branch.slice(0, 500) } : {}),
        ...(title ? { title } : {}),
    };
}
//# sourceMappingURL=merge-requests.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/pipelines.js
/** A pipeline as GitLab's lists show it, as far as it is read. */


const pipelines_text = (0,bounded/* anyText */.Ae)();
const pipelineSchema = schemas/* object */.Ikc({
    id: schemas/* int */.Whr().min(0),
    iid: (0,bounded/* wholeNumber */.rD)(),
    status: pipelines_text,
    source: pipelines_text,
    ref: pipelines_text,
    sha: pipelines_text,
    created_at: pipelines_text,
    web_url: pipelines_text,
});
//# sourceMappingURL=pipelines.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/backfill.js
/** Earlier pipelines as GitLab remembers them → records of facts. */







/**
 * Finished pipelines before this one, newest first. Durations come from the jobs, for as many as may be listed; the list
 * alone has no times but `updated_at`, which later touches move. Whose a merge request’s commit was is not told by the
 * list: baselines do not learn from those.
 */
async function backfillPipelines(request) {
    const { rest, env, project } = request;
    const answer = await rest.json(`${project}/pipelines?scope=finished&per_page=${Math.min(100, request.runs)}&order_by=id&sort=desc`);
    if (answer.kind === 'refused')
        return answer;
    const listed = (Array.isArray(answer.value) ? answer.value : []).flatMap((given) => pipelineSchema.safeParse(given).data ?? []);
    const records = [];
    let listings = request.jobListings;
    for (const pipeline of listed) {
        const first = { ...keyOf(env, 1), run: `${pipeline.id}` };
        const standing = standingOf(pipeline.status);
        if (first.run === env['CI_PIPELINE_ID'] || standing?.outcome === undefined)
            continue;
        const jobs = listings > 0 && request.known?.(first) !== true ? await fetchJobs(rest, project, first.run) : undefined;
        if (jobs !== undefined)
            listings = jobs.kind === 'ok' ? listings - 1 : 0;
        const listedJobs = jobs?.kind === 'ok' ? jobs.value : [];
        // With `strategy: depend` a pipeline fails by its child, which its own jobs do not tell.
        const unexplained = standing.outcome === 'failed' && pipelineOutcome(listedJobs, undefined) === 'passed';
        const bridges = unexplained ? await fetchBridges(rest, project, first.run) : undefined;
        const found = bridges?.kind === 'ok' ? [...listedJobs, ...bridges.value] : listedJobs;
        const { attempt, startedAt } = attemptOf(found);
        const began = startedAt ?? pipeline.created_at ?? undefined;
        const fork = mergeRequestOf(pipeline.ref ?? undefined) !== undefined || (0,trust/* isPullRequestEvent */.T5)(pipeline.source ?? undefined);
        records.push((0,record/* recordRun */.vj)({
            key: { ...first, attempt },
            observedAt: new Date(request.now).toISOString(),
            status: 'completed',
            source: 'api',
            run: {
                ...(fork ? {} : { headRepository: first.repository }),
                ...(pipeline.iid == null ? {} : { number: pipeline.iid }),
                ...(pipeline.source ? { event: pipeline.source } : {}),
                ...(pipeline.ref ? { branch: pipeline.ref } : {}),
                ...(pipeline.sha ? { sha: pipeline.sha } : {}),
                ...(pipeline.created_at ? { createdAt: pipeline.created_at } : {}),
                ...(began === undefined ? {} : { startedAt: began }),
                ...(pipeline.web_url ? { url: pipeline.web_url } : {}),
                outcome: pipelineOutcome(found, undefined) ?? standing.outcome,
            },
            jobs: latestJobs(found).map(snapshotJob),
        }));
    }
    return { ...answer, value: records };
}
//# sourceMappingURL=backfill.js.map
// EXTERNAL MODULE: ./lib/adapters/platforms/gitlab/client.js
var gitlab_client = __webpack_require__(66308);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/deployment.js
/** The newest deployment GitLab knows of. https://docs.gitlab.com/api/deployments/ */


const shape = schemas/* array */.YOg(schemas/* object */.Ikc({
    created_at: schemas/* string */.YjP(),
    sha: schemas/* string */.YjP().optional(),
    environment: schemas/* object */.Ikc({ name: schemas/* string */.YjP() }).optional(),
    deployable: schemas/* object */.Ikc({ finished_at: schemas/* string */.YjP().nullish(), web_url: schemas/* string */.YjP().nullish() }).nullish(),
}));
/** @returns undefined where there is none, or something else came; the refusal where it was refused */
async function newestDeployment({ rest, project }, environment) {
    const parameters = new URLSearchParams({
        order_by: 'created_at',
        sort: 'desc',
        per_page: '1',
        ...(environment === undefined ? {} : { environment }),
    });
    const answer = await rest.json(`${project}/deployments?${parameters}`);
    if (answer.kind === 'refused')
        return answer;
    const read = shape.safeParse(answer.value);
    const newest = read.success ? read.data[0] : undefined;
    const when = Date.parse(newest?.deployable?.finished_at ?? newest?.created_at ?? '');
    if (newest === undefined || Number.isNaN(when))
        return undefined;
    const url = (0,report_escape/* safeUrl */.Pl)(newest.deployable?.web_url ?? undefined);
    return {
        at: new Date(when).toISOString(),
        source: 'gitlab',
        ...(newest.sha === undefined ? {} : { sha: newest.sha }),
        ...(newest.environment === undefined ? {} : { environment: newest.environment.name }),
        ...(url === undefined ? {} : { url }),
    };
}
//# sourceMappingURL=deployment.js.map
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/rerun.js
/** Retries failed jobs of a pipeline, after looking again whether that is still wanted. */



const requestSchema = schemas/* object */.Ikc({ state: schemas/* string */.YjP(), sha: schemas/* string */.YjP() });
const branchSchema = schemas/* object */.Ikc({ commit: schemas/* object */.Ikc({ id: schemas/* string */.YjP() }) });
/**
 * Guards, right before the call: the commit is still the head of its branch or open merge request, and each job still stands failed and was not
 * retried by somebody else. A retry is a new job of the same pipeline; Pipeline Guard’s own job is not started again.
 */
async function retryJobs(rest, project, decision, snapshot) {
    const target = decision.jobs.join(', ');
    const told = (state, detail) => ({
        decision: 'rerun',
        target,
        state,
        detail,
    });
    const against = await objection(rest, project, snapshot);
    if (against !== undefined)
        return told(against.state, against.detail);
    const listed = await fetchJobs(rest, project, snapshot.key.run);
    if (listed.kind === 'refused')
        return told('failed', `the jobs could not be listed again: ${listed.message}`);
    const standing = new Set(latestJobs(listed.value).flatMap(({ id, status }) => (status === 'failed' ? `${id}` : [])));
    const wanted = decision.jobs.filter((id) => standing.has(id));
    if (wanted.length === 0)
        return { ...told('skipped', 'the jobs were retried already, or stand failed no more'), again: true };
    for (const id of wanted) {
        const answer = await rest.post(`${project}/jobs/${id}/retry`, {});
        if (answer.kind === 'refused' && isBenign(answer))
            return told('skipped', `job ${id} cannot be retried any more: ${answer.message}`);
        if (answer.kind === 'refused') {
            const advice = answer.reason === 'forbidden' || answer.reason === 'unauthorised'
                ? '; the token needs the scope `api` and the role Developer'
                : '';
            return told('failed', `job ${id}: ${answer.message}${advice}`);
        }
    }
    return told('done', `${(0,format/* formatCount */.B4)(wanted.length, 'job')} retried`);
}
/** Why the pipeline is no longer worth a retry; undefined when it is. */
async function objection(rest, project, { run }) {
    const { branch, sha, pullRequest } = run;
    if (sha === undefined)
        return undefined;
    if (pullRequest !== undefined) {
        const answer = await rest.json(`${project}/merge_requests/${pullRequest}`);
        if (answer.kind === 'refused')
            return { state: 'failed', detail: `merge request !${pullRequest} could not be checked: ${answer.message}` };
        const request = requestSchema.safeParse(answer.value).data;
        if (request?.state !== 'opened')
            return { state: 'skipped', detail: `merge request !${pullRequest} is not open` };
        return request.sha === sha
            ? undefined
            : { state: 'skipped', detail: `merge request !${pullRequest} has moved on; a newer pipeline tests it` };
    }
    if (branch === undefined)
        return undefined;
    const head = await rest.json(`${project}/repository/branches/${encodeURIComponent(branch)}`);
    if (head.kind === 'refused')
        return { state: 'failed', detail: `the head of ${branch} could not be fetched: ${head.message}` };
    return branchSchema.safeParse(head.value).data?.commit.id === sha
        ? undefined
        : { state: 'skipped', detail: `${branch} has moved on; a newer pipeline tests it` };
}
/** GitLab refuses what is retried already, archived or too old with a 403 of its own; that is no missing permission. */
const isBenign = ({ status, message }) => status === 409 || (status === 403 && /not retryable|is not retriable|archived/i.test(message));
//# sourceMappingURL=rerun.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/case.js + 2 modules
var report_case = __webpack_require__(80845);
// EXTERNAL MODULE: ./lib/core/tests/report/tally.js + 3 modules
var report_tally = __webpack_require__(11387);
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/tests.js
/** The test report GitLab keeps of a pipeline (`artifacts: reports: junit`) → test results. */




const tests_text = (0,bounded/* anyText */.Ae)();
const report = schemas/* object */.Ikc({
    test_suites: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: tests_text,
        test_cases: schemas/* array */.YOg(schemas/* object */.Ikc({
            status: tests_text,
            name: tests_text,
            classname: tests_text,
            file: tests_text,
            execution_time: (0,bounded/* spanMs */.J6)(),
            system_output: schemas/* union */.KCZ([schemas/* string */.YjP(), schemas/* object */.Ikc({ message: tests_text })])
                .nullish()
                .catch(undefined),
            stack_trace: tests_text,
        })),
    })),
});
const tests_outcomes = { failed: 'failed', error: 'failed', skipped: 'skipped' };
/** @returns undefined when it is no test report, or an empty one: the pipeline uploaded none */
function readGitlabTests(json) {
    const read = report.safeParse(json);
    if (!read.success)
        return undefined;
    const tally = (0,report_tally/* createTally */.X)();
    for (const suite of read.data.test_suites)
        for (const found of suite.test_cases) {
            const output = typeof found.system_output === 'string' ? found.system_output : (found.system_output?.message ?? '');
            const stack = found.stack_trace ?? '';
            const seconds = found.execution_time;
            tally.add((0,report_case/* reportedCase */.K)({
                name: found.name ?? '',
                className: found.classname ?? undefined,
                // The suite bears the name of the job, and matters only where there is no class.
                suites: found.classname ? [] : [suite.name ?? ''],
                file: found.file ?? undefined,
                outcome: tests_outcomes[found.status ?? ''] ?? 'passed',
                message: output.trim() || stack.trim(),
                stack: `${stack}\n${output}`,
                ...(typeof seconds === 'number' && seconds >= 0 ? { durationMs: Math.round(seconds * 1e6) / 1e3 } : {}),
            }));
        }
    const results = tally.results();
    return results.total === 0 ? undefined : results;
}
//# sourceMappingURL=tests.js.map
// EXTERNAL MODULE: ./lib/adapters/files/text.js
var files_text = __webpack_require__(12621);
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/trusted.js
/** A text file of the repository at a ref that may be trusted. */


const mostBytes = 1048576;
/** Where the configuration file lies when nothing is said, and the folder of GitLab’s own files. */
const usual = '.github/pipeline-guard.yml';
const gitlabOwn = '.gitlab/pipeline-guard.yml';
/** What is missing at the usual place of the configuration file is looked for where people of GitLab would put it. */
async function eitherOf(path, read) {
    const found = await read(path);
    return found.kind === 'missing' && path === usual ? read(gitlabOwn) : found;
}
/**
 * The file with its blob’s id, never the raw one: what a proxy or a login page answers in its place would be taken for it.
 * https://docs.gitlab.com/api/repository_files/#get-file-from-repository
 */
const fileShape = schemas/* object */.Ikc({ blob_id: schemas/* string */.YjP().min(1), encoding: schemas/* literal */.euz('base64'), content: schemas/* string */.YjP() });
/**
 * @param ref a branch or commit of the project itself, never a merge request’s
 * @param tell for what is refused: the run goes on without the file
 */
const trustedFileOf = ({ rest, project }, path, ref, tell) => eitherOf(path, async (at) => {
    const file = `${project}/repository/files/${encodeURIComponent(at)}?ref=${encodeURIComponent(ref)}`;
    const answer = await rest.json(file);
    if (answer.kind === 'refused') {
        if (answer.reason === 'missing')
            return { kind: 'missing' };
        tell(at, answer);
        return { kind: 'corrupt', reason: answer.message };
    }
    const read = fileShape.safeParse(answer.value).data;
    if (read === undefined) {
        const strange = { reason: 'not-json', message: 'the answer is no file of GitLab’s' };
        tell(at, strange);
        return { kind: 'corrupt', reason: strange.message };
    }
    const bytes = Buffer.from(read.content, 'base64');
    return bytes.length > mostBytes
        ? { kind: 'corrupt', reason: `${bytes.length} bytes; at most ${mostBytes} are read` }
        : { kind: 'ok', value: bytes.toString('utf8') };
});
/** @param checkout a folder that is our own, not a fork’s */
const checkedOutFile = (checkout, path) => eitherOf(path, (at) => (0,files_text/* fileWithin */.GK)(checkout, at));
//# sourceMappingURL=trusted.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/gitlab/index.js










const traceBytes = 64 * 1048576;
/** The platform port on GitLab. Without a token the snapshot holds this job alone. */
function createGitlabPlatform(options) {
    const { env, now, troubles } = options;
    const client = (0,gitlab_client/* restOf */.Y6)(options);
    const url = (0,gitlab_client/* projectUrl */.Vn)(env);
    const api = client !== undefined && url !== undefined ? { rest: client, project: url } : undefined;
    const tell = (0,http_rest/* tellRefusals */.NH)(troubles, 'gitlab', gitlab_client/* adviceOn */.ik);
    let taken;
    /** This job, whose log is not finished, and jobs that stand for other pipelines. */
    const logless = new Set([env['CI_JOB_ID']]);
    const noToken = (message) => troubles.add({
        code: 'gitlab-no-token',
        message,
        advice: 'Give a project token with `read_api` as the masked variable PIPELINE_GUARD_GITLAB_TOKEN.',
    });
    /** Why nobody was asked: without an address no token would help. */
    function notAsked() {
        const absent = ['CI_API_V4_URL', 'CI_PROJECT_ID'].filter((name) => !env[name]);
        if (absent.length === 0)
            noToken('Only this job is seen: there is no token to list the pipeline’s jobs with');
        else
            troubles.add({
                code: 'gitlab-environment',
                message: `Only this job is seen: the environment lacks ${absent.join(', ')}, which GitLab sets in every job`,
                advice: 'Hand the variables of the job on to where this runs (`docker run --env CI_API_V4_URL …`).',
            });
    }
    async function take() {
        const own = ownJobOf({ ...options, now: now() });
        const seen = { observedAt: new Date(now()).toISOString(), status: 'in-progress', ownJob: own.id };
        const alone = {
            ...seen,
            key: keyOf(env, 1),
            source: 'step',
            run: runFacts(env),
            jobs: [own],
            partial: true,
        };
        const byJob = api === undefined ? (0,gitlab_client/* jobRestOf */.FZ)(options) : undefined;
        const lister = api ?? (byJob === undefined || url === undefined ? undefined : { rest: byJob, project: url });
        const listed = lister && (await fetchJobs(lister.rest, lister.project, alone.key.run));
        if (listed?.kind !== 'ok') {
            // No other token mends a network that is down.
            if (listed === undefined)
                notAsked();
            else if (api !== undefined || (0,http_rest/* isSilence */.or)(listed.reason))
                tell('The jobs of the pipeline', listed);
            else
                noToken('Only this job is seen: its own token may not list the pipeline’s jobs here');
            return alone;
        }
        const { attempt, startedAt } = attemptOf(listed.value);
        const bridges = api && (await fetchBridges(api.rest, api.project, alone.key.run));
        if (bridges?.kind === 'refused' && bridges.reason !== 'missing')
            tell('The child pipelines', bridges);
        const others = bridges?.kind === 'ok' ? bridges.value : [];
        if (api === undefined && pipelineOutcome(listed.value, own.id) === 'failed')
            noToken('The logs of the jobs that failed and the test report cannot be read with this job’s own token');
        for (const { id } of others)
            logless.add(`${id}`);
        // A job of its own that has failed is enough, unless it may fail: then the jobs tell what the run comes to.
        const outcome = (0,outcomes/* hasFailed */.WN)(own.outcome) ? undefined : pipelineOutcome([...listed.value, ...others], own.id);
        const jobs = [...latestJobs(listed.value), ...others].map((job) => `${job.id}` === own.id ? { ...snapshotJob(job), ...own } : snapshotJob(job));
        const began = startedAt ?? env['CI_PIPELINE_CREATED_AT'];
        return {
            ...seen,
            key: keyOf(env, attempt),
            source: 'api',
            run: { ...runFacts(env), ...(began ? { startedAt: began } : {}), ...(outcome === undefined ? {} : { outcome }) },
            jobs: jobs.length > 0 ? jobs : [own],
        };
    }
    return {
        name: 'gitlab',
        snapshot: () => {
            taken ??= take();
            return taken;
        },
        log: async (job) => (api === undefined || logless.has(job.id) ? undefined : traceOf(api, job, tell)),
        async tests() {
            if (api === undefined)
                return undefined;
            const answer = await api.rest.json(`${api.project}/pipelines/${keyOf(env, 1).run}/test_report`);
            if (answer.kind === 'ok')
                return readGitlabTests(answer.value);
            tell('The test report', answer);
            return undefined;
        },
        async backfill(request) {
            if (api === undefined)
                return [];
            const answer = await backfillPipelines({ ...api, ...request, env, now: now() });
            if (answer.kind === 'ok')
                return answer.value;
            tell('Earlier pipelines', answer);
            if ((0,http_rest/* isSilence */.or)(answer.reason))
                throw new Error(answer.message);
            return [];
        },
        trustedFile: (path) => trustedFile(path, env, api, tell),
        async deployment(environment) {
            const found = api === undefined ? undefined : await newestDeployment(api, environment);
            if (found === undefined || !('kind' in found))
                return found;
            tell('Deployments', found);
            return undefined;
        },
        ...(api === undefined
            ? {}
            : { rerun: (decision, snapshot) => retryJobs(api.rest, api.project, decision, snapshot) }),
    };
}
/** The log of a job, whole; undefined, and told, where it cannot be had. */
async function traceOf({ rest, project }, job, tell, mostBytes = traceBytes) {
    const answer = await rest.bytes(`${project}/jobs/${encodeURIComponent(job.id)}/trace`, mostBytes);
    if (answer.kind === 'refused') {
        tell(`The log of ${job.name}`, answer);
        return undefined;
    }
    if ((0,http_rest/* isPage */.yp)(answer.value)) {
        tell(`The log of ${job.name}`, http_rest/* pageForLog */.VI);
        return undefined;
    }
    return {
        name: job.name,
        jobId: job.id,
        async *open() {
            yield answer.value;
        },
    };
}
/** By API from the target branch of a merge request or the ref of a push; without a token, from a checkout that is our own. */
async function trustedFile(path, env, api, tell) {
    const target = env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'];
    const isMirrored = mirroredChange(env) !== undefined;
    if (api !== undefined) {
        const own = isMirrored ? undefined : env['CI_COMMIT_SHA'];
        return trustedFileOf(api, path, target || own || env['CI_DEFAULT_BRANCH'] || 'HEAD', tell);
    }
    const checkout = env['CI_PROJECT_DIR'];
    const isForeign = isMirrored || Boolean(env['CI_MERGE_REQUEST_IID']);
    return checkout === undefined || isForeign ? { kind: 'missing' } : checkedOutFile(checkout, path);
}
//# sourceMappingURL=index.js.map

/***/ })

};
