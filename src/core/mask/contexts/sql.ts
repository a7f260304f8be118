/** Passwords in statements of SQL and of database shells. */
import { after, type Context } from './context.js'

/** `'…'`, and the marks some dialects put before: `N'…'`, `E'…'`. */
const quoted = `(?:N|E|U&)?["']`

export const sql: readonly Context[] = [
  after(
    'identified',
    new RegExp(
      `(\\bIDENTIFIED[ \\t]{1,3}(?:WITH[ \\t]{1,3}\\S{1,60}[ \\t]{1,3})?(?:BY|AS)[ \\t]{1,3}(?:PASSWORD[ \\t]{1,3})?${quoted})(?!\\*\\*\\*)[^"'\\r\\n]{1,200}(?=["'])`,
      'gi',
    ),
  ),
  after(
    'identified',
    /(\b(?:USER|ROLE|TO)\b[^\r\n;]{0,100}?[ \t]IDENTIFIED[ \t]{1,3}BY[ \t]{1,3})(?!["'*$&:<]|(?:VALUES|PASSWORD|RANDOM|EXTERNALLY)\b)[^\s"';]{3,100}/gi,
  ),
  after(
    'password',
    new RegExp(
      `(\\b(?:ROLE|USER|LOGIN|ENCRYPTED|WITH|BY|SET|OPTIONS|MAPPING|CREDENTIAL)\\b[^\\r\\n;]{0,200}?[ \\t,(]PASSWORD(?:[ \\t]+FOR[ \\t]+[^\\r\\n=]{1,100}?[ \\t]{0,3}=|[ \\t]{0,3}=)?[ \\t]{0,3}(?:PASSWORD\\(|OLD_PASSWORD\\()?${quoted})(?!\\*\\*\\*)[^'"\\r\\n]{1,200}(?=['"])`,
      'gi',
    ),
  ),
  after(
    'sp_addlogin|sp_password',
    /(\bsp_(?:addlogin|password)\b[ \t]+[^\r\n;,]{1,100},[ \t]{0,3}N?')(?!\*\*\*)[^'\r\n]{1,200}(?=')/gi,
  ),
  after(
    'changeuserpassword|pgp_sym|crypt(',
    /(\b(?:changeUserPassword|pgp_sym_(?:en|de)crypt|aes_(?:en|de)crypt)\([^\r\n;)]{1,300},[ \t]{0,3}["'])(?!\*\*\*)[^"'\r\n]{1,200}(?=["'])/gi,
  ),
  after('setuser', /(\bACL[ \t]+SETUSER\b[^\r\n;]{1,100}?[ \t]>)(?!\*\*\*|[=$])[^\s]{3,200}/gi),
]
