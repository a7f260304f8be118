export const id = 5949;
export const ids = [5949];
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

/***/ 25949:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createWebhookNotifier: () => (/* binding */ createWebhookNotifier)
});

// EXTERNAL MODULE: ./lib/adapters/notifiers/post-message.js
var post_message = __webpack_require__(27130);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/webhook/cloud-event.js
/** The message as a CloudEvent 1.0. */

/** The same for the same notice, also of a step that runs twice: receivers drop what they had. */
function idOf(message) {
    const { scope, episode, change, run, kind, time } = message;
    const what = [scope, kind, change, episode, run?.run ?? time, run?.attempt ?? 0];
    return `msg_${(0,external_node_crypto_.createHash)('sha256').update(JSON.stringify(what)).digest('hex').slice(0, 32)}`;
}
const renderCloudEvent = (message) => ({
    specversion: '1.0',
    id: idOf(message),
    // A reference without scheme: host and repository, whatever the platform.
    source: `//${sourceOf(message).split('/').map(encodeURIComponent).join('/')}`,
    type: `pipeline-guard.${message.kind}.${message.change}.v1`,
    ...(message.run === undefined
        ? {}
        : { subject: `${message.run.workflow}/${message.run.run}/${message.run.attempt}` }),
    time: message.time,
    datacontenttype: 'application/json',
    data: message,
});
const sourceOf = ({ run, scope }) => (run === undefined ? scope : `${run.host}/${run.repository}`);
//# sourceMappingURL=cloud-event.js.map
// EXTERNAL MODULE: ./lib/core/report/message/words.js
var words = __webpack_require__(73539);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/webhook/grafana.js
/**
 * The message as Grafana and Prometheus’ Alertmanager post an alert, for what receives those (on-call tools, relays).
 * Source: Grafana’s page "Configure webhook notifications"; the fields of Alertmanager’s webhook are the same.
 */


/** Both write so that an alert has not ended. */
const noEnd = '0001-01-01T00:00:00Z';
function renderGrafana(message) {
    const over = message.change === 'recovery';
    const episodes = over ? [message.episode, ...message.alsoEpisodes] : [message.episode];
    const alerts = episodes.map((episode) => alertOf(message, episode));
    const [first] = alerts;
    return {
        receiver: 'pipeline-guard',
        status: over ? 'resolved' : 'firing',
        version: '1',
        groupKey: (0,words/* dedupKey */.cy)(message, message.episode),
        groupLabels: { alertname: first?.labels['alertname'] ?? '' },
        commonLabels: first?.labels ?? {},
        commonAnnotations: first?.annotations ?? {},
        externalURL: message.links[0]?.url ?? '',
        orgId: 1,
        truncatedAlerts: 0,
        title: `${over ? '[RESOLVED]' : '[FIRING:1]'} ${message.title}`,
        state: over ? 'ok' : 'alerting',
        message: (0,words/* plainText */.wh)(message),
        alerts,
    };
}
function alertOf(message, episode) {
    const over = message.change === 'recovery';
    const { run } = message;
    const url = message.links[0]?.url ?? '';
    return {
        status: over ? 'resolved' : 'firing',
        labels: {
            alertname: `Pipeline Guard: ${message.kind === 'run' ? (message.change === 'recovery' ? 'trouble' : message.change) : message.kind}`,
            episode,
            ...(message.severity === undefined ? {} : { severity: message.severity }),
            ...(run === undefined ? {} : { repository: run.repository, workflow: run.name, branch: run.branch ?? '' }),
        },
        annotations: { summary: message.title, description: message.headline, ...(url === '' ? {} : { run_url: url }) },
        startsAt: over ? noEnd : message.time,
        endsAt: over ? message.time : noEnd,
        generatorURL: url,
        // The same for the beginning and the end of one trouble.
        fingerprint: (0,external_node_crypto_.createHash)('sha256').update((0,words/* dedupKey */.cy)(message, episode)).digest('hex').slice(0, 16),
        values: null,
    };
}
//# sourceMappingURL=grafana.js.map
;// CONCATENATED MODULE: ./lib/adapters/notifiers/webhook/sign.js
/** The signature of Standard Webhooks, which libraries of most languages verify: `v1,` and HMAC-SHA256 of `id.timestamp.body`. */

const signatureHeaders = ({ id, body, secret, seconds }) => ({
    'webhook-timestamp': String(seconds),
    'webhook-signature': `v1,${(0,external_node_crypto_.createHmac)('sha256', keyOf(secret)).update(`${id}.${seconds}.${body}`).digest('base64')}`,
});
/** `whsec_` marks base64; any other text is the key as it stands. */
const keyOf = (secret) => secret.startsWith('whsec_') ? Buffer.from(secret.slice('whsec_'.length), 'base64') : Buffer.from(secret);
//# sourceMappingURL=sign.js.map
;// CONCATENATED MODULE: ./lib/adapters/notifiers/webhook/index.js




const createWebhookNotifier = ({ url, secret, format, fetch, now }) => (0,post_message/* createPostingNotifier */.X)({
    channel: 'webhook',
    service: 'the webhook',
    fetch,
    idempotent: true,
    render: (message) => {
        const id = idOf(message);
        const grafana = format === 'grafana';
        const body = JSON.stringify(grafana ? renderGrafana(message) : renderCloudEvent(message));
        const type = grafana ? 'application/json' : 'application/cloudevents+json; charset=utf-8';
        const signed = secret === undefined ? {} : signatureHeaders({ id, body, secret, seconds: Math.floor(now() / 1000) });
        return [{ url, body, headers: { 'content-type': type, 'webhook-id': id, 'idempotency-key': id, ...signed } }];
    },
});
//# sourceMappingURL=index.js.map

/***/ })

};
