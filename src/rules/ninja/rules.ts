/** Ninja. */
import type { Rule } from '../../core/model/index.js'

export const ninja: readonly Rule[] = [
  {
    id: 'ninja/stopped',
    category: 'build',
    ecosystem: 'ninja',
    pattern:
      /(?:^|\s)ninja: (?:build stopped: (?:subcommand failed|cannot make progress due to previous errors|interrupted by user)|subcommands? failed)/,
    gate: ['ninja: build stopped', 'ninja: subcommand'],
    role: 'wrapper',
    strength: 0.3,
    transient: 0.03,
    title: 'ninja stopped',
    advice: 'Read the FAILED: block above this line.',
    example: 'ninja: build stopped: subcommand failed.',
    counterExample: 'ninja: no work to do.',
  },
  {
    id: 'ninja/error',
    category: 'build',
    ecosystem: 'ninja',
    pattern: /(?:^|\s)ninja: (?:fatal|error): (?<message>.+)/,
    gate: ['ninja: error', 'ninja: fatal'],
    excludes: /rebuilding 'build\.ninja': subcommand failed/,
    role: 'cause',
    strength: 0.85,
    transient: 0.03,
    title: 'ninja cannot build: {message}',
    advice: 'Correct the build graph or the missing input that the message names.',
    example: "ninja: error: 'src/gen.c', needed by 'gen.o', missing and no known rule to make it",
    counterExample: "ninja: Entering directory `build'",
  },
  {
    id: 'ninja/failed-target',
    category: 'build',
    ecosystem: 'ninja',
    pattern:
      /^\s*FAILED: (?:\[code=\d+\] )?(?<target>(?!.*(?:::|\.py\b)).{1,300}\.(?:o|obj|so|a|dll|exe|lib|stamp|pdb|ninja|pcm|gch|dylib|wasm)\b.*|CMakeFiles\/.{1,300}|obj\/.{1,300})/,
    gate: ['failed: '],
    role: 'symptom',
    strength: 0.76,
    transient: 0.03,
    title: 'ninja could not build {target}',
    advice: "Read the compiler's error below this line.",
    example: 'FAILED: obj/base/base/logging.o',
    counterExample: 'FAILED: tests/test_a.py::test_b',
  },
]
