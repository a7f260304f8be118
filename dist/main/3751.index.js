export const id = 3751;
export const ids = [3751];
export const modules = {

/***/ 83751:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  githubSourceOf: () => (/* binding */ githubSourceOf)
});

// UNUSED EXPORTS: githubSource, readGithubSource

// EXTERNAL MODULE: ./lib/timers.js
var timers = __webpack_require__(77137);
// EXTERNAL MODULE: ./lib/adapters/http/budget.js
var http_budget = __webpack_require__(84880);
// EXTERNAL MODULE: ./lib/adapters/http/github/client.js + 1 modules
var github_client = __webpack_require__(37399);
// EXTERNAL MODULE: ./lib/adapters/http/proxy.js
var proxy = __webpack_require__(66089);
;// CONCATENATED MODULE: ./lib/adapters/platforms/unheard.js
const unheard = { pages: [], unchanged: [], whole: false };
//# sourceMappingURL=unheard.js.map
// EXTERNAL MODULE: ./lib/adapters/platforms/github/context.js
var github_context = __webpack_require__(35512);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/listing.js
var github_listing = __webpack_require__(37719);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/logs.js
var logs = __webpack_require__(94320);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/refusals.js
var refusals = __webpack_require__(60310);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/rerun.js + 3 modules
var rerun = __webpack_require__(1765);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/shapes.js
var shapes = __webpack_require__(97645);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/target.js
var target = __webpack_require__(15490);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/translate.js
var translate = __webpack_require__(40161);
// EXTERNAL MODULE: ./lib/adapters/platforms/github/trusted.js
var trusted = __webpack_require__(35568);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/fleet/fetch.js
function countedFetch(inner) {
    let made = 0;
    let unchanged = 0;
    let etag;
    return {
        fetch: async (url, init) => {
            made += 1;
            etag = undefined;
            const response = await inner(url, init);
            if (response.status === 304)
                unchanged += 1;
            etag = response.headers.get('etag')?.slice(0, 200);
            return response;
        },
        made: () => made,
        unchanged: () => unchanged,
        etag: () => etag,
    };
}
//# sourceMappingURL=fetch.js.map
// EXTERNAL MODULE: ./lib/core/run/durations.js
var durations = __webpack_require__(20296);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/adapters/http/github/answer.js
var github_answer = __webpack_require__(26475);
// EXTERNAL MODULE: ./lib/core/run/time.js
var time = __webpack_require__(30636);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/fleet/windows.js
/** Which stretches of time a listing is asked for, so that what is over keeps its address and need not be read again. */

const week = 7 * time/* day */.vd;
/**
 * Days of the week that is now and of the one before, whole weeks before that: counted from the epoch, so that the same
 * stretch has the same borders at every watch. Oldest first.
 */
function windowsOf(since, now) {
    const recent = Math.floor(now / week) * week - week;
    const windows = [];
    for (let from = Math.floor(since / week) * week; from < recent; from += week)
        windows.push({ from, to: from + week });
    const first = Math.max(recent, Math.floor(since / time/* day */.vd) * time/* day */.vd);
    for (let from = first; from <= now; from += time/* day */.vd)
        windows.push({ from, to: from + time/* day */.vd });
    return windows;
}
/** Undefined for one too short to split: its runs beyond the first thousand cannot be listed. */
function halvesOf({ from, to }) {
    const middle = Math.floor((from + to) / 2 / 1000) * 1000;
    return middle - from < 60_000
        ? undefined
        : [
            { from, to: middle },
            { from: middle, to },
        ];
}
const second = (ms) => new Date(ms).toISOString().replace(/\.\d{3}Z$/, 'Z');
/** In the words of the `created` parameter, whose ends are both included. */
const createdIn = ({ from, to }) => `${second(from)}..${second(to - 1000)}`;
//# sourceMappingURL=windows.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/fleet/listing.js
/** Every run of a repository that was created in a stretch of time, page by page, unread where nothing has changed. */







