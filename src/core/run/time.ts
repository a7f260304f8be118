/** Units of time, in milliseconds, and the day. */
export const second = 1000
export const minute = 60 * second
export const hour = 60 * minute
export const day = 24 * hour

/** The day in UTC of an instant in milliseconds since the epoch: "2026-11-21". */
export const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
