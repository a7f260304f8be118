export const id = 6751;
export const ids = [6751];
export const modules = {

/***/ 35512:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   J: () => (/* binding */ segments),
/* harmony export */   at: () => (/* binding */ at),
/* harmony export */   i: () => (/* binding */ valueOrTell)
/* harmony export */ });
/** The value, or undefined with the refusal told. */
function valueOrTell(context, answer, asked) {
    if (answer.kind === 'ok')
        return answer.value;
    context.tell(answer, asked);
    return undefined;
}
/** A path or the name of a branch, as the end of a route: its slashes stand, whatever else it holds is encoded. */
const segments = (path) => path.split('/').map(encodeURIComponent).join('/');
/** Owner, repository and whatever more a route takes. */
const at = ({ target }, more = {}) => ({
    owner: target.owner,
    repo: target.repo,
    ...more,
});
//# sourceMappingURL=context.js.map

/***/ }),

/***/ 37719:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kB: () => (/* binding */ fetchRun),
/* harmony export */   vA: () => (/* binding */ fetchJobs),
/* harmony export */   yi: () => (/* binding */ holes)
/* harmony export */ });
/* harmony import */ var _core_run_concurrency_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(16832);
/* harmony import */ var _http_github_answer_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(26475);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35512);
/* harmony import */ var _shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97645);
/** Fetches a run and its jobs. */




/**
 * The run at the wanted attempt. The plain route answers with the latest attempt; an older one has a route of its own,
 * which Gitea does not have and does not need.
 */
async function fetchRun(context, run, attempt) {
    const { client } = context;
    const latest = await client.get('/repos/{owner}/{repo}/actions/runs/{run_id}', (0,_context_js__WEBPACK_IMPORTED_MODULE_0__.at)(context, { run_id: run }), _shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .runShape */ .rg);
    const found = latest.kind === 'ok' ? latest.value.run_attempt : undefined;
    if (attempt === undefined || found === undefined || found === attempt)
        return latest;
    return client.get('/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}', (0,_context_js__WEBPACK_IMPORTED_MODULE_0__.at)(context, { run_id: run, attempt_number: attempt }), _shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .runShape */ .rg);
}
const perPage = 100;
/** A matrix makes 256 jobs at most, but a run may have many of them; what is above this is said, and the run not called normal. */
const mostPages = 50;
const pagesAtOnce = 5;
/**
 * The jobs of every attempt (`filter=all`): the default listing of a rerun leaves out what did not run again.
 * Gitea pages by `limit`, so both words are sent.
 * @returns what could be had, when at least the first page could
 */
async function fetchJobs(context, run) {
    const page = (number) => context.client.get('/repos/{owner}/{repo}/actions/runs/{run_id}/jobs', (0,_context_js__WEBPACK_IMPORTED_MODULE_0__.at)(context, { run_id: run, filter: 'all', per_page: perPage, limit: perPage, page: number }), _shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .jobListShape */ .$X);
    const first = await page(1);
    if (first.kind === 'refused')
        return first;
    const total = first.value.total_count ?? first.value.jobs.length;
    const size = Math.max(1, first.value.jobs.length);
    const pages = first.value.jobs.length < total ? Math.min(mostPages, Math.ceil(total / size)) : 1;
    const others = Array.from({ length: pages - 1 }, (_, index) => index + 2);
    const rest = await (0,_core_run_concurrency_js__WEBPACK_IMPORTED_MODULE_2__/* .mapLimited */ .bB)(others, pagesAtOnce, page);
    const items = [first, ...rest].flatMap((answer) => (answer.kind === 'ok' ? answer.value.jobs : []));
    const jobs = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .valid */ .rZ)(_shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .jobShape */ .Tj, items);
    return { kind: 'ok', value: { jobs, lost: Math.max(0, Math.max(total, items.length) - jobs.length) } };
}
/** A listing with holes, as a refusal to tell of: what is there is used. */
const holes = (lost) => (0,_http_github_answer_js__WEBPACK_IMPORTED_MODULE_3__/* .refused */ .J)('shape', `${lost} of the jobs could not be read; the rest is used`);
//# sourceMappingURL=listing.js.map

/***/ }),

/***/ 94320:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $: () => (/* binding */ fetchLog)
/* harmony export */ });
/* harmony import */ var _http_github_stored_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84926);
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(35512);


/** A log that is not stored yet (`BlobNotFound`), or of which only the preamble is, mostly is within seconds. */
const pauses = [500, 1500];
const preambleBytes = 512;
/** Silence after which a download is given up, in ms. */
const idleMs = 15_000;
/**
 * @returns undefined, with one trouble, where the platform does not have the log; a job in progress has none by design
 */
