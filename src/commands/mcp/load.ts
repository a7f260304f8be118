/** The one place that loads the SDK of the protocol: only `mcp` needs it, in a file of its own (scripts/build.mjs). */
export const loadLibrary = () => import('./library.js')
