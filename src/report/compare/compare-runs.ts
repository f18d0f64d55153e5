import type {ArticleRecord} from '../../model/record.ts'
import {compareParagraphs} from './compare-paragraphs.ts'
import {matchDocuments} from './match-documents.ts'
import {type IndexedDocument, RunIndex} from './run-index.ts'

/** How to compare two runs. */
export interface CompareOptions {
  /** Examples kept of each kind of change. @default 5 */
  readonly examples?: number
}

type Counts = Readonly<Record<string, number>>

/** How the second of two outputs differs from the first. Counts by reason are sorted, largest first. */
export interface Comparison {
  readonly documents: {
    readonly before: number
    readonly after: number
    readonly same: number
    readonly changed: number
    readonly lost: number
    readonly gained: number
  }
  readonly paragraphs: {readonly lost: number; readonly gained: number; readonly changed: number}
  /** Documents that differ: changed, lost and gained. */
  readonly differing: number
  /** What became of lost documents in the second output, and where gained ones were in the first. */
  readonly lost_documents_by_reason: Counts
  readonly gained_documents_by_reason: Counts
  /** The rule by which the other output left the paragraph out. */
  readonly lost_paragraphs_by_reason: Counts
  readonly gained_paragraphs_by_reason: Counts
  /** Documents in which a field differs, by field; the text and what follows from it are left out. */
  readonly changed_fields: Counts
  readonly examples: readonly Example[]
}

/** One change, to look at. */
export interface Example {
  readonly change:
    | 'document lost'
    | 'document gained'
    | 'paragraph lost'
    | 'paragraph gained'
    | 'paragraph changed'
  /** The document: its record id, else its file. */
  readonly document: string
  readonly reason: string | null
  readonly before: string | null
  readonly after: string | null
}

/** Fields that follow from the text, from the run, or from where the input lies. */
const DERIVED = new Set<string>(
  'schema_version id text paragraphs sentences n_chars n_words text_hash source_file source_offset pipeline_hash confidence'.split(
    ' ',
  ),
)
const UNKNOWN = 'not told'

/**
 * Compare two outputs of `clean`: documents and paragraphs gained, lost and changed, by reason. Documents are matched by source
 * and record id, then by id.
 *
 * @throws {ConfigurationError} when one of them is no output of `clean`.
 */
export async function compareRuns(
  before: string,
  after: string,
  {examples = 5}: CompareOptions = {},
): Promise<Comparison> {
  const left = await RunIndex.open(before)
  try {
    const right = await RunIndex.open(after)
    try {
      return await compareIndexes(left, right, new ChangeTally(examples))
    } finally {
      await right.close()
    }
  } finally {
    await left.close()
  }
}

async function compareIndexes(left: RunIndex, right: RunIndex, tally: ChangeTally): Promise<Comparison> {
  const {pairs, onlyLeft, onlyRight} = matchDocuments(left.records, right.records)
  tellMissing('lost', onlyLeft, {others: right.others, tally})
  tellMissing('gained', onlyRight, {others: left.others, tally})
  for (const [old, young] of pairs) {
    const records = [await left.record(old), await right.record(young)] as const
    await compareRecords(records, {left, right, tally})
  }
  const {length: same} = pairs
  return tally.comparison({before: left.records.length, after: right.records.length, pairs: same})
}

function tellMissing(
  change: 'lost' | 'gained',
  documents: readonly IndexedDocument[],
  {others, tally}: {others: RunIndex['others']; tally: ChangeTally},
): void {
  const {pairs, onlyLeft} = matchDocuments(documents, others)
  for (const [document, {why}] of pairs) tally.document(change, document, why)
  for (const document of onlyLeft) tally.document(change, document, 'not in the input')
}

