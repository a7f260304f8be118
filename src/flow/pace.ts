/**
 * The pace at which logs are read: nothing else can run while a line is matched, so every few milliseconds all that waits has its
 * turn, and at half of the step’s time what was read until then is the answer.
 */
import type { Pace } from '../core/diagnose/index.js'
import type { Ports } from '../ports.js'
import { nextTurn } from '../timers.js'

/** Between two turns, in ms; a turn itself costs a few microseconds. */
const everyMs = 20

export function paceOf({ deadline, now }: Pick<Ports, 'deadline' | 'now'>): Pace {
  let last = now()
  let isOver = false
  return {
    turn() {
      const at = now()
      if (at - last < everyMs) return undefined
      last = at
      isOver ||= deadline.late()
      return nextTurn()
    },
    isOver: () => isOver,
  }
}
