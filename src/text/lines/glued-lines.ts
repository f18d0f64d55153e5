import {codeAt} from '../code-at.ts'
import {lowerCase} from '../lower-case.ts'
import {endsSentence} from './punctuation.ts'
import type {Line} from './split-lines.ts'

/** Code units of a line from which on it may be a page that lost its line breaks. */
const LEAST_PAGE = 500
/** Share of the text in lines that are to be taken apart, at least: a list of stories that a site runs together is left as it is. */
const LEAST_SHARE = 0.5
/** Code units of two paragraphs that met, at least. */
const LEAST_LINE = 80
/** As many joints, and one in so many code units at least, show that it is one. */
const LEAST_JOINTS = 4
const FARTHEST_JOINTS = 400
/** As many stops with a capital right behind them show that the paragraphs of shorter lines met too. */
const LEAST_STOPS = 4

/**
 * Where blocks were run together: a capital right behind a small letter, a stop or a closing quotation mark. Names such as YouTube
 * have such capitals too, which {@link isName} tells.
 */
const JOINT =
  /(?<=\p{Ll}{2}[.!?…]?["”’»)]?|\p{Ll}{2}["”’»)][.!?…]|\d[)%]|\d(?=\p{Lu}\p{Ll}{2}))(?=[“„«¿¡"]?\p{Lu}[\p{Ll}\s'’]|[“„«]\p{Lu}|(?<=[.!?…])[—–] ?\p{Lu})/uy

/**
 * Take lines apart that hold a whole page, or several paragraphs, run together where the blocks of the page met: tools leave them so
 * that put nothing between the blocks. Gives the lines themselves where there is none.
 */
export function splitGluedLines(lines: readonly Line[]): readonly Line[] {
  const joints = lines.map(({text}) => (text.length < LEAST_LINE ? NONE : findJoints(text)))
  const stops = joints.map((found, i) =>
    found.filter(joint => endsSentence(lines[i]!.text.slice(joint - 2, joint))),
  )
  const manyStops = stops.reduce((sum, found) => sum + found.length, 0) >= LEAST_STOPS
  const cuts = lines.map((line, i) => (isPage(line, joints[i]!) ? joints[i]! : manyStops ? stops[i]! : NONE))
  const size = (some: readonly Line[]) => some.reduce((sum, {text}) => sum + text.length, 0)
  if (size(lines.filter((_, i) => cuts[i]!.length > 0)) < size(lines) * LEAST_SHARE) return lines
  return lines.flatMap((line, i) => (cuts[i]!.length === 0 ? [line] : cutAt(line, cuts[i]!)))
}

function isPage({text}: Line, joints: readonly number[]): boolean {
  if (text.length < LEAST_PAGE || joints.length < LEAST_JOINTS) return false
  return text.length <= joints.length * FARTHEST_JOINTS
}

const NONE: readonly number[] = []
const BLANK = 32
const QUOTE = 34
/** Signs that may open a block: no others are looked at but capitals. */
const opens = new Uint8Array(0x10000)
for (const sign of '"“„«¿¡—–') opens[sign.charCodeAt(0)] = 1

function findJoints(text: string): number[] {
  const joints: number[] = []
  let from = 0
  let quotes = 0
  let before = BLANK
  for (let at = 0; at < text.length; at++) {
    const code = codeAt(text, at)
    // Most signs are neither capitals nor openers, or stand behind a blank: that spares them the pattern.
    if (before > BLANK && (lowerCase[code] !== code || opens[code] === 1) && at - from >= 2) {
      JOINT.lastIndex = at
      // A straight quotation mark behind a stop closes what was opened, or else opens: the joint is behind it, or before.
      const closes = code === QUOTE && quotes % 2 === 1
      if (!closes && JOINT.test(text) && !isName(text, at)) {
        joints.push(at)
        from = at
        quotes = 0
      }
    }
    if (code === QUOTE) quotes++
    before = code
  }
  return joints
}

/** How far a word reaches to either side of a joint, at most. */
const REACH = 30

/** Say whether a joint stands inside of a name in a sentence: a word with a capital in it, small words on both sides. */
function isName(text: string, joint: number): boolean {
  if (!/\p{Ll}/u.test(text[joint - 1]!)) return false
  const before = /(\S*)\s?(\S*)$/u.exec(text.slice(Math.max(0, joint - REACH), joint))!
  const head = before[2]!
  const after = /^(\p{Lu}[\p{L}\d’']*)[,;:.)]?\s?(\S*)/u.exec(text.slice(joint, joint + REACH))
  if (after === null) return false
  // MacArthur, DeVos, LaGuardia, FitzGerald.
  if (/^(?:Mac|De|Di|La|Le|Fitz|Van|O[’'])$/u.test(head.replace(/^[“„"‘(]/, ''))) return true
  const small = (word: string) => /^[(“"‘]?\p{Ll}/u.test(word)
  return /^[(“"‘]?\p{Lu}\p{Ll}{1,7}$/u.test(head) && small(before[1]!) && small(after[2]!)
}

function cutAt(line: Line, joints: readonly number[]): Line[] {
  const lines: Line[] = []
  let from = 0
  for (const joint of [...joints, line.text.length]) {
    const raw = line.text.slice(from, joint)
    const text = raw.trim()
    if (text !== '') {
      const start = line.start + from + raw.length - raw.trimStart().length
      const {indent, blanks} = lines.length === 0 ? line : {indent: 0, blanks: 0}
      lines.push({text, start, end: start + text.length, indent, blanks})
    }
    from = joint
  }
  return lines
}
