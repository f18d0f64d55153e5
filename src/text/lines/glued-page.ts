import type {Line} from './split-lines.ts'

/** Code units of a line from which on it may be a page that lost its line breaks. */
const LEAST_PAGE = 800
/** As many joints, and one in so many code units at least, show that it is one. */
const LEAST_JOINTS = 4
const FARTHEST_JOINTS = 2000

/**
 * Where blocks were run together: a capital right behind a small letter, a stop or a closing quotation mark. Names such as YouTube
 * have such capitals too, which {@link isName} tells.
 */
const JOINT =
  /(?<=\p{Ll}{2}[.!?…]?["”’»)]?|\p{Ll}{2}["”’»)][.!?…]|\d[.)%]?)(?=[“„«¿¡"]?\p{Lu}[\p{Ll}\s'’]|[“„«]\p{Lu})/gu

/**
 * Take a line apart that holds a whole page, run together where the blocks of the page met, as tools leave it that put nothing between
 * them. Gives the line itself where it is none.
 */
export function splitGluedPage(line: Line): Line[] {
  const {text} = line
  if (text.length < LEAST_PAGE) return [line]
  const joints: number[] = []
  JOINT.lastIndex = 0
  for (let match = JOINT.exec(text); match !== null; match = JOINT.exec(text)) {
    if (!isName(text, match.index)) joints.push(match.index)
    JOINT.lastIndex = match.index + 1
  }
  if (joints.length < LEAST_JOINTS || text.length > joints.length * FARTHEST_JOINTS) return [line]
  return cutAt(line, joints)
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
  // iPhone, eBay, McDonald, MacArthur, DeVos.
  if (/^(?:\p{Ll}{1,2}|Mc|Mac|De|Di|La|Le|Fitz|Van|O[’'])$/u.test(head.replace(/^[“„"‘(]/, ''))) return true
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
