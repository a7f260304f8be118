// What holds whatever broke.

/** What no output may hold: the token of the platform, the path of the webhook. */
const secrets = /ghs_loopback|glpat-loopback|secretslackpath/
const trace =
  /\n\s+at (?:async )?[\w.<>[\] ]*\(?(?:file:|node:|\/)[^\n]*:\d+:\d+|UnhandledPromiseRejection|Warning: Detected unsettled/

/**
 * @param expected `strict` may fail for troubles; `deadline` in seconds; `idle` what a start-up takes, in ms, where time is told
 * @returns what was broken, in words
 */
export function breaches({ code, signal, out, summary, outputs, result, resultText, ms }, { strict, deadline, idle }) {
  const broken = spoken({ out, summary, outputs, resultText })
  if (signal !== null || !(outputs === undefined ? [0, 1, 3] : [0, 1]).includes(code))
    broken.push(`exit code ${code ?? signal}`)
  // The command line has no outputs.
  const verdict = outputs === undefined ? result?.ruling.verdict : verdictIn(outputs)
  if (verdict === undefined) broken.push('no verdict')
  const failing = result?.ruling.pass === false
  if (code === 1 && !failing && !strict) broken.push('failed without a reason')
  if (code === 0 && failing) broken.push('let through')
  // What a token may not see is told with the permission to add, and is no outage.
  const isDenied = result?.troubles.some(({ code }) => /permission|forbidden|not-found|missing/.test(code))
  if (result?.ruling.verdict === 'normal' && result.history.comparable < 5 && !isDenied)
    broken.push(`normal, though it compared with ${result.history.comparable}`)
  if (idle !== undefined && ms > deadline * 1000 + 500 + idle) broken.push(`took ${Math.round(ms)} ms`)
  return broken
}

const verdictIn = (outputs) => /verdict<<(\S+)\n([^\n]*)/.exec(outputs)?.[2] ?? /verdict=([^\n]*)/.exec(outputs)?.[1]

/** What nothing may say, whatever it is that speaks. */
export function spoken(texts) {
  const broken = []
  const visible = texts.out
    .split('\n')
    .filter((line) => !line.startsWith('::add-mask::'))
    .join('\n')
  for (const [name, text] of Object.entries({ ...texts, out: visible }))
    if (secrets.test(text ?? '')) broken.push(`a secret in ${name}`)
  if (trace.test(texts.out)) broken.push(`a stack trace: ${trace.exec(texts.out)[0].trim().slice(0, 120)}`)
  return broken
}
