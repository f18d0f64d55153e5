/**
 * Write `mojibake-grams.ts`: how surprising each character is after its two predecessors, in the kindest language.
 *
 * Run: `npx jiti src/tables/mojibake-grams.make.ts <locale folder>`, where the folder holds the compiled gettext
 * translations of Debian packages as installed (`<language>/LC_MESSAGES/<package>.mo`). The clean sentences of
 * ../shared/corpus are read beside them.
 */
import {writeFileSync} from 'node:fs'
import {foldSymbol, hashGram} from '../text/mojibake/grams.ts'
import {languages, packages, readLanguage} from './mojibake-sources.make.ts'


const levelNats = 0.7
const levels = 15
const best = new Map<string, number>()
const keep = (gram: string, cost: number) => {
  const known = best.get(gram)
  if (known === undefined || cost < known) best.set(gram, cost)
}
const isPlain = (symbol: number) => symbol < 0x80
const add = (map: Map<string, number>, key: string) => map.set(key, (map.get(key) ?? 0) + 1)

const train = (lines: string[]) => {
  const one = new Map<string, number>()
  const two = new Map<string, number>()
  const three = new Map<string, number>()
  let total = 0
  let budget = 2_500_000
  for (const line of lines) {
    if (budget <= 0) break
    // Lines that hold their own blemishes teach nothing.
    if (/[\ufffd\u0080-\u009f]|Ã.|â€/.test(line)) continue
    let a = 32
    let b = 32
    budget -= line.length
    for (const char of `${line} `) {
      const c = foldSymbol(char.codePointAt(0) as number)
      total++
      add(one, `${c}`)
      add(two, `${b} ${c}`)
      add(three, `${a} ${b} ${c}`)
      a = b
      b = c
    }
  }
  const han = (symbol: number) => symbol >= 0x2e80
  for (const [key, count] of one) {
    const c = Number(key)
    if (count >= 3 || (count >= 2 && han(c))) keep(key, -Math.log(count / total))
  }
  const left = new Map<number, number>()
  for (const [key, count] of two) left.set(+key.split(' ')[0]!, (left.get(+key.split(' ')[0]!) ?? 0) + count)
  for (const [key, count] of two) {
    const [b, c] = key.split(' ').map(Number) as [number, number]
    if ((isPlain(b) && isPlain(c)) || count < 2) continue
    keep(key, -Math.log((count - 0.7) / left.get(b)!))
  }
  for (const [key, count] of three) {
    const [a, b, c] = key.split(' ').map(Number) as [number, number, number]
    if ((isPlain(a) && isPlain(b) && isPlain(c)) || count < 3) continue
    if (han(b) || han(c) || han(a)) continue
    keep(key, -Math.log((count - 0.7) / two.get(`${a} ${b}`)!))
  }
  return total
}

for (const language of languages) {
  const lines = readLanguage(language, process.argv[2] ?? '')
  const total = train(lines)
  console.log(language, total, best.size)
}

/** What the model would say without this entry: see `costOf` in plausibility.ts. */
const backedOff = (parts: number[]): number => {
  if (parts.length === 1) return Infinity
  const shorter = parts.slice(1)
  const known = best.get(shorter.join(' '))
  return (known ?? backedOff(shorter)) + (parts.length === 3 ? 1.6 : 2.8)
}
const cells = new Map<number, number>()
/** Single symbols are kept exactly, so that a rare one never borrows the cost of another. */
const singles = new Map<number, number>()
let kept = 0
for (const [key, cost] of best) {
  const parts = key.split(' ').map(Number)
  if (parts.length > 1 && cost > backedOff(parts) - levelNats) continue
  const level = Math.max(1, Math.min(levels, Math.round(cost / levelNats)))
  if (parts.length === 1) {
    if (parts[0]! < 0x20000) singles.set(parts[0]!, level)
    continue
  }
  const [c, b, a] = parts.reverse() as [number, number?, number?]
  const hash = hashGram(a ?? 0, b ?? 0, c)
  cells.set(hash, Math.min(cells.get(hash) ?? 99, level))
  kept++
}
console.log('kept', kept, 'cells', cells.size)

const packLevel = (hashes: number[], space: number): {rice: number; bits: string} => {
  const gap = space / Math.max(1, hashes.length)
  const rice = Math.max(0, Math.floor(Math.log2(gap * 0.69)))
  const bytes: number[] = []
  let bit = 0
  let byte = 0
  const put = (value: number) => {
    byte = (byte << 1) | value
    if (++bit === 8) {
      bytes.push(byte)
      bit = byte = 0
    }
  }
  let previous = -1
  for (const hash of hashes) {
    const delta = hash - previous - 1
    previous = hash
    for (let n = delta >>> rice; n > 0; n--) put(1)
    put(0)
    for (let n = rice - 1; n >= 0; n--) put((delta >>> n) & 1)
  }
  while (bit !== 0) put(1)
  return {rice, bits: Buffer.from(bytes).toString('base64')}
}
const rowsOf = (map: Map<number, number>, space: number): string => {
  const rows: string[] = []
  for (let level = 1; level <= levels; level++) {
    const hashes = [...map].filter(([, l]) => l === level).map(([hash]) => hash).sort((x, y) => x - y)
    const {rice, bits} = packLevel(hashes, space)
    rows.push(`  {count: ${hashes.length}, rice: ${rice}, bits: '${bits}'},`)
  }
  return rows.join('\n')
}
const names = Object.entries(packages).map(([name, licence]) => `${name} (${licence})`).join(', ')
const wrapped = names.replace(/(.{1,108})(?: |$)/g, '//   $1\n')
writeFileSync(
  new URL('mojibake-grams.ts', import.meta.url),
  `// Generated by mojibake-grams.make.ts: do not edit.
// Hashed character n-grams (one to three symbols), each in the list of its cost level (${levelNats} nats a level, the
// kindest of ${languages.length} languages), Rice-coded gaps in base64. Counted in the sentences of Universal Dependencies
// treebanks (CC BY-SA 4.0; ../shared/corpus) and in the translations of these Debian packages:
${wrapped}
export const gramLevelNats = ${levelNats}
export const gramLevels: readonly {count: number; rice: number; bits: string}[] = [
${rowsOf(cells, 2 ** 22)}
]
/** Single symbols, by their code point instead of a hash. */
export const symbolLevels: readonly {count: number; rice: number; bits: string}[] = [
${rowsOf(singles, 0x20000)}
]
`,
)
