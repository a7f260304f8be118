export interface SecretCase {
  readonly id: string
  readonly kind: string
  /** None of them may be readable afterwards. */
  readonly secrets: readonly string[]
  readonly lines: readonly string[]
  /** Given through `secrets`. */
  readonly given?: readonly string[]
  readonly env?: Readonly<Record<string, string>>
  /** Can be told from the whole text alone. */
  readonly whole?: boolean
  /** Masking it is welcome, showing it no leak. */
  readonly public?: boolean
}
export const corpus: readonly SecretCase[]
export function leak(secrets: readonly string[], text: string): 'full' | 'part' | ''
