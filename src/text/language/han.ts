/**
 * Characters that only Japanese writing has: forms of the 1946 reform that neither simplified nor traditional
 * Chinese shares, and characters made in Japan. None occurs in the Chinese corpus of ../shared.
 */
const japanese = new Set(
  '気経済発対図県込働円楽団圧囲営駅塩縁応桜拡覚観関歓顔帰拠挙暁駆勲薫恵掲渓鶏継軽撃険剣検権顕験厳広鉱黒砕斎剤桟賛歯児実釈収' +
    '従渋獣縦粛処奨焼証乗剰壌嬢浄畳譲醸粋酔穂瀬斉摂専戦潜繊銭捜挿巣総騒増蔵臓続堕択沢単弾遅昼鋳庁徴聴逓鉄転伝闘徳読縄弐悩脳覇' +
    '拝廃売髪抜浜払仏辺変弁豊満黙訳薬揺謡頼覧竜猟緑塁隷霊齢歴錬労録峠辻匂枠栃栄説価両効悪値帯巻歩歳陥雑狭隠舎仮毎',
)

/** Share of a text's ideographs, 0 to 1, that only Japanese writing has. */
export function japaneseShare(text: string): number {
  let han = 0
  let found = 0
  for (const character of text) {
    // The katakana middle dot between ideographs is Japanese punctuation.
    if (character < '一' && character !== '・') continue
    if (character >= '一') han++
    if (character === '・' || japanese.has(character)) found++
  }
  return han === 0 ? 0 : found / han
}
