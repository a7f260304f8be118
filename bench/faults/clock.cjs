// Preloaded: this process’s clock is CLOCK_SKEW ms off, and jumps by CLOCK_JUMP ms once, half a second after it started.
const skew = Number(process.env.CLOCK_SKEW ?? 0)
const jump = Number(process.env.CLOCK_JUMP ?? 0)
const Real = Date
const began = process.hrtime.bigint()
const off = () => skew + (jump !== 0 && process.hrtime.bigint() - began > 500_000_000n ? jump : 0)
globalThis.Date = class extends Real {
  constructor(...given) {
    if (given.length === 0) super(Real.now() + off())
    else super(...given)
  }
  static now() {
    return Real.now() + off()
  }
}
