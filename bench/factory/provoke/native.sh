#!/bin/bash
# Makes real failures of compilers, build tools and packagers, and keeps what they print: one log a case.
# usage: provoke/native.sh OUT [CASE...]   (Debian: gcc clang lld cmake ninja-build meson autoconf automake libgtest-dev
# rpm dpkg-dev debhelper golang ghc cabal-install ocaml-dune podman dnf nix-bin; a case whose tool is absent is skipped)
out=$(realpath "${1:?folder for the logs}"); shift
wanted=" $* "
work=/build; mkdir -p "$out" "$work"; export LC_ALL=C.UTF-8
begin() { [[ $wanted = "  " || $wanted = *" $1 "* ]] && command -v "$2" >/dev/null || return 1; rm -rf "${work:?}/$1"; mkdir -p "$work/$1"; cd "$work/$1" || return 1; name=$1; }
run() { { for command in "$@"; do echo "+ $command"; bash -c "$command" || break; done; } 2>&1 </dev/null | sed -E "s#[^ \"'(]*/(node_modules|site-packages)/(\.bin/)?#/opt/\1/#g; s#https://cloud.r-project.org#https://mirror.example.org#g" >"$out/$name.log"; }

begin gcc-compile gcc && { printf 'int add(int a, int b) { return a + b }\nint main(void) { return add(1); }\n' >main.c; printf 'app: main.o\n\tgcc -o app main.o\nmain.o: main.c\n\tgcc -Wall -c main.c\n' >Makefile; run 'make -j2'; }
begin gcc-header gcc && { printf '#include <openssl/missing.h>\nint main(void) { return 0; }\n' >main.c; run 'gcc -c main.c'; }
begin gcc-werror gcc && { printf 'int main(void) { int unused = 3; return 0; }\n' >main.c; run 'gcc -Wall -Werror -c main.c'; }
begin gcc-link gcc && { printf 'int missing(int);\nint main(void) { return missing(1); }\n' >main.c; run 'gcc main.c -o app'; }
begin gcc-library gcc && { printf 'int main(void) { return 0; }\n' >main.c; run 'gcc main.c -o app -lnosuchlib'; }
begin gcc-duplicate gcc && { echo 'int counter = 1;' >a.c; printf 'int counter = 2;\nint main(void) { return counter; }\n' >b.c; run 'gcc a.c b.c -o app'; }
begin gcc-pass gcc && { printf '#include <stdio.h>\nint error_count(void) { int unused; return 0; }\nint main(void) { puts("errors: 0, failed: 0"); return error_count(); }\n' >main.c; printf 'app: main.c\n\tgcc -Wall main.c -o app\n\t-rm nothing-here\ntest: app\n\t./app\n' >Makefile; run 'make test'; }
begin clang-compile clang++ && { printf '#include <vector>\nint main() { std::vector<int> v; v.pushback(3); return undeclared; }\n' >main.cpp; run 'clang++ -c main.cpp'; }
begin lld-undefined ld.lld && { printf 'int missing(int);\nint main(void) { return missing(1); }\n' >main.c; run 'clang -fuse-ld=lld main.c -o app'; }
begin make-no-rule make && { printf 'all: app.o\n' >Makefile; run 'make'; }
begin make-no-makefile make && run 'make'
begin make-separator make && { printf 'all:\n        echo spaces\n' >Makefile; run 'make'; }
begin cmake-package cmake && { printf 'cmake_minimum_required(VERSION 3.10)\nproject(app C)\nfind_package(NoSuchThing 3 REQUIRED)\n' >CMakeLists.txt; run 'cmake -B out .'; }
begin cmake-command cmake && { printf 'cmake_minimum_required(VERSION 3.10)\nproject(app C)\nadd_executable(app missing.c)\n' >CMakeLists.txt; run 'cmake -B out .'; }
begin cmake-version cmake && { printf 'cmake_minimum_required(VERSION 9.10)\nproject(app C)\n' >CMakeLists.txt; run 'cmake -B out .'; }
begin cmake-ninja ninja && { printf 'cmake_minimum_required(VERSION 3.10)\nproject(app C)\nadd_executable(app main.c)\n' >CMakeLists.txt; echo 'int main(void) { return nothing; }' >main.c; run 'cmake -G Ninja -B out .' 'cmake --build out'; }
begin ctest-failed cmake && { printf 'cmake_minimum_required(VERSION 3.10)\nproject(app C)\nenable_testing()\nadd_test(NAME good COMMAND true)\nadd_test(NAME bad COMMAND false)\n' >CMakeLists.txt; run 'cmake -B out .' 'ctest --test-dir out --output-on-failure'; }
begin meson-dependency meson && { printf "project('app', 'c')\ndependency('nosuchlib')\n" >meson.build; run 'meson setup out'; }
begin meson-error meson && { printf "project('app', 'c')\nexecutable('app', sources)\n" >meson.build; run 'meson setup out'; }
begin autoconf-missing autoconf && { printf 'AC_INIT([app], [1.0])\nAC_PROG_CC\nAC_CHECK_LIB([nosuchlib], [main], [], [AC_MSG_ERROR([nosuchlib is required])])\nAC_OUTPUT\n' >configure.ac; run 'autoconf' './configure'; }
begin automake-check automake && { printf 'AC_INIT([app], [1.0])\nAM_INIT_AUTOMAKE([foreign])\nAC_CONFIG_FILES([Makefile])\nAC_OUTPUT\n' >configure.ac; echo 'TESTS = good.sh bad.sh' >Makefile.am; printf '#!/bin/sh\nexit 0\n' >good.sh; printf '#!/bin/sh\necho expected 3, got 4\nexit 1\n' >bad.sh; chmod +x ./*.sh; run 'autoreconf -fi' './configure' 'make check'; }
begin gtest-failed g++ && { printf '#include <gtest/gtest.h>\nTEST(Sum, Adds) { EXPECT_EQ(3, 1 + 1); }\nTEST(Sum, Zero) { EXPECT_EQ(0, 0); }\n' >t.cc; run 'g++ t.cc -lgtest -lgtest_main -pthread -o t' './t'; }
begin gtest-pass g++ && { printf '#include <gtest/gtest.h>\nTEST(Error, FailsNot) { EXPECT_EQ(2, 1 + 1); }\n' >t.cc; run 'g++ t.cc -lgtest -lgtest_main -pthread -o t' './t'; }
begin asan g++ && { printf 'int main(int c, char **) { int *p = new int[3]; delete[] p; return p[c]; }\n' >m.cc; run 'g++ -g -fsanitize=address m.cc -o m' './m'; }
begin leak g++ && { printf 'int main() { int volatile *p = new int[30]; p = nullptr; return p != nullptr; }\n' >m.cc; run 'g++ -g -fsanitize=address m.cc -o m' './m'; }
begin ubsan g++ && { printf 'int main(int c, char **) { int k = 0x7fffffff; k += c; return 0; }\n' >m.cc; run 'g++ -g -fsanitize=undefined -fno-sanitize-recover m.cc -o m' './m'; }
begin assertion gcc && { printf '#include <assert.h>\nint main(int c, char **v) { assert(c > 3); return 0; }\n' >m.c; run 'gcc m.c -o m' './m'; }
begin segfault gcc && { printf 'int main(void) { volatile int *p = 0; return *p; }\n' >m.c; run 'gcc m.c -o m' './m'; }
spec() { printf 'Name: app\nVersion: 1.0\nRelease: 1\nSummary: A\nLicense: MIT\nBuildArch: noarch\n%s\n%%description\nA\n%%prep\n%s\n%%build\n%s\n%%install\nmkdir -p %%{buildroot}/usr/share/app; echo a >%%{buildroot}/usr/share/app/a\n%s\n%%check\n%s\n%%files\n%s\n' "$@" >app.spec; }
begin rpm-build rpmbuild && { echo 'int main(void) { return nothing; }' >/build/rpm-main.c; spec '' '' 'gcc -c /build/rpm-main.c' '' '' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
begin rpm-unpackaged rpmbuild && { spec '' '' '' 'echo b >%{buildroot}/usr/share/app/b' '' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
begin rpm-not-found rpmbuild && { spec '' '' '' '' '' /usr/bin/app; run 'rpmbuild -bb app.spec'; }
begin rpm-check rpmbuild && { spec '' '' '' '' 'echo "not ok 1 - adds numbers"; exit 1' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
begin rpm-requires rpmbuild && { spec 'BuildRequires: nosuch-devel >= 2' '' '' '' '' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
begin rpm-source rpmbuild && { spec 'Source0: app-1.0.tar.gz' '%setup' '' '' '' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
begin rpm-tag rpmbuild && { spec 'Requres: bash' '' '' '' '' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
begin rpm-patch rpmbuild && { mkdir -p ~/rpmbuild/SOURCES; printf -- '--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n' >~/rpmbuild/SOURCES/fix.patch; spec 'Patch0: fix.patch' 'echo other >x; patch -p1 <%{PATCH0}' '' '' '' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
begin rpm-pass rpmbuild && { spec '' '' '' '' 'echo "0 failures, 0 errors"' /usr/share/app/a; run 'rpmbuild -bb app.spec'; }
deb() { mkdir -p debian/source; echo '3.0 (native)' >debian/source/format; printf 'app (1.0) unstable; urgency=low\n\n  * New.\n\n -- A B <a@example.org>  Thu, 01 Jan 2026 00:00:00 +0000\n' >debian/changelog; printf 'Source: app\nMaintainer: A B <a@example.org>\nBuild-Depends: debhelper-compat (= 13)%s\nStandards-Version: 4.6.2\n\nPackage: app\nArchitecture: all\nDescription: an app\n A.\n' "$1" >debian/control; printf '#!/usr/bin/make -f\n%%:\n\tdh $@\n' >debian/rules; chmod +x debian/rules; }
begin deb-depends dpkg-buildpackage && { deb ', nosuch-dev'; run 'dpkg-buildpackage -us -uc -b'; }
begin deb-build dh && { deb ''; printf 'all:\n\tgcc -c main.c\n' >Makefile; echo 'int main(void) { return nothing; }' >main.c; run 'dpkg-buildpackage -us -uc -b'; }
begin deb-test dh && { deb ''; printf 'all:\ncheck:\n\t@echo "FAIL: test_sum"; exit 1\n' >Makefile; run 'dpkg-buildpackage -us -uc -b'; }
begin deb-install dh && { deb ''; echo 'nothing/here usr/bin' >debian/install; run 'dpkg-buildpackage -us -uc -b'; }
module() { printf 'module example.org/app\n\ngo 1.21\n' >go.mod; }
begin go-compile go && { module; printf 'package main\n\nimport "os"\n\nfunc main() { println(undefinedName) }\n' >main.go; run 'go build ./...'; }
begin go-package go && { module; printf 'package main\n\nimport "example.org/other/thing"\n\nfunc main() { thing.Do() }\n' >main.go; run 'GOFLAGS=-mod=mod GOPROXY=off go build ./...'; }
begin go-std go && { module; printf 'package main\n\nimport "nosuchstd"\n\nfunc main() { nosuchstd.Do() }\n' >main.go; run 'go build ./...'; }
begin go-test go && { module; printf 'package app\n\nimport "testing"\n\nfunc TestSum(t *testing.T) {\n\tif got := 1 + 1; got != 3 {\n\t\tt.Errorf("sum: got %%d, want 3", got)\n\t}\n}\n\nfunc TestFine(t *testing.T) { t.Log("error: none") }\n' >app_test.go; run 'go test -v ./...'; }
begin go-panic go && { module; printf 'package app\n\nimport "testing"\n\nfunc TestNil(t *testing.T) {\n\tvar m map[string]int\n\tm["a"] = 1\n}\n' >app_test.go; run 'go test ./...'; }
begin go-timeout go && { module; printf 'package app\n\nimport (\n\t"testing"\n\t"time"\n)\n\nfunc TestSlow(t *testing.T) { time.Sleep(time.Minute) }\n' >app_test.go; run 'go test -timeout 1s ./...'; }
begin go-vet go && { module; printf 'package main\n\nimport "fmt"\n\nfunc main() { fmt.Printf("%%d\\n", "text") }\n' >main.go; run 'go vet ./...'; }
begin go-race go && { module; printf 'package app\n\nimport "testing"\n\nfunc TestRace(t *testing.T) {\n\tn, done := 0, make(chan bool)\n\tgo func() { n++; done <- true }()\n\tn++\n\t<-done\n}\n' >app_test.go; run 'go test -race ./...'; }
begin go-pass go && { module; printf 'package app\n\nimport "testing"\n\nfunc TestErrorFailed(t *testing.T) { t.Log("panic: error: FAIL expected here") }\n' >app_test.go; run 'go test -v ./...'; }
begin ghc-compile ghc && { printf 'main :: IO ()\nmain = putStrLn (1 + undefinedName)\n' >Main.hs; run 'ghc Main.hs'; }
begin dune-compile dune && { echo '(lang dune 2.0)' >dune-project; echo '(executable (name main))' >dune; echo 'let () = print_string 3' >main.ml; run 'dune build'; }
begin dune-library dune && { echo '(lang dune 2.0)' >dune-project; echo '(executable (name main) (libraries nosuchlib))' >dune; echo 'let () = ()' >main.ml; run 'dune build'; }
begin podman-build podman && { printf 'FROM scratch\nCOPY missing.txt /\n' >Containerfile; run 'podman --storage-driver=vfs build .'; }
begin docker-daemon docker && run 'docker -H unix:///var/run/nothing.sock ps'
begin dnf-metadata dnf && { mkdir repos; printf '[nothing]\nname=nothing\nbaseurl=http://127.0.0.1:9/repo\n' >repos/nothing.repo; run 'dnf --setopt=reposdir=/build/dnf-metadata/repos --setopt=gpgcheck=0 --setopt=skip_if_unavailable=0 --installroot=/build/dnf-metadata/root --releasever=1 -y makecache'; }
begin nix-eval nix-instantiate && { echo '{ a = missing; }' >default.nix; run 'nix-instantiate --eval --strict default.nix'; }
begin terraform-config terraform && { printf 'resource "null_resource" "a" {\n  triggers = var.missing\n}\n' >main.tf; run 'terraform validate'; }
begin kubectl-server kubectl && run 'kubectl --server=http://127.0.0.1:9 get pods'
exit 0
