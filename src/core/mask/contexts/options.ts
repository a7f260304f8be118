/** Secrets among the arguments of commands: the option or the place tells. */
import { after, type Context } from './context.js'

/** A quoted text or a word; no variable, no option. */
const value = `(?:"[^"\\r\\n]{1,300}"|'[^'\\r\\n]{1,300}'|(?![-*$"'<\\\\])[^\\s"'|;&]{1,300})`
/** What stands between a command and its option, in one command. */
const between = '[^\\r\\n|;&]{0,300}?'

/** @param words of the command, an expression @param options an expression that ends where the value begins */
const option = (hints: string, words: string, options: string): Context =>
  after(hints, new RegExp(`(\\b(?:${words})\\b${between}[ \\t](?:${options}))(?!["']?\\*\\*\\*)${value}`, 'g'))

/** An option that says by itself what it holds, of whatever command. */
const ownOption = (hints: string, options: string): Context =>
  after(hints, new RegExp(`((?:^|[ \\t])(?:${options}))(?!["']?\\*\\*\\*)${value}`, 'g'))

/** The place after the words given. */
const operand = (hints: string, words: string): Context =>
  after(hints, new RegExp(`(\\b(?:${words})[ \\t]{1,3})(?!["']?\\*\\*\\*)${value}`, 'g'))

const gap = '[ =][ \\t]{0,3}'

