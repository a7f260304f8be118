export const id = 7578;
export const ids = [7578];
export const modules = {

/***/ 67438:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B: () => (/* binding */ createPlaces)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/**
 * Files as reports name them → files of the repository. A class names a file below some source root, a runner started in a
 * folder names it from there, another machine names it by its own root: the tree that is checked out knows which is meant.
 */


function createPlaces({ cwd, testRoot, bound = 200_000 }) {
    let tree;
    const known = new Map();
    const exists = (path) => path !== '' && (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cwd, path));
    const find = (given, report, suite) => {
        const path = normal(given, cwd);
        const near = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) || /^[A-Za-z]:/.test(path) ? undefined : aboveReport(path, report);
        if (near !== undefined)
            return near;
        tree ??= treeOf(cwd, bound);
        const wanted = { path, report: slashed((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, report)), suite };
        const found = inTree(tree.get(baseOf(path)) ?? [], wanted) ?? inAnyCase(tree, wanted);
        if (found !== undefined)
            return found;
        return testRoot === undefined || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) ? path : (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(testRoot, path).split(node_path__WEBPACK_IMPORTED_MODULE_1__.sep).join('/');
    };
    /** In the report’s own folder or one above it, the nearest first: `target/` and `reports/` lie in the package they are of. */
    const aboveReport = (path, report) => {
        for (let folder = slashed((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(report)));; folder = parentOf(folder)) {
            const candidate = folder === '' ? path : `${folder}/${path}`;
            if (!folder.startsWith('..') && exists(candidate) && (path.includes('/') || folder === ''))
                return candidate;
            if (folder === '' || folder.startsWith('..'))
                return undefined;
        }
    };
    return (path, report, suite) => {
        const key = `${path}\u0000${(0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(report)}\u0000${suite ?? ''}`;
        const before = known.get(key);
        if (before !== undefined)
            return before;
        const found = find(path, report, suite);
        known.set(key, found);
        return found;
    };
}
const slashed = (path) => (node_path__WEBPACK_IMPORTED_MODULE_1__.sep === '\\' ? path.replaceAll('\\', '/') : path);
const parentOf = (folder) => (folder.includes('/') ? folder.slice(0, folder.lastIndexOf('/')) : '');
const baseOf = (path) => path.slice(path.lastIndexOf('/') + 1);
/** Without `file://` and `./`, slashes forward, and from the workspace where it lies there. */
function normal(given, cwd) {
    const path = given
        .replace(/^file:\/\//, '')
        .replaceAll('\\', '/')
        .replace(/^(?:\.\/)+/, '');
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path))
        return path;
    const inside = slashed((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, path));
    return inside.startsWith('..') || (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(inside) ? path : inside;
}
/**
 * Windows and macOS find a file by any spelling of its name, and reports repeat the one they were given. Only where no
 * file is spelt so, and one alone is by other capitals.
 */
