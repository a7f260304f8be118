/** Something to show at a line of code. Raw text: the presenter escapes it for the command or API it uses. */
export interface Annotation {
  readonly level: 'error' | 'warning' | 'notice'
  readonly title: string
  readonly message: string
  readonly file?: string
  readonly line?: number
  readonly column?: number
}
