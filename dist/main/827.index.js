export const id = 827;
export const ids = [827];
export const modules = {

/***/ 30827:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createIssuesExporter: () => (/* binding */ createIssuesExporter)
});

// EXTERNAL MODULE: ./lib/core/owners/read.js + 2 modules
var owners_read = __webpack_require__(4799);
// EXTERNAL MODULE: ./lib/core/history/order.js
var order = __webpack_require__(22724);
// EXTERNAL MODULE: ./lib/core/run/digest.js
var digest = __webpack_require__(79609);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/run/repository-path.js
var repository_path = __webpack_require__(93773);
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
// EXTERNAL MODULE: ./lib/core/report/digest/flaky-tests.js
var flaky_tests = __webpack_require__(87046);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/owners.js
var owners = __webpack_require__(87920);
;// CONCATENATED MODULE: ./lib/core/report/issues/index.js
/** What deserves an issue of its own: a flaky test, a failure that comes back; and what is to be done about the issues there are. */










const issueLabel = 'pipeline-guard';
const day = 24 * 3_600_000;
/** A failure that came back so often is no accident; one not seen for so many runs is over. */
const comesBack = 3;
const overAfter = 10;
const mostTopics = 20;
const markerOf = (id) => `<!-- pipeline-guard:issue:${id} -->`;
const idIn = (body) => /<!-- pipeline-guard:issue:([0-9a-f]{8}-[a-z]+-[0-9a-f]{16}) -->/.exec(body)?.[1] ?? '';
/** What the issues of a workflow and kind have in common: no run touches those of another. */
const prefixOf = (workflow, kind) => `${(0,digest/* digestOfParts */.w)([workflow], 8)}-${kind}-`;
const idOf = (workflow, kind, parts) => prefixOf(workflow, kind) + (0,digest/* digestOfParts */.w)(parts, 16);
const nobody = { ownersOf: () => [], mentions: false };
/** @param records of one workflow */
function issueTopics(records, kinds, owners = nobody) {
    const own = (0,order/* oldestFirst */.sZ)(records).filter((record) => (0,trust/* onDefaultBranch */.Lt)(record) === true && !(0,trust/* isPullRequest */.r0)(record));
    return [
        ...(kinds.includes('recurring') ? recurringTopics(own, owners) : []),
        ...(kinds.includes('flaky') ? flakyTopics(own, owners) : []),
    ].slice(0, mostTopics);
}
function recurringTopics(own, owners) {
    const seen = new Map();
    for (const record of own)
        for (const signature of new Set(Object.values(record.jobs).flatMap(({ failure }) => failure?.value.signature ?? [])))
            seen.set(signature, [...(seen.get(signature) ?? []), record]);
    const ended = own.filter(({ run }) => run.value.outcome === 'passed' || (0,outcomes/* hasFailed */.WN)(run.value.outcome));
    const recent = new Set(ended.slice(-overAfter));
    return [...seen.entries()].flatMap(([signature, runs]) => {
        const last = runs.at(-1);
        if (last === undefined || runs.length < comesBack || !runs.some((run) => recent.has(run)))
            return [];
        const job = Object.values(last.jobs).find(({ failure }) => failure?.value.signature === signature);
        const failure = job?.failure?.value;
        const owned = ownedFiles(failure?.category === 'test' ? failingFiles(last, job) : [], owners);
        const id = idOf(last.key.workflow, 'recurring', [signature]);
        const title = (0,report_escape/* plainLine */.h0)(failure?.title ?? signature, 200);
        const lines = failure?.lines ?? [];
        return [
            {
                id,
                title: `Comes back: ${title}`,
                labels: [issueLabel, 'recurring-failure'],
                assignees: owned.assignees,
                body: [
                    `${(0,report_escape/* markdown */.wD)(title)}: failed ${(0,format/* formatCount */.B4)(runs.length, 'run')} of ${(0,report_escape/* markdownCode */.D9)(last.key.workflow)} on the default branch.`,
                    ...(lines.length === 0 ? [] : [(0,report_escape/* markdownBlock */.dI)(lines.slice(0, 12).join('\n'))]),
                    ...owned.lines,
                    `Last runs: ${runs.slice(-5).map(linkOf).join(', ')}.`,
                    `Pipeline Guard updates this issue, and closes it once ${overAfter} runs in a row did not show it.`,
                    markerOf(id),
                ].join('\n\n'),
            },
        ];
    });
}
function linkOf({ key, run }) {
    const url = (0,report_escape/* safeUrl */.Pl)(run.value.url);
    return url === undefined ? (0,report_escape/* markdownCode */.D9)(key.run) : `[${(0,report_escape/* markdown */.wD)(key.run, 40)}](${url})`;
}
/** The job’s own reports, or the run’s. */
const failingFiles = ({ tests }, job) => (job?.tests ?? tests)?.value.failures.flatMap(({ file }) => file ?? []) ?? [];
/** GitHub assigns no more. */
const mostAssignees = 10;
function ownedFiles(files, { ownersOf, mentions }) {
    const paths = files.flatMap((file) => (0,repository_path/* repositoryPath */.S)(file) ?? []);
    const names = [...new Set(paths.flatMap((path) => ownersOf(path)))];
    const assignees = names.filter(owners_read/* isPerson */.KA).map((name) => name.slice(1));
    const phrase = (mentions ? owners/* mentionOwners */.hu : owners/* markdownOwners */.yG)(names);
    return {
        assignees: assignees.slice(0, mostAssignees),
        lines: phrase.map((text) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`),
    };
}
const flakyTopics = (own, owners) => (0,flaky_tests/* flakyTestsOf */.A)(own)
    .slice(0, mostTopics)
    .map((test) => {
    const workflow = own.at(-1)?.key.workflow ?? '';
    const id = idOf(workflow, 'flaky', [test.project ?? '', test.suite ?? '', test.name]);
    const owned = ownedFiles(test.file === undefined ? [] : [test.file], owners);
    const suite = test.suite === undefined ? '' : ` of ${(0,report_escape/* markdownCode */.D9)(test.suite)}`;
    return {
        id,
        title: `Flaky test: ${(0,report_escape/* plainLine */.h0)(test.name, 200)}`,
        labels: [issueLabel, 'flaky-test'],
        assignees: owned.assignees,
        body: [
            `${(0,report_escape/* markdownCode */.D9)(test.name)}${suite} fails in ${(0,format/* formatPercent */.l9)(test.rate)} of ${(0,format/* formatCount */.B4)(test.executions ?? test.commits, 'execution')} without a change to blame (between ${(0,format/* formatPercent */.l9)(test.low)} and ${(0,format/* formatPercent */.l9)(test.high)}).`,
            ...owned.lines,
            `Pipeline Guard updates this issue, and closes it once the test is no longer flaky by the history.`,
            markerOf(id),
        ].join('\n\n'),
    };
});
/**
 * @param known issues with our label, open and closed, the newest hundred
 * @param most issues within 24 hours; what is beyond waits for the next day
 */
function planIssues(given) {
    const { topics, known, most, now } = given;
    const prefixes = given.kinds.map((kind) => prefixOf(given.workflow, kind));
    const open = known.filter(({ isOpen, body }) => isOpen && prefixes.some((prefix) => idIn(body).startsWith(prefix)));
    const byId = new Map(open.map((issue) => [idIn(issue.body), issue]));
    const left = Math.max(0, most - known.filter(({ createdAt }) => createdAt > now - day).length);
    const wanted = new Set(topics.map(({ id }) => id));
    return [
        ...topics.flatMap((topic) => {
            const issue = byId.get(topic.id);
            return issue === undefined || issue.body.trim() === topic.body
                ? []
                : [{ kind: 'update', number: issue.number, topic }];
        }),
        ...open.flatMap((issue) => wanted.has(idIn(issue.body)) ? [] : [{ kind: 'close', number: issue.number }]),
        ...topics
            .filter(({ id }) => !byId.has(id))
            .slice(0, left)
            .map((topic) => ({ kind: 'create', topic })),
    ];
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/adapters/http/budget.js
var budget = __webpack_require__(84880);
// EXTERNAL MODULE: ./lib/adapters/http/github/client.js + 1 modules
var github_client = __webpack_require__(37399);
;// CONCATENATED MODULE: ./lib/adapters/exporters/issues/github.js
/** Issues on GitHub. Source: GitHub’s REST API, "Issues". */




const shape = schemas/* array */.YOg(schemas/* object */.Ikc({
    number: schemas/* int */.Whr(),
    state: schemas/* string */.YjP(),
    created_at: schemas/* string */.YjP(),
    body: schemas/* string */.YjP().nullish(),
    // The list holds pull requests too.
    pull_request: schemas/* unknown */.L5J().optional(),
}));
/** Of opening one issue. */
const mostTries = 4;
function githubTracker({ env, token, fetch }) {
    const left = () => Number.POSITIVE_INFINITY;
    const client = (0,github_client/* createClient */.U)({ token, env, budget: (0,budget/* createBudget */.y)(40), left, timeoutMs: 10_000, fetch });
    const [owner = '', repo = ''] = (env['GITHUB_REPOSITORY'] ?? '').split('/');
    const at = { owner, repo };
    const done = (answer) => {
        if (answer.kind === 'ok')
            return answer.value;
        const need = answer.status === 403 || answer.status === 404 ? '; the token needs `issues: write`' : '';
        throw new Error(`${answer.message}${need}`);
    };
    /** GitHub opens no issue for one who cannot be assigned: all of them, then each alone, then nobody. */
    async function create(step) {
        const { assignees } = step.topic;
        const tries = assignees.length === 0 ? [] : [assignees, ...(assignees.length > 1 ? assignees.map((one) => [one]) : [])];
        for (const some of tries.slice(0, mostTries)) {
            const answer = await client.send(routeOf(step), { ...at, ...bodyOf(step), assignees: [...some] });
            if (answer.kind === 'ok' || answer.status !== 422)
                return answer;
        }
        return client.send(routeOf(step), { ...at, ...bodyOf(step) });
    }
    return {
        async known() {
            const query = { labels: issueLabel, state: 'all', sort: 'created', direction: 'desc', per_page: 100 };
            const list = done(await client.get('/repos/{owner}/{repo}/issues', { ...at, ...query }, shape));
            return list
                .filter((issue) => issue.pull_request === undefined)
                .map(({ number, state, created_at, body }) => ({
                number,
                isOpen: state === 'open',
                createdAt: Date.parse(created_at),
                body: body ?? '',
            }));
        },
        async perform(step) {
            done(step.kind === 'create' ? await create(step) : await client.send(routeOf(step), { ...at, ...bodyOf(step) }));
        },
    };
}
const routeOf = (step) => step.kind === 'create' ? 'POST /repos/{owner}/{repo}/issues' : 'PATCH /repos/{owner}/{repo}/issues/{issue_number}';
function bodyOf(step) {
    switch (step.kind) {
        case 'create':
            return { title: step.topic.title, body: step.topic.body, labels: [...step.topic.labels] };
        case 'update':
            return { issue_number: step.number, body: step.topic.body };
        case 'close':
            return { issue_number: step.number, state: 'closed', state_reason: 'completed' };
        default:
            return step;
    }
}
//# sourceMappingURL=github.js.map
// EXTERNAL MODULE: ./lib/adapters/http/rest.js
var http_rest = __webpack_require__(10415);
;// CONCATENATED MODULE: ./lib/adapters/exporters/issues/gitlab.js
/** Issues on GitLab, by the project’s token. Source: GitLab’s API, "Issues". */



const gitlab_shape = schemas/* array */.YOg(schemas/* object */.Ikc({ iid: schemas/* int */.Whr(), state: schemas/* string */.YjP(), created_at: schemas/* string */.YjP(), description: schemas/* string */.YjP().nullish() }));
/** @returns undefined where the project or its token is not known */
function gitlabTracker({ env, fetch }) {
    const [base, path] = [env['CI_API_V4_URL'], env['CI_PROJECT_PATH']];
    // A watch knows projects by their path, which the API takes in place of the number.
    const project = env['CI_PROJECT_ID'] || (path === undefined ? undefined : encodeURIComponent(path));
    const token = env['PIPELINE_GUARD_GITLAB_TOKEN'] || env['GITLAB_TOKEN'];
    if (!base || !project || !token || !/^(?:\d|[\w.-]+%2F)[\w.%-]*$/.test(project))
        return undefined;
    const rest = (0,http_rest/* createRest */.d$)({ base, headers: { 'private-token': token }, budget: 40, fetch });
    const issues = `${base.replace(/\/$/, '')}/projects/${project}/issues`;
    const done = (answer) => {
        if (answer.kind === 'ok')
            return answer.value;
        throw new Error(`${answer.message}; the project token needs \`api\` and the role Reporter`);
    };
    /** The first who is known: without a licence an issue has one assignee. */
    async function assignedTo(names) {
        for (const name of names.slice(0, 3)) {
            const answer = await rest.json(`${base?.replace(/\/$/, '')}/users?username=${encodeURIComponent(name)}`);
            const read = schemas/* array */.YOg(schemas/* object */.Ikc({ id: schemas/* int */.Whr() })).safeParse(answer.kind === 'ok' ? answer.value : []);
            const id = read.data?.[0]?.id;
            if (id !== undefined)
                return { assignee_ids: [id] };
        }
        return {};
    }
    return {
        async known() {
            const query = `labels=${issueLabel}&state=all&order_by=created_at&sort=desc&per_page=100`;
            return gitlab_shape.parse(done(await rest.json(`${issues}?${query}`))).map((issue) => ({
                number: issue.iid,
                isOpen: issue.state === 'opened',
                createdAt: Date.parse(issue.created_at),
                body: issue.description ?? '',
            }));
        },
        async perform(step) {
            done(step.kind === 'create'
                ? await rest.post(issues, { ...gitlab_bodyOf(step), ...(await assignedTo(step.topic.assignees)) })
                : await rest.put(`${issues}/${step.number}`, gitlab_bodyOf(step)));
        },
    };
}
function gitlab_bodyOf(step) {
    switch (step.kind) {
        case 'create':
            return { title: step.topic.title, description: step.topic.body, labels: step.topic.labels.join(',') };
        case 'update':
            return { description: step.topic.body };
        case 'close':
            return { state_event: 'close' };
        default:
            return step;
    }
}
//# sourceMappingURL=gitlab.js.map
;// CONCATENATED MODULE: ./lib/adapters/exporters/issues/index.js
/** Keeps the issues of flaky tests and failures that come back: opened, updated, closed. Of the default branch alone. */