const perPage = 100;
/** A query tells of no more runs than these, whatever the page; whether its count goes further is not documented. */
const mostListed = 1000;
const asked = { what: 'The list of runs', need: 'actions: read' };
/**
 * Newest first: where requests do not reach back to the oldest, what was missed is what changes least. An entity tag belongs to
 * a token, and each job’s is new, so in a scheduled workflow no page is ever “unchanged”: the budget counts on no free answer.
 */
async function listWindows(request) {
    const left = windowsOf(request.since, request.context.now()).toReversed();
    const found = { pages: [], unchanged: [], whole: true, asked: 0 };
    for (let window = left.shift(); window !== undefined; window = left.shift()) {
        const halves = await readWindow(request, window, found);
        if (halves === 'stop')
            break;
        if (halves !== undefined)
            left.unshift(...halves.toReversed());
    }
    return found;
}
/** @returns the halves to read in its place where it holds too many runs */
async function readWindow({ context, tags, most, etag }, window, found) {
    const created = createdIn(window);
    for (let page = 1; page <= mostListed / perPage; page++) {
        const id = `${created} ${page}`;
        const known = tags[id];
        if (found.asked >= most)
            return stopped(found);
        found.asked += 1;
        const headers = known === undefined ? {} : { headers: { 'if-none-match': known.etag } };
        const params = (0,github_context.at)(context, { created, per_page: perPage, page, ...headers });
        const answer = await context.client.get('/repos/{owner}/{repo}/actions/runs', params, shapes/* runListShape */.re);
        if (answer.kind === 'refused' && answer.status === 304 && known !== undefined) {
            found.unchanged.push(id);
            if (known.more)
                continue;
            return undefined;
        }
        if (answer.kind === 'refused') {
            context.tell(answer, asked);
            if (['budget', 'deadline', 'rate-limit', 'unauthorised', 'no-token', 'forbidden'].includes(answer.reason))
                return stopped(found);
            found.whole = false;
            return undefined;
        }
        const tag = etag();
        const { total_count: total = answer.value.workflow_runs.length, workflow_runs: items } = answer.value;
        const halves = page === 1 && total >= mostListed ? halvesOf(window) : undefined;
        if (halves !== undefined)
            return halves;
        const runs = (0,shapes/* valid */.rZ)(shapes/* runShape */.rg, items);
        const more = page * perPage < total;
        const expected = Math.max(0, Math.min(perPage, total - (page - 1) * perPage));
        // Runs may be deleted while they are listed, so that a later page falls short; what is there is used, and asked again.
        const short = runs.length < expected;
        if (short) {
            found.whole = false;
            context.tell((0,github_answer/* refused */.J)('shape', `${(0,format/* formatCount */.B4)(expected - runs.length, 'run of a page is', 'runs of a page are')} missing; the next watch asks again`), asked);
        }
        const listed = runs.map((run) => listedOf(run, context));
        found.pages.push({ id, runs: listed, ...(tag !== undefined && !short && { tag: { etag: tag, more } }) });
        if (!more)
            return undefined;
    }
    return undefined;
}
function stopped(found) {
    found.whole = false;
    return 'stop';
}
function listedOf(run, { target }) {
    const told = (0,translate/* runOf */.ng)(run);
    const createdAt = (0,durations/* instantOf */.B9)(told.createdAt) ?? (0,durations/* instantOf */.B9)(told.startedAt) ?? 0;
    return {
        key: {
            host: target.key.host,
            repository: target.key.repository,
            workflow: (0,translate/* workflowPath */.RB)(run.path) ?? run.name ?? 'unknown',
            run: run.id,
            attempt: run.run_attempt ?? 1,
        },
        finished: (0,translate/* statusOf */.c2)(run) === 'completed',
        createdAt,
        startedAt: (0,durations/* instantOf */.B9)(told.startedAt) ?? createdAt,
        told,
    };
}
//# sourceMappingURL=listing.js.map
// EXTERNAL MODULE: ./node_modules/zod/v4/classic/schemas.js + 11 modules
var schemas = __webpack_require__(92857);
// EXTERNAL MODULE: ./lib/core/run/wildcard.js
var wildcard = __webpack_require__(22195);
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/fleet/repositories.js
/** Which repositories `owner/*` stands for. */



