import type {PassReason} from '../filters.ts'

interface Package {
  /** Says by the names of the entries whether an archive is of this kind. */
  readonly is: (names: readonly string[]) => boolean
  /** The entries that are documents. */
  readonly holds: RegExp
  /** Why the others are passed over. */
  readonly reason: PassReason
}

/** Kinds of files that are zip archives. */
const PACKAGES: readonly Package[] = [
  // OpenDocument names its type in its first entry.
  {
    is: names => names[0] === 'mimetype' && names.includes('content.xml'),
    holds: /^content\.xml$/,
    reason: 'record-type',
  },
  // Web archives.
  {is: has(/^archive\/.*\.w?arc(?:\.(?:gz|zst))?$/i), holds: /^archive\/./, reason: 'index'},
  // Word, Excel, PowerPoint; tables and slides are no articles.
  {
    is: has(/^(?:word\/document|xl\/workbook|ppt\/presentation)\.xml$/),
    holds: /^word\/document\.xml$/,
    reason: 'record-type',
  },
  // Books.
  {
    is: has(/^META-INF\/container\.xml$/),
    holds: /(?<!(?:^|\/)(?:nav|toc|cover|titlepage))\.x?html?$/i,
    reason: 'record-type',
  },
]

function has(entry: RegExp): Package['is'] {
  return names => names.some(name => entry.test(name))
}

/**
 * Tell by the names of an archive's entries what kind of file it is, and which entries are passed over: those of a web archive, of a document of
 * an office program and of a book that hold none of their documents. Of other archives none is.
 */
export function judgeEntries(names: readonly string[]): (name: string) => PassReason | null {
  const found = PACKAGES.find(({is}) => is(names))
  return name => (found === undefined || found.holds.test(name) ? null : found.reason)
}
