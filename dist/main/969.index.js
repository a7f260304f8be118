export const id = 969;
export const ids = [969];
export const modules = {

/***/ 81802:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ causesOf),
/* harmony export */   w: () => (/* binding */ explainNetwork)
/* harmony export */ });
/** Why there was no answer, in plain words and without the address, which may be a secret: by name and code, never by message. */
/** Read by shape, not by class: errors of fetch may come from another realm. */
function causesOf(error) {
    const chain = [];
    let next = error;
    for (let depth = 0; depth < 6 && typeof next === 'object' && next !== null; depth++) {
        chain.push(next);
        next = next.cause;
    }
    return chain;
}
const wordOf = (fault) => [fault.code, fault.name].filter((word) => typeof word === 'string');
/** Codes of Node.js and OpenSSL (`man verify`), and what to do about each. */
const advices = [
    [/^(ENOTFOUND|EAI_AGAIN)$/, 'its host name is unknown; check the address and DNS'],
    [/^ECONNREFUSED$/, 'nothing listens there; check the address and port'],
    [/^(ECONNRESET|EPIPE|UND_ERR_SOCKET)$/, 'the connection was cut; check the address, and firewalls in between'],
    [/^(EHOSTUNREACH|ENETUNREACH|EADDRNOTAVAIL)$/, 'there is no route to it from this machine'],
    [/^CERT_HAS_EXPIRED$/, 'its certificate has expired'],
    [/^CERT_NOT_YET_VALID$/, 'its certificate is not valid yet; check this machine’s clock'],
    [/^ERR_TLS_CERT_ALTNAME_INVALID$/, 'its certificate is for another host name'],
    [
        /^(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_\w+)$/,
        'its certificate is not trusted here; give its authority by NODE_EXTRA_CA_CERTS',
    ],
    [/^(ERR_SSL_\w+|EPROTO)$/, 'it does not speak TLS there; check scheme and port'],
];
/** @example explainNetwork(error) // "nothing listens there; check the address and port (ECONNREFUSED)" */
function explainNetwork(error) {
    const words = causesOf(error).flatMap(wordOf);
    for (const word of words.toReversed()) {
        const advice = advices.find(([pattern]) => pattern.test(word))?.[1];
        if (advice !== undefined)
            return `${advice} (${word})`;
    }
    return `network error (${words.findLast((word) => /^[A-Z][A-Z_\d]{2,}$/.test(word)) ?? 'no code'})`;
}
//# sourceMappingURL=explain.js.map

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

/***/ 8969:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createSlackNotifier: () => (/* binding */ createSlackNotifier)
});

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
// EXTERNAL MODULE: ./lib/adapters/notifiers/slack/render.js + 3 modules
var render = __webpack_require__(59675);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/slack/index.js
/** Posts notices to a Slack incoming webhook. Never throws, and never says the address, which is a secret. */






