/** Rails. */
import type { Rule } from '../../core/model/index.js'

export const rails: readonly Rule[] = [
  {
    id: 'rails/test-line',
    category: 'test',
    ecosystem: 'ruby',
    pattern: /^\s*(?:bin\/)?rails test (?<file>\S{1,200}_test\.rb):(?<line>\d+)$/,
    gate: ['rails test '],
    role: 'cause',
    strength: 0.74,
    transient: 0.12,
    title: 'A Rails test failed: {file}:{line}',
    advice: 'Run this very line locally.',
    example: 'bin/rails test test/models/user_test.rb:12',
    counterExample: 'bin/rails test',
  },
  {
    id: 'rails/pending-migration',
    category: 'config',
    ecosystem: 'ruby',
    pattern:
      /(?:ActiveRecord::(?:PendingMigrationError|NoDatabaseError|ConnectionNotEstablished|AdapterNotSpecified|EnvironmentMismatchError)|Migrations are pending)/,
    gate: ['activerecord::', 'migrations are pending'],
    role: 'cause',
    strength: 0.85,
    transient: 0.03,
    title: 'The database of the Rails application is not set up',
    advice: 'Create and migrate the test database before the tests; check database.yml and the service.',
    example: 'ActiveRecord::NoDatabaseError: We could not find your database: app_test.',
    counterExample: 'ActiveRecord::Base.connection',
  },
]
