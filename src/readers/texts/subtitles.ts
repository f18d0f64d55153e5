import {decodeBytes} from '../../text/charset/decode-bytes.ts'
import {resolveReferences} from '../../text/references.ts'
import {asLatin1} from '../bytes/as-latin1.ts'
import {fileReader} from '../file-reader.ts'
import {makeDocument} from '../make-document.ts'
import {statedRoles} from '../roles.ts'
import {unread} from '../unread.ts'

const MOMENT = String.raw`(?:(\d{1,3}):)?(\d\d):(\d\d)[.,](\d{3})`
const TIMES = new RegExp(String.raw`^${MOMENT}[ \t]+-->[ \t]+${MOMENT}(?:[ \t][^\n]*)?$`)
const OPENING = new RegExp(String.raw`^(?:ï»¿)?\s{0,40}(?:\d{1,6}\s*\r?\n)?${MOMENT}[ \t]+-->[ \t]`)
/** Silence between two cues behind which something else is spoken of, in seconds. */
const SILENCE = 4
/** Another one speaks. */
const SPEAKER = /^(?:>>+|[-–—])\s*/
const MARKUP = /<\/?[a-z\d.:]{1,40}(?:\s[^<>]{0,200})?>|\{\\[^{}]{0,60}\}/gi

/** Say whether an input is subtitles: SubRip (`.srt`), WebVTT. */
export function looksLikeSubtitles(head: Uint8Array): boolean {
  const start = asLatin1(head, 2000)
  return /^(?:ï»¿)?WEBVTT(?:[ \t\r\n]|$)/.test(start) || OPENING.test(start)
}

/** Read subtitles: what is said, as one text, with a paragraph where another one speaks or after a silence. */
export const readSubtitles = fileReader((bytes, place, context) => {
  const {text} = decodeBytes(bytes, {html: false})
  const spoken = readSpoken(text)
  if (spoken === '') return [unread(place, 'empty-input', 'nothing is said in the subtitles')]
  const language = /^Language:[ \t]*([\w-]{2,20})[ \t]*$/im.exec(text.slice(0, 500))?.[1] ?? null
  const reading = makeDocument({values: statedRoles({text: spoken, language}), place}, context)
  return reading === null ? [] : [reading]
})

/**
 * Read what is said in subtitles; lines that roll through several cues count once.
 *
 * @example
 * readSpoken('1\n00:00:01,000 --> 00:00:02,000\n<i>Fog over</i>\nthe weir.\n') // => 'Fog over the weir.'
 */
export function readSpoken(text: string): string {
  const paragraphs: string[][] = [[]]
  let [before, shown] = [new Set<string>(), new Set<string>()]
  let ended = 0
  let isCue = false
  for (const line of text.split(/\r?\n|\r/)) {
    const times = TIMES.exec(line.trim())
    if (times !== null) {
      if (secondsAt(times, 1) - ended > SILENCE) paragraphs.push([])
      ended = Math.max(ended, secondsAt(times, 5))
      ;[before, shown] = [shown, new Set()]
    }
    // A line that rolls in may be a blank; one with nothing in it ends a cue.
    isCue = times !== null || (isCue && line !== '')
    const said = isCue && times === null ? resolveReferences(line.replace(MARKUP, '')).trim() : ''
    if (said === '') continue
    shown.add(said)
    if (before.has(said)) continue
    if (SPEAKER.test(said)) paragraphs.push([])
    paragraphs.at(-1)!.push(said.replace(SPEAKER, ''))
  }
  return paragraphs
    .filter(said => said.length > 0)
    .map(said => said.join(' '))
    .join('\n\n')
}

function secondsAt(times: RegExpExecArray, at: number): number {
  const [hours, minutes, seconds, thousandths] = [0, 1, 2, 3].map(part => Number(times[at + part] ?? 0))
  return hours! * 3600 + minutes! * 60 + seconds! + thousandths! / 1000
}