function inAnyCase(tree, { path, ...wanted }) {
    const name = baseOf(path).toLowerCase();
    const spelt = new Map([...tree].flatMap(([base, files]) => base.toLowerCase() === name ? files.map((file) => [file.toLowerCase(), file]) : []));
    const found = spelt.size === 0 ? undefined : inTree([...spelt.keys()], { ...wanted, path: path.toLowerCase() });
    return found === undefined ? undefined : spelt.get(found);
}
/** The file that shares most of its end with the path, then with the package, then most of its beginning with the report. */
function inTree(candidates, { path, report, suite }) {
    const wanted = path.split('/').reverse();
    const packages = (suite ?? '').split('/').reverse();
    const scored = candidates
        .map((file) => {
        const parts = file.split('/').reverse();
        const folders = parts.slice(1);
        return {
            file,
            score: [
                shared(parts, wanted),
                wanted.length === 1 ? shared(folders, packages) : 0,
                shared(file.split('/'), report.split('/')),
                built.test(file) ? 0 : 1,
            ],
        };
    })
        .sort((a, b) => compare(b.score, a.score));
    const [best, second] = scored;
    if (best === undefined)
        return undefined;
    // `com/acme/A.java` is not `org/other/A.java`; of another machine’s absolute path only the end can be here.
    const least = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(path) || /^[A-Za-z]:/.test(path) ? Math.min(2, wanted.length) : wanted.length;
    const enough = (best.score[0] ?? 0) >= least || (best.score[0] ?? 0) === best.file.split('/').length;
    return enough && (second === undefined || compare(best.score, second.score) !== 0) ? best.file : undefined;
}
/** Copies, not sources. */
const built = /(?:^|\/)(?:target|build|dist|out|bin|obj)\//;
const compare = (a, b) => {
    const at = a.findIndex((value, index) => value !== b[index]);
    return at < 0 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
};
const shared = (a, b) => {
    const at = a.findIndex((part, index) => part !== b[index]);
    return at < 0 ? a.length : at;
};
const closed = new Set(['.git', 'node_modules', '.venv', 'venv', '.gradle', '.tox', '__pycache__']);
/** Files of the workspace by their base name; links are not followed. */
function treeOf(cwd, bound) {
    const files = new Map();
    const folders = [''];
    let left = bound;
    for (let folder = folders.shift(); folder !== undefined && left > 0; folder = folders.shift()) {
        for (const entry of entriesOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(cwd, folder))) {
            left--;
            const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
            if (entry.isDirectory() && !closed.has(entry.name))
                folders.push(path);
            else if (entry.isFile()) {
                const named = files.get(entry.name);
                if (named === undefined)
                    files.set(entry.name, [path]);
                else
                    named.push(path);
            }
        }
    }
    return files;
}
function entriesOf(folder) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
    }
    catch {
        // What may not be read has no sources for us.
        return [];
    }
}
//# sourceMappingURL=places.js.map

/***/ }),

/***/ 35817:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isOfEarlierBuild)
/* harmony export */ });
/** The controller’s clock is not the agent’s. */
const clockTolerance = 60_000;
/** @param began start of the build, in ms since the epoch, where it is known */
const isOfEarlierBuild = (entry, began) => began !== undefined && entry !== undefined && entry.mtimeMs < began - clockTolerance;
//# sourceMappingURL=stale.js.map

/***/ }),

/***/ 68862:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c3: () => (/* binding */ listOf),
  rl: () => (/* binding */ numberOf),
  Xy: () => (/* binding */ objectOf),
  Vh: () => (/* binding */ readJson),
  b6: () => (/* binding */ textOf),
  CB: () => (/* binding */ textsOf)
});

// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
// EXTERNAL MODULE: ./lib/core/tests/report/format.js
var format = __webpack_require__(58305);
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/torn-json.js
/** A JSON document that breaks off or is spoilt, closed behind an object that is whole: what was written before is not lost. */
const closers = { '{': '}', '[': ']' };
/** @returns the longest beginning that is JSON once it is closed; undefined where no object in it is whole */
function parseTornJson(text) {
    const wholes = wholesIn(text);
    let best;
    // Up to the spoilt place every beginning parses, and none after it.
    for (let low = 0, high = wholes.length - 1; low <= high;) {
        const middle = (low + high + 1) >> 1;
        const { end, ending } = wholes[middle];
        try {
            best = { document: JSON.parse(text.slice(0, end) + ending) };
            low = middle + 1;
        }
        catch {
            high = middle - 1;
        }
    }
    return best;
}
function wholesIn(text) {
    const open = [];
    const found = [];
    let inString = false;
    for (let at = 0; at < text.length; at++) {
        const char = text[at];
        if (inString) {
            if (char === '\\')
                at++;
            else if (char === '"')
                inString = false;
        }
        else if (char === '"')
            inString = true;
        else if (char === '{' || char === '[')
            open.push(closers[char]);
        else if (char === '}' || char === ']') {
            if (open.pop() !== char)
                break;
            if (char === '}' && open.length > 0)
                found.push({ end: at + 1, ending: open.toReversed().join('') });
        }
    }
    return found;
}
//# sourceMappingURL=torn-json.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/formats/json.js
/** Reports that are one JSON document: read whole, within a bound, and looked at with care. */



