export const id = 3039;
export const ids = [3039];
export const modules = {

/***/ 93039:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createGithubPresenter: () => (/* binding */ createGithubPresenter)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: external "node:fs/promises"
var promises_ = __webpack_require__(51455);
// EXTERNAL MODULE: ./lib/core/report/text/new-lines.js
var new_lines = __webpack_require__(11604);
// EXTERNAL MODULE: ./lib/core/run/errors.js
var errors = __webpack_require__(90298);
;// CONCATENATED MODULE: ./lib/adapters/presenters/summary.js
/** Keeps a step summary under the platform’s cap: GitHub drops one over 1 MiB whole, without failing the step. */
/** 1 MiB, less the room for the note. */
const cap = 1024 * 1024 - 1024;
const note = '\n\n*The rest is left out: a step summary may hold 1 MiB. The result file has all of it.*\n';
/**
 * @param markdown the summary
 * @param written bytes the step’s summary file holds already
 * @returns the Markdown, cut at the end of a line, an open code block closed
 */
function fitSummary(markdown, written = 0) {
    const room = cap - written;
    if (Buffer.byteLength(markdown) <= room)
        return markdown;
    if (room < note.length)
        return '';
    const bytes = Buffer.from(markdown).subarray(0, room - note.length - 16);
    const end = bytes.lastIndexOf(10);
    const kept = bytes.subarray(0, Math.max(0, end)).toString('utf8');
    return `${kept}${closing(kept)}${note}`;
}
/** The line that ends a code block left open, after CommonMark: as long a run of the same character. */
function closing(markdown) {
    let open;
    for (const line of markdown.split('\n')) {
        const fence = /^ {0,3}(`{3,}|~{3,})([^\n]*)$/.exec(line);
        if (fence?.[1] === undefined)
            continue;
        if (open === undefined)
            open = fence[1];
        else if (fence[1].startsWith(open) && fence[2]?.trim() === '')
            open = undefined;
    }
    return open === undefined ? '' : `\n${open}\n`;
}
//# sourceMappingURL=summary.js.map
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
;// CONCATENATED MODULE: ./lib/adapters/presenters/workflow-commands.js
/**
 * The one door to a GitHub step’s stdout. The runner reads workflow commands from it, so nothing a stranger wrote may
 * ever look like one: text is defused line by line and stands between `stop-commands` with a token nobody can guess.
 */

/** Text for the job log, with no line of it taken for a command. */
function plainText(text, token) {
    const body = (0,report_escape/* terminalLines */.MJ)(text).replace(/\n+$/, '');
    return body === '' ? '' : `::stop-commands::${token}\n${body}\n::${token}::\n`;
}
/** One annotation as a workflow command. Messages are cut: the runner drops what it finds too long. */
function annotationCommand(annotation) {
    const properties = {
        title: annotation.title.slice(0, 200),
        file: annotation.file,
        line: annotation.file ? annotation.line : undefined,
        col: annotation.file ? annotation.column : undefined,
    };
    const told = Object.entries(properties).flatMap(([name, value]) => value === undefined || value === '' ? [] : [`${name}=${(0,report_escape/* commandProperty */.N1)(String(value))}`]);
    return `::${annotation.level} ${told.join(',')}::${(0,report_escape/* commandMessage */.b$)(annotation.message.slice(0, 4000))}\n`;
}
/** GitHub shows 10 annotations of a level and step; the others would be dropped in silence. */
const mostOfLevel = 10;
/**
 * The annotations that will be shown; where there are more, the tenth says how many are left out.
 * @param annotations most important first
 */
function withinLimits(annotations) {
    return ['error', 'warning', 'notice'].flatMap((level) => {
        const all = annotations.filter((annotation) => annotation.level === level);
        if (all.length <= mostOfLevel)
            return all;
        const shown = all.slice(0, mostOfLevel - 1);
        const left = all.length - shown.length;
        return [...shown, { level, title: `${left} more`, message: `${left} more stand in the summary of this run.` }];
    });
}
/**
 * Lines for `GITHUB_OUTPUT`. A value is fenced by a delimiter nobody can guess, so that no line of it ends it early and
 * sets another output.
 */
const outputLines = (outputs, token) => Object.entries(outputs)
    .filter(([name]) => /^[A-Za-z_][\w-]{0,99}$/.test(name))
    .map(([name, value]) => `${name}<<pg_${token}\n${value.replaceAll(token, '')}\npg_${token}\n`)
    .join('');
//# sourceMappingURL=workflow-commands.js.map
;// CONCATENATED MODULE: ./lib/adapters/presenters/github.js
/** Shows the result on GitHub: step summary, annotations, outputs and a few lines in the job log. */






/**
 * Not through `@actions/core`: loading it alone takes longer than everything else this step loads, for what is three
 * appends and a print.
 * @param env `GITHUB_STEP_SUMMARY` and `GITHUB_OUTPUT` name the files to append to; an absent one is passed over
 * @param print writes to stdout
 */
function createGithubPresenter({ env, print, troubles, }) {
    const attempt = async (what, write) => {
        try {
            await write();
        }
        catch (error) {
            troubles.add({
                code: `${what}-not-written`,
                message: `The ${what} could not be written: ${(0,errors/* messageOf */.b)(error)}`,
                advice: 'Is the disk of the runner full? The job log has the short form of the result.',
            });
        }
    };
    /** Bytes the step’s summary file held before: what follows takes the place of what was announced. */
    let before;
    const summarise = (markdown) => attempt('summary', async () => {
        const path = env['GITHUB_STEP_SUMMARY'];
        if (path === undefined || path === '')
            return;
        before ??= (await (0,promises_.stat)(path).catch(() => ({ size: 0 }))).size;
        await (0,promises_.truncate)(path, before).catch(ignoreMissing);
        await (0,promises_.appendFile)(path, fitSummary(markdown, before));
    });
    const setOutputs = (outputs) => attempt('outputs', async () => {
        const path = env['GITHUB_OUTPUT'];
        // Of an output that is set twice the runner takes the last.
        if (path !== undefined && path !== '')
            await (0,promises_.appendFile)(path, outputLines(outputs, (0,external_node_crypto_.randomUUID)()));
    });
    const say = (text) => {
        if (text !== '')
            print(plainText(text, (0,external_node_crypto_.randomUUID)()));
    };
    const annotate = (annotations) => {
        for (const annotation of withinLimits(annotations))
            print(annotationCommand(annotation));
    };
    let announced;
    return {
        async announce({ text, annotations, outputs, markdown }) {
            announced = text;
            say(text);
            annotate(annotations);
            await setOutputs(outputs);
            await summarise(markdown);
        },
        async show({ text, annotations, outputs, markdown }) {
            say(announced === undefined ? text : (0,new_lines/* newLines */.M)(announced, text));
            if (announced === undefined)
                annotate(annotations);
            await setOutputs(outputs);
            await summarise(markdown);
            announced = undefined;
            before = undefined;
        },
    };
}
const ignoreMissing = (error) => {
    if (error.code !== 'ENOENT')
        throw error;
};
//# sourceMappingURL=github.js.map

/***/ })

};