const attempts = 3;
/** In all: the step never waits longer for a rate limit (DESIGN §8). */
const longestWaitMs = 5000;
const createSlackNotifier = (options) => ({
    channel: 'slack',
    send: (notice) => deliver((0,render/* renderNotice */.B)(notice), options).catch((error) => ({
        state: 'failed',
        detail: `the Slack client could not be used: ${nameOf((0,explain/* causesOf */.c)(error)[0] ?? {})}`,
    })),
});
/** Blocks first; where Slack refuses them, the text alone: a plain notice is better than none. */
async function deliver(message, options) {
    const first = await persist(message.text, message.blocks, options);
    if (first.kind === 'refused' && first.reply.body.startsWith('invalid_blocks')) {
        const second = await persist(message.text, undefined, options);
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
async function persist(text, blocks, options) {
    const wait = options.wait ?? timers/* sleep */.yy;
    let waited = 0;
    for (let attempt = 1;; attempt++) {
        const sending = await attemptOnce(text, blocks, options);
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
async function attemptOnce(text, blocks, { url, timeoutMs, fetch }) {
    const { IncomingWebhook } = await Promise.resolve(/* import() eager */).then(__webpack_require__.t.bind(__webpack_require__, 54443, 19));
    const seen = {};
    const observed = boundedFetch((fetch ?? guarded_fetch/* plainFetch */.jN), seen);
    const webhook = new IncomingWebhook(url, { timeout: timeoutMs, fetch: observed });
    const message = { text, unfurl_links: false, unfurl_media: false };
    try {
        await webhook.send(blocks === undefined ? message : { ...message, blocks: blocks });
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

/***/ }),

/***/ 60615:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sz: () => (/* binding */ workflowLabel),
/* harmony export */   Vb: () => (/* binding */ nameOf),
/* harmony export */   d: () => (/* binding */ byWorkflow),
/* harmony export */   uM: () => (/* binding */ changeMark)
/* harmony export */ });
/** What people call a workflow: its name, else its file and, where one file serves many events, which of them. */
const workflowLabel = (key, { name, event }) => name ?? (event === undefined ? key.workflow : `${key.workflow} (${event})`);
/** A sign for how good or bad it is. */
const changeMark = ({ change, severity }) => change === 'recovery' ? '✅' : change === 'failure' ? '❌' : severity === 'critical' ? '🚨' : '⚠️';
/** On Jenkins the workflow of a project is the project. */
const nameOf = (repository, workflow) => repository === workflow || repository.endsWith(`/${workflow}`) ? repository : `${repository}: ${workflow}`;
/** Changes by repository and workflow, each in the order in which the runs ended. */
function byWorkflow(changes) {
    const groups = new Map();
    const sorted = changes.toSorted((a, b) => Date.parse(a.at ?? '') - Date.parse(b.at ?? '') || (textOf(a) < textOf(b) ? -1 : 1));
    for (const change of sorted) {
        const name = nameOf(change.key.repository, change.workflow);
        const group = groups.get(name);
        if (group === undefined)
            groups.set(name, [change]);
        else
            group.push(change);
    }
    return new Map([...groups].toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
const textOf = ({ key }) => `${key.host} ${key.repository} ${key.run} ${key.attempt}`.toLowerCase();
//# sourceMappingURL=changes.js.map

/***/ }),

/***/ 14368:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ digestHeadline),
/* harmony export */   j: () => (/* binding */ digestSections)
/* harmony export */ });
/* harmony import */ var _run_format_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(66926);
/* harmony import */ var _feedback_line_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(44754);
/* harmony import */ var _open_regressions_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7063);
/** A digest in sentences, for every form it is sent in. Names go through the sink that shows them. */



