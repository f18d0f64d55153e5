import type {Summary} from '../engine/tally.ts'
import {showBytes, showCount, showNumberOf, showRate, showTime} from './numbers.ts'
import {type Cell, layOut} from './table.ts'
import {showText} from './visible.ts'

/** What the closing table is made of. */
export interface RunFigures extends Summary {
  readonly content_bytes: number
  readonly passed_over_by_reason: Readonly<Record<string, number>>
  readonly milliseconds: number
}

/** Rows shown of one list; the rest is in the summary. */
const ROWS = 10

/** Where each kind of output went, by kind; `null` where it was counted only. */
export type Destinations = Readonly<Record<string, string | null>>

/** Lay out what a run did: where its output went, outcomes, dropped blocks by reason, repairs by kind, time and rate. */
export function closingTable(figures: RunFigures, destinations: Destinations): string {
  const {documents, records, drops, rejects, content_bytes, milliseconds} = figures
  const removed = Object.values(figures.removed_blocks_by_rule).reduce((sum, count) => sum + count, 0)
  const counts: Readonly<Record<string, number>> = {records, removals: removed, drops, rejects}
  const went = Object.entries(destinations).map(([kind, path]): Cell[] => [
    kind,
    counts[kind] ?? '',
    path === null ? 'counted only' : `→ ${showText(path)}`,
  ])
  const sections = [
    ['Passed over', figures.passed_over_by_reason],
    ['Dropped documents', figures.drops_by_reason],
    ['Rejected documents', figures.rejects_by_code],
    ['Dropped blocks', figures.removed_blocks_by_rule],
    ['Repairs', figures.repairs_by_kind],
  ] as const
  return [
    ...layOut(went),
    '',
    `${showNumberOf(documents, 'document')}: ${showNumberOf(records, 'record')}, ${showNumberOf(drops, 'drop')}, ${showNumberOf(rejects, 'reject')}`,
    ...sections.flatMap(([title, counted]) => section(title, counted)),
    '',
    `${showBytes(content_bytes)} in ${showTime(milliseconds)}, ${showRate(content_bytes, milliseconds)}`,
    '',
  ].join('\n')
}

function section(title: string, counted: Readonly<Record<string, number>>): string[] {
  const all = Object.entries(counted)
  if (all.length === 0) return []
  const rows = layOut(all.slice(0, ROWS).map(([name, count]) => [`  ${showText(name)}`, count]))
  const rest = all.slice(ROWS).reduce((sum, [, count]) => sum + count, 0)
  if (rest > 0)
    rows.push(`  and ${showCount(rest)} more, of ${showNumberOf(all.length - ROWS, 'other kind')}`)
  return ['', title, ...rows]
}
