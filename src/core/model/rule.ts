/**
 * What a failure rule is. Rules are data: one folder a tool in `src/rules`, with its real logs.
 *
 * How to write one
 * - It names a form of the tool's own words, never a text of one project, and never a path, host or version.
 * - `pattern` meets one cleaned line at a time (no timestamp, no colours, no runner prefix, at most 4,096 characters).
 *   Keep it linear: no nested quantifiers, no two adjacent unbounded quantifiers that accept the same characters.
 * - `gate` makes it cheap: a line is only tried when it contains one of these literals. So *every* line the pattern can
 *   match must contain one of them. The comparison ignores ASCII case; four characters or more, as rare as possible.
 * - `role` says what the line is worth as an answer to "what broke?":
 *   `cause` the root cause itself; `symptom` a consequence that still tells the category (a failed test's summary line);
 *   `wrapper` says only that something above failed (exit code lines); `benign` looks bad and means nothing.
 * - `strength` is how specific the words are: 0.9+ can hardly mean anything else, 0.7 usual for a compiler's error line,
 *   0.5 could well be noise, 0.3 a last resort.
 */
import type { Category } from './words.js'

export type Role = 'cause' | 'symptom' | 'wrapper' | 'benign'

/** A pattern that runs in linear time in practice: a checked `RegExp`, or one compiled by RE2. */
export interface LinePattern {
  readonly source: string
  readonly flags: string
  exec(line: string): { readonly groups?: Readonly<Record<string, string | undefined>> | undefined } | null
  test(line: string): boolean
}

export interface Rule {
  /** `folder/kebab-name`, unique, stable: it is stored in histories and in configuration files. */
  readonly id: string
  readonly category: Category
  /** The tool or language, such as `cargo`, `maven`, `python`, `gha`; `generic` where it may be any. */
  readonly ecosystem: string
  /**
   * Matched against one cleaned line. Named groups can be used in `title` and `advice` as `{name}`, or `{a|b}` for the first that matched;
   * `file`, `line` and `column` give the location.
   */
  readonly pattern: LinePattern
  /** Literals of which every matching line contains at least one (ASCII case ignored). */
  readonly gate: readonly string[]
  /** A line that matches this as well is not a match. */
  readonly excludes?: LinePattern
  /** Some line at most `lines` above or below must match this too (the line itself counts). */
  readonly within?: { readonly pattern: RegExp; readonly lines: number }
  /** No line at most `lines` above or below may match this. */
  readonly without?: { readonly pattern: RegExp; readonly lines: number }
  /** Where the location stands on one of the next eight lines (groups `file`, `line`, `column`), as rustc prints it. */
  readonly place?: RegExp
  readonly role: Role
  /**
   * The category is that of the stage in which it surfaced (a missing module is `test` while tests run); `category`
   * itself only where the stage is unknown.
   */
  readonly staged?: true
  /** 0 to 1: how specific the evidence is. */
  readonly strength: number
  /** 0 to 1: prior probability that a retry of the same commit passes. */
  readonly transient: number
  /** One plain sentence without full stop, with `{name}` of named groups. */
  readonly title: string
  /** What to do next, imperative. */
  readonly advice: string
  readonly link?: string
  /** A real log line it matches. */
  readonly example: string
  /** A similar line it must not match. */
  readonly counterExample: string
}
