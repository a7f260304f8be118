/**
 * Secrets told by where they stand: URLs, headers, options, settings files. Every expression starts at a literal and is
 * bounded or anchored, so each is linear; none matches its own replacement, so masking twice changes nothing.
 */
export interface Context {
  readonly pattern: RegExp
  /** `$1`, `$2` keep what is not secret. */
  readonly replacement: string
}

const after = (pattern: RegExp): Context => ({ pattern, replacement: '$1***' })

const urls: readonly Context[] = [
  {
    pattern:
      /(\bhooks\.slack\.com\/(?:services|workflows|triggers)\/|\bdiscord(?:app)?\.com\/api\/webhooks\/|\bwebhook\.office\.com\/webhookb2\/)[A-Za-z0-9/_@-]{16,}/g,
    replacement: '$1***',
  },
  // a database password may hold slashes and at-signs: to the last one
  after(
    /(\b(?:postgres(?:ql)?|mysql|mariadb|mongodb|amqps?|rediss?|mssql|sqlserver|ldaps?|smtps?|bolt|neo4j)(?:\+[a-z]{1,10})?:\/\/[^\s/:@"'<>*]{0,100}:)(?!\*\*\*@)[^\s"'<>]{1,300}(?=@)/gi,
  ),
  // a user name that is a token, with or without a password
  after(/(:\/\/)(?=[^\s/:@]{0,300}\d)[A-Za-z0-9_.~%-]{16,300}(?=:[^\s/@"'<>]{0,300}@)/g),
  { pattern: /(:\/\/[^\s/:@"'<>]{0,4096}):(?!\*\*\*@|\[|\$\{)[^\s/@"'<>]{1,2000}@/g, replacement: '$1:***@' },
  { pattern: /:\/\/[A-Za-z0-9_.-]{20,300}:?@/g, replacement: '://***@' },
  after(
    /([?&#](?:sig|x-amz-signature|x-amz-security-token|x-goog-signature|[a-z_-]{0,20}(?:token|secret|passw(?:or)?d|api_?key|signature))(?:=|%3d))(?!\*\*\*)[A-Za-z0-9%+/=._~-]{16,}/gi,
  ),
  after(/([?&](?:code|key)=)(?!\*\*\*)(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9%_-]{16,}(?![\w.])/gi),
  after(/(\bjdbc:oracle:[a-z]{2,5}:[\w.-]{1,60}\/)(?!\*\*\*)[^\s@"']{1,100}(?=@)/g),
]

const headers: readonly Context[] = [
  after(
    /(\b(?:proxy-)?authorization["']?[ \t]{0,3}[:=,][ \t]{0,3}[["']{0,2}(?:basic|bearer|token|digest|negotiate|apikey)[ \t]{1,3})[A-Za-z0-9+/=._~:-]{6,}/gi,
  ),
  after(
    /(\b(?:(?:proxy-)?authorization|private-token|job-token|deploy-token|api-key|x-[a-z-]{0,40}(?:key|token|secret|auth)|[a-z]{2,20}-(?:api|application|app|service|access)-(?:key|token))["']?[ \t]{0,3}[:=][ \t]{0,3}[["']{0,2})(?!\*\*\*)(?=[A-Za-z+/=._~-]{0,60}\d)[A-Za-z0-9+/=._~-]{16,}/gi,
  ),
  { pattern: /\b((?:set-)?cookie: )(?=[\w.%-]{1,100}=)[^\r\n"']{8,}/gim, replacement: '$1***' },
  after(/(["'](?:set-)?cookie["'][ \t]{0,3}[:,][ \t]{0,3}(?:\[[ \t]{0,2})?["'])(?!\*\*\*["'])[^"'\r\n]{8,}/gi),
  after(/(\b(?:bearer|apikey) )(?=[A-Za-z+/=._~-]{0,40}\d)[A-Za-z0-9+/=._~-]{16,}/gi),
]

const quotedOrWord = `(?:"[^"\\r\\n]{1,300}"|'[^'\\r\\n]{1,300}'|(?![-*$"'])[^\\s"'|;&]{1,300})`

/** `curl -u me:password`, `sshpass -p password`, `docker login -p password`, `mysql -ppassword`. */
const options: readonly Context[] = [
  after(
    /(\bcurl\b[^\r\n]{0,300}?[ \t](?:-u|--user|-U|--proxy-user)[ =]?["']?[^\s:"'*]{1,100}:)(?!\*\*\*)[^\s"'$]{1,200}/g,
  ),
  after(new RegExp(`(\\bsshpass[ \\t]{1,3}-p[ \\t]{0,3})(?!\\*\\*\\*)${quotedOrWord}`, 'g')),
  after(
    new RegExp(
      `(\\b(?:docker|podman|helm|oc|az|buildah|skopeo|nerdctl|cf)\\b[^\\r\\n|;&]{0,60}?\\blogin\\b[^\\r\\n|;&]{0,200}?[ \\t]-p[ =])(?!\\*\\*\\*)${quotedOrWord}`,
      'g',
    ),
  ),
  after(
    /(\b(?:mysql|mysqladmin|mysqldump|mariadb|mariadb-admin)\b[^\r\n|;&]{0,200}?[ \t]-p)(?![*$"'-])(?=[^\s"']{0,100}\d)[^\s"']{4,100}/g,
  ),
  after(/(\bnuget[ \t]{1,3}push\b[^\r\n|;&]{0,300}?[ \t]-k[ =])(?![*$-])[A-Za-z0-9-]{16,100}/g),
  after(/(\becho[ \t]{1,3}["']?)(?![*$])[^\s"'|]{4,300}(?=["']?[ \t]{0,3}\|[^\r\n|]{0,100}--password-stdin)/g),
]

const files: readonly Context[] = [
  // .netrc, in one line and in several
  after(
    /(\bmachine[ \t]{1,3}\S{1,200}[ \t]{1,3}login[ \t]{1,3}\S{1,200}[ \t]{1,3}password[ \t]{1,3})(?!\*\*\*)\S{1,200}/g,
  ),
  after(/(^[ \t]{1,12}password[ \t]{1,3})(?!\*\*\*)(?=\S{0,100}\d)(?=\S{0,100}[A-Za-z])[^\s:=]{6,200}(?=[ \t]*$)/gm),
  // "the password is hunter2", "Password for 'https://me@host': hunter2"
  after(
    /(\bpassw(?:or)?d(?: for '[^'\r\n]{1,200}')?(?: is|:) ["']?)(?!\*\*\*)(?=[^\s\d]{0,60}\d)(?=[^\sA-Za-z]{0,60}[A-Za-z])[^\s"':=,()/]{6,200}/gi,
  ),
  // settings.xml, NuGet.Config
  after(
    /(<(?:[\w.-]{0,30}(?:password|passphrase|secret|token|apikey)|privateKey)>)(?!\*\*\*|\$\{)[^<>\r\n]{1,300}(?=<\/)/gi,
  ),
  after(
    /(<add[ \t]{1,3}key="[^"\r\n]{0,60}(?:password|apikey|token|secret)[^"\r\n]{0,20}"[ \t]{1,3}value=")(?!\*\*\*|%)[^"\r\n]{4,300}/gi,
  ),
  // Docker’s config.json, kubeconfig
  after(/("(?:auth|identitytoken|registrytoken)\\?"[ \t]{0,3}:[ \t]{0,3}\\?")(?!\*\*\*)[A-Za-z0-9+/=._-]{12,}/g),
  after(/(\b(?:client-key|client-certificate)-data:[ \t]{0,3}"?)(?!\*\*\*)[A-Za-z0-9+/=]{40,}/g),
]

const contexts: readonly Context[] = [...urls, ...headers, ...files]

const replaced = (line: string, list: readonly Context[]): string =>
  list.reduce((masked, { pattern, replacement }) => masked.replace(pattern, replacement), line)

/** Secrets of one line by where they stand. A command may be given several: each pass takes one of each. */
export function maskContexts(line: string): string {
  let before = replaced(line, contexts)
  for (let pass = 0; pass < mostOfOneOption; pass++) {
    const masked = replaced(before, options)
    if (masked === before) break
    before = masked
  }
  return before
}

const mostOfOneOption = 100

/** What each of them holds; kept honest by a test that takes each example through it. Small letters. */
export const contextLiterals: readonly string[] = [
  ...'webhook slack.com jdbc: authorization cookie bearer apikey api-key -key -token -secret -auth curl sshpass'.split(
    ' ',
  ),
  ...'login mysql mariadb nuget -stdin machine password passphrase secret privatekey> token> <add "auth'.split(' '),
  ...'identitytoken registrytoken -data: sig= signature= code= key= token= token%3d secret= pwd'.split(' '),
]
