export const id = 944;
export const ids = [944];
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

/***/ 59509:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   aL: () => (/* binding */ words),
/* harmony export */   e5: () => (/* binding */ bullets),
/* harmony export */   td: () => (/* binding */ rich),
/* harmony export */   uW: () => (/* binding */ section),
/* harmony export */   wx: () => (/* binding */ header)
/* harmony export */ });
/* harmony import */ var _core_report_escape_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(38111);
/** The parts Slack’s messages are made of. Foreign text travels as plain or rich text, where nothing in it is markup. */

/** Slack refuses a message with more than 50 blocks, a header above 150 characters, a text above 3,000. */
const longestHeader = 150;
const words = (text, style) => ({
    type: 'text',
    text: (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .slackText */ .a4)(text, 1500) || ' ',
    ...(style === undefined ? {} : { style }),
});
const section = (...elements) => ({ type: 'rich_text_section', elements });
const rich = (...elements) => ({ type: 'rich_text', elements });
const bullets = (items) => ({
    type: 'rich_text_list',
    style: 'bullet',
    elements: items,
});
const header = (text) => ({
    type: 'header',
    text: { type: 'plain_text', text: (0,_core_report_escape_js__WEBPACK_IMPORTED_MODULE_0__/* .slackText */ .a4)(text, longestHeader), emoji: true },
});
//# sourceMappingURL=blocks.js.map

/***/ }),

/***/ 28944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSlackBot: () => (/* binding */ createSlackBot)
});

// EXTERNAL MODULE: ./lib/adapters/http/post.js
var post = __webpack_require__(65835);
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
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/report/message/index.js + 1 modules
var report_message = __webpack_require__(60783);
// EXTERNAL MODULE: ./lib/core/report/message/words.js
var words = __webpack_require__(73539);
// EXTERNAL MODULE: ./lib/adapters/notifiers/slack/blocks.js
var blocks = __webpack_require__(59509);
// EXTERNAL MODULE: ./lib/adapters/notifiers/slack/render.js + 3 modules
var render = __webpack_require__(59675);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/bot/render.js
/** A notice as a message that stands for a trouble, and the details that go into its thread. */





function renderThread(notice) {
    const message = (0,report_message/* messageOf */.b)(notice);
    const whole = (0,render/* renderNotice */.B)(notice);
    const color = (0,words/* colourOf */.GW)(message);
    const coloured = (text, blocks) => ({
        text,
        attachments: [{ color, blocks }],
    });
    if (message.kind !== 'run')
        return { head: coloured(whole.text, whole.blocks) };
    const links = message.links.flatMap(({ label, url }) => [{ type: 'link', url, text: label }, (0,blocks/* words */.aL)('  ')]);
    const head = coloured((0,report_escape/* slackMarkup */.J$)(`${message.mark} ${message.title}: ${message.headline}`, 600), [
        (0,blocks/* header */.wx)(`${message.mark} ${message.title}`),
        (0,blocks/* rich */.td)((0,blocks/* section */.uW)((0,blocks/* words */.aL)((0,report_escape/* plainLine */.h0)(message.headline)))),
        (0,blocks/* rich */.td)((0,blocks/* section */.uW)(...links, (0,blocks/* words */.aL)((0,words/* footerOf */.V$)(message)))),
    ]);
    return message.findings.length === 0 ? { head } : { head, detail: coloured(whole.text, whole.blocks.slice(1)) };
}
//# sourceMappingURL=render.js.map
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/bot/index.js



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
    const { head, detail } = renderThread(notice);
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

/***/ 59675:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  B: () => (/* binding */ renderNotice)
});

// EXTERNAL MODULE: ./lib/core/report/changes.js
var report_changes = __webpack_require__(60615);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/core/run/format.js
var format = __webpack_require__(66926);
// EXTERNAL MODULE: ./lib/adapters/notifiers/slack/blocks.js
var slack_blocks = __webpack_require__(59509);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/changes.js
/** What changed since the last watch, grouped by workflow, as one message. */




