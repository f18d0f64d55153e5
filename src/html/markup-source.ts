import {codeUnitsOf} from '../text/code-units.ts'

/** A page's source, and its code units, which are read several times as fast one by one. */
export interface MarkupSource {
  readonly html: string
  /** May be longer than the source. */
  readonly units: Uint16Array
}

/** Make a source ready to be read; its units are good until that is done for another. */
export function markupSource(html: string): MarkupSource {
  return {html, units: codeUnitsOf(html)}
}
