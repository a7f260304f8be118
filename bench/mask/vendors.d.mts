import type { SecretCase } from './corpus.mjs'
export const vendors: readonly SecretCase[]
