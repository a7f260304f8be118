import type { Mapping } from './mapping.js'

/**
 * The environment knows neither branch nor pull request: pass them on as `env.` parameters, or what git says is taken.
 * https://www.jetbrains.com/help/teamcity/predefined-build-parameters.html
 */
export const teamcity: Mapping = {
  host: ['=teamcity'],
  repository: ['TEAMCITY_PROJECT_NAME'],
  workflow: ['TEAMCITY_BUILDCONF_NAME'],
  run: ['BUILD_NUMBER'],
  number: ['BUILD_NUMBER'],
  job: ['TEAMCITY_BUILDCONF_NAME'],
  sha: ['BUILD_VCS_NUMBER'],
  url: ['BUILD_URL'],
}
