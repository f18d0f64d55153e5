import {foldName} from '../../fold-name.ts'
import {type DumpHead, type Fields, headOf, LONGEST_HEAD, setField} from './head-fields.ts'
import {unquoteScalar, valuesIn} from './scalars.ts'

const MOST_LINES = 200

/**
 * Read the front matter of a Markdown file: YAML between lines of `---`, TOML between lines of `+++`, or a JSON object; `null` when a text
 * does not open with any, or it names neither headline nor address.
 */
export function readFrontMatter(text: string): DumpHead | null {
  const start = text.slice(0, LONGEST_HEAD)
  const open = /^\uFEFF?\s{0,20}(---|\+\+\+)[ \t]*\r?\n/.exec(start)
  if (open === null) return readJson(start)
  const rest = start.slice(open[0].length)
  const close =
    open[1] === '---'
      ? /^(?:---|\.\.\.)[ \t]*(?:\r?\n|$)/m.exec(rest)
      : /^\+\+\+[ \t]*(?:\r?\n|$)/m.exec(rest)
  if (close === null) return null
  const lines = rest.slice(0, close.index).split(/\r?\n/)
  if (lines.length > MOST_LINES) return null
  const fields = open[1] === '---' ? readYaml(lines) : readToml(lines)
  const head = fields && headOf(fields, [{start: 0, end: open[0].length + close.index + close[0].length}])
  return head && {...head, isMarkdown: true}
}

/** Read lines of `name: value`, lists and texts that follow a name, and names one level below another; `null` when there are others. */
export function readYaml(lines: readonly string[]): Fields | null {
  const fields: Fields = new Map()
  let last: {name: string; values: string[]; folds: boolean} | null = null
  const end = () => {
    if (last !== null) setField(fields, last.name, last.folds ? [last.values.join(' ')] : last.values)
  }
  for (const line of lines.map(line => line.trimEnd())) {
    const item = /^\s*-\s+(.*)$/.exec(line)
    const below = /^\s+([\w-]{1,40}):\s+(.*)$/.exec(item ? `  ${item[1]}` : line)
    if (last?.folds && /^\s/.test(line)) last.values.push(line.trim())
    else if (below !== null && last !== null && !last.folds)
      setField(fields, `${foldName(last.name)}.${below[1]}`, valuesIn(below[2]!))
    else if (item) last?.values.push(unquoteScalar(item[1]!))
    else if (/^(?:\s|#|$)/.test(line)) continue
    else {
      const found = /^([\p{L}_][\w \p{L}-]{0,40}):(?:\s+(.*))?$/u.exec(line)
      if (found === null) return null
      end()
      const value = found[2] ?? ''
      const folds = /^[>|][-+]?$/.test(value)
      last = {name: found[1]!, values: folds ? [] : valuesIn(value), folds}
    }
  }
  end()
  return fields.size === 0 ? null : fields
}

/** Read lines of `name = value`, up to the first table; lists may go over several lines. `null` when there are others. */
function readToml(lines: readonly string[]): Fields | null {
  const fields: Fields = new Map()
  let open: {name: string; value: string} | null = null
  for (const line of lines.map(line => line.trim())) {
    if (open !== null) {
      open.value += ` ${line}`
      if (!line.endsWith(']')) continue
      setField(fields, open.name, valuesIn(open.value))
      open = null
    } else if (/^\[/.test(line)) break
    else if (line !== '' && !line.startsWith('#')) {
      const found = /^["']?([\w-]{1,60})["']?\s*=\s*(.*)$/.exec(line)
      if (found === null) return null
      const [, name, value] = found as unknown as [string, string, string]
      if (value.startsWith('[') && !value.endsWith(']')) open = {name, value}
      else setField(fields, name, valuesIn(value))
    }
  }
  return fields.size === 0 ? null : fields
}

/** Read a JSON object that stands above a text, its brackets at the beginnings of lines. */
function readJson(start: string): DumpHead | null {
  const found = /^\uFEFF?\s{0,20}(\{\r?\n[\s\S]*?\n\})[ \t]*\r?\n(?=\s*\S)/.exec(start)
  if (found === null) return null
  let value: unknown
  try {
    value = JSON.parse(found[1]!)
  } catch {
    return null
  }
  const fields: Fields = new Map()
  for (const [name, each] of Object.entries(value as object)) {
    const values = (Array.isArray(each) ? each : [each]).filter(one => typeof one === 'string')
    if (values.length > 0) setField(fields, name, values)
  }
  return headOf(fields, [{start: 0, end: found[0].length}])
}
