/** A language as data: the files that tell it, how it is set up and tested in CI, where its report lands. */
export interface Language {
  readonly name: string
  /** What the manifest says may change what is run: the runner of the tests, a lock file. */
  readonly refine?: (
    manifest: string,
    files: ReadonlySet<string>,
  ) => Partial<Pick<Language, 'setup' | 'test' | 'reports' | 'image' | 'hint'>> & {
    /** Steps in place of those of the row. */
    readonly replaced?: readonly string[]
  }
  /** Any of these files, or of these endings where it starts with a dot, tells it. */
  readonly files: readonly string[]
  /** Steps before the tests, as YAML items. */
  readonly setup: readonly string[]
  /** Container it is built in, where a job needs one named. */
  readonly image?: string
  /** Commands that leave a JUnit report. */
  readonly test: readonly string[]
  readonly reports: readonly string[]
  /** What is left to be done by hand for a report of each test. */
  readonly hint?: string
}
