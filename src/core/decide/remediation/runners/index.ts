/** The test runners, most telling first: a vitest run may mention jest, a Gradle build its JUnit. */
import { jest, mocha, vitest } from './javascript.js'
import { dotnet, gradle, maven } from './jvm.js'
import { cargoNextest, cargoTest, goTest } from './native.js'
import type { Runner } from './runner.js'
import { phpunit, pytest, rspec } from './scripting.js'

export const runners: readonly Runner[] = [
  vitest,
  jest,
  mocha,
  pytest,
  cargoNextest,
  cargoTest,
  goTest,
  gradle,
  maven,
  rspec,
  phpunit,
  dotnet,
]
