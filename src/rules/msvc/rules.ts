/** The C++ compiler and linker of Visual Studio. */
import type { Rule } from '../../core/model/index.js'

export const msvc: readonly Rule[] = [
  {
    id: 'msvc/compile-error',
    category: 'build',
    ecosystem: 'c++',
    pattern:
      /(?:^|\s)(?<file>(?:[A-Za-z]:)?[^\s(]{1,300})\((?<line>\d+)(?:,(?<column>\d+))?\)\s?: (?:fatal )?error (?<code>C\d{4}): (?<message>.+)/,
    gate: ['error c'],
    excludes: /error CS\d/,
    role: 'cause',
    strength: 0.9,
    transient: 0.01,
    title: '{file}({line}) does not compile: {message} ({code})',
    advice: "Fix the code at {file}:{line}; the code {code} is explained in the compiler's documentation.",
    example: "src\\main.cpp(128): error C2039: 'foo': is not a member of 'bar'",
    counterExample: 'src\\main.cpp(128): warning C4244: conversion, possible loss of data',
  },
  {
    id: 'msvc/link-error',
    category: 'build',
    ecosystem: 'c++',
    pattern: /(?:^|\s)(?:LINK|[^\s:]{1,200}) : (?:fatal )?error (?<code>LNK\d{4}): (?<message>.+)/,
    gate: ['error lnk'],
    role: 'cause',
    strength: 0.88,
    transient: 0.02,
    title: 'The linker failed: {message} ({code})',
    advice: "Add the missing library or object, or fix the symbol; {code} is explained in the linker's documentation.",
    example:
      'main.obj : error LNK2019: unresolved external symbol "void __cdecl foo(void)" referenced in function main',
    counterExample: 'main.obj : warning LNK4099: PDB was not found',
  },
]
