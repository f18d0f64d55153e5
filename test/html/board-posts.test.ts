import {expect, test} from 'vitest'
import {staysIn} from '../../src/html/assign-roles.ts'
import {saysBoard} from '../../src/html/board-posts.ts'
import {extractArticle} from '../../src/html/extract-article.ts'
import {readPage} from '../../src/html/read-page.ts'
import {cleanHtml} from '../../src/index.ts'
import {isKept} from '../../src/model/block.ts'
import {createBytes} from '../../src/model/forms.ts'
import {createReport} from '../../src/model/note.ts'
import {createSource} from '../../src/model/source.ts'
import {findArticle} from '../../src/stages/find-article.ts'
import {scanPage} from '../../src/stages/scan-page.ts'

const POSTS = [
  'Has anybody patched the bellows of an old concertina with silk? Mine leak at every fold, and the paper that I tried came off.',
  'I used thin goat leather and hide glue, which has held for four years now, though it took a whole weekend to do it.',
  'Silk works if you brush it with thinned shellac first. Let it dry on a flat board or the folds will never line up again.',
]
const board = (
  head: string,
) => `<!doctype html><html lang="en"><head><title>Leaking bellows</title>${head}</head><body>
<nav><a href="/">Squeezebox board</a></nav><h1>Leaking bellows</h1>${POSTS.map(
  (post, i) =>
    `<div class="post"><div class="post-author">Reed${i}</div><div class="post-date">May ${i + 3}, 2021</div>${
      i === 2 ? `<blockquote class="post-quote">${POSTS[1]}</blockquote>` : ''
    }<div class="post-body">${post}</div><a href="#r">Reply</a></div>`,
).join('')}<footer>Powered by Bellows 2</footer></body></html>`
const CANONICAL = '<link rel="canonical" href="https://squeezebox.example/threads/leaking-bellows.12/">'

test('every post of a thread is text, once', () => {
  const source = createSource({url: 'https://squeezebox.example/threads/leaking-bellows.12/'})
  const noWay = () => {
    throw new Error('leads nowhere')
  }
  const page = scanPage().work(createBytes(board(CANONICAL), {source}), createReport('scan-page', []), noWay)
  if (page.form !== 'page') throw new Error('expected a page')
  const found = findArticle().work(page, createReport('find-article', []), noWay)
  if (found.form !== 'article') throw new Error('expected an article')
  expect(found.children.filter(isKept).map(({value}) => value)).toEqual(POSTS)
})

test('a board says so, or stands where boards stand; questions with answers are none', () => {
  const says = (head: string) => saysBoard(readPage(board(head)))
  const typed = (type: string) => `<script type="application/ld+json">{"@type":"${type}"}</script>`
  expect([CANONICAL, typed('DiscussionForumPosting')].map(says)).toEqual([true, true])
  expect([typed('NewsArticle'), CANONICAL + typed('QAPage'), ''].map(says)).toEqual([false, false, false])
})

test.each([
  ['<meta name="generator" content="Discourse 3.2">', 'forum'],
  ['<script type="application/ld+json">{"@type": "QAPage"}</script>', 'forum'],
  ['', 'article'],
])('a page is a board when it, or what made it, says so: %s', (head, kind) => {
  const outcome = cleanHtml(board(head))
  expect(outcome.outcome === 'record' ? outcome.record.kind : null).toBe(kind)
})

test('microdata says so, too', () => {
  const page = readPage(
    '<div itemscope itemtype="https://schema.org/DiscussionForumPosting"><p>Hello</p></div>',
  )
  expect(page.head.itemTypes).toEqual(['discussionforumposting'])
  expect(saysBoard(page)).toBe(true)
})

test('who wrote each post, and what the writer signs with, is no part of it', () => {
  const posts = [1, 2, 3, 4].map(
    n =>
      `<div class="post"><dl class="postprofile"><dt><a>skipper${n}</a></dt><dd>Posts: 1${n}</dd><dd>Joined: Mon Jan 02, 2012 3:04 pm</dd></dl>
      <div class="postbody"><p class="author">by skipper${n} » Mon May 13, 2024 8:0${n} am</p><div class="content">The ramp was rebuilt in crossing
      number ${n}, said the man at the yard, from drawings that were found in an attic.</div><div class="signature">Fair winds to you all</div></div></div>`,
  )
  const page = readPage(
    `<html><head><meta name="viewport" content="width=device-width"><title>Ferry ramp</title></head><body id="phpbb"><h2>Ferry ramp</h2>${posts.join('')}</body></html>`,
  )
  const {roles} = extractArticle(page, 'balanced')
  const kept = page.blocks.flatMap(({text}, i) => (staysIn(roles[i]!) ? [text] : []))
  for (const n of [1, 2, 3, 4]) expect(kept.join('\n')).toContain(`number ${n},`)
  expect(kept.join('\n')).not.toMatch(/Posts:|Joined:|May 13|Fair winds/)
})
