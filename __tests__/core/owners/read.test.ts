/** Whose a path is, by the documented examples of GitHub and GitLab and by what each says does not work. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { dialectOf, ownersPlaces } from '../../../src/core/owners/places.js'
import { type Dialect, isPerson, ownersOf, readOwners } from '../../../src/core/owners/read.js'

const of = (text: string, path: string, dialect: Dialect = 'github') =>
  ownersOf(readOwners(text, { file: 'CODEOWNERS', dialect }), path).join(' ')
const faultyIn = (text: string, dialect: Dialect = 'github') => readOwners(text, { file: 'CODEOWNERS', dialect }).faulty

/** The example of https://docs.github.com/…/about-code-owners, rule by rule. */
const documented = `
# This is a comment.
*       @global-owner1 @global-owner2
*.js    @js-owner #This is an inline comment.
*.go docs@example.com
*.txt @octo-org/octocats
/build/logs/ @doctocat
docs/* docs@example.com
apps/ @octocat
/docs/ @doctocat
/scripts/ @doctocat @octocat
**/logs @octocat
/apps/ @octocat
/apps/github
`

test.each([
  ['README.md', '@global-owner1 @global-owner2'],
  ['src/deep/index.js', '@js-owner'],
  ['cmd/main.go', 'docs@example.com'],
  ['notes/a.txt', '@octo-org/octocats'],
  ['build/logs/today/a.log', '@octocat'],
  ['build/other/a.log', '@global-owner1 @global-owner2'],
  ['docs/getting-started.md', '@doctocat'],
  ['web/apps/a.css', '@octocat'],
  ['scripts/run.sh', '@doctocat @octocat'],
  ['deeply/nested/logs/x', '@octocat'],
  ['apps/a/b.css', '@octocat'],
  ['apps/github/a.css', ''],
  ['apps/github', ''],
])('GitHub’s documented example: %s is of %s', (path, owners) => expect(of(documented, path)).toBe(owners))

test.each([
  ['/build/logs/ @a', 'build/logs/x/y', '@a'],
  ['/build/logs/ @a', 'src/build/logs/x', ''],
  ['docs/* @a', 'docs/getting-started.md', '@a'],
  ['docs/* @a', 'docs/build-app/troubleshooting.md', ''],
  ['docs/* @a', 'web/docs/x.md', ''],
  ['/apps/ @octocat\n/apps/github @doctocat', 'apps/github/x', '@doctocat'],
  ['foo @a', 'x/foo/y', '@a'],
  ['foo/bar @a', 'x/foo/bar', ''],
  ['/* @a', 'x', '@a'],
  ['/* @a', 'x/y', ''],
  ['** @a', 'x/y/z', '@a'],
  ['/a/**/z @a', 'a/z', '@a'],
  ['/a/**/z @a', 'a/b/c/z/d', '@a'],
  ['/a/** @a', 'a', ''],
  ['/a/**/ @a', 'a/b/c', '@a'],
  ['/src/*_test.?s @a', 'src/cart_test.ts', '@a'],
  ['/path\\ with\\ blanks/ @a', 'path with blanks/x', '@a'],
  ['/a\\*b @a', 'a*b', '@a'],
  ['/a\\*b @a', 'axb', ''],
  ['*.RB @a', 'x.rb', ''],
  ['/ @a', 'x', ''],
  ['a#b @a', 'a#b', '@a'],
])('%j and %s: %j', (text, path, owners) => expect(of(text, path)).toBe(owners))

test('what does not work on GitHub: `!`, `[ ]`, an escaped #, an owner that is none; such a line is skipped and told', () => {
  const text = '* @all\n!x @a\n[xy].js @a\n\\#x @a\nx.js not-an-owner\nx.js @ok <script>\n/y @a @b/c/d'
  expect(of(text, 'x.js')).toBe('@all')
  expect(faultyIn(text)).toEqual([2, 3, 4, 5, 6, 7])
})

/** https://docs.gitlab.com/user/project/codeowners/reference/ */
const readmes = `* @admin

[README Owners]
README.md @user1 @user2
internal/README.md @user4

[README other owners]
README.md @user3
`
const excluded = `* @username
!pom.xml

[Ruby]
*.rb @ruby-team
!/config/**/*.rb
/config/routes.rb @ops
`
const defaults = `[Documentation] @docs-team
docs/
README.md

^[Database][2] @database-team @agarcia
model/db/
config/db/database-setup.md @docs-team

[DOCUMENTATION]
*.adoc @writers
README.md
`

