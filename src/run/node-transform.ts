import type {Transform} from 'node:stream'
import {type CleaningPipeline, cleanDocument} from '../engine/clean-document.ts'
import {ConfigurationError} from '../model/errors.ts'
import type {BytesDocument} from '../model/forms.ts'

/**
 * Make a Node `Transform` in object mode from bytes documents to outcomes, in order, with back-pressure.
 *
 * @throws {ConfigurationError} outside Node; `transformStream` works everywhere.
 */
export function nodeTransform(pipeline: CleaningPipeline): Transform {
  // Asked for at run time: a static import would keep the library out of browsers.
  const stream = globalThis.process?.getBuiltinModule?.('node:stream')
  if (!stream)
    throw new ConfigurationError(
      'Cannot make a Node `Transform` here: expected Node, use `transformStream` elsewhere',
    )
  return new stream.Transform({
    objectMode: true,
    transform(document: BytesDocument, _encoding, done) {
      done(null, {...cleanDocument(pipeline, document), source: document.source})
    },
  })
}
