/** Words that make an error of a line none: options, counts of zero, advice. */
export const noise =
  /Total time: \d+ s, completed|\b(?:0 errors?|no errors?|error(?:s)?:? (?:0|none)\b|without errors?|if .* fails?|on error|error[_-]?(?:handl|page|log|code|prone|report)|--\S*(?:error|fail)|continue-on-error|fail-?fast|failIf|ignor(?:e|ing)|deprecat|0 failed|failed: 0|failures: 0|fail-on|set -e)\b/i

/** `expected … but got …` of a compiler or a parser, and the counts of a linter: no assertion. */
export const notAssertion = new RegExp(
  String.raw`${noise.source}|expected (?:argument|identifier|expression|statement|declaration|',' or|<block end>|'<document)|\[Expected: \d+; Actual|instead the file ends`,
  'i',
)
