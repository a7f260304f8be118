export const id = 8969;
export const ids = [8969];
export const modules = {

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

/***/ 8969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSlackNotifier: () => (/* binding */ createSlackNotifier)
});

// EXTERNAL MODULE: ./lib/core/report/message/index.js + 3 modules
var message = __webpack_require__(38528);
// EXTERNAL MODULE: ./lib/timers.js
var timers = __webpack_require__(77137);
// EXTERNAL MODULE: ./lib/adapters/http/reply.js
var reply = __webpack_require__(38481);
;// CONCATENATED MODULE: ./lib/adapters/http/bounded-fetch.js
/** A fetch that remembers what the reply said and reads no more of it than a notifier can use. */

const longestBody = 1024;
const boundedFetch = (fetch, seen) => async (url, init) => {
    try {
        const response = await fetch(url, init);
        const body = await (0,reply/* beginningOf */.V)(response, longestBody);
        const retryAfterSeconds = (0,reply/* secondsOf */.T)(response.headers.get('retry-after'));
        seen.reply = { status: response.status, body, ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }) };
        const { status, statusText } = response;
        return new Response(body === '' ? null : body, { status, statusText });
    }
    catch (error) {
        seen.error = error;
        throw error;
    }
};
//# sourceMappingURL=bounded-fetch.js.map
// EXTERNAL MODULE: ./lib/adapters/http/explain.js
var explain = __webpack_require__(81802);
// EXTERNAL MODULE: ./lib/adapters/http/guarded-fetch.js
var guarded_fetch = __webpack_require__(78392);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/refusals.js
/** What Slack’s refusals mean, and what to do. Source: Slack’s page "Sending messages using incoming webhooks", errors. */

const advices = {
    invalid_payload: 'the message was malformed; please report it with the result file',
    invalid_blocks: 'the message’s blocks were malformed; please report it with the result file',
    no_text: 'the message was empty; please report it with the result file',
    invalid_token: 'the webhook is no longer valid; create a new one and update the secret',
    no_service: 'the webhook was disabled or removed; create a new one and update the secret',
    no_service_id: 'the webhook address is incomplete; copy it again from Slack',
    no_team: 'the workspace is gone or the address wrong; copy it again from Slack',
    team_disabled: 'the workspace is disabled',
    user_not_found: 'the person who made the webhook is gone; create a new one',
    channel_not_found: 'the channel is gone; create a webhook for another',
    channel_is_archived: 'the channel is archived; unarchive it or create a webhook for another',
    action_prohibited: 'an administrator restricts posting there; ask for permission',
    posting_to_general_channel_denied: 'an administrator restricts posting to the general channel; choose another',
    too_many_attachments: 'the message was too large; please report it with the result file',
};
/** One sentence without secrets: status, Slack’s word, what to do. */
function explainRefusal({ status, body, retryAfterSeconds }) {
    const word = /^[a-z_]{3,60}/.exec(body.trim())?.[0];
    const advice = word === undefined || !Object.hasOwn(advices, word) ? undefined : advices[word];
    if (status === 429)
        return `Slack refused for too many messages (429${retryAfterSeconds === undefined ? '' : `, try again in ${retryAfterSeconds} s`}); the notice was not posted`;
    if (status >= 500)
        return `Slack had an internal error (${status}); the notice was not posted`;
    const said = word ?? (0,report_escape/* cut */.Jj)((0,report_escape/* plainLine */.h0)(body.replace(/<[^>]{0,200}>/g, ' ')), 80);
    return `Slack refused (${status}${said === '' ? '' : `, ${said}`})${advice === undefined ? '; check the webhook address' : `: ${advice}`}`;
}
//# sourceMappingURL=refusals.js.map
// EXTERNAL MODULE: ./lib/adapters/notifiers/slack/render.js + 1 modules
var render = __webpack_require__(91926);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/index.js
/** Posts notices to a Slack incoming webhook. Never throws, and never says the address, which is a secret. */







