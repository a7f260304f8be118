#!/bin/bash
# Makes real failures of further tools, and keeps what they print.
# usage: provoke/more.sh OUT [CASE...]   (Debian: gfortran cucumber git git-lfs clang-tidy; from PyPI: ziglang sphinx mkdocs behave
# robotframework scons reuse gitlint pre-commit; from npm: deno; a case whose tool is absent is skipped)
out=$(realpath "${1:?folder for the logs}"); shift
wanted=" $* "
work=/build; mkdir -p "$out" "$work"; export LC_ALL=C.UTF-8 NO_COLOR=1 CI=true GIT_CONFIG_COUNT=3 GIT_CONFIG_KEY_0=user.name GIT_CONFIG_VALUE_0=A GIT_CONFIG_KEY_1=user.email GIT_CONFIG_VALUE_1=a@example.org GIT_CONFIG_KEY_2=init.defaultBranch GIT_CONFIG_VALUE_2=main
begin() { [[ $wanted = "  " || $wanted = *" $1 "* ]] && command -v "$2" >/dev/null || return 1; rm -rf "${work:?}/$1"; mkdir -p "$work/$1"; cd "$work/$1" || return 1; name=$1; }
run() { { for command in "$@"; do echo "+ $command"; timeout 120 bash -c "$command" || break; done; } 2>&1 </dev/null | sed -E "s#[^ \"'(]*/(node_modules|site-packages)/(\.bin/)?#/opt/\1/#g" >"$out/$name.log"; }

begin zig-compile python-zig && { printf 'pub fn main() void {\n    const x: u8 = undeclared;\n    _ = x;\n}\n' >main.zig; run 'python-zig build-exe main.zig'; }
begin zig-test python-zig && { printf 'const std = @import("std");\ntest "adds" {\n    try std.testing.expectEqual(@as(i32, 3), 1 + 1);\n}\n' >main.zig; run 'python-zig test main.zig'; }
begin gfortran gfortran && { printf 'program a\n  implicit none\n  x = 3\nend program\n' >a.f90; run 'gfortran -c a.f90'; }
begin clang-tidy clang-tidy && { printf 'int main() { int *p = 0; return *p; }\n' >a.cpp; run 'clang-tidy --checks=clang-analyzer-*,modernize-use-nullptr --warnings-as-errors=* a.cpp --'; }
begin sphinx sphinx-build && { echo 'project = "a"' >conf.py; printf 'A\n=\n\n.. nosuchdirective::\n' >index.rst; run 'sphinx-build -W -b html . out'; }
begin mkdocs mkdocs && { printf 'site_name: a\n' >mkdocs.yml; mkdir docs; printf '# A\n\n[gone](missing.md)\n' >docs/index.md; run 'mkdocs build --strict'; }
begin behave behave && { mkdir -p features/steps; printf 'Feature: sum\n  Scenario: adds\n    Given one and one\n' >features/a.feature; printf 'from behave import given\n@given("one and one")\ndef step(context):\n    assert 1 + 1 == 3\n' >features/steps/a.py; run 'behave --no-color'; }
begin robot robot && { printf '*** Test Cases ***\nAdds\n    Should Be Equal As Integers    2    3\n' >a.robot; run 'robot a.robot'; }
begin scons scons && { echo 'Program("app", "main.c")' >SConstruct; echo 'int main(void) { return nothing; }' >main.c; run 'scons'; }
begin cucumber cucumber && { mkdir -p features/step_definitions; printf 'Feature: sum\n  Scenario: adds\n    Given one and one\n' >features/a.feature; printf 'Given("one and one") { raise "expected 3, got 2" unless 1 + 1 == 3 }\n' >features/step_definitions/a.rb; run 'cucumber'; }
begin deno-test deno && { printf 'Deno.test("adds", () => { if (1 + 1 !== 3) throw new Error("expected 3, got 2") })\n' >a_test.ts; run 'deno test'; }
begin deno-check deno && { echo 'const a: number = "text"; console.log(a)' >a.ts; run 'deno check a.ts'; }
begin deno-fmt deno && { echo 'const  a = {b:1}' >a.ts; run 'deno fmt --check a.ts'; }
begin deno-lint deno && { echo 'const unused = 1; debugger' >a.ts; run 'deno lint a.ts'; }
begin reuse reuse && { git init -q .; echo a >a.txt; run 'reuse lint'; }
begin gitlint gitlint && { git init -q .; git commit -q --allow-empty -m 'WIP: some words.'; run 'gitlint'; }
begin precommit pre-commit && { git init -q .; printf 'repos:\n- repo: local\n  hooks:\n  - {id: a, name: check the words, entry: "false", language: system, always_run: true}\n' >.pre-commit-config.yaml; git add .; run 'pre-commit run --all-files'; }
begin git-conflict git && { git init -q .; echo a >a; git add a; git commit -qm a; git switch -qc b; echo b >a; git commit -qam b; git switch -q main; echo c >a; git commit -qam c; run 'git merge b'; }
begin git-submodule git && { git init -q .; printf '[submodule "lib"]\n\tpath = lib\n\turl = /build/none\n' >.gitmodules; git add .gitmodules; git update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,lib; git commit -qm a; run 'git submodule update --init'; }
begin git-no-url git && { git init -q .; git update-index --add --cacheinfo 160000,0123456789012345678901234567890123456789,lib; git commit -qm a; run 'git submodule update --init'; }
begin terraform-syntax terraform && { printf 'variable "a" {\n  type = string\n' >main.tf; run 'terraform validate -no-color'; }
begin terraform-argument terraform && { printf 'variable "a" {\n  type = string\n  colour = "red"\n}\noutput "b" { value = local.missing }\n' >main.tf; run 'terraform validate -no-color'; }
begin kubectl-file kubectl && run 'kubectl --server=http://127.0.0.1:9 apply --validate=false -f missing.yaml'
begin port-in-use node && run 'node -e "const n = require(\"net\"); n.createServer().listen(18080, () => n.createServer().listen(18080))"'
begin node-heap node && run 'node --max-old-space-size=20 -e "const a = []; for (;;) a.push(new Array(1000).fill({}))"'
begin out-of-disk bash && { mkdir -p small; run 'mount -t tmpfs -o size=64k tmpfs small && (head -c 200000 /dev/zero >small/file; code=$?; umount small; exit $code)'; }
begin killed bash && run 'bash -c "ulimit -v 60000; python3 -c \"a = bytearray(900000000)\""'
begin postgres-down psql && run 'psql -h 127.0.0.1 -p 9 -U app app -c "select 1"'
begin xvfb-missing python3 && run 'env -u DISPLAY python3 -c "import tkinter; tkinter.Tk()"'
exit 0