test.each([
  [readmes, 'README.md', '@admin @user1 @user2 @user3'],
  [readmes, 'internal/README.md', '@admin @user4 @user3'],
  [excluded, 'pom.xml', ''],
  [excluded, 'deep/pom.xml', ''],
  [excluded, 'lib/a.rb', '@username @ruby-team'],
  [excluded, 'config/routes.rb', '@username'],
  [defaults, 'docs/a/b.md', '@docs-team'],
  [defaults, 'model/db/x.sql', '@database-team @agarcia'],
  [defaults, 'config/db/database-setup.md', '@docs-team'],
  [defaults, 'x.adoc', '@writers'],
  [defaults, 'src/README.md', ''],
  ['\\#file_with_pound.rb @a', '#file_with_pound.rb', '@a'],
  ['path\\ with\\ spaces/ @a', 'x/path with spaces/y', '@a'],
  ['/docs/*.md @a', 'docs/x.md', '@a'],
  ['/docs/*.md @a', 'docs/x/y.md', ''],
  ['/docs/*/README.md @a', 'docs/api/README.md', '@a'],
  ['/docs/**/index.md @a', 'docs/index.md', '@a'],
  ['/docs/**/index.md @a', 'docs/api/graphql/index.md', '@a'],
  ['/docs @a', 'docs/x', ''],
  ['/[a-c]x[!0-9].md @a', 'bxy.md', '@a'],
  ['/[a-c]x[!0-9].md @a', 'bx1.md', ''],
  ['/config/ @@maintainer', 'config/x', '@@maintainer'],
  ['README @group @group/with-nested/subgroup not-one', 'README', '@group @group/with-nested/subgroup'],
  ['*.rb @ruby # and @anna', 'a.rb', '@ruby @anna'],
  ['[broken\nx @a', 'x', '@a'],
])('GitLab: %j and %s: %j', (text, path, owners) => expect(of(text, path, 'gitlab')).toBe(owners))

test('Bitbucket: groups, and what is no owner is passed over', () => {
  const text = '* @@@Reviewers random(1) a@example.org # ours\n/docs/ @writer'
  expect(of(text, 'x', 'bitbucket')).toBe('@@@Reviewers a@example.org')
  expect(of(text, 'docs/x', 'bitbucket')).toBe('@writer')
})

test('each service has its places, and elsewhere a heading says that it is GitLab’s', () => {
  expect(ownersPlaces('github').map(({ file }) => file)).toEqual([
    '.github/CODEOWNERS',
    'CODEOWNERS',
    'docs/CODEOWNERS',
  ])
  expect(ownersPlaces('gitlab').map(({ file }) => file)).toEqual([
    'CODEOWNERS',
    'docs/CODEOWNERS',
    '.gitlab/CODEOWNERS',
  ])
  const root = ownersPlaces('jenkins').find(({ file }) => file === 'CODEOWNERS')
  if (root === undefined) throw new Error('no place')
  expect(dialectOf('jenkins', root, '* @a\n^[Docs][2] @b\n')).toBe('gitlab')
  expect(dialectOf('jenkins', root, '* @a\n')).toBe('github')
  expect(dialectOf('github', root, '[Docs] @b\n')).toBe('github')
})

test('a person is no team, role, group or address', () => {
  expect(['@jane', '@acme/shop', '@@developer', 'jane@example.org'].filter(isPerson)).toEqual(['@jane'])
})

test('whatever the text: it ends, and names nobody who is no plain name', () => {
  const noise = fc.string({
    unit: fc.constantFrom('*', '/', '\\', '[', ']', '!', '#', '@', 'a', ' ', '?', '^', '\n', '-'),
  })
  fc.assert(
    fc.property(noise, noise, fc.constantFrom<Dialect>('github', 'gitlab', 'bitbucket'), (text, path, dialect) => {
      for (const owner of of(text, path, dialect)
        .split(' ')
        .filter((one) => one !== ''))
        expect(owner).toMatch(/^@{0,3}[\w./@-]+$/)
    }),
  )
  // The pattern that backtracks without end in many engines: steps grow with pattern × path.
  expect(of(`/${'*a'.repeat(400)}b @a`, 'a'.repeat(5_000))).toBe('')
  expect(of(`/${'**/a/'.repeat(150)}b @a`, 'a/'.repeat(2_000))).toBe('')
})
