import {codeAt} from '../code-at.ts'

/**
 * Characters that only Japanese writing has: forms of the 1946 reform that neither simplified nor traditional
 * Chinese shares, and characters made in Japan. None occurs in the Chinese corpus of ../shared.
 */
const japanese = new Uint8Array(0x10000)
for (const character of '気経済発対図県込働円楽団圧囲営駅塩縁応桜拡覚観関歓顔帰拠挙暁駆勲薫恵掲渓鶏継軽撃険剣検権顕験厳広鉱黒砕斎剤桟賛歯児実釈収' +
  '従渋獣縦粛処奨焼証乗剰壌嬢浄畳譲醸粋酔穂瀬斉摂専戦潜繊銭捜挿巣総騒増蔵臓続堕択沢単弾遅昼鋳庁徴聴逓鉄転伝闘徳読縄弐悩脳覇' +
  '拝廃売髪抜浜払仏辺変弁豊満黙訳薬揺謡頼覧竜猟緑塁隷霊齢歴錬労録峠辻匂枠栃栄説価両効悪値帯巻歩歳陥雑狭隠舎仮毎・')
  japanese[character.charCodeAt(0)] = 1

const FIRST_HAN = 0x4e00

/** Share of a text's ideographs, 0 to 1, that only Japanese writing has. */
export function japaneseShare(text: string): number {
  const {length} = text
  let han = 0
  let found = 0
  for (let at = 0; at < length; at++) {
    const code = codeAt(text, at)
    // The second half of a pair adds nothing to the first.
    if (code >= FIRST_HAN && (code & 0xfc00) !== 0xdc00) han++
    // The katakana middle dot between ideographs is Japanese punctuation.
    if (japanese[code] === 1) found++
  }
  return han === 0 ? 0 : found / han
}
