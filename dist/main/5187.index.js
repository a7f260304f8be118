export const id = 5187;
export const ids = [5187];
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

/***/ 55187:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createJenkinsPlatform: () => (/* binding */ createJenkinsPlatform)
});

// EXTERNAL MODULE: ./lib/adapters/files/text.js
var files_text = __webpack_require__(12621);
// EXTERNAL MODULE: ./lib/adapters/http/rest.js
var http_rest = __webpack_require__(10415);
// EXTERNAL MODULE: ./lib/adapters/platforms/cures.js
var cures = __webpack_require__(84485);
// EXTERNAL MODULE: ./lib/adapters/platforms/no-outcome.js
var no_outcome = __webpack_require__(46437);
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/address.js
/** Addresses of a controller: made from names, never taken from an answer, so that credentials go nowhere else. */
/**
 * `https://ci.example.org/jenkins/job/team/job/app/`, as it stands in a browser’s address line.
 *
 * @returns undefined for what is no address of a controller, or one that holds credentials
 */
function rootOf(given) {
    if (!URL.canParse(given))
        return undefined;
    const url = new URL(given);
    if (!['https:', 'http:'].includes(url.protocol) || url.username !== '' || url.password !== '')
        return undefined;
    const [prefix = '', ...jobs] = url.pathname.replace(/\/view\/[^/]+(?=\/|$)/g, '').split('/job/');
    const path = prefix.replace(/\/+$/, '');
    const folder = jobs.map((part) => decoded(part.replace(/\/.*$/, '')));
    if (!folder.every(isName))
        return undefined;
    return { base: `${url.origin}${path}/`, folder, name: `${url.host}${path}` };
}
/** Names that cannot be one step of a path are nobody’s: an answer that holds one is not followed. */
const isName = (name) => name !== undefined && /^[^/\\\u0000-\u001f]{1,250}$/.test(name) && !/^\.{1,2}$/.test(name);
/** A branch is named `feature%2Fx` by Jenkins itself, so that in an address it is escaped once more: `feature%252Fx`. */
const addressOf = ({ base }, names) => `${base}${names.map((name) => `job/${encodeURIComponent(name)}/`).join('')}`;
/** What is wanted of an answer. Brackets and braces are escaped: some servers refuse them as they are. */
const treeOf = (address, tree) => `${address}api/json?tree=${encodeURIComponent(tree)}`;
/** Text with `%2F` and the like read back; what is no such text is left as it is. */
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}
//# sourceMappingURL=address.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/core/collect/record.js + 1 modules
var record = __webpack_require__(81930);
// EXTERNAL MODULE: ./lib/adapters/platforms/bounded.js
var bounded = __webpack_require__(19954);
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/build.js
/** A build as `api/json` tells it. Fields of a wrong type are read as not there. */


const build_text = (0,bounded/* anyText */.Ae)();
const action = schemas/* object */.Ikc({
    _class: build_text,
    causes: schemas/* array */.YOg(schemas/* object */.Ikc({ _class: schemas/* string */.YjP().catch(''), userId: build_text, upstreamProject: build_text, upstreamBuild: (0,bounded/* wholeNumber */.rD)() }))
        .nullish()
        .catch(undefined),
    lastBuiltRevision: schemas/* object */.Ikc({
        SHA1: build_text,
        branch: schemas/* array */.YOg(schemas/* object */.Ikc({ name: build_text }))
            .nullish()
            .catch(undefined),
    })
        .nullish()
        .catch(undefined),
    remoteUrls: schemas/* array */.YOg(schemas/* string */.YjP()).nullish().catch(undefined),
    parameters: schemas/* array */.YOg(schemas/* object */.Ikc({ _class: build_text, name: schemas/* string */.YjP(), value: schemas/* unknown */.L5J() }))
        .nullish()
        .catch(undefined),
    totalCount: (0,bounded/* wholeNumber */.rD)(),
    waitingTimeMillis: (0,bounded/* spanMs */.J6)(),
    waitingDurationMillis: (0,bounded/* spanMs */.J6)(),
    blockedTimeMillis: (0,bounded/* spanMs */.J6)(),
    blockedDurationMillis: (0,bounded/* spanMs */.J6)(),
    buildableTimeMillis: (0,bounded/* spanMs */.J6)(),
    buildableDurationMillis: (0,bounded/* spanMs */.J6)(),
    queuingDurationMillis: (0,bounded/* spanMs */.J6)(),
});
const changes = schemas/* object */.Ikc({
    items: schemas/* array */.YOg(schemas/* object */.Ikc({ commitId: build_text, msg: build_text }))
        .nullish()
        .catch(undefined),
});
const buildSchema = schemas/* object */.Ikc({
    _class: build_text,
    number: (0,bounded/* wholeNumber */.rD)(),
    result: build_text,
    building: schemas/* boolean */.zMY().nullish().catch(undefined),
    timestamp: (0,bounded/* instantMs */.Or)(),
    duration: (0,bounded/* spanMs */.J6)(),
    url: build_text,
    builtOn: build_text,
    actions: schemas/* array */.YOg(action.nullish().catch(undefined)).nullish().catch(undefined),
    changeSet: changes.nullish().catch(undefined),
    changeSets: schemas/* array */.YOg(changes).nullish().catch(undefined),
});
/** Of many builds at once; a listing asks for these too. */
const listedBuildTree = () => `_class,${buildTree.replace('actions[', 'actions[totalCount,parameters[_class,name,value],')}`;
/** What is asked for, so that a build with a thousand changes answers with what is needed. */
const buildTree = 'number,result,building,timestamp,duration,url,builtOn,actions[_class,causes[_class,userId,upstreamProject,upstreamBuild],lastBuiltRevision[SHA1,branch[name]],remoteUrls,waitingTimeMillis,waitingDurationMillis,blockedTimeMillis,blockedDurationMillis,buildableTimeMillis,buildableDurationMillis,queuingDurationMillis],changeSet[items[commitId,msg]{0,50}],changeSets[items[commitId,msg]{0,50}]';
const actionsOf = (build) => (build.actions ?? []).filter((found) => found !== null && found !== undefined);
const causesOf = (build) => actionsOf(build).flatMap(({ causes }) => causes ?? []);
/** What the build was started with. */
const parametersOf = (build) => Object.fromEntries(actionsOf(build)
    .flatMap(({ parameters }) => parameters ?? [])
    .map(({ name, value }) => [name, value]));
