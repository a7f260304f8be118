/** What a command of the CLI is. `cli.ts` lists them; each lives in a file of its name. */
export interface Io {
  /** Machine or human output; nothing else goes to stdout. */
  out(text: string): void
  /** Logs, progress, errors. */
  err(text: string): void
  /** `out` writes to a terminal. */
  readonly isTerminal?: boolean
  /** Its width, in columns. */
  readonly columns?: number | undefined
  /** A line that says how far long work has come, replaced by the next; only where people wait at a terminal. */
  progress?(text: string): void
  readonly env: Readonly<Record<string, string | undefined>>
  readonly cwd: string
  readonly now: () => number
}

/** 0 answered; 1 the verdict says fail (`run`, `gate` only); 2 wrong usage or unusable input; 3 our own trouble. */
export type ExitCode = 0 | 1 | 2 | 3 | number

export interface Command {
  /** One line for the list of commands. */
  readonly summary: string
  /** Usage, options and at least one example. */
  readonly help: string
  /** Its first argument is a verb with a help of its own. */
  readonly verbs?: true
  /**
   * Its work is done and its exit code counts also where nobody reads what it prints (`run | head`). What shows the output
   * of another command has the other’s exit code, whatever becomes of that output.
   */
  readonly outlivesReader?: 'its work counts' | 'it shows what another says'
  run(args: readonly string[], io: Io): Promise<ExitCode>
}

/** Wrong usage or unusable input: exit code 2, one line a fault, no stack trace. */
export class UsageError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'UsageError'
    this.faults = faults
  }
}
