/** Secrets among the arguments of commands where the option says it by itself, or the place is one of a kind. */
import { after, type Context } from './context.js'

/** A quoted text or a word; no variable, no option. */
const value = `(?:"[^"\\r\\n]{1,300}"|'[^'\\r\\n]{1,300}'|(?![-*$"'<\\\\])[^\\s"'|;&]{1,300})`

/** An option that says by itself what it holds, of whatever command. */
const ownOption = (hints: string, options: string): Context =>
  after(hints, new RegExp(`((?:^|[ \\t])(?:${options}))(?!["']?\\*\\*\\*)${value}`, 'g'))

const gap = '[ =][ \\t]{0,3}'

const own: readonly Context[] = [
  ownOption('storepass|keypass', `-(?:src|dest|new)?(?:storepass|keypass)(?::env)?${gap}`),
  ownOption('pass:', `--?[a-z-]{0,20}pass(?:in|out|word)?[ =][ \\t]{0,2}["']?pass:`),
  ownOption('--from-literal', '--from-literal[= ]["\']?[\\w.-]{1,100}='),
  ownOption('--key', `--key${gap}(?=[A-Za-z]{0,40}\\d)(?=[^\\s.]{20}[^\\s./]{0,200}(?:\\s|$))`),
  ownOption('--auth', `--auth${gap}(?=[A-Za-z_-]{0,40}\\d)(?=[^\\s]{16})`),
  ownOption('pass=', `(?:-e|--env|--build-arg)[ =]["']?PASS=`),
  after('pass=', /(\buser(?:name)?=[^\s,]{1,60},pass=)(?!\*\*\*|\$)[^\s,"']{1,100}/g),
  ownOption('-vkey', '-vkey[ \\t]{1,3}'),
  ownOption('/password:|/pass:', '/(?:[Pp]assword|[Pp]ass):(?=\\S{4})'),
  // whoever is given as -u has the password beside it as -p; a port is none
  ownOption(
    ' -u',
    `-u[ =]?[\\w@.+-]{1,60}[^\\r\\n|;&]{0,80}?[ \\t]-p[ \\t]{1,3}(?!\\d{1,5}(?:[\\s:/]|$)|[\\w.]{0,40}:\\d)`,
  ),
]

const places: readonly Context[] = [
  after(
    'sqlplus|rman |sqlldr|impdp|expdp',
    /(\b(?:sqlplus|rman|sqlldr|impdp|expdp)\b[^\r\n|;&]{0,100}?[ \t]["']?[\w.$#]{1,60}\/)(?!\*\*\*)[^\s@"'/]{1,100}(?=@)/g,
  ),
  after('sqlplus', /(\bsqlplus\b[^\r\n|;&]{0,60}?[ \t]["']?[\w.$#]{1,60}\/)(?!\*\*\*|nolog|@)[^\s@"'/]{3,100}/g),
  after(
    'bundle config',
    /(\bbundle[ \t]+config(?:[ \t]+set)?(?:[ \t]+--\w{1,10}){0,3}[ \t]+\S{0,80}[./]\S{0,80}[ \t]+["']?[^\s:"'$]{1,100}:)(?!\*\*\*|\/\/)[^\s"'$]{4,200}/g,
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
    /(\bConvertTo-SecureString\b(?:[ \t]+-(?:AsPlainText|Force|String))*[ \t]+["']?)(?!\*\*\*|[-$("'])[^"'\s)]{1,200}(?:[^"'\r\n)]{0,100}(?=["']))?/gi,
  ),
  after('securestring', /(["'])(?!\*\*\*|\$)[^"'\r\n]{1,200}(?=["'][ \t]*\|[ \t]*ConvertTo-SecureString\b)/gi),
  after('pserver', /(:pserver:[^\s:@]{1,60}:)(?!\*\*\*)[^\s:@]{1,100}(?=@)/g),
  // what a client of FTP and mail says
  after(
    'pass ',
    /(^(?:[\w.:,+-]{0,40}[ \t])?(?:[>*+]{1,3}[ \t]|quote[ \t]|C:[ \t])PASS[ \t])(?!\*|<)[^\s]{1,100}(?=[ \t]*$)/gm,
  ),
]

export const options: readonly Context[] = [...own, ...places]