const most = 5;
const fewMinutes = 60_000;
/** "2026-11-14 to 2026-11-21: 214 runs, 93 % passed, 41 h 3 m of machine time, 6.2 % of it in runs that did not pass" */
function digestHeadline(digest) {
    if (digest.runs === 0)
        return 'no run in this time';
    const day = (iso) => (0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatInstant */ .r4)(iso)?.slice(0, 10) ?? '';
    const ended = digest.passed + digest.failed;
    return [
        `${day(digest.from)} to ${day(digest.to)}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(digest.runs, 'run')}`,
        ...(ended === 0 ? [] : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(digest.passed / ended)} passed`]),
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(digest.cost.machineMs)} of machine time`,
        ...(digest.cost.failedMs === 0
            ? []
            : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(digest.cost.failedMs / digest.cost.machineMs)} of it in runs that did not pass`]),
    ].join(', ');
}
/** Only sections that have something to say. */
const digestSections = (digest, sink) => [
    { title: 'Not recorded', lines: digest.silent.map((line) => sink.prose(line)) },
    { title: 'Open regressions', lines: openLines(digest, sink) },
    { title: 'Delivery', lines: delivery(digest) },
    { title: 'Growing', lines: growing(digest, sink) },
    { title: 'Slowest', lines: digest.slowestJobs.slice(0, most).map((trend) => slow(trend, digest, sink)) },
    { title: 'Waiting for runners', lines: waiting(digest, sink) },
    { title: 'Why runs failed', lines: causes(digest, sink) },
    { title: 'Flakiest tests', lines: flaky(digest, sink) },
    { title: 'Reruns', lines: reruns(digest) },
    { title: 'What was said', lines: alarms(digest) },
    { title: 'Cost', lines: cost(digest) },
].filter(({ lines }) => lines.length > 0);
const openLines = ({ open }, { name }) => open.length === 0 ? [] : [...open.slice(0, most).map((one) => (0,_open_regressions_js__WEBPACK_IMPORTED_MODULE_1__/* .phraseOpen */ .E)(one, name)), _open_regressions_js__WEBPACK_IMPORTED_MODULE_1__/* .openAdvice */ .p];
/** Of a default branch that never broke there is nothing to say. */
function delivery({ delivery }) {
    const { runs, failed, recoveries, timeToGreenMs, stillBroken } = delivery;
    if (failed === 0)
        return [];
    return [
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(failed / runs)} of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(runs, 'run')} of the default branch failed`,
        ...(timeToGreenMs === undefined
            ? []
            : [`green again after ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(timeToGreenMs)} (median of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(recoveries, 'time')})`]),
        ...(stillBroken === 0 ? [] : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(stillBroken, 'workflow is', 'workflows are')} still broken`]),
    ];
}
const named = (trend, { name }) => trend.step === undefined ? name(trend.job) : `${name(trend.step)} in ${name(trend.job)}`;
/** A step that grew with its job is told only where the job itself is not. */
function growing(digest, sink) {
    const jobs = new Set(digest.growingJobs.map((trend) => `${trend.workflow} ${trend.job}`));
    const steps = digest.growingSteps.filter((trend) => !jobs.has(`${trend.workflow} ${trend.job}`));
    return [...digest.growingJobs, ...steps].slice(0, most).flatMap((trend) => {
        if (trend.growth === undefined || trend.growth.costMs < fewMinutes)
            return [];
        const { beforeMs, nowMs, ratio, costMs } = trend.growth;
        return [
            `${named(trend, sink)}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(beforeMs)} → ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(nowMs)} (${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatRatio */ .B0)(ratio)}), ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(costMs)} more in all`,
        ];
    });
}
const slow = (trend, digest, sink) => `${named(trend, sink)}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(trend.medianMs)} each, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(trend.totalMs)} in all (${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(trend.totalMs / Math.max(1, digest.cost.machineMs))})`;
/** A wait that hardly anybody notices is left out. */
const waiting = (digest, { name }) => digest.queues
    .filter(({ p95Ms }) => p95Ms >= fewMinutes)
    .slice(0, most)
    .map(({ label, medianMs, p95Ms, runs }) => `${label === undefined ? 'all runners' : name(label)}: median ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(medianMs)}, 95th percentile ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(p95Ms)}, in ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(runs, 'run')}`);
const causes = (digest, { prose }) => digest.causes.slice(0, most).map((cause) => {
    const [first] = cause.signatures;
    const transient = cause.transient === 0 ? '' : `, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(cause.transient)} of them transient`;
    const often = first !== undefined && first.count > 1 ? `most often (${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatNumber */ .ZV)(first.count)}×)` : 'such as';
    const mostly = first === undefined ? '' : `; ${often}: ${prose(first.title)}`;
    return `${cause.category}: ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(cause.count, 'job')}${transient}${mostly}`;
});
const flaky = (digest, { name }) => digest.flakyTests
    .slice(0, most)
    .map((test) => `${name(test.name)}: fails in ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatPercent */ .l9)(test.rate)} of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(test.executions ?? test.commits, 'execution')}`);
function reruns({ reruns }) {
    if (reruns.made === 0)
        return [];
    const own = reruns.own === 0 ? '' : `; ${reruns.own} by Pipeline Guard, of which ${reruns.ownPassed} passed`;
    return [
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(reruns.made, 'rerun')}, ${reruns.passed} passed${own}`,
        `${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(reruns.spentMs)} spent; re-running whole runs would have taken ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(reruns.savedMs)} more`,
    ];
}
function alarms({ alarms }) {
    const feedback = (0,_feedback_line_js__WEBPACK_IMPORTED_MODULE_2__/* .feedbackLine */ ._)(alarms.feedback);
    const silent = alarms.judged === 0 || (alarms.anomalous === 0 && alarms.notices === 0);
    return [
        ...(silent
            ? []
            : [
                `anomalies in ${alarms.anomalous} of ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(alarms.judged, 'judged run')}, ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(alarms.notices, 'notice')} posted`,
            ]),
        ...(feedback === undefined ? [] : [feedback]),
    ];
}
const cost = ({ cost }) => cost.billedMinutes === 0
    ? []
    : [`${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(cost.billedMinutes, 'minute')}, each job rounded up, before any multiplier of the platform`];