const byOption: readonly Context[] = [
  option('sshpass', 'sshpass', '-p[ \\t]{0,3}'),
  option(
    'login',
    '(?:docker|podman|helm|oc|az|buildah|skopeo|nerdctl|cf|argocd|registry|crane|oras)\\b[^\\r\\n|;&]{0,60}?\\blogin',
    `-p${gap}`,
  ),
  option(
    'mongo',
    'mongo|mongosh|mongodump|mongorestore|mongoexport|mongoimport|mongostat|mongotop',
    `(?:-p|--password)${gap}`,
  ),
  option('redis-cli|valkey-cli', '(?:redis|valkey)-cli', `(?:-a|--pass)${gap}`),
  option(
    'twine|poetry publish|cqlsh|psexec|trcli',
    'twine|poetry[ \\t]+publish|cqlsh|psexec|trcli',
    `(?:-p|--password)${gap}`,
  ),
  option('sqlcmd|bcp |osql |ipmitool|zip -|zipcloak', 'sqlcmd|bcp|osql|ipmitool|unzip|zip|zipcloak', '-P[ \\t]{0,3}'),
  option('rar |7z |7za |7zr |7zz |7z.exe', '7za?|7zr|7zz|rar|unrar', '-h?p(?=[^ \\t])'),
  option('openssl', 'openssl', `(?:-k|-K)${gap}`),
  option('pass:', 'openssl', '-pass(?:in|out)?[ \\t]{1,3}["\']?pass:'),
  ownOption('storepass|keypass', `-(?:src|dest|new)?(?:storepass|keypass)(?::env)?${gap}`),
  option('curl', 'curl', `(?:--oauth2-bearer|--pass|--proxy-pass|--tlspassword)${gap}`),
  ownOption('--from-literal', '--from-literal[= ]["\']?[\\w.-]{1,100}='),
  option('gpg', 'gpg2?', `--passphrase${gap}`),
  option('ldap', 'ldap(?:search|add|modify|delete|whoami|passwd|compare|exop)', '-w[ \\t]{1,3}'),
  option('ssh-keygen', 'ssh-keygen', '-[NP][ \\t]{1,3}'),
  option(
    'keychain|security import|security export',
    'security[ \\t]+(?:unlock-keychain|create-keychain|import|export|set-key-partition-list)',
    '-[pPk][ \\t]{1,3}(?![\\w./-]{0,60}\\.keychain)',
  ),
  option('signtool', 'signtool', '[/-]p[ \\t]{1,3}'),
  option('schtasks', 'schtasks', '/(?:RP|P|rp|p)[ \\t]{1,3}'),
  option('cmdkey', 'cmdkey', '/pass:'),
  option('nuget', 'nuget[ \\t]+push', `-k${gap}`),
  option('codecov|coveralls|crowdin', 'codecov|coveralls|crowdin', `-[tT]${gap}`),
  ownOption('--key', `--key${gap}(?=[A-Za-z]{0,40}\\d)(?=[^\\s.]{20}[^\\s./]{0,200}(?:\\s|$))`),
  option('--body', 'gh[ \\t]+(?:secret|variable)[ \\t]+set', `(?:--body|-b)${gap}`),
  option('securestring', 'put-parameter\\b[^\\r\\n|;&]{0,200}?SecureString', `--value${gap}`),
  ownOption('--auth', `--auth${gap}(?=[A-Za-z_-]{0,40}\\d)(?=[^\\s]{16})`),
  ownOption('-vkey', '-vkey[ \\t]{1,3}'),
  // whoever is given as -u has the password beside it as -p; a port is none
  ownOption(
    ' -u',
    `-u[ =]?[\\w@.+-]{1,60}[^\\r\\n|;&]{0,80}?[ \\t]-p[ \\t]{1,3}(?!\\d{1,5}(?:[\\s:/]|$)|[\\w.]{0,40}:\\d)`,
  ),
  // a password without a blank before it
  after(
    'mysql|mariadb',
    /(\b(?:mysql|mysqladmin|mysqldump|mysqlimport|mysqlshow|mysqlsh|mariadb|mariadb-admin|mariadb-dump)\b[^\r\n|;&]{0,200}?[ \t]-p)(?![*$"'-])[^\s"'|;&]{3,100}/g,
  ),
]

const pairs: readonly Context[] = [
  after(
    'curl',
    /(\bcurl\b[^\r\n]{0,300}?[ \t](?:-u|--user|-U|--proxy-user)[ =]?["']?[^\s:"'*]{1,100}:)(?!\*\*\*)[^\s"'$]{1,200}/g,
  ),
  after('curl', /(\bcurl\b[^\r\n]{0,300}?[ \t](?:-b|--cookie)[ =]?["']?[\w.%-]{1,60}=)(?!\*\*\*)[^\s"'$]{8,400}/g),
  after(
    ' -a |--auth',
    /(\b(?:https?|xhs?)[ \t][^\r\n|;&]{0,200}?(?:-a|--auth)[ =]["']?[^\s:"'*]{1,100}:)(?!\*\*\*)[^\s"'$]{1,200}/g,
  ),
  after(
    'smbclient|rpcclient|winexe|smbmap|smbget|net ',
    /(\b(?:smbclient|rpcclient|net|winexe|smbmap|smbget)\b[^\r\n|;&]{0,200}?[ \t](?:-U|--user)[ =]?["']?[^\s%"'*]{1,100}%)(?!\*\*\*)[^\s"'$]{1,200}/g,
  ),
  after('lftp', /(\blftp\b[^\r\n|;&]{0,100}?[ \t]-u[ \t]{1,3}["']?[^\s,"'*]{1,100},)(?!\*\*\*)[^\s"'$]{1,200}/g),
  after(
    'sqlplus|rman |sqlldr|impdp|expdp',
    /(\b(?:sqlplus|rman|sqlldr|impdp|expdp)\b[^\r\n|;&]{0,100}?[ \t]["']?[\w.$#]{1,60}\/)(?!\*\*\*)[^\s@"'/]{1,100}(?=@)/g,
  ),
  after('sqlplus', /(\bsqlplus\b[^\r\n|;&]{0,60}?[ \t]["']?[\w.$#]{1,60}\/)(?!\*\*\*|nolog|@)[^\s@"'/]{3,100}/g),
]

/** Words, not options: the secret is the one after them. */
const operands: readonly Context[] = [
  after(
    'vault login|cargo login|snyk auth',
    /(\b(?:vault[ \t]+login|cargo[ \t]+login|snyk[ \t]+auth)[ \t]{1,3}(?:(?:-[a-z-]{1,20}(?:=\S{1,40})?|token=)[ \t]{0,3}){0,3}(?:token=)?)(?![-*$<"'])[^\s"'|;&=]{8,300}/g,
  ),
  operand(
    'rabbitmqctl',
    'rabbitmqctl[ \\t]+(?:-[^\\s]{1,40}[ \\t]+){0,3}(?:add_user|change_password|authenticate_user)[ \\t]+\\S{1,60}',
  ),
  operand(
    'htpasswd',
    'htpasswd[ \\t]+-[A-Za-z]{0,6}b[A-Za-z]{0,6}[ \\t]+(?:-[A-Za-z][ \\t]+(?:\\d{1,3}[ \\t]+)?){0,3}(?:(?<=n[A-Za-z]{0,6}[ \\t]{1,9})|\\S{1,100}[ \\t]+)\\S{1,60}',
  ),
  operand('http-basic', '(?:composer|poetry)[ \\t]+config[^\\r\\n|;&]{0,60}?http-basic\\.\\S{1,80}[ \\t]+\\S{1,60}'),
  operand(
    'pypi-token|github-oauth|gitlab-token|bearer.',
    '(?:composer|poetry)[ \\t]+config[^\\r\\n|;&]{0,60}?(?:pypi-token|github-oauth|gitlab-token|bearer)\\.\\S{1,80}',
  ),
  operand(
    'alias set|host add',
    'mc[ \\t]+(?:alias[ \\t]+set|config[ \\t]+host[ \\t]+add)[ \\t]+\\S{1,60}[ \\t]+\\S{1,200}[ \\t]+\\S{1,100}',
  ),
  // net use Z: \\host\share password /user:name; net user name password /add
  after(
    'net use',
    /(\bnet[ \t]+use\b[^\r\n|;&]{0,100}?\\\\\S{1,150}[ \t]{1,3})(?![-*/$<"'])[^\s"'|;&]{1,100}(?=[ \t]+\/user)/gi,
  ),
  after(
    'net use',
    /(\bnet[ \t]+use\b[^\r\n|;&]{0,200}?[ \t]\/user:\S{1,100}[ \t]{1,3})(?![-*/$<"'])[^\s"'|;&]{1,100}/gi,
  ),
  after('net user', /(\bnet[ \t]+user[ \t]+[^\s/]{1,60}[ \t]{1,3})(?![-*/$<"'])[^\s"'|;&/]{1,100}/gi),
  after(
    'securestring',
    /(\bConvertTo-SecureString\b[^\r\n|;&]{0,60}?[ \t]["'])(?!\*\*\*|\$)[^"'\r\n]{1,200}(?=["'])/gi,
  ),
]

/** What is piped into a command that reads a secret. */
const piped: readonly Context[] = [
  after(
    '-stdin|chpasswd|sudo|passwd|--with-token|--passphrase-fd',
    /(\b(?:echo|printf)[ \t]{1,3}(?:-[neE]{1,3}[ \t]{1,3})?["']?(?:[\w.-]{1,60}:(?=[^\r\n|]{1,200}\|[ \t]{0,3}(?:sudo[ \t]{1,3})?chpasswd))?)(?![*$-])[^\s"'|]{4,300}(?=["']?[ \t]{0,3}\|[^\r\n|]{0,100}(?:--password-stdin|--passphrase-fd|--with-token|\bchpasswd|\bsudo[ \t]+-S|\bpasswd\b))/g,
  ),
]

export const options: readonly Context[] = [...byOption, ...pairs, ...operands, ...piped]
