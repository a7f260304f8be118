export const id = 96;
export const ids = [96];
export const modules = {

/***/ 93096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createLocalPlatform: () => (/* binding */ createLocalPlatform)
/* harmony export */ });
/* unused harmony exports localSnapshot, outcomeOf */
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(51455);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _core_run_unknown_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(11107);
/* harmony import */ var _environments_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(83601);
/**
 * No platform to ask: a desk, or a CI service known by its environment alone. Nothing is fetched; what the environment
 * and the flags do not tell stays unknown.
 */




/** A file of the configuration’s size: more is no configuration. */
const mostBytes = 1024 * 1024;
function createLocalPlatform(options) {
    return {
        name: options.choice.name,
        snapshot: async () => localSnapshot(options),
        log: async () => undefined,
        backfill: async () => [],
        trustedFile: (path) => trustedFile(path, options),
    };
}
/** What environment and flags tell of the run: one job, seen at its end. */
function localSnapshot({ choice, env, now, jobStatus, startedAt }) {
    const facts = (0,_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .readEnvironment */ .Qo)(choice.mapping, env);
    const at = now();
    const key = {
        host: facts.host ?? 'local',
        repository: facts.repository ?? 'local',
        workflow: facts.workflow ?? 'local',
        run: facts.run ?? `${at}`,
        attempt: attemptOf(facts.attempt, facts.retries),
    };
    const started = facts.startedAt ?? (startedAt === undefined ? undefined : new Date(startedAt).toISOString());
    const pullRequest = wholeNumber(/\d+$/.exec(facts.pullRequest?.slice(-300) ?? '')?.[0]);
    const outcome = outcomeOf(jobStatus ?? facts.status);
    const run = (0,_core_run_unknown_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutUnknown */ .J)({
        name: facts.workflow,
        number: wholeNumber(facts.number),
        // Buildkite says “webhook” for both, Travis and Buildkite say “false” where there is none.
        event: isChange(facts) ? 'pull_request' : facts.event,
        branch: facts.branch?.replace(/^refs\/heads\//, ''),
        defaultBranch: facts.defaultBranch,
        sha: facts.sha,
        title: facts.title?.split('\n')[0]?.slice(0, 200),
        actor: facts.actor,
        headRepository: headOf(facts),
        pullRequest,
        url: facts.url,
        startedAt: started,
        outcome,
    });
    const job = (0,_core_run_unknown_js__WEBPACK_IMPORTED_MODULE_3__/* .withoutUnknown */ .J)({
        id: facts.jobId ?? facts.job ?? 'local',
        name: facts.job ?? facts.workflow ?? 'local',
        status: 'completed',
        outcome,
        startedAt: started,
        completedAt: new Date(at).toISOString(),
        steps: [],
    });
    return {
        key,
        observedAt: new Date(at).toISOString(),
        status: 'completed',
        source: 'step',
        run,
        jobs: [job],
        ownJob: job.id,
    };
}
const outcomes = {
    success: 'passed',
    succeeded: 'passed',
    succeededwithissues: 'passed',
    passed: 'passed',
    '0': 'passed',
    failure: 'failed',
    failed: 'failed',
    error: 'failed',
    cancelled: 'cancelled',
    canceled: 'cancelled',
    killed: 'cancelled',
    skipped: 'skipped',
    'timed-out': 'timed-out',
};
/** The outcome by the platform’s word or the exit code; undefined for any other word. */
function outcomeOf(word) {
    const given = word?.trim().toLowerCase();
    if (given === undefined || given === '')
        return undefined;
    if (Object.hasOwn(outcomes, given))
        return outcomes[given];
    return /^\d{1,5}$/.test(given) ? 'failed' : undefined;
}
const wholeNumber = (text) => text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
const attemptOf = (attempt, retries) => Math.max(1, wholeNumber(attempt) ?? (wholeNumber(retries) ?? 0) + 1);
/**
 * Where the commit came from, in the words of the key: the repository itself, unless a head says otherwise. Of a pull
 * request it is unknown where the service does not rule out a fork, which is then neither learnt from nor believed.
 */
function headOf(facts) {
    const { headRepository, codeRepository, repository, fork } = facts;
    if (headRepository === undefined)
        return fork?.toLowerCase() === 'true' || (isChange(facts) && fork === undefined) ? undefined : repository;
    return pathOf(headRepository) === pathOf(codeRepository ?? repository ?? '') ? repository : headRepository;
}
/** Azure says `PullRequest`, CodeBuild `PULL_REQUEST_CREATED` without a number of its own. */
const isChange = ({ pullRequest, event }) => /\d$/.test(pullRequest?.slice(-300) ?? '') || /^(?:pull|merge)_?request/i.test(event ?? '');
/** `owner/repo` of a clone address or of itself. */
const pathOf = (address) => address
    .toLowerCase()
    .replace(/\.git$/, '')
    .split(/[:/]/)
    .slice(-2)
    .join('/');
/** At a desk the checkout is the person’s own; on a service a pull request’s brings its own, and might quiet itself. */
async function trustedFile(path, options) {
    const facts = (0,_environments_js__WEBPACK_IMPORTED_MODULE_2__/* .readEnvironment */ .Qo)(options.choice.mapping, options.env);
    if (isChange(facts) || headOf(facts) !== facts.repository)
        return { kind: 'missing' };
    const full = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(options.cwd, path);
    const within = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(options.cwd, full);
    if (within.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(within))
        return { kind: 'corrupt', reason: `${path} lies outside ${options.cwd}` };
    try {
        const { size } = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.stat)(full);
        if (size > mostBytes)
            return { kind: 'corrupt', reason: `${path} has ${size} bytes; at most ${mostBytes} are read` };
        return { kind: 'ok', value: await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(full, 'utf8') };
    }
    catch (error) {
        const code = typeof error === 'object' && error !== null && 'code' in error ? String(error.code) : '';
        return code === 'ENOENT' || code === 'ENOTDIR'
            ? { kind: 'missing' }
            : { kind: 'corrupt', reason: `${path}: ${code || String(error)}` };
    }
}
//# sourceMappingURL=local.js.map

/***/ })

};