const shape = schemas/* object */.Ikc({
    full_name: schemas/* string */.YjP().regex(/^[\w.-]{1,100}\/[\w.-]{1,100}$/),
    archived: schemas/* boolean */.zMY().optional().catch(undefined),
    disabled: schemas/* boolean */.zMY().optional().catch(undefined),
});
const repositories_perPage = 100;
const mostPages = 10;
const repositories_asked = { what: 'The repositories of the owner', need: 'contents: read' };
/** Each once, as the platform spells it; archived ones have no new runs. A pattern that could not be looked up stands for itself. */
async function repositoriesOf(context, wanted) {
    const found = [];
    for (const name of wanted)
        found.push(...(name.includes('*') ? await matching(context, name) : [name]));
    const seen = new Set();
    return found.filter((name) => {
        const known = seen.has(name.toLowerCase());
        seen.add(name.toLowerCase());
        return !known;
    });
}
async function matching(context, pattern) {
    const owner = pattern.split('/')[0] ?? '';
    const asOrganisation = await pages(context, '/orgs/{owner}/repos', owner);
    const { found = [], whole = false } = asOrganisation ?? (await pages(context, '/users/{owner}/repos', owner)) ?? {};
    const names = found
        .filter(({ archived, disabled }) => archived !== true && disabled !== true)
        .map(({ full_name }) => full_name)
        .filter((name) => (0,wildcard/* matches */.c)(pattern.toLowerCase(), name.toLowerCase()));
    return whole ? names : [...names, pattern];
}
/** @returns undefined where there is no such owner of that kind */
async function pages(context, route, owner) {
    const found = [];
    for (let page = 1; page <= mostPages; page++) {
        const params = { owner, per_page: repositories_perPage, page, sort: 'full_name' };
        const answer = await context.client.get(route, params, schemas/* array */.YOg(schemas/* unknown */.L5J()));
        if (answer.kind === 'refused') {
            if (answer.reason === 'missing' && route.startsWith('/orgs'))
                return undefined;
            context.tell(answer, repositories_asked);
            return { found, whole: false };
        }
        found.push(...(0,shapes/* valid */.rZ)(shape, answer.value));
        if (answer.value.length < repositories_perPage)
            break;
    }
    return { found, whole: true };
}
//# sourceMappingURL=repositories.js.map
;// CONCATENATED MODULE: ./lib/adapters/platforms/github/fleet/index.js

















