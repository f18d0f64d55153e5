import news from '#pipelines/news'
import {type CleaningPipeline, cleanDocument} from './engine/clean-document.ts'
import {ConfigurationError} from './model/errors.ts'
import {createBytes} from './model/forms.ts'
import type {Outcome} from './model/outcome.ts'
import {createSource, type Source} from './model/source.ts'
import {nodeHash} from './run/node-hash.ts'

const hash = nodeHash()
const KNOWN = new Set([...Object.keys(createSource()), 'pipeline', 'charset'])

/** What a caller knows of a document. */
export interface CleanOptions extends Partial<Source> {
  /** @default the shipped pipeline `news` */
  readonly pipeline?: CleaningPipeline
  /** Charset declared by the transport, such as the HTTP header's. */
  readonly charset?: string | null
}

/**
 * Clean one HTML page: bytes or a string in, its outcome out. Never throws for bad data: that gives a reject.
 *
 * @throws {ConfigurationError} when the pipeline does not lead from bytes to a record, or for an unknown option.
 */
export function cleanHtml(input: Uint8Array | string, options: CleanOptions = {}): Outcome {
  return clean(input, 'text/html', options)
}

/**
 * Clean one flattened text: bytes or a string in, its outcome out. Never throws for bad data: that gives a reject.
 *
 * @throws {ConfigurationError} when the pipeline does not lead from bytes to a record, or for an unknown option.
 */
export function cleanText(input: Uint8Array | string, options: CleanOptions = {}): Outcome {
  return clean(input, 'text/plain', options)
}

function clean(input: Uint8Array | string, mediaType: string, options: CleanOptions): Outcome {
  if (typeof input !== 'string' && !ArrayBuffer.isView(input))
    throw new TypeError(`Cannot clean ${input === null ? 'null' : typeof input}: expected a string or bytes`)
  const unknown = Object.keys(options).find(key => !KNOWN.has(key))
  if (unknown !== undefined) throw new ConfigurationError(unknownOption(unknown))
  if (options.authors !== undefined && !Array.isArray(options.authors))
    throw new ConfigurationError(
      `Cannot set \`authors\` to ${String(options.authors)}: expected a list of names`,
    )
  const {pipeline = news, charset: declaredCharset = null} = options
  return cleanDocument(
    pipeline,
    createBytes(input, {source: createSource(options), declaredCharset, mediaType}),
    hash && {hash},
  )
}

function unknownOption(key: string): string {
  return `Cannot set \`${key}\` here: expected one of ${[...KNOWN].join(', ')}; options of stages are set in a pipeline, as in \`{pipeline: news.replace(findArticle({favor: 'precision'}))}\``
}
