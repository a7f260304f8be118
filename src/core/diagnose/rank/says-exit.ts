/** Lines that say that something ended badly and nothing of why: a wrapper's words, whatever the tool. */
const exits =
  /\b(?:exit(?:ed)?(?: with)?(?: (?:code|status|error))*:? ?['"]?-?[1-9]|non-?zero|returned (?:exit code |error code )?-?[1-9]|error code:? ?-?[1-9]|Execution failed for task|[Cc]ommand (?:failed|exited)|failed with (?:exit|error) code|script .{1,40}failed|did not complete successfully|Error \d+$|Executing the custom container implementation failed)/
const fails =
  /^\W*(?:\w+: )?(?:(?:the )?(?:task|target|recipe|job|step|build|script|command|process|workflow|pipeline|run)s?\b.{0,60}\b(?:failed|errored)|(?:build|job|step|task) failed(?: with \d+ errors?)?)\W*$/i

/** A compiler's or a retry's last word. */
const gaveUp =
  /^\W*(?:error: )?(?:failed to compile|compiler run failed|too many retries|max(?:imum)?(?: number of)? (?:retries|attempts)(?: exceeded| reached)?|all attempts failed|aborting due to .{0,60}errors?|compilation (?:failed|terminated|aborted)(?: due to .{0,40})?)\W*$/i

export const saysExit = (text: string): boolean =>
  text.length < 300 && (exits.test(text) || fails.test(text) || gaveUp.test(text))