/** Kinds that are told whole; of a password or a file nothing is. */
const plainKinds = /^hudson\.model\.(?:String|Text|Boolean)ParameterValue$/;
/** Undefined where one of them could not be given again. */
const plainParameters = (build) => actionsOf(build)
    .flatMap(({ parameters }) => parameters ?? [])
    .every(({ _class, value }) => plainKinds.test(_class ?? '') && ['string', 'boolean'].includes(typeof value))
    ? parametersOf(build)
    : undefined;
/** Did it keep a test report? */
const hasTests = (build) => actionsOf(build).some(({ totalCount }) => (totalCount ?? 0) > 0);
/**
 * The commit built. A pipeline lists its shared libraries’ checkouts too: the one of the repository’s own address wins,
 * else the one whose commit is among the changes, else the first.
 */
function revisionOf(build, gitUrl) {
    const checkouts = actionsOf(build).filter(({ lastBuiltRevision }) => lastBuiltRevision?.SHA1);
    const changed = new Set(changesOf(build).map(({ commitId }) => commitId));
    const chosen = checkouts.find(({ remoteUrls }) => gitUrl !== undefined && remoteUrls?.includes(gitUrl)) ??
        checkouts.find(({ lastBuiltRevision }) => changed.has(lastBuiltRevision?.SHA1 ?? '')) ??
        checkouts[0];
    const sha = chosen?.lastBuiltRevision?.SHA1;
    const branch = chosen?.lastBuiltRevision?.branch?.[0]?.name?.replace(/^(?:refs\/(?:remotes|heads)\/)?(?:origin\/)?/, '');
    return { ...(sha ? { sha } : {}), ...(branch && branch !== 'detached' ? { branch } : {}) };
}
const changesOf = (build) => [...(build.changeSets ?? []), ...(build.changeSet ? [build.changeSet] : [])].flatMap(({ items }) => items ?? []);
/** First line of the newest change; Jenkins lists them oldest first. */
const titleOf = (build) => changesOf(build).at(-1)?.msg?.split('\n')[0];
/**
 * Time in the queue, in ms: waiting, blocked and buildable, with the waits of a pipeline’s own `node` steps where the
 * Metrics plugin gives them (`…TimeMillis`), else of the build itself.
 */
function queueOf(build) {
    const waits = actionsOf(build).find((found) => found.waitingDurationMillis != null || found.queuingDurationMillis != null);
    if (waits === undefined)
        return undefined;
    const parts = [
        waits.waitingTimeMillis ?? waits.waitingDurationMillis,
        waits.blockedTimeMillis ?? waits.blockedDurationMillis,
        waits.buildableTimeMillis ?? waits.buildableDurationMillis,
    ].filter((part) => typeof part === 'number');
    const sum = parts.reduce((a, b) => a + b, 0);
    const waited = parts.length > 0 ? sum : (waits.queuingDurationMillis ?? undefined);
    return waited;
}
//# sourceMappingURL=build.js.map
// EXTERNAL MODULE: ./lib/core/run/unknown.js
var unknown = __webpack_require__(11107);
// EXTERNAL MODULE: ./lib/adapters/platforms/refs.js
var refs = __webpack_require__(5221);
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/environment.js
/** What the environment of a build tells: env in, facts out. */




const cause = schemas/* object */.Ikc({
    _class: schemas/* string */.YjP().catch(''),
    userId: schemas/* string */.YjP().nullish().catch(undefined),
    upstreamProject: schemas/* string */.YjP().nullish().catch(undefined),
    upstreamBuild: (0,bounded/* wholeNumber */.rD)(),
});
/** What the Jenkins step hands over in PIPELINE_GUARD_BUILD: facts only the running build knows without a token. */
const toldSchema = schemas/* object */.Ikc({
    result: schemas/* string */.YjP().nullish().catch(undefined),
    startTimeInMillis: (0,bounded/* instantMs */.Or)(),
    causes: schemas/* array */.YOg(cause).catch([]),
    bodies: schemas/* array */.YOg(schemas/* object */.Ikc({ name: schemas/* string */.YjP(), start: schemas/* number */.aig(), end: schemas/* number */.aig(), outcome: schemas/* string */.YjP() })).catch([]),
});
function readTold(env) {
    try {
        return toldSchema.parse(JSON.parse(env['PIPELINE_GUARD_BUILD'] ?? '{}'));
    }
    catch {
        return { causes: [], bodies: [] };
    }
}
const wholeNumber = (text) => text !== undefined && /^\d{1,12}$/.test(text) ? Number(text) : undefined;
function placeOf(env) {
    const name = env['JOB_NAME'] ?? 'jenkins';
    const cut = name.lastIndexOf('/');
    return env['BRANCH_NAME'] && cut > 0
        ? { project: name.slice(0, cut), branchJob: name.slice(cut + 1) }
        : { project: name };
}
/** Id of a build within its project; a branch’s builds bear its name. */
const runId = (place, number) => place.branchJob === undefined ? number : `${place.branchJob}#${number}`;
/**
 * A rerun is a build of its own. It is told from others by its parameters or, where the job declares none, by having
 * been started by a build of its own job, as the Jenkins step does: then it is the second attempt.
 */
