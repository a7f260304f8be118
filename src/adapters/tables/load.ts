/** The one place that loads what reads and writes Parquet: most never need it (scripts/build.mjs). */
export const loadLibrary = () => import('./library.js')
