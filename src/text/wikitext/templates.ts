import {splitAtBars} from './nested.ts'

/** Templates whose words are of the text; of all others what they make is not there to be seen. */
const SHOWN =
  /^(?:lang(?:-[\w-]+)?|nowrap|small|abbr|nobr|unicode|transl|nobold|noitalic|ipa|w|link|ill|font color|color|as of)$/i
const QUOTED = /^(?:quote|blockquote|cquote|quotation|zitat|citation bloc|cita)$/i
const MEASURED = /^(?:convert|cvt|formatnum|nts|val)$/i

/** What is left of a template, given what stands between its braces; links in it keep their bars. */
export function showTemplate(inner: string): string {
  const [name = '', ...values] = splitAtBars(inner)
  const [title, argument] = name.trim().split(':', 2)
  if (/^formatnum$/i.test(title!) && argument !== undefined) return argument
  const plain = values.filter(value => !/^\s*[\w -]{1,30}=/.test(value)).map(value => value.trim())
  if (QUOTED.test(title!)) {
    const stated = values.find(value => /^\s*(?:text|quote|1)\s*=/i.test(value))
    const text = stated?.replace(/^[^=]*=/, '').trim() ?? plain[0] ?? ''
    return text === '' ? '' : `\n\n<blockquote>${text}</blockquote>\n\n`
  }
  if (MEASURED.test(title!)) return plain.slice(0, 2).join('\u00A0')
  if (!SHOWN.test(title!)) return ''
  return (/^(?:lang$|transl|font color|color)/i.test(title!) ? plain.at(-1) : plain[0]) ?? ''
}
