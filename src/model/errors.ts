/** Codes of rejects: failures to read a document, as opposed to drops, which are verdicts. Public and stable. */
export const REJECT_CODES = {
  'empty-input': 'the input holds no bytes',
  'binary-input': 'the bytes are not text',
  'too-large': 'the document is larger than the limit',
  'not-json': 'the line is not JSON',
  'not-an-object': 'the line is JSON, but no object',
  'bad-field': 'a field has a value of the wrong kind',
  'no-content': 'no part of it is known to hold a page or text',
  unreadable: 'the file could not be read',
  'not-decompressed': 'the compressed data is broken or cut short',
  'special-file': 'the path is a device, a socket or a pipe',
  'link-loop': 'the link leads back to itself',
  'bytes-skipped': 'bytes between two records belong to none, and were passed over',
  'broken-record': 'the record’s header cannot be read',
  'broken-archive': 'the archive’s directory or a part of it cannot be read',
  'orphan-segment': 'a part of a segmented record stands without the part it continues',
  'not-decoded': 'the content coding of the body is unknown, or the body is not in it',
  'expands-too-much': 'the data unpacks to far more than its size allows for',
  'too-nested': 'archives stand inside archives too many times over',
  encrypted: 'the entry is encrypted',
  'unknown-compression': 'the entry is compressed by a method that is not read',
  'too-deep': 'the elements are nested too deeply for a document tree',
  'too-complex': 'the page has more tags or attributes, or the text more lines, than the limits allow',
  'stage-threw': 'a stage threw an error',
  'timed-out': 'the document took longer than the limit of time, twice',
  'out-of-memory': 'the document took more memory than the limit, twice',
  'worker-died': 'the process that worked on the document ended, twice',
  'source-changed': 'the file vanished or changed while the run went on',
} as const
/** Why a document could not be worked on. */
export type RejectCode = keyof typeof REJECT_CODES

/** A document cannot be worked on. Thrown inside a reader or stage, it becomes a reject and never ends a run. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
  readonly code: RejectCode

  constructor(code: RejectCode, message: string = REJECT_CODES[code]) {
    super(message)
    this.code = code
  }
}

/** A pipeline, stage or option is set up wrongly. Thrown while building, never while running. */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError'
}
