export const id = 5551;
export const ids = [5551];
export const modules = {

/***/ 65551:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  readCoverageReports: () => (/* binding */ readCoverageReports)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(73024);
// EXTERNAL MODULE: ./lib/core/tests/report/stream.js + 1 modules
var stream = __webpack_require__(24532);
// EXTERNAL MODULE: ./lib/core/tests/report/xml/elements.js + 1 modules
var xml_elements = __webpack_require__(99619);
;// CONCATENATED MODULE: ./lib/core/coverage/format.js
const brokeOff = 'it breaks off in the middle';
/** A whole number of at most nine digits; undefined for anything else. */
const wholeOf = (text) => text !== undefined && /^\d{1,9}$/.test(text) ? Number(text) : undefined;
/** How often something ran: tools write more than fits, fractions and exponents; only whether it did is of interest. */
const ranAtAll = (text) => text !== undefined && /^\d/.test(text) && Number.parseFloat(text) > 0;
//# sourceMappingURL=format.js.map
;// CONCATENATED MODULE: ./lib/core/coverage/formats/clover.js
/**
 * Clover’s XML, as PHPUnit, Istanbul and gcovr write it. Lines of methods are no statements, and are not counted. Branches are not
 * told: `truecount` is how often a condition was true (OpenClover), or how many of its ways were taken (Istanbul), and no report
 * says which.
 */


const format = {
    known: new Set(['coverage', 'project', 'package', 'file', 'class', 'line']),
    texts: new Set(),
    skipped: new Set(),
};
const clover = {
    recognises: (head) => /<coverage[^>]{0,2000}\sclover\s*=|<coverage[^>]{0,2000}>\s*<project\b/.test(head),
    reader(found) {
        let file;
        const elements = (0,xml_elements/* readElements */.c)(format, {
            open(name, attributes) {
                if (name === 'file') {
                    const path = attributes['path'] || attributes['name'];
                    file = path ? found.file(path, 'clover') : undefined;
                }
                if (name !== 'line' || file === undefined || attributes['type'] === 'method')
                    return;
                const line = wholeOf(attributes['num']);
                if (line === undefined)
                    return;
                const counts = attributes['count'] === undefined ? ['truecount', 'falsecount'] : ['count'];
                file.line(line, counts.some((count) => ranAtAll(attributes[count])));
            },
            close(name) {
                if (name === 'file')
                    file = undefined;
            },
        });
        return { write: elements.write, end: () => (elements.end() ? brokeOff : undefined) };
    },
};
//# sourceMappingURL=clover.js.map
;// CONCATENATED MODULE: ./lib/core/coverage/formats/cobertura.js
/** Cobertura XML, as coverage.py, Istanbul, coverlet, gcovr, PHPUnit, cargo-llvm-cov and GitLab’s own converters write it. */


const cobertura_format = {
    known: new Set(['coverage', 'sources', 'source', 'packages', 'package', 'classes', 'class', 'lines', 'line']),
    texts: new Set(['source']),
    // Their lines are those of the class once more.
    skipped: new Set(['methods']),
};
/** `50% (1/2)` */
const ways = /\((\d{1,6})\/(\d{1,6})\)/;
const cobertura = {
    recognises: (head) => /<coverage[^>]{0,2000}\sline-rate\s*=|cobertura|<coverage[^>]{0,2000}>\s*<(?:sources|packages)\b/.test(head),
    reader(found) {
        const sources = [];
        let file;
        const elements = (0,xml_elements/* readElements */.c)(cobertura_format, {
            open(name, attributes) {
                if (name === 'class') {
                    const path = attributes['filename'] || undefined;
                    file = path === undefined ? undefined : found.file(fromSource(path, sources), 'cobertura');
                }
                if (name !== 'line' || file === undefined)
                    return;
                const line = wholeOf(attributes['number']);
                if (line === undefined)
                    return;
                file.line(line, ranAtAll(attributes['hits']));
                const [, taken, all] = ways.exec(attributes['condition-coverage'] ?? '') ?? [];
                if (taken !== undefined && all !== undefined)
                    file.branch(line, { covered: Number(taken), total: Number(all) });
            },
            close(name, text) {
                if (name === 'source' && text.trim() !== '' && sources.length < 1000)
                    sources.push(text.trim());
                if (name === 'class')
                    file = undefined;
            },
        });
        return { write: elements.write, end: () => (elements.end() ? brokeOff : undefined) };
    },
};
/** Below the one folder that is named; of several nobody says which it is. */
function fromSource(path, sources) {
    const [source, ...more] = sources;
    const isWhole = /^(?:[/\\]|[A-Za-z]:)/.test(path);
    if (source === undefined || more.length > 0 || isWhole || source === '.')
        return path;
    return `${source.replace(/[/\\]$/, '')}/${path}`;
}
//# sourceMappingURL=cobertura.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/lines.js
var report_lines = __webpack_require__(33327);
;// CONCATENATED MODULE: ./lib/core/coverage/formats/go-profile.js
/** The profile of `go test -coverprofile`: blocks with their statements, which Go counts; a block is named once for each test binary. */


/** `example.com/shop/cart/cart.go:3.43,4.21 1 1`; a path of Windows has a colon of its own. */
const block = /^(.{1,1000}):(\d{1,9}\.\d{1,9},\d{1,9}\.\d{1,9}) (\d{1,9}) (\d{1,20})$/;
const goProfile = {
    recognises: (head) => /^mode: (?:set|count|atomic)\b/.test(head),
    reader(found) {
        let strange = false;
        const lines = (0,report_lines/* readLines */.S)((line) => {
            const [, path, place, statements, count] = block.exec(line) ?? [];
            if (path === undefined || place === undefined)
                strange ||= !/^(?:mode: \w+)?$/.test(line.trim());
            else
                found.file(path, 'go').line(place, ranAtAll(count), wholeOf(statements) ?? 1);
        });
        return {
            write: lines.write,
            end() {
                lines.end();
                return strange ? brokeOff : undefined;
            },
        };
    },
};
//# sourceMappingURL=go-profile.js.map
;// CONCATENATED MODULE: ./lib/core/coverage/formats/jacoco.js
/** JaCoCo’s XML; Kover and gcovr write it too. A line counts as covered where an instruction of it ran, as JaCoCo counts it. */


const jacoco_format = {
    known: new Set(['report', 'group', 'package', 'sourcefile', 'line', 'counter']),
    texts: new Set(),
    // Counters of classes and methods, which the lines of the source files hold already.
    skipped: new Set(['class']),
};
const jacoco = {
    recognises: (head) => /<!DOCTYPE\s+report|<report[^>]{0,2000}>\s*<(?:sessioninfo|group|package|counter)\b/.test(head),
    reader(found) {
        let folder = '';
        let file;
        let counters = {};
        const elements = (0,xml_elements/* readElements */.c)(jacoco_format, {
            open(name, attributes) {
                if (name === 'package')
                    folder = attributes['name'] ?? '';
                if (name === 'sourcefile') {
                    const path = [folder, attributes['name'] ?? ''].filter((part) => part !== '').join('/');
                    file = found.file(path, 'jacoco');
                    counters = {};
                }
                if (file === undefined)
                    return;
                const counter = (of) => wholeOf(attributes[of]) ?? 0;
                if (name === 'counter')
                    counters[attributes['type'] ?? ''] = {
                        covered: counter('covered'),
                        total: counter('covered') + counter('missed'),
                    };
                const line = name === 'line' ? wholeOf(attributes['nr']) : undefined;
                // gcovr names the lines and not what ran of them: its counters tell.
                if (line === undefined || (attributes['ci'] ?? attributes['mi']) === undefined)
                    return;
                file.line(line, counter('ci') > 0);
                const total = counter('mb') + counter('cb');
                if (total > 0)
                    file.branch(line, { covered: counter('cb'), total });
            },
            close(name) {
                if (name !== 'sourcefile')
                    return;
                const { LINE: lines, BRANCH: branches } = counters;
                if (lines !== undefined)
                    file?.counts(lines, branches);
                file = undefined;
            },
        });
        return { write: elements.write, end: () => (elements.end() ? brokeOff : undefined) };
    },
};
//# sourceMappingURL=jacoco.js.map
// EXTERNAL MODULE: ./lib/core/tests/report/formats/json.js + 1 modules
var json = __webpack_require__(68862);
;// CONCATENATED MODULE: ./lib/core/coverage/formats/json.js
/** Coverage as one JSON document: of Istanbul (`coverage-final.json`, `coverage-summary.json`) and of coverage.py. */


const jsonCoverage = {
    recognises: (head) => head.startsWith('{') && /"(?:statementMap|executed_lines|total)"\s*:|"meta"\s*:[\s\S]*"files"\s*:/.test(head),
    reader: (found) => {
        const reader = (0,json/* readJson */.Vh)((document) => take((0,json/* objectOf */.Xy)(document), found), undefined);
        return { write: reader.write, end: () => (reader.end() === undefined ? undefined : brokeOff) };
    },
};
function take(document, found) {
    if (document['meta'] !== undefined && document['files'] !== undefined)
        for (const [path, file] of Object.entries((0,json/* objectOf */.Xy)(document['files'])))
            pythonFile(path, (0,json/* objectOf */.Xy)(file), found);
    else
        for (const [path, given] of Object.entries(document)) {
            const file = (0,json/* objectOf */.Xy)(given);
            if (file['statementMap'] !== undefined)
                istanbulFile((0,json/* textOf */.b6)(file['path']) ?? path, file, found);
            else if (path !== 'total')
                summaryOf(path, file, found);
        }
    return undefined;
}
/** https://coverage.readthedocs.io/en/latest/commands/cmd_json.html */
function pythonFile(path, file, found) {
    const sink = found.file(path, 'coverage.py');
    for (const [key, covered] of [
        ['executed_lines', true],
        ['missing_lines', false],
    ])
        for (const line of numbersIn(file[key]))
            sink.line(line, covered);
    const summary = (0,json/* objectOf */.Xy)(file['summary']);
    const named = [...pairsIn(file['executed_branches'], true), ...pairsIn(file['missing_branches'], false)];
    for (const { way, covered } of named)
        sink.branch(way, { covered: covered ? 1 : 0, total: 1 });
    const [covered, total] = [(0,json/* numberOf */.rl)(summary['covered_branches']), (0,json/* numberOf */.rl)(summary['num_branches'])];
    if (named.length === 0 && covered !== undefined && total)
        sink.branch('all', { covered, total });
}
function pairsIn(given, covered) {
    return Array.isArray(given) ? given.map((pair) => ({ way: JSON.stringify(pair).slice(0, 60), covered })) : [];
}
/** A line counts as often as its statements that begin there do at the most; a branch is a way of a decision. */
function istanbulFile(path, file, found) {
    const sink = found.file(path, 'istanbul');
    const counts = (0,json/* objectOf */.Xy)(file['s']);
    for (const [id, place] of Object.entries((0,json/* objectOf */.Xy)(file['statementMap']))) {
        const line = (0,json/* numberOf */.rl)((0,json/* objectOf */.Xy)((0,json/* objectOf */.Xy)(place)['start'])['line']);
        if (line !== undefined)
            sink.line(line, ((0,json/* numberOf */.rl)(counts[id]) ?? 0) > 0);
    }
    for (const [id, given] of Object.entries((0,json/* objectOf */.Xy)(file['b']))) {
        const ways = Array.isArray(given) ? given : [];
        if (ways.length > 0)
            sink.branch(id, { covered: ways.filter((count) => ((0,json/* numberOf */.rl)(count) ?? 0) > 0).length, total: ways.length });
    }
}
function summaryOf(path, file, found) {
    const lines = countedOf(file['lines']);
    if (lines !== undefined)
        found.file(path, 'summary').counts(lines, countedOf(file['branches']));
}
function countedOf(given) {
    const { covered, total } = (0,json/* objectOf */.Xy)(given);
    const [some, all] = [(0,json/* numberOf */.rl)(covered), (0,json/* numberOf */.rl)(total)];
    return some === undefined || all === undefined || some > all ? undefined : { covered: some, total: all };
}
const numbersIn = (given) => Array.isArray(given) ? given.filter((each) => (0,json/* numberOf */.rl)(each) !== undefined) : [];
//# sourceMappingURL=json.js.map
;// CONCATENATED MODULE: ./lib/core/coverage/formats/lcov.js
/** lcov’s tracefile (geninfo(1)), which most languages’ tools can write. */


const lcov = {
    recognises: (head) => /^(?:#[^\n]*\n|\s)*(?:TN:|SF:)/.test(head),
    reader(found) {
        let file;
        const lines = (0,report_lines/* readLines */.S)((line) => {
            const colon = line.indexOf(':');
            const [kind, rest] = colon < 0 ? [line.trim(), ''] : [line.slice(0, colon), line.slice(colon + 1)];
            if (kind === 'SF')
                file = rest.trim() === '' ? undefined : found.file(rest.trim(), 'lcov');
            else if (kind === 'end_of_record')
                file = undefined;
            else if (kind === 'DA') {
                const [number, count] = rest.split(',');
                const at = wholeOf(number);
                if (at !== undefined && at > 0)
                    file?.line(at, ranAtAll(count));
            }
            else if (kind === 'BRDA') {
                const [number = '', ...way] = rest.split(',');
                const taken = way.pop();
                if (way.length > 1)
                    file?.branch(`${number},${way.join(',')}`, { covered: ranAtAll(taken) ? 1 : 0, total: 1 });
            }
        });
        return {
            write: lines.write,
            // A record that is not closed breaks off, whether or not its last line is whole.
            end: () => (lines.end() && file !== undefined ? brokeOff : file === undefined ? undefined : brokeOff),
        };
    },
};
//# sourceMappingURL=lcov.js.map
;// CONCATENATED MODULE: ./lib/core/coverage/formats/index.js






const formats = [goProfile, lcov, clover, cobertura, jacoco, jsonCoverage];
/** What is not read, and what to write instead. */
const others = [
    [/^SQLite format 3/, 'the data of coverage.py; run `coverage xml` or `coverage json`'],
    [/"llvm\.coverage\.json\.export"|^\{\s*"data"\s*:/, 'llvm-cov’s JSON; export it with `--format=lcov`'],
    [/^\{\s*"result"\s*:/, 'raw data of V8; have c8 write lcov or JSON'],
    [/^\{\s*"[^"]{1,80}"\s*:\s*\{\s*"coverage"\s*:/, 'SimpleCov’s own; add simplecov-lcov or simplecov-cobertura'],
    [/^\{\s*"[^"]{1,300}\.dll"\s*:/, 'coverlet’s own JSON; write cobertura'],
    [/<CoverageSession[\s/>]/, 'OpenCover’s XML; write cobertura'],
    [/<testsuites?[\s>]/, 'a test report; name it under test-reports'],
    [/<(?:!DOCTYPE )?html[\s>]/i, 'an HTML page; have the tool write XML, lcov or JSON too'],
    [/^\s*-:\s+0:Source:/, 'gcov’s text; run gcovr or geninfo'],
];
const readable = 'Cobertura, JaCoCo and Clover XML, lcov, Istanbul’s and coverage.py’s JSON and Go’s cover profile are read';
/**
 * @param head the beginning of the report
 * @throws Error with one sentence that names what it is, as far as is known, and what to write instead
 */
function formatOf(head) {
    const start = head.trimStart();
    if (start === '')
        throw new Error('it is empty');
    const found = formats.find((format) => format.recognises(start));
    if (found !== undefined)
        return found;
    const other = others.find(([pattern]) => pattern.test(start));
    throw new Error(`not a coverage report: ${other === undefined ? readable : other[1]}`);
}
//# sourceMappingURL=index.js.map
;// CONCATENATED MODULE: ./lib/core/coverage/read.js
/** Reads a coverage report of any format as a stream. */


/**
 * Adds one report to a tally.
 *
 * @returns what is wrong with it, in a few words, where it could not be read to its end
 * @throws Error in one sentence where it is no coverage report, or too large
 */
const readCoverage = (chunks, found) => (0,stream/* readByHead */.q)(chunks, (head) => formatOf(head).reader(found));
//# sourceMappingURL=read.js.map
// EXTERNAL MODULE: ./lib/core/coverage/tally.js
var coverage_tally = __webpack_require__(84216);
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
// EXTERNAL MODULE: ./lib/adapters/evidence/glob.js + 1 modules
var glob = __webpack_require__(61863);
// EXTERNAL MODULE: ./lib/adapters/evidence/places.js
var places = __webpack_require__(67438);
// EXTERNAL MODULE: ./lib/adapters/evidence/stale.js
var stale = __webpack_require__(35817);
;// CONCATENATED MODULE: ./lib/adapters/evidence/coverage.js
/** The coverage reports of the workspace, read one after the other into one tally. */







/** All reports together. */
const reportBytes = 1024 * 1048576;
/**
 * A part of the coverage would be a drop that is none: where one report cannot be read to its end there is no coverage, and
 * it is said why.
 */
async function readCoverageReports(request) {
    const { patterns, cwd, env, testRoot, began, named, say } = request;
    if (patterns.length === 0)
        return undefined;
    const { files, remarks } = await (0,glob/* findFiles */.l)(patterns, { cwd, env });
    const blind = files.length === 0 ? 'any coverage report' : undefined;
    for (const remark of remarks)
        say('coverage-reports', `coverage-reports: ${remark}`, 'Check the pattern, and that the tests ran.', blind);
    const locate = (0,places/* createPlaces */.B)({ cwd, testRoot });
    const tally = (0,coverage_tally/* createCoverage */.X)();
    let [bytes, reports, isWhole] = [0, 0, true];
    const blame = (file, reason) => {
        isWhole = false;
        say('coverage-report-broken', `${named(file)}: ${reason}`, 'Coverage is not told of this run.', 'the coverage');
    };
    for (const file of files) {
        const entry = await external_node_fs_.promises.stat(file).catch(() => undefined);
        if ((0,stale/* isOfEarlierBuild */.c)(entry, began)) {
            say('coverage-report-stale', `${named(file)}: older than this build`, 'It was left out. Did the tests run?');
            continue;
        }
        bytes += entry?.size ?? 0;
        if (bytes > reportBytes) {
            blame(file, `more than ${reportBytes / 1048576} MB of coverage reports up to here`);
            break;
        }
        try {
            const wrong = await readCoverage((0,external_node_fs_.createReadStream)(file), tally.report((path) => locate(path, file)));
            if (wrong !== undefined)
                blame(file, wrong);
            reports += 1;
        }
        catch (error) {
            blame(file, (0,errors/* messageOf */.b)(error));
        }
        if (tally.tooMuch) {
            blame(file, 'more lines and branches than can be counted');
            break;
        }
    }
    const coverage = isWhole ? tally.results() : undefined;
    if (coverage === undefined && isWhole && reports > 0)
        say('coverage-reports', 'coverage-reports: no report has a line in it', 'Did the tests run with coverage?', 'the coverage');
    return coverage === undefined ? undefined : { ...coverage, reports };
}
//# sourceMappingURL=coverage.js.map

/***/ })

};