async function fetchLog(context, job) {
    if (job.status !== 'completed')
        return undefined;
    const answer = await patiently(context, job);
    if (answer.kind === 'refused') {
        context.tell(answer, { what: `The log of ${job.name}`, need: 'actions: read' });
        return undefined;
    }
    let first = answer.value.body;
    return {
        name: job.name,
        jobId: job.id,
        async *open() {
            const again = first === undefined ? await download(context, job) : undefined;
            if (again?.kind === 'refused')
                throw new Error(`the log of ${job.name} could not be read again: ${again.message}`);
            const body = first ?? again?.value.body;
            first = undefined;
            if (body !== undefined)
                yield* (0,_http_github_stored_js__WEBPACK_IMPORTED_MODULE_0__/* .chunksOf */ .U)(body, () => Math.min(idleMs, context.left()));
        },
    };
}
async function patiently(context, job) {
    for (const pause of pauses) {
        const answer = await download(context, job);
        const worthWaiting = answer.kind === 'refused'
            ? // A log that is gone (410) does not come back.
                answer.reason === 'missing' && answer.status !== 410
            : answer.value.size !== undefined && answer.value.size < preambleBytes && job.steps.length > 2;
        if (!worthWaiting || context.left() < 4 * pause)
            return answer;
        if (answer.kind === 'ok')
            await answer.value.body.cancel();
        await context.sleep(pause);
    }
    return download(context, job);
}
const download = (context, job) => (0,_http_github_stored_js__WEBPACK_IMPORTED_MODULE_0__/* .fetchStored */ .o)(context.client, {
    route: '/repos/{owner}/{repo}/actions/jobs/{job_id}/logs',
    params: (0,_context_js__WEBPACK_IMPORTED_MODULE_1__.at)(context, { job_id: job.id }),
    timeoutMs: () => Math.min(idleMs, context.left()),
});
//# sourceMappingURL=logs.js.map

/***/ }),

/***/ 60310:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ tellOnce)
/* harmony export */ });
/* unused harmony export troubleOf */
const block = (need) => need === 'actions: write'
    ? 'permissions:\n  actions: write\n  contents: read'
    : `permissions:\n  actions: read\n  contents: read${need.startsWith('pull-requests') || need === 'statuses: write' || need === 'deployments: read' ? `\n  ${need}` : ''}`;
/** The trouble with its advice; one code a reason, so that one cause is told once. */
function troubleOf({ reason, status, message }, { what, need, unseen }) {
    const said = `${what} could not be fetched${status === undefined ? '' : ` (HTTP ${status})`}: ${message}`;
    const trouble = (code, advice) => ({
        code: `github-${code}`,
        message: said,
        advice,
        ...(unseen === undefined ? {} : { unseen }),
    });
    // A log that was there and is there no more: no permission would bring it back.
    if (status === 410)
        return {
            ...trouble('deleted', 'A longer retention of artifacts and logs (Settings → Actions → General) keeps those to come; of this one the platform has nothing.'),
            message: `${what} was deleted (HTTP 410): its time of retention is over, or somebody deleted it`,
        };
    switch (reason) {
        case 'no-token':
            return trouble('no-token', `Give \`github-token\`, and the job\n${block(need)}`);
        case 'unauthorised':
            return trouble('token-refused', 'The token is expired or not of this host; leave `github-token` at its default.');
        case 'forbidden':
            return trouble(`permission-${need.replace(/\W+/g, '-')}`, `Add this to the job, and keep what else it needs:\n${block(need)}`);
        case 'missing':
            return trouble('not-found', `Check that it still exists. To a token without the permission a private repository says the same. The job needs\n${block(need)}`);
        case 'budget':
            return trouble('budget', 'Raise `request-budget`; the next run goes on from here.');
        case 'deadline':
            return trouble('deadline', 'Raise `deadline`.');
        case 'rate-limit':
            return trouble('rate-limit', 'The repository’s requests of this hour are spent, often by other actions; this passes within the hour. A lower `request-budget` spares them.');
        case 'timeout':
        case 'unreachable':
            return trouble('unreachable', 'Often temporary. On your own server, check `GITHUB_API_URL` and any proxy in between.');
        case 'server':
            return trouble('server', 'The platform’s own trouble; see its status page. The next run fills what is missing here.');
        case 'shape':
            return trouble('shape', 'The answer was not what the API promises. Does a proxy or a login page answer in its place?');
        case 'rejected':
            return trouble('rejected', 'The platform did not take the request as it was made. Please report this with the message above.');
        default:
            return reason;
    }
}
/**
 * Tells each kind of trouble once: thirty logs refused for one missing permission are one trouble. What makes a run unknown is
 * told by its name, whatever was refused for the same reason before it.
 */
function tellOnce(troubles) {
    const told = new Set();
    return (refusal, asked) => {
        const trouble = troubleOf(refusal, asked);
        const { code, unseen } = trouble;
        if (told.has(code) && (unseen === undefined || told.has(unseen)))
            return;
        told.add(code);
        if (unseen !== undefined)
            told.add(unseen);
        troubles.add(trouble);
    };
}
//# sourceMappingURL=refusals.js.map

