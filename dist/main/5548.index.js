export const id = 5548;
export const ids = [5548];
export const modules = {

/***/ 95548:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGithubPlatform: () => (/* binding */ createGithubPlatform)
});

// EXTERNAL MODULE: ./lib/timers.js
var timers = __webpack_require__(77137);
// EXTERNAL MODULE: ./lib/adapters/http/budget.js
var http_budget = __webpack_require__(84880);
// EXTERNAL MODULE: ./lib/adapters/http/github/client.js + 1 modules
var github_client = __webpack_require__(37399);
// EXTERNAL MODULE: ./lib/core/collect/record.js + 1 modules
var record = __webpack_require__(81930);
// EXTERNAL MODULE: ./lib/core/run/concurrency.js + 2 modules
var concurrency = __webpack_require__(16832);
// EXTERNAL MODULE: ./lib/adapters/http/github/answer.js
var answer = __webpack_require__(26475);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/context.js
var github_context = __webpack_require__(35512);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/listing.js
var github_listing = __webpack_require__(37719);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/shapes.js
var shapes = __webpack_require__(97645);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/translate.js
var translate = __webpack_require__(40161);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/backfill.js
/** Earlier runs as the platform remembers them: outcomes for all, durations where their jobs are asked for. */







const perPage = 100;
const asked = { what: 'Earlier runs', need: 'actions: read' };
const jobsAsked = { what: 'The jobs of all earlier runs', need: 'actions: read' };
/**
 * Records of completed runs, newest first: at run level 100 a request, then the jobs of those that tell most about
 * durations, as far as both budgets go. A run is known by its latest attempt.
 */
async function backfill(context, request) {
    const runs = await listRuns(context, request);
    const worth = runs
        .filter((run) => !request.known?.(snapshotOf(run, [], context, request.workflow).key))
        .sort((a, b) => rank(a, request.event) - rank(b, request.event));
    const wanted = Math.min(request.jobListings, worth.length);
    const listings = Math.max(0, Math.min(wanted, spare(context)));
    if (listings < wanted)
        context.tell((0,answer/* refused */.J)('budget', `only ${listings} of ${wanted} were asked for`), jobsAsked);
    const listed = new Set(worth.slice(0, listings).map(({ id }) => id));
    return (0,concurrency/* mapLimited */.bB)(runs, 6, async (run) => {
        const jobs = listed.has(run.id) ? await jobsOf(context, run) : [];
        return (0,record/* recordRun */.vj)(snapshotOf(run, jobs, context, request.workflow));
    });
}
/** No answer at all; a workflow that is not found has had no runs, and without a permission none is told. */
const outages = new Set([
    'server',
    'shape',
    'timeout',
    'unreachable',
    'rate-limit',
    'rejected',
    'unauthorised',
    'deadline',
]);
/** Room kept for what comes after: records, checkpoint, upload. */
const spare = (context) => context.requestsLeft() - 15;
/** Passed runs of the same event first: durations are learnt from those. The sort is stable, so newest first within. */
const rank = (run, event) => ((0,translate/* outcomeOf */.sG)(run) === 'passed' ? 0 : 2) + (run.event === event ? 0 : 1);
/** Of a busy workflow the newest hundred may be of pull requests all: then the like of this run are asked for too. */
async function listRuns(context, request) {
    const newest = await listPages(context, request, undefined);
    const { event, runs } = request;
    const alike = newest.filter((run) => run.event === event).length;
    if (event === undefined || runs > perPage || newest.length < perPage || alike >= newest.length || spare(context) <= 0)
        return newest.slice(0, runs);
    const known = new Set(newest.map(({ id }) => id));
    const more = await listPages(context, { ...request, runs: perPage }, event);
    return [...newest, ...more.filter(({ id }) => !known.has(id))];
}
async function listPages(context, { runs, workflow, unanswered }, event) {
    const found = [];
    const file = workflow?.split('/').at(-1);
    const route = file === undefined
        ? '/repos/{owner}/{repo}/actions/runs'
        : '/repos/{owner}/{repo}/actions/workflows/{workflow_id}/runs';
    for (let page = 1; page <= Math.ceil(runs / perPage); page++) {
        const params = { workflow_id: file, event, status: 'completed', per_page: perPage, limit: perPage, page };
        const answer = await context.client.get(route, (0,github_context.at)(context, params), shapes/* runListShape */.re);
        const list = (0,github_context/* valueOrTell */.i)(context, answer, asked);
        if (answer.kind === 'refused' && outages.has(answer.reason))
            unanswered?.(answer.message);
        if (list === undefined)
            break;
        const items = (0,shapes/* valid */.rZ)(shapes/* runShape */.rg, list.workflow_runs);
        if (items.length < list.workflow_runs.length)
            context.tell((0,github_listing/* holes */.yi)(list.workflow_runs.length - items.length), asked);
        found.push(...items);
        if (list.workflow_runs.length < perPage)
            break;
    }
    const { ownRun, key } = context.target;
    return found
        .filter((run) => (0,translate/* statusOf */.c2)(run) === 'completed' && run.id !== ownRun && run.id !== key.run)
        .filter((run) => workflow === undefined || run.path === undefined || (0,translate/* workflowPath */.RB)(run.path) === workflow);
}
async function jobsOf(context, run) {
    const listing = (0,github_context/* valueOrTell */.i)(context, await (0,github_listing/* fetchJobs */.vA)(context, run.id), jobsAsked);
    return (listing?.jobs ?? []).map(translate/* jobOf */.Zw);
}
const snapshotOf = (run, jobs, { target, now }, workflow) => ({
    key: {
        host: target.key.host,
        repository: target.key.repository,
        workflow: (0,translate/* workflowPath */.RB)(run.path) ?? workflow ?? run.name ?? 'unknown',
        run: run.id,
        attempt: run.run_attempt ?? 1,
    },
    observedAt: new Date(now()).toISOString(),
    status: 'completed',
    source: 'api',
    run: (0,translate/* runOf */.ng)(run),
    jobs,
});
//# sourceMappingURL=backfill.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/deployment.js
/** The newest deployment GitHub knows of. https://docs.github.com/en/rest/deployments */



