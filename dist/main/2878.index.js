export const id = 2878;
export const ids = [2878];
export const modules = {

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

/***/ 12878:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   commentShape: () => (/* binding */ commentShape),
/* harmony export */   createGithubComment: () => (/* binding */ createGithubComment)
/* harmony export */ });
/* harmony import */ var zod__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(92857);
/* harmony import */ var _core_run_trust_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(55267);
/* harmony import */ var _http_budget_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(84880);
/* harmony import */ var _http_github_client_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(37399);
/* harmony import */ var _comments_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90029);
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(60310);
/* harmony import */ var _shapes_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(97645);
/** The comment on the pull request: one per workflow, kept up to date in place. */







const commentShape = zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({
    id: zod__WEBPACK_IMPORTED_MODULE_0__/* .union */ .KCZ([zod__WEBPACK_IMPORTED_MODULE_0__/* .number */ .aig(), zod__WEBPACK_IMPORTED_MODULE_0__/* .bigint */ .oad()]).transform(String),
    body: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional().catch(undefined),
    user: zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP(), type: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP().optional() }).nullable().optional().catch(undefined),
});
/** GitHub takes 65,536 characters. */
const longest = 60_000;
/** A pull request with more than 300 comments gets a new one. */
const pages = 3;
const most = 12;
const timeoutMs = 5_000;
/**
 * Writes after everything else is shown. Needs `pull-requests: write`, which the token of a run from a fork never has: there
 * the companion writes it, and a step of the run itself leaves it.
 */
function createGithubComment(options) {
    const { mode, token, env, troubles } = options;
    const tell = (0,_refusals_js__WEBPACK_IMPORTED_MODULE_1__/* .tellOnce */ .r)(troubles);
    return {
        async show({ comment }) {
            if (mode === 'off' || comment?.isPullRequest !== true || isForeign(comment, env))
                return;
            const client = (0,_http_github_client_js__WEBPACK_IMPORTED_MODULE_2__/* .createClient */ .U)({
                ...options,
                token,
                env,
                budget: (0,_http_budget_js__WEBPACK_IMPORTED_MODULE_3__/* .createBudget */ .y)(most),
                left: () => Number.POSITIVE_INFINITY,
                timeoutMs,
            });
            const asked = { what: 'The comment on the pull request', need: 'pull-requests: write' };
            const written = await write(client, comment, { mode, env });
            if (written?.kind === 'refused')
                tell(written, asked);
        },
    };
}
/** Inside the run of a fork the token can only read. */
const isForeign = ({ headRepository }, env) => env['GITHUB_EVENT_NAME'] === 'pull_request' &&
    headRepository !== undefined &&
    !(0,_core_run_trust_js__WEBPACK_IMPORTED_MODULE_4__/* .isSameName */ .yS)(headRepository, env['GITHUB_REPOSITORY'] ?? '');
async function write(client, comment, { mode, env }) {
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const at = { owner, repo };
    const pull = await findPull(client, comment, at);
    if (pull === undefined || 'kind' in pull)
        return pull;
    const listed = await ownComments(client, comment, { ...at, issue_number: pull.number });
    if ('kind' in listed)
        return listed;
    const [earlier] = listed;
    const body = (0,_comments_js__WEBPACK_IMPORTED_MODULE_5__/* .bodyToWrite */ .D)(comment, { mode, earlier: earlier?.body, longest });
    if (body === undefined)
        return undefined;
    const sent = earlier === undefined
        ? await client.send('POST /repos/{owner}/{repo}/issues/{issue_number}/comments', {
            ...at,
            issue_number: pull.number,
            body,
        })
        : await client.send('PATCH /repos/{owner}/{repo}/issues/comments/{comment_id}', {
            ...at,
            comment_id: earlier.id,
            body,
        });
    return sent.kind === 'refused' ? sent : undefined;
}
/**
 * The open pull request whose head is the commit that was judged: of an older commit nothing is written over what is said of
 * a newer one. A run that a fork started names no pull request; it is found by where its commit came from.
 */
async function findPull(client, { pullRequest, sha, branch, headRepository }, at) {
    const isOurs = (pull) => pull.state === 'open' && (sha === undefined || pull.head.sha === sha);
    if (pullRequest !== undefined) {
        const answer = await client.get('/repos/{owner}/{repo}/pulls/{pull_number}', { ...at, pull_number: pullRequest }, _shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .pullShape */ .Br);
        if (answer.kind === 'refused')
            return answer;
        return isOurs(answer.value) ? { number: answer.value.number } : undefined;
    }
    const headOwner = headRepository?.split('/')[0];
    if (headOwner === undefined || branch === undefined || sha === undefined)
        return undefined;
    const params = { ...at, state: 'open', head: `${headOwner}:${branch}`, per_page: 30 };
    const answer = await client.get('/repos/{owner}/{repo}/pulls', params, zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()));
    if (answer.kind === 'refused')
        return answer;
    const found = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .valid */ .rZ)(_shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .pullShape */ .Br, answer.value).find(isOurs);
    return found === undefined ? undefined : { number: found.number };
}
/** Anybody can write the marker: only a comment of a bot, as the workflow’s token is one, or of the token’s own user is ours. */
async function ownComments(client, comment, at) {
    const marked = [];
    for (let page = 1; page <= pages; page++) {
        const route = '/repos/{owner}/{repo}/issues/{issue_number}/comments';
        const answer = await client.get(route, { ...at, per_page: 100, page }, zod__WEBPACK_IMPORTED_MODULE_0__/* .array */ .YOg(zod__WEBPACK_IMPORTED_MODULE_0__/* .unknown */ .L5J()));
        if (answer.kind === 'refused')
            return answer;
        const comments = (0,_shapes_js__WEBPACK_IMPORTED_MODULE_6__/* .valid */ .rZ)(commentShape, answer.value);
        marked.push(...comments.filter(({ body }) => body?.startsWith((0,_comments_js__WEBPACK_IMPORTED_MODULE_5__/* .markerOf */ .w)(comment))));
        if (answer.value.length < 100 || marked.some(({ user }) => user?.type === 'Bot'))
            break;
    }
    const bots = marked.filter(({ user }) => user?.type === 'Bot');
    if (bots.length > 0 || marked.length === 0)
        return bots;
    const me = await client.get('/user', {}, zod__WEBPACK_IMPORTED_MODULE_0__/* .object */ .Ikc({ login: zod__WEBPACK_IMPORTED_MODULE_0__/* .string */ .YjP() }));
    return me.kind === 'ok' ? marked.filter(({ user }) => user?.login === me.value.login) : [];
}
//# sourceMappingURL=comment.js.map

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

/***/ })

};
