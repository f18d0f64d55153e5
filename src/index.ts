// The public API, one list. `clean.ts` stays last: it loads a pipeline that is written against the names above it.

// Engine: composing stages, and leading documents through them.
export {type Branches, branch} from './engine/branch.ts'
export {type CleaningPipeline, cleanDocument} from './engine/clean-document.ts'
export {type Explanation, explainDocument} from './engine/explain-document.ts'
export {isPipeline, type Pipeline, pipeline} from './engine/pipeline.ts'
export {hashPipeline} from './engine/pipeline-hash.ts'
export {run, type StreamOptions, type StreamOutcome, transformStream} from './engine/stream.ts'
export {type Summary, Tally} from './engine/tally.ts'
export {unifiedParser} from './engine/unified-parser.ts'

// Model: forms, blocks, notes, outcomes.
export {
  BLOCK_KINDS,
  type Block,
  type BlockData,
  type BlockKind,
  createBlock,
  dropBlock,
  type InlineMark,
  isKept,
  type LiftedField,
  liftBlock,
  type Span,
  updateBlock,
  type Verdict,
} from './model/block.ts'
export {ConfigurationError, DocumentError, REJECT_CODES, type RejectCode} from './model/errors.ts'
export {
  type ArticleData,
  type ArticleDocument,
  type BytesDocument,
  type CharsetUsed,
  createBytes,
  type FormName,
  type Forms,
  type PageDocument,
  type RecordDocument,
  type TextDocument,
} from './model/forms.ts'
export {type Metadata, NO_METADATA, PAGE_KINDS, type PageKind} from './model/metadata.ts'
export type {Facts, Note, NoteKind, Report} from './model/note.ts'
export {DROP_REASONS, type Drop, type DropReason, drop, type Outcome} from './model/outcome.ts'
export type {Page, PageBlock, PageHead} from './model/page.ts'
export type {Reading, Unread} from './model/reading.ts'
export {
  type ArticleRecord,
  type RecordMark,
  type RecordParagraph,
  type Removal,
  SCHEMA_VERSION,
} from './model/record.ts'
export {recordSchema} from './model/record-schema.ts'
export {DROP_RULES, type DropRule} from './model/rules.ts'
export {
  listOf,
  numberFrom,
  type OptionValues,
  oneOf,
  orNull,
  type ValuesOf,
  wholeNumber,
} from './model/option-values.ts'
export {createSource, READ_DOUBTS, type ReadDoubt, type Source} from './model/source.ts'
export {
  defineStage,
  type Follow,
  type Stage,
  type StageDefinition,
  type StageFactory,
  type Work,
} from './model/stage.ts'
// Stages, in the order in which a document usually meets them.
export {decode} from './stages/decode.ts'
export {parseText} from './stages/parse-text.ts'
export {scanPage} from './stages/scan-page.ts'
export {dropSelectors} from './stages/drop-selectors.ts'
export {findArticle} from './stages/find-article.ts'
export {keepBlocks} from './stages/keep-blocks.ts'
export {decodeEscapes} from './stages/decode-escapes.ts'
export {decodeReferences} from './stages/decode-references.ts'
export {dropMarkup} from './stages/drop-markup.ts'
export {fixMojibake} from './stages/fix-mojibake.ts'
export {dropControls} from './stages/drop-controls.ts'
export {dropChrome} from './stages/drop-chrome.ts'
export {identifyLanguages} from './stages/identify-languages.ts'
export {dropForeignBlocks} from './stages/drop-foreign-blocks.ts'
export {splitParagraphs} from './stages/split-paragraphs.ts'
export {findMetadata} from './stages/find-metadata.ts'
export {splitSentences} from './stages/split-sentences.ts'
export {retext} from './stages/retext.ts'
export {toRecord} from './stages/to-record.ts'

// Pure functions on text.
export {
  type CharsetDoubt,
  type CharsetSource,
  type Decoded,
  type DecodeHints,
  decodeBytes,
} from './text/charset/decode-bytes.ts'
export {type IdentifyLanguageOptions, identifyLanguage} from './text/language/identify.ts'
export {
  type PlanStep,
  type Repair,
  type RepairOptions,
  type RepairResult,
  repairText,
  replayPlan,
} from './text/mojibake/repair.ts'
export {
  type SentenceSpan,
  type SplitSentencesOptions,
  splitSentences as findSentences,
} from './text/sentences/split-sentences.ts'

// What becomes of a record.
export {markdownOf} from './writers/formats/article-text.ts'

// Cleaning with the shipped default.
export {type CleanOptions, cleanHtml, cleanText} from './clean.ts'
