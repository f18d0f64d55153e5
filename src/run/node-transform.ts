import {Transform} from 'node:stream'
import {type CleaningPipeline, cleanDocument} from '../engine/clean-document.ts'
import type {BytesDocument} from '../model/forms.ts'

/**
 * Make a Node `Transform` in object mode from bytes documents to outcomes, in order, with back-pressure. `transformStream` makes
 * a web stream of the same.
 */
export function nodeTransform(pipeline: CleaningPipeline): Transform {
  return new Transform({
    objectMode: true,
    transform(document: BytesDocument, _encoding, done) {
      done(null, {...cleanDocument(pipeline, document), source: document.source})
    },
  })
}
