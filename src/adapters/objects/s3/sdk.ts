/** The one place that loads Amazon’s SDK: 0.7 MB that only a history in a bucket needs, in a file of its own (scripts/build.mjs). */
export const loadSdk = () => {
  // On Node 20 it announces, in every log, which of its own later versions will not run there; this one is bundled and does.
  process.env['AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED'] ??= 'true'
  return import('./client.js')
}
