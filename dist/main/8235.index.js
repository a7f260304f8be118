export const id = 8235;
export const ids = [8235];
export const modules = {

/***/ 98235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   watchCache: () => (/* binding */ watchCache)
/* harmony export */ });
/* harmony import */ var _adapters_stores_toolkit_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(29210);
/* harmony import */ var _core_run_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90298);


const prefix = 'pipeline-guard-watch-v1-';
function watchCache({ folder, run, attempt, limitMs = 30_000, ...options }) {
    const client = options.client ?? (() => Promise.all(/* import() */[__webpack_require__.e(2271), __webpack_require__.e(142)]).then(__webpack_require__.bind(__webpack_require__, 60142)));
    let saves = 0;
    return {
        async restore() {
            const cache = await client();
            if (!cache.isFeatureAvailable())
                return 'none';
            const { value, said } = await (0,_adapters_stores_toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .toolkit */ .V)(limitMs, () => cache.restoreCache([folder], `${prefix}${run}-${attempt}-none`, [prefix], {}, true));
            const failed = said.find((line) => line.startsWith('Failed to restore'));
            if (value === undefined && failed !== undefined)
                throw new Error(`what the last watch remembered could not be fetched (${failed.slice(0, 200)})`);
            return value === undefined ? 'none' : 'restored';
        },
        async save() {
            saves += 1;
            try {
                const cache = await client();
                if (!cache.isFeatureAvailable())
                    return notKept('this runner offers no cache');
                const name = `${prefix}${run}-${attempt}-${saves}`;
                const { value, said } = await (0,_adapters_stores_toolkit_js__WEBPACK_IMPORTED_MODULE_0__/* .toolkit */ .V)(limitMs, () => cache.saveCache([folder], name, {}, true));
                return value === -1 ? notKept(said.at(-1)?.slice(0, 200) ?? 'the cache did not take it') : undefined;
            }
            catch (error) {
                return notKept((0,_core_run_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(error));
            }
        },
    };
}
const notKept = (reason) => ({
    code: 'watch-not-kept',
    message: `What this watch remembers could not be kept in the cache: ${reason}`,
    advice: 'The next watch would judge and tell the same again. Run it by a `schedule` on the default branch, or on a machine that keeps `watch-path`.',
});
//# sourceMappingURL=cache.js.map

/***/ })

};
