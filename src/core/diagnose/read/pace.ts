/** How a log is read beside other work: whoever waits for a deadline must get a turn, however long or hostile the log is. */

export interface Pace {
  /** Asked before each line that is matched and after each block; what it returns is waited for. Cheap when nothing is due. */
  turn(): Promise<void> | undefined
  /** The time for this is up: what was read so far is the answer. */
  isOver(): boolean
}
