/** Series that had other names in versions before: whoever acknowledged one of them meant what it is called now. */

const renamed: Readonly<Record<string, readonly string[]>> = {
  // The run’s one duration was the sum of its jobs.
  'run.duration': ['run.work', 'run.wall'],
  // Both are durations of the run: who means one to change means the other.
  'run.compute': ['run.work', 'run.duration'],
}

/** The key and what it was called before. */
export const namesOfSeries = (key: string): readonly string[] =>
  Object.hasOwn(renamed, key) ? [key, ...(renamed[key] ?? [])] : [key]
