export const id = 9495;
export const ids = [9495];
export const modules = {

/***/ 80845:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  K: () => (/* binding */ reportedCase)
});

// UNUSED EXPORTS: tidy

// EXTERNAL MODULE: ./lib/core/tests/cut.js
var cut = __webpack_require__(84337);
;// CONCATENATED MODULE: ./lib/core/tests/identity/suite.js
/**
 * The suite of a test as its dialect means it. JUnit XML has a place for a class and one for a suite, and every writer fills
 * them in its own way: jest-junit repeats the title in the class, mocha’s reporter puts it there alone, node:test writes
 * `test`, gotestsum the last part of the package, ctest the test’s own name. A suite must be one that the tests that pass
 * are counted under too, or a test that is not among the failures could not be known to have passed.
 */
/** node:test names the kind of a test where others name its class; gotestsum writes `.` of a package that was not built. */
const noClasses = new Set(['test', 'suite', '.']);
function suiteOf({ name, className, suites, file, project }) {
    const own = classAlone(className, name);
    const inner = suites.at(-1);
    const suite = own === undefined ? chain(suites) : inner !== undefined && endsIn(inner, own) ? inner : own;
    const where = project ?? (suite === undefined || !isQualified(suite) ? file?.replaceAll('\\', '/') : undefined);
    return {
        ...(suite === undefined ? {} : { suite }),
        ...(where === undefined || where === '' ? {} : { project: where }),
    };
}
/** The class without the test’s title; undefined where nothing is left. */
function classAlone(className, name) {
    if (className === undefined || className === name || noClasses.has(className))
        return undefined;
    if (name.endsWith(className) && name[name.length - className.length - 1] === ' ')
        return undefined;
    if (className.endsWith(name) && className[className.length - name.length - 1] === ' ')
        return className.slice(0, -name.length - 1);
    return className;
}
const chain = (suites) => suites.length === 0 ? undefined : suites.filter((each, at) => each !== suites[at - 1]).join(' > ');
/** `acme/cart` is the whole of `cart`. */
const endsIn = (whole, part) => whole.length > part.length && whole.endsWith(part) && /[/.\\]/.test(whole[whole.length - part.length - 1] ?? '');
/** A class with its package, a path, a crate: nothing else of the repository bears that name. */
const isQualified = (suite) => /[./\\$]|::/.test(suite) && !/\s/.test(suite);
//# sourceMappingURL=suite.js.map
// EXTERNAL MODULE: ./lib/core/tests/split/unit.js
var unit = __webpack_require__(85458);
;// CONCATENATED MODULE: ./lib/core/tests/report/location.js
// `Foo.java:12`, `x_test.go:12: `, `a.js:3:14`, `File "t.py", line 12`, `Foo.cs:line 12`, `foo.cc(12)`
const location_frame = /\.(java|kt|scala|groovy|py|[cm]?[jt]sx?|go|rs|rb|php|cs|fs|swift|dart|exs?|clj|lua|cc|cpp|cxx|c|h|hpp|mm?|vue|feature)(?::line |:|", line |\()(\d{1,7})(?::(\d{1,5}))?/g;
const pathCharacter = /[A-Za-z0-9_./\\@+~$[\]-]/;
const foreign = /(?:^|[\\/])(?:node_modules|site-packages|dist-packages|lib[\\/]python3\.\d+|\.cargo|rustc|gems|vendor|\.m2|\.gradle)[\\/]|^node:|^internal\/|^(?:\/usr\/|\/opt\/hostedtoolcache\/|~\/)/;
/** Test frameworks and runtimes, by the class before a JVM frame’s bracket. */
const foreignClass = /^(?:java|javax|jdk|sun|kotlin|scala|groovy|org\.(?:junit|testng|hamcrest|assertj|mockito|opentest4j|gradle|apache\.maven|spockframework|codehaus\.groovy)|com\.sun|io\.kotest)\./;
const charactersBack = 300;
function* framesOf(stack) {
    for (const found of stack.matchAll(location_frame)) {
        const end = found.index + 1 + (found[1]?.length ?? 0);
        let start = found.index;
        while (start > 0 && found.index - start < charactersBack && pathCharacter.test(stack[start - 1] ?? ''))
            start--;
        // `file:///home/a.js` and `file:///D:/a.js`
        const url = stack.slice(Math.max(0, start - 5), start) === 'file:' && stack.startsWith('///', start);
        if (url)
            start += 2;
        else if (/(?:^|[^A-Za-z])[A-Za-z]:$/.test(stack.slice(Math.max(0, start - 3), start)))
            start -= 2;
        const path = stack.slice(start, end);
        const line = Number(found[2]);
        if (line === 0 || start === found.index)
            continue;
        const declaringClass = stack[start - 1] === '(' ? classBefore(stack, start - 1) : undefined;
        yield {
            path,
            line,
            ...(found[3] === undefined ? {} : { column: Number(found[3]) }),
            ...(declaringClass === undefined ? {} : { declaringClass }),
        };
    }
}
/** `com.acme.FooTest` of `at com.acme.FooTest.works(`; undefined where no class stands there. */
const classBefore = (stack, bracket) => {
    const before = stack.slice(Math.max(0, bracket - charactersBack), bracket);
    const word = before.slice(before.lastIndexOf(' ') + 1).replace(/^\s+|^.*\//, '');
    const cut = word.lastIndexOf('.');
    return cut > 0 && !word.includes(':') ? word.slice(0, cut).replace(/\$.*$/, '') : undefined;
};
/** A JVM frame names only the file; its package is the folder below some source root. */
const pathOf = (found) => found.declaringClass === undefined || /[\\/]/.test(found.path)
    ? found.path
    : [...found.declaringClass.split('.').slice(0, -1), found.path].join('/');
const own = (found) => !foreign.test(found.path) && !(found.declaringClass !== undefined && foreignClass.test(`${found.declaringClass}.`));
const bare = (path) => (/([^\\/]+)\.\w+$/.exec(path)?.[1] ?? path).toLowerCase();
/**
 * @param stack at most a few KB of failure text
 * @param hint file or class of the test: a frame in it wins over frames of what it calls
 * @returns undefined when no frame of the project can be told
 */
function locationIn(stack, hint) {
    const frames = [...framesOf(stack)].filter(own);
    const wanted = (hint ?? '').toLowerCase().split(/[./\\$ :]/);
    const found = frames.find((candidate) => wanted.includes(bare(candidate.path))) ?? frames[0];
    if (found === undefined)
        return undefined;
    const file = pathOf(found).replace(/^\.\//, '');
    return { file, line: found.line, ...(found.column ? { column: found.column } : {}) };
}
//# sourceMappingURL=location.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/case.js




const { name: nameLength, message: messageLength, file: fileLength } = cut/* readLengths */.gW;
const storyLength = 16_384;
/** What the core makes of what a report says of one test: its suite, its place, its message; all of bounded length. */
function reportedCase(facts) {
    const name = tidy(facts.name) ?? '(no name)';
    const { suite, project } = suiteOf({ ...facts, name, className: tidy(facts.className) });
    const spoken = facts.outcome === 'failed' || facts.flaky === true;
    const message = spoken ? messageOf(facts) : undefined;
    const place = spoken ? placeOf(facts) : declaredPlace(facts);
    return {
        test: {
            ...(project === undefined ? {} : { project: project.slice(0, nameLength) }),
            ...(suite === undefined ? {} : { suite }),
            name,
            ...(message === undefined ? {} : { message }),
            ...place,
            ...(facts.durationMs === undefined ? {} : { durationMs: facts.durationMs }),
        },
        outcome: facts.outcome,
        flaky: facts.outcome === 'passed' && facts.flaky === true,
        unit: (0,unit/* unitOf */.uF)({ ...facts, suite, project })?.slice(0, fileLength),
    };
}
const blanks = /\s{2,}|[\t\n\r]/;
/** On one line, within bounds; undefined where nothing is left. */
const tidy = (text) => {
    const flat = (blanks.test(text ?? '') ? text?.slice(0, nameLength * 2).replace(/\s+/g, ' ') : text)?.trim();
    return flat === undefined || flat === '' ? undefined : flat.slice(0, nameLength);
};
/** go-junit-report and others write "Failed" as the message and the story in the text. */
const empty = /^(?:failed|failure|error|assertion failed|test failed)?\.?$/i;
/** Colours, as terminals take them, as pytest writes them (#x1B), and as they come out of our own reading. */
const colour = /(?:\u001b|#x1B|\ufffd|\u241b)\[[0-9;]{0,20}m/g;
const messageOf = ({ message = '', stack = '' }) => {
    const given = message.trim();
    const story = empty.test(given) ? withoutFrame(stack).trim() || given : given;
    const plain = story
        .slice(0, messageLength * 4)
        .replace(colour, '')
        .slice(0, messageLength);
    return plain === '' ? undefined : plain;
};
/** gotestsum leaves the lines of `go test` around what a test said. */
const withoutFrame = (story) => {
    const plain = story.replace(/^\s*(?:=== (?:RUN|PAUSE|CONT|NAME)|--- (?:FAIL|PASS|SKIP):?)[^\n]*$/gm, '');
    return plain.trim() === '' ? story : plain;
};
const declaredPlace = ({ file, line }) => ({
    ...(file === undefined || file === '' ? {} : { file: file.slice(0, fileLength) }),
    ...(line === undefined || line < 1 || !Number.isInteger(line) ? {} : { line }),
});
function placeOf(facts) {
    const declared = declaredPlace(facts);
    const hint = declared.file ?? facts.className;
    const found = locationIn((facts.stack ?? '').slice(0, storyLength), hint) ??
        locationIn((facts.message ?? '').slice(0, 4000), hint);
    if (found === undefined)
        return declared;
    if (declared.file !== undefined && baseName(declared.file) !== baseName(found.file))
        return declared;
    // The line that failed says more than the line the test begins at.
    return { file: declared.file ?? found.file, ...(found.line === undefined ? {} : { line: found.line }) };
}
const baseName = (path) => path.slice(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
//# sourceMappingURL=case.js.map

/***/ }),

/***/ 11387:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  X: () => (/* binding */ createTally),
  K: () => (/* binding */ listed)
});

// EXTERNAL MODULE: ./lib/core/tests/identity/key.js + 1 modules
var identity_key = __webpack_require__(78008);
// EXTERNAL MODULE: ./lib/core/tests/split/unit.js
var split_unit = __webpack_require__(85458);
;// CONCATENATED MODULE: ./lib/core/tests/split/times.js

/** 16 KB a run; beyond, the slowest are kept. */
const mostUnits = 2000;
/** Those of a run that are counted at all. */
const mostCounted = 20_000;
const bytesEach = 6;
/** Steps of the logarithm: neighbours are .02 % apart, and two bytes reach 49 days. */
const stepsADoubling = 2048;
/** Sums by unit and report: a suite that runs on three machines writes three reports, and one of them is its time. */
function createUnitTimes() {
    const byReport = new Map();
    let last;
    return {
        take(unit, { name, suite }, ms, report) {
            if (unit === undefined || ms === undefined || (0,split_unit/* isSubtest */.dc)(name))
                return;
            if (last === undefined || last.name !== unit || last.report !== report) {
                const key = `${report}\u0000${unit}`;
                last = byReport.get(key);
                if (last === undefined) {
                    if (byReport.size >= mostCounted)
                        return;
                    // Not a slice that keeps a whole piece of the report alive.
                    last = { name: JSON.parse(JSON.stringify(unit)), report, suite, ms: 0 };
                    byReport.set(key, last);
                }
            }
            last.ms += ms;
        },
        /** What a run keeps of them; nothing where no unit has a time. */
        pack(locate) {
            const longest = new Map();
            const slowest = [...byReport.values()].sort((a, b) => b.ms - a.ms).slice(0, mostUnits);
            for (const { name, report, suite, ms } of slowest) {
                const key = (0,split_unit/* unitKey */.g2)(hasFolder(name) ? locate((0,split_unit/* spelling */.DS)(name), report, suite) : name);
                longest.set(key, Math.max(longest.get(key) ?? 0, ms));
            }
            return longest.size === 0 ? {} : { fileTimes: packTimes(longest) };
        },
    };
}
/** `tests.test_cart` and `example.org/shop` are no files, and nobody need look for them. */
const hasFolder = (name) => /\.[A-Za-z]{1,6}$/.test(name) && /[\\/]/.test(name);
/** Sorted by key, so that equal times have equal bytes. */
function packTimes(times) {
    const bytes = new Uint8Array(times.size * bytesEach);
    const view = new DataView(bytes.buffer);
    const sorted = [...times].sort(([a], [b]) => a - b);
    sorted.forEach(([key, ms], at) => {
        view.setUint32(at * bytesEach, key);
        view.setUint16(at * bytesEach + 4, Math.min(65_535, Math.round(Math.log2(1 + Math.max(0, ms)) * stepsADoubling)));
    });
    let text = '';
    for (const byte of bytes)
        text += String.fromCharCode(byte);
    return btoa(text);
}
/** Milliseconds by key; what is no such text holds nothing. */
function unpackTimes(packed) {
    const times = new Map();
    if (!/^[A-Za-z0-9+/]*={0,2}$/.test(packed) || packed.length % 4 !== 0)
        return times;
    const text = atob(packed);
    const view = new DataView(Uint8Array.from(text, (character) => character.charCodeAt(0)).buffer);
    for (let at = 0; at + bytesEach <= text.length && times.size < mostUnits; at += bytesEach)
        times.set(view.getUint32(at), 2 ** (view.getUint16(at + 4) / stepsADoubling) - 1);
    return times;
}
//# sourceMappingURL=times.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/retries.js
const first = { isNew: true, failed: 0 };
const firstFailed = { isNew: true, failed: 1 };
const again = { isNew: false, failed: 0 };
const mended = { isNew: false, failed: -1 };
const failedNow = { isNew: false, failed: 1 };
/** Failing tests whose attempts are followed. */
const followed = 20_000;
function createRetries() {
    const byName = new Map();
    const all = [];
    let block = 0;
    let last;
    const follow = (id, failing) => {
        if (all.length >= followed)
            return;
        all.push(failing);
        const named = byName.get(id);
        if (named === undefined)
            byName.set(id, [failing]);
        else
            named.push(failing);
    };
    return {
        attempt(test, outcome) {
            const repeated = last !== undefined && alike(test, last);
            const rerun = repeated && isOfPytest(test);
            if (!repeated)
                block++;
            last = test;
            if (outcome === 'skipped' || (outcome === 'passed' && all.length === 0 && !rerun))
                return first;
            const id = `${test.project ?? ''}\u0000${test.suite ?? ''}\u0000${test.name}`;
            const before = byName
                .get(id)
                ?.find((failing) => isUnique(test) || (failing.block !== block && isIdentifier.test(test.name)));
            if (before !== undefined && (outcome === 'failed' || !before.passed || rerun)) {
                const { passed } = before;
                before.block = block;
                before.passed = outcome === 'passed';
                return passed === before.passed ? again : passed ? failedNow : mended;
            }
            if (outcome === 'passed' && !rerun)
                return first;
            follow(id, { test, block, passed: outcome === 'passed' });
            return !rerun ? firstFailed : outcome === 'passed' ? again : failedNow;
        },
        get failing() {
            return all.filter(({ passed }) => !passed).map(({ test }) => test);
        },
        get flaky() {
            return all.filter(({ passed }) => passed).map(({ test }) => test);
        },
    };
}
const alike = (a, b) => a.name === b.name && a.suite === b.suite && a.project === b.project;
/** What a compiler or an interpreter names, with its parameters; a sentence is what a person wrote. */
const isIdentifier = /^[\p{L}_$][\p{L}\p{N}_$.:-]*(?:[([{].*)?$/u;
/** pytest-rerunfailures writes an attempt that failed as if it had passed; its names come once otherwise. */
const isOfPytest = ({ name, suite = '', file = '' }) => name.startsWith('test_') && (file.endsWith('.py') || /^[\w.]+$/.test(suite));
/** Go’s functions in a package, pytest’s in a module, a Java method without parameters. */
const isUnique = (test) => test.name.endsWith('()') || isOfPytest(test) || (isOfGo.test(test.name) && /^[\w.~/-]+$/.test(test.suite ?? ''));
const isOfGo = /^(?:Test|Fuzz|Example)(?:[^a-z]|$)/;
//# sourceMappingURL=retries.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/subtests.js
/** `TestCart` of `TestCart/applies_a_voucher` (https://pkg.go.dev/testing#hdr-Subtests_and_Sub_benchmarks). */
const subtests_isOfGo = /^(?:Test|Fuzz|Example)(?:[^a-z]|$)/;
/** Without the tests of Go of which a subtest is listed: only the subtest has something to say. */
function withoutGoParents(tests) {
    const parents = new Set(tests.flatMap((test) => (subtests_isOfGo.test(test.name) ? parentsOf(test) : [])));
    return parents.size === 0 ? tests : tests.filter((test) => !parents.has(keyOf(test, test.name)));
}
const keyOf = ({ project = '', suite = '' }, name) => `${project}\u0000${suite}\u0000${name}`;
function parentsOf(test) {
    const parts = test.name.split('/');
    return parts.slice(1).map((_, at) => keyOf(test, parts.slice(0, at + 1).join('/')));
}
//# sourceMappingURL=subtests.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/suite-marks.js
var suite_marks = __webpack_require__(48303);
;// CONCATENATED MODULE: ./lib/core/tests/report/tally.js





/** Failing and flaky tests named at most. */
const listed = 100;
const slowestListed = 10;
const suitesListed = 200;
const skipsListed = 200;
/** Of more tests it is not remembered which ran: 12 kB. */
const marked = 10_000;
function createTally({ locate = (path) => path, followed = [], passedAgain = new Set(), flipped = new Map(), notice, } = {}) {
    const failures = [];
    const flaky = [];
    const skips = new Set();
    const times = createTimes(followed);
    const groups = createGroups();
    const units = createUnitTimes();
    const marks = new Set();
    let slowest = [];
    let total = 0;
    let failed = 0;
    let skipped = 0;
    let duration;
    let report = '';
    let retries = createRetries();
    const time = (test) => {
        if (test.durationMs === undefined)
            return;
        duration = (duration ?? 0) + test.durationMs;
        if (slowest.length < slowestListed || test.durationMs > (slowest.at(-1)?.test.durationMs ?? 0))
            slowest = [...slowest, { test: detached(timingOf(test)), report }].sort(bySlowness).slice(0, slowestListed);
    };
    const take = (list, tests) => {
        for (const test of tests.slice(0, listed - list.length))
            list.push({ test, report });
    };
    const close = () => {
        const failing = withoutGoParents(retries.failing);
        const again = failing.filter((test) => passedAgain.has((0,identity_key/* shortKey */.qU)(test)));
        failed -= retries.failing.length - failing.length + again.length;
        take(failures, again.length === 0 ? failing : failing.filter((test) => !again.includes(test)));
        take(flaky, [...withoutGoParents(retries.flaky), ...again]);
    };
    const placed = ({ test, report: from }) => ({
        ...test,
        ...(test.project === undefined ? {} : { project: located(test.project, from) }),
        ...(test.file === undefined ? {} : { file: locate(test.file, from, test.suite) }),
    });
    const located = (project, from) => (isPath(project) ? locate(project, from) : project);
    /** As the report names it, and as findings do. */
    const keysOf = (test) => [
        (0,identity_key/* shortKey */.qU)(test),
        ...(test.project === undefined ? [] : [(0,identity_key/* shortKey */.qU)({ ...test, project: located(test.project, report) })]),
    ];
    return {
        add({ test, outcome, flaky: retried, unit }) {
            time(test);
            if (outcome !== 'skipped')
                units.take(unit, test, test.durationMs, report);
            if (outcome === 'passed')
                times.take(test);
            const kept = outcome === 'failed' || retried ? detached(test) : test;
            const attempt = retries.attempt(kept, outcome);
            failed += attempt.failed;
            if (!attempt.isNew)
                return;
            total++;
            notice?.(test, outcome);
            if (outcome !== 'skipped') {
                groups.count(test, report);
                if (marks.size <= marked)
                    for (const key of keysOf(test))
                        marks.add(key);
            }
            if (outcome === 'skipped') {
                skipped++;
                if (skips.size < skipsListed)
                    skips.add((0,identity_key/* shortKey */.qU)(test));
            }
            else if ((retried || (outcome === 'passed' && flipped.has((0,identity_key/* shortKey */.qU)(test)))) && flaky.length < listed)
                flaky.push({ test: detached(kept), report });
        },
        addTotals(totals) {
            total += totals.total;
            failed += totals.failed;
            skipped += totals.skipped;
        },
        nextReport(file = '') {
            close();
            report = file;
            retries = createRetries();
        },
        results() {
            close();
            retries = createRetries();
            return {
                total,
                failed,
                skipped,
                ...(duration === undefined ? {} : { durationMs: rounded(duration) }),
                failures: failures.map(placed),
                flaky: flaky.map(placed),
                slowest: slowest.map(placed),
                ...suiteFacts(groups.all(), located),
                ...(times.all.size === 0 ? {} : { times: Object.fromEntries([...times.all].sort(byName)) }),
                ...(skips.size === 0 ? {} : { skips: [...skips].sort() }),
                ...units.pack(locate),
                ...(marks.size === 0 || marks.size > marked ? {} : { testMarks: (0,suite_marks/* markSuites */.X)([...marks], marked) }),
                ...probedOf(flaky, flipped, placed),
            };
        },
    };
}
function probedOf(flaky, flipped, placed) {
    const probed = flaky.flatMap((one) => {
        const executions = flipped.get((0,identity_key/* shortKey */.qU)(one.test));
        return executions === undefined ? [] : [{ ...placed(one), ...executions }];
    });
    return probed.length === 0 ? {} : { probed };
}
/** Times of the tests that are followed and passed, by their short keys; of one that runs in several places, the longest. */
function createTimes(followed) {
    // Most tests are known not to be among them by their name alone.
    const names = new Set(followed.map(({ name }) => name));
    const keys = new Set(followed.map(identity_key/* shortKey */.qU));
    const all = new Map();
    return {
        all,
        take(test) {
            if (!names.has(test.name))
                return;
            const key = (0,identity_key/* shortKey */.qU)(test);
            if (keys.has(key))
                all.set(key, Math.max(all.get(key) ?? 0, rounded(test.durationMs ?? 0)));
        },
    };
}
/** Counts by suite; tests of one suite mostly stand together. */
function createGroups() {
    const byName = new Map();
    let last;
    return {
        count({ project, suite, name }, report) {
            if (last === undefined || last.suite !== suite || last.project !== project || last.report !== report) {
                // Only a project may be a path, which is found near its report.
                const key = `${project === undefined ? '' : `${project}\u0000${report}`}\u0000${suite ?? ''}`;
                last = byName.get(key);
                if (last === undefined) {
                    last = { project, suite, report, tests: 0, names: 0 };
                    byName.set(key, last);
                }
            }
            last.tests++;
            last.names = (last.names + (0,identity_key/* hashOf */.qQ)(name)) & 0xffff;
        },
        all: () => [...byName.values()],
    };
}
/** Tests a suite: of all suites, or of the largest, with marks of all. */
function suiteFacts(groups, located) {
    const counts = new Map();
    for (const { project, suite, report, tests, names } of groups) {
        const name = (0,identity_key/* groupOf */.F8)({ suite, project: project === undefined ? undefined : located(project, report) });
        const other = counts.get(name);
        counts.set(name, { tests: tests + (other?.tests ?? 0), names: (names + (other?.names ?? 0)) & 0xffff });
    }
    if (counts.size === 0)
        return {};
    const largest = [...counts]
        .sort((a, b) => b[1].tests - a[1].tests || byName(a, b))
        .slice(0, suitesListed)
        .sort(byName);
    return {
        suites: Object.fromEntries(largest.map(([name, { tests }]) => [name, tests])),
        suiteTests: btoa(largest.map(([, { names }]) => String.fromCharCode(names >> 8, names & 255)).join('')),
        ...(counts.size > suitesListed ? { suiteMarks: (0,suite_marks/* markSuites */.X)([...counts.keys()]) } : {}),
    };
}
/** Not a slice that keeps a whole piece of the report alive. */
const detached = (test) => JSON.parse(JSON.stringify(test));
const isPath = (project) => /[\\/.]/.test(project);
/** Floating point sums of milliseconds are kept to the microsecond, so that equal reports give equal bytes. */
const rounded = (ms) => Math.round(ms * 1000) / 1000;
const timingOf = ({ message: _, ...test }) => test;
const bySlowness = ({ test: a }, { test: b }) => (b.durationMs ?? 0) - (a.durationMs ?? 0) || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
const byName = ([a], [b]) => a < b ? -1 : a > b ? 1 : 0;
//# sourceMappingURL=tally.js.map

/***/ }),

/***/ 85458:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DS: () => (/* binding */ spelling),
/* harmony export */   dc: () => (/* binding */ isSubtest),
/* harmony export */   g2: () => (/* binding */ unitKey),
/* harmony export */   uF: () => (/* binding */ unitOf)
/* harmony export */ });
/* unused harmony export namesOf */
/* harmony import */ var _identity_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(78008);
/** What a test suite is split by: the file, package or class a test stands in, as runners take it on their command line. */

