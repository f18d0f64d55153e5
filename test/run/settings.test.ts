import {describe, expect, test} from 'vitest'
import {hashPipeline} from '../../src/engine/pipeline-hash.ts'
import {loadPipeline} from '../../src/run/load-pipeline.ts'
import {applySettings, parseSetting} from '../../src/run/settings.ts'
import {findArticle} from '../../src/stages/find-article.ts'
import {toRecord} from '../../src/stages/to-record.ts'

const optionsOf = async (...settings: string[]) => {
  const {stages} = await loadPipeline('news', {settings})
  return Object.fromEntries(stages.map(({name, options}) => [name, options]))
}

describe('settings of stages', () => {
  test('values are read as what the option is', async () => {
    const options = await optionsOf(
      'drop-foreign-blocks.languages=en, ko',
      'drop-foreign-blocks.minimumScore=0.7',
      'fix-mojibake.quotes=false',
      'fix-mojibake.quoted=repair',
    )
    expect(options['drop-foreign-blocks']).toMatchObject({languages: ['en', 'ko'], minimumScore: 0.7})
    expect(options['fix-mojibake']).toEqual({quotes: false, quoted: 'repair'})
  })

  test('a setting inside a branch is what a replaced stage is', async () => {
    const news = await loadPipeline('news')
    const set = applySettings(news, ['find-article.favor=precision'])
    expect(hashPipeline(set)).toBe(hashPipeline(news.replace(findArticle({favor: 'precision'}))))
    expect(hashPipeline(set)).not.toBe(hashPipeline(news))
  })

  test('other options of the stage stay as they are', async () => {
    const plain = (await loadPipeline('news')).replace(toRecord({links: false}))
    expect(applySettings(plain, ['to-record.marks=true']).stages.at(-1)?.options).toEqual({
      marks: true,
      links: false,
    })
  })

  test('Markdown is written with marks, whatever else is set', async () => {
    const {stages} = await loadPipeline('news', {format: 'markdown', settings: ['to-record.links=false']})
    expect(stages.at(-1)?.options).toEqual({marks: true, links: false})
  })

  test.each([
    ['find-artcle.favor=precision', 'has no such stage, and it has branch, scan-page, '],
    ['find-artcle.favor=precision', 'did you mean `find-article`?'],
    ['split-sentences.x=1', 'the pipeline news has no such stage'],
    ['find-article.favour=precision', 'Cannot set `favour` on `find-article`: expected one of its options'],
    [
      'find-article.favor=high',
      'Cannot set `favor` on `find-article`: expected precision, balanced or recall, got "high"',
    ],
    ['find-article.captions=no', 'Cannot set `captions` on `find-article`: expected true or false, got "no"'],
    ['drop-foreign-blocks.minimumScore=much', 'expected a number from 0 to 1, got "much"'],
    ['favor=precision', 'Cannot set `favor=precision`: expected a stage, an option and a value'],
  ])('%s does not load', async (setting, message) => {
    await expect(loadPipeline('news', {settings: [setting]})).rejects.toThrow(message)
  })

  test('a value may hold what a setting is written with', () => {
    expect(parseSetting('drop-selectors.selectors=a[href="x=y.z"]').value).toBe('a[href="x=y.z"]')
  })
})
