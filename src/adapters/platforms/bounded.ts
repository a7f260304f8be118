/** Numbers of an API’s answer, kept to what can be meant; anything else is read as not there. */
import { z } from 'zod'

const optional = <T extends z.ZodType>(schema: T) => schema.nullish().catch(undefined)

/** Milliseconds since the epoch, up to the year 2096. */
export const instantMs = () => optional(z.number().min(0).max(4e12))
/** Milliseconds, up to three years. */
export const spanMs = () => optional(z.number().min(0).max(1e11))
export const wholeNumber = () => optional(z.int().min(0))
export const anyText = () => optional(z.string())

/** Milliseconds since the epoch as ISO 8601; undefined for what no record could hold. */
export const isoTime = (ms: number | null | undefined): string | undefined =>
  typeof ms === 'number' && ms >= 0 && ms <= 4e12 ? new Date(ms).toISOString() : undefined
