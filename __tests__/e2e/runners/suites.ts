/** One suite for each test runner: two flaky tests with awkward names, one that passes, one that is broken on demand. */
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { delimiter, join, resolve } from 'node:path'

export interface RunnerSuite {
  readonly name: string
  /** Files by their path. */
  readonly files: Readonly<Record<string, string>>
  readonly command: readonly string[]
  readonly reports: string
  /** Tests that fail once. */
  readonly flaky: number
  /** Words whose success shows that the tool is here; undefined where it always is. */
  readonly probe?: readonly string[]
  readonly prepare?: readonly string[]
}

/** Where `npm run test:runners` has put the runners of npm, which this project does not need otherwise. */
export const npmRunners = resolve('node_modules/.cache/runners')
const bin = (name: string) => join(npmRunners, 'node_modules/.bin', name)

const javascript = (head: string): string => `${head}
const once = (name) => { if (!fs.existsSync('.once-' + name)) { fs.writeFileSync('.once-' + name, ''); throw new Error('flaky ' + name) } }
describe('Cart › total', () => {
  it("adds 'two' \\"quoted\\" (€ 1.50) [a-z]* $HOME", () => once('a'))
  it('ünïcode — works', () => once('b'))
  it('is fine', () => {})
  it('is broken > for good', () => { if (process.env.BROKEN) throw new Error('no') })
})
`
const common = javascript(`const fs = require('node:fs')`)

