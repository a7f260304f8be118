/** NuGet. */
import type { Rule } from '../../core/model/index.js'

export const nuget: readonly Rule[] = [
  {
    id: 'nuget/unresolved',
    category: 'dependency',
    ecosystem: 'dotnet',
    pattern:
      /: error (?<code>NU(?:1[0-2]\d\d|1[4-9]\d\d|30\d\d|5\d{3})): (?<message>(?!.*(?:Unable to load the service index|Failed to retrieve information|The feed)).+?)(?: \[[^\]]{1,300}\])?$/,
    gate: ['error nu1', 'error nu3', 'error nu5'],
    role: 'cause',
    strength: 0.9,
    transient: 0.05,
    title: 'NuGet: {message} ({code})',
    advice: 'Correct the version, or the package source that should have it.',
    example:
      '/src/App/App.csproj : error NU1101: Unable to find package Foo.Bar. No packages exist with this id in source(s): nuget.org [/src/App.sln]',
    counterExample: 'warning NU1603: App depends on Foo (>= 1.0.0) but Foo 1.0.0 was not found',
  },
  {
    id: 'nuget/unreachable',
    category: 'network',
    ecosystem: 'dotnet',
    pattern:
      /(?:error (?:NU\d{4}: .{0,60})?:?\s*(?:Unable to load the service index for source \S+|Failed to (?:retrieve information about|download package) .{1,300})|(?:NU1301|NU1300): .{1,300}|Response status code does not indicate success: (?:5\d\d|429)|Retrying 'FindPackagesByIdAsync)/,
    gate: [
      'unable to load the service index',
      'failed to retrieve information about',
      'failed to download package',
      'nu1301',
      'nu1300',
      'does not indicate success',
    ],
    excludes: /Retrying/,
    role: 'cause',
    strength: 0.9,
    transient: 0.7,
    title: 'NuGet could not reach its source',
    advice: 'Retry; check the source and its credentials.',
    example: 'error NU1301: Unable to load the service index for source https://nuget.example.org/v3/index.json.',
    counterExample: "Retrying 'FindPackagesByIdAsync' for source",
  },
]