const deploymentShape = schemas/* object */.Ikc({
    id: schemas/* number */.aig(),
    sha: schemas/* string */.YjP().optional(),
    environment: schemas/* string */.YjP().optional(),
    created_at: schemas/* string */.YjP(),
});
const statusShape = schemas/* object */.Ikc({
    state: schemas/* string */.YjP(),
    created_at: schemas/* string */.YjP(),
    log_url: schemas/* string */.YjP().nullish(),
    environment_url: schemas/* string */.YjP().nullish(),
});
/** When it was done, by its newest status that says so; else when it was begun. */
async function newestDeployment(context, environment) {
    const params = (0,github_context.at)(context, { per_page: 1, ...(environment === undefined ? {} : { environment }) });
    const listed = await context.client.get('/repos/{owner}/{repo}/deployments', params, schemas/* array */.YOg(deploymentShape));
    if (listed.kind === 'refused') {
        context.tell(listed, { what: 'The newest deployment', need: 'deployments: read' });
        return undefined;
    }
    const [newest] = listed.value;
    if (newest === undefined)
        return undefined;
    const route = '/repos/{owner}/{repo}/deployments/{deployment_id}/statuses';
    const statuses = await context.client.get(route, (0,github_context.at)(context, { deployment_id: newest.id, per_page: 10 }), schemas/* array */.YOg(statusShape));
    const done = statuses.kind === 'ok' ? statuses.value.find(({ state }) => state === 'success') : undefined;
    const url = (0,report_escape/* safeUrl */.Pl)(done?.log_url ?? done?.environment_url ?? undefined);
    const when = Date.parse(done?.created_at ?? newest.created_at);
    if (Number.isNaN(when))
        return undefined;
    return {
        at: new Date(when).toISOString(),
        source: 'github',
        ...(newest.sha === undefined ? {} : { sha: newest.sha }),
        ...(newest.environment === undefined ? {} : { environment: newest.environment }),
        ...(url === undefined ? {} : { url }),
    };
}
//# sourceMappingURL=deployment.js.map
// EXTERNAL MODULE: ./lib/adapters/platforms/github/logs.js
var logs = __webpack_require__(94320);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/refusals.js
var refusals = __webpack_require__(60310);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/rerun.js + 3 modules
var rerun = __webpack_require__(1765);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(48161);
// EXTERNAL MODULE: ./lib/core/decide/unseen.js
var unseen = __webpack_require__(66746);
// EXTERNAL MODULE: ./lib/core/run/outcomes.js
var outcomes = __webpack_require__(85600);
// EXTERNAL MODULE: ./lib/core/run/plumbing.js
var plumbing = __webpack_require__(20365);
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
// EXTERNAL MODULE: ./lib/core/run/unknown.js
var unknown = __webpack_require__(11107);
// EXTERNAL MODULE: ./lib/config/yaml.js
var yaml = __webpack_require__(98099);
// EXTERNAL MODULE: ./lib/core/run/once.js
var once = __webpack_require__(85192);
// EXTERNAL MODULE: ./lib/core/run/wildcard.js
var wildcard = __webpack_require__(22195);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/follow.js
/**
 * May jobs of this run still be to come? The listing does not tell: a job that waits on `needs` is listed once it starts.
 * The workflow’s own file does.
 */