const createIssuesExporter = (options) => ({
    name: 'issues',
    async send({ record, history, owners }) {
        if (!(0,trust/* isTrusted */.W2)(record) || (0,trust/* isPullRequest */.r0)(record) || (0,trust/* onDefaultBranch */.Lt)(record) !== true)
            return { state: 'skipped', detail: 'issues are of the default branch' };
        const tracker = trackerOf(options);
        if (tracker === undefined)
            return {
                state: 'failed',
                detail: 'no issue tracker: `issues` works on GitHub and, with a project token, on GitLab',
            };
        const { kinds, most, now } = options;
        const own = history.filter(({ key }) => key.workflow === record.key.workflow);
        try {
            const { workflow } = record.key;
            const topics = issueTopics(own, kinds, await issueOwners(owners, options));
            const steps = planIssues({ topics, known: await tracker.known(), workflow, kinds, most, now: now() });
            for (const step of steps)
                await tracker.perform(step);
            const count = (kind) => steps.filter((step) => step.kind === kind).length;
            return {
                state: 'done',
                detail: `${count('create')} opened, ${count('update')} updated, ${count('close')} closed`,
            };
        }
        catch (error) {
            return { state: 'failed', detail: (0,errors/* messageOf */.b)(error) };
        }
    },
});
async function issueOwners(owners, { mentions = false }) {
    const read = await owners?.();
    return { mentions, ownersOf: (file) => (read === undefined ? [] : (0,owners_read/* ownersOf */.K2)(read, file)) };
}
const trackerOf = ({ env, token, fetch }) => env['GITHUB_REPOSITORY'] ? githubTracker({ env, token, fetch }) : gitlabTracker({ env, fetch });
//# sourceMappingURL=index.js.map

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

/***/ 87046:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ flakyTestsOf)
/* harmony export */ });
/* harmony import */ var _tests_quarantine_learnt_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1958);
/** Which tests fail without a change to blame, the surest first. */

const flakyTestsOf = (records) => (0,_tests_quarantine_learnt_js__WEBPACK_IMPORTED_MODULE_0__/* .quarantineOf */ .K)(records);
//# sourceMappingURL=flaky-tests.js.map

/***/ }),

/***/ 79609:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   w: () => (/* binding */ digestOfParts)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/** A short name for a list of parts. */

/** The first hexadecimal digits of the SHA-256 of the JSON of a value: the same name for the same parts. */
const digestOfParts = (parts, length) => (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, length);
//# sourceMappingURL=digest.js.map

/***/ })

};
