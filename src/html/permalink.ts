import {moveMark} from '../model/move-marks.ts'
import {codeAt} from '../text/code-at.ts'
import type {FinishedRun} from './text-run.ts'

/** Signs by which a page links a heading, or what it defines, to itself. */
const SIGNS = /^[\s#§¶∞🔗\u200b]+$/u

/** Say whether a code unit is a letter or digit of ASCII, with which nearly every other link begins. */
function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57)
}

/** Take the sign off a text by which the page links it to itself (`Keys ¶`); `null` when the text is nothing else. */
export function withoutPermalink(run: FinishedRun): FinishedRun | null {
  if (run.linkCount === 0) return run
  const {text, marks} = run
  const isPermalink = marks.find(({type, start, end}) => {
    if (type !== 'link' || (start !== 0 && end !== text.length)) return false
    return !isWordUnit(codeAt(text, start)) && SIGNS.test(text.slice(start, end))
  })
  if (isPermalink === undefined) return run
  const {start, end} = isPermalink
  const rest = start === 0 ? text.slice(end).trimStart() : text.slice(0, start).trimEnd()
  if (rest === '') return null
  const moved = start === 0 ? text.length - rest.length : 0
  return {
    ...run,
    text: rest,
    marks: marks
      .filter(mark => mark !== isPermalink && mark.start >= moved && mark.end - moved <= rest.length)
      .map(mark => moveMark(mark, {start: mark.start - moved, end: mark.end - moved})),
    linkChars: Math.max(0, run.linkChars - (end - start)),
    linkCount: run.linkCount - 1,
  }
}
