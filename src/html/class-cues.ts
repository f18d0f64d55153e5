import {codeAt} from '../text/code-at.ts'
import {rememberTexts} from './known-texts.ts'

/** What class names and ids say of an element, in the words that pages of many countries use for it. */
const WORDS: Readonly<Record<string, string>> = {
  navigation:
    'nav navi navigation navbar menu menue submenu megamenu dropdown breadcrumb breadcrumbs brotkrumen pagination pager paging ' +
    'toolbar tablist topnav subnav skip sitemap navlink navlinks hamburger migas ariane okruszki daohang prev next',
  footer: 'footer foot contentinfo colophon bottom pied pie fuss fusszeile stopka rodape piede',
  header: 'header masthead topbar hdr head top kopf kopfzeile entete cabecera naglowek testata',
  sidebar:
    'sidebar aside side rail widget widgets marginal marginalie seitenleiste rightcol leftcol sb sidebox lateral',
  related:
    'related relatedposts recommend recommended recommendation recommendations recommends more morefrom also trending popular ' +
    'latest mostread mostpopular readnext readmore outbrain taboola similar recirc recirculation linklist links mehr verwandt ' +
    'verwandte weitere weiterfuehrend empfehlungen relacionado relacionadas relacionados correlati voir aussi lire xiangguan ' +
    'tuijian hot kanren osusume ranking read furthermore suggested suggestions upnext explore topstories yarpp jp powiazane ' +
    'hatnote dablink rellink navbox catlinks',
  teaser:
    'teaser teasers card cards tile tiles preview snippet thumb thumbs thumbnail carousel slider grid list listing feed stream',
  promotion:
    'promo promos promotion advert advertisement advertising ad ads adv adsense adslot adbox adsbygoogle advertorial sponsor ' +
    'sponsored dfp gpt commercial marketing affiliate partner partners banner anzeige anzeigen werbung publicidad publicite ' +
    'pub pubblicita reklama reklam guanggao cta offer offers deal deals campaign upsell billboard leaderboard mpu',
  newsletter:
    'newsletter newsletters subscribe subscription signup subscriber abo mailing mailchimp email optin inscription',
  share:
    'share sharing shares social socials sharebar addthis addtoany sharethis facebook fb twitter tweet whatsapp linkedin ' +
    'pinterest telegram follow teilen compartir partage partager condividi fenxiang like likes bookmark print tools actions utility sns',
  comment:
    'comment comments commenting commentlist disqus discussion discuss reply replies respond response responses kommentar ' +
    'kommentare comentario comentarios commentaire commentaires commenti komentarz komentarze pinglun livefyre coral talkback feedback',
  cookie: 'cookie cookies consent gdpr cmp onetrust didomi privacy datenschutz usercentrics ccpa',
  paywall:
    'paywall regwall premium metered meter piano tp plus paid subscriberonly offerwall gate locked barrier',
  author:
    'author authors byline bylines bio biography contributor contributors writer autor autoren autore auteur avtor redaktion ' +
    'columnist profile about avatar vcard signature zuozhe',
  meta:
    'meta metadata date datetime time timestamp published publish pubdate updated info infos category categories cat tag tags topic ' +
    'topics keyword keywords datum fecha data label labels rubric rubrik section dateline views counter stats readtime duration laiyuan eyebrow kicker details',
  caption:
    'caption captions figcaption credit credits copyright bildunterschrift bildtext legende legenda didascalia imagecredit ' +
    'photocredit photographer podpis',
  media:
    'image images img photo photos picture pictures gallery galleries galerie media video videos player slideshow figure embed ' +
    'audio podcast bild bilder foto fotos infographic map chart lightbox',
  overlay:
    'modal popup popover overlay dialog tooltip toast notification notice alert flyout drawer offcanvas minicart message',
  form: 'form search suche login signin register input field survey poll quiz vote buscar recherche filter filters facet facets refinement refinements sort sorting',
  title:
    'headline headlines title titel titulo titre titolo heading hed ueberschrift biaoti midashi tytul h1 subject',
  lead:
    'lead lede intro introduction standfirst summary abstract deck dek subtitle subheadline subheading subhead subtitulo excerpt ' +
    'description vorspann chapo chapeau entradilla bajada sommario teasertext zhaiyao perex zajawka lid ingress sapo summery',
  article:
    'article articles artikel articulo articolo artykul post posts entry hentry story stories beitrag noticia news kiji ' +
    'statya newsarticle blogpost single detail details amphtml makale',
  body:
    'body content contents text copy main inhalt cuerpo corps corpo contenido contenu tresc zhengwen neirong honbun richtext rich ' +
    'prose rte bodytext articlebody storybody entrycontent articletext articlecontent postcontent bodycopy wysiwyg texto texte testo paragraph ' +
    'paragraphs fulltext maincontent story-body post-body editorial field-item',
  quote: 'quote pullquote blockquote zitat cita citation twitter-tweet instagram-media',
  box: 'box infobox factbox kasten aside inset sidebar-box callout highlight highlights keypoints fakten toc contents summary-box glossary',
  commerce:
    'product products price prices cart basket shop shopping buy store checkout rating ratings review reviews sku merch swatch',
  forum: 'forum thread topic message postbody reply viewtopic vbulletin phpbb',
  live: 'live liveblog ticker liveticker update updates timeline',
  footnote:
    'footnote footnotes references reference reflist citation citations sources endnote endnotes bibliography notes',
}

