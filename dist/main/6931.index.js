export const id = 6931;
export const ids = [6931];
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

/***/ 86931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSlackBot: () => (/* binding */ createSlackBot)
});

// EXTERNAL MODULE: ./lib/core/report/message/index.js + 3 modules
var report_message = __webpack_require__(38528);
// EXTERNAL MODULE: ./lib/adapters/http/post.js
var post = __webpack_require__(65835);
// EXTERNAL MODULE: ./lib/adapters/notifiers/slack/render.js + 1 modules
var render = __webpack_require__(91926);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/bot/errors.js
/** What the errors of Slack’s Web API mean, and what to do. Source: Slack’s page `chat.postMessage`, errors. */
const advices = {
    invalid_auth: 'the token is not valid; check `slack-bot-token`',
    not_authed: 'the token is missing; check `slack-bot-token`',
    token_revoked: 'the token was revoked; install the app again and update the secret',
    token_expired: 'the token has expired; use one without rotation, or renew the secret',
    account_inactive: 'the app was removed from the workspace; install it again and update the secret',
    missing_scope: 'the app lacks the scope `chat:write`; add it and install the app again',
    not_in_channel: 'the app is not in the channel; invite it (`/invite @app`)',
    channel_not_found: 'there is no such channel for the app; `slack-channel` is its id, and a private one needs an invitation',
    is_archived: 'the channel is archived; unarchive it or choose another',
    restricted_action: 'an administrator restricts posting there; ask for permission',
    msg_too_long: 'the message was too long; please report it with the result file',
    invalid_blocks: 'the message’s blocks were malformed; please report it with the result file',
    cant_update_message: 'the message is not the app’s own; another app’s token wrote it',
    edit_window_closed: 'the workspace does not allow to edit messages that old',
    ratelimited: 'too many messages; the next run tries again',
};
/** @param word Slack’s error, or nothing where the answer was not one of Slack’s */
function explainMethod(word) {
    if (word === '')
        return 'Slack’s answer was not understood; check `slack-api-url`, and proxies in between';
    const known = Object.hasOwn(advices, word) ? advices[word] : undefined;
    return `Slack refused (${/^[a-z_]{1,60}$/.test(word) ? word : 'an unknown error'})${known === undefined ? '' : `: ${known}`}`;
}
//# sourceMappingURL=errors.js.map
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/bot/index.js
/**
 * Slack by an app’s token: one message a trouble, its details in the thread; what follows is said in that thread, and the message
 * shows how things stand. Sources: Slack’s pages `chat.postMessage`, `chat.update`, "Rate limits". Never throws.
 */




