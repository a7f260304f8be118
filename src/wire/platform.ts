/** Opens the platform adapter that was detected; each loads only when used. */
import { executedStatus } from '../adapters/evidence/executed.js'
import type { Outage } from '../adapters/http/outage.js'
import type { PlatformChoice } from '../adapters/platforms/detect.js'
import type { Config } from '../config/config.js'
import type { Env, Platform, TroubleLog } from '../ports.js'

export interface PlatformRequest {
  readonly choice: PlatformChoice
  readonly config: Config
  readonly env: Env
  readonly cwd: string
  readonly now: () => number
  readonly troubles: TroubleLog
  readonly outage: Outage
}

/** In a `workflow_run` workflow the run that started it is meant, unless its own is named. */
const namedBy = ({ runToJudge }: Config, env: Env) =>
  runToJudge === 'this' ? { run: env['GITHUB_RUN_ID'] } : undefined

export async function openPlatform({
  choice,
  config,
  env,
  cwd,
  now,
  troubles,
  outage,
}: PlatformRequest): Promise<Platform> {
  switch (choice.adapter) {
    case 'github': {
      const { createGithubPlatform } = await import('../adapters/platforms/github/index.js')
      return createGithubPlatform({ config, env, now, troubles, outage, named: namedBy(config, env) })
    }
    case 'jenkins': {
      const { createJenkinsPlatform } = await import('../adapters/platforms/jenkins/index.js')
      return createJenkinsPlatform({ env, now, troubles, jobStatus: config.jobStatus, budget: config.requestBudget })
    }
    case 'gitlab': {
      const { createGitlabPlatform } = await import('../adapters/platforms/gitlab/index.js')
      return createGitlabPlatform({ env, now, troubles, jobStatus: config.jobStatus, budget: config.requestBudget })
    }
    case 'local': {
      const { createLocalPlatform } = await import('../adapters/platforms/local.js')
      const { readCheckout } = await import('../adapters/platforms/checkout.js')
      const [{ jobStatus, steps }, checkout] = await Promise.all([executedStatus(cwd, env), readCheckout(cwd)])
      const seen = { jobStatus: config.jobStatus ?? jobStatus, steps, checkout }
      return createLocalPlatform({ choice, env, cwd, now, ...seen })
    }
    default:
      return choice.adapter satisfies never
  }
}
