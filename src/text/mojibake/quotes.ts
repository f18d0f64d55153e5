/** Closing quotation marks that turned into daggers: the last byte of ” was lost, a space took its place. */
import {leadBits, trailBits} from './pages.ts'
import type {Edit} from './plan.ts'
import {kindBits, kinds} from './plausibility.ts'

const opens = '“„«‟'

/** Tell whether a quotation is open at `at`, from the marks of its line; `shared` marks both open and close. */
const isOpen = (line: string, at: number): boolean => {
  let open = false
  for (let index = 0; index < at; index++) {
    const char = line[index]!
    if (char === '”') open = !open
    else if (char === '»') open = false
    else if (opens.includes(char)) open = true
  }
  return open
}

/** Tell whether the quotation closes by itself after `at`: then the dagger is a dagger. */
const closesLater = (line: string, at: number): boolean => {
  for (let index = at + 1; index < line.length; index++) {
    const char = line[index]!
    if (char === '”' && line[index - 1] === ' ' && kindBits(line.charCodeAt(index + 1)) & kinds.letter)
      return false
    if (char === '”' || char === '»') return true
    if (char === '†' || opens.includes(char)) return false
  }
  return false
}

const isGlued = (line: string, at: number, early: boolean): boolean => {
  const before = kindBits(line.charCodeAt(at - 1) || 32)
  const next = line.charCodeAt(at + 1) || 32
  if (before & kinds.space || line[at - 1] === '(') return false
  // Damage that is still to be undone: the dagger is a byte of it.
  if (early && leadBits[line.charCodeAt(at - 1)]! & trailBits[0x2020]!) return false
  return (kindBits(next) & (kinds.letter | kinds.digit)) !== 0
}

const inLine = (text: string, {start, end}: {start: number; end: number}, early: boolean): Edit[] => {
  const edits: Edit[] = []
  const line = text.slice(start, end)
  for (let at = line.indexOf('†'); at >= 0; at = line.indexOf('†', at + 1)) {
    if (!isGlued(line, at, early) || !isOpen(line, at) || closesLater(line, at)) continue
    edits.push({
      start: start + at,
      end: start + at + 1,
      after: '” ',
      plan: [{op: 'put', text: '” '}],
      confidence: 0.95,
      rule: 'dagger-for-closing-quote',
    })
  }
  return edits
}

/** Find daggers that stand for a closing quotation mark and a space; `early`: other damage may still be there. */
export const quoteRound = (text: string, early = false): Edit[] => {
  const edits: Edit[] = []
  for (let at = text.indexOf('†'); at >= 0; ) {
    const start = text.lastIndexOf('\n', at) + 1
    const newline = text.indexOf('\n', at)
    const end = newline < 0 ? text.length : newline
    edits.push(...inLine(text, {start, end}, early))
    at = text.indexOf('†', end)
  }
  return edits
}
