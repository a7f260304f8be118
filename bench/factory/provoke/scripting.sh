#!/bin/bash
# Makes real failures of scripting languages, their package tools, test runners and linters; keeps what they print.
# usage: provoke/scripting.sh OUT [CASE...]   (Debian: ruby bundler ruby-rspec ruby-minitest rake rubocop php-cli phpunit composer
# elixir rebar3 r-base-core lua-busted bats shellcheck; on PATH from npm and PyPI: vitest mocha ava tsc eslint prettier biome webpack
# vite rollup esbuild bun commitlint stylelint playwright markdownlint mypy ruff flake8 pylint black isort pyright poetry uv tox
# ansible-core yamllint ansible-lint bandit stestr codespell aws; a case whose tool is absent is skipped)
out=$(realpath "${1:?folder for the logs}"); shift
wanted=" $* "
work=/build; mkdir -p "$out" "$work"; export LC_ALL=C.UTF-8 NO_COLOR=1 CI=true
begin() { [[ $wanted = "  " || $wanted = *" $1 "* ]] && command -v "$2" >/dev/null || return 1; rm -rf "${work:?}/$1"; mkdir -p "$work/$1"; cd "$work/$1" || return 1; name=$1; }
run() { { for command in "$@"; do echo "+ $command"; timeout 120 bash -c "$command" || break; done; } 2>&1 </dev/null | sed -E "s#[^ \"'(]*/(node_modules|site-packages)/(\.bin/)?#/opt/\1/#g; s#https://cloud.r-project.org#https://mirror.example.org#g" >"$out/$name.log"; }

