// The table of faces: how a step is started, and which of its remotes may be faulty.
export const faces = {
  'cache alone': { given: { history: 'auto' } },
  artifacts: { given: { history: 'artifact' } },
  'a failed job': { given: { history: 'auto' }, failed: true },
  'a failed job, strict': { given: { history: 'auto', strict: 'true' }, failed: true },
  Slack: { given: { history: 'auto', 'notify-on': 'always' }, slack: true },
}

/** Requests a fault befalls: a row a remote, and all at once. */
export const remotes = {
  'jobs of the run': /^rest \/actions\/runs\/N.*\/jobs/,
  'list of runs': /^rest \/actions(?:\/workflows\/[^/]+)?\/runs$/,
  'the whole REST API': /^rest/,
  'list of artifacts': /^rest \/actions\/artifacts$/,
  archives: /^rest .*zip|^blob GET art/,
  logs: /^rest .*logs|_storage/,
  caches: /^CacheService|^blob \w+ cache/,
  'cache downloads': /CacheEntryDownloadURL|^blob GET cache/,
  uploads: /^ArtifactService|^blob PUT/,
  Slack: /^slack/,
  everything: /./,
}