const needs = schemas/* union */.KCZ([schemas/* string */.YjP().transform((one) => [one]), schemas/* array */.YOg(schemas/* string */.YjP())]);
const jobShape = schemas/* object */.Ikc({
    name: schemas/* string */.YjP().optional().catch(undefined),
    needs: needs.optional().catch(undefined),
    uses: schemas/* string */.YjP().optional().catch(undefined),
    'continue-on-error': schemas/* boolean */.zMY().optional().catch(undefined),
});
const fileShape = schemas/* object */.Ikc({ jobs: schemas/* record */.g1P(schemas/* string */.YjP(), jobShape) });
const longest = 512 * 1024;
/**
 * One request, and only where every listed job but this one has ended.
 * @returns true where it cannot be told, unless this job does nothing but judge: such a job is put last
 */
async function follow_jobsMayFollow(context, path, listed) {
    const { jobs, own, ownStep } = listed;
    if (jobs.some((job) => job.id !== own.id && job.status !== 'completed'))
        return true;
    const known = await workflowJobs(context, path);
    const told = known === undefined ? undefined : follow(known, listed, context.env);
    return told ?? !(0,plumbing/* isGuardOnly */.IP)(own, ownStep);
}
/**
 * The failed jobs whose `continue-on-error` says that they may; one of an expression is told by what came of earlier failures.
 * One request, and only where a job failed.
 *
 * @param sha the commit the run is of, where it is seen from outside
 */
