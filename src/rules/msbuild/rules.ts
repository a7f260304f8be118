/** MSBuild. */
import type { Rule } from '../../core/model/index.js'

export const msbuild: readonly Rule[] = [
  {
    id: 'msbuild/task-failed',
    category: 'build',
    ecosystem: 'dotnet',
    pattern: /: error (?<code>MSB(?:3073|3721|6006|4018|3075)): (?<message>.+)/,
    gate: ['error msb3073', 'error msb3721', 'error msb6006', 'error msb4018', 'error msb3075'],
    role: 'symptom',
    strength: 0.55,
    transient: 0.08,
    title: 'A build task failed: {message}',
    advice: "Read the command's own output above.",
    example: 'App.csproj(30,5): error MSB3073: The command "npm run build" exited with code 1.',
    counterExample: 'warning MSB3073: foo',
  },
  {
    id: 'msbuild/copy',
    category: 'resource',
    ecosystem: 'dotnet',
    pattern: /\berror (?<code>MSB(?:3027|3021)): (?<message>.+)/,
    gate: ['error msb3027', 'error msb3021'],
    role: 'cause',
    strength: 0.6,
    transient: 0.4,
    title: 'A file could not be copied: {message}',
    advice: 'A process holds the file, or the disk is full; stop the process before building.',
    example:
      'error MSB3021: Unable to copy file "obj/App.dll" to "bin/App.dll". The process cannot access the file because it is being used by another process.',
    counterExample: 'warning MSB3026: Could not copy',
  },
]