/** The hour’s requests are the whole repository’s: so many are left to its other workflows. */
const othersShare = 100;
/** Listings of jobs kept at a time: more than are opened at once, and no more, so that memory stays flat. */
const mostListings = 12;
const endings = ['budget', 'deadline', 'rate-limit', 'unauthorised', 'no-token'];
function createGithubFleet({ config, env, now, troubles, ...options }) {
    const budget = (0,http_budget/* createBudget */.y)(config.requestBudget);
    const end = now() + config.deadline * 1000;
    const left = () => Math.max(0, end - now());
    const counted = countedFetch(options.fetch ?? (0,proxy/* fetchFor */.G)(env));
    const client = (0,github_client/* createClient */.U)({
        token: config.githubToken,
        env,
        budget,
        left,
        fetch: counted.fetch,
        timeoutMs: options.timeoutMs,
        pauseMs: options.pauseMs,
    });
    let ended;
    const telling = (0,refusals/* tellOnce */.r)(troubles);
    const tell = (refusal, asked) => {
        if (endings.includes(refusal.reason))
            ended ??= refusal.message;
        telling(refusal, asked);
    };
    const requestsLeft = () => Math.min(budget.left(), (client.remaining() ?? Number.POSITIVE_INFINITY) - othersShare);
    const contextOf = (repository, run, attempt) => ({
        client,
        env,
        settings: config,
        now,
        left,
        requestsLeft,
        sleep: options.sleep ?? timers/* sleep */.yy,
        tell,
        // Runs of other repositories and of none: the environment’s own run must not make one of them `inside`.
        target: { ...(0,target/* targetOf */.$r)(env, {}, { repository, run: run ?? '0', attempt }), place: 'outside' },
    });
    const defaults = new Map();
    const defaultBranch = (repository) => {
        const known = defaults.get(repository) ?? askDefaultBranch(contextOf(repository));
        defaults.set(repository, known);
        return known;
    };
    /** One listing holds the jobs of all attempts of a run, which are opened one after another. */
    const listings = new Map();
    const jobsOf = (context, { key }) => {
        const of = `${key.repository} ${key.run}`;
        const listing = listings.get(of) ?? (0,github_listing/* fetchJobs */.vA)(context, key.run);
        listings.set(of, listing);
        if (listings.size > mostListings)
            listings.delete(listings.keys().next().value ?? of);
        return listing;
    };
    const outcomeOf = (context, refusal) => {
        if (refusal.reason === 'missing')
            return 'gone';
        context.tell(refusal, { what: 'A run', need: 'actions: read' });
        return endings.includes(refusal.reason) ? 'stop' : 'later';
    };
    return {
        name: 'github',
        requests: () => ({ made: counted.made(), unchanged: counted.unchanged(), left: Math.max(0, requestsLeft()) }),
        spent: () => ended ??
            (left() <= 0
                ? 'the time of this watch is spent'
                : requestsLeft() <= 0
                    ? 'the requests of this watch are spent'
                    : undefined),
        repositories: (wanted) => repositoriesOf(contextOf('unknown/unknown'), wanted),
        list: async ({ repository, ...request }) => repository.includes('*')
            ? unheard
            : listWindows({ ...request, context: contextOf(repository), etag: counted.etag }),
        async attempt(run, attempt) {
            const context = contextOf(run.key.repository, run.key.run, attempt);
            const answer = await client.get('/repos/{owner}/{repo}/actions/runs/{run_id}/attempts/{attempt_number}', (0,github_context.at)(context, { run_id: run.key.run, attempt_number: attempt }), shapes/* runShape */.rg);
            return answer.kind === 'ok'
                ? { ...listedOf(answer.value, context), key: { ...run.key, attempt } }
                : outcomeOf(context, answer);
        },
        async open(run) {
            const { repository, attempt } = run.key;
            const context = contextOf(repository, run.key.run, attempt);
            const answer = await jobsOf(context, run);
            if (answer.kind === 'refused') {
                listings.delete(`${repository} ${run.key.run}`);
                return { kind: outcomeOf(context, answer) };
            }
            if (answer.value.lost > 0)
                context.tell((0,github_listing/* holes */.yi)(answer.value.lost), {
                    what: 'The jobs of the run',
                    need: 'actions: read',
                    unseen: `${answer.value.lost} of its jobs`,
                });
            const main = run.told.defaultBranch ?? (await defaultBranch(repository));
            const snapshot = {
                key: run.key,
                observedAt: new Date(now()).toISOString(),
                status: 'completed',
                source: 'api',
                run: { ...run.told, ...(main === undefined ? {} : { defaultBranch: main }) },
                jobs: answer.value.jobs.map(translate/* jobOf */.Zw),
            };
            return { kind: 'ok', snapshot, platform: platformOf(context, snapshot) };
        },
        trustedFile: (repository, path) => (0,trusted/* trustedFile */.c)(contextOf(repository), path),
        async status(snapshot, { pass, description }) {
            const context = contextOf(snapshot.key.repository, snapshot.key.run);
            const { sha, name, url } = snapshot.run;
            if (sha === undefined)
                return;
            const answer = await client.send('POST /repos/{owner}/{repo}/statuses/{sha}', (0,github_context.at)(context, {
                sha,
                state: pass ? 'success' : 'failure',
                context: `pipeline-guard / ${(name ?? snapshot.key.workflow).slice(0, 80)}`,
                description: description.slice(0, 140),
                ...(url === undefined ? {} : { target_url: url }),
            }));
            if (answer.kind === 'refused')
                context.tell(answer, { what: 'A commit status', need: 'statuses: write' });
        },
    };
}
async function askDefaultBranch(context) {
    const answer = await context.client.get('/repos/{owner}/{repo}', (0,github_context.at)(context), shapes/* repositoryShape */.Ms);
    return answer.kind === 'ok' ? answer.value.default_branch : undefined;
}
/** So little time that a log which is not there is not waited for. */
const shortMs = 1_900;
/** Only earlier runs are known, and those are the watch’s own: the platform is not asked for more. */
const platformOf = (context, snapshot) => ({
    name: 'github',
    snapshot: async () => snapshot,
    log: async (job) => {
        if (job.outcome !== 'passed')
            return (0,logs/* fetchLog */.$)(context, job);
        return context.requestsLeft() < http_budget/* keptForFailures */.z ? undefined : (0,logs/* fetchLog */.$)({ ...context, left: () => shortMs }, job);
    },
    backfill: async () => [],
    rerun: (decision, seen) => (0,rerun/* rerun */.n)(context, decision, seen),
    dispatch: (decision, seen) => (0,rerun/* dispatch */.J)(context, decision, seen),
});
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./lib/watch/sources/github.js
/** GitHub as what is watched: repositories by `owner/name`, a token of the environment. */

