export const id = 99;
export const ids = [99];
export const modules = {

/***/ 19099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCheckout: () => (/* binding */ readCheckout)
/* harmony export */ });
/* unused harmony exports readOrigin, fileAt, checkoutOf */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(31421);
/** The commit a person works on, as git tells it: for a desk, where no service says it. */

/** A large tree on a slow disk; a result without a commit is better than a late one. */
const timeoutMs = 3_000;
/**
 * One call of `git status`; nothing of the repository’s own configuration is run (a file system monitor is a command).
 * https://git-scm.com/docs/git-status#_porcelain_format_version_2
 *
 * @returns undefined without git, without a repository, or when it took too long
 */
async function readCheckout(cwd) {
    const parameters = ['--no-optional-locks', 'status', '--porcelain=v2', '--branch', '--untracked-files=no'];
    const status = await git(cwd, [...parameters, '--', '.', ':(exclude).pipeline-guard']);
    return status === undefined ? undefined : checkoutOf(status);
}
/** What `origin` and `HEAD` of a clone are; without git, or without a remote, what is known. */
async function readOrigin(cwd) {
    const [url, sha] = await Promise.all([git(cwd, ['remote', 'get-url', 'origin']), git(cwd, ['rev-parse', 'HEAD'])]);
    // A clone of a folder has no address that others could use.
    const repository = /^(?:\w+:\/\/|[\w.-]+@[\w.-]+:).*?([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url?.trim() ?? '')?.[1];
    return {
        ...(repository === undefined ? {} : { repository }),
        ...(/^[0-9a-f]{40}$/.test(sha?.trim() ?? '') ? { sha: sha?.trim() ?? '' } : {}),
    };
}
/**
 * A file as a commit has it.
 *
 * @param ref a branch or commit, never an option
 * @returns undefined without git, the commit or the file
 */
const fileAt = (cwd, ref, path) => git(cwd, ['show', '--end-of-options', `${ref}:./${path}`]);
/** @returns what git prints; undefined where it cannot, or took too long */
const git = (cwd, parameters) => new Promise((resolve) => {
    (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.execFile)('git', ['-c', 'core.fsmonitor=false', ...parameters], { cwd, timeout: timeoutMs, maxBuffer: 16 * 1024 * 1024, windowsHide: true }, (error, stdout) => resolve(error === null ? stdout : undefined));
});
/** Reads what `git status --porcelain=v2 --branch` prints. */
function checkoutOf(status) {
    const lines = status.split('\n').filter((line) => line !== '');
    const header = (name) => lines.find((line) => line.startsWith(`# branch.${name} `))?.slice(`# branch.${name} `.length);
    const sha = header('oid');
    const branch = header('head');
    return {
        ...(sha === undefined || !/^[0-9a-f]{40,64}$/.test(sha) ? {} : { sha }),
        ...(branch === undefined || branch === '(detached)' ? {} : { branch }),
        dirty: lines.some((line) => !line.startsWith('#')),
    };
}
//# sourceMappingURL=checkout.js.map

/***/ })

};
