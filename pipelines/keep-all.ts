import {
  branch,
  decode,
  decodeReferences,
  findArticle,
  fixMojibake,
  identifyLanguages,
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
      html: pipeline('html')
        .use(scanPage())
        .use(findArticle({keep: 'all'})),
      text: pipeline('text').use(decode()).use(parseText()),
    }),
  )
  .use(decodeReferences())
  .use(fixMojibake())
  .use(identifyLanguages())
  .use(splitParagraphs())
  .use(toRecord())
