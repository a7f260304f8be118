/** Finds what the samplers of this run have left. */
import { promises as fs } from 'node:fs'
import { join } from 'node:path'
import type { SampleFile } from '../../../core/model/index.js'
import { readSamples } from '../../../core/resources/file.js'
import type { Env } from '../../../ports.js'
import { isLink, leavesByLink } from '../../files/links.js'
import { readRegular } from '../../files/read.js'
import { runMark } from '../marks.js'
import { sampleFile, samplesDirectory } from './place.js'

const largest = 2 * 1048576
const mostFiles = 40

/** @param since of a desk, where no mark tells runs apart: ms since the epoch */
export async function findSamples(cwd: string, env: Env, since = 0): Promise<readonly SampleFile[]> {
  const directory = samplesDirectory(cwd, env)
  if (leavesByLink(directory, cwd)) return []
  const names = (await fs.readdir(directory).catch(() => [])).filter((name) => sampleFile.test(name))
  const newest = names
    .sort((a, b) => Number(sampleFile.exec(b)?.[2]) - Number(sampleFile.exec(a)?.[2]))
    .slice(0, mostFiles)
  const mark = runMark(env)
  const found: SampleFile[] = []
  for (const name of newest) {
    const path = join(directory, name)
    if (isLink(path)) continue
    const text = await readRegular(path, largest).then(String, () => undefined)
    if (text === undefined) continue
    const file = readSamples(text)
    if (mark === undefined ? (file.points.at(-1)?.at ?? 0) >= since : file.run === mark) found.push(file)
  }
  return found.reverse()
}
