import type {Outcome} from '../model/outcome.ts'
import type {Times} from './document-run.ts'

/** Counts over a run, as `summary.json` holds them. */
export interface Summary {
  readonly documents: number
  readonly records: number
  readonly drops: number
  readonly rejects: number
  /** Whether documents = records + drops + rejects; checked, never assumed. */
  readonly reconciles: boolean
  readonly drops_by_reason: Readonly<Record<string, number>>
  readonly rejects_by_code: Readonly<Record<string, number>>
  /** Blocks that are in no record's text, by `stage/rule`. */
  readonly removed_blocks_by_rule: Readonly<Record<string, number>>
  readonly repairs_by_kind: Readonly<Record<string, number>>
  readonly doubts_by_rule: Readonly<Record<string, number>>
  readonly languages: Readonly<Record<string, number>>
  readonly charsets: Readonly<Record<string, number>>
  readonly kinds: Readonly<Record<string, number>>
  readonly characters: number
  /** Milliseconds by stage; empty when no clock was handed in. */
  readonly milliseconds_by_stage: Readonly<Record<string, number>>
}

type Counts = Map<string, number>

/** Counts outcomes as they come. Documents are counted when they go in, outcomes when they come out. */
export class Tally {
  documents = 0
  characters = 0
  readonly outcomes = {record: 0, drop: 0, reject: 0}
  readonly times: Times = new Map()
  readonly #reasons: Counts = new Map()
  readonly #codes: Counts = new Map()
  readonly #removed: Counts = new Map()
  readonly #repairs: Counts = new Map()
  readonly #doubts: Counts = new Map()
  readonly #languages: Counts = new Map()
  readonly #charsets: Counts = new Map()
  readonly #kinds: Counts = new Map()

  /** Count a document that goes in. */
  enter(): void {
    this.documents++
  }

  /** Count what became of a document. */
  leave(outcome: Outcome): void {
    this.outcomes[outcome.outcome]++
    for (const note of outcome.notes) {
      if (note.kind === 'repair') add(this.#repairs, note.rule)
      if (note.kind === 'doubt') add(this.#doubts, note.rule)
    }
    if (outcome.outcome === 'drop') add(this.#reasons, outcome.reason)
    if (outcome.outcome === 'reject') add(this.#codes, outcome.code)
    if (outcome.outcome !== 'record') return
    for (const {stage, rule} of outcome.removals) add(this.#removed, `${stage}/${rule}`)
    const {language, charset, kind, n_chars} = outcome.record
    add(this.#languages, language ?? 'unknown')
    add(this.#charsets, charset ?? 'none')
    add(this.#kinds, kind)
    this.characters += n_chars
  }

  /** Add what another tally counted. */
  add(other: Summary): void {
    this.documents += other.documents
    this.characters += other.characters
    this.outcomes.record += other.records
    this.outcomes.drop += other.drops
    this.outcomes.reject += other.rejects
    merge(this.#reasons, other.drops_by_reason)
    merge(this.#codes, other.rejects_by_code)
    merge(this.#removed, other.removed_blocks_by_rule)
    merge(this.#repairs, other.repairs_by_kind)
    merge(this.#doubts, other.doubts_by_rule)
    merge(this.#languages, other.languages)
    merge(this.#charsets, other.charsets)
    merge(this.#kinds, other.kinds)
    merge(this.times, other.milliseconds_by_stage)
  }

  summary(): Summary {
    const {record, drop, reject} = this.outcomes
    return {
      documents: this.documents,
      records: record,
      drops: drop,
      rejects: reject,
      reconciles: this.documents === record + drop + reject,
      drops_by_reason: sorted(this.#reasons),
      rejects_by_code: sorted(this.#codes),
      removed_blocks_by_rule: sorted(this.#removed),
      repairs_by_kind: sorted(this.#repairs),
      doubts_by_rule: sorted(this.#doubts),
      languages: sorted(this.#languages),
      charsets: sorted(this.#charsets),
      kinds: sorted(this.#kinds),
      characters: this.characters,
      milliseconds_by_stage: sorted(new Map([...this.times].map(([stage, time]) => [stage, rounded(time)]))),
    }
  }
}

function add(counts: Counts, key: string): void {
  const before = counts.get(key)
  // A new key is copied: V8 keeps a whole page alive for one word that was sliced from it.
  if (before === undefined) counts.set(JSON.parse(JSON.stringify(key)) as string, 1)
  else counts.set(key, before + 1)
}

function merge(counts: Counts, others: Readonly<Record<string, number>>): void {
  for (const [key, count] of Object.entries(others)) counts.set(key, (counts.get(key) ?? 0) + count)
}

/** To a microsecond: the clock tells no more. */
function rounded(milliseconds: number): number {
  return Math.round(milliseconds * 1000) / 1000
}

/** Largest first; ties by name, so that two equal runs write equal summaries. */
function sorted(counts: Counts): Record<string, number> {
  return Object.fromEntries([...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1)))
}
