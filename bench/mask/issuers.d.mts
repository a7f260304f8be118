import type { SecretCase } from './corpus.mjs'
export const issued: readonly SecretCase[]
