import {
  decode,
  decodeEscapes,
  decodeReferences,
  dropChrome,
  dropControls,
  dropForeignBlocks,
  findMetadata,
  fixMojibake,
  identifyLanguages,
  parseText,
  pipeline,
  splitParagraphs,
  toRecord,
} from 'copydesk'

/** Text that lost its HTML, and nothing else: what looks like a tag is text. */
export default pipeline('flat-text')
  .use(decode())
  .use(parseText())
  .use(decodeEscapes())
  .use(decodeReferences())
  .use(fixMojibake())
  .use(dropControls())
  .use(dropChrome())
  .use(identifyLanguages())
  .use(dropForeignBlocks())
  .use(splitParagraphs())
  .use(findMetadata())
  .use(toRecord())