async function withContinueOnError(context, path, { jobs, sha }) {
    if (!jobs.some(({ outcome }) => (0,outcomes/* hasFailed */.WN)(outcome)))
        return jobs;
    const known = await workflowJobs(context, path, sha);
    if (known === undefined)
        return jobs;
    const tolerant = Object.keys(known).filter((key) => known[key]?.['continue-on-error'] === true);
    const isAllowed = ({ name, outcome }) => (0,outcomes/* hasFailed */.WN)(outcome) && tolerant.some((key) => bears(known[key], key, name));
    return jobs.map((job) => (isAllowed(job) ? { ...job, allowed: true } : job));
}
const filesOf = (0,once/* oncePer */.P)((_) => new Map());
/** Asked for once a run. */
function workflowJobs(context, path, sha) {
    const files = filesOf(context);
    const known = files.get(path);
    if (known !== undefined)
        return known;
    const asked = workflowFile(context, path, sha).then((text) => (text === undefined ? undefined : readJobs(text)));
    files.set(path, asked);
    return asked;
}
/** The file as the run was started from: its commit need not be that of the checkout. */
async function workflowFile(context, path, sha) {
    const ref = sha ?? (context.env['GITHUB_WORKFLOW_SHA'] || context.env['GITHUB_SHA']);
    const route = `/repos/{owner}/{repo}/contents/${(0,github_context/* segments */.J)(path)}`;
    const answer = await context.client.get(route, (0,github_context.at)(context, { ref }), shapes/* contentShape */.XI);
    if (answer.kind === 'refused' || answer.value.content.length > longest)
        return undefined;
    return Buffer.from(answer.value.content, 'base64').toString('utf8');
}
async function readJobs(text) {
    try {
        const read = fileShape.safeParse(await (0,yaml/* parseYaml */.h)(text));
        return read.success ? read.data.jobs : undefined;
    }
    catch {
        // Not YAML as this library reads it, though the platform started it: nothing is known.
        return undefined;
    }
}
/** @returns undefined where this job is not found in the file */
function follow(jobs, { jobs: listed, own, ownStep }, env) {
    const keys = Object.keys(jobs);
    const bearing = (name) => keys.filter((key) => bears(jobs[key], key, name));
    const fitting = bearing(own.name);
    const ownKey = fitting.find((key) => key === env['GITHUB_JOB']) ?? (fitting.length === 1 ? fitting[0] : undefined);
    if (ownKey === undefined)
        return undefined;
    const before = ancestorsOf(jobs, ownKey);
    // What comes after this job inside the workflow it was called from is not in this file.
    if (jobs[ownKey]?.uses !== undefined && !(0,plumbing/* isGuardOnly */.IP)(own, ownStep))
        return true;
    return keys.some((key) => {
        if (key === ownKey || before.has(key))
            return false;
        if (ancestorsOf(jobs, key).has(ownKey))
            return true;
        return !listed.some(({ name }) => bearing(name).includes(key));
    });
}
/** The listed name is the job’s, with matrix values and the called workflow’s job after it; an expression may be anything. */
function bears(job, key, name) {
    const base = (job?.name ?? key).replace(/\$\{\{.*?\}\}/gs, '*').trim() || key;
    return base.includes('*')
        ? (0,wildcard/* matches */.c)(base, name) || (0,wildcard/* matches */.c)(`${base} / *`, name)
        : name === base || name.startsWith(`${base} (`) || name.startsWith(`${base} / `);
}
function ancestorsOf(jobs, key) {
    const found = new Set();
    const left = [...(jobs[key]?.needs ?? [])];
    for (let next = left.pop(); next !== undefined; next = left.pop()) {
        if (found.has(next))
            continue;
        found.add(next);
        left.push(...((Object.hasOwn(jobs, next) ? jobs[next]?.needs : undefined) ?? []));
    }
    return found;
}
//# sourceMappingURL=follow.js.map
// EXTERNAL MODULE: ./lib/core/run/durations.js
var durations = __webpack_require__(20296);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/own.js
/** Finds the job and the step this very step runs as, in a listing that does not mark them. */


/**
 * By id (`job.check_run_id` equals the job’s id; GitHub Enterprise Server does not give it), else by the job’s key, to which
 * the API’s name adds matrix values and the calling job, and by the runner’s name, each among jobs in progress.
 * @returns undefined rather than a guess where two fit
 */
function ownJobOf(jobs, env, checkRunId) {
    const byId = jobs.find((job) => job.id === checkRunId);
    if (byId !== undefined)
        return byId;
    const running = jobs.filter((job) => job.status !== 'completed');
    const runner = env['RUNNER_NAME'];
    const key = env['GITHUB_JOB'] ?? '';
    const keyed = key === '' ? [] : running.filter(({ name }) => own_bears(name, key));
    // Two runners may bear one name, and the API another than the machine: of the jobs that bear the key it must be one.
    const candidates = keyed.length > 0 ? keyed : running;
    return (only(candidates.filter((job) => runner !== undefined && job.runner?.name === runner)) ??
        only(keyed.filter(({ name }) => name === key)) ??
        only(keyed));
}
/** `caller / key (20, linux)` bears `key`. */
const own_bears = (name, key) => name.split(' / ').some((part) => part === key || (part.startsWith(`${key} (`) && part.endsWith(')')));
const only = (found) => (found.length === 1 ? found[0] : undefined);
/** The step named after Pipeline Guard where it has not ended yet, else the one in progress. */
function ownStepOf(job) {
    const named = job.steps.find((step) => step.number === (0,plumbing/* guardStep */.Q3)(job.steps));
    if (named !== undefined && named.status !== 'completed')
        return named.number;
    return job.steps.findLast((step) => step.status === 'in-progress')?.number ?? named?.number;
}
/** A step that runs only Pipeline Guard has just begun when it first asks, clocks a few seconds apart allowed for. */
const justBegun = 15_000;
/**
 * Does the listing lag behind? GitHub’s does for some seconds: a job whose every step has ended still reads unfinished, or
 * the step before this one still reads in progress (by its number; or, where this step’s name does not tell, by a start
 * too long ago to be this step’s), so its time would be missing.
 * @param now ms since the epoch
 */
