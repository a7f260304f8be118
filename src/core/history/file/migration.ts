/** One function a version step. Lines are strangers’ JSON: what does not fit is handed on as it is, to fail validation. */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const mapValues = (map: unknown, change: (value: unknown) => unknown): unknown =>
  isObject(map) ? Object.fromEntries(Object.entries(map).map(([name, value]) => [name, change(value)])) : map

/**
 * Version 0, the draft: one `stamp` a record, bare values. Version 1 stamps each value, so that two views can be merged.
 */
export function fromVersion0(line: unknown): unknown {
  if (!isObject(line) || !isObject(line['stamp'])) return line
  const { stamp, jobs, metrics, ...record } = line
  const withStamp = (value: unknown): unknown => (value === undefined ? undefined : { ...stamp, value })
  const stampJob = (job: unknown): unknown => {
    if (!isObject(job)) return job
    const { metrics: own, ...values } = job
    return {
      ...(mapValues(values, withStamp) as object),
      ...(own !== undefined && { metrics: mapValues(own, withStamp) }),
    }
  }
  const { key, ...values } = record
  return {
    key,
    ...(mapValues(values, withStamp) as object),
    jobs: mapValues(jobs ?? {}, stampJob),
    ...(metrics !== undefined && { metrics: mapValues(metrics, withStamp) }),
  }
}