function keyOf(env, causes) {
    const place = placeOf(env);
    const number = env['BUILD_NUMBER'] ?? '0';
    const own = causes.find(({ upstreamProject, upstreamBuild }) => upstreamProject === env['JOB_NAME'] && upstreamBuild);
    const rerunOf = env['PIPELINE_GUARD_RERUN_OF'] || (own === undefined ? undefined : runId(place, `${own.upstreamBuild}`));
    const attempt = wholeNumber(env['PIPELINE_GUARD_ATTEMPT']) ?? (own === undefined ? 1 : 2);
    return {
        host: hostOf(env['JENKINS_URL']),
        repository: place.project,
        workflow: place.project.slice(place.project.lastIndexOf('/') + 1),
        run: rerunOf ?? runId(place, number),
        attempt: rerunOf === undefined ? 1 : Math.max(2, attempt),
    };
}
const hostOf = (url) => url !== undefined && URL.canParse(url) ? new URL(url).host || 'jenkins' : 'jenkins';
const events = [
    // Plugins that build proposals of anybody as builds of one job.
    [/Ghprb|GitHubPRCause|GerritCause|StashCause|BitbucketPullRequest/, 'pull_request'],
    [/TimerTrigger/, 'schedule'],
    [/BranchEvent|BranchIndexing|SCMTrigger|GitHubPush|GitLabWebHook|BitBucketPush|PushCause/, 'push'],
    // A replay runs an edited pipeline, a user a build by hand: neither is like what a push starts.
    [/Replay/, 'replay'],
    [/UserId|RemoteCause|CLICause/, 'workflow_dispatch'],
    [/Upstream/, 'upstream'],
];
/** How the plugins that build pull requests without a multibranch project name them. */
const requests = [
    'CHANGE_ID',
    'ghprbPullId',
    'GITHUB_PR_NUMBER',
    'gitlabMergeRequestIid',
    'gitlabMergeRequestId',
    'BITBUCKET_PULL_REQUEST_ID',
    'pullRequestId',
    'GERRIT_CHANGE_NUMBER',
];
/** A merged Gerrit change is the branch’s own; whatever else Gerrit tells of is a proposal. */
const merged = ['change-merged', 'ref-updated'];
/** The number of the change request this build is of, as text; undefined where it is of none. */
const changeRequestOf = (env) => merged.includes(env['GERRIT_EVENT_TYPE'] ?? '')
    ? env['CHANGE_ID'] || undefined
    : (requests.map((name) => env[name]).find((value) => value !== undefined && value !== '') ??
        (0,refs/* changeOf */.C2)(checkedOut(env)));
/** A job with a refspec of its own for proposals is told of them by the ref alone. */
const checkedOut = (env) => env['BRANCH_NAME'] || env['GIT_BRANCH'] || env['GIT_LOCAL_BRANCH'];
/** Where its commit comes from: the branch-api plugin names a fork, GitLab’s both projects; of others nobody knows. */
function headOf(env, project) {
    if (env['CHANGE_ID'] || changeRequestOf(env) === undefined)
        return env['CHANGE_FORK'] || project;
    const [source, target] = [env['gitlabSourceRepoHttpUrl'], env['gitlabTargetRepoHttpUrl']];
    return source && source === target ? project : undefined;
}
/** A change request is one whatever started it; of several causes the first known one counts. */
const eventOf = (env, causes) => {
    if (changeRequestOf(env) !== undefined)
        return 'pull_request';
    const replayed = causes.find(({ _class }) => _class.includes('Replay'));
    const known = (replayed === undefined ? causes : [replayed]).map(({ _class }) => events.find(([pattern]) => pattern.test(_class))?.[1]);
    return known.find((event) => event !== undefined);
};
function runFacts(env, told) {
    const { project } = placeOf(env);
    const branch = env['CHANGE_BRANCH'] ||
        env['ghprbSourceBranch'] ||
        env['gitlabSourceBranch'] ||
        env['BRANCH_NAME'] ||
        env['GIT_LOCAL_BRANCH'] ||
        env['GIT_BRANCH']?.replace(/^(?:refs\/(?:remotes|heads)\/)?(?:origin\/)?/, '');
    return (0,unknown/* withoutUnknown */.J)({
        name: project,
        number: wholeNumber(env['BUILD_NUMBER']),
        event: eventOf(env, told.causes),
        branch: (0,refs/* branchOf */.W0)(branch || undefined),
        defaultBranch: env['BRANCH_IS_PRIMARY'] === 'true' ? env['BRANCH_NAME'] : undefined,
        sha: env['GIT_COMMIT'] || undefined,
        title: env['CHANGE_TITLE'] || undefined,
        actor: env['CHANGE_AUTHOR'] || told.causes.find(({ userId }) => userId)?.userId || undefined,
        headRepository: headOf(env, project),
        pullRequest: wholeNumber(changeRequestOf(env)),
        url: env['BUILD_URL'] || undefined,
        startedAt: (0,bounded/* isoTime */.Ly)(told.startTimeInMillis),
    });
}
//# sourceMappingURL=environment.js.map
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/results.js

