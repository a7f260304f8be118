export const id = 8846;
export const ids = [8846];
export const modules = {

/***/ 68846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   startSampler: () => (/* binding */ startSampler)
/* harmony export */ });
/* unused harmony export stopSampler */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(76760);
/* harmony import */ var _core_run_errors_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(90298);
/* harmony import */ var _files_folder_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(90290);
/* harmony import */ var _files_links_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(12893);
/* harmony import */ var _files_process_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(72433);
/* harmony import */ var _marks_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(88290);
/* harmony import */ var _place_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(28305);
/** Starts and ends the sampler: a detached process that nobody waits for. Nothing of it may cost a build. */









/** A heap this small is enough; most of the rest is Node.js itself, which other processes of it share. */
const flags = ['--max-semi-space-size=1', '--max-old-space-size=32', '--no-warnings'];
/** A sampler that still writes is younger than this. */
const freshMs = 10_000;
/** Files of other runs, at a desk, where nobody else clears them away. */
const mostFiles = 20;
const mostFilesOfRun = 200;
async function startSampler({ cwd, env, now, program, owner = _files_process_js__WEBPACK_IMPORTED_MODULE_3__/* .thisProcess */ .WF }) {
    const not = (because) => ({ path: undefined, because, stop: () => undefined });
    if (env['PIPELINE_GUARD_RESOURCES'] === 'off')
        return not('switched off');
    const directory = (0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .samplesDirectory */ .V5)(cwd, env);
    try {
        if ((0,_files_links_js__WEBPACK_IMPORTED_MODULE_5__/* .leavesByLink */ .gt)(directory, cwd))
            throw new Error(`${directory} is a link out of the workspace`);
        if (program === undefined || !(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)(program))
            return not('the command line is not at hand');
        await (0,_files_folder_js__WEBPACK_IMPORTED_MODULE_6__/* .makeFolder */ .f)(directory);
        const mark = (0,_marks_js__WEBPACK_IMPORTED_MODULE_7__/* .runMark */ .n6)(env);
        const running = tidy(directory, mark === undefined, now());
        if (running !== undefined)
            return not('another one is at it');
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, `${process.pid}-${now()}.jsonl`);
        const asked = { path, workspace: cwd, ...(mark === undefined ? {} : { run: mark }), owner };
        const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [...flags, program, 'sample', JSON.stringify(asked)], {
            detached: true,
            stdio: 'ignore',
            cwd: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.dirname)(program),
            // What a runner counts its orphans by; and nothing of the job’s environment, which may hold secrets.
            env: { PATH: env['PATH'], SystemRoot: env['SystemRoot'], RUNNER_TRACKING_ID: '' },
            windowsHide: true,
        });
        child.on('error', () => undefined);
        child.unref();
        return { path, stop: () => stopSampler(path) };
    }
    catch (error) {
        return not((0,_core_run_errors_js__WEBPACK_IMPORTED_MODULE_8__/* .messageOf */ .b)(error));
    }
}
function stopSampler(path) {
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)((0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .stopOf */ .EV)(path), '', { flag: 'wx' });
    }
    catch {
        // It ends with its owner, or after its time.
    }
}
/** @returns the file of one that still writes */
function tidy(directory, atDesk, now) {
    (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, '.gitignore'), '*\n');
    const files = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readdirSync)(directory).filter((name) => _place_js__WEBPACK_IMPORTED_MODULE_4__/* .sampleFile */ .Df.test(name));
    const aged = files
        .map((name) => ({
        path: (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name),
        age: now - ((0,node_fs__WEBPACK_IMPORTED_MODULE_1__.statSync)((0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)(directory, name), { throwIfNoEntry: false })?.mtimeMs ?? 0),
    }))
        .sort((a, b) => a.age - b.age);
    for (const { path } of aged.slice(atDesk ? mostFiles : mostFilesOfRun)) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(path, { force: true });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)((0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .stopOf */ .EV)(path), { force: true });
    }
    return aged.find(({ path, age }) => age < freshMs && !(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.existsSync)((0,_place_js__WEBPACK_IMPORTED_MODULE_4__/* .stopOf */ .EV)(path)) && isRunning(path))?.path;
}
/** By its first line; of a process that cannot be looked at, yes. */
function isRunning(path) {
    try {
        const text = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.readFileSync)(path, 'utf8');
        const { process: sampler } = JSON.parse(text.slice(0, text.indexOf('\n')));
        return (0,_files_process_js__WEBPACK_IMPORTED_MODULE_3__/* .isAlive */ ._n)(sampler ?? {}) !== false;
    }
    catch {
        return false;
    }
}
//# sourceMappingURL=start.js.map

/***/ })

};
