/** One line at the foot of a terminal for work that takes longer than a second; gone when anything else is written. */

/** Quick work needs no line that flashes by. */
const patienceMs = 1_000
/** A line that changes faster cannot be read. */
const betweenMs = 200

const eraseLine = '\r\u001b[2K'

/**
 * @param write to a terminal
 * @param now milliseconds of a clock that only goes on
 * @returns shows a text in place of the one before; '' takes it away
 */
export function createProgress(
  write: (text: string) => void,
  now: () => number = () => performance.now(),
): (text: string) => void {
  const began = now()
  let shownAt = Number.NEGATIVE_INFINITY
  let isShown = false
  return (text) => {
    if (text === '') {
      if (isShown) write(eraseLine)
      isShown = false
      return
    }
    const at = now()
    if (at - began < patienceMs || at - shownAt < betweenMs) return
    write(`${eraseLine}${text}…`)
    shownAt = at
    isShown = true
  }
}
