import {CHARSET_LABELS} from '../../tables/charset-labels.ts'

const BY_LABEL = new Map<string, string>()
const BY_SQUEEZED = new Map<string, string>()
for (const [name, labels] of Object.entries(CHARSET_LABELS)) {
  for (const label of labels.split(' ')) {
    BY_LABEL.set(label, name)
    if (!BY_SQUEEZED.has(squeeze(label))) BY_SQUEEZED.set(squeeze(label), name)
  }
}

/**
 * Name the charset that a label means: the WHATWG name in lower case, or copydesk's own where the standard has none.
 *
 * Labels are matched as the WHATWG Encoding Standard does, then without regard to punctuation (`win1251`, `utf 8`).
 * `null` for labels that name nothing, and for UTF-7, which is never decoded.
 *
 * @example
 * canonicalCharset(' Latin1 ') // => 'windows-1252'
 * canonicalCharset('ks_c_5601-1987') // => 'euc-kr'
 * canonicalCharset('utf-7') // => null
 */
export function canonicalCharset(label: string): string | null {
  // A label is short: a longer string is a mistake, and not worth a scan.
  if (label.length > 64) return null
  const lower = label.replace(/^[\t\n\f\r ]+|[\t\n\f\r ]+$/g, '').toLowerCase()
  return BY_LABEL.get(lower) ?? BY_SQUEEZED.get(squeeze(lower)) ?? null
}

function squeeze(label: string): string {
  return label.replace(/[^a-z0-9]/g, '')
}
