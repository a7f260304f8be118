export const id = 7366;
export const ids = [7366];
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

/***/ 90029:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D: () => (/* binding */ bodyToWrite),
/* harmony export */   w: () => (/* binding */ markerOf)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/** What the comments of all platforms have in common: when one is written, and how it is known again. */

/** Invisible in Markdown. A hash, as the path of a workflow is the repository’s to choose. */
const markerOf = ({ workflow }) => `<!-- pipeline-guard:${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(workflow).digest('hex').slice(0, 12)} -->`;
/**
 * @param earlier body of the comment that is there
 * @returns the body to write; undefined where nothing is to be written
 */
function bodyToWrite(comment, { mode, earlier, longest, }) {
    if (mode === 'off' || (mode === 'on-change' && comment.isWell && earlier === undefined))
        return undefined;
    const body = `${markerOf(comment)}\n${comment.markdown}`.slice(0, longest);
    return body.trim() === earlier?.trim() ? undefined : body;
}
//# sourceMappingURL=comments.js.map

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

/***/ 87366:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitlabComment: () => (/* binding */ createGitlabComment)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _http_rest_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(10415);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(90029);
/* harmony import */ var _client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(66308);
/** The comment on the merge request: a note, one per workflow, kept up to date in place. */




/** GitLab takes a million. */
const longest = 900_000;
const userSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig() });
const notesSchema = zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ id: zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), body: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), author: userSchema.optional().catch(undefined) }));
/**
 * A presenter that writes to the merge request of this pipeline, or to the one its branch is open for. Needs a token with the
 * scope `api`; without one it does nothing.
 */
function createGitlabComment({ mode, env, troubles, fetch }) {
    const tell = (0,_http_rest_js__WEBPACK_IMPORTED_MODULE_1__/* .tellRefusals */ .NH)(troubles, 'gitlab-note', _client_js__WEBPACK_IMPORTED_MODULE_2__/* .adviceOn */ .ik);
    return {
        async show({ comment }) {
            const rest = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .restOf */ .Y6)({ env, fetch });
            const project = (0,_client_js__WEBPACK_IMPORTED_MODULE_2__/* .projectUrl */ .Vn)(env);
            const mergeRequest = mergeRequestOf(env);
            if (comment === undefined || rest === undefined || project === undefined || mergeRequest === undefined)
                return;
            const notes = `${project}/merge_requests/${mergeRequest}/notes`;
            const listed = await rest.json(`${notes}?per_page=100&sort=asc&order_by=created_at`);
            if (listed.kind === 'refused')
                return tell('The notes of the merge request', listed);
            const marker = (0,_comments_js__WEBPACK_IMPORTED_MODULE_3__/* .markerOf */ .w)(comment);
            const marked = notesSchema.safeParse(listed.value).data?.filter(({ body }) => body.startsWith(marker)) ?? [];
            const me = marked.length === 0 ? undefined : await ownId(rest, env);
            // Anybody can write the marker: where the token tells who it is, only its own note is taken for ours.
            const earlier = marked.find(({ author }) => me === undefined || author === undefined || author.id === me);
            const safe = { ...comment, markdown: quiet(comment.markdown) };
            const body = (0,_comments_js__WEBPACK_IMPORTED_MODULE_3__/* .bodyToWrite */ .D)(safe, { mode, earlier: earlier?.body, longest });
            if (body === undefined)
                return;
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
//# sourceMappingURL=comment.js.map

/***/ })

};
