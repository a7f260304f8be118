/** Headers of HTTP and mail, as clients, proxies and debuggers print them. */
import { after, type Context } from './context.js'

/** Between a header’s name and its value: `: `, `": "`, `=['`, `', b'`. */
const colon = `["']?[ \\t]{0,3}[:=,][ \\t]{0,3}\\[?b?["']{0,2}`
/** Keys of caches and rows, and of requests that may be sent twice. */
const plainKey = '(?<!(?:cache|surrogate|idempotency|primary|restore|foreign|partition|sort|public|host|object|hash)-)'
/** A cookie’s own attributes are no secret. */
const attribute = '(?:samesite|path|domain|expires|max-age|secure|httponly|priority|partitioned|version)'

export const headers: readonly Context[] = [
  after(
    'authorization',
    new RegExp(
      `(\\b(?:[a-z-]{0,20}-)?authorization${colon}(?:basic|bearer|token|negotiate|apikey|splunk|geniekey|key|aws|sso-key|ghost)[ \\t]{1,3})(?!\\*\\*\\*|realm=|error)[A-Za-z0-9+/=._~:-]{6,}`,
      'gi',
    ),
  ),
  // a scheme nobody has heard of
  after(
    'authorization',
    new RegExp(
      `(\\b(?:[a-z-]{0,20}-)?authorization${colon}[A-Za-z][A-Za-z-]{1,24}[ \\t]{1,3})(?!\\*\\*\\*)(?=[A-Za-z+/=._~-]{0,60}\\d)[A-Za-z0-9+/=._~-]{16,}`,
      'gi',
    ),
  ),
  after('digest ', /(\bdigest\b[^\r\n]{0,600}?\bresponse=\\?["']?)(?!\*\*\*)[0-9A-Za-z+/]{16,128}/gi),
  after(
    'authorization|-token|-key|-secret|-auth|-team|-password',
    new RegExp(
      `(\\b(?:(?:proxy-)?authorization|private-token|job-token|deploy-token|api-key|x-[a-z-]{0,40}(?:key|token|secret|auth|team|password)|[a-z][a-z0-9]{1,20}(?:-[a-z0-9]{1,20}){0,3}-(?:token|secret|password|${plainKey}key))${colon})(?!\\*\\*\\*|[\\w.]{1,40}-[\\w.-]{0,80}[0-9a-f]{32})(?=[A-Za-z+/=._~-]{0,60}\\d)[A-Za-z0-9+/=._~-]{16,}`,
      'gi',
    ),
  ),
  {
    hints: ['cookie'],
    pattern: new RegExp(
      `\\b((?:set-)?cookie:[ \\t]{1,3})(?!\\*\\*\\*|${attribute}=)(?=[\\w.%-]{1,100}=[^\\s;]{4})(?:(?!, [A-Z][A-Za-z-]{1,40}: )[^\\r\\n"']){8,}`,
      'gim',
    ),
    replacement: '$1***',
  },
  after(
    'cookie',
    /(["'](?:set-)?cookie["'][ \t]{0,3}[:,][ \t]{0,3}(?:\[[ \t]{0,2})?["'])(?!\*\*\*["'])[^"'\r\n]{8,}/gi,
  ),
  after('bearer |apikey ', /(\b(?:bearer|apikey) )(?=[A-Za-z+/=._~-]{0,40}\d)[A-Za-z0-9+/=._~-]{16,}/gi),
  after('auth ', /(\bAUTH (?:PLAIN|LOGIN|XOAUTH2|CRAM-MD5) )(?!\*\*\*)[A-Za-z0-9+/=]{8,}/g),
]