function lags(jobs, own, now) {
    const others = jobs.some((job) => job.id !== own?.id &&
        job.status === 'in-progress' &&
        job.steps.length > 0 &&
        job.steps.every((step) => step.status === 'completed'));
    if (others || own === undefined)
        return others;
    const number = ownStepOf(own);
    const taken = own.steps.find((step) => step.number === number);
    const old = number !== (0,plumbing/* guardStep */.Q3)(own.steps) && now - ((0,durations/* instantOf */.B9)(taken?.startedAt) ?? now) > justBegun;
    return old || own.steps.some((step) => number !== undefined && step.number < number && step.status !== 'completed');
}
//# sourceMappingURL=own.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/snapshot.js
/** The run as the API shows it, or as the environment alone tells it where the API does not. */












/** How long a listing that lags is waited for, in ms: twice this. */
const lagPause = 1500;
const lagAsks = 2;
async function takeSnapshot(context) {
    const { target, env } = context;
    const inside = target.place === 'inside';
    const [answer, listed] = await Promise.all([(0,github_listing/* fetchRun */.kB)(context, target.key.run, target.attempt), settledJobs(context)]);
    // After the jobs, whose own refusal says more than that of the run for the same reason.
    const run = (0,github_context/* valueOrTell */.i)(context, answer, { what: 'The run', need: 'actions: read' });
    const own = inside ? ownJobOf(listed ?? [], env, context.settings.checkRunId) : undefined;
    const every = listed?.map((job) => (job.id === own?.id ? asOwn(job, context) : job)) ?? (inside ? [bareJob(context)] : []);
    const shape = run ?? (target.place === 'companion' ? target.event.workflow_run : undefined);
    const ownJob = own?.id ?? (listed === undefined && inside ? every[0]?.id : undefined);
    const ownStep = own === undefined ? undefined : ownStepOf(own);
    const attempt = shape?.run_attempt ?? target.attempt ?? 1;
    const path = (0,translate/* workflowPath */.RB)(shape?.path) ?? target.workflow;
    const sha = inside ? undefined : shape?.head_sha;
    // A run that has passed has allowed what failed in it; nobody need be asked.
    const isOpen = path !== undefined && listed !== undefined && (0,translate/* outcomeOf */.sG)(shape ?? {}) !== 'passed';
    const jobs = isOpen ? await withContinueOnError(context, path, { jobs: every, sha }) : every;
    const current = jobs.filter((job) => job.attempt === undefined || job.attempt === attempt);
    const jobsMayFollow = own !== undefined && path !== undefined && (await follow_jobsMayFollow(context, path, { jobs: current, own, ownStep }));
    return (0,unknown/* withoutUnknown */.J)({
        key: { ...target.key, attempt, workflow: path ?? shape?.name ?? env['GITHUB_WORKFLOW'] ?? 'unknown' },
        observedAt: new Date(context.now()).toISOString(),
        status: inside ? 'in-progress' : shape === undefined ? 'completed' : (0,translate/* statusOf */.c2)(shape),
        source: listed === undefined ? 'step' : 'api',
        run: await factsOf(context, shape),
        jobs,
        partial: listed === undefined || undefined,
        jobsMayFollow: jobsMayFollow || undefined,
        ownJob,
        ownStep,
    });
}
/** What the API tells of the run, before what the environment does. */
async function factsOf(context, shape) {
    const known = insideFacts(context);
    const told = shape === undefined ? {} : (0,translate/* runOf */.ng)(shape);
    const defaultBranch = told.defaultBranch ?? context.target.event.repository?.default_branch;
    // A fork, where either the event or the API says so: what is learnt from a run hangs on it.
    const heads = [known.headRepository, told.headRepository].filter((head) => head !== undefined);
    return (0,unknown/* withoutUnknown */.J)({
        ...known,
        ...told,
        defaultBranch: defaultBranch ?? (await askDefaultBranch(context)),
        headRepository: heads.find((head) => head !== context.target.key.repository) ?? heads[0],
        // From inside, the run’s own outcome is still to come: it follows from the jobs.
        outcome: context.target.place === 'inside' ? undefined : told.outcome,
    });
}
/** The jobs, asked for again where the listing lags behind what must be true. */
async function settledJobs(context) {
    const { target, env, settings } = context;
    const asked = { what: 'The jobs of the run', need: 'actions: read' };
    let jobs;
    for (let ask = 0; ask <= lagAsks; ask++) {
        const answer = await (0,github_listing/* fetchJobs */.vA)(context, target.key.run);
        if (answer.kind === 'refused' && jobs !== undefined)
            return jobs;
        const listing = (0,github_context/* valueOrTell */.i)(context, answer, { ...asked, unseen: unseen/* theJobs */.Q });
        if (listing === undefined)
            return undefined;
        jobs = listing.jobs.map(translate/* jobOf */.Zw);
        if (ask === 0 && listing.lost > 0)
            context.tell((0,github_listing/* holes */.yi)(listing.lost), { ...asked, unseen: `${listing.lost} of its jobs` });
        if (target.place !== 'inside' || !lags(jobs, ownJobOf(jobs, env, settings.checkRunId), context.now()))
            return jobs;
        if (ask < lagAsks && context.left() > 4 * lagPause)
            await context.sleep(lagPause);
        else
            return jobs;
    }
    return jobs;
}
/** This job: what the machine itself knows is added, and the outcome so far. */
const asOwn = (job, { env, settings }) => (0,unknown/* withoutUnknown */.J)({
    ...job,
    outcome: (0,translate/* outcomeOf */.sG)({ conclusion: settings.jobStatus }) ?? job.outcome ?? outcomeSoFar(job, settings),
    runner: (0,unknown/* withoutUnknown */.J)({ name: env['RUNNER_NAME'], ...job.runner, os: env['RUNNER_OS'], cpu: (0,external_node_os_.cpus)()[0]?.model }),
});
/**
 * What its steps and the commands have come to, where nobody says what the job has: a step that failed and may not has failed
 * it (`conclusion` of one that may is `success`); that all so far passed says nothing of the rest.
 */
