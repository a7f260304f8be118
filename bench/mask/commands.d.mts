import type { SecretCase } from './corpus.mjs'
export const spoken: readonly SecretCase[]
