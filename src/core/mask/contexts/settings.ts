/** Secrets in the files of tools, and in what tools say of them. */
import { after, type Context } from './context.js'
import { sayings } from './sayings.js'
import { sql } from './sql.js'

/** Names of secrets in markup and in `name`/`value` pairs. */
export const secretName =
  '(?:passw(?:or)?d|passphrase|secret|token|api[_-]?key|(?:access|private|account|signing|encryption|master|secret)[_-]?key|credentials?|pwd|(?<=[_.-])pass|dsn)'

const files: readonly Context[] = [
  // .netrc, in one line and in several
  after(
    'login',
    /(\b(?:machine[ \t]{1,3}\S{1,200}|default)[ \t]{1,3}login[ \t]{1,3}\S{1,200}[ \t]{1,3}(?:password|passwd)[ \t]{1,3})(?!\*\*\*)\S{1,200}/g,
  ),
  after(
    'password|passwd',
    /(^[ \t]{1,12}(?:password|passwd)[ \t]{1,3})(?!\*\*\*)(?=\S{0,100}\d)(?=\S{0,100}[A-Za-z])[^\s:=]{6,200}(?=[ \t]*$)/gm,
  ),
  // .pgpass
  after(
    ':5432:|:5433:|:6432:|:*:',
    /(^(?:[\w.*-]{1,100}):(?:5432|5433|6432|\*):[^:\s]{1,64}:[^:\s]{1,64}:)(?!\*\*\*)[^\s]{3,200}$/gm,
  ),
  // redis.conf, keystores in Gradle’s scripts
  after('requirepass|masterauth', /(\b(?:requirepass|masterauth)[ \t]{1,3}["']?)(?![*<$])[^\s"']{4,200}/g),
  after('password', /(\b(?:store|key)Password[ \t]{1,3}["'])(?!\*\*\*|\$)[^"'\r\n]{3,100}(?=["'])/g),
  // rclone, WireGuard
  after(
    'pass =|pass2 =|pass\t=|pass  =',
    /(^[ \t]{0,8}pass2?[ \t]{1,3}=[ \t]{1,3})(?!\*\*\*)(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{12,200}(?=[ \t]*$)/gm,
  ),
  after(
    'privatekey|presharedkey',
    /(\b(?:PrivateKey|PresharedKey)[ \t]{0,3}[=:][ \t]{0,3})(?!\*\*\*)[A-Za-z0-9+/]{43}=/g,
  ),
  // Bundler
  after('bundle_', /(\bBUNDLE_[A-Z0-9]{1,30}__[A-Z0-9_]{1,60}[=:][ \t]?["']?[^\s:"']{1,60}:)(?!\*\*\*)[^\s"']{4,200}/g),
  // Composer
  after(
    '-oauth|-token"|-token\\|bearer"|bearer\\',
    /("(?:github-oauth|gitlab-oauth|gitlab-token|bitbucket-oauth|bearer)\\?"[ \t]{0,3}:[ \t]{0,3}\{[ \t]{0,3}\\?"[^"\\\s]{1,100}\\?"[ \t]{0,3}:[ \t]{0,3}\\?")(?!\*\*\*)[^"\\\s]{8,200}/g,
  ),
  // Docker’s config.json, npm, kubeconfig
  after(
    '"auth|identitytoken|registrytoken',
    /(\\?"(?:auth|identitytoken|registrytoken)\\?"[ \t]{0,3}:[ \t]{0,3}\\?")(?!\*\*\*)(?=[A-Za-z+/=._-]{0,40}\d|[A-Za-z+/]{20,}=)[A-Za-z0-9+/=._-]{12,}/g,
  ),
  after('_auth', /((?<![A-Za-z0-9])_auth[ \t]{0,3}[=:][ \t]{0,3}["']?)(?!\*\*\*|\$|<)[A-Za-z0-9+/=]{8,}/g),
  // a manifest in one line
  after(
    '"secret"|secret\\"|stringdata',
    /(\\?"(?:data|stringData)\\?":[ \t]{0,3}\{[^{}\r\n]{0,2000}?\\?"[\w.-]{1,100}\\?":[ \t]{0,3}\\?")(?!\*\*\*)[^"\\\r\n]{1,2000}/g,
  ),
  after(
    'key-data|certificate-data',
    /(\b(?:client-key|client-certificate)-data:[ \t]{0,3}"?)(?!\*\*\*)[A-Za-z0-9+/=]{40,}/g,
  ),
  // the private members of a JSON web key
  after(
    '"d"|"dp"|"dq"|"qi"|"d\\|"p\\|"q\\|"k\\|"p"|"q"|"k"',
    /(\\?"(?:d|p|q|dp|dq|qi|k)\\?"[ \t]{0,3}:[ \t]{0,3}\\?")(?!\*\*\*)(?=[A-Za-z_-]{0,60}\d)[A-Za-z0-9_-]{32,}/g,
  ),
]

const markup: readonly Context[] = [
  // what a plan changes: `password = "old" -> "new"`
  after(
    ' -> | => ',
    new RegExp(
      `(${secretName}[\\w-]{0,20}["']?[ \\t]{0,40}[:=][ \\t]{0,3}(?:\\*{3}|"(?:[^"\\\\\\r\\n]|\\\\.){0,300}"|"?\\*{3}"?|[^\\s"']{1,100})[ \\t]{1,3}[-=]>[ \\t]{1,3}")(?!\\*\\*\\*)[^"\\r\\n]{3,300}`,
      'gi',
    ),
  ),
  after(
    'password>|passphrase>|secret>|token>|key>',
    /(<(?:[\w.-]{0,30}(?:password|passphrase|secret|token|api-?key|secret-?key|access-?key)|privateKey)>)(?!\*\*\*|\$\{|(?:string|text|true|false|null)<)[^<>\r\n]{1,300}(?=<\/)/gi,
  ),
  // `<add key="ApiKey" value="…">`, `{"name": "DB_PASSWORD", "value": "…"}`
  after(
    'value|val=',
    new RegExp(
      `((?:\\b|\\\\?["'])(?:name|key|id)(?:\\\\?["'])?[ \\t]{0,3}[:=][ \\t]{0,3}(?:\\\\?["'])?[\\w.-]{0,60}${secretName}[\\w.-]{0,20}(?:\\\\?["'])?[ \\t]{0,3}[,;]?[ \\t]{0,3}(?:\\\\?["'])?val(?:ue)?(?:\\\\?["'])?[ \\t]{0,3}[:=][ \\t]{0,3}(?:\\\\?["'])?)(?!\\*\\*\\*|%|\\$\\{|\\{)[^"'\\\\\\s,}>]{4,300}`,
      'gi',
    ),
  ),
]

const speech: readonly Context[] = [
  // a script that types
  after(
    'send "|send \\\\"|send --',
    /(\bsend[ \t]{1,3}(?:--[ \t]{1,3})?\\?")(?!\*\*\*)(?=[A-Za-z!@#$%^&*]{0,40}\d)(?=[^A-Z"]{0,40}[A-Z])[^\s"\\]{8,100}(?=\\{1,2}[rn]\\?")/g,
  ),
  // Vault’s older tokens, which nothing but the word beside them tells
  after('vault|token', /(\b(?:vault|token)[^\r\n]{0,80}?(?<![\w./]))s\.[A-Za-z0-9]{24}(?![A-Za-z0-9])/gi),
  // hashes of passwords in a file of users: `ci:$apr1$…` are tokens; the oldest have no prefix
  after('token-', /(\btoken-[a-z0-9]{5}:)(?!\*\*\*)[a-z0-9]{40,}/g),
]

export const settings: readonly Context[] = [...files, ...markup, ...speech, ...sql, ...sayings]
