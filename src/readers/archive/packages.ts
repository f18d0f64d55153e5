import type {PassReason} from '../filters.ts'

interface Package {
  /** An entry that each has. */
  readonly has: RegExp
  /** The entries that are documents. */
  readonly holds: RegExp
  /** Why the others are passed over. */
  readonly reason: PassReason
}

/** Kinds of files that are zip archives. */
const PACKAGES: readonly Package[] = [
  // Web archives.
  {has: /^archive\/.*\.w?arc(?:\.(?:gz|zst))?$/i, holds: /^archive\/./, reason: 'index'},
  // Word, Excel, PowerPoint; tables and slides are no articles.
  {
    has: /^(?:word\/document|xl\/workbook|ppt\/presentation)\.xml$/,
    holds: /^word\/document\.xml$/,
    reason: 'record-type',
  },
  // Books.
  {
    has: /^META-INF\/container\.xml$/,
    holds: /(?<!(?:^|\/)(?:nav|toc|cover|titlepage))\.x?html?$/i,
    reason: 'record-type',
  },
]
/** OpenDocument names its type in its first entry. */
const OPEN_DOCUMENT: Package = {has: /^mimetype$/, holds: /^content\.xml$/, reason: 'record-type'}

/**
 * Tell by the names of an archive's entries what kind of file it is, and which entries are passed over: those of a web archive, of a document of
 * an office program and of a book that hold none of their documents. Of other archives none is.
 */
export function judgeEntries(names: readonly string[]): (name: string) => PassReason | null {
  const isOpenDocument = names[0] === 'mimetype' && names.includes('content.xml')
  const found = isOpenDocument ? OPEN_DOCUMENT : PACKAGES.find(({has}) => names.some(name => has.test(name)))
  return name => (found === undefined || found.holds.test(name) ? null : found.reason)
}
