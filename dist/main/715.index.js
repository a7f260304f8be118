export const id = 715;
export const ids = [715];
export const modules = {

/***/ 84880:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ createBudget),
/* harmony export */   z: () => (/* binding */ keptForFailures)
/* harmony export */ });
function createBudget(limit) {
    let left = limit;
    return {
        take() {
            if (left <= 0)
                return false;
            left -= 1;
            return true;
        },
        left: () => left,
    };
}
/** Logs of jobs that passed only help to read those of jobs that failed, so a watch goes without where no more are left. */
const keptForFailures = 40;
//# sourceMappingURL=budget.js.map

/***/ }),

/***/ 10415:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ tellRefusals),
/* harmony export */   d: () => (/* binding */ createRest)
/* harmony export */ });
/* harmony import */ var _budget_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(84880);

const jsonBytes = 16 * 1048576;
const mostRedirects = 3;
function createRest({ base, headers, budget, fetch = globalThis.fetch, timeoutMs: limit = 10_000, pauseMs = 500, patience = 2, }) {
    const origin = URL.canParse(base) ? new URL(base).origin : undefined;
    const requests = typeof budget === 'number' ? (0,_budget_js__WEBPACK_IMPORTED_MODULE_0__/* .createBudget */ .y)(budget) : budget;
    let outOfReach = 0;
    async function once(url, init) {
        let at = url;
        for (let hop = 0;; hop++) {
            if (!requests.take())
                return refused('budget', 'the request budget was spent');
            if (!URL.canParse(at) || new URL(at).origin !== origin)
                return refused('login-page', `it leads to ${hostOf(at)}`);
            let response;
            const timeoutMs = typeof limit === 'number' ? limit : limit();
            try {
                response = await fetch(at, {
                    ...init,
                    headers: { ...headers, ...init.headers },
                    redirect: 'manual',
                    signal: AbortSignal.timeout(timeoutMs),
                });
            }
            catch (error) {
                const slow = nameOf(error) === 'TimeoutError';
                return slow ? refused('slow', `no answer within ${timeoutMs} ms`) : refused('unreachable', reasonOf(error));
            }
            const location = response.headers.get('location');
            if (response.status < 300 || response.status >= 400 || location === null)
                return judged(response);
            await response.body?.cancel();
            if (hop >= mostRedirects || init.method !== undefined)
                return refused('login-page', 'redirected too often', response.status);
            at = URL.canParse(location, at) ? new URL(location, at).href : location;
            if (/\/(?:securityRealm\/|oauth2?\/)?(?:commenceLogin|login|sign_in)\b/i.test(at))
                return refused('login-page', 'redirected to a login page', response.status);
        }
    }
    async function attempt(url, init) {
        // One that is down is not waited for at every call.
        if (outOfReach >= patience)
            return refused('unreachable', 'it did not answer before');
        const answer = await tried(url, init);
        if (answer.kind === 'refused' && (answer.reason === 'slow' || answer.reason === 'unreachable'))
            outOfReach++;
        else
            outOfReach = 0;
        return answer;
    }
    async function tried(url, init) {
        const first = await once(url, init);
        // A second try of what may have been heard could do it twice.
        const again = first.kind === 'refused' && ['server', 'unreachable'].includes(first.reason) && init.method === undefined;
        if (!again)
            return first;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
        return once(url, init);
    }
    async function json(url, init) {
        const answer = await attempt(url, init);
        if (answer.kind === 'refused')
            return answer;
        const read = await bodyOf(answer.value, jsonBytes);
        if (read.kind === 'refused')
            return read;
        try {
            return { kind: 'ok', value: JSON.parse(new TextDecoder().decode(read.value)), headers: answer.headers };
        }
        catch {
            const page = /^\s*</.test(new TextDecoder().decode(read.value.subarray(0, 100)));
            return refused('not-json', page ? 'a web page came in place of JSON' : 'the answer is no JSON', answer.value.status);
        }
    }
    return {
        json: (url) => json(url, { headers: { accept: 'application/json' } }),
        post: (url, body) => json(url, sending('POST', body)),
        put: (url, body) => json(url, sending('PUT', body)),
        async stream(url) {
            const answer = await attempt(url, {});
            return answer.kind === 'refused' ? answer : { ...answer, value: answer.value.body ?? nothing() };
        },
        async submit(url, form) {
            const answer = await attempt(url, { method: 'POST', body: new URLSearchParams(form) });
            if (answer.kind === 'ok')
                await answer.value.body?.cancel();
            return answer.kind === 'ok' ? { ...answer, value: undefined } : answer;
        },
        async bytes(url, mostBytes = jsonBytes) {
            const answer = await attempt(url, {});
            if (answer.kind === 'refused')
                return answer;
            const read = await bodyOf(answer.value, mostBytes);
            return read.kind === 'refused' ? read : { kind: 'ok', value: read.value, headers: answer.headers };
        },
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
    const body = await bodyOf(response, 16 * 1024);
    if (body.kind === 'refused')
        return undefined;
    try {
        const { message, error } = JSON.parse(new TextDecoder().decode(body.value));
        const said = message ?? error;
        return typeof said === 'string' && said !== '' ? said.slice(0, 200) : undefined;
    }
    catch {
        // No JSON after all: the status tells enough.
        return undefined;
    }
}
async function bodyOf(response, mostBytes) {
    const chunks = [];
    let length = 0;
    try {
        for await (const chunk of response.body ?? []) {
            length += chunk.length;
            if (length > mostBytes)
                return refused('too-long', `more than ${mostBytes} bytes`);
            chunks.push(chunk);
        }
    }
    catch (error) {
        return refused(nameOf(error) === 'TimeoutError' ? 'slow' : 'unreachable', reasonOf(error));
    }
    return { kind: 'ok', value: Buffer.concat(chunks), headers: response.headers };
}
const hostOf = (url) => (URL.canParse(url) ? new URL(url).host : 'no address');
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
            message: `${what} could not be had: ${refusal.message}`,
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
/** Which token speaks to GitLab, and what its refusals mean. */

/** By the project’s token: a job’s own may not read traces, write notes or retry. */
function restOf({ env, budget = 60, fetch, timeoutMs, pauseMs }) {
    const token = env['PIPELINE_GUARD_GITLAB_TOKEN'] || env['GITLAB_TOKEN'];
    const base = env['CI_API_V4_URL'];
    if (!token || !base)
        return undefined;
    return (0,_http_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .createRest */ .d)({ base, headers: { 'private-token': token }, budget, fetch, timeoutMs, pauseMs });
}
/**
 * By the job’s own token: in newer releases it may list the jobs of its project’s pipelines, and no more that is of use here
 * (gitlab-org/gitlab, lib/api/ci/pipelines.rb: `job_token_policies: :read_jobs`).
 */
function jobRestOf({ env, fetch, timeoutMs, pauseMs }) {
    const [token, base] = [env['CI_JOB_TOKEN'], env['CI_API_V4_URL']];
    if (!token || !base)
        return undefined;
    return (0,_http_rest_js__WEBPACK_IMPORTED_MODULE_0__/* .createRest */ .d)({ base, headers: { 'job-token': token }, budget: 12, fetch, timeoutMs, pauseMs });
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
            return 'The verdict rests on what this job’s own environment and files tell.';
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
            return 'What could not be had is asked for again by the next watch.';
        default:
            return reason;
    }
}
//# sourceMappingURL=client.js.map

