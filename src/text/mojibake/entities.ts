/** Character references over mojibake: references are undone where what they give can then be repaired. */

import {leadBits, trailBits} from './pages.ts'
import type {Edit} from './plan.ts'
import {nextSuspect} from './scan/suspects.ts'

const latin1 =
  'nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute micro ' +
  'para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig Ccedil ' +
  'Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash Ugrave ' +
  'Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute ecirc euml ' +
  'igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc uuml yacute thorn yuml'
const others: Record<string, string> = {
  euro: '€',
  sbquo: '‚',
  fnof: 'ƒ',
  bdquo: '„',
  hellip: '…',
  dagger: '†',
  Dagger: '‡',
  circ: 'ˆ',
  permil: '‰',
  Scaron: 'Š',
  lsaquo: '‹',
  OElig: 'Œ',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  ndash: '–',
  mdash: '—',
  tilde: '˜',
  trade: '™',
  scaron: 'š',
  rsaquo: '›',
  oelig: 'œ',
  Yuml: 'Ÿ',
}
const named = new Map<string, string>(Object.entries(others))
latin1.split(' ').forEach((name, index) => {
  named.set(name, String.fromCharCode(160 + index))
})

const characterOf = (body: string): string => {
  if (body[0] !== '#') return named.get(body) ?? ''
  const hex = body[1] === 'x' || body[1] === 'X'
  const code = Number.parseInt(body.slice(hex ? 2 : 1), hex ? 16 : 10)
  return code >= 0x80 && code < 0x3000 && !(code >= 0xd800) ? String.fromCodePoint(code) : ''
}

/** A reference other than the one that text is full of. */
const telling = /&(?!nbsp;)/

/** The commonest pages. */
const western = 3

/** Whether characters that were written as references are a sequence of UTF-8, though clean text has them side by side. */
const isSequence = (text: string): boolean =>
  (leadBits[text.charCodeAt(0)]! & trailBits[text.charCodeAt(1)]! & western) !== 0

/** Find runs of references that stand for bytes of mojibake; other references are not this stage's to undo. */
export const entityRound = (text: string): Edit[] => {
  const edits: Edit[] = []
  if (!text.includes('&')) return edits
  // Of bounded length, since an engine keeps a place to return to for each turn.
  const runs = /(?:&(?:#\d{3,5}|#[xX][0-9A-Fa-f]{2,4}|[A-Za-z]{2,6}[1-4]{0,2});|[\x80-\u2fff]){2,400}/g
  for (let match = runs.exec(text); match; match = runs.exec(text)) {
    const run = match[0]
    if (!run.includes('&')) continue
    if (!telling.test(run) && !/[\xc2-\xf4]&nbsp;/.test(run)) continue
    const after = run.replace(/&(#?\w+);/g, (whole, body: string) => characterOf(body) || whole)
    if (after === run || (nextSuspect(after, 0) < 0 && !isSequence(after))) continue
    edits.push({
      start: match.index,
      end: match.index + run.length,
      after,
      plan: [{op: 'put', text: after}],
      confidence: 0.9,
      rule: 'character-reference',
    })
  }
  return edits
}
