/** Read a compiled gettext catalogue: its translations, line by line; none where it is not in UTF-8. */
export function readMo(file: Buffer): string[] {
  if (file.length < 28 || file.readUInt32LE(0) !== 0x950412de) return []
  const count = file.readUInt32LE(8)
  const table = file.readUInt32LE(16)
  const strings: string[] = []
  for (let index = 0; index < count; index++) {
    const length = file.readUInt32LE(table + index * 8)
    const start = file.readUInt32LE(table + index * 8 + 4)
    strings.push(file.toString('utf8', start, start + length))
  }
  if (!/charset=utf-?8/i.test(strings[0] ?? '')) return []
  return strings.slice(1).flatMap(text => text.split(/[\0\n]/))
}
