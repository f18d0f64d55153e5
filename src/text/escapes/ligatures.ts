import {type Escapes, findAll} from './find-all.ts'

/** Letters that a printer joins. */
const LIGATURE = /[\uFB00-\uFB06]/g

/** `ﬁ` for `fi`, as text that was taken out of printed pages has it. Other ligatures are characters of their own (`æ`, `ﷺ`). */
export const LIGATURES: Escapes = {
  rule: 'ligature',
  proves: text => text.search(LIGATURE) >= 0,
  find: findAll(LIGATURE, ([ligature]) => ligature.normalize('NFKC')),
}