const longest = 128 * 1048576;
/**
 * @param take what the document says
 * @throws Error in `end` where it is no JSON; in `write` where it is longer than 128 MB
 */
function readJson(take, found) {
    const parts = [];
    let length = 0;
    return {
        write(text) {
            length += text.length;
            if (length > longest)
                throw new Error(`longer than ${longest / 1048576} MB`);
            parts.push(text);
        },
        end() {
            const { document, torn } = parse(parts.join(''));
            const remark = take(document, found);
            return torn ? format/* brokeOff */.xV : remark;
        },
    };
}
function parse(text) {
    try {
        return { document: JSON.parse(text), torn: false };
    }
    catch (error) {
        // A control character that was not escaped costs itself; what breaks off, what stands behind the last whole object.
        const plain = text.replace(/[\u0000-\u001f]/g, ' ');
        try {
            return { document: JSON.parse(plain), torn: false };
        }
        catch {
            const begun = parseTornJson(plain);
            if (begun !== undefined)
                return { ...begun, torn: true };
        }
        throw new Error(`not JSON: ${(0,errors/* messageOf */.b)(error).slice(0, 200)}`);
    }
}
const objectOf = (value) => typeof value === 'object' && value !== null && !Array.isArray(value) ? value : {};
const listOf = (value) => (Array.isArray(value) ? value.map(objectOf) : []);
const textOf = (value) => typeof value === 'string' && value !== '' ? value : undefined;
const textsOf = (value) => Array.isArray(value) ? value.filter((each) => typeof each === 'string') : [];
/** A span or a line; undefined where it is none. */
const numberOf = (value) => typeof value === 'number' && Number.isFinite(value) && value >= 0 ? value : undefined;
//# sourceMappingURL=json.js.map

/***/ }),

/***/ 33327:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ readLines)
/* harmony export */ });
/** Pieces of text → whole lines, each cut at a bound. */
const longest = 65_536;
function readLines(take) {
    let rest = '';
    const line = (text) => take(text.endsWith('\r') ? text.slice(0, -1) : text);
    return {
        write(text) {
            const lines = (rest + text).split('\n');
            rest = lines.pop().slice(0, longest);
            for (const each of lines)
                line(each.slice(0, longest));
        },
        end() {
            const open = rest.trim() !== '';
            if (open)
                line(rest);
            rest = '';
            return open;
        },
    };
}
//# sourceMappingURL=lines.js.map

/***/ }),

/***/ 24532:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  q: () => (/* binding */ readByHead)
});

