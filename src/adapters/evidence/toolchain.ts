/** What the environment of a job tells of the image and tools it runs with. */
import type { Toolchain } from '../../core/model/index.js'
import type { Env } from '../../ports.js'

/** Where the set-up actions put what they install: `/opt/hostedtoolcache/node/20.11.0/x64`. */
const installed = /[\\/](?:hosted)?tool-?cache[\\/]([\w.+-]{1,60})[\\/](\d[\w.+-]{0,40})[\\/]/gi
const mostTools = 20
/** Variables that name what is in use; a value may hold the whole of a search path. */
const telling = /^(?:PATH|GOROOT|JAVA_HOME|pythonLocation|Python_ROOT_DIR|DOTNET_ROOT|RUBY_ROOT|\w+_HOME)$/i

/** @returns undefined where it tells nothing */
export function toolchainOf(env: Env): Toolchain | undefined {
  // https://github.com/actions/runner-images: set on its images alone.
  const hosted = [env['ImageOS'], env['ImageVersion']].filter(Boolean).join(' ')
  const image = hosted || env['CI_JOB_IMAGE'] || undefined
  const tools = new Map<string, string>()
  for (const [name, value] of Object.entries(env))
    if (telling.test(name) && value !== undefined && tools.size < mostTools)
      for (const [, tool = '', version = ''] of value.slice(0, 20_000).matchAll(installed))
        if (!tools.has(tool.toLowerCase())) tools.set(tool.toLowerCase(), version)
  if (image === undefined && tools.size === 0) return undefined
  return {
    ...(image === undefined ? {} : { image: image.slice(0, 200) }),
    ...(tools.size === 0 ? {} : { tools: Object.fromEntries([...tools].sort()) }),
  }
}