/***/ }),

/***/ 1765:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ dispatch),
  n: () => (/* binding */ rerun)
});

// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/core/decide/remediation/dependency-caches.js
var dependency_caches = __webpack_require__(89081);
// EXTERNAL MODULE: ./lib/core/history/provenance.js
var provenance = __webpack_require__(89653);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/context.js
var github_context = __webpack_require__(35512);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/shapes.js
var shapes = __webpack_require__(97645);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/caches.js
/** Deletes the dependency caches a run reads, so that its rerun fetches afresh what was stored broken. */







const listShape = schemas/* object */.Ikc({ actions_caches: schemas/* array */.YOg(schemas/* unknown */.L5J()) });
const cacheShape = schemas/* object */.Ikc({ id: schemas/* int */.Whr().positive(), key: schemas/* string */.YjP().max(600) });
/** Writes are a second apart, so this takes ten seconds at the most. */
const most = 10;
/**
 * Of the failing run’s own ref alone: what its log says must not empty the caches of other branches, which a run of the
 * default branch’s own code mends itself.
 *
 * @returns what was done, as the end of a sentence; empty where there was nothing to do
 */
async function clearCaches(context, { run }) {
    const ref = ownRef(run);
    return ref === undefined ? '' : clearRef(context, ref);
}
/** Undefined where it is not known, and for a run of the default branch that strangers may start. */
function ownRef({ event, branch, defaultBranch, pullRequest }) {
    if ((0,trust/* isPullRequestEvent */.T5)(event))
        return pullRequest === undefined ? undefined : `refs/pull/${pullRequest}/merge`;
    if (branch === undefined || defaultBranch === undefined)
        return undefined;
    return branch !== defaultBranch || (0,provenance/* maySpeakForAll */.YA)(event) ? `refs/heads/${branch}` : undefined;
}
async function clearRef(context, ref) {
    const { client } = context;
    const route = '/repos/{owner}/{repo}/actions/caches';
    const asked = { what: `The caches of ${ref}`, need: 'actions: write' };
    const list = (0,github_context/* valueOrTell */.i)(context, await client.get(route, (0,github_context.at)(context, { ref, per_page: 100 }), listShape), asked);
    const stale = (0,shapes/* valid */.rZ)(cacheShape, list?.actions_caches ?? []).filter(({ key }) => (0,dependency_caches/* holdsDependencies */.o)(key));
    let deleted = 0;
    for (const { id } of stale.slice(0, most)) {
        const answer = await client.send('DELETE /repos/{owner}/{repo}/actions/caches/{cache_id}', (0,github_context.at)(context, { cache_id: id }));
        if (answer.kind === 'refused' && answer.reason !== 'missing') {
            context.tell(answer, asked);
            break;
        }
        deleted += 1;
    }
    return deleted === 0 ? '' : `, ${(0,format/* formatCount */.B4)(deleted, 'dependency cache')} of ${ref} deleted first`;
}
//# sourceMappingURL=caches.js.map
// EXTERNAL MODULE: ./lib/core/run/time.js
var time = __webpack_require__(30636);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/daily.js
/** Reruns made in the whole repository within a day, counted by the platform’s own list right before another is asked for. */



/** A run may be some hours old when it fails and is rerun. */
const listedHours = 30;
const perPage = 100;
/** A query tells of no more than a thousand runs, and its count may stop there too: a count that high says nothing of the rest. */
const mostPages = 10;
/**
 * Newest runs first, a hundred a request, until the budget is seen to be spent or the day is covered. Where even a thousand
 * runs do not reach back a day, what they show is taken for the rest of it.
 *
 * @param enough count at which nothing more needs to be read
 * @returns reruns of any workflow within 24 hours, those people asked for by hand left out where that can be told
 */