/**
 * The unit of a test; undefined where the report names none.
 *
 * A file where there is one. Else the suite: a path (vitest, Playwright), a package (Go), a class (the JVM), without the
 * nested classes of a JVM class and without the classes of a Python module, which nobody can name by themselves there.
 */
function unitOf({ suite, project, file, suites = [] }) {
    if (file !== undefined && file !== '')
        return file;
    if (suite === undefined || suite === '' || !isPlace(suite))
        return isPath(project) ? project : undefined;
    if (suites.includes('pytest'))
        return moduleOf(suite);
    return suite.replace(/\$.*$/, '');
}
/** A class in its package, a path, an import path; “Cart › total” is none. */
const isPlace = (suite) => /[./\\$]|::/.test(suite) && !/\s/.test(suite);
const isPath = (project) => project !== undefined && /[\\/.]/.test(project);
/** `tests.test_cart` of `tests.test_cart.TestCart`: PEP 8 writes modules small and classes large. */
const moduleOf = (suite) => {
    const parts = suite.split('.');
    const firstClass = parts.findIndex((part, at) => at > 0 && /^[A-Z]/.test(part));
    return (firstClass < 0 ? parts : parts.slice(0, firstClass)).join('.');
};
/** Subtests of Go are part of the time of their parent (https://pkg.go.dev/testing#hdr-Subtests_and_Sub_benchmarks). */
const isSubtest = (name) => /^(?:Test|Fuzz|Example)[^/\s]*\//.test(name);
/** One spelling: slashes forward, no `./` before. */
const spelling = (unit) => unit.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
const unitKey = (unit) => (0,_identity_key_js__WEBPACK_IMPORTED_MODULE_0__/* .hashOf */ .qQ)(spelling(unit));
/** So many folders above the working directory may be part of a recorded path. */
const foldersAbove = 6;
/**
 * Every name a unit may be recorded by, the surest first: from a folder above, as it is given, from a folder below; then as
 * a module or class (`tests.test_cart`, `com.acme.CartTest`).
 *
 * @param above names of the folders the working directory lies in, the outermost first
 */
function namesOf(given, above) {
    const path = spelling(given.replace(/::.*$/, '').replace(/#.*$/, ''));
    const parts = path.split('/');
    const near = above.slice(-foldersAbove);
    const longer = near.map((_, at) => [...near.slice(at), path].join('/'));
    const shorter = parts.slice(0, -1).map((_, at) => parts.slice(at + 1).join('/'));
    const paths = [...longer, path, ...shorter.filter((name) => name.includes('/'))];
    const dotted = [path, ...shorter].map((name) => name.replace(/\.\w+$/, '').replaceAll('/', '.'));
    const base = parts.length > 1 ? parts.slice(-1) : [];
    return [...paths, ...dotted, ...base];
}
//# sourceMappingURL=unit.js.map

/***/ })

};
