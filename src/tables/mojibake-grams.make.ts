/**
 * Write `mojibake-grams.ts`: how surprising each character is after its two predecessors, in the kindest language.
 *
 * Run: `npx jiti src/tables/mojibake-grams.make.ts`, after `mojibake-sources.make.ts`.
 */
import {writeFileSync} from 'node:fs'
import {foldSymbol, hashBits, hashGram} from '../text/mojibake/language/grams.ts'
import {languages, nameSources, readLanguage} from './mojibake-sources.make.ts'
import {packRice} from './rice.make.ts'

const levelNats = 0.7
const levels = 15
/** How much of a language is counted, in UTF-16 code units. */
const most = 2_500_000
/** How often an n-gram of two and of three symbols stands in a language, at least. */
const least = {two: Number(process.env['TWO'] ?? 2), three: Number(process.env['THREE'] ?? 3)}
/** How many nats an n-gram must save, against what shorter ones say, for it to be kept. */
const saving = Number(process.env['SAVING'] ?? 0.7)
const discount = 0.7

/** N-grams as numbers, 17 bits a symbol, the last one lowest. */
const base = 2 ** 17
const best = [new Map<number, number>(), new Map<number, number>(), new Map<number, number>()] as const
type Order = 0 | 1 | 2
const keep = (order: Order, gram: number, cost: number) => {
  const known = best[order].get(gram)
  if (known === undefined || cost < known) best[order].set(gram, cost)
}
const add = (map: Map<number, number>, key: number) => map.set(key, (map.get(key) ?? 0) + 1)
const isHan = (symbol: number) => symbol >= 0x2e80

/** How often each n-gram stands in a language, the rare ones left out: keys and counts. */
interface Counts {
  total: number
  grams: readonly (readonly [Float64Array, Uint32Array])[]
  left: ReadonlyMap<number, number>
}
const flat = (map: ReadonlyMap<number, number>, isWanted: (key: number, times: number) => boolean) => {
  const rows = [...map].filter(([key, times]) => isWanted(key, times))
  return [Float64Array.from(rows, row => row[0]), Uint32Array.from(rows, row => row[1])] as const
}

const count = (lines: readonly string[]): Counts => {
  const one = new Map<number, number>()
  const two = new Map<number, number>()
  const three = new Map<number, number>()
  const left = new Map<number, number>()
  let total = 0
  let budget = most
  for (const line of lines) {
    if (budget <= 0) break
    let a = 32
    let b = 32
    budget -= line.length
    for (const char of `${line} `) {
      const c = foldSymbol(char.codePointAt(0) as number)
      total++
      add(one, c)
      add(left, b)
      add(two, b * base + c)
      if ((b >= 0x80 || c >= 0x80 || a >= 0x80) && !isHan(a) && !isHan(b) && !isHan(c))
        add(three, (a * base + b) * base + c)
      a = b
      b = c
    }
  }
  return {
    total,
    left,
    grams: [
      flat(one, (c, times) => times >= 3 || (times >= 2 && isHan(c))),
      flat(two, () => true),
      flat(three, (_, times) => times >= least.three),
    ],
  }
}

const counted = new Map<string, Counts>()
for (const language of languages) {
  counted.set(language, count(readLanguage(language)))
  console.log(language, counted.get(language)!.total)
}

/** How usual each symbol and each pair is where it is most usual. */
const usual = new Map<number, number>()
for (const {total, left, grams} of counted.values()) {
  for (const [symbol, times] of left) usual.set(symbol, Math.max(usual.get(symbol) ?? 0, times / total))
  const [keys, counts] = grams[1]!
  keys.forEach((key, at) => usual.set(key, Math.max(usual.get(key) ?? 0, counts[at]! / total)))
}
/** What a language in which the preceding symbols are rare has to say counts for less, the more so the rarer. */
const strangerContext = Number(process.env['LAMBDA'] ?? 0)
/** Added to how often a context was seen: what was seen once or twice is no certainty. */
const caution = Number(process.env['CAUTION'] ?? 0)

const learn = ({total, left, grams}: Counts) => {
  const costOf = (times: number, context: number, key: number) =>
    -Math.log((times - discount) / (context + caution)) +
    strangerContext * Math.log(usual.get(key)! / (context / total))
  const [symbols, timesOf] = grams[0]!
  symbols.forEach((c, at) => keep(0, c, -Math.log(timesOf[at]! / total)))
  const [pairs, counts] = grams[1]!
  const two = new Map<number, number>()
  pairs.forEach((key, at) => {
    const b = Math.floor(key / base)
    const c = key % base
    const times = counts[at]!
    two.set(key, times)
    if ((b < 0x80 && c < 0x80) || times < (isHan(b) && isHan(c) ? 2 : least.two)) return
    keep(1, key, costOf(times, left.get(b)!, b))
  })
  const [triples, often] = grams[2]!
  triples.forEach((key, at) => {
    const ab = Math.floor(key / base)
    keep(2, key, costOf(often[at]!, two.get(ab)!, ab))
  })
}
for (const counts of counted.values()) learn(counts)

/** What the model would say without this entry: see `costOf` in plausibility.ts. */
const backedOff = (order: Order, gram: number): number => {
  if (order === 0) return Infinity
  const shorter = (order - 1) as Order
  const tail = gram % (order === 2 ? base * base : base)
  return (best[shorter].get(tail) ?? backedOff(shorter, tail)) + (order === 2 ? 1.6 : 2.8)
}
const levelOf = (cost: number) => Math.max(1, Math.min(levels, Math.round(cost / levelNats)))
const cells = new Map<number, number>()
/** Single symbols are kept exactly, so that a rare one never borrows the cost of another. */
const singles = new Map<number, number>()
for (const [symbol, cost] of best[0]) if (symbol < 0x20000) singles.set(symbol, levelOf(cost))
const kept = [0, 0]
for (const order of [1, 2] as const) {
  for (const [gram, cost] of best[order]) {
    if (cost > backedOff(order, gram) - saving) continue
    const ab = Math.floor(gram / base)
    const hash = hashGram(order === 2 ? Math.floor(ab / base) : 0, ab % base, gram % base)
    cells.set(hash, Math.min(cells.get(hash) ?? 99, levelOf(cost)))
    kept[order - 1]!++
  }
}
console.log('kept', kept, 'cells', cells.size)

const rowsOf = (map: ReadonlyMap<number, number>, space: number): string => {
  const rows: string[] = []
  for (let level = 1; level <= levels; level++) {
    const hashes = [...map].filter(([, l]) => l === level).map(([hash]) => hash).sort((x, y) => x - y)
    const {count, rice, bits} = packRice(hashes, {space})
    rows.push(`  {count: ${count}, rice: ${rice}, bits: '${bits}'},`)
  }
  return rows.join('\n')
}
writeFileSync(
  new URL('mojibake-grams.ts', import.meta.url),
  `// Generated by mojibake-grams.make.ts: do not edit.
// Hashed character n-grams (two and three symbols), each in the list of its cost level (${levelNats} nats a level, the
// kindest of ${languages.length} languages), Rice-coded gaps in base64. Counted in
${nameSources()}
export const gramLevelNats = ${levelNats}
export const gramLevels: readonly {count: number; rice: number; bits: string}[] = [
${rowsOf(cells, 2 ** hashBits)}
]
/** Single symbols, by their code point instead of a hash. */
export const symbolLevels: readonly {count: number; rice: number; bits: string}[] = [
${rowsOf(singles, 0x20000)}
]
`,
)
