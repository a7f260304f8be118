export const id = 70;
export const ids = [70];
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

/***/ 90070:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createNtfyNotifier: () => (/* binding */ createNtfyNotifier)
/* harmony export */ });
/* unused harmony export renderNtfy */
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38111);
/* harmony import */ var _core_report_message_words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73539);
/* harmony import */ var _post_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27130);



/** A message above 4,096 bytes becomes an attachment, which phones do not show. */
const mostBytes = 3_900;
function createNtfyNotifier({ url, token, fetch }) {
    // JSON is published to the root, the topic in it; a server may live below a path.
    const at = new URL(url);
    const path = at.pathname.replace(/\/+$/, '');
    const topic = decodeURIComponent(path.slice(path.lastIndexOf('/') + 1));
    const root = `${at.origin}${path.slice(0, path.lastIndexOf('/') + 1)}`;
    return (0,_post_message_js__WEBPACK_IMPORTED_MODULE_0__/* .createPostingNotifier */ .X)({
        channel: 'ntfy',
        service: 'ntfy',
        fetch,
        render: (message) => [
            {
                url: root,
                headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
                body: JSON.stringify({ topic, ...renderNtfy(message) }),
            },
        ],
    });
}
/** ntfy’s priorities: 5 overrides "do not disturb", 3 is usual. */
const priorities = { critical: 5, high: 4, medium: 3, low: 2, none: 3 };
function renderNtfy(message) {
    const [first] = message.links;
    const parts = [
        (0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_1__/* .leadOf */ .M)(message),
        ...message.findings.map((finding) => `• ${(0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_1__/* .findingTitle */ .Aj)(finding)}${finding.lines
            .slice(0, 3)
            .map((line) => `\n    ${line}`)
            .join('')}`),
        ...message.sections.map(({ title, lines }) => [title, ...lines.map((line) => `• ${line}`)].join('\n')),
        ...message.notes,
        (0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_1__/* .footerOf */ .V$)(message),
    ];
    return {
        title: (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(message.title, 200),
        message: cutBytes(parts.filter((part) => part !== '').join('\n\n'), mostBytes),
        priority: priorities[message.severity ?? 'none'],
        tags: [
            message.change === 'recovery' ? 'white_check_mark' : message.kind === 'run' ? 'rotating_light' : 'bar_chart',
        ],
        ...(first === undefined ? {} : { click: first.url }),
        actions: message.links.map(({ label, url }) => ({ action: 'view', label, url })),
    };
}
/** Whole characters. */
function cutBytes(text, max) {
    if (Buffer.byteLength(text) <= max)
        return text;
    const head = Buffer.from(text)
        .subarray(0, max - 3)
        .toString();
    return `${head.replace(/\ufffd+$/, '')}…`;
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
