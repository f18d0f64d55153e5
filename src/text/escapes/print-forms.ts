import {type Escapes, findAll} from './find-all.ts'

/** Letters as a printer sets them: ligatures of Latin, forms of Arabic letters by their place in the word. */
const FORM = /[\uFB00-\uFB06]|[\uFB50-\uFBB1\uFBD3-\uFBFF\uFE80-\uFEFC]+/g

/** `ﬁ` for `fi`, as text that was taken out of printed pages has it. Other ligatures are characters of their own (`æ`, `ﷺ`). */
export const PRINT_FORMS: Escapes = {
  rule: 'presentation-form',
  proves: text => text.search(FORM) >= 0,
  find: findAll(FORM, ([form]) => form.normalize('NFKC')),
}
