/** Swift's package manager. */
import type { Rule } from '../../core/model/index.js'

export const spm: readonly Rule[] = [
  {
    id: 'spm/unresolved',
    category: 'dependency',
    ecosystem: 'swift',
    pattern:
      /^\s*(?:xcodebuild: )?error: (?<message>(?:Dependencies could not be resolved because|Could not resolve package dependencies|.{0,100}no such module|package .{1,100} (?:is using Swift tools version|requires minimum).*|Couldn.t (?:get|fetch) .{1,200}|the manifest (?:is missing|file).*|product '[^']{1,100}' required by package.*|an out-of-date resolved file was detected.*|Missing package product.*|dependency '[^']{1,100}' .{1,120}|Failed to clone repository .{1,200}).{0,300})/,
    gate: [
      'dependencies could not be resolved',
      'could not resolve package',
      'is using swift tools version',
      'requires minimum',
      "couldn't fetch",
      'couldn’t fetch',
      "couldn't get",
      'couldn’t get',
      'the manifest ',
      'required by package',
      'out-of-date resolved file',
      'missing package product',
      "error: dependency '",
      'failed to clone repository',
      'no such module',
    ],
    excludes: /no such module/,
    role: 'cause',
    strength: 0.88,
    transient: 0.05,
    title: 'Swift packages cannot be resolved: {message}',
    advice: 'Correct the version in Package.swift, or commit Package.resolved.',
    example:
      "error: Dependencies could not be resolved because no versions of 'foo' match the requirement 2.0.0..<3.0.0",
    counterExample: 'Resolved source packages',
  },
]
