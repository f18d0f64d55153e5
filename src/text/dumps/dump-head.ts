import {readDocTag} from './heads/doc-tag.ts'
import {readFactiva} from './heads/factiva.ts'
import {readFrontMatter} from './heads/front-matter.ts'
import type {DumpHead, HeadReader} from './heads/head-fields.ts'
import {readLabelledHead} from './heads/labelled-head.ts'
import {readNexis} from './heads/nexis.ts'
import {readProquest} from './heads/proquest.ts'

/** Press archives come before lines of labels, of which they hold some. */
const READERS: readonly HeadReader[] = [
  readFrontMatter,
  readDocTag,
  readNexis,
  readFactiva,
  readProquest,
  readLabelledHead,
]

/**
 * Read what stands around the text of a dump: front matter, as Markdown files have it, lines of labels that scripts and readers for language
 * models write, tags around documents of a corpus, the fields of press archives (LexisNexis, Factiva, ProQuest). `null` where nothing such
 * does, or it names neither headline nor address.
 *
 * @example
 * readDumpHead('---\ntitle: A\n---\nText')?.title // => 'A'
 */
export function readDumpHead(text: string): DumpHead | null {
  for (const read of READERS) {
    const head = read(text)
    if (head !== null) return head
  }
  return null
}
