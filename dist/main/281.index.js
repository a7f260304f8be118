export const id = 281;
export const ids = [281];
export const modules = {

/***/ 12621:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ fileWithin)
/* harmony export */ });
/* unused harmony export localFile */
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
        return code === 'ENOENT' || code === 'ENOTDIR' ? { kind: 'missing' } : { kind: 'corrupt', reason: (0,_core_run_errors_js__WEBPACK_IMPORTED_MODULE_2__/* .messageOf */ .b)(error) };
    }
}
/** @param folder a checkout that is our own, not a fork’s */
async function fileWithin(folder, path) {
    const within = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(folder, (0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, path));
    if (within === '..' || within.startsWith(`..${node_path__WEBPACK_IMPORTED_MODULE_0__.sep}`) || (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(within))
        return { kind: 'corrupt', reason: `${path} lies outside ${folder}` };
    if ((0,_links_js__WEBPACK_IMPORTED_MODULE_3__/* .leavesByLink */ .gt)(path, folder))
        return { kind: 'corrupt', reason: `${path} is a link out of ${folder}` };
    return localFile((0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(folder, path));
}
//# sourceMappingURL=text.js.map

/***/ }),

/***/ 99281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLocalPlatform: () => (/* binding */ createLocalPlatform)
});

// UNUSED EXPORTS: isChange, localSnapshot, outcomeOf

// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/run/unknown.js
var unknown = __webpack_require__(11107);
// EXTERNAL MODULE: ./lib/adapters/files/text.js
var files_text = __webpack_require__(12621);
;// CONCATENATED MODULE: ./lib/adapters/platforms/environments/mapping.js
/** A run in words every service has. All text, as the environment gave it. */
const environmentFields = [
    'host',
    'repository',
    'headRepository',
    'fork',
    'codeRepository',
    'workflow',
    'run',
    'number',
    'attempt',
    'retries',
    'job',
    'jobId',
    'branch',
    'defaultBranch',
    'sha',
    'event',
    'actor',
    'pullRequest',
    'title',
    'url',
    'status',
    'startedAt',
];
/** The mapping’s fields that the environment has a value for. */
function readEnvironment(mapping, env) {
    const facts = {};
    for (const field of environmentFields) {
        const value = (mapping[field] ?? []).map((name) => lookUp(name, env)).find((found) => found !== undefined);
        if (value !== undefined)
            facts[field] = value;
    }
    return facts;
}
function lookUp(name, env) {
    if (name.startsWith('='))
        return name.slice(1);
    const parts = name.split('/').map((part) => env[part]);
    return parts.every((part) => part !== undefined && part !== '') ? parts.join('/') : undefined;
}
//# sourceMappingURL=mapping.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/local.js




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
function localSnapshot({ choice, env, now, jobStatus, steps = [], checkout, partial }) {
    const facts = readEnvironment(choice.mapping, env);
    const at = now();
    const key = {
        host: facts.host ?? 'local',
        repository: facts.repository ?? 'local',
        workflow: facts.workflow ?? 'local',
        run: facts.run ?? `${at}`,
        attempt: attemptOf(facts.attempt, facts.retries),
    };
    const started = facts.startedAt ?? steps[0]?.startedAt;
    // A service starts this step right after the last command; a person may have had lunch.
    const atDesk = choice.name === 'local';
    const completed = (atDesk ? latest(steps) : undefined) ?? new Date(at).toISOString();
    const pullRequest = wholeNumber(/\d+$/.exec(facts.pullRequest?.slice(-300) ?? '')?.[0]);
    const outcome = outcomeOf(jobStatus ?? facts.status);
    const run = (0,unknown/* withoutUnknown */.J)({
        name: facts.workflow,
        number: wholeNumber(facts.number),
        // Buildkite says “webhook” for both, Travis and Buildkite say “false” where there is none.
        event: isChange(facts) ? 'pull_request' : facts.event,
        branch: facts.branch?.replace(/^refs\/heads\//, '') ?? checkout?.branch,
        defaultBranch: facts.defaultBranch,
        sha: facts.sha ?? checkout?.sha,
        dirty: facts.sha === undefined && checkout?.dirty ? true : undefined,
        title: facts.title?.split('\n')[0],
        actor: facts.actor,
        headRepository: headOf(facts),
        pullRequest,
        url: facts.url,
        startedAt: started,
        outcome,
    });
    const job = (0,unknown/* withoutUnknown */.J)({
        id: facts.jobId ?? facts.job ?? 'local',
        name: facts.job ?? facts.workflow ?? 'local',
        status: 'completed',
        outcome,
        startedAt: started,
        completedAt: completed,
        steps,
    });
    return {
        key,
        observedAt: new Date(at).toISOString(),
        status: 'completed',
        source: 'step',
        run,
        jobs: [job],
        ...(partial === undefined ? {} : { partial }),
        ownJob: job.id,
    };
}
/** End of the step that ended last; undefined where one has not ended. */
const latest = (steps) => steps.some(({ completedAt }) => completedAt === undefined)
    ? undefined
    : steps
        .flatMap(({ completedAt }) => completedAt ?? [])
        .toSorted()
        .at(-1);
/** The outcome by the platform’s word or the exit code; undefined for any other word. */
function outcomeOf(word) {
    const given = word?.trim().toLowerCase();
    if (given === undefined || given === '')
        return undefined;
    if (given === '0')
        return 'passed';
    return (0,outcomes/* outcomeOfWord */.U)(given) ?? (/^\d{1,5}$/.test(given) ? 'failed' : undefined);
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
    const facts = readEnvironment(options.choice.mapping, options.env);
    if (isChange(facts) || headOf(facts) !== facts.repository)
        return { kind: 'missing' };
    return (0,files_text/* fileWithin */.G)(options.cwd, path);
}
//# sourceMappingURL=local.js.map

/***/ })

};
