/** Tables that stand beside the text, or lead elsewhere. */
const BESIDE = /\b(?:infobox|navbox|vertical-navbox|sidebar|metadata|toc|ambox|float-right|taxobox)\b/i

/** Turn tables of wikitext into HTML, each on a line of its own; those inside of others are read as rows of them. */
export function readTables(text: string): string {
  if (!text.includes('{|')) return text
  const out: string[] = []
  let rows: string[][] | null = null
  let depth = 0
  let isBeside = false
  for (const line of text.split('\n')) {
    const trimmed = line.trim()
    if (/^:*\{\|/.test(trimmed)) {
      if (depth++ === 0) [rows, isBeside] = [[], BESIDE.test(trimmed)]
    } else if (depth > 0 && trimmed.startsWith('|}')) {
      if (--depth > 0) continue
      if (!isBeside) out.push('', tableOf(rows ?? []), '')
      rows = null
    } else if (rows !== null) addLine(rows, trimmed)
    else out.push(line)
  }
  // One that was never closed.
  if (rows !== null && !isBeside) out.push('', tableOf(rows), '')
  return out.join('\n')
}

function addLine(rows: string[][], line: string): void {
  if (line.startsWith('|-')) rows.push([])
  else if (line.startsWith('|+') || line === '') return
  else {
    const row = rows.at(-1) ?? rows[rows.push([]) - 1]!
    if (line.startsWith('|') || line.startsWith('!')) {
      for (const cell of line.slice(1).split(/\|\||!!/)) row.push(contentOf(cell))
    } else if (row.length > 0) row[row.length - 1] = `${row.at(-1)} ${line}`
  }
}

const ATTRIBUTES =
  /^\s*[\w-]+\s*=\s*(?:"[^"]*"|[^\s|"]+)(?:\s+[\w-]+\s*=\s*(?:"[^"]*"|[^\s|"]+))*\s*\|(?!\|)(.*)$/

/** What a cell holds, without the attributes before it. */
function contentOf(cell: string): string {
  const found = ATTRIBUTES.exec(cell)
  return (found?.[1] ?? cell).trim()
}

function tableOf(rows: readonly (readonly string[])[]): string {
  const shown = rows.filter(row => row.some(cell => cell !== ''))
  if (shown.length === 0) return ''
  return `<table>${shown.map(row => `<tr>${row.map(cell => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table>`
}
