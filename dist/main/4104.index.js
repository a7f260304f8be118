export const id = 4104;
export const ids = [4104];
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

/***/ 44104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLocalPlatform: () => (/* binding */ createLocalPlatform),
  localOutcome: () => (/* binding */ localOutcome)
});

// UNUSED EXPORTS: factsOf, localSnapshot

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
    'tag',
    'defaultBranch',
    'sha',
    'event',
    'actor',
    'pullRequest',
    'title',
    'url',
    'status',
    'succeeding',
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
// EXTERNAL MODULE: ./lib/adapters/platforms/refs.js
var refs = __webpack_require__(5221);
;// CONCATENATED MODULE: ./lib/adapters/platforms/heads.js

/**
 * Azure says `PullRequest`, CodeBuild `PULL_REQUEST_CREATED` without a number of its own; a build that somebody starts by
 * hand on the ref of a pull request says so by the ref alone.
 */
const isChange = ({ pullRequest, event, branch }) => /\d$/.test(pullRequest?.slice(-300) ?? '') ||
    /^(?:pull|merge)[-_]?request/i.test(event ?? '') ||
    (0,refs/* changeOf */.C2)(branch) !== undefined;
/**
 * Where the commit came from, in the words of the key: the repository itself, unless a head says otherwise. Of a pull
 * request it is unknown where the service does not rule out a fork, which is then neither learnt from nor believed; what is
 * built by the ref of one alone is ruled out by nobody.
 */
function headOf(facts) {
    const { headRepository, codeRepository, repository = 'local', fork, branch } = facts;
    // Which one is not told; that it is another one is.
    if (fork?.toLowerCase() === 'true')
        return `a fork of ${repository}`;
    if (headRepository === undefined)
        return isChange(facts) && (fork === undefined || (0,refs/* changeOf */.C2)(branch) !== undefined) ? undefined : facts.repository;
    return isSameAddress(headRepository, codeRepository ?? repository) ? repository : headRepository;
}
/** A tag never counts as the branch that happens to be checked out, nor as one of the same name. */
function branchOrTag(facts) {
    const tag = isChange(facts) ? undefined : (facts.tag ?? (0,refs/* tagOf */.cO)(facts.branch));
    return tag === undefined ? (0,refs/* branchOf */.W0)(facts.branch) : (0,refs/* tagAsBranch */.lt)(tag, facts.defaultBranch);
}
/** The same repository, by address or by path: all of its groups, and the host where both name one. */
function isSameAddress(a, b) {
    const [one, other] = [addressOf(a), addressOf(b)];
    return one.path === other.path && (one.host === other.host || one.host === undefined || other.host === undefined);
}
/** Of `ssh://git@host:22/group/app.git`, `git@host:group/app.git` or `group/app`. */
function addressOf(address) {
    const told = address.slice(0, 2000).toLowerCase();
    const parts = /^(?:[a-z+]+:\/\/(?:[^@/]*@)?([^:/]+)(?::\d+)?\/|(?:[^@/:]*@)?([^:/]+):)?(.*)$/s.exec(told);
    const path = (parts?.[3] ?? told).replace(/^\/+|\/+$/g, '').replace(/\.git$/, '');
    return { host: parts?.[1] ?? parts?.[2], path };
}
//# sourceMappingURL=heads.js.map
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
/** What the environment tells, and, where it tells no branch, what is checked out: a service may name it after a change. */
function factsOf({ choice, env, checkout, defaultBranch }) {
    const facts = readEnvironment(choice.mapping, env);
    // At a desk the checkout is the person’s own, whatever its name; a tag is no branch, whichever one is checked out.
    const local = choice.name === 'local' || facts.tag !== undefined ? undefined : checkout?.branch;
    return (0,unknown/* withoutUnknown */.J)({
        ...facts,
        branch: facts.branch ?? local,
        defaultBranch: facts.defaultBranch ?? defaultBranch,
    });
}
/** What environment and flags tell of the run: one job, seen at its end. */
function localSnapshot(options) {
    const { choice, now, steps = [], checkout, partial, empty } = options;
    const facts = factsOf(options);
    const at = now();
    const key = {
        host: facts.host ?? 'local',
        repository: facts.repository ?? 'local',
        workflow: facts.workflow ?? 'local',
        run: facts.run ?? `${at}`,
        attempt: attemptOf(facts.attempt, facts.retries),
    };
    // No service tells when its job began: Azure tells when the pipeline did, before approvals, earlier stages and reruns.
    const started = steps[0]?.startedAt;
    // A service starts this step right after the last command; a person may have had lunch.
    const atDesk = choice.name === 'local';
    const completed = (atDesk ? latest(steps) : undefined) ?? new Date(at).toISOString();
    const pullRequest = wholeNumber(/\d+$/.exec(facts.pullRequest?.slice(-300) ?? '')?.[0] ?? (0,refs/* changeOf */.C2)(facts.branch));
    const outcome = localOutcome(options);
    const sha = (0,refs/* commitOf */.D3)(facts.sha);
    const run = (0,unknown/* withoutUnknown */.J)({
        name: facts.workflow,
        number: wholeNumber(facts.number),
        // Buildkite says “webhook” for both, Travis and Buildkite say “false” where there is none.
        event: isChange(facts) ? 'pull_request' : facts.event,
        branch: branchOrTag(facts) ?? (choice.name === 'local' ? checkout?.branch : undefined),
        defaultBranch: facts.defaultBranch === undefined ? undefined : (0,refs/* boundedName */.lC)(facts.defaultBranch),
        sha: sha ?? checkout?.sha,
        dirty: sha === undefined && checkout?.dirty ? true : undefined,
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
        ...(partial === undefined && empty === undefined ? {} : { partial: true }),
        ...(empty === undefined ? {} : { empty }),
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
/**
 * How the job has ended: as it is given, else by the worst of what the service and the commands say.
 * @returns undefined where nobody says
 */
function localOutcome({ choice, env, jobStatus, executed }) {
    if (jobStatus !== undefined)
        return (0,outcomes/* outcomeOfWord */.U8)(jobStatus);
    const { status, succeeding } = readEnvironment(choice.mapping, env);
    const going = succeeding === undefined ? undefined : { 0: 'failed', 1: 'passed' }[succeeding];
    return (0,outcomes/* worstOutcome */.Om)([(0,outcomes/* outcomeOfStatus */.Ss)(status), going, (0,outcomes/* outcomeOfWord */.U8)(executed)]);
}
const wholeNumber = (text) => text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
const attemptOf = (attempt, retries) => Math.max(1, wholeNumber(attempt) ?? (wholeNumber(retries) ?? 0) + 1);
/** At a desk the checkout is the person’s own; on a service a pull request’s brings its own, and might quiet itself. */
async function trustedFile(path, options) {
    const facts = factsOf(options);
    if (isChange(facts) || headOf(facts) !== facts.repository)
        return { kind: 'missing' };
    return (0,files_text/* fileWithin */.GK)(options.cwd, path);
}
//# sourceMappingURL=local.js.map

/***/ })

};
