import type {IndexedDocument} from './run-index.ts'

/** Documents of two runs, matched. */
export interface Matched<Left, Right> {
  readonly pairs: readonly (readonly [Left, Right])[]
  readonly onlyLeft: readonly Left[]
  readonly onlyRight: readonly Right[]
}

/**
 * Match documents by where they came from (file and record id, or file and offset), then the rest by their id, which outlasts
 * a move of the files. The same document read twice is matched in order.
 */
export function matchDocuments<Left extends IndexedDocument, Right extends IndexedDocument>(
  left: readonly Left[],
  right: readonly Right[],
): Matched<Left, Right> {
  const bySource = matchBy(left, right, sourceKey)
  const byId = matchBy(bySource.onlyLeft, bySource.onlyRight, ({id}) => id)
  return {...byId, pairs: [...bySource.pairs, ...byId.pairs]}
}

function sourceKey({source_file, source_record_id, source_offset}: IndexedDocument): string {
  return JSON.stringify([source_file, source_record_id ?? source_offset])
}

function matchBy<Left extends IndexedDocument, Right extends IndexedDocument>(
  left: readonly Left[],
  right: readonly Right[],
  keyOf: (document: IndexedDocument) => string,
): Matched<Left, Right> {
  const waiting = new Map<string, Right[]>()
  for (const document of right) {
    const key = keyOf(document)
    const list = waiting.get(key)
    if (list) list.push(document)
    else waiting.set(key, [document])
  }
  const pairs: (readonly [Left, Right])[] = []
  const onlyLeft: Left[] = []
  const taken = new Set<Right>()
  const next = new Map<string, number>()
  for (const document of left) {
    const key = keyOf(document)
    const index = next.get(key) ?? 0
    const partner = waiting.get(key)?.[index]
    next.set(key, index + 1)
    if (partner) {
      pairs.push([document, partner])
      taken.add(partner)
    } else onlyLeft.push(document)
  }
  return {pairs, onlyLeft, onlyRight: right.filter(document => !taken.has(document))}
}
