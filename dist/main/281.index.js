export const id = 281;
export const ids = [281];
export const modules = {

/***/ 99281:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLocalPlatform: () => (/* binding */ createLocalPlatform)
});

// UNUSED EXPORTS: localSnapshot, outcomeOf

// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(76760);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/run/unknown.js
var unknown = __webpack_require__(11107);
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
    const full = (0,external_node_path_.resolve)(options.cwd, path);
    const within = (0,external_node_path_.relative)(options.cwd, full);
    if (within.startsWith('..') || (0,external_node_path_.isAbsolute)(within))
        return { kind: 'corrupt', reason: `${path} lies outside ${options.cwd}` };
    try {
        const { size } = await (0,promises_.stat)(full);
        if (size > mostBytes)
            return { kind: 'corrupt', reason: `${path} has ${size} bytes; at most ${mostBytes} are read` };
        return { kind: 'ok', value: await (0,promises_.readFile)(full, 'utf8') };
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