/** Words that are no outcomes. */
const standings = {
    // stage view (wfapi)
    in_progress: 'in-progress',
    paused_pending_input: 'in-progress',
    // Blue Ocean and the graph view
    running: 'in-progress',
    paused: 'in-progress',
    queued: 'queued',
    finished: 'completed',
    unknown: 'in-progress',
};
/** @returns undefined for a word that is not known */
const standingOf = (word) => {
    const outcome = (0,outcomes/* outcomeOfWord */.U8)(word);
    if (outcome !== undefined)
        return { status: 'completed', outcome };
    const key = word?.trim().toLowerCase() ?? '';
    const status = Object.hasOwn(standings, key) ? standings[key] : undefined;
    return status === undefined ? undefined : { status };
};
//# sourceMappingURL=results.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/snapshot.js
/** Environment and REST → the snapshot of a build: one job, its stages as steps. */






const ownJob = 'build';
/**
 * The step is the last thing a build does, so what is seen is its end: the stage that still runs is the step’s own, and
 * the verdict is the build’s result so far, never that stage’s.
 */
function snapshotOf(seen) {
    const { env, told, build, stages = [], now } = seen;
    const known = { ...told, causes: build === undefined || causesOf(build).length === 0 ? told.causes : causesOf(build) };
    const key = keyOf(env, known.causes);
    const facts = runFacts(env, { ...known, startTimeInMillis: told.startTimeInMillis ?? build?.timestamp ?? undefined });
    const steps = [stages, bodySteps(told), seen.steps ?? []].find(({ length }) => length > 0) ?? [];
    const outcome = outcomeSoFar(seen, known.causes);
    const running = steps.find(({ status }) => status === 'in-progress');
    const started = facts.startedAt;
    const queue = build === undefined ? undefined : queueOf(build);
    const at = new Date(now).toISOString();
    const run = (0,unknown/* withoutUnknown */.J)({
        ...facts,
        ...fromBuild(build, facts, env),
        outcome,
        completedAt: outcome === undefined ? undefined : at,
    });
    const job = (0,unknown/* withoutUnknown */.J)({
        id: ownJob,
        name: key.workflow,
        status: outcome === undefined ? 'in-progress' : 'completed',
        outcome,
        createdAt: started === undefined || queue === undefined ? undefined : (0,bounded/* isoTime */.Ly)(Date.parse(started) - queue),
        startedAt: started,
        completedAt: outcome === undefined ? undefined : at,
        url: facts.url,
        runner: runnerOf(env, build),
        steps,
    });
    return {
        key,
        observedAt: at,
        status: job.status,
        source: build === undefined ? 'step' : 'api',
        run,
        jobs: [job],
        ownJob,
        ...(running === undefined ? {} : { ownStep: running.number }),
    };
}
/** As it is given, else the worst of what the build and the commands say. */
const outcomeSoFar = ({ told, jobStatus, executed, build }, causes) => outcomeOf(jobStatus, causes) ??
    (0,outcomes/* worstOutcome */.Om)([outcomeOf(told.result ?? build?.result, causes), (0,outcomes/* outcomeOfWord */.U8)(executed)]);
/** A build that ran out of time is aborted by Jenkins; the interruption says why. */
function outcomeOf(word, causes) {
    const outcome = standingOf(word)?.outcome;
    return outcome === 'cancelled' && causes.some(({ _class }) => _class.includes('ExceededTimeout'))
        ? 'timed-out'
        : outcome;
}
/** Fields the environment does not hold. */
function fromBuild(build, facts, env) {
    if (build === undefined)
        return {};
    const revision = revisionOf(build, env['GIT_URL']);
    return (0,unknown/* withoutUnknown */.J)({
        sha: facts.sha ?? revision.sha,
        branch: facts.branch ?? revision.branch,
        title: facts.title ?? titleOf(build),
        event: facts.event ?? eventOf(env, causesOf(build)),
    });
}
const runnerOf = (env, build) => {
    const name = env['NODE_NAME'] || build?.builtOn || undefined;
    const labels = env['NODE_LABELS']?.split(/\s+/).filter((label) => label !== '' && label !== name);
    return name === undefined ? undefined : { name, ...(labels === undefined ? {} : { labels: labels.slice(0, 20) }) };
};
/** Without stages, what the block form timed. */
const bodySteps = ({ bodies }) => bodies
    .filter(({ start, end }) => (0,bounded/* isoTime */.Ly)(start) !== undefined && (0,bounded/* isoTime */.Ly)(end) !== undefined && end >= start)
    .map(({ name, start, end, outcome }, index) => ({
    number: index + 1,
    name,
    ...standingOf(outcome),
    startedAt: new Date(start).toISOString(),
    completedAt: new Date(end).toISOString(),
}));
//# sourceMappingURL=snapshot.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/finished.js
/** A build that has ended, as the API tells it → facts of its run, and its snapshot. */






