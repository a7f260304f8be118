/** Words by which a line of any tool says that something is wrong, and lines that only count what others name. */

const words =
  /\b(?:errors?|fail(?:ed|ure|ures|s)?|fatal|exception|cannot|can't|could ?n[o']t|panic(?:ked)?|abort(?:ed|ing)|not (?:found|supported|allowed|permitted|defined|available|recogni[sz]ed|match(?:ed)?)|missing|invalid|illegal|unable|does ?n[o']t (?:exist|match)|no such|unsupported|denied|refused|rejected|unexpected|undefined|undeclared|unknown|unrecogni[sz]ed|unresolved|violat\w+|exceed(?:s|ed)|conflict(?:s|ing)?|must (?:be|have|not)|expected|mismatch|unused|out of date|too (?:many|long|large))\b|[✖✗✘×❌]/i

export const speaksOfTrouble = (text: string): boolean => words.test(text)

/** `Tests: 1 failed, 11 passed, 12 total`, `Found 3 errors.`, `✖ 2 problems`: the lines that name them say more. */
const counts =
  /^\W*(?:\w{1,20}:?\s{1,12}){0,3}(?:\d{1,6} (?:[a-z()]{2,20} ?){1,3}[,;.:|(]? ?){1,6}\W*(?:in [\d.]+ ?\w*\W*)?$|^\W*(?:Found|Total|Ran|Scanned|Checked) \d{1,6} \w+|^\W*(?:Failures|Errors|Failed|Fail|FAILED|Tests run|Total):? *\d{1,6}\b|^\W*\w{2,20} \((?:failures|errors)=\d/

export const isTally = (text: string): boolean => text.length < 160 && counts.test(text) && /\d/.test(text)
