import {
  branch,
  decode,
  decodeEscapes,
  decodeReferences,
  dropChrome,
  dropControls,
  dropForeignBlocks,
  dropMarkup,
  findArticle,
  findMetadata,
  fixMojibake,
  identifyLanguages,
  parseText,
  pipeline,
  scanPage,
  splitParagraphs,
  toRecord,
} from 'copydesk'

/** News articles, from HTML pages and from text that lost its HTML. The default. */
export default pipeline('news')
  .use(
    branch({
      html: pipeline('html').use(scanPage()).use(findArticle()),
      text: pipeline('text').use(decode()).use(parseText()),
    }),
  )
  // Before the repair: mojibake is found in characters, not in references to them and escapes.
  .use(decodeEscapes())
  .use(decodeReferences())
  // Now that `&lt;` is `<`.
  .use(dropMarkup())
  // On the whole article at once: short blocks profit from the evidence of the long ones.
  .use(fixMojibake())
  // After the repair: control characters are evidence of what was read wrongly.
  .use(dropControls())
  .use(dropChrome())
  // After the repair and without the menus: neither damaged words nor chrome are evidence of the article's language.
  .use(identifyLanguages())
  .use(dropForeignBlocks())
  .use(splitParagraphs())
  // On what is left: a dateline opens the first paragraph of the body.
  .use(findMetadata())
  .use(toRecord())