const createSlackBot = (options) => ({
    channel: 'slack',
    send: async (notice) => {
        const { room } = options;
        if (room === undefined)
            return { state: 'failed', detail: '`slack-bot-token` needs `slack-channel`: the id of the channel to post to' };
        return deliver(notice, { ...options, room });
    },
});
async function deliver(notice, bot) {
    const { head, detail } = threaded(notice);
    const known = threadOf(notice.thread);
    if (known !== undefined) {
        const updated = await call('chat.update', { channel: known.channel, ts: known.ts, ...head }, bot);
        // Somebody deleted it: what follows begins anew.
        if (updated.kind === 'failed' && updated.word === 'message_not_found')
            return begin(head, detail, bot);
        if (updated.kind === 'failed')
            return failed(updated);
        const reply = await call('chat.postMessage', { channel: known.channel, thread_ts: known.ts, ...(detail ?? head) }, bot);
        return reply.kind === 'ok'
            ? { state: 'done', detail: 'updated, and posted in its thread', thread: notice.thread ?? '' }
            : failed(reply);
    }
    return begin(head, detail, bot);
}
/** The message that stands for a trouble, and the details that go into its thread, where the message does not say all. */
function threaded(notice) {
    const message = (0,report_message/* messageOf */.b)(notice);
    const whole = (0,render/* renderMessage */.e)(message);
    return message.kind !== 'run' || message.findings.length === 0
        ? { head: whole }
        : { head: (0,render/* renderHead */.p)(message), detail: whole };
}
async function begin(head, detail, bot) {
    const posted = await call('chat.postMessage', { channel: bot.room, ...head }, bot);
    if (posted.kind === 'failed')
        return failed(posted);
    const { thread } = posted;
    const place = threadOf(thread);
    if (detail === undefined || place === undefined)
        return { state: 'done', detail: 'posted', thread };
    const reply = await call('chat.postMessage', { channel: place.channel, thread_ts: place.ts, ...detail }, bot);
    // The message is out: sending it again would say it twice.
    return reply.kind === 'ok'
        ? { state: 'done', detail: 'posted, the details in its thread', thread }
        : { state: 'done', detail: `posted without its details: ${reply.detail}`, thread };
}
const failed = ({ detail, unsure }) => ({
    state: 'failed',
    detail,
    ...(unsure === true && { unsure: true }),
});
async function call(method, body, { token, api, fetch, wait }) {
    const posted = await (0,post/* post */.b)({
        service: 'Slack',
        url: `${api.replace(/\/?$/, '/')}${method}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify({ unfurl_links: false, unfurl_media: false, ...body }),
        fetch,
        ...(wait === undefined ? {} : { wait }),
    });
    return read(posted);
}
/** Slack answers 200 and says in the body whether it did it. */
function read(posted) {
    if (posted.kind === 'failed')
        return { kind: 'failed', word: '', detail: posted.detail, ...(posted.unsure === true && { unsure: true }) };
    const answer = parsed(posted.reply.body);
    if (answer?.ok === true && typeof answer.channel === 'string' && typeof answer.ts === 'string')
        return { kind: 'ok', thread: `${answer.channel}:${answer.ts}` };
    const word = typeof answer?.error === 'string' ? answer.error : '';
    return { kind: 'failed', word, detail: explainMethod(word) };
}
function parsed(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return undefined;
    }
}
/** As it was stored: the channel’s id and the message’s time; a stored text of another shape is none. */
function threadOf(text) {
    const found = /^([A-Z0-9]{1,40}):(\d{1,20}\.\d{1,10})$/.exec(text ?? '');
    return found?.[1] === undefined || found[2] === undefined ? undefined : { channel: found[1], ts: found[2] };
}
//# sourceMappingURL=index.js.map

/***/ }),

/***/ 91926:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  p: () => (/* binding */ renderHead),
  e: () => (/* binding */ renderMessage)
});

// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/message/words.js
var words = __webpack_require__(73539);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/blocks.js
/** The parts Slack’s messages are made of. Foreign text travels as plain or rich text, where nothing in it is markup. */

/** Slack refuses a message with more than 50 blocks, a header above 150 characters, a text above 3,000. */
const longestHeader = 150;
const blocks_words = (text, style) => ({
    type: 'text',
    text: (0,report_escape/* slackText */.a4)(text, 1500) || ' ',
    ...(style === undefined ? {} : { style }),
});
const section = (...elements) => ({ type: 'rich_text_section', elements });
const rich = (...elements) => ({ type: 'rich_text', elements });
/** @param items at least one */
const bullets = (items) => ({
    type: 'rich_text_list',
    style: 'bullet',
    elements: items,
});
const header = (text) => ({
    type: 'header',
    text: { type: 'plain_text', text: (0,report_escape/* slackText */.a4)(text, longestHeader), emoji: true },
});
//# sourceMappingURL=blocks.js.map
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/render.js



/** Slack takes 50 blocks a message: room for the header, the footer and what is left out. */
const mostBlocks = 45;
/** Everything, in one message: for a webhook, and for an app’s thread. */
function renderMessage(message) {
    const lead = (0,words/* leadOf */.M)(message);
    const blocks = [
        ...(lead === '' ? [] : [rich(section(blocks_words(lead)))]),
        ...message.findings.map(findingBlock),
        ...(message.more === 0 ? [] : [aside(`and ${message.more} more, on the run’s page`)]),
        ...message.sections.map(sectionBlock),
    ];
    const left = blocks.length - mostBlocks;
    return framed(message, [
        ...blocks.slice(0, mostBlocks),
        ...(left <= 0 ? [] : [aside(`and ${left} more parts`)]),
        ...message.notes.map((note) => rich(section(blocks_words(note)))),
        ...footer(message),
    ]);
}
/** How things stand, in short: what stays at the top of a thread. */
const renderHead = (message) => framed(message, [...(message.headline === '' ? [] : [rich(section(blocks_words(message.headline)))]), ...footer(message)]);
/** The title stands above, as a block of its own: a text would be shown beside coloured blocks, and say it twice. */
function framed(message, blocks) {
    const title = `${message.mark} ${message.title}`;
    const headline = message.headline === '' ? '' : `: ${message.headline}`;
    return {
        text: (0,report_escape/* slackMarkup */.J$)(`${title}${headline}`, 600),
        blocks: [header(title)],
        ...(blocks.length === 0 ? {} : { attachments: [{ color: (0,words/* colourOf */.GW)(message), blocks }] }),
    };
}
const aside = (text) => rich(section(blocks_words(text, { italic: true })));
function findingBlock(finding) {
    const { detail, trend, lines, advice } = finding;
    const code = (0,report_escape/* slackText */.a4)(lines.join('\n'), 2000);
    return rich(section(blocks_words((0,words/* findingTitle */.Aj)(finding), { bold: true }), ...(detail === '' ? [] : [blocks_words(`\n${detail}`)]), ...(trend === undefined ? [] : [blocks_words('  '), blocks_words(trend, { code: true })])), ...(code === '' ? [] : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] }]), ...(advice === '' ? [] : [section(blocks_words('To do: ', { bold: true }), blocks_words(advice))]));
}
function sectionBlock({ title, lines, urls = [] }) {
    const entries = lines.map((line, index) => {
        const url = urls[index] ?? '';
        return section(blocks_words(line), ...(url === '' ? [] : [blocks_words('  '), linkPart(url, 'Open')]));
    });
    return rich(section(blocks_words(title, { bold: true })), ...(entries.length === 0 ? [] : [bullets(entries)]));
}
const linkPart = (url, text) => ({ type: 'link', url, text: (0,report_escape/* slackText */.a4)(text, 80) });
function footer(message) {
    const links = message.links.flatMap(({ label, url }) => [linkPart(url, label), blocks_words('  ')]);
    const text = (0,words/* footerOf */.V$)(message);
    const parts = [...links, ...(text === '' ? [] : [blocks_words(text)])];
    return parts.length === 0 ? [] : [rich(section(...parts))];
}
//# sourceMappingURL=render.js.map

/***/ })

};
