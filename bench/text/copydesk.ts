import {cleanDocument} from '../../src/engine/clean-document.ts'
import {pipeline} from '../../src/engine/pipeline.ts'
import {createBytes} from '../../src/model/forms.ts'
import {createSource} from '../../src/model/source.ts'
import {decode} from '../../src/stages/decode.ts'
import {decodeReferences} from '../../src/stages/decode-references.ts'
import {dropChrome} from '../../src/stages/drop-chrome.ts'
import {dropControls} from '../../src/stages/drop-controls.ts'
import {dropForeignBlocks} from '../../src/stages/drop-foreign-blocks.ts'
import {findMetadata} from '../../src/stages/find-metadata.ts'
import {fixMojibake} from '../../src/stages/fix-mojibake.ts'
import {identifyLanguages} from '../../src/stages/identify-languages.ts'
import {parseText} from '../../src/stages/parse-text.ts'
import {splitParagraphs} from '../../src/stages/split-paragraphs.ts'
import {toRecord} from '../../src/stages/to-record.ts'

export const flat = pipeline('flat-text')
  .use(decode())
  .use(parseText())
  .use(decodeReferences())
  .use(fixMojibake())
  .use(dropControls())
  .use(dropChrome())
  .use(identifyLanguages())
  .use(dropForeignBlocks())
  .use(splitParagraphs())
  .use(findMetadata())
  .use(toRecord())

/** The text of the record that the path for flattened text makes, or '' for a drop. */
export function copydesk(text: string): string {
  const outcome = cleanDocument(flat, createBytes(text, {source: createSource({name: 'bench'})}))
  return outcome.outcome === 'record' ? outcome.record.text : ''
}