async function compareRecords(
  [old, young]: readonly [ArticleRecord, ArticleRecord],
  {left, right, tally}: {left: RunIndex; right: RunIndex; tally: ChangeTally},
): Promise<void> {
  const fields = changedFields(old, young)
  const changes = old.text === young.text ? null : compareParagraphs(old, young)
  if (changes === null && fields.length === 0) return
  tally.changed++
  for (const field of fields) tally.count('fields', field)
  if (changes === null) return
  const rulesOf = async (run: RunIndex, id: string, wanted: readonly string[]) =>
    wanted.length > 0 ? run.rules(id) : new Map<string, string>()
  const lostBy = await rulesOf(right, young.id, changes.lost)
  const gainedBy = await rulesOf(left, old.id, changes.gained)
  for (const text of changes.lost) tally.paragraph('lost', old, {text, reason: lostBy.get(text) ?? UNKNOWN})
  for (const text of changes.gained)
    tally.paragraph('gained', young, {text, reason: gainedBy.get(text) ?? UNKNOWN})
  for (const pair of changes.changed) tally.rewritten(old, pair)
}

function changedFields(old: ArticleRecord, young: ArticleRecord): string[] {
  return Object.keys({...old, ...young}).filter(
    key =>
      !DERIVED.has(key) &&
      JSON.stringify(old[key as keyof ArticleRecord]) !== JSON.stringify(young[key as keyof ArticleRecord]),
  )
}

type Kind = 'lost documents' | 'gained documents' | 'lost paragraphs' | 'gained paragraphs' | 'fields'

class ChangeTally {
  changed = 0
  #rewritten = 0
  readonly #limit: number
  readonly #counts = new Map<Kind, Map<string, number>>()
  readonly #examples: Example[] = []

  constructor(limit: number) {
    this.#limit = limit
  }

  count(kind: Kind, reason: string): void {
    const counts = this.#counts.get(kind) ?? new Map<string, number>()
    counts.set(reason, (counts.get(reason) ?? 0) + 1)
    this.#counts.set(kind, counts)
  }

  document(change: 'lost' | 'gained', document: IndexedDocument, reason: string): void {
    this.count(`${change} documents`, reason)
    this.#example({
      change: `document ${change}`,
      document: nameOf(document),
      reason,
      before: null,
      after: null,
    })
  }

  paragraph(
    change: 'lost' | 'gained',
    record: ArticleRecord,
    {text, reason}: {text: string; reason: string},
  ): void {
    this.count(`${change} paragraphs`, reason)
    const sides = change === 'lost' ? {before: text, after: null} : {before: null, after: text}
    this.#example({change: `paragraph ${change}`, document: nameOf(record), reason, ...sides})
  }

  rewritten(record: ArticleRecord, [before, after]: readonly [string, string]): void {
    this.#rewritten++
    this.#example({change: 'paragraph changed', document: nameOf(record), reason: null, before, after})
  }

  comparison({before, after, pairs}: {before: number; after: number; pairs: number}): Comparison {
    const total = (kind: Kind) =>
      [...(this.#counts.get(kind)?.values() ?? [])].reduce((sum, count) => sum + count, 0)
    const [lost, gained] = [total('lost documents'), total('gained documents')]
    return {
      documents: {before, after, same: pairs - this.changed, changed: this.changed, lost, gained},
      paragraphs: {
        lost: total('lost paragraphs'),
        gained: total('gained paragraphs'),
        changed: this.#rewritten,
      },
      differing: this.changed + lost + gained,
      lost_documents_by_reason: this.#sorted('lost documents'),
      gained_documents_by_reason: this.#sorted('gained documents'),
      lost_paragraphs_by_reason: this.#sorted('lost paragraphs'),
      gained_paragraphs_by_reason: this.#sorted('gained paragraphs'),
      changed_fields: this.#sorted('fields'),
      examples: this.#examples,
    }
  }

  #example(example: Example): void {
    const known = this.#examples.filter(({change}) => change === example.change).length
    if (known < this.#limit) this.#examples.push(example)
  }

  #sorted(kind: Kind): Counts {
    const counts = [...(this.#counts.get(kind) ?? [])]
    return Object.fromEntries(counts.sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
  }
}

function nameOf({id, source_record_id, source_file}: IndexedDocument): string {
  return source_record_id ?? source_file ?? id
}
