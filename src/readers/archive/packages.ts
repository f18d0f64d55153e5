import type {PassReason} from '../filters.ts'

interface Package {
  /** Says by the names of the entries whether an archive is of this kind. */
  readonly is: (names: readonly string[]) => boolean
  /** The entries that are documents. */
  readonly holds: RegExp
  /** Those of them that no reader of the site sees. */
  readonly hidden?: RegExp
  /** The table that says of each what is not in it. */
  readonly catalogue?: RegExp
  /** Why the others are passed over. */
  readonly reason: PassReason
}

const SUBSTACK_POST = /(?:^|\/)posts\/[^/]+\.html$/

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
  // What Substack exports: posts, and who received and opened them.
  {
    is: names => [/(?:^|\/)posts\.csv$/, SUBSTACK_POST].every(entry => names.some(name => entry.test(name))),
    holds: SUBSTACK_POST,
    catalogue: /(?:^|\/)posts\.csv$/,
    reason: 'record-type',
  },
  // What Medium exports: posts, and lists of all that was read, liked and followed.
  {
    is: has(/(?:^|\/)posts\/(?:draft|\d{4}-\d\d-\d\d)_[^/]*\.html$/),
    holds: /(?:^|\/)posts\/[^/]+\.html$/,
    hidden: /(?:^|\/)posts\/draft_/,
    reason: 'record-type',
  },
  // Pages as an add-on of Firefox saved them.
  {is: has(/^[^/]+\/index\.rdf$/), holds: /^[^/]+\/index\.x?html?$/, reason: 'record-type'},
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

/** What is known of an archive's entries by their names. */
export interface EntryJudge {
  /** Says why an entry is passed over; `null` where it is not. */
  readonly judge: (name: string) => PassReason | null
  /** Name of the entry that is a table of the others. */
  readonly catalogue: string | null
}

/**
 * Tell by the names of an archive's entries what kind of file it is, and which entries are passed over: those of a web archive, of a document of
 * an office program, of a book and of an export of a site that hold none of their documents. Of other archives none is.
 */
export function judgeEntries(names: readonly string[]): EntryJudge {
  const found = PACKAGES.find(({is}) => is(names))
  return {
    judge: name => {
      if (found === undefined) return null
      if (found.hidden?.test(name)) return 'unpublished'
      return found.holds.test(name) ? null : found.reason
    },
    catalogue: names.find(name => found?.catalogue?.test(name)) ?? null,
  }
}
