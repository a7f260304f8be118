/** cargo-nextest. */
import type { Rule } from '../../core/model/index.js'

export const nextest: readonly Rule[] = [
  {
    id: 'nextest/failed',
    category: 'test',
    ecosystem: 'cargo',
    pattern:
      /^\s*(?:TRY \d+ )?(?:FAIL|TIMEOUT|ABORT|SIGABRT|SIGSEGV|LEAK-FAIL) \[\s*>?[\d.]+s\]\s+(?:\(\s*\d+\/\d+\)\s+)?(?<test>.+)/,
    gate: ['fail [', 'timeout [', 'abort [', 'sigabrt [', 'sigsegv ['],
    role: 'cause',
    strength: 0.9,
    transient: 0.05,
    title: 'The Rust test {test} failed',
    advice: 'Run `cargo nextest run` with that test’s name.',
    example: '        FAIL [   0.012s] formal-ai::cli cli_bundle_export_includes_seed_and_memory',
    counterExample: '        PASS [   0.012s] formal-ai::cli other',
  },
]
