/**
 * What is measured of the compiled package, as its users run it:
 * `compiled.mjs speed TEXTS.json` prints millions of characters a second of one core,
 * `compiled.mjs linear SIZES` milliseconds of the processor on runs of one piece, as JSON.
 */
import {readFileSync} from 'node:fs'
import {repairText} from 'copydesk'

/** Seconds of the processor that a call takes. */
const secondsOf = call => {
  const started = process.cpuUsage().user
  call()
  return (process.cpuUsage().user - started) / 1e6
}

/** Over passes of a second at least, after as long to warm up. */
const rate = texts => {
  const size = texts.reduce((sum, text) => sum + text.length, 0)
  const pass = () => {
    for (const text of texts) repairText(text)
  }
  let seconds = 0
  while (seconds < 1) seconds += Math.max(1e-4, secondsOf(pass))
  let passes = 0
  for (seconds = 0; seconds < 1; passes++) seconds += Math.max(1e-4, secondsOf(pass))
  return (size * passes) / seconds / 1e6
}

/** Bytes of mojibake in no order, the same every time. */
const junkOf = size => {
  const pieces = 'Ã©â€œÂ†ï¿½ abcÑÐ°Ð½ÅÄ¼ð˜æ—¥'
  let state = 1
  let junk = ''
  while (junk.length < size) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fff_ffff
    junk += pieces[(state >> 8) % pieces.length]
  }
  return junk
}

const linear = sizes => {
  const first = Math.round(secondsOf(() => repairText('cafÃ©')) * 1000)
  const rows = ['â€', 'Ã', 'ï¿½', 'Ã©', '†a', 'mixed junk'].map(piece => ({
    piece,
    times: sizes.map(size => {
      const text = piece === 'mixed junk' ? junkOf(size) : piece.repeat(size / piece.length)
      return Math.round(secondsOf(() => repairText(text)) * 1000)
    }),
  }))
  return {first, rows}
}

const [task, argument] = process.argv.slice(2)
if (task === 'speed') console.log(rate(JSON.parse(readFileSync(argument, 'utf8'))))
else console.log(JSON.stringify(linear(argument.split(',').map(Number))))
