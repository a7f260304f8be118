export const id = 6104;
export const ids = [6104];
export const modules = {

/***/ 86104:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readReports: () => (/* binding */ readReports)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/core/decide/run-facts.js
var run_facts = __webpack_require__(87115);
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/core/tests/identity/key.js + 1 modules
var key = __webpack_require__(78008);
// EXTERNAL MODULE: ./lib/core/tests/report/case.js + 2 modules
var report_case = __webpack_require__(80845);
// EXTERNAL MODULE: ./lib/core/tests/report/format.js
var report_format = __webpack_require__(58305);
// EXTERNAL MODULE: ./lib/core/tests/report/formats/json.js + 1 modules
var json = __webpack_require__(68862);
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/ctrf.js


const outcomes = { passed: 'passed', failed: 'failed' };
const ctrf = {
    name: 'CTRF JSON',
    recognises: (head) => /^\{\s*"(?:reportFormat"\s*:\s*"CTRF"|results"\s*:\s*\{|specVersion")/i.test(head),
    reader: (into) => (0,json/* readJson */.Vh)((document, found) => {
        const results = (0,json/* objectOf */.Xy)((0,json/* objectOf */.Xy)(document)['results']);
        if (!Array.isArray(results['tests']))
            throw new Error('a CTRF report without results.tests');
        const tests = (0,json/* listOf */.c3)(results['tests']).map(factsOf);
        for (const test of tests)
            found.test(test);
        const shown = tests.filter(({ outcome }) => outcome === 'failed').length;
        (0,report_format/* countUnnamed */.oZ)(found, (0,json/* numberOf */.rl)((0,json/* objectOf */.Xy)(results['summary'])['failed']), shown);
        return undefined;
    }, into),
};
function factsOf(test) {
    // A string in early versions: `chromium > cart.spec.ts > cart`.
    const suites = (0,json/* textOf */.b6)(test['suite'])?.split(/\s+>\s+/) ?? (0,json/* textsOf */.CB)(test['suite']);
    return {
        name: (0,json/* textOf */.b6)(test['name']) ?? '',
        suites,
        file: (0,json/* textOf */.b6)(test['filePath']),
        line: (0,json/* numberOf */.rl)(test['line']),
        outcome: outcomes[(0,json/* textOf */.b6)(test['status']) ?? ''] ?? 'skipped',
        flaky: test['flaky'] === true,
        message: (0,json/* textOf */.b6)(test['message']),
        stack: (0,json/* textOf */.b6)(test['trace']),
        durationMs: (0,json/* numberOf */.rl)(test['duration']),
    };
}
//# sourceMappingURL=ctrf.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/lines.js
var report_lines = __webpack_require__(33327);
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/go-json.js



const go_json_outcomes = { pass: 'passed', fail: 'failed', skip: 'skipped' };
/** Of one test; of all that run at once. */
const outputKept = 8192;
const followed = 20_000;
const goJson = {
    name: 'go test -json',
    recognises: (head) => /^\{(?=[^\n]{0,2000}"Action"\s*:)[^\n]{0,2000}"(?:Package|ImportPath)"\s*:/.test(head),
    reader(found) {
        const packages = createPackages(found);
        let broken = 0;
        const lines = (0,report_lines/* readLines */.S)((line) => {
            if (!line.startsWith('{'))
                return;
            try {
                packages.event((0,json/* objectOf */.Xy)(JSON.parse(line)));
            }
            catch {
                // A program that writes to the same file; the events around it stand.
                broken++;
            }
        });
        return {
            write: lines.write,
            end() {
                lines.end();
                if (packages.unfinished() > 0)
                    return report_format/* brokeOff */.xV;
                return broken > 0 ? `${broken} lines are no events; the others were read` : undefined;
            },
        };
    },
};
function createPackages(found) {
    const output = new Map();
    const running = new Set();
    const failing = new Set();
    return {
        unfinished: () => running.size,
        event(event) {
            const action = (0,json/* textOf */.b6)(event['Action']) ?? '';
            const name = (0,json/* textOf */.b6)(event['Package']) ?? (0,json/* textOf */.b6)(event['ImportPath'])?.split(' ')[0];
            if (name === undefined)
                return;
            const test = (0,json/* textOf */.b6)(event['Test']);
            const key = `${name}\u0000${test ?? ''}`;
            if (action === 'start' || action === 'run')
                running.add(key);
            if (action === 'output' || action === 'build-output') {
                if (output.size < followed || output.has(key))
                    output.set(key, ((output.get(key) ?? '') + ((0,json/* textOf */.b6)(event['Output']) ?? '')).slice(-outputKept));
                return;
            }
            const outcome = go_json_outcomes[action];
            if (outcome === undefined)
                return;
            running.delete(key);
            if (test === undefined)
                endPackage(name, outcome, (0,json/* textOf */.b6)(event['FailedBuild'])?.split(' ')[0]);
            else {
                if (outcome === 'failed')
                    failing.add(name);
                take(name, test, outcome, event);
            }
            output.delete(key);
        },
    };
    function take(name, test, outcome, event) {
        const elapsed = (0,json/* numberOf */.rl)(event['Elapsed']);
        found.test({
            name: test,
            className: name,
            suites: [],
            outcome,
            ...(outcome === 'failed' ? { stack: storyOf(output.get(`${name}\u0000${test}`) ?? '') } : {}),
            ...(elapsed === undefined ? {} : { durationMs: elapsed * 1000 }),
        });
    }
    /** A package that fails though none of its tests did: it was not built, or its process ended. */
    function endPackage(name, outcome, build) {
        for (const key of running)
            if (key.startsWith(`${name}\u0000`))
                running.delete(key);
        if (outcome === 'failed' && !failing.has(name)) {
            const story = (build === undefined ? '' : (output.get(`${build}\u0000`) ?? '')) + (output.get(`${name}\u0000`) ?? '');
            found.test({ name: report_format/* wholeSuite */.CY, className: name, suites: [], outcome: 'failed', stack: storyOf(story) });
        }
        failing.delete(name);
    }
}
/** Without the frame that `go test` puts around it. */
const storyOf = (output) => output
    .split('\n')
    .filter((line) => !/^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:FAIL|PASS|SKIP)|FAIL$|exit status|# )/.test(line))
    .join('\n')
    .trim();
//# sourceMappingURL=go-json.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/jest-json.js


const jestJson = {
    name: 'jest JSON',
    recognises: (head) => /^\{\s*"num(?:Failed|Total)Test/.test(head),
    reader: (into) => (0,json/* readJson */.Vh)((document, found) => {
        const report = (0,json/* objectOf */.Xy)(document);
        let shown = 0;
        let suites = 0;
        for (const file of (0,json/* listOf */.c3)(report['testResults'])) {
            const path = (0,json/* textOf */.b6)(file['name']);
            const tests = (0,json/* listOf */.c3)(file['assertionResults']).map((test) => jest_json_factsOf(test, path));
            for (const test of tests)
                found.test(test);
            const failed = tests.filter(({ outcome }) => outcome === 'failed').length;
            shown += failed;
            if (failed > 0 || file['status'] !== 'failed')
                continue;
            // It could not be loaded, or what runs after its tests failed.
            suites++;
            found.test({ name: report_format/* wholeSuite */.CY, suites: [], file: path, outcome: 'failed', message: (0,json/* textOf */.b6)(file['message']) });
        }
        (0,report_format/* countUnnamed */.oZ)(found, (0,json/* numberOf */.rl)(report['numFailedTests']), shown);
        (0,report_format/* countUnnamed */.oZ)(found, (0,json/* numberOf */.rl)(report['numRuntimeErrorTestSuites']), suites);
        // Coverage below its threshold, obsolete snapshots.
        const declared = ((0,json/* numberOf */.rl)(report['numFailedTests']) ?? 0) + ((0,json/* numberOf */.rl)(report['numRuntimeErrorTestSuites']) ?? 0);
        return report['success'] === false && shown + suites + declared === 0 ? report_format/* failedUnnamed */.mM : undefined;
    }, into),
};
function jest_json_factsOf(test, file) {
    const [stack] = (0,json/* textsOf */.CB)(test['failureMessages']);
    const status = (0,json/* textOf */.b6)(test['status']);
    return {
        name: (0,json/* textOf */.b6)(test['title']) ?? (0,json/* textOf */.b6)(test['fullName']) ?? '',
        suites: (0,json/* textsOf */.CB)(test['ancestorTitles']),
        file,
        outcome: status === 'failed' ? 'failed' : status === 'passed' ? 'passed' : 'skipped',
        flaky: ((0,json/* numberOf */.rl)(test['invocations']) ?? 1) > 1,
        stack,
        durationMs: (0,json/* numberOf */.rl)(test['duration']),
    };
}
//# sourceMappingURL=jest-json.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/duration.js
/** Seconds as writers of reports put them → milliseconds. */
const spans = [
    // 00:01:02.5, of .NET
    /^(?:(?<days>\d{1,5})\.)?(?<hours>\d{1,5}):(?<minutes>\d{1,2}):(?<seconds>\d{1,2}(?:\.\d+)?)$/,
    // 1h2m2.5s, of Go
    /^(?=\d)(?:(?<hours>\d{1,5})h)?(?:(?<minutes>\d{1,5})m(?!s))?(?:(?<seconds>\d{1,9}(?:\.\d+)?)s)?$/,
    // PT1M2S, of ISO 8601
    /^PT(?=\d)(?:(?<hours>\d{1,5})H)?(?:(?<minutes>\d{1,5})M)?(?:(?<seconds>\d{1,9}(?:\.\d+)?)S)?$/,
];
/**
 * Grouped (“1,234.567”, “1.234,56”), with a decimal comma (“0,25”), as a span, or plain; undefined where it is no time.
 * “1,234” is read as a decimal, since nobody’s test takes twenty minutes to the second.
 */
function millisecondsOf(text) {
    const plain = text?.trim();
    if (plain === undefined || plain === '' || plain.length > 40)
        return undefined;
    const seconds = secondsOf(plain);
    return Number.isFinite(seconds) && seconds >= 0 ? Math.round(seconds * 1e6) / 1e3 : undefined;
}
function secondsOf(text) {
    if (/^\d+(?:\.\d+)?$/.test(text))
        return Number(text);
    if (/^\d{1,3}(?:,\d{3})+\.\d+$/.test(text))
        return Number(text.replaceAll(',', ''));
    if (/^\d{1,3}(?:\.\d{3})+,\d+$/.test(text))
        return Number(text.replaceAll('.', '').replace(',', '.'));
    if (/^\d+(?:\.\d+)?ms$/.test(text))
        return Number(text.slice(0, -2)) / 1000;
    for (const span of spans) {
        const parts = span.exec(text)?.groups;
        if (parts === undefined)
            continue;
        const part = (name) => Number(parts[name] ?? 0);
        return part('days') * 86_400 + part('hours') * 3600 + part('minutes') * 60 + part('seconds');
    }
    return Number(text.replace(',', '.'));
}
//# sourceMappingURL=duration.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/xml/elements.js + 1 modules
var xml_elements = __webpack_require__(99619);
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/junit.js



const failures = new Set(['failure', 'error']);
const retried = new Set(['flakyFailure', 'flakyError', 'rerun']);
const texts = new Set([...failures, ...retried, 'rerunFailure', 'rerunError', 'skipped']);
const suites = new Set(['testsuites', 'testsuite']);
const junit_format = {
    known: new Set([...suites, 'testcase', ...texts, 'stackTrace']),
    texts,
    // Most of the bytes of large reports, and nothing that is shown.
    skipped: new Set(['system-out', 'system-err', 'properties']),
};
const junit = {
    name: 'JUnit XML',
    recognises: (head) => /<(?:\w+:)?(?:testsuites?|testcase)[\s/>]/.test(head),
    reader(found) {
        const around = [];
        let outermost;
        let tests = 0;
        /** Of each open suite, the failures that were shown within it: more than one in a test counts as often. */
        const shown = [];
        let unnamed = 0;
        let draft;
        let event;
        const take = (facts) => {
            tests++;
            found.test(facts);
        };
        const show = (count) => {
            if (shown.length > 0)
                shown.push((shown.pop() ?? 0) + count);
        };
        const closeSuite = () => {
            const suite = around.pop();
            const within = shown.pop() ?? 0;
            const [failed, broken] = [(0,report_format/* countOf */.pq)(suite?.['failures']), (0,report_format/* countOf */.pq)(suite?.['errors'])];
            // gotestsum sums up an error of a build as one of each, in its root alone.
            const declared = suite?.['name'] === '' && within > 0 ? Math.max(failed, broken) : failed + broken;
            unnamed += Math.max(0, declared - within);
            show(Math.max(declared, within));
        };
        const elements = (0,xml_elements/* readElements */.c)(junit_format, {
            open(name, attributes) {
                if (suites.has(name)) {
                    // `<testsuites>` bears the name of the tool or of the run: “jest tests”, “Mocha Tests”, a time.
                    around.push(name === 'testsuites' ? { ...attributes, name: '' } : attributes);
                    shown.push(0);
                    outermost ??= attributes;
                }
                else if (name === 'testcase')
                    draft = { attributes, events: [] };
                else if (texts.has(name)) {
                    event = { kind: name, attributes, text: '' };
                    draft?.events.push(event);
                }
            },
            close(name, text, torn) {
                if (suites.has(name))
                    closeSuite();
                else if (name === 'testcase' && draft !== undefined) {
                    // What broke off before anything was said of it has no outcome.
                    if (!torn || draft.events.length > 0) {
                        const facts = junit_factsOf(draft, around);
                        const events = draft.events.filter(({ kind }) => kind !== 'skipped').length;
                        show(Math.max(events, facts.outcome === 'failed' ? 1 : 0));
                        take(facts);
                    }
                    draft = undefined;
                }
                else if (texts.has(name) && event !== undefined) {
                    event.text = text;
                    if (draft === undefined && failures.has(event.kind)) {
                        show(1);
                        take(suiteFailure(event, around));
                    }
                    event = undefined;
                }
            },
        });
        return {
            write: elements.write,
            end() {
                const torn = elements.end();
                if (tests === 0 && outermost !== undefined)
                    totalsOf(outermost, unnamed, found);
                else
                    (0,report_format/* countUnnamed */.oZ)(found, unnamed, 0);
                return torn ? report_format/* brokeOff */.xV : undefined;
            },
        };
    },
};
function junit_factsOf({ attributes, events }, around) {
    const failure = events.find(({ kind }) => failures.has(kind));
    const earlier = events.find(({ kind }) => retried.has(kind));
    const outcome = outcomeOf(attributes, events, failure);
    const told = failure ?? earlier;
    return {
        name: attributes['name'] || (outcome === 'failed' ? report_format/* wholeSuite */.CY : ''),
        className: attributes['classname'] ?? attributes['class'],
        suites: namesOf(around),
        project: projectOf(attributes, around),
        outcome,
        flaky: outcome === 'passed' && earlier !== undefined,
        ...(told === undefined ? {} : { message: messageOf(told), stack: told.text }),
        ...placeOf(attributes, around),
        durationMs: millisecondsOf(attributes['time'] ?? attributes['duration']),
    };
}
/** An element says it, or a status, as GoogleTest, ctest and NUnit’s converter write one. */
function outcomeOf(attributes, events, failure) {
    if (failure !== undefined)
        return 'failed';
    if (events.some(({ kind }) => kind === 'skipped'))
        return 'skipped';
    const status = `${attributes['status'] ?? ''} ${attributes['result'] ?? ''}`;
    if (/\b(?:skipped|notrun|disabled|ignored|suppressed)\b/i.test(status))
        return 'skipped';
    return /\b(?:fail|failed|failure|error)\b/i.test(status) ? 'failed' : 'passed';
}
function suiteFailure(event, around) {
    const names = namesOf(around);
    return {
        name: report_format/* wholeSuite */.CY,
        className: names.at(-1),
        suites: names,
        outcome: 'failed',
        message: messageOf(event),
        stack: event.text,
        ...placeOf({}, around),
    };
}
/** PHPUnit and others give the exception’s type and tell the rest in the text. */
const messageOf = ({ attributes, text }) => attributes['message'] ?? (text.trim() === '' ? attributes['type'] : undefined);
const namesOf = (around) => around.flatMap((suite) => suite['name'] || []);
/** Playwright puts the browser where others put the machine; its root element alone has an id. */
const projectOf = (attributes, around) => {
    const suite = around.at(-1);
    const isPlaywright = around[0]?.['id'] !== undefined && attributes['classname'] === suite?.['name'];
    return isPlaywright && around.length > 1 ? suite?.['hostname'] || undefined : undefined;
};
/** The place the report itself names. pytest counts lines from 0 (`location` of its report). */
function placeOf(attributes, around) {
    const file = attributes['file'] || attributes['filepath'] || around.findLast((suite) => suite['file'])?.['file'];
    const given = attributes['file'] !== undefined ? attributes['line'] : undefined;
    const shift = around.some((suite) => suite['name'] === 'pytest') ? 1 : 0;
    return {
        ...(file ? { file } : {}),
        ...(given !== undefined && /^\d{1,7}$/.test(given) ? { line: Number(given) + shift } : {}),
    };
}
/** Some writers give the totals of a suite and no cases. @param unnamed failures that any suite declares */
function totalsOf(suite, unnamed, found) {
    const failed = Math.max(unnamed, (0,report_format/* countOf */.pq)(suite['failures']) + (0,report_format/* countOf */.pq)(suite['errors']));
    found.totals({ total: Math.max((0,report_format/* countOf */.pq)(suite['tests']), failed), failed, skipped: (0,report_format/* countOf */.pq)(suite['skipped']) });
}
//# sourceMappingURL=junit.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/mocha-json.js


const mochaJson = {
    name: 'mocha JSON',
    recognises: (head) => /^\{\s*"stats"\s*:\s*\{\s*"suites"/.test(head),
    reader: (into) => (0,json/* readJson */.Vh)((document, found) => {
        const report = (0,json/* objectOf */.Xy)(document);
        const pending = new Set((0,json/* listOf */.c3)(report['pending']).map(idOf));
        // A hook that failed is a failure, and no test.
        const tests = new Set((0,json/* listOf */.c3)(report['tests']).map(idOf));
        const hooks = (0,json/* listOf */.c3)(report['failures']).filter((one) => !tests.has(idOf(one)));
        const all = [
            ...(0,json/* listOf */.c3)(report['tests']).map((test) => mocha_json_factsOf(test, pending.has(idOf(test)))),
            ...hooks.map((hook) => mocha_json_factsOf(hook, false)),
        ];
        for (const facts of all)
            found.test(facts);
        const shown = all.filter(({ outcome }) => outcome === 'failed').length;
        (0,report_format/* countUnnamed */.oZ)(found, (0,json/* numberOf */.rl)((0,json/* objectOf */.Xy)(report['stats'])['failures']), shown);
        return undefined;
    }, into),
};
const idOf = (test) => `${(0,json/* textOf */.b6)(test['file'])}\u0000${(0,json/* textOf */.b6)(test['fullTitle'])}`;
function mocha_json_factsOf(test, isPending) {
    const name = (0,json/* textOf */.b6)(test['title']) ?? '';
    const full = (0,json/* textOf */.b6)(test['fullTitle']) ?? name;
    const error = (0,json/* objectOf */.Xy)(test['err']);
    const failed = Object.keys(error).length > 0;
    return {
        name,
        className: full.endsWith(name) ? full.slice(0, full.length - name.length).trim() : undefined,
        suites: [],
        file: (0,json/* textOf */.b6)(test['file']),
        outcome: isPending ? 'skipped' : failed ? 'failed' : 'passed',
        flaky: ((0,json/* numberOf */.rl)(test['currentRetry']) ?? 0) > 0,
        message: (0,json/* textOf */.b6)(error['message']),
        stack: (0,json/* textOf */.b6)(error['stack']),
        durationMs: (0,json/* numberOf */.rl)(test['duration']),
    };
}
//# sourceMappingURL=mocha-json.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/class-prefix.js
/** .NET’s writers repeat the class before the method in some versions, and not in others. */
const withoutClass = (name, className) => className !== undefined && name.startsWith(`${className}.`) ? name.slice(className.length + 1) : name;
//# sourceMappingURL=class-prefix.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/nunit3.js
/** NUnit 3’s own XML: https://docs.nunit.org/articles/nunit/technical-notes/usage/Test-Result-XML-Format.html */




const nunit3_format = {
    known: new Set(['test-run', 'test-suite', 'test-case', 'failure', 'message', 'stack-trace']),
    texts: new Set(['message', 'stack-trace']),
    skipped: new Set(['output', 'properties', 'attachments', 'assertions', 'reason', 'settings', 'environment']),
};
/** Where a fixture’s own set-up or tear-down failed; a failure of its tests is theirs. */
const ownSites = new Set(['SetUp', 'TearDown', 'Test']);
const nunit3 = {
    name: 'NUnit 3 XML',
    recognises: (head) => /<test-run[\s>]/.test(head),
    reader(found) {
        const open = [];
        let run = {};
        let shown = 0;
        const elements = (0,xml_elements/* readElements */.c)(nunit3_format, {
            open(name, attributes) {
                if (name === 'test-run')
                    run = attributes;
                else if (name === 'test-suite' || name === 'test-case')
                    open.push({ kind: name, attributes, before: shown });
            },
            close(name, text, torn) {
                const node = open.at(-1);
                if (node === undefined)
                    return;
                if (name === 'message')
                    node.message = text;
                else if (name === 'stack-trace')
                    node.stack = text;
                else if (name === 'test-case') {
                    open.pop();
                    if (!torn)
                        takeCase(node);
                }
                else if (name === 'test-suite') {
                    open.pop();
                    takeSuite(node);
                }
            },
        });
        const takeCase = ({ attributes, message, stack }) => {
            const result = attributes['result'] ?? '';
            const className = attributes['classname'] || fixtureOf(open);
            const outcome = isFailed(attributes) ? 'failed' : /^(?:passed|warning)/i.test(result) ? 'passed' : 'skipped';
            if (outcome === 'failed')
                shown++;
            found.test({
                name: withoutClass(attributes['name'] ?? attributes['fullname'] ?? '', className),
                className,
                suites: open.flatMap((suite) => suite.attributes['name'] ?? []),
                outcome,
                message,
                stack,
                durationMs: millisecondsOf(attributes['duration'] ?? attributes['time']),
            });
        };
        const takeSuite = ({ attributes, message, stack, before }) => {
            // Where nothing in it failed either, it is itself what did: an assembly that could not be loaded.
            const isOwn = ownSites.has(attributes['site'] ?? 'Child') || shown === before;
            if (!isFailed(attributes) || !isOwn)
                return;
            shown++;
            found.test({
                name: report_format/* wholeSuite */.CY,
                className: attributes['fullname'] ?? attributes['name'],
                suites: [],
                outcome: 'failed',
                message,
                stack,
            });
        };
        return {
            write: elements.write,
            end() {
                const torn = elements.end();
                (0,report_format/* countUnnamed */.oZ)(found, Math.max((0,report_format/* countOf */.pq)(run['failed']), isFailed(run) ? 1 : 0), shown);
                return torn ? report_format/* brokeOff */.xV : undefined;
            },
        };
    },
};
const isFailed = (attributes) => /^failed/i.test(attributes['result'] ?? '');
const fixtureOf = (open) => open.findLast(({ attributes }) => attributes['type'] === 'TestFixture')?.attributes['fullname'];
//# sourceMappingURL=nunit3.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/tap.js
/** TAP 12 to 14, with subtests: https://testanything.org/tap-version-14-specification.html */


const point = /^(not )?ok\b(?:\s+\d{1,9})?(?:\s+-)?\s*(.*)$/;
const directive = /(?:^|\s)#\s*(skip|todo)\b/i;
const storyKept = 8192;
/** Failures that the runner sums up: node:test, tape; Test::More. */
const failing = /^#\s*(?:fail\s+(\d{1,9})$|Looks like you failed (\d{1,9}) tests? of)/;
/** What the runner sums up at the end, as a comment. */
const total = /^#\s*(?:tests|suites|pass|fail|cancelled|skipped|todo|duration_ms)\b/;
const tap = {
    name: 'TAP',
    recognises: (head) => /^(?:TAP version 1[234]\b|1\.\.\d+\s|(?:not )?ok\b|# Subtest)/.test(head),
    reader(found) {
        const reader = createTapReader(found);
        const lines = (0,report_lines/* readLines */.S)(reader.line);
        return {
            write: lines.write,
            end() {
                lines.end();
                return reader.end();
            },
        };
    },
};
function createTapReader(found) {
    /** Names of the subtests that are open, by depth. */
    let parents = [];
    let last;
    let inYaml = false;
    let planned;
    let seen = 0;
    let declared = 0;
    let shown = 0;
    /** Depth of the points just before: one less deep sums them up. */
    let deepest = 0;
    const flush = () => {
        if (last === undefined)
            return;
        const { name, failed, skipped, story, durationMs } = last;
        found.test({
            name,
            suites: parents.slice(0, last.depth),
            outcome: skipped ? 'skipped' : failed ? 'failed' : 'passed',
            stack: story,
            message: messageIn(story),
            durationMs,
        });
        last = undefined;
    };
    return {
        line(line) {
            const summed = failing.exec(line);
            if (summed !== null)
                declared = Number(summed[1] ?? summed[2]);
            const indent = line.length - line.trimStart().length;
            const text = line.trim();
            if (inYaml) {
                if (text === '...')
                    inYaml = false;
                else
                    yaml(line);
                return;
            }
            if (text === '---' && last !== undefined) {
                inYaml = true;
                return;
            }
            const depth = Math.floor(indent / 4);
            const subtest = /^# Subtest(?::\s*(.*))?$/.exec(text);
            const match = point.exec(text);
            if (subtest !== null) {
                flush();
                parents = [...parents.slice(0, depth), subtest[1] ?? ''];
            }
            else if (match !== null && indent % 4 === 0 && depth <= parents.length)
                takePoint(match, depth);
            else if (/^1\.\.\d{1,9}/.test(text) && depth === 0)
                planned = Number(/\d+$/.exec(text.split(/\s/)[0])?.[0]);
            else if (text.startsWith('Bail out!')) {
                flush();
                shown++;
                found.test({ name: report_format/* wholeSuite */.CY, suites: parents, outcome: 'failed', message: text });
            }
            else if (last?.failed && last.story.length < storyKept && !total.test(text))
                // bats comments on a failure, mocha indents what it has to say.
                last.story += `${text.replace(/^#\s?/, '')}\n`;
        },
        end() {
            flush();
            // Runners differ in what of nested points they count: only a failure of which nothing is shown is sure.
            if (shown === 0)
                (0,report_format/* countUnnamed */.oZ)(found, declared, 0);
            return planned !== undefined && seen < planned
                ? `${seen} of ${planned} planned tests are in it; it breaks off`
                : inYaml
                    ? report_format/* brokeOff */.xV
                    : undefined;
        },
    };
    function takePoint(match, depth) {
        flush();
        if (match[1] !== undefined)
            shown++;
        const rest = match[2] ?? '';
        const note = directive.exec(rest);
        const name = (note === null ? rest : rest.slice(0, note.index)).replaceAll('\\#', '#').trim();
        if (depth === 0)
            seen++;
        const sumsUp = depth < deepest;
        deepest = depth;
        if (sumsUp) {
            // The point after its subtests: they are the tests.
            parents = parents.slice(0, depth);
            return;
        }
        // `# Subtest: name` before a test without subtests (node:test) names the test itself.
        if (parents.length > depth)
            parents = parents.slice(0, depth);
        const failed = match[1] !== undefined;
        const kind = note?.[1]?.toLowerCase();
        last = { name, failed, skipped: kind === 'skip' || (kind === 'todo' && failed), depth, story: '' };
    }
    function yaml(line) {
        if (last === undefined)
            return;
        const duration = /^\s*duration_ms:\s*'?(\d+(?:\.\d+)?)'?\s*$/.exec(line);
        if (duration !== null)
            last.durationMs = Number(duration[1]);
        else if (last.story.length < storyKept)
            last.story += `${line.trim()}\n`;
    }
}
/** node:test writes `error:`, tap `message:`; a block follows `|-`. */
const messageIn = (story) => {
    const found = /^(?:error|message):\s*(?:[|>]-?\n)?['"]?(.+?)['"]?$/m.exec(story);
    return found?.[1] ?? (story.trim().split('\n')[0] || undefined);
};
//# sourceMappingURL=tap.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/trx.js




const trx_format = {
    known: new Set([
        'TestRun',
        'UnitTestResult',
        'InnerResults',
        'ErrorInfo',
        'Message',
        'StackTrace',
        'UnitTest',
        'TestMethod',
        'RunInfo',
        'ResultSummary',
        'Counters',
        'Text',
    ]),
    texts: new Set(['Message', 'StackTrace', 'Text']),
    skipped: new Set(['StdOut', 'StdErr', 'DebugTrace']),
};
const passed = new Set(['passed', 'passedbutrunaborted', 'warning', 'completed']);
const failed = new Set(['failed', 'error', 'timeout', 'aborted', 'disconnected']);
/** The class stands in the definitions, which come after the results: they are held until the end. */
const trx = {
    name: 'TRX',
    recognises: (head) => /<(?:\w+:)?TestRun[\s>]/.test(head),
    reader(found) {
        const open = [];
        const results = [];
        const classes = new Map();
        let unitTest;
        let runError;
        let summary = '';
        let declared = 0;
        /** The result around the rows of a data-driven test too: writers count it, or them. */
        let shown = 0;
        const elements = (0,xml_elements/* readElements */.c)(trx_format, {
            open(name, attributes) {
                if (name === 'UnitTestResult')
                    open.push({ attributes });
                else if (name === 'InnerResults')
                    Object.assign(open.at(-1) ?? {}, { hasRows: true });
                else if (name === 'UnitTest')
                    unitTest = attributes['id'];
                else if (name === 'TestMethod' && unitTest !== undefined && attributes['className'])
                    // Older writers give the assembly-qualified name.
                    classes.set(unitTest, attributes['className'].split(',')[0]);
                else if (name === 'RunInfo')
                    runError = attributes;
                else if (name === 'ResultSummary')
                    summary = (attributes['outcome'] ?? '').toLowerCase();
                else if (name === 'Counters')
                    for (const word of failed)
                        declared += (0,report_format/* countOf */.pq)(attributes[word]);
            },
            close(name, text, torn) {
                const result = open.at(-1);
                if (name === 'Message' && result !== undefined)
                    result.message = text;
                else if (name === 'StackTrace' && result !== undefined)
                    result.stack = text;
                else if (name === 'UnitTestResult') {
                    open.pop();
                    if (failed.has((result?.attributes['outcome'] ?? '').toLowerCase()))
                        shown++;
                    if (result !== undefined && !torn && result.hasRows !== true)
                        results.push(result);
                }
                else if (name === 'Text' && runError?.['outcome'] === 'Error') {
                    shown++;
                    found.test({
                        name: report_format/* wholeSuite */.CY,
                        suites: [runError['computerName'] ?? 'test run'],
                        outcome: 'failed',
                        message: text,
                    });
                }
            },
        });
        return {
            write: elements.write,
            end() {
                const torn = elements.end();
                for (const result of results)
                    found.test(trx_factsOf(result, classes));
                (0,report_format/* countUnnamed */.oZ)(found, declared, shown);
                if (torn)
                    return report_format/* brokeOff */.xV;
                return failed.has(summary) && shown + declared === 0 ? report_format/* failedUnnamed */.mM : undefined;
            },
        };
    },
};
function trx_factsOf({ attributes, message, stack }, classes) {
    const outcome = (attributes['outcome'] ?? '').toLowerCase();
    const full = attributes['testName'] ?? '';
    const className = classes.get(attributes['testId'] ?? '') ?? classIn(full);
    return {
        name: withoutClass(full, className),
        className,
        suites: [],
        outcome: failed.has(outcome) ? 'failed' : passed.has(outcome) ? 'passed' : 'skipped',
        message,
        stack,
        durationMs: millisecondsOf(attributes['duration']),
    };
}
/** `Shop.CartTests.Total(x: 1)` → `Shop.CartTests` */
const classIn = (full) => /^([\w.+`]+)\.\w+(?:\(|$)/.exec(full)?.[1];
//# sourceMappingURL=trx.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/xunit2.js
/** xUnit.net’s own XML, v2 and v3: https://xunit.net/docs/format-xml-v2 */




const xunit2_format = {
    known: new Set(['assemblies', 'assembly', 'test', 'error', 'failure', 'message', 'stack-trace']),
    texts: new Set(['message', 'stack-trace']),
    skipped: new Set(['output', 'traits', 'reason', 'warnings', 'attachments']),
};
const xunit2 = {
    name: 'xUnit.net XML',
    recognises: (head) => /<assembl(?:y|ies)[\s>]/.test(head),
    reader(found) {
        let assembly = '';
        let declared = 0;
        let shown = 0;
        let draft;
        const elements = (0,xml_elements/* readElements */.c)(xunit2_format, {
            open(name, attributes) {
                if (name === 'assembly') {
                    assembly = (attributes['name'] ?? '').split(/[\\/]/).at(-1) ?? '';
                    declared += (0,report_format/* countOf */.pq)(attributes['failed']) + (0,report_format/* countOf */.pq)(attributes['errors']);
                }
                if (name === 'test' || name === 'error')
                    draft = { attributes };
            },
            close(name, text, torn) {
                if (draft === undefined)
                    return;
                if (name === 'message')
                    draft.message = text;
                else if (name === 'stack-trace')
                    draft.stack = text;
                else if (name === 'test' || name === 'error') {
                    if (!torn)
                        take(name, draft);
                    draft = undefined;
                }
            },
        });
        const take = (kind, { attributes, message, stack }) => {
            const result = attributes['result'] ?? '';
            const className = kind === 'test' ? attributes['type'] : undefined;
            const outcome = kind === 'error' || /^fail/i.test(result) ? 'failed' : /^pass/i.test(result) ? 'passed' : 'skipped';
            if (outcome === 'failed')
                shown++;
            found.test({
                name: kind === 'error' ? report_format/* wholeSuite */.CY : withoutClass(attributes['name'] ?? '', className),
                className,
                suites: [assembly],
                outcome,
                message,
                stack,
                file: attributes['source-file'],
                line: Number(attributes['source-line'] ?? Number.NaN),
                durationMs: millisecondsOf(attributes['time']),
            });
        };
        return {
            write: elements.write,
            end() {
                const torn = elements.end();
                (0,report_format/* countUnnamed */.oZ)(found, declared, shown);
                return torn ? report_format/* brokeOff */.xV : undefined;
            },
        };
    },
};
//# sourceMappingURL=xunit2.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/index.js









/** Asked in this order: the root of an XML report stands near its beginning, whatever was printed before it. */
const formats = [trx, nunit3, xunit2, junit, goJson, mochaJson, jestJson, ctrf, tap];
/** What is not read, and what to write instead. */
const others = [
    [/<test-results[\s>]/, 'NUnit 2 XML; write NUnit 3’s, or JUnit XML'],
    [/<testng-results[\s>]/, 'TestNG’s own XML; name its junitreports/*.xml instead'],
    [/<robot[\s>]/, 'Robot Framework’s output.xml; run it with `--xunit junit.xml`'],
    [/<Site[\s>]/, 'CTest’s dashboard XML; run it with `--output-junit junit.xml`'],
    [/<Catch2TestRun[\s>]|<Catch[\s>]/, 'Catch2’s own XML; run it with `--reporter junit`'],
    [/<TestLog[\s>]|<TestResult[\s>]/, 'Boost.Test’s own XML; run it with `--log_format=JUNIT`'],
    [/<coverage[\s>]|<report[\s>]/, 'a coverage report; name the test reports alone'],
    [/<checkstyle[\s>]/, 'a Checkstyle report; name the test reports alone'],
    [/<(?:!DOCTYPE )?html[\s>]/i, 'an HTML page; have the test runner write JUnit XML too'],
    [/^\{\s*"config"\s*:/, 'Playwright’s JSON; add its junit reporter'],
    [/^\[\s*\{[\s\S]{0,2000}"(?:elements|keyword)"\s*:/, 'Cucumber’s JSON; use its junit formatter'],
    [/^\{\s*"(?:version|examples)"\s*:/, 'RSpec’s JSON; use rspec_junit_formatter'],
    [/^\{\s*"type"\s*:\s*"suite"/, 'the JSON of Rust’s test harness; use cargo-nextest’s JUnit XML'],
];
const readable = 'JUnit XML, TRX, NUnit 3, xUnit.net v2, CTRF, TAP, go test -json, mocha’s and jest’s JSON are read';
/**
 * The format of a report, by its content.
 * @param head its beginning: a few thousand characters
 * @throws Error with one sentence that names what it is, as far as is known, and what to write instead
 */
function formatOf(head) {
    const start = head.trimStart();
    if (start === '')
        throw new Error('it is empty; did the test runner break off before it wrote its report?');
    const found = formats.find((format) => format.recognises(start));
    if (found !== undefined)
        return found;
    const other = others.find(([pattern]) => pattern.test(start));
    if (other !== undefined)
        throw new Error(`not a test report that is read: ${other[1]}`);
    const root = /<([A-Za-z][\w:.-]{0,60})/.exec(start)?.[1];
    throw new Error(`not a test report${root === undefined ? '' : `: its root is <${root}>`}; ${readable}`);
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/stream.js + 1 modules
var stream = __webpack_require__(24532);
;// CONCATENATED MODULE: ./lib/core/tests/report/index.js




/**
 * Adds the tests of one report to a tally.
 *
 * @returns what the reader of the result must know, in one sentence, such as that the report breaks off
 * @throws Error with one plain sentence where nothing of it can be read: it is another format, or empty
 */
async function readReport(chunks, tally) {
    return (0,stream/* readByHead */.q)(chunks, (head) => formatOf(head).reader({
        test: (facts) => tally.add((0,report_case/* reportedCase */.K)(facts)),
        totals: (totals) => tally.addTotals(totals),
    }));
}
/** Totals, failing and flaky tests, and durations of one report. */
async function readTestReport(chunks) {
    const tally = createTally();
    await readReport(chunks, tally);
    return tally.results();
}
//# sourceMappingURL=index.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/tally.js + 3 modules
var report_tally = __webpack_require__(11387);
// EXTERNAL MODULE: ./lib/adapters/evidence/glob.js + 1 modules
var glob = __webpack_require__(61863);
// EXTERNAL MODULE: ./lib/adapters/evidence/places.js
var places = __webpack_require__(67438);
// EXTERNAL MODULE: ./lib/adapters/evidence/stale.js
var evidence_stale = __webpack_require__(35817);
;// CONCATENATED MODULE: ./lib/adapters/evidence/reports.js
/** The test reports of the workspace, read one after the other into one tally. */










/** All reports together; beyond that the rest is named and left. */
const reportBytes = 2048 * 1048576;
/** A large monorepo writes a report a class. */
const reportFiles = 20_000;
/** Shards write a few, whose names say which is missing. */
const namesKept = 20;
/** A broken generator breaks every report it writes: naming the first few is enough. */
const brokenNamed = 5;
async function readReports(request) {
    const { patterns, cwd, env, testRoot, began, isEarlier, named, say, followed, passedAgain, flipped } = request;
    if (patterns.length === 0)
        return undefined;
    const { files, remarks } = await (0,glob/* findFiles */.l)(patterns, { cwd, env, bounds: { files: reportFiles, entries: 200_000 } });
    // Of one pattern among several the others tell; where none finds a file, nobody knows how the tests went.
    const blind = files.length === 0 ? 'any test report' : undefined;
    for (const remark of remarks)
        say('test-reports', `test-reports: ${remark}`, 'Check the pattern, and that the tests ran.', blind);
    const tally = (0,report_tally/* createTally */.X)({ locate: (0,places/* createPlaces */.B)({ cwd, testRoot }), followed, passedAgain, flipped });
    let of = '';
    const names = [];
    let broken = 0;
    let stale = 0;
    const earlier = [];
    let bytes = 0;
    const blame = (file, reason, advice) => {
        if (++broken <= brokenNamed)
            say('test-report-broken', `${named(file)}: ${reason}`, advice, `the test report ${named(file)}`);
    };
    for (const file of files) {
        const entry = await external_node_fs_.promises.stat(file).catch(() => undefined);
        if ((0,evidence_stale/* isOfEarlierBuild */.c)(entry, began)) {
            stale++;
            continue;
        }
        if (isEarlier(file, entry)) {
            earlier.push(named(file));
            continue;
        }
        bytes += entry?.size ?? 0;
        if (bytes > reportBytes) {
            const message = `test-reports: more than ${reportBytes / 1048576} MB; the rest is left out from ${named(file)} on`;
            say('test-reports', message, 'Narrow the pattern.', 'some of the test reports');
            break;
        }
        if (of !== runOf(file))
            tally.nextReport(file);
        of = runOf(file);
        try {
            const remark = await readReport((0,external_node_fs_.createReadStream)(file), tally);
            if (remark !== undefined)
                blame(file, remark, 'Did the test runner end before its time?');
            names.push(named(file));
        }
        catch (error) {
            blame(file, (0,errors/* messageOf */.b)(error), 'See what wrote it, or leave it out of `test-reports`; the other reports were read.');
        }
    }
    if (stale > 0)
        say('test-reports-stale', `${stale} of ${files.length} test reports are older than this build and were left out`, 'Did the tests run? Delete old reports before the build.');
    if (earlier.length > 0)
        say('test-reports-earlier', `${earlier.length} of ${(0,format/* formatCount */.B4)(files.length, 'test report')} ${earlier.length === 1 ? 'is' : 'are'} of an earlier run and not counted: ${(0,run_facts/* listed */.KE)(earlier)}`, 'Run the tests by `pipeline-guard exec -- COMMAND`, so that they write their reports anew.', earlier.length === files.length ? 'any test report of this run' : undefined);
    if (broken > brokenNamed)
        say('test-report-broken', `${(0,format/* formatCount */.B4)(broken - brokenNamed, 'more test report')} could not be read to the end`, 'See the first ones, which are named; what could be read of these was.', (0,format/* formatCount */.B4)(broken - brokenNamed, 'more test report'));
    if (names.length === 0)
        return undefined;
    const results = tally.results();
    const again = [...new Set(results.failures.map(key/* failedAgainKey */.Rx))].filter((key) => request.failedAgain.has(key));
    const unnamed = results.failed - results.failures.length;
    // Of more than are listed the count is enough; of fewer the reports tell no more than that something failed.
    if (unnamed > 0 && results.failures.length < report_tally/* listed */.K)
        say('test-report-unnamed', `${(0,format/* formatCount */.B4)(unnamed, 'failed test')} counted by the test reports and not named`, 'See the output of the test runner; have it write a report of each test.', 'which tests failed');
    return {
        ...results,
        ...(again.length === 0 ? {} : { failedAgain: again }),
        reports: names.length,
        ...(names.length > namesKept ? {} : { reportNames: names.map((name) => name.replaceAll('\\', '/')) }),
    };
}
/**
 * Surefire writes the reruns of a class to its own report, and its first run to that of a class nested in it: both are of
 * one run. Sorted by name, the nested class comes first.
 */
const runOf = (file) => file.replace(/(TEST-[^\\/$]+)\$[^\\/]*(\.xml)$/, '$1$2');
//# sourceMappingURL=reports.js.map

/***/ })

};