;// CONCATENATED MODULE: ./lib/core/tests/report/xml/text.js
/** Bytes of an XML report → text, by byte order mark, XML declaration, else UTF-8. */
const declared = /^[^>]{0,100}?<\?xml[^>]{0,200}?encoding\s{0,5}=\s{0,5}["']([A-Za-z0-9._-]{1,40})["']/;
const encodingOf = (head) => {
    const [a, b, c, d] = head;
    if (a === 0xef && b === 0xbb && c === 0xbf)
        return 'utf-8';
    if ((a === 0xff && b === 0xfe) || (a === 0x3c && b === 0 && c === 0x3f && d === 0))
        return 'utf-16le';
    if ((a === 0xfe && b === 0xff) || (a === 0 && b === 0x3c && c === 0 && d === 0x3f))
        return 'utf-16be';
    return declared.exec(String.fromCharCode(...head.subarray(0, 400)))?.[1] ?? 'utf-8';
};
/** A document that calls itself UTF-16 in single bytes is not: writers copy the declaration and transcode the rest. */
const decoderOf = (head) => {
    const label = encodingOf(head);
    const wide = /^utf-?16/i.test(label);
    const holdsZeros = head.subarray(0, 64).includes(0);
    try {
        return new TextDecoder(wide && !holdsZeros ? 'utf-8' : label);
    }
    catch {
        // A name nobody knows is a slip in the declaration more often than another encoding.
        return new TextDecoder('utf-8');
    }
};
// XML 1.0 forbids these even though test output is full of them (colours, terminal control): one is no reason to lose a report.
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
/**
 * Decodes a report piece by piece; characters XML forbids become U+FFFD.
 * @throws Error when the report is longer than `maxBytes`
 */
async function* decodeXml(chunks, maxBytes) {
    let head = new Uint8Array(0);
    let decoder;
    let read = 0;
    for await (const chunk of chunks) {
        read += chunk.length;
        if (read > maxBytes)
            throw new Error(`longer than ${Math.round(maxBytes / 1048576)} MB`);
        if (decoder === undefined && head.length + chunk.length < 400) {
            head = joined(head, chunk);
            continue;
        }
        const bytes = decoder === undefined && head.length > 0 ? joined(head, chunk) : chunk;
        decoder ??= decoderOf(bytes);
        yield decoder.decode(bytes, { stream: true }).replace(forbidden, '\ufffd');
    }
    if (decoder === undefined)
        yield decoderOf(head).decode(head).replace(forbidden, '\ufffd');
    else
        yield decoder.decode().replace(forbidden, '\ufffd');
}
const joined = (a, b) => {
    const both = new Uint8Array(a.length + b.length);
    both.set(a);
    both.set(b, a.length);
    return both;
};
//# sourceMappingURL=text.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/stream.js

/** Enough to see the format, a log before it and all. */
const headLength = 16_384;
/** No report says more than this; what a suite printed is most of it, and passed over. */
const maxBytes = 512 * 1048576;
/**
 * @param readerOf the reader for a report that begins so
 * @returns what is wrong with it, where it could not be read to its end
 * @throws Error where it is too large, and whatever `readerOf` throws
 */
async function readByHead(chunks, readerOf) {
    let head = '';
    let reader;
    const start = () => {
        const begun = readerOf(head);
        // A document starts where its first character does; what a log said before it is passed over by XML’s reader alone.
        begun.write(head.trimStart());
        return begun;
    };
    for await (const text of decodeXml(chunks, maxBytes)) {
        if (reader !== undefined)
            reader.write(text);
        else {
            head += text;
            if (head.length >= headLength)
                reader = start();
        }
    }
    reader ??= start();
    return reader.end();
}
//# sourceMappingURL=stream.js.map

/***/ }),

/***/ 99619:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  c: () => (/* binding */ readElements)
});

;// CONCATENATED MODULE: ./lib/core/tests/report/xml/scan.js
/**
 * Tags and text of a report, forgivingly: what a strict parser refuses (a raw `<` or `&`, `&nbsp;`, an attribute given
 * twice, a log before the document, two documents, a torn end) costs a value here, not the report. Nothing is expanded:
 * entities that are declared or fetched stay as they are written, so neither a bomb nor a file can come in by one.
 */
