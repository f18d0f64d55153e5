/** A cell, left- or right-aligned by its kind. */
export type Cell = string | number

/** Lay rows out in columns two blanks apart: texts to the left, numbers to the right. Widths are in code points. */
export function layOut(rows: readonly (readonly Cell[])[]): string[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, width(cell))
    })
  }
  return rows.map(row =>
    row
      .map((cell, column) => pad(cell, widths[column]!))
      .join('  ')
      .trimEnd(),
  )
}

function pad(cell: Cell, wanted: number): string {
  const blanks = ' '.repeat(wanted - width(cell))
  return typeof cell === 'number' ? blanks + show(cell) : show(cell) + blanks
}

function width(cell: Cell): number {
  return [...show(cell)].length
}

function show(cell: Cell): string {
  return typeof cell === 'number' ? cell.toLocaleString('en-US') : cell
}
