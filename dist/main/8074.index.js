export const id = 8074;
export const ids = [8074];
export const modules = {

/***/ 38074:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   earlierReports: () => (/* binding */ earlierReports)
/* harmony export */ });
/* unused harmony export markReportsRead */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _files_links_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(12893);
/* harmony import */ var _files_read_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(90074);
/* harmony import */ var _executed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25067);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(88290);
/**
 * Test reports of what was run before: at a desk nobody empties the folder between two runs, and a report that is counted
 * again is a run that never was. In CI the job made what lies there; a service that tells when its build began has `stale.ts`.
 */










/** Some file systems keep times to two seconds (FAT). */
const coarsest = 2000;
const mostBytes = 8 * 1048576;
const mostFiles = 20_000;
/** @returns whether a report was read by an earlier `run`, or is older than the first command of this one */
async function earlierReports({ cwd, env }) {
    if (!(0,_marks_js__WEBPACK_IMPORTED_MODULE_2__/* .isDesk */ .iW)(env))
        return () => false;
    const { all } = await (0,_executed_js__WEBPACK_IMPORTED_MODULE_3__/* .readExecutions */ .On)(cwd, env);
    const began = all.length === 0 ? undefined : Math.min(...all.map(({ startedAt }) => Date.parse(startedAt)));
    const read = await readBefore(cwd, env);
    return (file, entry) => entry !== undefined &&
        (read.get((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, file)) === entry.mtimeMs || (began !== undefined && entry.mtimeMs < began - coarsest));
}
/**
 * Notes which reports a `run` has read, by path and time, so that the next one does not count them again.
 *
 * @returns why it could not be noted, if so
 */
async function markReportsRead({ cwd, env }, patterns) {
    if (!isDesk(env) || patterns.length === 0)
        return undefined;
    try {
        const { files } = await findFiles(patterns, { cwd, env, bounds: { files: mostFiles, entries: 200_000 } });
        const read = new Map();
        for (const file of files) {
            const entry = await fs.stat(file).catch(() => undefined);
            if (entry !== undefined)
                read.set(relative(cwd, file), entry.mtimeMs);
        }
        if (read.size === 0)
            return undefined;
        // Those of other patterns are still of earlier runs.
        const all = [...new Map([...(await readBefore(cwd, env)), ...read])].slice(-mostFiles);
        const directory = execDirectory(cwd, env);
        if (leavesByLink(directory, cwd))
            return `${directory} is a link out of the workspace`;
        await makeFolder(directory);
        await replaceFile({ path: readFile(directory), bytes: `${JSON.stringify(all)}\n`, cwd });
        return undefined;
    }
    catch (error) {
        return messageOf(error);
    }
}
const readFile = (directory) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, 'reports-read');
/** Time by path, in ms since the epoch. */
async function readBefore(cwd, env) {
    const directory = (0,_executed_js__WEBPACK_IMPORTED_MODULE_3__/* .execDirectory */ .hf)(cwd, env);
    if ((0,_files_links_js__WEBPACK_IMPORTED_MODULE_4__/* .leavesByLink */ .gt)(directory, cwd))
        return new Map();
    try {
        const read = JSON.parse(String(await (0,_files_read_js__WEBPACK_IMPORTED_MODULE_5__/* .readRegular */ .VX)(readFile(directory), mostBytes)));
        return new Map(Array.isArray(read) ? read.filter(isEntry) : []);
    }
    catch {
        // A report too many is counted once more at most.
        return new Map();
    }
}
const isEntry = (value) => Array.isArray(value) && typeof value[0] === 'string' && typeof value[1] === 'number';
//# sourceMappingURL=earlier-reports.js.map

/***/ })

};
