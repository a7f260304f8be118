export const id = 2372;
export const ids = [2372];
export const modules = {

/***/ 65835:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ post)
/* harmony export */ });
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(38111);
/* harmony import */ var _timers_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77137);
/* harmony import */ var _explain_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(81802);
/* harmony import */ var _reply_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(38481);
/**
 * Posts one message to where people or machines read it. Tries again what a service asks to have again, follows no redirect,
 * reads no more of an answer than it needs, and never says the address, which may be a secret. Never throws.
 */




const attempts = 3;
/** In all: the step never waits longer for a rate limit. */
const longestWaitMs = 5000;
const longestBody = 64 * 1024;
async function post(posting) {
    const wait = posting.wait ?? _timers_js__WEBPACK_IMPORTED_MODULE_0__/* .sleep */ .yy;
    let waited = 0;
    for (let attempt = 1;; attempt++) {
        const came = await attemptOnce(posting);
        const pause = pauseFor(came, { attempt, idempotent: posting.idempotent === true });
        if (pause === undefined || attempt === attempts || waited + pause > longestWaitMs)
            return concluded(came, posting);
        await wait(pause);
        waited += pause;
    }
}
async function attemptOnce(posting) {
    const { url, method = 'POST', headers = {}, body, timeoutMs = 10_000, fetch } = posting;
    try {
        const signal = AbortSignal.timeout(timeoutMs);
        const init = {
            method,
            headers: { 'content-type': 'application/json', ...headers },
            body: body,
        };
        const response = await fetch(url, { ...init, redirect: 'manual', signal });
        const retryAfterSeconds = (0,_reply_js__WEBPACK_IMPORTED_MODULE_1__/* .secondsOf */ .T)(response.headers.get('retry-after'));
        const text = await (0,_reply_js__WEBPACK_IMPORTED_MODULE_1__/* .beginningOf */ .V)(response, longestBody);
        return {
            kind: 'answer',
            reply: { status: response.status, body: text, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) },
        };
    }
    catch (error) {
        return isTimeout(error) ? { kind: 'silence' } : { kind: 'error', error };
    }
}
/** Milliseconds to wait before another attempt; undefined when another would not help, or might say it twice. */
function pauseFor(came, { attempt, idempotent }) {
    const backoff = 500 * 2 ** (attempt - 1);
    if (came.kind !== 'answer')
        return idempotent ? backoff : undefined;
    const { status, retryAfterSeconds } = came.reply;
    if (status !== 429 && status < 500)
        return undefined;
    return retryAfterSeconds === undefined ? backoff : retryAfterSeconds * 1000;
}
function concluded(came, posting) {
    const { service, timeoutMs = 10_000 } = posting;
    switch (came.kind) {
        case 'silence':
            return {
                kind: 'failed',
                detail: `${service} did not answer within ${timeoutMs / 1000} s; the message may have arrived`,
                unsure: true,
            };
        case 'error':
            return { kind: 'failed', detail: `${service} could not be reached: ${(0,_explain_js__WEBPACK_IMPORTED_MODULE_2__/* .explainNetwork */ .w)(came.error)}` };
        case 'answer': {
            const { reply } = came;
            return reply.status >= 200 && reply.status < 300
                ? { kind: 'sent', reply }
                : { kind: 'failed', detail: explainReply(reply, posting), reply };
        }
        default:
            return came;
    }
}
/** One sentence without secrets: status, the service’s word, what to do. */
function explainReply(reply, { service, explain }) {
    const { status, retryAfterSeconds } = reply;
    const own = explain?.(reply);
    if (own !== undefined)
        return `${service} refused (${status}): ${own}`;
    if (status >= 300 && status < 400)
        return `${service} answered with a redirect (${status}), which is not followed; give the address it leads to`;
    if (status === 429) {
        const when = retryAfterSeconds === undefined ? '' : `, try again in ${retryAfterSeconds} s`;
        return `${service} refused for too many messages (429${when}); it was not sent`;
    }
    if (status >= 500)
        return `${service} had an internal error (${status}); it was not sent`;
    const said = (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .cut */ .Jj)((0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_3__/* .plainLine */ .h0)(reply.body.slice(0, 1000).replace(/<[^>]{0,200}>/g, ' ')), 120);
    return `${service} refused (${status}${said === '' ? '' : `, ${said}`}); ${adviceFor(status)}`;
}
const adviceFor = (status) => status === 401 || status === 403
    ? 'check the token or key'
    : status === 404 || status === 410
        ? 'the address is wrong, or it was removed; create a new one and update the secret'
        : status === 413
            ? 'the message was too large; please report it with the result file'
            : 'check the address';
/** By name, not by class: errors of fetch may come from another realm. */
const isTimeout = (error) => error?.name === 'TimeoutError';
//# sourceMappingURL=post.js.map

/***/ }),

