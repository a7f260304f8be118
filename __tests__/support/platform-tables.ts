/** The tables of docs/platforms.md, from the rows the code uses. */
import { platformRows } from '../../src/adapters/platforms/detect.js'

const code = (text: string): string => `\`${text}\``
const row = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
const variable = (name: string): string =>
  name.startsWith('=') ? `“${name.slice(1)}”` : name.split('/').map(code).join(' / ')

export const detectionTable = (): string =>
  [
    row(['platform', 'is told by', 'adapter']),
    '|---|---|---|',
    ...platformRows.map(({ name, needs, adapter }) => {
      const told = Object.entries(needs).map(([key, value]) => (value === true ? code(key) : code(`${key}=${value}`)))
      return row([name, told.join(' and '), adapter === 'local' ? 'its environment alone' : code(adapter)])
    }),
  ].join('\n')

export const mappingTable = (name: string): string =>
  [
    row(['field', 'first of these that is set']),
    '|---|---|',
    ...Object.entries(platformRows.find((one) => one.name === name)?.mapping ?? {}).map(([field, names]) =>
      row([field, names.map(variable).join(', ')]),
    ),
  ].join('\n')

export const mappedPlatforms = (): readonly string[] =>
  platformRows.flatMap(({ name, mapping }) => (mapping === undefined ? [] : [name]))