/***/ }),

/***/ 42715:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitlabNote: () => (/* binding */ createGitlabNote)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _http_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10415);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66308);
/** The verdict as one note on the merge request, kept up to date in place. */



const marker = '<!-- pipeline-guard -->';
const noteLength = 900_000;
const userSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() });
const notesSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), body: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), author: userSchema.optional().catch(undefined) }));
/**
 * A presenter that writes the summary to the merge request of this pipeline, or to the one its branch is open for. A run that is as usual writes nothing new;
 * it only brings an earlier note up to date. Needs a token with the scope `api`; without one it does nothing.
 */
function createGitlabNote({ env, troubles, fetch }) {
    const tell = (0,_http_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .tellRefusals */ .N)(troubles, 'gitlab-note', _client_js__WEBPACK_IMPORTED_MODULE_2__/* .adviceOn */ .ik);
    return {
        async show({ markdown, outputs }) {
            const rest = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .restOf */ .Y6)({ env, fetch });
            const project = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .projectUrl */ .Vn)(env);
            const mergeRequest = mergeRequestOf(env);
            if (rest === undefined || project === undefined || mergeRequest === undefined)
                return;
            const notes = `${project}/merge_requests/${mergeRequest}/notes`;
            const listed = await rest.json(`${notes}?per_page=100&sort=asc&order_by=created_at`);
            if (listed.kind === 'refused')
                return tell('The notes of the merge request', listed);
            const marked = notesSchema.safeParse(listed.value).data?.filter(({ body }) => body.startsWith(marker)) ?? [];
            const me = marked.length === 0 ? undefined : await ownId(rest, env);
            // Anybody can write the marker: where the token tells who it is, only its own note is taken for ours.
            const earlier = marked.find(({ author }) => me === undefined || author === undefined || author.id === me);
            if (earlier === undefined && outputs['verdict'] === 'normal')
                return;
            const body = `${marker}\n${quiet(markdown)}`.slice(0, noteLength);
            const written = earlier === undefined ? await rest.post(notes, { body }) : await rest.put(`${notes}/${earlier.id}`, { body });
            if (written.kind === 'refused')
                tell('The note on the merge request', written);
        },
    };
}
/**
 * In a branch’s pipeline GitLab tells the open merge requests of the branch: `group/app!3,group/other!1`. Those of other
 * projects are not this token’s to write to.
 */
function mergeRequestOf(env) {
    const own = env['CI_MERGE_REQUEST_IID'];
    if (own)
        return /^\d+$/.test(own) ? own : undefined;
    const prefix = `${env['CI_PROJECT_PATH']}!`;
    return (env['CI_OPEN_MERGE_REQUESTS'] ?? '')
        .split(',')
        .flatMap((entry) => (entry.startsWith(prefix) ? entry.slice(prefix.length) : []))
        .find((iid) => /^\d{1,9}$/.test(iid));
}
/** Whose the token is; a job’s own token may not ask. */
async function ownId(rest, env) {
    const answer = await rest.json(`${env['CI_API_V4_URL']?.replace(/\/$/, '')}/user`);
    return answer.kind === 'ok' ? userSchema.safeParse(answer.value).data?.id : undefined;
}
/** A line that begins with a slash and a word is a quick action to GitLab: text of a log must not close the request. */
const quiet = (markdown) => markdown.replace(/^(\s*)\/(?=[a-z_])/gim, '$1&#47;');
//# sourceMappingURL=note.js.map

/***/ })

};
