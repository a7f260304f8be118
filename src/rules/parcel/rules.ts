/** Parcel. */
import type { Rule } from '../../core/model/index.js'

export const parcel: readonly Rule[] = [
  {
    id: 'parcel/error',
    category: 'build',
    ecosystem: 'javascript',
    pattern: /^\s*(?:🚨 Build failed\.|@parcel\/[\w-]{1,40}: (?<message>\S.{2,300}))$/,
    gate: ['build failed.', '@parcel/'],
    excludes: /🚨/,
    role: 'cause',
    strength: 0.88,
    transient: 0.02,
    title: 'Parcel: {message}',
    advice: 'Mend the place shown below.',
    example: "@parcel/core: Failed to resolve './rates.js' from './main.js'",
    counterExample: '+ @parcel/core 2.13.0',
  },
]