/***/ 38481:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ secondsOf),
/* harmony export */   V: () => (/* binding */ beginningOf)
/* harmony export */ });
/** What an answer says, as far as it is read. */
/** The beginning of a body; the rest is not waited for. */
async function beginningOf(response, longest) {
    if (response.body === null)
        return '';
    const decoder = new TextDecoder();
    let text = '';
    for await (const chunk of response.body) {
        text += decoder.decode(chunk, { stream: true });
        if (text.length >= longest)
            break;
    }
    return text.slice(0, longest);
}
/** `Retry-After` in whole seconds; a date, which HTTP allows too, is taken as unknown. */
const secondsOf = (header) => header !== null && /^\d{1,6}$/.test(header.trim()) ? Number(header) : undefined;
//# sourceMappingURL=reply.js.map

/***/ }),

/***/ 72372:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createPagerdutyNotifier: () => (/* binding */ createPagerdutyNotifier)
/* harmony export */ });
/* unused harmony export renderPagerduty */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(77598);
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38111);
/* harmony import */ var _core_report_message_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73539);
/* harmony import */ var _post_message_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(27130);
/**
 * PagerDuty’s Events API v2: a trouble triggers, its end resolves by the same key. What is neither wakes nobody.
 * Source: PagerDuty’s page "Send an Alert Event".
 */




const createPagerdutyNotifier = ({ key, url, fetch }) => (0,_post_message_js__WEBPACK_IMPORTED_MODULE_1__/* .createPostingNotifier */ .X)({
    channel: 'pagerduty',
    service: 'PagerDuty',
    fetch,
    // The key joins what arrives twice.
    idempotent: true,
    notFor: 'neither a new trouble nor the end of one',
    render: (message) => renderPagerduty(message, key).map((event) => ({ url, body: JSON.stringify(event) })),
});
/** The four severities of PagerDuty. */
const severities = {
    critical: 'critical',
    high: 'error',
    medium: 'warning',
    low: 'info',
};
/** One event, or one for each trouble that is over: only those PagerDuty knows have an incident to resolve. */
function renderPagerduty(message, key) {
    if (message.kind !== 'run' || message.change === 'always')
        return [];
    const common = { routing_key: key };
    if (message.change === 'recovery')
        return [message.episode, ...message.alsoEpisodes].map((episode) => ({
            ...common,
            event_action: 'resolve',
            dedup_key: keyOf(message, episode),
        }));
    const [first] = message.findings;
    return [
        {
            ...common,
            event_action: 'trigger',
            dedup_key: keyOf(message, message.episode),
            payload: {
                summary: (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(`${message.title}: ${message.headline}`, 1024),
                source: message.run === undefined ? message.scope : `${message.run.host}/${message.run.repository}`,
                severity: severities[message.severity ?? 'medium'],
                timestamp: message.time,
                ...(message.run === undefined ? {} : { component: message.run.name, group: message.run.repository }),
                class: first?.kind ?? message.change,
                custom_details: {
                    headline: message.headline,
                    findings: message.findings.map((finding) => ({
                        title: (0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_3__/* .findingTitle */ .Aj)(finding),
                        detail: finding.detail,
                        advice: finding.advice,
                        lines: finding.lines,
                    })),
                    ...(message.run === undefined ? {} : { run: message.run }),
                    notes: message.notes,
                },
            },
            client: 'Pipeline Guard',
            ...(message.links[0] === undefined ? {} : { client_url: message.links[0].url }),
            links: message.links.map(({ label, url: href }) => ({ href, text: label })),
        },
    ];
}
/** At most 255 characters; a longer one by its hash, which is as good a name. */
function keyOf(message, episode) {
    const key = (0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_3__/* .dedupKey */ .cy)(message, episode);
    return key.length <= 255 ? key : (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)('sha256').update(key).digest('hex');
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 27130:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ createPostingNotifier)
/* harmony export */ });
/* harmony import */ var _core_report_message_index_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38528);
/* harmony import */ var _core_run_errors_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(90298);
/* harmony import */ var _http_post_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(65835);



/** @returns a notifier that never throws */
const createPostingNotifier = (options) => ({
    channel: options.channel,
    send: (notice) => deliver((0,_core_report_message_index_js__WEBPACK_IMPORTED_MODULE_0__/* .messageOf */ .b)(notice), options).catch((error) => ({
        state: 'failed',
        detail: `the message for ${options.service} could not be made: ${(0,_core_run_errors_js__WEBPACK_IMPORTED_MODULE_1__/* .messageOf */ .b)(error)}`,
    })),
});
async function deliver(message, options) {
    const { render, notFor = 'nothing to send', channel: _, ...rest } = options;
    const parts = render(message);
    if (parts.length === 0)
        return { state: 'skipped', detail: notFor };
    let last;
    for (const part of parts) {
        last = await (0,_http_post_js__WEBPACK_IMPORTED_MODULE_2__/* .post */ .b)({ ...rest, ...part });
        if (last.kind === 'failed')
            return { state: 'failed', detail: last.detail, ...(last.unsure === true && { unsure: true }) };
    }
    return { state: 'done', detail: parts.length === 1 ? 'posted' : `posted, ${parts.length} messages` };
}
//# sourceMappingURL=post-message.js.map

/***/ })

};