/** A tag longer than this is none: its `<` is taken for text. */
const longestTag = 1_048_576;
const longestName = 100;
const endOf = {
    cdata: ']]>',
    comment: '-->',
    instruction: '?>',
    'skip-cdata': ']]>',
};
function createXmlScanner(listener) {
    let rest = '';
    let mode = 'content';
    let skipped = '';
    /** One step from `at`; undefined where more text is needed. */
    function step(text, at) {
        if (mode === 'content')
            return content(text, at);
        if (mode === 'skip')
            return skip(text, at);
        const end = text.indexOf(endOf[mode], at);
        if (mode === 'cdata' && listener.wantsText) {
            // Two characters may begin the end of it.
            const stop = end < 0 ? Math.max(at, text.length - 2) : end;
            if (stop > at)
                listener.text(text.slice(at, stop));
            if (end < 0)
                return stop > at ? stop : undefined;
        }
        if (end < 0)
            return text.length - at > 2 ? text.length - 2 : undefined;
        const length = endOf[mode].length;
        mode = mode === 'skip-cdata' ? 'skip' : 'content';
        return end + length;
    }
    function content(text, at) {
        const tag = text.indexOf('<', at);
        const stop = tag < 0 ? text.length : tag;
        if (stop > at) {
            if (listener.wantsText) {
                // An entity may be torn between two pieces.
                const whole = tag < 0 ? beforeTornEntity(text, at) : stop;
                if (whole > at)
                    listener.text(resolved(text.slice(at, whole)));
                return whole > at ? whole : undefined;
            }
            return stop;
        }
        return tag < 0 ? undefined : markup(text, tag);
    }
    function markup(text, at) {
        const next = text.charCodeAt(at + 1);
        if (Number.isNaN(next))
            return undefined;
        if (next === 0x21) {
            if (text.length - at < 9 && '<![CDATA['.startsWith(text.slice(at)))
                return undefined;
            if (text.startsWith('<![CDATA[', at))
                return enter('cdata', at + 9);
            if (text.startsWith('<!--', at))
                return enter('comment', at + 4);
            if (text.length - at < 4)
                return undefined;
            return declarationEnd(text, at);
        }
        if (next === 0x3f)
            return enter('instruction', at + 2);
        if (next === 0x2f)
            return close(text, at);
        return isNameStart(next) ? open(text, at) : literal(at);
    }
    const enter = (entered, at) => {
        mode = entered;
        return at;
    };
    const literal = (at) => {
        if (listener.wantsText)
            listener.text('<');
        return at + 1;
    };
    function close(text, at) {
        const end = text.indexOf('>', at);
        if (end < 0)
            return text.length - at > longestName ? literal(at) : undefined;
        const name = end - at > longestName ? '' : localName(text.slice(at + 2, end).trim());
        if (!listener.knows(name))
            return literal(at);
        listener.close(name);
        return end + 1;
    }
    function open(text, at) {
        const nameEnd = nameEndAt(text, at + 1);
        if (nameEnd === text.length && nameEnd - at <= longestName)
            return undefined;
        const full = text.slice(at + 1, nameEnd);
        const name = localName(full);
        if (!listener.knows(name))
            return literal(at);
        const end = tagEnd(text, nameEnd);
        if (end < 0)
            return text.length - at > longestTag ? literal(at) : undefined;
        const alone = text.charCodeAt(end - 1) === 0x2f;
        const passOver = listener.open(name, () => attributesIn(text.slice(nameEnd, end)));
        if (alone)
            listener.close(name);
        else if (passOver) {
            skipped = `</${full}`;
            mode = 'skip';
        }
        return end + 1;
    }
    /** To the element’s own end tag; one inside CDATA is not it. */
    function skip(text, at) {
        const end = text.indexOf(skipped, at);
        const data = text.indexOf('<![CDATA[', at);
        if (data >= 0 && (end < 0 || data < end))
            return enter('skip-cdata', data + 9);
        if (end >= 0)
            return enter('content', end);
        const keep = Math.max(skipped.length, 9);
        return text.length - at > keep ? text.length - keep : undefined;
    }
    return {
        write(piece) {
            const text = rest === '' ? piece : rest + piece;
            let at = 0;
            for (;;) {
                const next = step(text, at);
                if (next === undefined)
                    break;
                at = next;
            }
            rest = text.slice(at);
        },
        end() {
            const torn = mode !== 'content' || rest.includes('<');
            if (listener.wantsText && mode === 'content' && !rest.startsWith('<'))
                listener.text(resolved(rest));
            rest = '';
            return torn;
        },
    };
}
const localName = (name) => name.slice(name.indexOf(':') + 1);
const isNameStart = (code) => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code >= 0x80;
function nameEndAt(text, from) {
    for (let at = from; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code <= 0x20 || code === 0x2f || code === 0x3e || at - from > longestName)
            return at;
    }
    return text.length;
}
/** The `>` that ends a tag: not one inside quotes. */
function tagEnd(text, from) {
    for (let at = from; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === 0x3e)
            return at;
        if (code === 0x22 || code === 0x27) {
            at = text.indexOf(code === 0x22 ? '"' : "'", at + 1);
            if (at < 0)
                return -1;
        }
    }
    return -1;
}
/** `<!DOCTYPE …>`, with what stands in square brackets. */
function declarationEnd(text, at) {
    const bracket = text.indexOf('[', at);
    const end = text.indexOf('>', at);
    if (end < 0)
        return text.length - at > longestTag ? at + 2 : undefined;
    if (bracket < 0 || bracket > end)
        return end + 1;
    const closed = /\]\s*>/.exec(text.slice(bracket, bracket + longestTag));
    if (closed === null)
        return text.length - at > longestTag ? end + 1 : undefined;
    return bracket + closed.index + closed[0].length;
}
const attribute = /([^\s=/"'<>]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const mostAttributes = 200;
/** The first value of a name counts. */
function attributesIn(tag) {
    const found = Object.create(null);
    attribute.lastIndex = 0;
    for (let count = 0; count < mostAttributes; count++) {
        const match = attribute.exec(tag);
        if (match === null)
            break;
        const name = localName(match[1]);
        if (found[name] === undefined)
            found[name] = resolved(match[2] ?? match[3] ?? '');
    }
    return found;
}
const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: ' ' };
/** Entities of XML, and the one of HTML that reports are full of; any other stays as it is written. */
const resolved = (text) => text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,4}));/gi, (whole, decimal, hex, name) => name === undefined
        ? character(hex === undefined ? Number(decimal) : Number.parseInt(hex, 16))
        : (entities[name] ?? whole))
    : text;
