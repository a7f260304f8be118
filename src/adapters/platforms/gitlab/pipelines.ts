/** A pipeline as GitLab's lists show it, as far as it is read. */
import { z } from 'zod'
import { anyText, wholeNumber } from '../bounded.js'

const text = anyText()
export const pipelineSchema = z.object({
  id: z.int().min(0),
  iid: wholeNumber(),
  status: text,
  source: text,
  ref: text,
  sha: text,
  created_at: text,
  web_url: text,
})
