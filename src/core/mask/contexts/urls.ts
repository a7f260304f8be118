/** User names, passwords, signatures and keys in addresses and connection strings. */
import { after, type Context } from './context.js'

/** Addresses before a port: `http://localhost:3000@latest` names a version, no password. */
const host =
  '(?:localhost|\\d{1,3}(?:\\.\\d{1,3}){3}|[\\w-]{1,60}(?:\\.[\\w-]{1,60}){0,4}\\.(?:com|org|net|io|dev|local|test|internal))'
/** Names of accounts whose password is the token. */
const account = '(?:x-access-token|x-token-auth|x-oauth-basic|gitlab-ci-token|oauth2accesstoken|oauth2|deploy-token)'
const database =
  'postgres(?:ql)?|mysql|mariadb|mongodb|amqps?|rediss?|valkey|mssql|sqlserver|ldaps?|smtps?|bolt|neo4j|clickhouse|snowflake|cockroachdb|cassandra|couchdb|oracle|db2|trino|presto|nats|mqtts?|sftp|ftps?'

export const urls: readonly Context[] = [
  after(
    'hooks.slack.com|/api/webhooks/|webhookb2/|hooks.zapier.com',
    /(\bhooks\.slack\.com\/(?:services|workflows|triggers)\/|\bdiscord(?:app)?\.com\/api\/webhooks\/|\bwebhook\.office\.com\/webhookb2\/|\bhooks\.zapier\.com\/hooks\/catch\/)[A-Za-z0-9/_@-]{16,}/g,
  ),
  // a database password may hold slashes and at-signs: to the last one
  after(
    '://',
    new RegExp(
      `(\\b(?:${database})(?:\\+[a-z0-9]{1,10})?:\\/\\/[^\\s/:@"'<>*]{0,100}:)(?!\\*\\*\\*@)[^\\s"'<>]{1,300}(?=@)`,
      'gi',
    ),
  ),
  // a user name that is a token, with or without a password
  after('://', /(:\/\/)(?=[^\s/:@]{0,300}\d)[A-Za-z0-9_.~%-]{16,300}(?=:[^\s/@"'<>]{0,300}@)/g),
  {
    hints: ['://'],
    pattern: new RegExp(
      `(:\\/\\/(?!${host}:\\d{1,5}@)[^\\s/:@"'<>]{0,4096}):(?!\\*\\*\\*@|\\[|\\$\\{)[^\\s/@"'<>]{1,2000}@`,
      'gi',
    ),
    replacement: '$1:***@',
  },
  {
    hints: ['://'],
    pattern: new RegExp(
      `:\\/\\/(?!${account}:?@)(?:[A-Za-z0-9_.~%+-]{16,300}|(?=[a-z_]{0,11}[0-9A-Z])[A-Za-z0-9_]{12,16}):?@`,
      'g',
    ),
    replacement: '://***@',
  },
  after(
    'sig=|sig%3d|token=|token%3d|secret=|secret%3d|passw|pwd=|apikey=|api_key=|api-key=|apikey%3d|api_key%3d|signature',
    /([?&#](?:sig|x-amz-signature|x-amz-security-token|x-goog-signature|[a-z_-]{0,20}(?:token|secret|passw(?:or)?d|pwd|api_?key|signature))(?:=|%3d))(?!\*\*\*)[A-Za-z0-9%+/=._~-]{16,}/gi,
  ),
  after('code=|key=', /([?&](?:code|key)=)(?!\*\*\*)(?=[A-Za-z_-]{0,40}\d)[A-Za-z0-9%_-]{16,}(?![\w.])/gi),
  after('jdbc:', /(\bjdbc:oracle:[a-z]{2,5}:[\w.-]{1,60}\/)(?!\*\*\*)[^\s@"']{1,100}(?=@)/g),
  // Go’s driver for MySQL
  after('@tcp(|@unix(|@udp(', /((?<![\w.-])[\w.-]{1,64}:)(?!\*\*\*@)[^\s"'`]{1,200}(?=@(?:tcp|unix|udp)\()/g),
  after('samlres', /(\bSAMLResponse["']?[=:][ \t]?["']?)(?!\*\*\*)[A-Za-z0-9%+/=]{60,}/g),
]