const attempts = 3;
/** In all: the step never waits longer for a rate limit (DESIGN §8). */
const longestWaitMs = 5000;
const createSlackNotifier = (options) => ({
    channel: 'slack',
    send: (notice) => deliver((0,render/* renderMessage */.e)((0,message/* messageOf */.b)(notice)), options).catch((error) => ({
        state: 'failed',
        detail: `the Slack client could not be used: ${nameOf((0,explain/* causesOf */.c)(error)[0] ?? {})}`,
    })),
});
/** Blocks first; where Slack refuses them, the text alone: a plain notice is better than none. */
async function deliver(message, options) {
    const first = await persist(message, options);
    if (first.kind === 'refused' && first.reply.body.startsWith('invalid_blocks')) {
        const second = await persist({ text: message.text }, options);
        return second.kind === 'sent' ? { state: 'done', detail: 'posted as text; Slack refused the blocks' } : tell(second);
    }
    return tell(first);
}
function tell(sending) {
    switch (sending.kind) {
        case 'sent':
            return { state: 'done', detail: 'posted' };
        case 'refused':
            return { state: 'failed', detail: explainRefusal(sending.reply) };
        case 'unreachable':
            return { state: 'failed', detail: sending.detail, ...(sending.unsure && { unsure: true }) };
        default:
            return sending;
    }
}
/** Tries again after 429 and 5xx only: after a timeout the notice may well have been posted. */
async function persist(message, options) {
    const wait = options.wait ?? timers/* sleep */.yy;
    let waited = 0;
    for (let attempt = 1;; attempt++) {
        const sending = await attemptOnce(message, options);
        const pause = sending.kind === 'refused' ? pauseFor(sending.reply, attempt) : undefined;
        if (pause === undefined || attempt === attempts || waited + pause > longestWaitMs)
            return sending;
        await wait(pause);
        waited += pause;
    }
}
/** Milliseconds to wait before another attempt; undefined when another would be refused too. */
function pauseFor({ status, retryAfterSeconds }, attempt) {
    if (status !== 429 && status < 500)
        return undefined;
    return retryAfterSeconds === undefined ? 500 * attempt : retryAfterSeconds * 1000;
}
async function attemptOnce(body, { url, timeoutMs, fetch }) {
    const { IncomingWebhook } = await Promise.resolve(/* import() eager */).then(__webpack_require__.t.bind(__webpack_require__, 54443, 19));
    const seen = {};
    const observed = boundedFetch((fetch ?? guarded_fetch/* plainFetch */.jN), seen);
    const webhook = new IncomingWebhook(url, { timeout: timeoutMs, fetch: observed });
    const message = { ...body, unfurl_links: false, unfurl_media: false };
    try {
        await webhook.send(message);
        return { kind: 'sent' };
    }
    catch (error) {
        return seen.reply === undefined
            ? unreachable(seen.error ?? error, timeoutMs)
            : { kind: 'refused', reply: seen.reply };
    }
}
/** The chain of causes by name and code: messages may hold the address. */
function unreachable(error, timeoutMs) {
    const chain = (0,explain/* causesOf */.c)(error);
    // After a silence the notice may well have been posted.
    const unsure = chain.map(nameOf).includes('TimeoutError');
    return { kind: 'unreachable', detail: explainSilence(chain, timeoutMs), unsure };
}
function explainSilence(chain, timeoutMs) {
    const names = chain.map(nameOf);
    if (names.includes('TimeoutError'))
        return `Slack did not answer within ${timeoutMs / 1000} s; the notice may have been posted`;
    if (chain.some(({ message }) => /redirect/i.test(String(message))))
        return 'the webhook address redirects, which is not followed; use the address Slack gave';
    return `Slack could not be reached (${names.findLast((name) => name.startsWith('E') || name.startsWith('UND_')) ?? 'network error'})`;
}
const nameOf = ({ code, name }) => typeof code === 'string' && /^E[A-Z_]{2,40}$|^UND_[A-Z_]{2,40}$/.test(code) ? code : String(name ?? 'unknown error');
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
