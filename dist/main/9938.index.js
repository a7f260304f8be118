export const id = 9938;
export const ids = [9938];
export const modules = {

/***/ 49938:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createEmailNotifier: () => (/* binding */ createEmailNotifier)
});

// EXTERNAL MODULE: ./lib/core/report/message/index.js + 3 modules
var message = __webpack_require__(38528);
// EXTERNAL MODULE: ./lib/core/report/escape.js
var report_escape = __webpack_require__(38111);
// EXTERNAL MODULE: ./lib/adapters/http/explain.js
var explain = __webpack_require__(81802);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/email/errors.js
/** What the errors of an SMTP session mean, and what to do. Sources: Nodemailer’s error codes; RFC 5321 and 4954, reply codes. */


function explainMailError(error) {
    const { code, originalCode, responseCode, response } = (error ?? {});
    const said = typeof response === 'string' ? (0,report_escape/* cut */.Jj)((0,report_escape/* plainLine */.h0)(withoutAddresses(response)), 160) : '';
    const quoted = said === '' ? '' : `: ${said}`;
    switch (code) {
        case 'EAUTH':
            return {
                detail: `the SMTP server refused the login${quoted}; check the user in \`smtp-url\` and \`smtp-password\``,
            };
        case 'ENOAUTH':
            return { detail: 'the SMTP server wants a login; put the user into `smtp-url` and give `smtp-password`' };
        case 'ETLS':
            return {
                detail: `the SMTP server offers no usable encryption (${typeof originalCode === 'string' ? (0,explain/* explainNetwork */.w)({ code: originalCode }) : 'STARTTLS refused'}); a message is not sent in the clear`,
            };
        case 'EENVELOPE':
            return { detail: `the SMTP server refused sender or recipients${quoted}; check \`email-from\` and \`email-to\`` };
        case 'EMESSAGE':
            return { detail: `the SMTP server refused the message${quoted}` };
        case 'ETIMEDOUT':
            return { detail: 'the SMTP server did not answer in time; the message may have been sent', unsure: true };
        default:
            return typeof responseCode === 'number'
                ? { detail: `the SMTP server refused (${responseCode})${quoted}` }
                : { detail: `the SMTP server could not be reached: ${(0,explain/* explainNetwork */.w)({ code: originalCode ?? code })}` };
    }
}
/** Addresses of people have no place in a public summary. */
const withoutAddresses = (text) => text.slice(0, 1000).replace(/[^\s<>]{1,100}@[^\s<>]{1,100}/g, '…');
//# sourceMappingURL=errors.js.map
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(77598);
// EXTERNAL MODULE: ./lib/core/report/message/words.js
var words = __webpack_require__(73539);
;// CONCATENATED MODULE: ./lib/adapters/notifiers/email/render.js
/** One message as a mail: headers that thread, a plain part, and HTML of tables and inline styles, which every client shows. */



