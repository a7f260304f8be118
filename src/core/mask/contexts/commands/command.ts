/** Where a command has a secret among its arguments. */

export interface Command {
  /** Small letters, three and more: each line that holds the command holds one of them. */
  readonly hints: readonly string[]
  /** The command with the words that make it one that takes a secret; its arguments follow. */
  readonly name: RegExp
  /**
   * Options whose value is secret. `-p`: apart or after `=`; `-p+`: also glued; `-p!`: glued alone (apart it asks); `-u*`: also
   * glued, and last of several letters; `/p:`: glued.
   */
  readonly secret?: readonly string[]
  /** Options whose value is a name, a separator and a secret. */
  readonly pair?: readonly string[]
  readonly separator?: string
  /** Which of the other arguments is secret. */
  readonly operand?: number
  /** The other arguments are `NAME=secret`: of whatever name, or of one that says so. */
  readonly settings?: 'all' | 'named'
  /** Whether it reads a secret from a here-string or a pipe; `pair`: after a name and a colon. */
  readonly stdin?: 'whole' | 'pair'
  /** What a value must look like where the option has other meanings. */
  readonly looks?: RegExp
}

type Rest = Omit<Command, 'hints' | 'name' | 'secret' | 'pair'> & { readonly secret?: string; readonly pair?: string }

/**
 * @param hints with a `|` between @param name an expression @param rest options with blanks between
 * @example command('curl', 'curl', { pair: '-u* --user' })
 */
export const command = (hints: string, name: string, { secret, pair, ...rest }: Rest): Command => ({
  hints: hints.split('|'),
  name: new RegExp(`(?<![\\w-])(?:${name})(?:\\.exe)?(?=[ \\t"'=]|$)`, 'g'),
  ...(secret === undefined ? {} : { secret: secret.split(' ') }),
  ...(pair === undefined ? {} : { pair: pair.split(' ') }),
  ...rest,
})
