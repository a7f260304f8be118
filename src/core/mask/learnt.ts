/** Secrets a log names itself: GitHub’s `::add-mask::VALUE`, which a log kept by `tee` or `exec` still holds in clear. */

const command = /(?:^|[\r\n]|Z )::add-mask::([^\r\n]{4,4096})/g

/** More than a build masks; a hostile log must not make masking slow. */
export const learntAtMost = 200

/** @returns the values named in `text`, as the runner would decode them */
export function valuesToMask(text: string): readonly string[] {
  if (!text.includes('::add-mask::')) return []
  return [...text.matchAll(command)]
    .slice(0, learntAtMost)
    .map(([, value = '']) => value.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%').trim())
    .filter((value) => value.length >= 4 && !/^\**$/.test(value))
}