/** Undefined for a build that has not ended, or whose end nobody could date. */
function endOfBuild({ building, result, timestamp, duration, ...build }) {
    const outcome = outcomeOf(result, causesOf({ ...build, building, result, timestamp, duration }));
    if (building === true || outcome === undefined || timestamp == null || duration == null)
        return undefined;
    return {
        startedAt: new Date(timestamp).toISOString(),
        completedAt: new Date(timestamp + duration).toISOString(),
        outcome,
    };
}
function factsOf({ build, key, env, defaultBranch }) {
    const revision = revisionOf(build, env['GIT_URL']);
    const change = env['CHANGE_ID'];
    const event = eventOf(env, causesOf(build));
    return (0,unknown/* withoutUnknown */.J)({
        name: key.repository,
        // Whose change it is the builds do not tell: one of a change request is never learnt from.
        headRepository: (0,trust/* isPullRequestEvent */.T5)(event) ? undefined : key.repository,
        pullRequest: change !== undefined && /^\d{1,9}$/.test(change) ? Number(change) : undefined,
        number: build.number ?? undefined,
        event,
        branch: env['BRANCH_NAME'] ?? revision.branch,
        defaultBranch,
        sha: revision.sha,
        title: titleOf(build),
        actor: causesOf(build).find(({ userId }) => userId)?.userId ?? undefined,
        url: build.url ?? undefined,
        ...endOfBuild(build),
    });
}
/** @param steps its stages; undefined where they were not asked for, so that no job is told of: rather none than half a one */
function finishedSnapshot(finished, steps, now) {
    const { build, key } = finished;
    const end = endOfBuild(build);
    if (end === undefined)
        return undefined;
    const queue = queueOf(build);
    return {
        key,
        observedAt: new Date(now).toISOString(),
        status: 'completed',
        source: 'api',
        run: factsOf(finished),
        jobs: steps === undefined
            ? []
            : [
                (0,unknown/* withoutUnknown */.J)({
                    id: ownJob,
                    name: key.workflow,
                    status: 'completed',
                    ...end,
                    createdAt: queue === undefined ? undefined : (0,bounded/* isoTime */.Ly)((build.timestamp ?? 0) - queue),
                    url: build.url ?? undefined,
                    runner: build.builtOn ? { name: build.builtOn } : undefined,
                    steps,
                }),
            ],
    };
}
//# sourceMappingURL=finished.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/backfill.js
/** Earlier builds of this job as Jenkins remembers them → records of facts, for a history that starts from nothing. */






const listing = schemas/* object */.Ikc({ builds: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish(), allBuilds: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish() });
/**
 * Finished builds before this one, newest first; of the first `jobListings` of them the stages too. A change request
 * from a fork cannot be told from another by its builds alone: builds of a change request are left out.
 */
async function backfillBuilds(request) {
    const { rest, env, job } = request;
    if (env['CHANGE_ID'])
        return [];
    // `builds` holds the newest hundred, loaded already; `allBuilds` would read every build from the controller’s disk.
    const answer = await rest.json(treeOf(job, `builds[${buildTree}]{0,${Math.min(request.runs + 1, 101)}}`));
    if (answer.kind === 'refused')
        return answer;
    const listed = listing.safeParse(answer.value).data;
    const builds = [...(listed?.builds ?? listed?.allBuilds ?? [])].flatMap((given) => buildSchema.safeParse(given).data ?? []);
    const finished = builds
        .filter((build) => build.building !== true && build.number != null && `${build.number}` !== env['BUILD_NUMBER'])
        .slice(0, request.runs);
    const records = [];
    let listings = request.jobListings;
    for (const build of finished) {
        const key = keyOfBuild(build, env);
        let stages;
        if (listings > 0 && request.known?.(key) !== true) {
            listings--;
            const fetched = await request.fetchStages(`${job}${build.number}/`);
            if (fetched.kind === 'ok')
                stages = fetched.value;
            else
                listings = 0;
        }
        const snapshot = finishedSnapshot({ build, key, env }, stages, request.now);
        if (snapshot !== undefined)
            records.push((0,record/* recordRun */.vj)(snapshot));
    }
    return records;
}
const keyOfBuild = (build, env) => {
    const { PIPELINE_GUARD_RERUN_OF: _of, PIPELINE_GUARD_ATTEMPT: _attempt, ...own } = env;
    return {
        ...keyOf({ ...own, BUILD_NUMBER: `${build.number}` }, causesOf(build)),
        ...(causesOf(build).length === 0 ? { run: runId(placeOf(env), `${build.number}`) } : {}),
    };
};
//# sourceMappingURL=backfill.js.map
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/console.js
/** The console log, as far as it is written, without the notes Jenkins hides in it. */


/** ESC [8m ha: base64 ESC [0m — a serialised console note (hudson.console.ConsoleNote), invisible in the browser. */
const noteStart = [0x1b, 0x5b, 0x38, 0x6d, 0x68, 0x61, 0x3a];
const noteEnd = [0x1b, 0x5b, 0x30, 0x6d];
/** A longer one is no note but a log that looks like one. */
const noteAtMost = 65_536;
const startsAt = (bytes, at, wanted) => wanted.every((byte, i) => bytes[at + i] === byte);
/** Removes console notes, also where one is cut by the end of a piece. */
async function* withoutNotes(chunks) {
    let held = new Uint8Array(0);
    for await (const chunk of chunks) {
        const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
        const { clean, rest } = strip(bytes, false);
        held = rest;
        if (clean.length > 0)
            yield clean;
    }
    const { clean } = strip(held, true);
    if (clean.length > 0)
        yield clean;
}
function strip(bytes, last) {
    const kept = [];
    let from = 0;
    for (let at = bytes.indexOf(0x1b); at >= 0;) {
        const cut = !last &&
            bytes.length - at < noteStart.length &&
            noteStart.slice(0, bytes.length - at).every((byte, i) => bytes[at + i] === byte);
        const note = startsAt(bytes, at, noteStart);
        const end = note ? endOf(bytes, at + noteStart.length) : undefined;
        if (cut || (note && end === undefined && !last && bytes.length - at < noteAtMost)) {
            kept.push(bytes.subarray(from, at));
            return { clean: Buffer.concat(kept), rest: bytes.slice(at) };
        }
        if (end !== undefined) {
            kept.push(bytes.subarray(from, at));
            from = end;
        }
        at = bytes.indexOf(0x1b, end ?? at + 1);
    }
    if (from === 0)
        return { clean: bytes, rest: new Uint8Array(0) };
    kept.push(bytes.subarray(from));
    return { clean: Buffer.concat(kept), rest: new Uint8Array(0) };
}
/** The next escape code must be the note’s end: base64 holds none. */
function endOf(bytes, at) {
    const next = bytes.indexOf(0x1b, at);
    return next >= 0 && next - at <= noteAtMost && startsAt(bytes, next, noteEnd) ? next + noteEnd.length : undefined;
}
/** More of a log tells nothing more: what failed stands at the end of a step, and steps are read as they come. */
const mostBytes = 512 * 1048576;
const piecesAtMost = 8;
/**
 * The log of a build as it comes, never whole in memory. A running build says “more data” for ever: reading stops where
 * nothing new came.
 * @param build address of the build, ending in a slash
 * @param refused is told why the log ends early
 */
