import {canonicalCharset} from './canonical-charset.ts'
import type {CharsetDoubt, DecodeHints} from './decode-bytes.ts'
import type {Claim} from './priors.ts'
import {charsetInContent, sniffDeclarations} from './sniff-declarations.ts'

/** What was declared, in the order in which it is believed. */
export function claimsOf(bytes: Uint8Array, hints: DecodeHints): {claims: Claim[]; doubts: CharsetDoubt[]} {
  const labels: {label: string; source: string; charset: string | null}[] = []
  const add = (label: string | null | undefined, source: string): void => {
    if (label) labels.push({label, source, charset: canonicalCharset(label)})
  }
  add(hints.charset, 'http')
  add(hints.mediaType ? charsetInContent(hints.mediaType) : null, 'http')
  if (hints.html !== false) {
    const inside = sniffDeclarations(bytes)
    const rank = {xml: 0, meta: 1, 'http-equiv': 1}
    inside.sort((a, b) => rank[a.kind] - rank[b.kind])
    labels.push(...inside.map(({label, kind, charset}) => ({label, source: kind, charset})))
  }
  const doubts = new Set<CharsetDoubt>()
  const claims: Claim[] = []
  for (const {label, source, charset} of labels) {
    if (charset !== null && charset !== 'replacement') claims.push({charset, source})
    else doubts.add(/utf-?7/i.test(label) ? 'utf-7-refused' : 'unknown-label')
  }
  return {claims, doubts: [...doubts]}
}