/** Names of the cue families, in the order of their bits. */
export const CLASS_CUES = Object.keys(WORDS)

const BITS = new Map<string, number>()
CLASS_CUES.forEach((cue, index) => {
  for (const word of WORDS[cue]!.split(' ')) BITS.set(word, (BITS.get(word) ?? 0) | (1 << index))
})

const COMPOUND =
  /^(article|artikel|entry|post|story|content|text|body|main|news|page|site|comment|social|share|related|side|nav|menu|author|image|photo|video|media|blog|single|rich|sub|head|foot|more|most|top)(.{3,})$/

/** What builders of pages call each part that they build, the article too. */
const BUILT =
  /(?<!\S)cmp(?=-)|\b(?:elementor-widget(?!-(?:nav|share|form|search))|kg-card|hs_cos_wrapper_(?:widget|meta_field)|widget-(?:span|type)|widget(?= blog\b)|aem-grid)\b/g
/** Names that say no more than how something is set, as frameworks of styles have them: `md:text-lg`, `top-0`. */
const STYLE =
  /(?<!\S)(?:[a-z0-9-]+:)*-?(?:(?:has-)?text-(?:align|color|xs|sm|base|lg|xl|\dxl|left|center|right|justify|start|end|white|black|gr[ae]y|muted|dark|light|primary|secondary|upper|lower|capital|balance|pretty|wrap|nowrap)|(?:border|fixed|sticky|align|rounded|inset)-(?:top|bottom|side)|(?:top|bottom)-(?:\d|auto|full|px)|list-(?:none|disc|decimal|inside|outside|unstyled)|content-(?:center|start|end|between|around|none))\S*/g

/** What all of {@link BUILT} and {@link STYLE} hold one of. */
const MAY_BE_NEITHER = /-|widget|hs_cos_/
/** Longest names that are likely to be met again. */
const LONGEST_KNOWN = 400

/** Tell which cue families the names of an element belong to, as a bit set in the order of {@link CLASS_CUES}. */
export const classCues = rememberTexts(readCues, LONGEST_KNOWN)

function readCues(all: string): number {
  const names = MAY_BE_NEITHER.test(all) ? all.replace(BUILT, ' ').replace(STYLE, ' ') : all
  let bits = 0
  let start = 0
  let before = SEPARATOR
  for (let i = 0; i <= names.length; i++) {
    const kind = i < names.length ? kindOf(codeAt(names, i)) : SEPARATOR
    // A number is a word of its own: `col2`.
    if (kind === SEPARATOR || (kind === DIGIT && before !== DIGIT)) {
      if (i - start > 1) bits |= wordCues(names.slice(start, i))
      start = kind === SEPARATOR ? i + 1 : i
    }
    before = kind
  }
  return bits
}

function wordCues(word: string): number {
  const known = BITS.get(word)
  if (known !== undefined) return known
  const parts = word.length > 7 ? COMPOUND.exec(word) : null
  return parts === null ? 0 : (BITS.get(parts[1]!) ?? 0) | (BITS.get(parts[2]!) ?? 0)
}

const SEPARATOR = 0
const LETTER = 1
const DIGIT = 2

function kindOf(code: number): number {
  if (code >= 97 && code <= 122) return LETTER
  if (code >= 48 && code <= 57) return DIGIT
  const separates = code < 128 ? SEPARATORS.includes(code) : /\s/.test(String.fromCharCode(code))
  return separates ? SEPARATOR : LETTER
}

const SEPARATORS = Array.from(' \t\n\v\f\r_:./-', char => char.charCodeAt(0))
