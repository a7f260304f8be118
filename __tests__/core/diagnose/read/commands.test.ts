import { expect, test } from '@jest/globals'
import { kindOfCommands, kindOfName } from '../../../../src/core/diagnose/read/commands.js'

test.each([
  ['npm run lint', 'lint'],
  ['yarn run lint:js', 'lint'],
  ['golangci-lint run ./...', 'lint'],
  ['cargo clippy -- -D warnings', 'lint'],
  ['npm test', 'test'],
  ['./gradlew check --info', 'test'],
  ['pnpm --filter web test:unit', 'test'],
  ['mvn -B verify', 'test'],
  ['cd app && go test ./...', 'test'],
  ['mvn -B package -DskipTests', 'build'],
  ['cmake --build build', 'build'],
  ['npm ci', 'dependency'],
  ['sudo apt-get update\nsudo apt-get install -y gcc', 'dependency'],
  ['npm ci\nnpm run build', 'build'],
  ['echo "npm test"', undefined],
  ['./deploy.sh', undefined],
] as const)('%j: %s', (commands, kind) => {
  expect(kindOfCommands(commands)).toBe(kind)
})

test.each([
  ['Check formatting', 'lint'],
  ['Unit tests', 'test'],
  ['Type check platform', 'build'],
  ['Deploy', undefined],
] as const)('the step %j: %s', (name, kind) => {
  expect(kindOfName(name)).toBe(kind)
})