async function rerunsToday(context, enough) {
    const now = context.now();
    const created = `${instant(now - listedHours * time/* hour */.nW)}..${instant(now + time/* hour */.nW)}`;
    let made = 0;
    let oldest = now;
    for (let page = 1; page <= mostPages; page++) {
        const params = (0,github_context.at)(context, { created, per_page: perPage, limit: perPage, page });
        const answer = await context.client.get('/repos/{owner}/{repo}/actions/runs', params, shapes/* runListShape */.re);
        if (answer.kind === 'refused')
            return answer;
        const { workflow_runs: items, total_count: total = items.length } = answer.value;
        for (const run of (0,shapes/* valid */.rZ)(shapes/* runShape */.rg, items)) {
            made += rerunsOf(run, now, context.settings.githubToken);
            oldest = Math.min(oldest, Date.parse(run.created_at ?? '') || oldest);
        }
        const whole = items.length === 0 || (page * perPage >= total && page < mostPages);
        if (made >= enough || whole)
            return { kind: 'ok', value: made };
    }
    return { kind: 'ok', value: Math.ceil((made * time/* day */.vd) / Math.max(time/* hour */.nW, Math.min(time/* day */.vd, now - oldest))) };
}
const instant = (at) => `${new Date(at).toISOString().slice(0, 19)}Z`;
/** The last attempt’s own person is known; the earlier ones of the same run are taken for ours. */
function rerunsOf(run, now, token) {
    const attempts = (run.run_attempt ?? 1) - 1;
    const startedAt = Date.parse(run.run_started_at ?? run.started_at ?? run.created_at ?? '');
    if (attempts === 0 || now - startedAt >= time/* day */.vd)
        return 0;
    return attempts - (byHand(run, token) ? 1 : 0);
}
/** A job’s own token acts as a bot, so what a person asked for is not ours; with a person’s token nobody can tell. */
const byHand = ({ triggering_actor: who }, token) => token?.startsWith('ghs_') === true && who?.login !== undefined && !who.login.endsWith('[bot]');
//# sourceMappingURL=daily.js.map
// EXTERNAL MODULE: ./lib/adapters/platforms/github/listing.js
var listing = __webpack_require__(37719);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/translate.js
var translate = __webpack_require__(40161);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/guards.js
/** What must still be true right before a rerun is asked for. Minutes have passed since the decision, and others act too. */






/** Why not; undefined when all is as it was. */
async function objection(context, decision, snapshot) {
    if (decision.jobs.length === 0)
        return { detail: 'no job is named' };
    const answer = await (0,listing/* fetchRun */.kB)(context, snapshot.key.run, undefined);
    if (answer.kind === 'refused')
        return { detail: `the run could not be checked again: ${answer.message}` };
    const run = answer.value;
    if (run.event === 'merge_group')
        return { detail: 'the merge queue has gone on; a rerun would not help it' };
    if ((0,translate/* statusOf */.c2)(run) !== 'completed')
        return { detail: 'the run is in progress again', again: true };
    if ((run.run_attempt ?? 1) !== snapshot.key.attempt)
        return { detail: `attempt ${run.run_attempt} exists already`, again: true };
    if (run.head_sha === undefined || run.head_sha !== snapshot.run.sha)
        return { detail: 'the run is of another commit now' };
    const head = await headIs(context, run, snapshot);
    if (head.kind === 'refused')
        return { detail: `it is unknown whether its commit is still the head: ${head.message}` };
    return head.value ? undefined : { detail: 'its commit is no longer the head of its branch or open pull request' };
}
/** What is missing is an answer too: a branch that is gone has no head. */
async function look(context, asked, fits) {
    const answer = await context.client.get(asked.route, (0,github_context.at)(context, asked.params), asked.shape);
    if (answer.kind === 'ok')
        return { kind: 'ok', value: fits(answer.value) };
    if (answer.reason === 'missing')
        return { kind: 'ok', value: false };
    context.tell(answer, { what: 'The head of the branch or pull request', need: asked.need });
    return answer;
}
/** Is the run’s commit still what its pull request or branch points at? A fork’s run does not list its pull request. */
async function headIs(context, run, snapshot) {
    const need = 'pull-requests: read';
    const same = (pull) => pull.state === 'open' && pull.head.sha === run.head_sha;
    const number = (0,translate/* pullRequestOf */._n)(run) ?? snapshot.run.pullRequest;
    if (number !== undefined) {
        const params = { pull_number: number };
        return look(context, { route: '/repos/{owner}/{repo}/pulls/{pull_number}', params, shape: shapes/* pullShape */.Br, need }, same);
    }
    const branch = run.head_branch;
    if (branch === undefined)
        return { kind: 'ok', value: false };
    if ((0,trust/* isPullRequestEvent */.T5)(run.event)) {
        const owner = run.head_repository?.full_name?.split('/')[0];
        const params = { state: 'open', head: `${owner}:${branch}`, per_page: 10 };
        const asked = { route: '/repos/{owner}/{repo}/pulls', params, shape: schemas/* array */.YOg(schemas/* unknown */.L5J()), need };
        return look(context, asked, (pulls) => owner !== undefined && (0,shapes/* valid */.rZ)(shapes/* pullShape */.Br, pulls).some(same));
    }
    const atHead = await look(context, refAsked(`heads/${branch}`), ({ object }) => object.sha === run.head_sha);
    // A push of a tag bears the tag’s name in the place of a branch’s.
    return atHead.kind === 'refused' || atHead.value || run.event !== 'push'
        ? atHead
        : isTagged(context, branch, run.head_sha);
}
const refAsked = (ref) => ({
    route: `/repos/{owner}/{repo}/git/ref/${(0,github_context/* segments */.J)(ref)}`,
    params: {},
    shape: shapes/* refShape */.L0,
    need: 'contents: read',
});
/** An annotated tag is an object of its own, which names the commit. */
async function isTagged(context, tag, sha) {
    const answer = await context.client.get(refAsked(`tags/${tag}`).route, (0,github_context.at)(context), shapes/* refShape */.L0);
    if (answer.kind === 'refused')
        return answer.reason === 'missing' ? { kind: 'ok', value: false } : answer;
    const { object } = answer.value;
    if (object.type !== 'tag')
        return { kind: 'ok', value: object.sha === sha };
    const asked = {
        route: '/repos/{owner}/{repo}/git/tags/{tag_sha}',
        params: { tag_sha: object.sha },
        shape: shapes/* refShape */.L0,
        need: 'contents: read',
    };
    return look(context, asked, (named) => named.object.sha === sha);
}
//# sourceMappingURL=guards.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/rerun.js





