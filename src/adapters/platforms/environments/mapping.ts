/**
 * What each CI service’s environment tells of a run, as data: field by field, the variables to look at, first one wins.
 * Documented in docs/platforms.md; the names are those of each service’s own reference.
 */
import type { Env } from '../../../ports.js'

/** A run in words every service has. All text, as the environment gave it. */
export const environmentFields = [
  'host',
  'repository',
  'headRepository',
  'fork',
  'codeRepository',
  'workflow',
  'run',
  'number',
  'attempt',
  'retries',
  'job',
  'jobId',
  'branch',
  'tag',
  'defaultBranch',
  'sha',
  'event',
  'actor',
  'pullRequest',
  'title',
  'url',
  'status',
  'succeeding',
] as const
export type EnvironmentField = (typeof environmentFields)[number]
export type EnvironmentFacts = Readonly<Partial<Record<EnvironmentField, string>>>

/** Names of variables; `A/B` joins two that must both be there; a literal starts with `=`. */
export type Mapping = Readonly<Partial<Record<EnvironmentField, readonly string[]>>>

/** The mapping’s fields that the environment has a value for. */
export function readEnvironment(mapping: Mapping, env: Env): EnvironmentFacts {
  const facts: Partial<Record<EnvironmentField, string>> = {}
  for (const field of environmentFields) {
    const value = (mapping[field] ?? []).map((name) => lookUp(name, env)).find((found) => found !== undefined)
    if (value !== undefined) facts[field] = value
  }
  return facts
}

function lookUp(name: string, env: Env): string | undefined {
  if (name.startsWith('=')) return name.slice(1)
  const parts = name.split('/').map((part) => env[part])
  return parts.every((part) => part !== undefined && part !== '') ? parts.join('/') : undefined
}