function outcomeSoFar(job, { executed }) {
    const hasFailedStep = job.steps.some(({ outcome }) => (0,outcomes/* hasFailed */.WN)(outcome));
    const ofSteps = hasFailedStep && (0,plumbing/* outcomeOfWork */.N$)({ ...job, outcome: 'failed' }) === 'failed' ? 'failed' : undefined;
    return (0,outcomes/* worstOutcome */.Om)([(0,outcomes/* outcomeOfWord */.U8)(executed), ofSteps]);
}
/** This job by the environment alone. */
const bareJob = (context) => {
    const { env, settings, target } = context;
    return asOwn({
        id: settings.checkRunId ?? env['GITHUB_JOB'] ?? 'job',
        name: env['GITHUB_JOB'] ?? 'job',
        status: 'in-progress',
        attempt: target.attempt ?? 1,
        steps: [],
    }, context);
};
function insideFacts({ env, target }) {
    if (target.place !== 'inside')
        return {};
    const { pull_request: pull, repository } = target.event;
    const server = env['GITHUB_SERVER_URL'];
    return (0,unknown/* withoutUnknown */.J)({
        name: env['GITHUB_WORKFLOW'],
        number: /^\d{1,9}$/.test(env['GITHUB_RUN_NUMBER'] ?? '') ? Number(env['GITHUB_RUN_NUMBER']) : undefined,
        event: env['GITHUB_EVENT_NAME'],
        branch: env['GITHUB_HEAD_REF'] || env['GITHUB_REF_NAME'],
        defaultBranch: repository?.default_branch,
        sha: pull?.head.sha ?? env['GITHUB_SHA'],
        title: pull?.title,
        actor: env['GITHUB_TRIGGERING_ACTOR'] ?? env['GITHUB_ACTOR'],
        headRepository: pull === undefined ? ownHead(env, target) : pull.head.repo?.full_name,
        pullRequest: pull?.number,
        url: server === undefined ? undefined : `${server}/${target.key.repository}/actions/runs/${target.key.run}`,
    });
}
/** Of a pull request whose payload cannot be read, nobody knows where its commit comes from. */
const ownHead = (env, { key }) => (0,trust/* isPullRequestEvent */.T5)(env['GITHUB_EVENT_NAME']) ? undefined : key.repository;
async function askDefaultBranch(context) {
    const answer = await context.client.get('/repos/{owner}/{repo}', (0,github_context.at)(context), shapes/* repositoryShape */.Ms);
    return answer.kind === 'ok' ? answer.value.default_branch : undefined;
}
//# sourceMappingURL=snapshot.js.map
// EXTERNAL MODULE: ./lib/adapters/platforms/github/target.js
var target = __webpack_require__(15490);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/trusted.js
var trusted = __webpack_require__(35568);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/index.js











