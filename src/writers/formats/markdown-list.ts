/** A list's item: its number in an ordered list, and how deep it is nested. */
export interface ListItem {
  readonly ordinal: number | null
  readonly level: number
}

/** An item written already, and the column at which what belongs to it begins. */
interface Written extends ListItem {
  readonly inside: number
}

/** Largest number that Markdown takes for an item's. */
const LARGEST = 999_999_999

/** Writes the items of a list one after another, each below the item that it is nested in. */
export class ListWriter {
  /** Whether the item written last went on with the one before it. */
  continues = false
  private readonly open: Written[] = []

  write(text: string, {ordinal, level}: ListItem): string {
    while ((this.open.at(-1)?.level ?? -1) > level) this.open.pop()
    const last = this.open.at(-1)
    // A further paragraph of an item has its number.
    this.continues = ordinal !== null && last?.level === level && last.ordinal === ordinal
    if (this.continues) return indent(' '.repeat(last!.inside) + text, last!.inside)
    if (last?.level === level) this.open.pop()
    const at = this.open.at(-1)?.inside ?? 0
    const marker = ordinal !== null && ordinal >= 0 && ordinal <= LARGEST ? `${ordinal}. ` : '- '
    const inside = at + marker.length
    this.open.push({ordinal, level, inside})
    return indent(' '.repeat(at) + marker + text, inside)
  }
}

function indent(text: string, columns: number): string {
  return text.replaceAll('\n', `\n${' '.repeat(columns)}`)
}