function renderMail(message, { to, from }) {
    const domain = from.slice(from.lastIndexOf('@') + 1);
    const id = (text) => `<${(0,external_node_crypto_.createHash)('sha256').update(text).digest('hex').slice(0, 32)}@${domain}>`;
    // All mails of a workflow are one thread, within it the end of a trouble answers its beginning.
    const root = id(message.scope);
    const episode = id((0,words/* dedupKey */.cy)(message, message.episode));
    const over = message.change === 'recovery';
    return {
        from: { name: 'Pipeline Guard', address: from },
        to: [...to],
        subject: subjectOf(message),
        messageId: over ? id(`${(0,words/* dedupKey */.cy)(message, message.episode)} over ${message.run?.run ?? message.time}`) : episode,
        ...(over ? { inReplyTo: episode } : {}),
        references: over ? `${root} ${episode}` : root,
        date: new Date(message.time),
        headers: {
            // No out-of-office notes, please (RFC 3834; Exchange has a header of its own).
            'Auto-Submitted': 'auto-generated',
            'X-Auto-Response-Suppress': 'All',
            'List-Id': `<${message.scope
                .toLowerCase()
                .replace(/[^a-z0-9]+/g, '-')
                .slice(0, 100)}.pipeline-guard>`,
            'X-Pipeline-Guard-Severity': message.severity ?? 'none',
            ...(message.severity === 'critical' ? { Importance: 'high' } : {}),
        },
        text: `${message.title}\n\n${(0,words/* plainText */.wh)(message)}\n`,
        html: renderHtml(message),
    };
}
const subjectOf = ({ title, mark }) => `${mark} ${title}`;
const font = 'font-family:Segoe UI,Helvetica,Arial,sans-serif';
const row = (content, style = '') => `<tr><td style="padding:8px 16px;${style}">${content}</td></tr>`;
function renderHtml(message) {
    const links = message.links
        .map(({ label, url }) => `<a href="${(0,report_escape/* html */.qy)(url, 2000)}" style="color:#0b57d0">${(0,report_escape/* html */.qy)(label)}</a>`)
        .join(' &nbsp; ');
    const lead = (0,words/* leadOf */.M)(message);
    return [
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><title></title></head>',
        `<body style="margin:0;padding:16px;background:#f4f5f7;${font};font-size:14px;line-height:1.5;color:#1f2328">`,
        '<table role="presentation" width="100%" cellpadding="0" cellspacing="0" style="max-width:680px;margin:0 auto;background:#ffffff;border-collapse:collapse">',
        row(`<strong style="font-size:16px">${(0,report_escape/* html */.qy)(`${message.mark} ${message.title}`)}</strong>`, `border-top:4px solid ${(0,words/* colourOf */.GW)(message)}`),
        lead === '' ? '' : row((0,report_escape/* html */.qy)(lead)),
        ...message.findings.map(findingRow),
        message.more === 0 ? '' : row(`<em>and ${message.more} more, on the run’s page</em>`),
        ...message.sections.map(sectionRow),
        ...message.notes.map((note) => row((0,report_escape/* html */.qy)(note))),
        links === '' ? '' : row(links),
        (0,words/* footerOf */.V$)(message) === ''
            ? ''
            : row((0,report_escape/* html */.qy)((0,words/* footerOf */.V$)(message)), 'color:#59636e;font-size:12px;border-top:1px solid #d1d9e0'),
        '</table></body></html>',
    ]
        .filter((part) => part !== '')
        .join('\n');
}
const findingRow = (finding) => row([
    `<strong>${(0,report_escape/* html */.qy)((0,words/* findingTitle */.Aj)(finding))}</strong>`,
    ...(finding.detail === '' ? [] : [`<br><span style="color:#59636e">${(0,report_escape/* html */.qy)(finding.detail)}</span>`]),
    ...(finding.lines.length === 0
        ? []
        : [
            `<pre style="margin:8px 0;padding:8px;background:#f6f8fa;white-space:pre-wrap;word-break:break-word;font-size:12px">${(0,report_escape/* htmlLines */.Jf)(finding.lines.join('\n'))}</pre>`,
        ]),
    ...(finding.advice === '' ? [] : [`<br><strong>To do:</strong> ${(0,report_escape/* html */.qy)(finding.advice, 800)}`]),
].join(''), 'border-top:1px solid #d1d9e0');
const sectionRow = ({ title, lines }) => row(`<strong>${(0,report_escape/* html */.qy)(title)}</strong><ul style="margin:4px 0;padding-left:20px">${lines.map((line) => `<li>${(0,report_escape/* html */.qy)(line)}</li>`).join('')}</ul>`, 'border-top:1px solid #d1d9e0');
//# sourceMappingURL=render.js.map
;// CONCATENATED MODULE: ./lib/adapters/notifiers/email/index.js



const createEmailNotifier = (options) => ({
    channel: 'email',
    send: (notice) => deliver((0,message/* messageOf */.b)(notice), options),
});
async function deliver(message, options) {
    const { createTransport } = await __webpack_require__.e(/* import() */ 6739).then(__webpack_require__.bind(__webpack_require__, 16739));
    const transport = createTransport(transportOf(options));
    try {
        const { rejected } = await transport.sendMail({
            ...renderMail(message, options),
            // Nothing of a message is ever read from a file or fetched.
            disableFileAccess: true,
            disableUrlAccess: true,
        });
        const { length: refused } = rejected;
        return refused === 0
            ? { state: 'done', detail: `sent to ${options.to.length === 1 ? '1 address' : `${options.to.length} addresses`}` }
            : {
                state: 'failed',
                detail: `the SMTP server refused ${refused} of ${options.to.length} addresses; check \`email-to\``,
            };
    }
    catch (error) {
        return { state: 'failed', ...explainMailError(error) };
    }
    finally {
        transport.close();
    }
}
function transportOf({ url, password, timeoutMs = 10_000, ca }) {
    const { protocol, hostname, port, username } = new URL(url);
    const secure = protocol === 'smtps:';
    const host = hostname.replace(/^\[|\]$/g, '');
    const here = ['127.0.0.1', 'localhost', '::1'].includes(host);
    return {
        host,
        port: port === '' ? (secure ? 465 : 587) : Number(port),
        secure,
        // A message, and a password all the more, crosses the network encrypted or not at all.
        requireTLS: !secure && !here,
        ...(username === '' ? {} : { auth: { user: decodeURIComponent(username), pass: password ?? '' } }),
        ...(ca === undefined ? {} : { tls: { ca } }),
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
    };
}
//# sourceMappingURL=index.js.map

/***/ })

};
