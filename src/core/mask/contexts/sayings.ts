/** What tools say to people of a password they made: "Your temporary password is: …", "Passwort: …". */
import { saidOfPasswords } from '../prose.js'
import { after, type Context } from './context.js'

/** A word of which a digit and a letter say that it is none. */
const mixed = `(?=[^\\s"':=,()/\\d]{0,60}\\d)(?=[^\\s"':=,()/A-Za-z]{0,60}[A-Za-z])`
const said = `(?:${[...saidOfPasswords, '\\*', '<', '\\[', '\\$', '%', '\\{', '\\('].join('|')})`
const words = [
  ...'passwort kennwort wachtwoord lösenord hasło heslo jelszó salasana adgangskode passord şifre parola contraseña senha'.split(
    ' ',
  ),
  ...'mot de passe|kata sandi|mật khẩu|пароль|κωδικός|סיסמה|كلمة المرور|كلمة السر|密码|密碼|口令|비밀번호|암호|パスワード|รหัสผ่าน'.split(
    '|',
  ),
]
/** UTF-8 read one character a byte, as a stream is (see `asBytes`). */
const asUtf8 = (word: string): string => String.fromCharCode(...new TextEncoder().encode(word))
const each = [...new Set(words.flatMap((word) => [word, asUtf8(word)]))]
const colon = `(?:[:：=は]|${asUtf8('：')}|${asUtf8('は')})`

export const sayings: readonly Context[] = [
  // "the password is hunter2", "Password for 'https://me@host': hunter2", "using password hunter2", "password set to hunter2"
  after(
    'password|passwd',
    new RegExp(
      `(\\b(?:passw(?:or)?d(?: for '[^'\\r\\n]{1,200}')?(?: is:?| set to:?|:) |(?:using|with|user \\S{1,40}) password )["']?)(?!\\*\\*\\*)${mixed}[^\\s"':=,()/]{6,200}`,
      'gi',
    ),
  ),
  // a password of letters alone, where the sentence says whose or which it is, and it is the last word
  after(
    'password',
    new RegExp(
      `(\\b(?:temporary|generated|initial|new|default|one-time|random|admin|administrator|root|your|login:[ \\t]\\S{1,40})[ \\t][^\\r\\n:]{0,40}?\\bpassword(?:[ \\t][^\\r\\n:]{0,60})?:[ \\t]{1,3}["'\`]?)(?!${said})[^\\s"'\`:]{6,200}(?=["'\`]?\\.?[ \\t]*$)`,
      'gim',
    ),
  ),
  after(
    'password',
    new RegExp(
      `(\\b(?:password for (?:the )?(?:user )?\\S{1,60}(?: is)?:|password for user \\S{1,60} is:?|PASSWORD \\w{1,40} =)[ \\t]{1,3}["'\`]?)(?!${said})[^\\s"'\`:]{6,200}(?=["'\`]?\\.?[ \\t]*$)`,
      'gim',
    ),
  ),
  // "The initial administrator secret has been generated: …"
  after(
    'password|secret|token|passphrase',
    new RegExp(
      `(\\b(?:password|secret|token|passphrase)\\b[^\\r\\n:]{0,60}?\\b(?:generated|created|reset|changed|set to|issued)\\b[^\\r\\n:]{0,20}:[ \\t]{1,3}["'\`]?)(?!${said})${mixed}[^\\s"':=,()/\`]{8,200}(?=["'\`]?\\.?[ \\t]*$)`,
      'gim',
    ),
  ),
  // keys and tokens by name, in words
  after(
    'key|token|secret',
    /((?:^|[\s>"'])(?:(?:your|new|the|root|initial|unseal|generated|bot|access|auth|refresh|personal)[ \t]{1,3}){0,3}(?:api[ \t]key|secret[ \t]key|access[ \t]key|root[ \t]token|access[ \t]token|api[ \t]token|auth[ \t]token|bot[ \t]token|client[ \t]secret|unseal[ \t]key(?:[ \t]\d{1,2})?|secret|token)(?:[ \t]is:?|[ \t]has[ \t]been[ \t][a-z]{3,12}:|:)[ \t]{1,3}["'`]?)(?!\*\*\*)(?!secrets\.|vars\.|env\.)(?=[^\s"'`\d]{0,40}\d)(?=[^\s"'`A-Za-z]{0,40}[A-Za-z])[A-Za-z0-9_+/=.-]{16,400}(?=["'`]?[.,]?(?:[ \t]|$))/gim,
  ),
  // other languages
  after(
    each.join('|'),
    new RegExp(
      `((?:${each.join('|')})(?:[ \\t][^\\r\\n:：=]{1,30}?)?[ \\t]{0,2}${colon}[ \\t]{0,3}["'«“]?)(?!${said})[!#-&(-+./-9<-~-]{4,200}(?=["'»”]?[.,;]?(?:[ \\t]*$|["'»”]|[ \\t,;]))`,
      'gim',
    ),
  ),
  after(
    each.join('|'),
    new RegExp(
      `((?:${each.join('|')})[^\\s:：=]{0,12}?[ \\t]{0,2}(?:(?:lautet|ist|est|es|é|is|är|to|jest|je|on|は)[ \\t]{0,2}))${mixed}[A-Za-z0-9!#-&*+.;<>?@^_~-]{6,200}`,
      'gi',
    ),
  ),
]