begin rspec-failed rspec && { mkdir spec; printf 'RSpec.describe Integer do\n  it "adds" do\n    expect(1 + 1).to eq(3)\n  end\n  it "handles errors" do\n    expect(0).to be_zero\n  end\nend\n' >spec/sum_spec.rb; run 'rspec'; }
begin rspec-load rspec && { mkdir spec; printf 'require "nosuch_library"\nRSpec.describe Integer do\nend\n' >spec/sum_spec.rb; run 'rspec'; }
begin rspec-pass rspec && { mkdir spec; printf 'RSpec.describe "failures" do\n  it("reports an error: 0 failures") { puts "Failure/Error handled"; expect(1).to eq(1) }\nend\n' >spec/sum_spec.rb; run 'rspec -fd'; }
begin minitest-failed ruby && { printf 'require "minitest/autorun"\nclass SumTest < Minitest::Test\n  def test_adds\n    assert_equal 3, 1 + 1\n  end\nend\n' >sum_test.rb; printf 'require "rake/testtask"\nRake::TestTask.new(:test) { |t| t.pattern = "*_test.rb" }\n' >Rakefile; run 'rake test'; }
begin rake-unknown rake && { echo 'task :a' >Rakefile; run 'rake nosuch'; }
begin rake-exception rake && { printf 'task(:a) { nil.port }\n' >Rakefile; run 'rake a'; }
begin ruby-syntax ruby && { printf 'def a\n  if true\nend\n' >a.rb; run 'ruby a.rb'; }
begin ruby-require ruby && { echo 'require "nosuch_library"' >a.rb; run 'ruby a.rb'; }
begin bundler-missing bundle && { printf 'source "file:///build/none"\ngem "nosuchgem"\n' >Gemfile; run 'bundle install --local'; }
begin bundler-ruby bundle && { printf 'source "file:///build/none"\nruby "1.9.3"\n' >Gemfile; run 'bundle install --local'; }
begin bundler-nogemfile bundle && run 'bundle exec rspec'
begin rubocop-offense rubocop && { printf 'x = 1 \ny = "a"\n' >a.rb; run 'rubocop --format emacs a.rb'; }
begin rubocop-progress rubocop && { printf 'x = 1 \ny = "a"\n' >a.rb; run 'rubocop a.rb'; }
begin php-parse php && { printf '<?php\nfunction a() {\n  return 1\n}\n' >a.php; run 'php a.php'; }
begin php-uncaught php && { printf '<?php\nfunction a() { throw new RuntimeException("no port"); }\na();\n' >a.php; run 'php a.php'; }
begin phpunit-failed phpunit && { printf '<?php\nuse PHPUnit\\Framework\\TestCase;\nfinal class SumTest extends TestCase {\n  public function testAdds(): void { $this->assertSame(3, 1 + 1); }\n  public function testFine(): void { $this->assertTrue(true); }\n}\n' >SumTest.php; run 'phpunit SumTest.php'; }
begin phpunit-pass phpunit && { printf '<?php\nuse PHPUnit\\Framework\\TestCase;\nfinal class ErrorTest extends TestCase {\n  public function testFailure(): void { fwrite(STDERR, "Error: expected and handled\\n"); $this->assertTrue(true); }\n}\n' >ErrorTest.php; run 'phpunit --testdox ErrorTest.php'; }
begin composer-missing composer && { echo '{"name":"a/b","repositories":[{"packagist.org":false}],"require":{"acme/nosuch":"^1.0"}}' >composer.json; run 'composer install --no-interaction'; }
begin composer-php composer && { echo '{"name":"a/b","repositories":[{"packagist.org":false}],"require":{"php":">=99"}}' >composer.json; run 'composer install --no-interaction'; }
begin composer-json composer && { echo '{"name":"a/b",}' >composer.json; run 'composer install --no-interaction'; }
mixproject() { printf 'defmodule App.MixProject do\n  use Mix.Project\n  def project, do: [app: :app, version: "0.1.0", deps: %s]\nend\n' "${1:-[]}" >mix.exs; mkdir -p lib test; echo 'ExUnit.start()' >test/test_helper.exs; }
begin mix-compile mix && { mixproject; printf 'defmodule App do\n  def a, do: undefined_thing()\nend\n' >lib/app.ex; run 'mix compile'; }
begin mix-test mix && { mixproject; printf 'defmodule SumTest do\n  use ExUnit.Case\n  test "adds" do\n    assert 1 + 1 == 3\n  end\nend\n' >test/sum_test.exs; run 'mix test'; }
begin mix-deps mix && { mixproject '[{:nosuch, path: "../nosuch"}]'; run 'mix compile'; }
begin mix-format mix && { mixproject; printf 'defmodule   App do\nend\n' >lib/app.ex; run 'mix format --check-formatted lib/app.ex'; }
begin mix-task mix && { mixproject; run 'mix nosuchtask'; }
begin rebar-compile rebar3 && { mkdir src; printf '{application,app,[{vsn,"1"},{applications,[kernel,stdlib]}]}.\n' >src/app.app.src; printf -- '-module(app).\n-export([a/0]).\na() -> Undefined.\n' >src/app.erl; run 'rebar3 compile'; }
begin rebar-eunit rebar3 && { mkdir src; printf '{application,app,[{vsn,"1"},{applications,[kernel,stdlib]}]}.\n' >src/app.app.src; printf -- '-module(app).\n-include_lib("eunit/include/eunit.hrl").\nsum_test() -> ?assertEqual(3, 1 + 1).\n' >src/app.erl; run 'rebar3 eunit'; }
begin r-error Rscript && { echo 'f <- function(x) missing_object + x; f(1)' >a.R; run 'Rscript a.R'; }
begin r-package Rscript && { echo 'library(nosuchpackage)' >a.R; run 'Rscript a.R'; }
begin r-check R && { mkdir -p app/R app/tests; printf 'Package: app\nVersion: 0.1\nTitle: An App\nAuthor: A\nMaintainer: A <a@example.org>\nDescription: A.\nLicense: GPL-2\n' >app/DESCRIPTION; echo 'export(a)' >app/NAMESPACE; echo 'a <- function() 1' >app/R/a.R; echo 'stopifnot(app::a() == 2)' >app/tests/a.R; run 'R CMD check --no-manual app'; }
begin perl-failed prove && { mkdir t; printf 'use Test::More tests => 2;\nis(1 + 1, 3, "adds");\nok(1, "error handling");\n' >t/sum.t; run 'prove -v t'; }
begin perl-module prove && { mkdir t; printf 'use No::Such::Module;\n' >t/a.t; run 'prove t'; }
begin perl-syntax perl && { printf 'use strict;\nmy $x = 1\nprint $undeclared;\n' >a.pl; run 'perl a.pl'; }
begin perl-pass prove && { mkdir t; printf 'use Test::More tests => 2;\nok(1, "failed request gives error");\nTODO: { local $TODO = "later"; ok(0, "not yet"); }\n' >t/sum.t; run 'prove -v t'; }
begin busted-failed busted && { mkdir spec; printf 'describe("sum", function() it("adds", function() assert.equal(3, 1 + 1) end) end)\n' >spec/sum_spec.lua; run 'busted -o plainTerminal'; }
begin bats-failed bats && { printf '@test "adds" {\n  [ $((1 + 1)) -eq 3 ]\n}\n@test "error is handled" {\n  true\n}\n' >sum.bats; run 'bats sum.bats'; }
begin shellcheck shellcheck && { printf '#!/bin/sh\nfor f in $(ls *.txt); do rm $f; done\n' >a.sh; run 'shellcheck a.sh'; }
begin shell-syntax bash && { printf 'if true; then\n  echo a\n' >a.sh; run 'bash a.sh'; }
begin shell-unbound bash && { printf 'set -u\necho "$MISSING_TOKEN"\n' >a.sh; run 'bash a.sh'; }
begin mypy mypy && { printf 'def f() -> int:\n    return "a"\n' >a.py; run 'mypy a.py'; }
begin pyright pyright && { printf 'def f() -> int:\n    return "a"\n' >a.py; run 'pyright a.py'; }
begin ruff ruff && { printf 'import os\nprint(undefined_name)\n' >a.py; run 'ruff check a.py'; }
begin ruff-concise ruff && { printf 'import os\nprint(undefined_name)\n' >a.py; run 'ruff check --output-format concise a.py'; }
begin ruff-format ruff && { printf 'x = {  "a":1 }\n' >a.py; run 'ruff format --check a.py'; }
begin flake8 flake8 && { printf 'import os\nx=1\n' >a.py; run 'flake8 a.py'; }
begin pylint pylint && { printf 'import os\nprint(undefined_name)\n' >a.py; run 'pylint a.py'; }
begin black black && { printf 'x = {  "a":1 }\n' >a.py; run 'black --check a.py'; }
begin bandit bandit && { printf 'import subprocess\nsubprocess.call("ls", shell=True)\n' >a.py; run 'bandit -q a.py'; }
begin tox tox && { printf '[tox]\nskipsdist = true\nenv_list = py\n[testenv]\ncommands = python -m unittest\n' >tox.ini; printf 'import unittest\nclass SumTest(unittest.TestCase):\n    def test_adds(self):\n        self.assertEqual(3, 1 + 1)\n' >test_sum.py; run 'tox'; }
begin poetry poetry && { printf '[tool.poetry]\nname = "a"\nversion = "0.1"\ndescription = ""\nauthors = []\n[tool.poetry.dependencies]\npython = ">=99"\n' >pyproject.toml; run 'poetry install'; }
begin poetry-lock poetry && { printf '[tool.poetry]\nname = "a"\nversion = "0.1"\ndescription = ""\nauthors = []\npackage-mode = false\n' >pyproject.toml; run 'poetry lock' 'printf "[tool.poetry.dependencies]\npython = \">=3.9\"\n" >>pyproject.toml' 'poetry install'; }
begin uv-unresolved uv && { printf '[project]\nname = "a"\nversion = "0.1"\nrequires-python = ">=3.9"\ndependencies = ["nosuch-package-here>=3"]\n' >pyproject.toml; run 'uv lock --offline'; }
begin uv-locked uv && { printf '[project]\nname = "a"\nversion = "0.1"\nrequires-python = ">=3.9"\ndependencies = []\n' >pyproject.toml; run 'uv lock --offline' 'sed -i "s/0.1/0.2/" pyproject.toml' 'uv lock --offline --check'; }
begin stestr stestr && { printf '[DEFAULT]\ntest_path=./tests\n' >.stestr.conf; mkdir tests; touch tests/__init__.py; printf 'import testtools\nclass TestSum(testtools.TestCase):\n    def test_adds(self):\n        self.assertEqual(3, 1 + 1)\n' >tests/test_sum.py; run 'stestr run'; }
begin ansible-task ansible-playbook && { printf -- '- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n    - name: Copy the file\n      ansible.builtin.copy: {src: /nothing/here, dest: /build/x}\n' >site.yml; run 'ansible-playbook site.yml'; }
begin ansible-command ansible-playbook && { printf -- '- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n    - name: Tolerated\n      ansible.builtin.command: "false"\n      ignore_errors: true\n    - name: Build\n      ansible.builtin.shell: "echo main.c:1:2: error: bad >&2; exit 2"\n' >site.yml; run 'ansible-playbook site.yml'; }
begin ansible-undefined ansible-playbook && { printf -- '- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n    - ansible.builtin.debug: {msg: "{{ missing }}"}\n' >site.yml; run 'ansible-playbook site.yml'; }
begin ansible-pass ansible-playbook && { printf -- '- hosts: localhost\n  connection: local\n  gather_facts: false\n  tasks:\n    - name: Tolerated\n      ansible.builtin.command: "false"\n      ignore_errors: true\n' >site.yml; run 'ansible-playbook site.yml'; }
begin yamllint yamllint && { printf 'a:\n   - b\n  -  c\n' >a.yml; run 'yamllint a.yml'; }
begin codespell codespell && { echo 'we recieve it' >a.md; run 'codespell a.md'; }
begin aws-credentials aws && run 'env -u AWS_ACCESS_KEY_ID AWS_EC2_METADATA_DISABLED=true AWS_DEFAULT_REGION=us-east-1 aws s3 ls'
begin vitest-failed vitest && { mkdir src; printf 'import { describe, expect, test } from "vitest"\ndescribe("sum", () => {\n  test("adds", () => { expect(1 + 1).toBe(3) })\n  test("handles errors", () => { expect(0).toBe(0) })\n})\n' >src/sum.test.ts; run 'vitest run'; }
begin vitest-import vitest && { printf 'import { a } from "./nothing"\nimport { test } from "vitest"\ntest("a", () => a())\n' >a.test.ts; run 'vitest run'; }
begin vitest-pass vitest && { printf 'import { expect, test } from "vitest"\ntest("error: FAIL is handled", () => { console.error("Error: expected failure"); expect(1).toBe(1) })\n' >a.test.ts; run 'vitest run'; }
begin mocha-failed mocha && { mkdir test; printf 'const assert = require("assert")\ndescribe("sum", () => {\n  it("adds", () => assert.strictEqual(1 + 1, 3))\n  it("waits", (done) => {}).timeout(50)\n})\n' >test/sum.js; run 'mocha'; }
begin mocha-pass mocha && { mkdir test; printf 'it("1) failing gives an error", () => console.log("  0 failing"))\n' >test/a.js; run 'mocha'; }
begin ava-failed ava && { printf 'const test = require("ava")\ntest("adds", (t) => t.is(1 + 1, 3))\n' >test.cjs; echo '{"name":"a","ava":{"files":["test.cjs"]}}' >package.json; ln -s "$(dirname "$(dirname "$(command -v ava)")")" node_modules; run 'ava'; }
begin bun-failed bun && { printf 'import { expect, test } from "bun:test"\ntest("adds", () => { expect(1 + 1).toBe(3) })\n' >sum.test.ts; run 'bun test'; }
begin tsc tsc && { echo 'const a: number = "text"' >a.ts; run 'tsc --noEmit a.ts'; }
begin eslint eslint && { echo 'export default [{ rules: { "no-unused-vars": "error" } }]' >eslint.config.mjs; echo 'const unused = 1' >a.js; run 'eslint a.js'; }
begin eslint-config eslint && { echo 'const a = 1' >a.js; run 'eslint a.js'; }
begin prettier prettier && { echo 'const  a = {b:1}' >a.js; run 'prettier --check .'; }
begin biome biome && { echo 'const a = 1; a = 2; debugger' >a.js; run 'biome ci a.js'; }
begin stylelint stylelint && { echo 'a { colr: red; color: #ggg }' >a.css; echo '{"rules":{"color-no-invalid-hex":true}}' >.stylelintrc.json; run 'stylelint a.css'; }
begin commitlint commitlint && { echo 'module.exports = { rules: { "type-empty": [2, "never"], "subject-empty": [2, "never"] } }' >commitlint.config.cjs; run 'echo "some words" | commitlint'; }
begin markdownlint markdownlint && { printf '# A\n\n### C\n' >a.md; run 'markdownlint a.md'; }
begin webpack webpack && { mkdir src; echo 'import "./missing"' >src/index.js; run 'webpack --mode production'; }
begin vite-build vite && { echo '<script type="module" src="./main.js"></script>' >index.html; echo 'import "nosuchpackage"' >main.js; run 'vite build'; }
begin rollup rollup && { echo 'import { nothing } from "./b.js"; nothing()' >a.js; echo 'export const b = 1' >b.js; run 'rollup a.js -f es'; }
begin esbuild esbuild && { echo 'import "nosuchpackage"' >a.js; run 'esbuild a.js --bundle'; }
begin playwright playwright && { echo '{"name":"a"}' >package.json; ln -s "$(dirname "$(dirname "$(command -v playwright)")")" node_modules; printf 'const { test, expect } = require("@playwright/test")\ntest("adds", () => { expect(1 + 1).toBe(3) })\ntest("opens a page", async ({ page }) => { await page.goto("about:blank") })\n' >a.spec.js; run 'PLAYWRIGHT_BROWSERS_PATH=/build/none playwright test --reporter=line'; }
exit 0
