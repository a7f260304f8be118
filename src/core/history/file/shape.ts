/**
 * A yes-or-no check compiled from a zod schema.
 *
 * zod builds a copy of everything it accepts; for 10,000 jobs that costs more than reading the file. Most lines are
 * good, so they are asked yes or no here and kept as they are (which also keeps fields a later version added), and only
 * a refused line goes to zod, for its words. Anything this compiler does not know is asked of zod itself; a property
 * test holds the two answers equal (but for an entry named `__proto__`, which is refused here and dropped by zod).
 */
import type { z } from 'zod'

type Check = (value: unknown) => boolean
type Def = z.core.$ZodTypeDef
type Schema = z.core.$ZodType & { safeParse(value: unknown): { readonly success: boolean } }

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function compileShape(schema: z.core.$ZodType): Check {
  const def = schema._zod.def as Def & { readonly checks?: readonly z.core.$ZodCheck<never>[] }
  switch (def.type) {
    case 'object':
      return objectCheck(def as z.core.$ZodObjectDef)
    case 'array': {
      const item = compileShape((def as z.core.$ZodArrayDef).element)
      return def.checks?.length ? asked(schema) : (value) => Array.isArray(value) && value.every(item)
    }
    case 'record': {
      const item = compileShape((def as z.core.$ZodRecordDef).valueType)
      return (value) => isObject(value) && Object.keys(value).every((name) => name !== '__proto__' && item(value[name]))
    }
    case 'optional': {
      const inner = compileShape((def as z.core.$ZodOptionalDef).innerType)
      return (value) => value === undefined || inner(value)
    }
    case 'nullable': {
      const inner = compileShape((def as z.core.$ZodNullableDef).innerType)
      return (value) => value === null || inner(value)
    }
    case 'boolean':
      return (value) => typeof value === 'boolean'
    case 'enum': {
      const words = new Set<unknown>(Object.values((def as z.core.$ZodEnumDef).entries))
      return (value) => words.has(value)
    }
    case 'string':
      return stringCheck(schema, def as z.core.$ZodStringDef)
    case 'number':
      return numberCheck(schema, def as z.core.$ZodNumberDef)
    default:
      return asked(schema)
  }
}

const asked =
  (schema: z.core.$ZodType): Check =>
  (value) =>
    (schema as Schema).safeParse(value).success

function objectCheck(def: z.core.$ZodObjectDef): Check {
  const fields = Object.entries(def.shape).map(([name, field]) => [name, compileShape(field)] as const)
  return (value) => {
    if (!isObject(value)) return false
    for (const [name, check] of fields) if (!check(value[name])) return false
    return true
  }
}

/** Instants repeat (a listing stamps all its jobs alike), and their pattern is the dearest check there is. */
const memory = 4096

function stringCheck(schema: z.core.$ZodType, def: z.core.$ZodStringDef): Check {
  const plain = !def.checks?.length && !('format' in def)
  if (plain) return (value) => typeof value === 'string'
  const ask = asked(schema)
  const good = new Set<unknown>()
  return (value) => {
    if (good.has(value)) return true
    if (typeof value !== 'string' || !ask(value)) return false
    if (good.size >= memory) good.clear()
    good.add(value)
    return true
  }
}

function numberCheck(schema: z.core.$ZodType, def: z.core.$ZodNumberDef): Check {
  let whole = 'format' in def
  let least = Number.NEGATIVE_INFINITY
  let strict = false
  for (const check of def.checks ?? []) {
    const told = check._zod.def as {
      readonly check: string
      readonly value?: number
      readonly inclusive?: boolean
      readonly format?: string
    }
    if (told.check === 'greater_than' && told.value !== undefined && least === Number.NEGATIVE_INFINITY) {
      least = told.value
      strict = told.inclusive !== true
    } else if (told.check === 'number_format' && told.format === 'safeint') whole = true
    else return asked(schema)
  }
  return (value) =>
    typeof value === 'number' &&
    Number.isFinite(value) &&
    (whole ? Number.isSafeInteger(value) : true) &&
    (strict ? value > least : value >= least)
}
