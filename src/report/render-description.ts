import type {DescribedBlock, DescribedRepair, DocumentDescription} from './describe-document.ts'
import {focusChange} from './focus.ts'
import {shorten, showText} from './visible.ts'

/** Colours text for a terminal, or leaves it as it is. */
export type Paint = (colour: 'green' | 'red' | 'yellow' | 'cyan' | 'dim' | 'bold', text: string) => string

/** How to show a description. */
export interface RenderOptions {
  /** @default no colours */
  readonly paint?: Paint
  /** Longest text shown of a block, in code points. @default 100 */
  readonly width?: number
}

const COLOURS = {kept: 'green', dropped: 'red', lifted: 'cyan'} as const

/** Show a described document on a terminal: every block in source order, repairs below the block they were made in. */
export function renderDescription(
  description: DocumentDescription,
  {paint = (_colour, text) => text, width = 100}: RenderOptions = {},
): string {
  const {blocks, other_repairs, notes} = description
  const doubts = notes.filter(({kind}) => kind === 'doubt' || kind === 'message')
  return [
    ...headLines(description, {paint, width}),
    '',
    ...blocks.flatMap(block => blockLines(block, {paint, width})),
    ...titled(
      'Repairs elsewhere',
      other_repairs.map(repair => repairLine(repair, paint)),
    ),
    ...titled(
      'Doubts and messages',
      doubts.map(({stage, rule, detail, before}) =>
        line(`${stage}/${rule}`, shorten(detail ?? before ?? '', width)),
      ),
    ),
    '',
  ].join('\n')
}

function headLines(
  {source, id, outcome, reason, message, charset, charset_source, language, metadata}: DocumentDescription,
  {paint, width}: Required<RenderOptions>,
): string[] {
  const verdict = [outcome, reason, message && `(${message})`].filter(Boolean).join(' ')
  const known = Object.entries(metadata ?? {}).filter(
    ([key, value]) => typeof value === 'string' && key !== 'kind' && value !== '',
  )
  return [
    paint(
      'bold',
      showText(source.file === null ? source.name : `${source.file} ${source.record_id ?? ''}`.trim()),
    ),
    ...(id === '' ? [] : [line('id', id)]),
    line('outcome', verdict),
    ...(charset || charset_source
      ? [line('charset', `${charset ?? 'none'} (${charset_source ?? 'unknown'})`)]
      : []),
    ...(language ? [line('language', language)] : []),
    ...known.map(([key, value]) => line(key, shorten(String(value), width))),
  ]
}

function blockLines(block: DescribedBlock, {paint, width}: Required<RenderOptions>): string[] {
  const {verdict, kind, stage, rule, field, text, repairs} = block
  const who = verdict === 'kept' ? '' : `  ${stage}/${rule}${field ? ` → ${field}` : ''}`
  const head = `${paint(COLOURS[verdict], verdict.padEnd(7))}  ${kind}${paint('yellow', showText(who))}`
  const body = paint(verdict === 'dropped' ? 'dim' : 'bold', showText(shorten(text, width)))
  return [head, `         ${body}`, ...repairs.map(repair => repairLine(repair, paint))]
}

function repairLine({stage, rule, before, after, detail}: DescribedRepair, paint: Paint): string {
  const change = focusChange(before, after)
  const shown = `${paint('red', showText(change.before))} → ${paint('green', showText(change.after))}`
  const how = detail === null ? '' : `  ${paint('dim', showText(detail))}`
  return `         ${paint('yellow', showText(`${stage}/${rule}`))}  ${shown}${how}`
}

function titled(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', title, ...lines] : []
}

function line(name: string, value: string): string {
  return `  ${showText(name).padEnd(14)} ${showText(value)}`
}