/** What XML forbids becomes U+FFFD, as in the text itself. */
const character = (code) => code > 0x10ffff || (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || (code >= 0xd800 && code < 0xe000)
    ? '\ufffd'
    : String.fromCodePoint(code);
const beforeTornEntity = (text, from) => {
    const torn = text.lastIndexOf('&');
    return torn >= from && text.length - torn < 12 && !text.includes(';', torn) ? torn : text.length;
};
//# sourceMappingURL=scan.js.map
;// CONCATENATED MODULE: ./lib/core/tests/report/xml/elements.js
/** The elements of one format: those it knows, nested as they are, and the text of those whose text matters. */

const deepest = 64;
const longestText = 16_384;
/** @throws Error where elements are nested deeper than any writer does */
function readElements({ known, texts, skipped }, listener) {
    const stack = [];
    let collector;
    const pop = (torn = false) => {
        const closed = stack.pop();
        if (closed === undefined)
            return;
        collector = stack.findLast(({ parts }) => parts !== undefined);
        const text = closed.parts?.join('') ?? '';
        if (collector !== undefined && text !== '')
            collect(collector, text);
        listener.close(closed.name, text, torn);
    };
    const scanner = createXmlScanner({
        knows: (name) => known.has(name) || skipped.has(name),
        get wantsText() {
            return collector !== undefined && collector.room > 0;
        },
        text(text) {
            if (collector !== undefined)
                collect(collector, text);
        },
        open(name, attributes) {
            if (skipped.has(name))
                return true;
            if (stack.length >= deepest)
                throw new Error(`elements nested deeper than ${deepest}`);
            const opened = { name, parts: texts.has(name) ? [] : undefined, room: longestText };
            stack.push(opened);
            if (opened.parts !== undefined)
                collector = opened;
            listener.open(name, attributes());
            return false;
        },
        close(name) {
            if (!stack.some((open) => open.name === name))
                return;
            // An end tag that is missing is made up for by that of the element around it.
            while (stack.length > 0 && stack.at(-1)?.name !== name)
                pop();
            pop();
        },
    });
    return {
        write: scanner.write,
        end() {
            const torn = scanner.end() || stack.length > 0;
            while (stack.length > 0)
                pop(true);
            return torn;
        },
    };
}
function collect(open, text) {
    if (open.room <= 0)
        return;
    open.parts?.push(text.slice(0, open.room));
    open.room -= text.length;
}
//# sourceMappingURL=elements.js.map

/***/ })

};
