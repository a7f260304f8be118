/**
 * Lines that only announce what the next ones say. `Error:` alone, `✘ [ERROR]`, `* What went wrong:`, a sentence that ends
 * with a colon: the answer is below.
 */

/** Nothing but a word of failure and signs around it. */
const bare =
  /^\W*(?:\w{1,20}: )?\[?(?:errors?|fatal(?: error)?|fail(?:ed|ure|ures)?|exception|panic|what went wrong|caused by|reasons?|details?|problems?|stderr)\]?(?: ?(?:[0-9]+|summary|found|output|message|details?))?\W*$/i

/** A short sentence that ends with a colon, and is not a place such as `src/a.ts:`. */
const announces = /^(?=.{4,160}$).*[A-Za-z)\]`'"] ?:$/

export const isBareHeading = (text: string): boolean => bare.test(text)

export const isHeading = (text: string): boolean => bare.test(text) || announces.test(text)
