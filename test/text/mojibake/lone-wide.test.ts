import {describe, expect, it} from 'vitest'
import {repairText} from '../../../src/text/mojibake/repair.ts'
import {expectMended} from '../../support/expect-mended.ts'

const mended: [name: string, line: string, wanted: string][] = [
  ['CP949, inside a word', 'Die Br체cke am Fluss', 'Die Brücke am Fluss'],
  ['CP949, before money', 'a bridge of 짙300, no more', 'a bridge of £300, no more'],
  ['GBK, at the end of a word', 'Il sindaco and貌 al fiume', 'Il sindaco andò al fiume'],
  ['Big5, a word by itself', 'Il ponte vecchio 癡 chiuso da ieri', 'Il ponte vecchio è chiuso da ieri'],
]
const left = [
  'das Zeichen „체“ und das Wort',
  'type "lsit" ?襤)',
  'www.bruecke.de的',
  'HTML5와 CSS3',
  '(猫) is the cat',
]

describe('a letter that a double-byte charset read', () => {
  for (const [name, line, wanted] of mended) {
    it(`is mended: ${name}`, () => expectMended(line, wanted))
  }
  for (const line of left)
    it(`is left where it may be itself: ${line}`, () => expect(repairText(line).text).toBe(line))
})

it('reads wide characters as text though they are as various as a chart of a charset', () => {
  const line =
    '鑰佹ˉ杩樺湪娌宠竟绔欑潃锛屽瀛愪滑姣忓ぉ娓呮櫒閮戒細鑳岀潃涔﹀寘鍞辩潃姝屼粠閭ｅ骇妗ヤ笂鎱㈡參璧拌繃鍘伙紝娓斿か绔欏湪鑸瑰ご鏈涜浠栦滑渚挎尌鎵嬪井'
  const wanted =
    '老桥还在河边站着，孩子们每天清晨都会背着书包唱着歌从那座桥上慢慢走过去，渔夫站在船头望见他们便挥手微'
  const chart =
    '一丁七丈三上下不丑且世丙丞丢並中串丸丹主乃久乏乘乙九也乞乱乳乾亀了予争事二于云互五井亘亙些亜亞亟亡亢交亥亦亨享京亭亮人'
  expect(repairText(line).text).toBe(wanted)
  expect(repairText(chart).text).toBe(chart)
})
