/** Read a value of YAML or TOML, or the values of a list in brackets. */
export function valuesIn(value: string): string[] {
  const list = /^\[(.*)\]$/.exec(value.trim())?.[1]
  if (list === undefined) return value === '' ? [] : [unquoteScalar(value.trim())]
  const quoted = list.match(/"(?:[^"\\]|\\.)*"/g)
  return (quoted ?? list.split(',')).map(each => unquoteScalar(each.trim())).filter(each => each !== '')
}

/** Take the quotation marks of a value away. */
export function unquoteScalar(value: string): string {
  if (/^'.*'$/.test(value)) return value.slice(1, -1).replaceAll("''", "'")
  if (!/^".*"$/.test(value)) return value
  try {
    return String(JSON.parse(value))
  } catch {
    return value.slice(1, -1)
  }
}
