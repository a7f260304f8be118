/** The test runners, most telling first: a vitest run may mention jest, a Gradle build its JUnit. */
import { cypress, jest, mocha, nodeTest, playwright, vitest } from './javascript.js'
import { dotnet, gradle, maven } from './jvm.js'
import { cargoNextest, cargoTest, ctest, goTest, gotestsum } from './native.js'
import type { Runner } from './runner.js'
import { phpunit, pytest, rspec } from './scripting.js'

export const runners: readonly Runner[] = [
  vitest,
  jest,
  mocha,
  playwright,
  cypress,
  nodeTest,
  pytest,
  cargoNextest,
  cargoTest,
  gotestsum,
  goTest,
  gradle,
  maven,
  rspec,
  phpunit,
  ctest,
  dotnet,
]