/** Left for the request itself and for remembering what was done, in ms. */
const reserve = 10_000;
async function rerun(context, decision, snapshot) {
    const named = snapshot.jobs.filter((job) => decision.jobs.includes(job.id));
    const target = named.length > 0 ? named.map((job) => job.name).join(', ') : decision.jobs.join(', ');
    const outcome = (state, detail) => ({
        decision: 'rerun',
        target,
        state,
        detail,
    });
    const waitMs = Math.min(decision.waitSeconds * 1000, Math.max(0, context.left() - reserve));
    if (waitMs > 0)
        await context.sleep(waitMs);
    const route = routeOf(decision, snapshot);
    if (route === undefined)
        return outcome('skipped', 'other jobs failed too, for reasons a rerun does not help');
    const before = await objection(context, decision, snapshot);
    const cleared = decision.clearCaches && before === undefined ? await clearCaches(context, snapshot) : '';
    // Deleting takes seconds, in which the run may have changed.
    const against = cleared === '' ? before : await objection(context, decision, snapshot);
    if (against !== undefined)
        return { ...outcome('skipped', against.detail), ...(against.again && { again: true }) };
    // Last, so that of two that act at once the later sees the earlier’s.
    const spent = await overspent(context, decision);
    if (spent !== undefined)
        return outcome('skipped', spent);
    const answer = await context.client.send(route.route, (0,github_context.at)(context, { ...route.id, enable_debug_logging: decision.debug }));
    if (answer.kind === 'ok')
        return outcome('done', `asked for${decision.debug ? ', with debug logging' : ''}${cleared}: ${decision.because}`);
    const benign = benignRefusal(answer);
    if (benign !== undefined)
        return { ...outcome('skipped', benign.detail), ...(benign.again && { again: true }) };
    context.tell(answer, { what: 'A rerun', need: 'actions: write' });
    return outcome('failed', answer.message);
}
/**
 * All failed jobs in one request, or the only one that is wanted; a part of several cannot be asked for. Cancelled jobs go
 * along with the failed ones: a matrix that fails fast cancels them.
 */
function routeOf(decision, { jobs, key }) {
    const failed = jobs.filter(({ outcome }) => (0,outcomes/* hasFailed */.WN)(outcome));
    if (failed.every((job) => decision.jobs.includes(job.id)))
        return { route: 'POST /repos/{owner}/{repo}/actions/runs/{run_id}/rerun-failed-jobs', id: { run_id: key.run } };
    if (decision.jobs.length !== 1)
        return undefined;
    return { route: 'POST /repos/{owner}/{repo}/actions/jobs/{job_id}/rerun', id: { job_id: decision.jobs[0] } };
}
/** Is the day’s budget of the repository spent? What cannot be counted is not risked. */
async function overspent(context, { dailyReruns }) {
    if (dailyReruns === undefined)
        return undefined;
    const made = await rerunsToday(context, dailyReruns);
    if (made.kind === 'refused') {
        context.tell(made, { what: 'The list of runs', need: 'actions: read' });
        return `the number of reruns this repository had today is unknown: ${made.message}`;
    }
    return made.value < dailyReruns
        ? undefined
        : `${made.value} reruns in this repository within 24 hours; daily-reruns is ${dailyReruns}`;
}
/**
 * Two of GitHub’s 403 are no missing permission: somebody else was faster, and a run too old, too often rerun or of a
 * workflow that is gone. Every other 403 is.
 */