//# sourceMappingURL=lines.js.map

/***/ }),

/***/ 48123:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   kh: () => (/* binding */ runTitle),
/* harmony export */   n6: () => (/* binding */ runMark),
/* harmony export */   xA: () => (/* binding */ runMessage)
/* harmony export */ });
/* harmony import */ var _detect_engine_phrase_anomaly_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(41853);
/* harmony import */ var _model_index_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(75360);
/* harmony import */ var _run_format_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(66926);
/* harmony import */ var _series_value_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(31316);
/* harmony import */ var _escape_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(38111);
/* harmony import */ var _evidence_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(93517);
/* harmony import */ var _pull_request_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(58263);
/* harmony import */ var _range_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(73723);
/* harmony import */ var _rarity_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(22507);
/* harmony import */ var _wording_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(90438);
/** The message about one run. */










const mostFindings = 5;
const mostLines = 8;
function runMessage(view, decision) {
    const { result, record } = view;
    const found = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .openFindings */ .lb)(result.findings).filter((finding) => (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .atLeast */ .jZ)(finding.severity, 'medium'));
    const severity = decision.change === 'recovery' ? undefined : (result.ruling.severity ?? (0,_model_index_js__WEBPACK_IMPORTED_MODULE_1__/* .worst */ .QZ)(found.map((one) => one.severity)));
    const { run, key } = record;
    return {
        schema: 'pipeline-guard/notice',
        version: 1,
        kind: 'run',
        change: decision.change,
        ...(severity === undefined ? {} : { severity }),
        episode: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(decision.episode, 500),
        alsoEpisodes: (decision.also ?? []).map((episode) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(episode, 500)),
        scope: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(`${key.host}/${key.repository}/${key.workflow}`, 500),
        time: run.value.completedAt ?? run.observedAt,
        title: runTitle(view, decision),
        headline: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(result.headline, 280),
        mark: runMark(view, decision),
        run: runOf(view),
        links: linksOf(view),
        findings: found.slice(0, mostFindings).map((finding) => findingOf(finding, view)),
        more: Math.max(0, found.length - mostFindings),
        sections: [],
        notes: notesOf(view),
    };
}
const runMark = ({ result }, { change }) => change === 'recovery' ? '✅' : _wording_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictWords */ .L2[result.ruling.verdict].mark;
/** "New failure in acme/shop, CI". */
function runTitle(view, { change }) {
    const { record, result } = view;
    const where = `${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(record.key.repository, 80)}, ${nameOf(view)}`;
    switch (change) {
        case 'failure':
            return `New failure in ${where}`;
        case 'anomaly':
            return `New anomaly in ${where}`;
        case 'recovery':
            return `Recovered: ${where}`;
        case 'always':
            return `${_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .verdictWords */ .L2[result.ruling.verdict].word}: ${where}`;
        default:
            return change;
    }
}
const nameOf = ({ record }) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(record.run.value.name ?? record.key.workflow, 60);
function runOf(view) {
    const { record, result } = view;
    const { branch, sha, actor, event, number } = record.run.value;
    const { host, repository, workflow, run, attempt } = record.key;
    return {
        host: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(host, 200),
        repository: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(repository, 200),
        workflow: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(workflow, 200),
        name: nameOf(view),
        run: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(run, 100),
        attempt,
        ...(number === undefined ? {} : { number }),
        verdict: result.ruling.verdict,
        ...(branch === undefined ? {} : { branch: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(branch, 120) }),
        ...(sha === undefined ? {} : { sha: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(sha, 64) }),
        ...(actor === undefined ? {} : { actor: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(actor, 80) }),
        ...(event === undefined ? {} : { event: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(event, 60) }),
    };
}
/** The run, then the failed job’s log: the two places people open next. */
function linksOf({ record, result }) {
    const run = (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .safeUrl */ .Pl)(record.run.value.url);
    const failed = (0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .openFindings */ .lb)(result.findings).find((finding) => finding.kind === 'failure');
    const job = failed?.kind === 'failure' && failed.jobId !== undefined ? record.jobs[failed.jobId] : undefined;
    const log = (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .safeUrl */ .Pl)(job?.facts?.value.url);
    return [
        ...(run === undefined ? [] : [{ label: 'Open the run', url: run }]),
        ...(log === undefined || log === run ? [] : [{ label: 'Open the log', url: log }]),
    ];
}
function findingOf(finding, { record }) {
    const common = { id: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.id, 200), severity: finding.severity, advice: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.advice, 800) };
    switch (finding.kind) {
        case 'failure':
            return { ...common, ...failureText(finding), ...jobUrl(finding, record) };
        case 'anomaly':
            return { ...common, ...anomalyText(finding) };
        case 'test':
            return {
                ...common,
                kind: 'test',
                title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.title),
                detail: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(finding.message ?? '', 300),
                lines: [],
            };
        default:
            return finding;
    }
}
function jobUrl({ jobId }, record) {
    const url = jobId === undefined ? undefined : (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .safeUrl */ .Pl)(record.jobs[jobId]?.facts?.value.url);
    return url === undefined ? {} : { url };
}
function failureText(failure) {
    const { diagnosis } = failure;
    return {
        kind: 'failure',
        title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)((0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .titleOf */ .Gg)(failure)),
        detail: `${diagnosis.category ?? 'unknown'} failure, ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .phraseSeen */ .rc)(failure)}, ${(0,_wording_js__WEBPACK_IMPORTED_MODULE_0__/* .phraseRetry */ .uh)(failure)}, diagnosis ${(0,_run_format_js__WEBPACK_IMPORTED_MODULE_3__/* .formatConfidence */ .Me)(failure.confidence)} confident`,
        lines: (0,_evidence_js__WEBPACK_IMPORTED_MODULE_4__/* .evidenceOf */ .X)(diagnosis, mostLines, 220).map(({ text }) => text),
        ...(failure.job === undefined ? {} : { job: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(failure.job, 100) }),
    };
}
function anomalyText(anomaly) {
    const value = (of) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)((0,_series_value_js__WEBPACK_IMPORTED_MODULE_5__/* .formatSeriesValue */ .C)(of, anomaly.series, anomaly.unit), 60);
    const { since } = anomaly;
    const began = since === undefined ? '' : `, since ${(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(since.sha?.slice(0, 7) ?? `run ${since.run}`, 40)}`;
    return {
        kind: 'anomaly',
        title: (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)((0,_detect_engine_phrase_anomaly_js__WEBPACK_IMPORTED_MODULE_6__/* .phraseAnomaly */ .N)(anomaly)),
        detail: `${(0,_range_js__WEBPACK_IMPORTED_MODULE_7__/* .phraseUsual */ .s)(anomaly, value)}${began}; ${(0,_rarity_js__WEBPACK_IMPORTED_MODULE_8__/* .phraseRarity */ .D)(anomaly)}`,
        lines: [],
    };
}
/** What was refused: people who read only the notice would wait for a retry that does not come. */
function notesOf({ result }) {
    const refused = result.ruling.decisions.flatMap((decision) => decision.kind === 'no-rerun' && result.ruling.verdict === 'failed-transient' && decision.guard !== undefined
        ? [(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(`No rerun: ${decision.because}`)]
        : []);
    const changes = (0,_pull_request_js__WEBPACK_IMPORTED_MODULE_9__/* .phraseChanges */ .Z)(result, (name) => (0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .plainLine */ .h0)(name, 80), 'This pull request: ');
    return [...(changes === undefined ? [] : [(0,_escape_js__WEBPACK_IMPORTED_MODULE_2__/* .cut */ .Jj)(changes, 500)]), ...refused];
}
//# sourceMappingURL=run.js.map

/***/ })

};
