import {ConfigurationError} from '../model/errors.ts'
import type {BytesDocument, FormName, Forms} from '../model/forms.ts'
import type {Drop} from '../model/outcome.ts'
import type {Stage} from '../model/stage.ts'
import {looksLikeHtml} from '../text/looks-like-html.ts'
import {changeStages, type Pipeline} from './pipeline.ts'

/** The pipelines a document can be sent through; all give the same form. */
export interface Branches<To extends FormName> {
  readonly html: Pipeline<'bytes', To>
  readonly text: Pipeline<'bytes', To>
}

/**
 * Choose a pipeline by what the bytes are: pages to `html`, flattened text to `text`.
 * A declared media type decides where it names one of the two; else the content does.
 *
 * @throws {ConfigurationError} when the two pipelines give different forms.
 */
export function branch<To extends FormName>({html, text}: Branches<To>): Stage<'bytes', To> {
  if (html.gives !== text.gives) {
    throw new ConfigurationError(
      `Cannot branch: expected both ways to end in one form, got \`${html.gives}\` and \`${text.gives}\``,
    )
  }
  const listed = ({stages}: Pick<Pipeline, 'stages'>) => stages.map(({name, options}) => ({name, options}))
  return {
    name: 'branch',
    takes: 'bytes',
    gives: html.gives,
    options: {html: listed(html), text: listed(text)},
    change: change => {
      const ways = {html: changeStages(html, change), text: changeStages(text, change)}
      return ways.html || ways.text ? branch({html: ways.html ?? html, text: ways.text ?? text}) : null
    },
    work: (document, _report, follow) => follow((isPage(document) ? html : text).stages) as Forms[To] | Drop,
  }
}

function isPage({content, mediaType}: BytesDocument): boolean {
  if (mediaType && /html|xml/i.test(mediaType)) return true
  if (mediaType && /^text\/plain/i.test(mediaType)) return false
  return looksLikeHtml(content)
}