async function* consoleLog(rest, build, refused) {
    let read = 0;
    for (let start = 0, piece = 0; piece < piecesAtMost; piece++) {
        const answer = await rest.stream(`${build}logText/progressiveText?start=${start}`);
        if (answer.kind === 'refused') {
            refused(answer);
            return;
        }
        try {
            for await (const chunk of answer.value) {
                if (read === 0 && (0,http_rest/* isPage */.yp)(chunk)) {
                    refused(http_rest/* pageForLog */.VI);
                    return;
                }
                read += chunk.length;
                yield chunk;
                if (read > mostBytes) {
                    refused({ kind: 'refused', reason: 'too-long', message: `more than ${mostBytes} bytes` });
                    return;
                }
            }
        }
        catch (error) {
            const message = (0,errors/* messageOf */.b)(error);
            refused({ kind: 'refused', reason: 'slow', message: `it broke off: ${message}` });
            return;
        }
        const size = Number(answer.headers.get('x-text-size') ?? Number.NaN);
        if (answer.headers.get('x-more-data') !== 'true' || !(size > start))
            return;
        start = size;
    }
}
/** The log once something of it has come; undefined where nothing has: a log that was refused is none. */
async function begun({ open, ...log }) {
    const chunks = open()[Symbol.asyncIterator]();
    const first = await chunks.next();
    if (first.done === true)
        return undefined;
    let isFresh = true;
    return {
        ...log,
        async *open() {
            if (!isFresh) {
                yield* open();
                return;
            }
            isFresh = false;
            yield first.value;
            yield* { [Symbol.asyncIterator]: () => chunks };
        },
    };
}
//# sourceMappingURL=console.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/stages.js
/** Stages of a pipeline, from the first of three plugins that answers. */



const stages_text = (0,bounded/* anyText */.Ae)();
const stagesAtMost = 500;
const nestingAtMost = 20;
const stageView = schemas/* object */.Ikc({
    stages: schemas/* array */.YOg(schemas/* object */.Ikc({
        name: schemas/* string */.YjP(),
        status: stages_text,
        startTimeMillis: (0,bounded/* instantMs */.Or)(),
        durationMillis: (0,bounded/* spanMs */.J6)(),
        pauseDurationMillis: (0,bounded/* spanMs */.J6)(),
    })),
});
const graphStage = schemas/* object */.Ikc({
    name: schemas/* string */.YjP(),
    state: stages_text,
    startTimeMillis: (0,bounded/* instantMs */.Or)(),
    totalDurationMillis: (0,bounded/* spanMs */.J6)(),
    pauseDurationMillis: (0,bounded/* spanMs */.J6)(),
    synthetic: schemas/* boolean */.zMY().nullish().catch(undefined),
    children: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish().catch(undefined),
});
const graphView = schemas/* object */.Ikc({ data: schemas/* object */.Ikc({ stages: schemas/* array */.YOg(schemas/* unknown */.L5J()) }) });
const blueNodes = schemas/* array */.YOg(schemas/* object */.Ikc({ displayName: schemas/* string */.YjP(), state: stages_text, result: stages_text, startTime: stages_text, durationInMillis: (0,bounded/* spanMs */.J6)() }));
const sources = [
    { path: (build) => `${build.href}wfapi/describe`, read: readStageView },
    { path: (build) => `${build.href}stages/tree`, read: readGraph },
    { path: bluePath, read: readBlue },
];
/**
 * Reads the stages of builds of one controller; which plugin answered, or that none did, is remembered.
 *
 * @param patience builds of which none of the plugins knew before it is taken that there is none
 * @returns a function of the build’s address, ending in a slash: ok with none for a build that has no stages
 *   (freestyle); a refusal other than “not there” ends the probing
 */
