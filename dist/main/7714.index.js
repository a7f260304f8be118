export const id = 7714;
export const ids = [7714];
export const modules = {

/***/ 37714:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   recoverReports: () => (/* binding */ recoverReports)
/* harmony export */ });
/* unused harmony exports reportsBefore, writtenSince, resultsOf, setAside */
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(76760);
/* harmony import */ var _files_links_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12893);
/* harmony import */ var _files_process_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(72433);
/* harmony import */ var _files_read_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90074);
/* harmony import */ var _executed_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(25067);
/* harmony import */ var _glob_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(61863);
/** The reports of each round of a command: which it wrote, what they say, and those of the first kept as they were. */










const mostReports = { files: 20_000, entries: 200_000 };
async function reportsBefore({ reports, cwd, env }) {
    const { files } = await (0,_glob_js__WEBPACK_IMPORTED_MODULE_2__/* .findFiles */ .l)(reports, { cwd, env, bounds: mostReports });
    const stamps = await Promise.all(files.map(async (file) => [file, await stampOf(file)]));
    return { stamps: new Map(stamps) };
}
const stampOf = async (file) => {
    const entry = await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.stat(file, { bigint: true }).catch(() => undefined);
    return entry === undefined ? '' : `${entry.mtimeNs} ${entry.size} ${entry.ino}`;
};
async function writtenSince(rounds, { stamps }) {
    const after = await reportsBefore(rounds);
    return [...after.stamps].flatMap(([file, stamp]) => (stamps.get(file) === stamp ? [] : [file]));
}
async function resultsOf(files, followed, notice) {
    const tally = createTally({ followed, ...(notice === undefined ? {} : { notice }) });
    let read = 0;
    let broken;
    for (const file of files) {
        tally.nextReport(file);
        try {
            const remark = await readReport(createReadStream(file), tally);
            if (remark !== undefined)
                broken ??= `${basename(file)}: ${remark}`;
            read++;
        }
        catch (error) {
            broken ??= `${basename(file)}: ${messageOf(error)}`;
        }
    }
    return { results: read === 0 ? undefined : tally.results(), ...(broken === undefined ? {} : { broken }) };
}
/** A round writes over the reports of the first, which tell of all tests. */
async function setAside(rounds, written) {
    const { folder, cwd, env, say } = rounds;
    const not = (reason) => say(`no test is run again: ${reason}`);
    if (folder === undefined)
        return not('the reports of the first round cannot be kept');
    if (await runsBeside(folder, { cwd, env }))
        return not('another `exec` runs in this folder, so nobody knows whose reports are whose');
    const { stamps } = await reportsBefore(rounds);
    const index = { reports: rounds.reports, kept: written, before: [...stamps.keys()] };
    try {
        await fs.mkdir(folder, { recursive: true });
        for (const [number, file] of written.entries())
            await fs.copyFile(file, join(folder, `${number}`));
        // Last: where it stands, the copies are whole.
        await fs.writeFile(join(folder, indexFile), JSON.stringify(index), { flag: 'wx' });
    }
    catch (error) {
        return not(`the reports of the first round cannot be kept (${messageOf(error)})`);
    }
    return { restore: () => restoreFrom(folder, index, { cwd, env }) };
}
const indexFile = 'index.json';
async function restoreFrom(folder, { reports, kept, before }, place) {
    const known = new Set(before);
    const after = await reportsBefore({ reports, ...place });
    // What only the rounds wrote would count their tests a second time; what another wrote meanwhile is not ours to take.
    if (!(await runsBeside(folder, place)))
        for (const file of after.stamps.keys())
            if (!known.has(file))
                await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.rm(file, { force: true });
    for (const [number, file] of kept.entries()) {
        await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.mkdir((0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(file), { recursive: true });
        await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.copyFile((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, `${number}`), file);
    }
    await node_fs__WEBPACK_IMPORTED_MODULE_0__.promises.rm(folder, { recursive: true, force: true });
}
/** Did another `exec` of this folder run while this one did? */
async function runsBeside(folder, { cwd, env }) {
    const { all } = await (0,_executed_js__WEBPACK_IMPORTED_MODULE_3__/* .readExecutions */ .On)(cwd, env);
    const own = all.find(({ path }) => path === folder.replace(/reports$/, 'log'));
    return all.some((other) => other !== own &&
        other.directory === own?.directory &&
        (other.completedAt === undefined
            ? (0,_files_process_js__WEBPACK_IMPORTED_MODULE_4__/* .isAlive */ ._n)(other.owner ?? {}) === true
            : own !== undefined && Date.parse(other.completedAt) >= Date.parse(own.startedAt)));
}
/** Brings back the reports of the first round where an `exec` was killed in a later one. @returns the files brought back */
async function recoverReports(place) {
    const { found } = await (0,_executed_js__WEBPACK_IMPORTED_MODULE_3__/* .readExecutions */ .On)(place.cwd, place.env);
    const recovered = [];
    for (const { path, completedAt, owner } of found) {
        const folder = path.replace(/log$/, 'reports');
        if (completedAt !== undefined || (0,_files_process_js__WEBPACK_IMPORTED_MODULE_4__/* .isAlive */ ._n)(owner ?? {}) !== false || (0,_files_links_js__WEBPACK_IMPORTED_MODULE_5__/* .leavesByLink */ .gt)(folder, place.cwd))
            continue;
        const index = await indexIn(folder);
        if (index === undefined || !index.kept.every((file) => isInside(file, place.cwd)))
            continue;
        await restoreFrom(folder, index, place);
        recovered.push(...index.kept);
    }
    return recovered;
}
const isInside = (file, cwd) => {
    const within = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(cwd, file);
    return !within.startsWith('..') && !(0,node_path__WEBPACK_IMPORTED_MODULE_1__.isAbsolute)(within) && !(0,_files_links_js__WEBPACK_IMPORTED_MODULE_5__/* .leavesByLink */ .gt)(file, cwd);
};
async function indexIn(folder) {
    try {
        const read = JSON.parse((await (0,_files_read_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegular */ .VX)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, indexFile), 16_777_216)).toString('utf8'));
        const isList = (value) => Array.isArray(value) && value.every((each) => typeof each === 'string');
        if (typeof read !== 'object' || read === null)
            return undefined;
        const { reports, kept, before } = read;
        return isList(reports) && isList(kept) && isList(before) ? { reports, kept, before } : undefined;
    }
    catch {
        // Killed before the copies were whole: then no round had begun.
        return undefined;
    }
}
//# sourceMappingURL=round-reports.js.map

/***/ })

};
