export const id = 319;
export const ids = [319];
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

/***/ 319:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createDiscordNotifier: () => (/* binding */ createDiscordNotifier)
/* harmony export */ });
/* unused harmony export renderDiscord */
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38111);
/* harmony import */ var _core_report_message_chat_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(78654);
/* harmony import */ var _core_report_message_fit_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(85317);
/* harmony import */ var _core_report_message_words_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(73539);
/* harmony import */ var _post_message_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(27130);





/** Title 256, description 4,096, footer 2,048 characters; all together 6,000. */
const longestDescription = 4000;
const createDiscordNotifier = ({ url, fetch }) => (0,_post_message_js__WEBPACK_IMPORTED_MODULE_0__/* .createPostingNotifier */ .X)({
    channel: 'discord',
    service: 'Discord',
    fetch,
    render: (message) => [{ url, body: JSON.stringify(renderDiscord(message)) }],
});
function renderDiscord(message) {
    const [first] = message.links;
    const { parts, links } = (0,_core_report_message_chat_js__WEBPACK_IMPORTED_MODULE_1__/* .chatParts */ .j)(message);
    const room = longestDescription - links.length - 2;
    return {
        // Nobody is mentioned, whatever the text says.
        allowed_mentions: { parse: [] },
        embeds: [
            {
                title: (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(`${message.mark} ${(0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .chatMarkdown */ .cW)(message.title, 240)}`, 256),
                ...(first === undefined ? {} : { url: first.url }),
                color: Number.parseInt((0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_3__/* .colourOf */ .GW)(message).slice(1), 16),
                description: [(0,_core_report_message_fit_js__WEBPACK_IMPORTED_MODULE_4__/* .joinWithin */ .U)(parts, room), links].filter((part) => part !== '').join('\n\n'),
                ...((0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_3__/* .footerOf */ .V$)(message) === '' ? {} : { footer: { text: (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)((0,_core_report_message_words_js__WEBPACK_IMPORTED_MODULE_3__/* .footerOf */ .V$)(message), 500) } }),
                timestamp: message.time,
            },
        ],
    };
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

/***/ }),

/***/ 78654:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   j: () => (/* binding */ chatParts)
/* harmony export */ });
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38111);
/* harmony import */ var _words_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(73539);


const chatParts = (message) => ({
    parts: [
        (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatProse */ .o8)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .leadOf */ .M)(message)),
        ...message.findings.map(findingText),
        ...(message.more === 0 ? [] : [`and ${message.more} more, on the run’s page`]),
        ...message.sections.map(sectionText),
        ...message.notes.map((note) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatMarkdown */ .cW)(note, 500)),
    ].filter((part) => part !== ''),
    links: message.links.map((link) => `[${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatMarkdown */ .cW)(link.label)}](${link.url})`).join(' · '),
});
const findingText = (finding) => [
    `**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatMarkdown */ .cW)((0,_words_js__WEBPACK_IMPORTED_MODULE_1__/* .findingTitle */ .Aj)(finding))}**`,
    ...(finding.detail === '' ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatMarkdown */ .cW)(finding.detail)]),
    ...(finding.lines.length === 0 ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatBlock */ .CW)(finding.lines.join('\n'))]),
    ...(finding.advice === '' ? [] : [`**To do:** ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatProse */ .o8)(finding.advice, 800)}`]),
].join('\n');
const sectionText = ({ title, lines }) => [`**${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatMarkdown */ .cW)(title)}**`, ...lines.map((line) => `- ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .chatMarkdown */ .cW)(line, 400)}`)].join('\n');
//# sourceMappingURL=chat.js.map

/***/ }),

/***/ 85317:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ joinWithin)
/* harmony export */ });
/** Keeps a message within what a channel takes: whole parts, the most consequential first, and a word on what is left out. */
/**
 * The parts, one paragraph each, as many as fit.
 *
 * @param max characters
 * @example joinWithin(['a', 'b'.repeat(99)], 40) // "a\n\nand 1 more"
 */
function joinWithin(parts, max, gap = '\n\n') {
    const left = (count) => `${gap}and ${count} more`;
    let text = '';
    for (const [index, part] of parts.entries()) {
        const next = text === '' ? part : `${text}${gap}${part}`;
        const rest = parts.length - index - 1;
        if (next.length + (rest === 0 ? 0 : left(rest).length) > max)
            return text === '' ? '' : `${text}${left(parts.length - index)}`;
        text = next;
    }
    return text;
}
//# sourceMappingURL=fit.js.map

/***/ })

};