/** Slack takes 50 blocks; one is the header, one says what is left out. */
const mostGroups = 40;
const mostEntries = 8;
function renderChanges(changes, headline) {
    const groups = [...(0,report_changes/* byWorkflow */.d)(changes)];
    const shown = groups.slice(0, mostGroups);
    const blocks = [
        (0,slack_blocks/* header */.wx)(`👀 ${headline}`),
        ...shown.map(([name, list]) => (0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)((0,report_escape/* plainLine */.h0)(name, 150), { bold: true })), (0,slack_blocks/* bullets */.e5)(list.slice(0, mostEntries).map(bullet)), ...(list.length > mostEntries
            ? [(0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(`and ${list.length - mostEntries} more`, { italic: true }))]
            : []))),
        ...(groups.length > shown.length
            ? [(0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(`and ${(0,format/* formatCount */.B4)(groups.length - shown.length, 'more workflow')}`)))]
            : []),
    ];
    const [first] = changes;
    const text = `👀 ${headline}${first === undefined ? '' : `; first: ${(0,report_escape/* plainLine */.h0)(first.key.repository, 80)}, ${(0,report_escape/* plainLine */.h0)(first.headline, 200)}`}`;
    return { text: (0,report_escape/* slackMarkup */.J$)(text, 600), blocks };
}
function bullet(change) {
    const url = (0,report_escape/* safeUrl */.Pl)(change.url);
    const run = `run ${(0,report_escape/* plainLine */.h0)(change.key.run, 30)}`;
    const link = url === undefined ? (0,slack_blocks/* words */.aL)(run) : { type: 'link', url, text: run };
    const branch = change.branch === undefined ? '' : ` on ${(0,report_escape/* plainLine */.h0)(change.branch, 80)}`;
    const again = change.maybeTold === true ? ' (this may have reached you before)' : '';
    return (0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(`${(0,report_changes/* changeMark */.uM)(change)} `), link, (0,slack_blocks/* words */.aL)(`${branch}: ${(0,report_escape/* plainLine */.h0)(change.headline, 280)}${again}`));
}
//# sourceMappingURL=changes.js.map
// EXTERNAL MODULE: ./lib/core/report/digest/lines.js
var lines = __webpack_require__(14368);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/digest.js



const line = (text) => (0,report_escape/* plainLine */.h0)(text, 120);
/** Slack takes 50 blocks and a text of 3,000 characters. */
function renderDigests(digests) {
    const messages = digests.map(({ title, digest }) => renderDigest(digest, title));
    return {
        text: messages
            .map(({ text }) => text)
            .join('\n')
            .slice(0, 3000),
        blocks: messages.flatMap(({ blocks }) => blocks).slice(0, 49),
    };
}
/** @param title plain text: what the digest is of, such as the repository’s name */
function renderDigest(digest, title) {
    const headline = (0,lines/* digestHeadline */.b)(digest);
    const sections = (0,lines/* digestSections */.j)(digest, { name: line, prose: line }).map(({ title: heading, lines }) => (0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(heading, { bold: true })), (0,slack_blocks/* bullets */.e5)(lines.map((line) => (0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(line))))));
    return {
        text: (0,report_escape/* slackMarkup */.J$)(`📅 ${(0,report_escape/* plainLine */.h0)(title, 120)}: ${headline}`, 600),
        blocks: [(0,slack_blocks/* header */.wx)(`📅 ${(0,report_escape/* plainLine */.h0)(title)}`), (0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(headline))), ...sections],
    };
}
//# sourceMappingURL=digest.js.map
// EXTERNAL MODULE: ./lib/core/detect/engine/phrase-anomaly.js
var phrase_anomaly = __webpack_require__(41853);
// EXTERNAL MODULE: ./lib/core/model/words.js
var words = __webpack_require__(75360);
// EXTERNAL MODULE: ./lib/core/report/evidence.js
var evidence = __webpack_require__(93517);
// EXTERNAL MODULE: ./lib/core/report/message/run.js
var run = __webpack_require__(48123);
// EXTERNAL MODULE: ./lib/core/report/pull-request.js
var pull_request = __webpack_require__(58263);
// EXTERNAL MODULE: ./lib/core/report/range.js
var range = __webpack_require__(73723);
// EXTERNAL MODULE: ./lib/core/report/rarity.js
var rarity = __webpack_require__(22507);
// EXTERNAL MODULE: ./lib/core/report/sparkline.js
var sparkline = __webpack_require__(75353);
// EXTERNAL MODULE: ./lib/core/report/wording.js
var wording = __webpack_require__(90438);
// EXTERNAL MODULE: ./lib/core/run/trust.js
var trust = __webpack_require__(55267);
// EXTERNAL MODULE: ./lib/core/series/value.js
var series_value = __webpack_require__(31316);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/run.js
/** One notice for Slack. All foreign text travels as plain or rich text, where nothing in it can be markup or a mention. */














