/** What papers write before the day on which they changed an article. */
const CHANGED =
  /updated|modified|edited|last reviewed|latest version|aktualisiert|geändert|änderung|bearbeitet|mis à jour|mise à jour|modifié|actualisé|actualizad|modificad|atualizad|aggiornat|modificat|bijgewerkt|gewijzigd|aktualizacj|zaktualizowan|обновлен|изменен|оновлено|uppdaterad|opdateret|oppdatert|päivitetty|güncelle|aktualizov|upraven|frissít|更新|修改|修正|수정|업데이트/iu
/** What they write before the day on which it was published. */
const PUBLISHED =
  /published|posted|originally|veröffentlicht|erschienen|erstellt|publiziert|publié|publicad|pubblicat|gepubliceerd|geplaatst|opublikowan|publikacj|опубликован|опубліковано|publicerad|publiceret|publisert|julkaistu|yayınla|giriş tarihi|publikován|vydáno|megjelent|公開|掲載|[发發]布(?:[时時][间間]|日期|[于於])|입력|등록|게재/iu

/** Say whether the date in a text is, by its own word, that of a change. */
export function saysChanged(text: string): boolean {
  return CHANGED.test(text) && !PUBLISHED.test(text)
}

/**
 * Order texts in which an article's date may stand: those first that call it the day of publication. Of a text that names a change
 * first and the publication behind it, only the latter is left.
 *
 * @example
 * publishedFirst(['Updated May 4, 2031 / Published May 3, 2031']) // => ['Published May 3, 2031']
 */
export function publishedFirst(texts: readonly string[]): string[] {
  const cut = texts.map(text => {
    const changed = text.search(CHANGED)
    const published = text.search(PUBLISHED)
    const rest = published > changed && changed >= 0 ? text.slice(published) : ''
    return /\d{4}/.test(rest) ? rest : text
  })
  const isPublished = (text: string) => PUBLISHED.test(text)
  return [...cut.filter(isPublished), ...cut.filter(text => !isPublished(text))]
}
