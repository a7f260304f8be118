import type { SecretCase } from './corpus.mjs'
export const attacked: readonly SecretCase[]