function stageReader(rest, patience = 1) {
    let candidates = sources;
    let unknown = 0;
    return async (build) => {
        for (const source of candidates) {
            const answer = await rest.json(source.path(new URL(build)));
            if (answer.kind === 'refused') {
                if (answer.reason === 'missing' || answer.reason === 'not-json')
                    continue;
                return answer;
            }
            const stages = source.read(answer.value);
            if (stages === undefined)
                continue;
            candidates = [source];
            return { ...answer, value: stages.slice(0, stagesAtMost).map(stepOf) };
        }
        if (candidates === sources && ++unknown >= patience)
            candidates = [];
        return { kind: 'ok', value: [], headers: new Headers() };
    };
}
function readStageView(json) {
    const read = stageView.safeParse(json);
    return read.data?.stages.map((stage) => ({
        name: stage.name,
        word: stage.status,
        start: stage.startTimeMillis,
        duration: stage.durationMillis,
        paused: stage.pauseDurationMillis,
    }));
}
/** Parallel branches and nested stages bear their parents’ names, as the same name may stand in each. */
function readGraph(json) {
    const read = graphView.safeParse(json);
    return read.success ? read.data.data.stages.flatMap((stage) => flatten(stage, '', 0)) : undefined;
}
function flatten(given, prefix, depth) {
    const read = graphStage.safeParse(given);
    if (!read.success || depth > nestingAtMost)
        return [];
    const stage = read.data;
    const name = `${prefix}${stage.name}`;
    const own = {
        name,
        word: stage.state,
        start: stage.startTimeMillis,
        duration: stage.totalDurationMillis,
        paused: stage.pauseDurationMillis,
    };
    return [own, ...(stage.children ?? []).flatMap((child) => flatten(child, `${name} / `, depth + 1))];
}
/** Blue Ocean names a job by its folders: `/job/a/job/b/7/` → `/pipelines/a/pipelines/b/runs/7/nodes/`. */
function bluePath(build) {
    const parts = build.pathname.split('/job/').slice(1);
    const [last = '', run = ''] = (parts.pop() ?? '').split('/');
    const prefix = build.pathname.slice(0, build.pathname.indexOf('/job/'));
    const pipelines = [...parts, last].map((name) => `pipelines/${name}`).join('/');
    return `${build.origin}${prefix}/blue/rest/organizations/jenkins/${pipelines}/runs/${run}/nodes/`;
}
function readBlue(json) {
    return blueNodes.safeParse(json).data?.map((node) => ({
        name: node.displayName,
        word: node.state === 'FINISHED' || node.state === null ? node.result : node.state,
        start: node.startTime ? Date.parse(node.startTime) : undefined,
        duration: node.durationInMillis,
    }));
}
/** The time somebody let an approval wait is no work: it is taken off the end. */
function stepOf(stage, index) {
    const standing = standingOf(stage.word);
    // A stage that never began has the start 0.
    const startedAt = stage.start ? (0,bounded/* isoTime */.Ly)(stage.start) : undefined;
    const worked = typeof stage.duration === 'number' ? Math.max(0, stage.duration - (stage.paused ?? 0)) : undefined;
    const ended = standing?.status === 'completed' && standing.outcome !== 'skipped' && worked !== undefined;
    const completedAt = ended && startedAt !== undefined ? (0,bounded/* isoTime */.Ly)((stage.start ?? 0) + worked) : undefined;
    return {
        number: index + 1,
        name: stage.name.slice(0, 250),
        ...standing,
        ...(startedAt === undefined ? {} : { startedAt }),
        ...(completedAt === undefined ? {} : { completedAt }),
    };
}
//# sourceMappingURL=stages.js.map
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/tests/cut.js
var cut = __webpack_require__(84337);
// EXTERNAL MODULE: ./lib/core/tests/report/case.js + 2 modules
var report_case = __webpack_require__(80845);
// EXTERNAL MODULE: ./lib/core/tests/report/tally.js + 3 modules
var report_tally = __webpack_require__(11387);
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/tests.js
/** The test report Jenkins keeps of a build → test results. */






const tests_text = (0,bounded/* anyText */.Ae)();
const testCase = schemas/* object */.Ikc({
    className: tests_text,
    name: tests_text,
    status: tests_text,
    duration: (0,bounded/* spanMs */.J6)(),
    age: (0,bounded/* wholeNumber */.rD)(),
    failedSince: (0,bounded/* wholeNumber */.rD)(),
    errorDetails: tests_text,
    errorStackTrace: tests_text,
    flakyFailures: schemas/* array */.YOg(schemas/* unknown */.L5J()).nullish().catch(undefined),
});
const report = schemas/* object */.Ikc({
    suites: schemas/* array */.YOg(schemas/* object */.Ikc({ name: tests_text, cases: schemas/* array */.YOg(testCase).nullish().catch(undefined) })),
});
/** An aggregated report (matrix, Maven) holds one a child. */
const aggregated = schemas/* object */.Ikc({ childReports: schemas/* array */.YOg(schemas/* object */.Ikc({ result: report.nullish().catch(undefined) })) });
const testTree = 'suites[name,cases[className,name,status,duration,age,failedSince,errorDetails,errorStackTrace,flakyFailures[message]]],childReports[result[suites[name,cases[className,name,status,duration,age,failedSince,errorDetails,errorStackTrace]]]]';
const failing = new Set(['FAILED', 'REGRESSION']);
/** @returns undefined when it is no test report */
function readJenkinsTests(json) {
    const single = report.safeParse(json);
    if (single.success)
        return resultsOf([single.data]);
    const many = aggregated.safeParse(json);
    if (!many.success)
        return undefined;
    return resultsOf(many.data.childReports.flatMap(({ result }) => result ?? []));
}
function resultsOf(reports) {
    const tally = (0,report_tally/* createTally */.X)();
    for (const { suites } of reports) {
        for (const suite of suites)
            for (const found of suite.cases ?? [])
                addCase(tally, found, suite.name ?? undefined);
        tally.nextReport();
    }
    return tally.results();
}
function addCase(tally, found, suite) {
    const failed = failing.has(found.status ?? '');
    tally.add((0,report_case/* reportedCase */.K)({
        name: found.name ?? '',
        className: found.className ?? undefined,
        suites: suite === undefined ? [] : [suite],
        outcome: failed ? 'failed' : found.status === 'SKIPPED' ? 'skipped' : 'passed',
        flaky: (found.flakyFailures?.length ?? 0) > 0,
        message: failed ? messageOf(found) : undefined,
        stack: found.errorStackTrace ?? undefined,
        ...(typeof found.duration === 'number' && found.duration >= 0
            ? { durationMs: Math.round(found.duration * 1e6) / 1e3 }
            : {}),
    }));
}
/** Jenkins counts for how many builds a test has failed: that says whether this change broke it. */
function messageOf({ errorDetails, errorStackTrace, age, failedSince }) {
    const said = (0,cut/* cutBeforeWord */.W6)(errorDetails?.trim() || errorStackTrace?.trim() || '', 440);
    const since = typeof age === 'number' && age > 1 && typeof failedSince === 'number'
        ? `(fails since build ${failedSince}, ${(0,format/* formatCount */.B4)(age, 'build')})`
        : '';
    return [said, since].filter((part) => part !== '').join(' ') || undefined;
}
//# sourceMappingURL=tests.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/jenkins/index.js












