import {expect, test} from 'vitest'
import {cleanHtml} from '../../src/index.ts'

const note = (n: number) => `<sup class="reference"><a href="#cite_note-${n}">[${n}]</a></sup>`
const edit = '<span class="mw-editsection">[<a href="/edit">edit</a>]</span>'
const about = (year: number) =>
  `<p>The mill on the Wern was built in ${year} by three brothers who had bought the land from the abbey.${note(year)} It ground ` +
  'rye for the villages around, and later drove a saw, until the weir broke in a flood.</p>'
const PAGE = `<html lang="en"><title>Wern Mill</title><body><ul class="nav"><li><a href="/">Main page</a></ul>
<div class="mw-body"><h1>Wern Mill</h1><div class="mw-parser-output"><div class="hatnote">For the village, see <a href="/w">Wern (village)</a>.</div>
${about(1711)}${about(1712)}<div class="toc"><h2>Contents</h2><ul><li><a href="#h">1 History</a></li><li><a href="#u">2 Use</a></li></ul></div>
<h2>History${edit}</h2>${about(1713)}${about(1714)}<h2>Use${edit}</h2>${about(1715)}
<p>It holds 10<sup>3</sup> weights and a meter for H<sub>2</sub>O<a href="#fn1"><sup>1</sup></a>, and opens in summer.</p></div></div>`

test('an entry of an encyclopedia gives its text, without the markers of its notes and what is for its writers', () => {
  const outcome = cleanHtml(PAGE)
  const text = outcome.outcome === 'record' ? outcome.record.text : ''
  const paragraphs = text.split('\n\n')
  expect(paragraphs).toHaveLength(8)
  expect(paragraphs).toEqual(expect.arrayContaining(['History', 'Use']))
  expect(paragraphs.at(-1)).toBe('It holds 103 weights and a meter for H2O, and opens in summer.')
  expect(text).not.toMatch(/\[|edit|Contents|see Wern|Main page/)
})