/** @param wanted none for the repository whose workflow this is */
function githubSource(env, token, wanted) {
    const here = env['GITHUB_REPOSITORY'];
    const own = ownWorkflow(env);
    return {
        wanted: wanted.length > 0 || here === undefined ? wanted : [here],
        secrets: token === undefined ? [] : [token],
        ...(own === undefined ? {} : { own }),
        environmentOf: (repository) => ({ ...env, GITHUB_REPOSITORY: repository }),
        token,
        open: ({ now, troubles, requests, seconds }) => createGithubFleet({
            config: { githubToken: token, requestBudget: requests, deadline: seconds },
            env,
            now,
            troubles,
        }),
    };
}
/** What the action’s inputs say. */
const githubSourceOf = (config, env) => githubSource(env, config.githubToken, config.watchRepositories);
function readGithubSource({ env, names, tokenEnvs }) {
    const [named] = tokenEnvs;
    const token = named === undefined ? env['GITHUB_TOKEN'] || env['GH_TOKEN'] : env[named];
    const faults = names
        .filter((name) => !/^[\w.-]{1,100}\/[\w.*-]{1,100}$/.test(name))
        .map((name) => ({ input: 'repository', given: name, accepted: 'OWNER/REPO or OWNER/PATTERN' }));
    if (names.length === 0)
        faults.push({ input: 'repository', given: '', accepted: 'one or more of OWNER/REPO; see watch --help' });
    if (!token)
        faults.push({
            input: named ?? 'GITHUB_TOKEN or GH_TOKEN',
            given: '',
            accepted: 'a token in that variable: reading runs and logs needs one',
        });
    if (tokenEnvs.length > 1)
        faults.push({ input: '--token-env', given: tokenEnvs.join(' '), accepted: 'one variable for GitHub' });
    return faults.length > 0 ? { kind: 'faulty', faults } : { kind: 'ok', source: githubSource(env, token, names) };
}
/** `owner/repo/.github/workflows/watch.yml@refs/heads/main` */
function ownWorkflow(env) {
    const repository = env['GITHUB_REPOSITORY'];
    const reference = env['GITHUB_WORKFLOW_REF'];
    if (repository === undefined || reference?.startsWith(`${repository}/`) !== true)
        return undefined;
    return { repository, workflow: reference.slice(repository.length + 1).split('@')[0] ?? '' };
}
//# sourceMappingURL=github.js.map

/***/ })

};
