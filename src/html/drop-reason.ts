import type {DropReason} from '../model/outcome.ts'
import {staysIn} from './assign-roles.ts'
import type {ExtractedArticle} from './extract-article.ts'
import {textCueBit, textCueBits} from './text-cues.ts'

/** Say why a page gives no record; `null` when it should give one. */
export function dropReason(article: ExtractedArticle): DropReason | null {
  const {judged, from, keptWeight} = article
  if (from === 'embedded') return null
  const {blocks} = judged.measures
  if (blocks.length === 0) return 'no-text'
  if (from === 'blocks' && keptWeight > 900) return null
  const total = blocks.reduce((sum, {weight}) => sum + weight, 0)
  const share = (cue: string) =>
    blocks.reduce((sum, {cues, weight}) => sum + (cues & textCueBit(cue) ? weight : 0), 0) /
    Math.max(1, total)
  const opening = blocks
    .slice(0, 12)
    .map(({block}) => block.text)
    .join('\n')
    .slice(0, 1500)
  const title = judged.measures.page.head.title ?? ''
  if (total < 2500 && ERROR.test(`${title}\n${total < 800 ? opening : opening.slice(0, 200)}`))
    return 'error-page'
  if (total < 3500 && share('cookie') > 0.4) return 'consent-wall'
  if (total < 1500 && share('login') > 0.3) return 'login'
  if (from === 'nothing') return 'no-article'
  return keptWeight < 200 && isAllChrome(article) ? 'all-chrome' : null
}

const FURNITURE = textCueBits('copyright', 'cookie', 'share', 'login', 'newsletter')

/** Say whether all that was kept, for want of better, is links or worded like site furniture. */
function isAllChrome({judged, roles}: ExtractedArticle): boolean {
  return judged.measures.blocks.every(({index, cues, linkDensity}) => {
    return !staysIn(roles[index]!) || linkDensity > 0.8 || (cues & FURNITURE) !== 0
  })
}

const ERROR =
  /\b(?:404|403|410|500|502|503)\b[^\n]{0,40}\b(?:error|not found|forbidden|gone|unavailable)|\b(?:page|file|url|article) (?:was |could )?not (?:be )?found\b|\b(?:access denied|forbidden|bad gateway|service unavailable|error 40[34])\b|seite (?:wurde )?nicht gefunden|p[aá]gina no encontrada|page introuvable|pagina non trovata|nie znaleziono strony|страница не найдена|ページが見つかりません|页面不存在|페이지를 찾을 수 없/iu