function benignRefusal({ status, message }) {
    if (status !== 403 && status !== 409)
        return undefined;
    if (/already running/i.test(message))
        return { detail: 'the run is already running again', again: true };
    if (/cannot be (?:retried|rerun|re-run)|unable to re-?run|created over a month ago/i.test(message))
        return {
            detail: 'the platform does not rerun this run: it is over 30 days old, was rerun 50 times, or its workflow is gone',
        };
    return undefined;
}
/** Starts a workflow of the same repository on its default branch, with the inputs as they are. */
async function dispatch(context, decision, snapshot) {
    const outcome = (state, detail) => ({
        decision: 'dispatch',
        target: decision.workflow,
        state,
        detail,
    });
    const file = decision.workflow.replace(/^\.github\/workflows\//, '');
    if (!/^[\w.-]{1,200}\.ya?ml$/.test(file))
        return outcome('skipped', 'a workflow file of this repository is needed, such as `heal.yml`');
    const ref = snapshot.run.defaultBranch;
    if (ref === undefined)
        return outcome('skipped', 'the default branch is not known');
    const answer = await context.client.send('POST /repos/{owner}/{repo}/actions/workflows/{workflow_id}/dispatches', (0,github_context.at)(context, { workflow_id: file, ref, inputs: decision.inputs }));
    if (answer.kind === 'ok')
        return outcome('done', `started on ${ref}: ${decision.because}`);
    context.tell(answer, { what: `A run of ${file}`, need: 'actions: write' });
    return outcome('failed', answer.message);
}
//# sourceMappingURL=rerun.js.map

/***/ }),

/***/ 97645:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $X: () => (/* binding */ jobListShape),
/* harmony export */   Af: () => (/* binding */ eventShape),
/* harmony export */   Br: () => (/* binding */ pullShape),
/* harmony export */   L0: () => (/* binding */ refShape),
/* harmony export */   Ms: () => (/* binding */ repositoryShape),
/* harmony export */   Tj: () => (/* binding */ jobShape),
/* harmony export */   XI: () => (/* binding */ contentShape),
/* harmony export */   rZ: () => (/* binding */ valid),
/* harmony export */   re: () => (/* binding */ runListShape),
/* harmony export */   rg: () => (/* binding */ runShape)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/**
 * What GitHub answers, as far as it is used. Gitea and Forgejo leave out some fields and give others in their own words,
 * so nearly everything may be absent; a field of the wrong type counts as absent, an item without id is left out.
 */

/** Ids go into paths, so they are digits and nothing else. */
const id = zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .bigint */ .oad(), zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()])
    .transform(String)
    .pipe(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().regex(/^\d{1,20}$/));
const text = (max = 300) => zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP()
    .transform((value) => (value === '' ? undefined : value.slice(0, max)))
    .optional()
    .catch(undefined);
const whole = zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative().optional().catch(undefined);
const login = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ login: text() }).optional().catch(undefined);
const repositoryShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    full_name: text(),
    default_branch: text(),
    fork: zod__WEBPACK_IMPORTED_MODULE_0__/* .boolean */ .zMY().optional().catch(undefined),
});
const repository = repositoryShape.optional().catch(undefined);
const runShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id,
    name: text(),
    display_title: text(),
    path: text(),
    run_number: whole,
    run_attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive().optional().catch(undefined),
    event: text(),
    status: text(),
    conclusion: text(),
    head_branch: text(),
    head_sha: text(),
    html_url: text(1000),
    created_at: text(),
    run_started_at: text(),
    started_at: text(),
    pull_requests: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ number: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive() }))
        .optional()
        .catch(undefined),
    actor: login,
    triggering_actor: login,
    repository,
    head_repository: repository,
});
const stepShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    number: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().nonnegative(),
    name: text().transform((name) => name ?? ''),
    status: text(),
    conclusion: text(),
    started_at: text(),
    completed_at: text(),
});
const jobShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id,
    name: text(),
    run_attempt: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive().optional().catch(undefined),
    status: text(),
    conclusion: text(),
    created_at: text(),
    started_at: text(),
    completed_at: text(),
    html_url: text(1000),
    runner_name: text(),
    labels: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().transform((label) => label.slice(0, 100)))
        .optional()
        .catch(undefined),
    steps: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J())
        .optional()
        .catch(undefined)
        .transform((steps) => valid(stepShape, steps ?? [])),
});
/** The items that fit; how many did not is the difference in length. */
const valid = (shape, items) => items.flatMap((item) => {
    const read = shape.safeParse(item);
    return read.success ? [read.data] : [];
});
const jobListShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ total_count: whole, jobs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()) });
const runListShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ total_count: whole, workflow_runs: zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()) });
const contentShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ type: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('file'), encoding: zod__WEBPACK_IMPORTED_MODULE_0__/* .literal */ .euz('base64'), content: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() });
const refShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ object: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: text() }) });
const pullShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    number: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
    state: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(),
    head: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), ref: text() }),
});
/** What of `GITHUB_EVENT_PATH` is used. */
const eventShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    repository,
    pull_request: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
        number: zod__WEBPACK_IMPORTED_MODULE_0__/* .int */ .Whr().positive(),
        title: text(),
        head: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ sha: text(), ref: text(), repo: repository.nullable() }),
    })
        .optional()
        .catch(undefined),
    merge_group: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ base_ref: text() }).optional().catch(undefined),
    workflow_run: runShape.optional().catch(undefined),
});
//# sourceMappingURL=shapes.js.map