/** The hour’s 1,000 requests are the whole repository’s: so many are left to its other workflows. */
const othersShare = 100;
/**
 * The platform port on GitHub. Nothing it does rejects for what GitHub answers: what cannot be had is one trouble with the
 * next step, and the snapshot goes without. `rerun` and `dispatch` are there only from outside the run (companion, watch,
 * a run named by id): a run in progress cannot be rerun.
 */
function createGithubPlatform(options) {
    const { config, env, now, troubles } = options;
    const named = options.named ?? {};
    const budget = options.budget ?? (0,http_budget/* createBudget */.y)(config.requestBudget);
    const end = now() + config.deadline * 1000;
    const left = () => Math.max(0, end - now());
    const client = (0,github_client/* createClient */.U)({
        token: config.githubToken,
        env,
        budget,
        left,
        outage: options.outage,
        fetch: options.fetch,
        timeoutMs: options.timeoutMs,
        pauseMs: options.pauseMs,
    });
    const shared = {
        client,
        env,
        settings: config,
        now,
        left,
        requestsLeft: () => Math.min(budget.left(), (client.remaining() ?? Number.POSITIVE_INFINITY) - othersShare),
        sleep: options.sleep ?? timers/* sleep */.yy,
        tell: (0,refusals/* tellOnce */.r)(troubles),
    };
    let opened;
    const context = () => {
        opened ??= (0,target/* readEvent */.j_)(env['GITHUB_EVENT_PATH']).then((event) => ({ ...shared, target: (0,target/* targetOf */.$r)(env, event, named) }));
        return opened;
    };
    let taken;
    const snapshot = () => {
        taken ??= context().then(takeSnapshot);
        return taken;
    };
    return {
        name: options.name ?? 'github',
        snapshot,
        log: async (job) => (0,logs/* fetchLog */.$)(await context(), job),
        async backfill({ runs, jobListings, known }) {
            const { key, run } = await snapshot();
            const workflow = key.workflow.includes('.y') ? key.workflow : undefined;
            let silence;
            const unanswered = (reason) => {
                silence = reason;
            };
            const request = { runs, jobListings, known, workflow, event: run.event, unanswered };
            const found = await backfill(await context(), request);
            if (found.length === 0 && silence !== undefined)
                throw new Error(silence);
            return found;
        },
        trustedFile: async (path) => (0,trusted/* trustedFile */.c)(await context(), path),
        deployment: async (environment) => newestDeployment(await context(), environment),
        ...((0,target/* placeOf */.$t)(env, named) !== 'inside' && {
            rerun: async (decision, seen) => (0,rerun/* rerun */.n)(await context(), decision, seen),
            dispatch: async (decision, seen) => (0,rerun/* dispatch */.J)(await context(), decision, seen),
        }),
    };
}
//# sourceMappingURL=index.js.map

/***/ })

};
