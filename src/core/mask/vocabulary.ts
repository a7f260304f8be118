/** The words a schema knows: members of its enumerations, and its literals. */
import type { z } from 'zod'

/** What is read of a schema’s definition (zod 4). */
interface Definition {
  readonly type: string
  readonly entries?: Readonly<Record<string, string | number>>
  readonly values?: readonly unknown[]
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly options?: readonly z.ZodType[]
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
  readonly valueType?: z.ZodType
  readonly in?: z.ZodType
  readonly items?: readonly z.ZodType[]
  readonly getter?: () => z.ZodType
}

/** @example wordsOf([z.object({ outcome: z.enum(['passed', 'failed']) })]) // passed, failed */
export function wordsOf(schemas: readonly z.ZodType[]): ReadonlySet<string> {
  const words = new Set<string>()
  const seen = new Set<z.ZodType>()
  const visit = (schema: z.ZodType | undefined): void => {
    if (schema === undefined || seen.has(schema)) return
    seen.add(schema)
    const {
      entries,
      values,
      shape,
      options,
      element,
      innerType,
      valueType,
      getter,
      items,
      in: input,
    } = schema._zod.def as unknown as Definition
    for (const word of [...Object.values(entries ?? {}), ...(values ?? [])])
      if (typeof word === 'string') words.add(word)
    for (const inner of [...Object.values(shape ?? {}), ...(options ?? []), ...(items ?? [])]) visit(inner)
    for (const inner of [element, innerType, valueType, input, getter?.()]) visit(inner)
  }
  for (const schema of schemas) visit(schema)
  return words
}
