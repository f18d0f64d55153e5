/** Puts remnants into a text of paragraphs; gives the same text where it has no place for them. */
export type Planting = (text: string) => string

const BEYOND = /[^\0-\x7f]/g
const hex = (unit: string): string => unit.charCodeAt(0).toString(16).padStart(4, '0')
const bytes =
  (sign: string): Planting =>
  text =>
    text.replace(/[^\0-\x7f]+/g, run =>
      Array.from(Buffer.from(run), byte => sign + byte.toString(16).toUpperCase()).join(''),
    )
/** Change every so manyth paragraph. */
const inParagraphs =
  (step: number, change: (paragraph: string, index: number) => string): Planting =>
  text =>
    text
      .split('\n\n')
      .map((paragraph, index) => (index % step === step - 1 ? change(paragraph, index) : paragraph))
      .join('\n\n')
const between = (line: string): Planting => inParagraphs(3, paragraph => `${line}\n\n${paragraph}`)
/** Set the third and fourth words of paragraphs between two marks. */
const around = (open: string, close: string): Planting =>
  inParagraphs(2, paragraph => paragraph.replace(/^(\S+ \S+ )(\S+ \S+)(?= )/, `$1${open}$2${close}`))

const NAMES: Readonly<Record<string, string>> = {
  ...{'’': 'rsquo', '‘': 'lsquo', '“': 'ldquo', '”': 'rdquo', '–': 'ndash', '—': 'mdash', '\u00a0': 'nbsp'},
  ...{
    '…': 'hellip',
    é: 'eacute',
    è: 'egrave',
    ä: 'auml',
    ö: 'ouml',
    ü: 'uuml',
    ß: 'szlig',
    ó: 'oacute',
    ç: 'ccedil',
  },
}
const named =
  (write: (name: string) => string): Planting =>
  text =>
    text.replace(BEYOND, sign => (NAMES[sign] === undefined ? sign : write(NAMES[sign])))

/** Characters written as what stands for them somewhere else. */
export const ESCAPES: Readonly<Record<string, Planting>> = {
  '`\\u2019`, as JSON writes it': text => text.replace(BEYOND, unit => `\\u${hex(unit)}`),
  '`u2019`, its backslash lost': text => text.replace(BEYOND, unit => `u${hex(unit)}`),
  '`%E2%80%99`': bytes('%'),
  '`=E2=80=99`': bytes('='),
  '`\\n\\n` for breaks': text => text.replaceAll('\n\n', '\\n\\n'),
  '`\\"` and `\\\'`': text => text.replace(/["']/g, '\\$&'),
  '`&rsquo;`': named(name => `&${name};`),
  '`&amp;rsquo;`': named(name => `&amp;${name};`),
  '`&rsquo`': named(name => `&${name}`),
  '`& rsquo;`': named(name => `& ${name};`),
  '`rsquo;`': named(name => `${name};`),
  '`#8217;`': text => text.replace(/[‘’“”–—…]/g, sign => `#${sign.charCodeAt(0)};`),
}

/** Markup that its reader did not know, and code. */
export const MARKUP: Readonly<Record<string, Planting>> = {
  '`<em>` and its end': around('<em>', '</em>'),
  'a link': around('<a href="https://example.org/a?b=1&c=2" target="_blank">', '</a>'),
  '`<p>` around paragraphs': inParagraphs(1, paragraph => `<p>${paragraph}</p>`),
  '`<br /><br />` between paragraphs': text => text.replaceAll('\n\n', '<br /><br />'),
  'comments of blocks': inParagraphs(
    1,
    paragraph => `<!-- wp:paragraph -->\n<p>${paragraph}</p>\n<!-- /wp:paragraph -->`,
  ),
  'an `iframe`': between('<iframe src="https://video.example/1" width="300" height="200"></iframe>'),
  '`[gallery ids="12,13"]`': between('[gallery ids="12,13"]'),
  '`[vc_row]` and its like': inParagraphs(
    2,
    paragraph =>
      `[vc_row][vc_column width="1/2"][vc_column_text]${paragraph}[/vc_column_text][/vc_column][/vc_row]`,
  ),
  '`[b]` and `[url=…]`': text => around('[b]', '[/b]')(around('[url=http://example.org/]', '[/url]')(text)),
  '`[embed]` and its address': between('[embed]https://video.example/watch?v=1[/embed]'),
  '`{{ place }}`': between('{{ article.teaser | raw }}'),
  'a line of script': between('googletag.cmd.push(function() { googletag.display("div-gpt-ad-12"); });'),
  'a script of five lines': between(
    'var _gaq = _gaq || [];\n_gaq.push(["_setAccount", "UA-1"]);\n(function() {\nvar ga = document.createElement("script");\n})();',
  ),
  'a rule of a style sheet': between('.td_uid_12 .box { margin-bottom: 0px !important; color: #fff; }'),
  'data for search engines': between(
    '{"@context":"https://schema.org","@type":"NewsArticle","headline":"A pier","url":"https://example.org/"}',
  ),
}