/***/ }),

/***/ 15490:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   $t: () => (/* binding */ placeOf),
/* harmony export */   j_: () => (/* binding */ readEvent)
/* harmony export */ });
/* harmony import */ var _files_read_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90074);
/* harmony import */ var _shapes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(97645);
/* harmony import */ var _translate_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(40161);
/** Which run is looked at, and from where: environment and event payload in, value out. */



/** Known from the environment alone, before anything is read. */
function placeOf(env, { run }) {
    if (run !== undefined)
        return run === env['GITHUB_RUN_ID'] ? 'inside' : 'outside';
    return env['GITHUB_EVENT_NAME'] === 'workflow_run' ? 'companion' : 'inside';
}
/** An event payload is at most 25 MB by GitHub’s own limit for webhooks. */
const mostBytes = 26 * 1024 * 1024;
async function readEvent(path) {
    if (path === undefined || path === '')
        return {};
    try {
        const read = _shapes_js__WEBPACK_IMPORTED_MODULE_0__/* .eventShape */ .Af.safeParse(JSON.parse((await (0,_files_read_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegular */ .VX)(path, mostBytes)).toString('utf8')));
        return read.success ? read.data : {};
    }
    catch {
        // No payload, or none that is JSON: what it would have told stays unknown, the API may still tell it.
        return {};
    }
}
function targetOf(env, event, named) {
    const place = placeOf(env, named);
    const repository = named.repository ?? env['GITHUB_REPOSITORY'] ?? 'unknown/unknown';
    const [owner = 'unknown', repo = 'unknown'] = repository.split('/');
    const ownRun = env['GITHUB_RUN_ID'];
    const watched = place === 'companion' ? event.workflow_run : undefined;
    const run = named.run ?? watched?.id ?? ownRun ?? 'unknown';
    return {
        place,
        key: {
            host: hostOf(env['GITHUB_SERVER_URL']),
            repository,
            run,
        },
        attempt: named.attempt ??
            watched?.run_attempt ??
            (place === 'inside' ? (positive(env['GITHUB_RUN_ATTEMPT']) ?? 1) : undefined),
        workflow: place === 'inside' ? ownWorkflow(env, repository) : (0,_translate_js__WEBPACK_IMPORTED_MODULE_2__/* .workflowPath */ .RB)(watched?.path),
        owner,
        repo,
        ownRun,
        event,
    };
}
const hostOf = (server) => server !== undefined && URL.canParse(server) ? new URL(server).host : 'github.com';
const positive = (text) => text !== undefined && /^[1-9]\d{0,5}$/.test(text) ? Number(text) : undefined;
/** `GITHUB_WORKFLOW_REF` is `owner/repo/.github/workflows/ci.yml@ref`; Gitea leaves it out at times. */
function ownWorkflow(env, repository) {
    const reference = env['GITHUB_WORKFLOW_REF'];
    return reference?.startsWith(`${repository}/`) ? (0,_translate_js__WEBPACK_IMPORTED_MODULE_2__/* .workflowPath */ .RB)(reference.slice(repository.length + 1)) : undefined;
}
//# sourceMappingURL=target.js.map

/***/ }),

/***/ 40161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   RB: () => (/* binding */ workflowPath),
/* harmony export */   Zw: () => (/* binding */ jobOf),
/* harmony export */   _n: () => (/* binding */ pullRequestOf),
/* harmony export */   c2: () => (/* binding */ statusOf),
/* harmony export */   ng: () => (/* binding */ runOf),
/* harmony export */   sG: () => (/* binding */ outcomeOf)
/* harmony export */ });
/* harmony import */ var _core_run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(85600);
/* harmony import */ var _core_run_plumbing_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(20365);
/* harmony import */ var _core_run_trust_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(55267);
/* harmony import */ var _core_run_unknown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(11107);




const statuses = {
    completed: 'completed',
    in_progress: 'in-progress',
    running: 'in-progress',
    queued: 'queued',
    requested: 'queued',
    waiting: 'queued',
    pending: 'queued',
    blocked: 'queued',
};
const look = (table, word) => {
    const key = word?.toLowerCase();
    return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
};
/** The outcome, where it has come to one. Gitea’s older answers give it as the status. */
const outcomeOf = ({ status, conclusion }) => look(statuses, status) === undefined || look(statuses, status) === 'completed'
    ? ((0,_core_run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOfWord */ .U8)(conclusion) ?? (0,_core_run_outcomes_js__WEBPACK_IMPORTED_MODULE_0__/* .outcomeOfWord */ .U8)(status))
    : undefined;