/**
 * The platform port on Jenkins. Without credentials the snapshot holds what environment and step know; nothing it does
 * rejects for what the controller answers. A rerun is not its doing: the Jenkins step starts the build.
 */
function createJenkinsPlatform(options) {
    const { env, now, troubles } = options;
    const told = readTold(env);
    const rest = restOf(options);
    const fetchStages = rest === undefined ? undefined : stageReader(rest);
    const tell = (0,http_rest/* tellRefusals */.NH)(troubles, 'jenkins', adviceOn);
    const address = withSlash(env['BUILD_URL']);
    const job = withSlash(env['JOB_URL']);
    let taken;
    /** A build that runs has no result yet: without a word from the step, nobody knows what it comes to. */
    function withOutcome(snapshot) {
        const silence = (0,no_outcome/* noOutcome */.a)('jenkins');
        if (snapshot.run.outcome === undefined && silence !== undefined)
            troubles.add(silence);
        return snapshot;
    }
    async function take() {
        const seen = { ...options, told, now: now() };
        for (const name of ['JENKINS_URL', 'BUILD_URL'])
            if (isNoAddress(env[name]))
                troubles.add(noAddress(name));
        if (rest === undefined || fetchStages === undefined || address === undefined)
            return snapshotOf(seen);
        const answer = await rest.json(treeOf(address, buildTree));
        if (answer.kind === 'refused') {
            tell('The build', answer);
            return snapshotOf(seen);
        }
        const build = buildSchema.safeParse(answer.value).data;
        // Whatever Jenkins tells of a build holds its number and its time.
        if (build?.number == null && build?.timestamp == null) {
            tell('The build', { reason: 'not-json', message: 'the answer tells of no build' });
            return snapshotOf(seen);
        }
        const stages = await fetchStages(address);
        if (stages.kind === 'refused')
            tell('The stages of the build', stages);
        return snapshotOf({
            ...seen,
            build,
            stages: stages.kind === 'ok' ? stages.value : [],
        });
    }
    return {
        name: 'jenkins',
        snapshot: () => {
            taken ??= take().then(withOutcome);
            return taken;
        },
        async log({ id }) {
            if (rest === undefined || address === undefined || id !== ownJob)
                return undefined;
            const open = () => withoutNotes(consoleLog(rest, address, (refusal) => tell('The console log', refusal)));
            return begun({ name: 'console log', jobId: ownJob, open });
        },
        async tests() {
            if (rest === undefined || address === undefined)
                return undefined;
            const answer = await rest.json(treeOf(`${address}testReport/`, testTree));
            if (answer.kind === 'ok')
                return readJenkinsTests(answer.value);
            // A build without a report has no such page.
            if (answer.reason !== 'missing')
                tell('The test report', answer);
            return undefined;
        },
        async backfill({ runs, jobListings, known }) {
            if (rest === undefined || fetchStages === undefined || job === undefined)
                return [];
            const records = await backfillBuilds({ rest, fetchStages, env, job, now: now(), runs, jobListings, known });
            if (!('kind' in records))
                return records;
            tell('Earlier builds', records);
            if ((0,http_rest/* isSilence */.or)(records.reason))
                throw new Error(records.message);
            return [];
        },
        trustedFile: (path) => trustedFile(path, env),
    };
}
/** A user’s API token needs no crumb. */
function restOf({ env, budget = 60, fetch, timeoutMs, pauseMs }) {
    const user = env['PIPELINE_GUARD_JENKINS_USER'] || env['JENKINS_USER'];
    const token = env['PIPELINE_GUARD_JENKINS_TOKEN'] || env['JENKINS_TOKEN'];
    const base = env['JENKINS_URL'] || env['BUILD_URL'];
    if (!user || !token || base === undefined || isNoAddress(base))
        return undefined;
    const authorization = `Basic ${Buffer.from(`${user}:${token}`).toString('base64')}`;
    return (0,http_rest/* createRest */.d$)({ base, headers: { authorization }, budget, fetch, timeoutMs, pauseMs });
}
const isNoAddress = (url) => url !== undefined && url !== '' && !URL.canParse(url);
const noAddress = (name) => ({
    code: 'jenkins-address',
    message: `${name} is no address, so Jenkins is not asked`,
    advice: 'Set the address under Manage Jenkins → System → Jenkins URL, as in `https://ci.example.org/`.',
});
const withSlash = (url) => url !== undefined && URL.canParse(url) ? url.replace(/\/?$/, '/') : undefined;
function adviceOn(reason) {
    switch (reason) {
        case 'unauthorised':
        case 'login-page':
            return 'Are user and API token (not the password) right, and is JENKINS_URL the address agents reach the controller by?';
        case 'forbidden':
            return 'The user needs Overall/Read and Job/Read on this job.';
        case 'missing':
            return 'The user may lack Job/Read, which Jenkins answers as not found.';
        case 'budget':
            return 'Raise `requestBudget`.';
        case 'not-json':
        case 'server':
        case 'slow':
        case 'too-long':
        case 'unreachable':
            return (0,cures/* cureOf */.X)(reason, { service: 'Jenkins', variable: 'JENKINS_URL' });
        default:
            return reason;
    }
}
/** The workspace of a branch is the repository’s own; that of a change request may be anybody’s. */
async function trustedFile(path, env) {
    const workspace = env['WORKSPACE'];
    if (workspace === undefined || changeRequestOf(env) !== undefined)
        return { kind: 'missing' };
    return (0,files_text/* fileWithin */.GK)(workspace, path);
}
//# sourceMappingURL=index.js.map

/***/ })

};
