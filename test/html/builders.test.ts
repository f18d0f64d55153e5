import {expect, test} from 'vitest'
import {CLASS_CUES, classCues} from '../../src/html/class-cues.ts'
import {readPage} from '../../src/html/read-page.ts'

const cuesOf = (names: string) => CLASS_CUES.filter((_, i) => classCues(names) & (1 << i))

test('what builders of pages call everything says nothing of a part', () => {
  expect(cuesOf('wp-block-heading')).toEqual(cuesOf('heading'))
  expect(cuesOf('elementor-widget elementor-widget-theme-post-content')).not.toContain('sidebar')
  expect(cuesOf('kg-card kg-callout-card')).not.toContain('comment')
  expect(cuesOf('widget blog')).not.toContain('sidebar')
  expect(cuesOf('sidebar widget')).toContain('sidebar')
})

test('names of styles say nothing either', () => {
  expect(cuesOf('md:text-lg text-gray-600 top-0 list-none border-bottom')).toEqual([])
  expect(cuesOf('article-text top-stories')).not.toEqual([])
})

test('what a framework takes off the page is hidden, save where it puts it back', () => {
  const isHidden = (names: string) => readPage(`<p class="${names}">Draft</p>`).blocks[0]!.hidden
  expect(['d-none', 'hidden', 'mt-2 is-hidden'].map(isHidden)).toEqual([true, true, true])
  expect(['d-none d-md-block', 'hidden lg:flex', 'hidden-xs', 'overflow-hidden'].map(isHidden)).toEqual([
    false,
    false,
    false,
    false,
  ])
})
