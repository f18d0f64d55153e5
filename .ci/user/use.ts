import {cleanHtml, decode, defineStage, type Outcome, parseText, pipeline, toRecord} from 'copydesk'
import news from 'copydesk/pipelines/news'

const shout = defineStage({
  name: 'shout',
  takes: 'text',
  gives: 'text',
  defaults: {mark: '!'},
  setup:
    ({mark}) =>
    document => ({...document, text: document.text + mark}),
})

export const mine = pipeline('mine')
  .use(decode())
  .use(shout({mark: '?'}))
  .use(parseText())
  .use(toRecord())
export const outcome: Outcome = cleanHtml('<p>One</p>', {pipeline: news})
export const text: string | null = outcome.outcome === 'record' ? outcome.record.text : null