const mostFindings = 5;
const mostLines = 8;
/** The notice of one decision to notify: at most a dozen blocks, most consequential finding first. */
function renderRun(view, decision) {
    const { result } = view;
    const headline = (0,report_escape/* plainLine */.h0)(result.headline, 280);
    const mark = (0,run/* runMark */.n6)(view, decision);
    const found = (0,wording/* openFindings */.lb)(result.findings).filter((finding) => (0,words/* atLeast */.jZ)(finding.severity, 'medium'));
    const blocks = [
        (0,slack_blocks/* header */.wx)(`${mark} ${(0,run/* runTitle */.kh)(view, decision)}`),
        ...(found.length === 0 ? [(0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(headline)))] : []),
        ...found.slice(0, mostFindings).map(blockOf),
        ...(found.length > mostFindings
            ? [(0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(`and ${found.length - mostFindings} more, on the run’s page`, { italic: true })))]
            : []),
        ...againstBase(view),
        (0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)(...footer(view))),
    ];
    return { text: (0,report_escape/* slackMarkup */.J$)(`${mark} ${repositoryOf(view)}: ${headline}`, 600), blocks };
}
function againstBase({ result }) {
    const changes = (0,pull_request/* phraseChanges */.Z)(result, (name) => (0,report_escape/* plainLine */.h0)(name, 80), 'This pull request: ');
    return changes === undefined ? [] : [(0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(changes)))];
}
const repositoryOf = ({ record }) => (0,report_escape/* plainLine */.h0)(record.key.repository, 80);
function blockOf(finding) {
    switch (finding.kind) {
        case 'failure':
            return failureBlock(finding);
        case 'anomaly':
            return anomalyBlock(finding);
        case 'test':
            return (0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)((0,report_escape/* plainLine */.h0)(finding.title), { bold: true }), (0,slack_blocks/* words */.aL)(`\n${(0,report_escape/* plainLine */.h0)(finding.advice, 400)}`)));
        default:
            return finding;
    }
}
function failureBlock(failure) {
    const { diagnosis } = failure;
    const lines = (0,evidence/* evidenceOf */.X)(diagnosis, mostLines, 220);
    const code = (0,report_escape/* slackText */.a4)(lines.map((line) => line.text).join('\n'), 2000);
    const job = failure.job === undefined ? '' : `${(0,report_escape/* plainLine */.h0)(failure.job, 100)}: `;
    return (0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)(`${job}${(0,report_escape/* plainLine */.h0)((0,wording/* titleOf */.Gg)(failure))}`, { bold: true }), (0,slack_blocks/* words */.aL)(`\n${diagnosis.category ?? 'unknown'} failure, ${(0,wording/* phraseSeen */.rc)(failure)}, ${(0,wording/* phraseRetry */.uh)(failure)}, diagnosis ${(0,format/* formatConfidence */.Me)(failure.confidence)} confident`)), ...(code === '' ? [] : [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: code }] }]), ...toDo(failure.advice));
}
function anomalyBlock(anomaly) {
    const value = (of) => (0,report_escape/* plainLine */.h0)((0,series_value/* formatSeriesValue */.C)(of, anomaly.series, anomaly.unit), 60);
    const since = anomaly.since === undefined
        ? ''
        : `, since ${(0,report_escape/* plainLine */.h0)(anomaly.since.sha?.slice(0, 7) ?? `run ${anomaly.since.run}`, 40)}`;
    return (0,slack_blocks/* rich */.td)((0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)((0,report_escape/* plainLine */.h0)((0,phrase_anomaly/* phraseAnomaly */.N)(anomaly)), { bold: true }), (0,slack_blocks/* words */.aL)(`\n${(0,range/* phraseUsual */.s)(anomaly, value)}${since}; ${(0,rarity/* phraseRarity */.D)(anomaly)}  `), (0,slack_blocks/* words */.aL)((0,sparkline/* sparkline */.K)([...anomaly.recent, anomaly.observed]), { code: true })), ...toDo(anomaly.advice));
}
const toDo = (advice) => advice === '' ? [] : [(0,slack_blocks/* section */.uW)((0,slack_blocks/* words */.aL)('To do: ', { bold: true }), (0,slack_blocks/* words */.aL)((0,report_escape/* plainLine */.h0)(advice, 800)))];
function footer(view) {
    const facts = view.record.run.value;
    const url = (0,report_escape/* safeUrl */.Pl)(facts.url);
    const said = [
        facts.branch === undefined
            ? undefined
            : `${(0,report_escape/* plainLine */.h0)(facts.branch, 80)}${(0,trust/* onDefaultBranch */.Lt)(view.record) === true ? ' (default branch)' : ''}`,
        facts.sha?.slice(0, 7),
        facts.actor === undefined ? undefined : `by ${(0,report_escape/* plainLine */.h0)(facts.actor, 60)}`,
        `run ${facts.number ?? view.record.key.run}${view.record.key.attempt > 1 ? `, attempt ${view.record.key.attempt}` : ''}`,
    ].filter((part) => part !== undefined);
    const text = (0,slack_blocks/* words */.aL)(said.join(' · '));
    // A rich-text link, not a button: buttons of an app without an interaction endpoint show people an error when pressed.
    return url === undefined ? [text] : [{ type: 'link', url, text: 'Open the run' }, (0,slack_blocks/* words */.aL)('  '), text];
}
//# sourceMappingURL=run.js.map
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/render.js



function renderNotice({ content, decision }) {
    switch (content.kind) {
        case 'run':
            return renderRun(content.view, decision);
        case 'changes':
            return renderChanges(content.changes, content.headline);
        case 'digest':
            return renderDigests(content.digests);
        default:
            return content;
    }
}
//# sourceMappingURL=render.js.map

/***/ })

};
