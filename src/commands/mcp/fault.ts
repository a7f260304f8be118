/** What the client can mend: one line a fault, each with the next step. */
export class ToolFault extends Error {
  constructor(faults: readonly string[]) {
    super(faults.join('\n'))
    this.name = 'ToolFault'
  }
}
