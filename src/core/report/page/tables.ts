/** Tables and facts of the page. Cells are finished HTML; escaping is the caller’s. */
export interface Column<T> {
  readonly head: string
  /** Set to the right, in figures of one width. */
  readonly numeric?: boolean
  readonly cell: (row: T) => string
  /** What a script sorts by, where the text of the cell is no order. */
  readonly order?: (row: T) => number | undefined
}

const orderOf = <T>({ order }: Column<T>, row: T): string => {
  const value = order?.(row)
  return order === undefined ? '' : ` data-v="${value ?? -1}"`
}

/** A table with a caption; nothing when there are no rows. */
export function renderTable<T>(caption: string, columns: readonly Column<T>[], rows: readonly T[]): string {
  if (rows.length === 0) return ''
  const kind = (column: Column<T>): string => (column.numeric ? ' class="n"' : '')
  const head = columns.map((column) => `<th scope="col"${kind(column)}>${column.head}</th>`).join('')
  const body = rows.map(
    (row) =>
      `<tr>${columns.map((column) => `<td${kind(column)}${orderOf(column, row)}>${column.cell(row)}</td>`).join('')}</tr>`,
  )
  return `<div class="scroll" tabindex="0" role="region" aria-label="${caption}"><table border="1" cellpadding="4"><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>
${body.join('\n')}
</tbody></table></div>`
}

export const renderFacts = (facts: readonly (readonly [name: string, value: string])[]): string =>
  `<dl class="facts">${facts.map(([name, value]) => `<div><dt>${name}</dt><dd>${value}</dd></div>`).join('')}</dl>`

/** A bar of a share of one, for a column that compares. */
export const renderBar = (share: number): string => {
  const length = Math.max(1, Math.round(Math.max(0, Math.min(1, share)) * 160))
  return `<svg role="presentation" aria-hidden="true" viewBox="0 0 ${length} 10" width="${length}" height="10"><rect class="bar" width="${length}" height="10" fill="#0969da"/></svg>`
}