export const suites: readonly RunnerSuite[] = [
  {
    name: 'jest',
    files: {
      'package.json':
        '{"name":"shop","jest":{"testMatch":["**/*.spec.js"]},"scripts":{"test":"jest --ci --json --outputFile=jest.json"}}',
      'cart.spec.js': common,
    },
    command: [process.execPath, resolve('node_modules/jest/bin/jest.js'), '--ci', '--json', '--outputFile=jest.json'],
    reports: 'jest.json',
    flaky: 2,
  },
  {
    name: 'node --test',
    files: { 'cart.test.cjs': `const { describe, it } = require('node:test')\n${common}` },
    command: ['node', '--test', '--test-reporter=junit', '--test-reporter-destination=junit.xml', 'cart.test.cjs'],
    reports: 'junit.xml',
    flaky: 2,
  },
  {
    name: 'mocha',
    files: { 'cart.js': common },
    command: [
      bin('mocha'),
      '--reporter',
      'mocha-junit-reporter',
      '--reporter-options',
      'mochaFile=junit.xml',
      'cart.js',
    ],
    reports: 'junit.xml',
    flaky: 2,
    probe: [bin('mocha'), '--version'],
  },
  {
    name: 'vitest',
    files: { 'cart.test.mjs': javascript(`import { describe, it } from 'vitest'\nimport fs from 'node:fs'`) },
    command: [bin('vitest'), 'run', '--reporter=junit', '--outputFile=junit.xml'],
    reports: 'junit.xml',
    flaky: 2,
    probe: [bin('vitest'), '--version'],
  },
  {
    name: 'Playwright',
    files: {
      'cart.spec.js': javascript(
        `const { test } = require('${join(npmRunners, 'node_modules/@playwright/test')}')\nconst { describe } = test, it = test\nconst fs = require('node:fs')`,
      ),
      'playwright.config.js': "module.exports = { reporter: [['junit', { outputFile: 'junit.xml' }]], workers: 1 }\n",
    },
    command: [bin('playwright'), 'test'],
    reports: 'junit.xml',
    flaky: 2,
    probe: [bin('playwright'), '--version'],
  },
  {
    name: 'pytest',
    files: {
      'tests/test_cart.py': `import os, pytest

def once(name):
    if not os.path.exists('.once-' + name):
        open('.once-' + name, 'w').close()
        assert False, 'flaky'

class TestCart:
    @pytest.mark.parametrize('x', ["it's [x] $HOME", 'ünï › "q"'])
    def test_adds(self, x):
        once(str(len(x)))

def test_fine():
    pass

def test_broken():
    assert not os.environ.get('BROKEN')
`,
    },
    command: ['python3', '-m', 'pytest', '-q', 'tests', '--junitxml=junit.xml'],
    reports: 'junit.xml',
    flaky: 2,
    probe: ['python3', '-m', 'pytest', '--version'],
  },
  {
    name: 'gotestsum',
    files: {
      'go.mod': 'module example.org/shop\n\ngo 1.20\n',
      'cart_test.go': `package shop

import (
	"os"
	"testing"
)

func once(t *testing.T, name string) {
	if _, err := os.Stat(".once-" + name); err != nil {
		os.WriteFile(".once-"+name, nil, 0o644)
		t.Fatal("flaky")
	}
}
func TestAdd(t *testing.T) { once(t, "a") }
func TestTable(t *testing.T) {
	t.Run("it's [x] › ü", func(t *testing.T) { once(t, "b") })
	t.Run("fine", func(t *testing.T) {})
}
func TestBroken(t *testing.T) {
	if os.Getenv("BROKEN") != "" {
		t.Fatal("no")
	}
}
`,
    },
    command: ['gotestsum', '--junitfile', 'junit.xml'],
    reports: 'junit.xml',
    flaky: 2,
    probe: ['gotestsum', '--version'],
  },
  {
    name: 'Maven',
    files: {
      'pom.xml': `<project xmlns="http://maven.apache.org/POM/4.0.0"><modelVersion>4.0.0</modelVersion>
<groupId>org.example</groupId><artifactId>shop</artifactId><version>1</version>
<properties><maven.compiler.source>11</maven.compiler.source><maven.compiler.target>11</maven.compiler.target>
<project.build.sourceEncoding>UTF-8</project.build.sourceEncoding></properties>
<dependencies><dependency><groupId>org.junit.jupiter</groupId><artifactId>junit-jupiter</artifactId><version>5.10.2</version><scope>test</scope></dependency></dependencies>
<build><plugins><plugin><artifactId>maven-compiler-plugin</artifactId><version>3.11.0</version></plugin>
<plugin><artifactId>maven-surefire-plugin</artifactId><version>3.5.2</version></plugin></plugins></build></project>
`,
      'src/test/java/x/CartTest.java': `package x;
import java.io.File;
import org.junit.jupiter.api.*;
import org.junit.jupiter.params.*;
import org.junit.jupiter.params.provider.*;
class CartTest {
  void once(String name) throws Exception { if (new File(".once-" + name).createNewFile()) Assertions.fail("flaky"); }
  @Test void adds() throws Exception { once("a"); }
  @ParameterizedTest @ValueSource(strings = {"it's [x]"}) void table(String s) throws Exception { once("b"); }
  @Test void fine() {}
  @Test void broken() { Assertions.assertNull(System.getenv("BROKEN")); }
}
`,
      'src/test/java/x/OtherTest.java': `package x;
import org.junit.jupiter.api.*;
class OtherTest { @Test void fine() {} }
`,
    },
    command: ['mvn', '-q', '-B', 'test'],
    reports: 'target/surefire-reports/TEST-*.xml',
    flaky: 2,
    probe: ['mvn', '-v'],
    // What it downloads is there, or the suite is left out.
    prepare: ['mvn', '-q', '-B', '-DskipTests', 'dependency:resolve', 'test'],
  },
  {
    name: 'RSpec',
    files: {
      'cart_spec.rb': `def once(name)
  return if File.exist?(".once-#{name}")
  File.write(".once-#{name}", '')
  raise 'flaky'
end
RSpec.describe 'Cart' do
  it("adds 'two' \\"q\\" (€) [a]* $HOME") { once('a') }
  it('ünïcode › works') { once('b') }
  it('is fine') {}
  it('is broken') { raise 'no' if ENV['BROKEN'] }
end
`,
    },
    command: ['rspec', '--format', 'RspecJunitFormatter', '--out', 'junit.xml', 'cart_spec.rb'],
    reports: 'junit.xml',
    flaky: 2,
    probe: ['ruby', '-e', "require 'rspec_junit_formatter'"],
  },
  {
    name: 'PHPUnit',
    files: {
      'CartTest.php': `<?php
use PHPUnit\\Framework\\TestCase;
final class CartTest extends TestCase {
  private function fails(string $name): void { if (!file_exists(".once-$name")) { touch(".once-$name"); $this->fail('flaky'); } $this->assertTrue(true); }
  public static function data(): array { return ["it's [x]" => ['x'], 'a › b' => ['y']]; }
  /** @dataProvider data */
  public function testAdds(string $x): void { $this->fails($x); }
  public function testFine(): void { $this->assertTrue(true); }
  public function testBroken(): void { $this->assertFalse((bool) getenv('BROKEN')); }
}
`,
    },
    command: ['phpunit', '--log-junit', 'junit.xml', 'CartTest.php'],
    reports: 'junit.xml',
    flaky: 2,
    probe: ['phpunit', '--version'],
  },
  {
    name: 'ctest',
    files: {
      'CMakeLists.txt': `cmake_minimum_required(VERSION 3.21)
project(shop NONE)
enable_testing()
add_test(NAME "adds 'two' ü" COMMAND sh -c "test -e .once-a || { touch .once-a; exit 1; }")
add_test(NAME "b › c" COMMAND sh -c "test -e .once-b || { touch .once-b; exit 1; }")
add_test(NAME fine COMMAND true)
add_test(NAME broken COMMAND sh -c "test -z \\"$BROKEN\\"")
`,
    },
    command: ['ctest', '--output-junit', 'junit.xml'],
    reports: 'junit.xml',
    flaky: 2,
    probe: ['ctest', '--version'],
    prepare: ['cmake', '.'],
  },
]

/** With the tools that a fresh machine has beside its own. */
export const runnerEnv = (): Record<string, string> => ({
  PATH: [process.env['PATH'] ?? '', join(process.env['HOME'] ?? '', 'go/bin')].join(delimiter),
  HOME: process.env['HOME'] ?? '',
  LANG: 'C.UTF-8',
})

/** They take minutes together: the tests of every day try those that are always here. */
const areAllTried = process.env['PIPELINE_GUARD_RUNNERS'] === 'all'

export const isHere = ({ probe }: RunnerSuite): boolean => {
  const [program, ...args] = probe ?? []
  if (program === undefined) return true
  if (!areAllTried) return false
  if (program.startsWith(npmRunners) && !existsSync(program)) return false
  return spawnSync(program, args, { env: runnerEnv(), encoding: 'utf8' }).status === 0
}
