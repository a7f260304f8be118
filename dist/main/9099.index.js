export const id = 9099;
export const ids = [9099];
export const modules = {

/***/ 19099:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   readCheckout: () => (/* binding */ readCheckout),
/* harmony export */   readDefaultBranch: () => (/* binding */ readDefaultBranch)
/* harmony export */ });
/* unused harmony exports readOrigin, fileAt, checkoutOf */
/* harmony import */ var _files_git_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(82004);
/** The commit a person works on, as git tells it: for a desk, where no service says it. */

/** Where builds and package managers write: their sources are not what is worked on. */
const builtFolders = ['node_modules', 'target', 'build', 'dist', 'out', 'coverage', 'reports', 'venv', 'vendor'];
/** Of the languages whose runners find tests by their names. */
const sources = /\.(?:[cm]?[jt]sx?|vue|svelte|py|rb|php|phpt|java|kts?|scala|groovy|clj[cs]?|go|rs|c|cc|cpp|cxx|h|hpp|m|mm|swift|cs|fs|vb|dart|exs?|erl|hs|lua|p[lm]|t|r|jl|sh|bash|bats|ps1|feature|robot|sql)$/i;
/**
 * What git says of the tree; nothing of the repository’s own configuration is run (a file system monitor is a command).
 * https://git-scm.com/docs/git-status#_porcelain_format_version_2
 *
 * @returns undefined without git, without a repository, or when it took too long
 */
async function readCheckout(cwd) {
    const parameters = ['--no-optional-locks', 'status', '--porcelain=v2', '--branch', '--untracked-files=no'];
    const built = builtFolders.map((folder) => `:(exclude,glob)**/${folder}/**`);
    const [status, added] = await Promise.all([
        (0,_files_git_js__WEBPACK_IMPORTED_MODULE_0__/* .git */ .$)(cwd, [...parameters, '--', '.', ':(exclude).pipeline-guard']),
        (0,_files_git_js__WEBPACK_IMPORTED_MODULE_0__/* .git */ .$)(cwd, ['ls-files', '--others', '--exclude-standard', '-z', '--', '.', ':(exclude).pipeline-guard', ...built]),
    ]);
    if (status === undefined)
        return undefined;
    const checkout = checkoutOf(status);
    // So many files that nobody can tell in time what was added: what is unknown is no clean tree.
    return added === undefined || added.split('\0').some((path) => sources.test(path))
        ? { ...checkout, dirty: true }
        : checkout;
}
/**
 * The default branch of the remote, as the clone found it; a fetch into an empty repository, as some services make, finds none.
 * https://git-scm.com/docs/git-remote#Documentation/git-remote.txt-set-head
 */
async function readDefaultBranch(cwd) {
    const head = await (0,_files_git_js__WEBPACK_IMPORTED_MODULE_0__/* .git */ .$)(cwd, ['symbolic-ref', '--quiet', 'refs/remotes/origin/HEAD']);
    return /^refs\/remotes\/origin\/(\S{1,500})\s*$/.exec(head ?? '')?.[1];
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
