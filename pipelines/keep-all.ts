import {
  branch,
  decode,
  decodeEscapes,
  decodeReferences,
  dropControls,
  fixMojibake,
  identifyLanguages,
  keepBlocks,
  parseText,
  pipeline,
  scanPage,
  splitParagraphs,
  toRecord,
} from 'copydesk'

/** Every visible block, nothing judged: decode, repair and split only. */
export default pipeline('keep-all')
  .use(
    branch({
      html: pipeline('html').use(scanPage()).use(keepBlocks()),
      text: pipeline('text').use(decode()).use(parseText()),
    }),
  )
  .use(decodeEscapes())
  .use(decodeReferences())
  .use(fixMojibake())
  .use(dropControls())
  .use(identifyLanguages())
  .use(splitParagraphs())
  .use(toRecord())