/** A status nobody knows counts as in progress, unless an outcome says that it is over. */
const statusOf = (worded) => look(statuses, worded.status) ?? (outcomeOf(worded) === undefined ? 'in-progress' : 'completed');
function jobOf(shape) {
    const job = listedJob(shape);
    return (0,_core_run_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUnknown */ .J)({ ...job, outcome: (0,_core_run_plumbing_js__WEBPACK_IMPORTED_MODULE_2__/* .outcomeOfWork */ .N$)(job), unstarted: isUnstarted(job) || undefined });
}
/** A job that no runner took is listed with its labels, but without a runner or a single step. */
const isUnstarted = (job) => job.outcome === 'failed' && job.steps.length === 0 && job.runner !== undefined && job.runner.name === undefined;
const listedJob = (job) => (0,_core_run_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUnknown */ .J)({
    id: job.id,
    name: job.name ?? job.id,
    status: statusOf(job),
    outcome: outcomeOf(job),
    attempt: job.run_attempt,
    createdAt: job.created_at,
    startedAt: job.started_at,
    completedAt: job.completed_at,
    url: job.html_url,
    runner: job.runner_name === undefined && job.labels === undefined
        ? undefined
        : (0,_core_run_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUnknown */ .J)({ name: job.runner_name, labels: job.labels }),
    steps: job.steps.map((step) => (0,_core_run_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUnknown */ .J)({
        number: step.number,
        name: step.name,
        status: statusOf(step),
        outcome: outcomeOf(step),
        startedAt: step.started_at,
        completedAt: step.completed_at,
    })),
});
/** Never `updated_at`: it is bumped long after the end. The end of a run is that of its latest job. */
const runOf = (run) => (0,_core_run_unknown_js__WEBPACK_IMPORTED_MODULE_1__/* .withoutUnknown */ .J)({
    name: run.name,
    number: run.run_number,
    event: run.event,
    branch: run.head_branch,
    defaultBranch: run.repository?.default_branch,
    sha: run.head_sha,
    title: run.display_title,
    actor: run.triggering_actor?.login ?? run.actor?.login,
    headRepository: run.head_repository?.full_name,
    pullRequest: pullRequestOf(run),
    url: run.html_url,
    createdAt: run.created_at,
    startedAt: run.run_started_at ?? run.started_at,
    outcome: outcomeOf(run),
});
/**
 * The pull request that triggered the run. The field lists every open one with this head: of a push to a branch, a tag on its
 * commit, a dispatch or a schedule it says nothing (“do not necessarily indicate pull requests that triggered the run”,
 * GitHub’s OpenAPI description).
 */
const pullRequestOf = ({ event, pull_requests: pulls }) => (0,_core_run_trust_js__WEBPACK_IMPORTED_MODULE_3__/* .isPullRequestEvent */ .T5)(event) ? pulls?.[0]?.number : undefined;
/** `.github/workflows/ci.yml@refs/heads/main` without the ref. */
const workflowPath = (path) => {
    const bare = path?.split('@')[0];
    return bare === undefined || bare === '' ? undefined : bare;
};
//# sourceMappingURL=translate.js.map

/***/ }),

/***/ 35568:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ trustedFile)
/* harmony export */ });
/* unused harmony export trustedRef */
/* harmony import */ var _context_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(35512);
/* harmony import */ var _shapes_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(97645);


/** Over 1 MB the contents API leaves the content out. */
const mostBytes = 1024 * 1024;
/**
 * The base branch of a pull request or merge group, the ref of a push or dispatch, and the default branch (undefined)
 * for whatever is seen from outside. Reviews of a pull request run on its merge ref without telling the base branch.
 */
function trustedRef({ target, env }) {
    if (target.place !== 'inside')
        return undefined;
    const base = env['GITHUB_BASE_REF'] || target.event.merge_group?.base_ref;
    const own = env['GITHUB_REF'] ?? '';
    return base || (/^refs\/(?:heads|tags)\//.test(own) && !target.event.pull_request ? own : undefined);
}
async function trustedFile(context, path) {
    const ref = trustedRef(context);
    const route = `/repos/{owner}/{repo}/contents/${(0,_context_js__WEBPACK_IMPORTED_MODULE_0__/* .segments */ .J)(path)}`;
    const answer = await context.client.get(route, (0,_context_js__WEBPACK_IMPORTED_MODULE_0__.at)(context, ref === undefined ? {} : { ref }), _shapes_js__WEBPACK_IMPORTED_MODULE_1__/* .contentShape */ .XI);
    if (answer.kind === 'refused') {
        if (answer.reason === 'missing')
            return { kind: 'missing' };
        context.tell(answer, { what: path, need: 'contents: read' });
        return { kind: 'corrupt', reason: answer.message };
    }
    const bytes = Buffer.from(answer.value.content, 'base64');
    if (bytes.length > mostBytes)
        return { kind: 'corrupt', reason: `${bytes.length} bytes; at most ${mostBytes} are read` };
    return { kind: 'ok', value: bytes.toString('utf8') };
}
//# sourceMappingURL=trusted.js.map

/***/ })

};
