"""Encode corpus text for the charset bench: encode.py CORPUS LANGUAGE_SET OUT_FOLDER.

Writes texts.jsonl, pages.jsonl, mixed.jsonl and cedillas.jsonl, each line {id, half, charset, lang, size?, kind?, bytes (base64), text,
http?}. `half` is "tune" or "held": lines of the corpus go to one of them by their number, so that no sentence is in both.
Languages the corpus lacks (Greek, Hebrew, Arabic, Thai ...) come from LANGUAGE_SET (para.jsonl.gz), where it exists.
"""
import base64, glob, gzip, json, os, random, re, sys, unicodedata

corpus, language_set, out = sys.argv[1:4]
random.seed(20)
WESTERN = 'da de en es fi fr id nl nb pt sv it'.split()
CENTRAL = 'hr ro pl cs hu'.split()
BALTIC = 'lt lv'.split()
CYRILLIC = 'ru bg uk'.split()
# chardet's list of charsets with the languages of each that there is text for; beside Icelandic and Welsh pages, Kazakh
# and Tajik ones, the nearest neighbours stand in. UTF-7 is left out: it is refused on purpose.
CHARSETS = {
    'utf-8': WESTERN + CENTRAL + CYRILLIC + ['zh', 'ja', 'ko', 'vi', 'fa', 'tr', 'el', 'he', 'ar', 'th'],
    **{c: ['en', 'fr', 'ru', 'zh', 'ja', 'ko', 'fa', 'pl'] for c in
       'utf-8-sig utf-16 utf-16-be utf-16-le utf-32 utf-32-be utf-32-le'.split()},
    'big5hkscs': ['zh'], 'gb18030': ['zh'], 'hz': ['zh'],
    **{c: ['ja'] for c in 'cp932 euc_jis_2004 iso2022_jp_2 iso2022_jp_2004 iso2022_jp_ext shift_jis_2004'.split()},
    **{c: ['ko'] for c in 'cp949 euc_kr iso2022_kr johab'.split()},
    **{c: ['th'] for c in ['cp874', 'tis-620']},
    **{c: WESTERN for c in
       'cp1252 iso8859-1 iso8859-15 mac-roman hp-roman8 cp850 cp858 cp1140 cp500'.split()},
    **{c: CENTRAL for c in 'cp1250 iso8859-2 iso8859-16 mac-latin2 cp852'.split()},
    **{c: CYRILLIC for c in 'cp1251 iso8859-5 mac-cyrillic cp855 cp866'.split()},
    **{c: ['el'] for c in 'cp1253 iso8859-7 mac-greek cp737 cp869 cp875'.split()},
    **{c: ['tr'] for c in 'cp1254 iso8859-3 iso8859-9 mac-turkish cp857 cp1026'.split()},
    **{c: ['he'] for c in 'cp1255 iso8859-8 cp856 cp862 cp424'.split()},
    **{c: ['ar', 'fa'] for c in 'cp1256 iso8859-6 cp720'.split()}, 'cp864': ['ar'],
    **{c: BALTIC for c in 'cp1257 iso8859-4 iso8859-13 cp775'.split()},
    'cp1258': ['vi'], 'koi8-r': ['ru'], 'koi8-u': ['uk'], 'cp1125': ['uk'],
    **{c: ['ru'] for c in ['koi8-t', 'kz1048', 'ptcp154']},
    'iso8859-10': ['fi'], 'iso8859-14': ['fr'], 'mac-iceland': ['da', 'nb'], 'cp861': ['da', 'nb'],
    'cp437': ['fr', 'de', 'es', 'it', 'nl', 'da', 'sv', 'fi', 'en'], 'cp860': ['pt'], 'cp863': ['fr'],
    'cp865': ['da', 'nb'], 'cp273': ['de'],
}
CEDILLAS = [('ș', 'ş'), ('ț', 'ţ'), ('Ș', 'Ş'), ('Ț', 'Ţ')]
FOLDS = [('ی', 'ي'), ('ک', 'ك')]


def fold(text, charset, folds):
    """What writers of the time typed where the charset lacks a letter."""
    if charset == 'cp1258':
        marks = set('\u0300\u0301\u0303\u0309\u0323')
        word = []
        for c in text:
            d = unicodedata.normalize('NFD', c)
            tone = [m for m in d if m in marks]
            base = unicodedata.normalize('NFC', ''.join(m for m in d if m not in marks))
            word.append(base + ''.join(tone) if tone else c)
        return ''.join(word)
    for a, b in folds:
        text = text.replace(a, b)
    return text


def encode(text, charset, folds=FOLDS + CEDILLAS):
    for t in (text, fold(text, charset, folds)):
        try:
            data = t.encode(charset)
            if data.decode(charset) == t:
                return t, data
        except (UnicodeError, ValueError):
            pass
    return None


def lines():
    found = {}
    for path in sorted(glob.glob(os.path.join(corpus, '*.txt.gz'))):
        lang = os.path.basename(path).split('.')[0]
        found[lang] = [l.strip() for l in gzip.open(path, 'rt', encoding='utf-8')]
    path = os.path.join(language_set, 'para.jsonl.gz')
    if os.path.exists(path):
        for line in gzip.open(path, 'rt', encoding='utf-8'):
            row = json.loads(line)
            if row['l'] in 'el he ar th uk bg pl cs hu it'.split():
                found.setdefault(row['l'], []).extend(re.split(r'(?<=[.!?]) ', row['t']))
    return {lang: {'tune': ls[0::2], 'held': ls[1::2]} for lang, ls in found.items()}


LINES = lines()
CHARSETS = {c: [l for l in ls if l in LINES] for c, ls in CHARSETS.items()}


def text_of(charset, lang, half, size, folds=FOLDS + CEDILLAS):
    """Lines from a random place on that the charset can write, cut to `size` bytes; with a non-ASCII letter in them."""
    pool = LINES[lang][half]
    for _ in range(40):
        at, parts, total = random.randrange(len(pool)), [], 0
        for i in range(len(pool)):
            done = encode(pool[(at + i) % len(pool)], charset, folds)
            if done:
                parts.append(done[0])
                total += len(done[1]) + 1
            if total >= size:
                break
            if i > 400 and total < size // 4:
                break
        text = '\n'.join(parts)
        if total < size * 0.9:
            continue
        low, high = 0, len(text)
        while low < high:
            mid = (low + high + 1) // 2
            low, high = (mid, high) if len(text[:mid].encode(charset)) <= size else (low, mid - 1)
        text = text[:low]
        if charset == 'cp1258':
            text = text.rstrip()
        if any(c > '\x7f' for c in text) and encode(text, charset) and encode(text, charset)[0] == text:
            return text
    return None


def row(f, **fields):
    data = fields.pop('data')
    f.write(json.dumps({**fields, 'bytes': base64.b64encode(data).decode()}, ensure_ascii=False) + '\n')


def write_texts(f):
    n = 0
    for charset, langs in CHARSETS.items():
        for half in ('tune', 'held'):
            for size in (200, 2000):
                for i in range(24):
                    if not langs:
                        continue
                    lang = langs[i % len(langs)]
                    # The corpus writes Romanian with commas below, which ISO-8859-16 alone has.
                    text = text_of(charset, lang, half, size, FOLDS)
                    if text:
                        n += 1
                        row(f, id=f't{n}', half=half, charset=charset, lang=lang, size=size, text=text,
                            data=text.encode(charset))


def write_cedillas(f):
    """Romanian as it was typed where there is no comma below: but for other characters the bytes are ISO-8859-16 as well."""
    n = 0
    for charset in ('cp1250', 'iso8859-2'):
        for half in ('tune', 'held'):
            for i in range(100):
                text = text_of(charset, 'ro', half, random.choice([200, 2000]))
                if text and any(letter in text for _, letter in CEDILLAS):
                    n += 1
                    row(f, id=f'c{n}', half=half, charset=charset, lang='ro', text=text, data=text.encode(charset))


WEB = """utf-8 utf-8 cp1252 cp1252 cp1252 iso8859-15 cp1250 cp1250 iso8859-2 cp1251 cp1251 koi8-r koi8-u iso8859-5
cp866 mac-roman mac-cyrillic cp1253 iso8859-7 cp1254 cp1255 cp1256 cp1257 cp1258 cp874 cp932 cp932 euc_jp euc_jp
iso2022_jp gbk gbk gb18030 big5 big5 euc_kr euc_kr cp949 johab utf-16-le utf-16-be iso2022_kr hz""".split()
CHARSETS.update({'euc_jp': ['ja'], 'iso2022_jp': ['ja'], 'gbk': ['zh'], 'big5': ['zh']})
LABELS = {'cp1252': 'iso-8859-1', 'cp932': 'shift_jis', 'cp949': 'ks_c_5601-1987', 'gbk': 'gb2312', 'cp874': 'tis-620',
          'mac-roman': 'macintosh', 'mac-cyrillic': 'x-mac-cyrillic', 'hz': 'hz-gb-2312', 'utf-16-le': 'utf-16le',
          'utf-16-be': 'utf-16be', 'iso2022_jp': 'iso-2022-jp', 'iso2022_kr': 'iso-2022-kr'}
WRONG = ['utf-8', 'utf-8', 'iso-8859-1', 'iso-8859-1', 'windows-1252', 'us-ascii', 'windows-1251', 'shift_jis', 'gb2312',
         'euc-kr', 'big5', 'euc-jp', 'iso-8859-2', 'windows-1250', 'koi8-r', 'iso-8859-9', 'iso-8859-7', 'utf8mb4']
# Rivals that software of one country mixed up, which is the harder kind of wrong.
NEAR = {'cp1251': 'koi8-r iso-8859-5 ibm866', 'koi8-r': 'windows-1251 iso-8859-5', 'iso8859-5': 'windows-1251 koi8-r',
        'cp1250': 'iso-8859-2 iso-8859-1', 'iso8859-2': 'windows-1250 iso-8859-1', 'cp932': 'euc-jp iso-2022-jp',
        'euc_jp': 'shift_jis iso-2022-jp', 'gbk': 'big5 hz-gb-2312', 'big5': 'gb2312', 'euc_kr': 'gb2312 iso-2022-kr',
        'cp1254': 'iso-8859-1', 'cp1252': 'windows-1250 utf-8', 'cp1253': 'iso-8859-1', 'utf-8': 'iso-8859-1'}
LABELS = {**LABELS}
SAME = [{'iso-8859-1', 'windows-1252', 'us-ascii'}, {'utf-8', 'utf8mb4'}, {'gb2312', 'gb18030', 'gbk'},
        {'euc-kr', 'ks_c_5601-1987'}]


def label_of(charset):
    return LABELS.get(charset, charset.replace('iso8859', 'iso-8859').replace('cp125', 'windows-125')
                      .replace('_', '-'))


def wrong_for(charset):
    right = label_of(charset)
    near = NEAR.get(charset, '').split()
    while True:
        label = random.choice(near) if near and random.random() < 0.4 else random.choice(WRONG)
        if label != right and not any(label in s and right in s for s in SAME):
            return label


def page(text, title, label, style):
    meta = {None: '', 'meta': f'<meta charset="{label}">',
            'http-equiv': f'<meta http-equiv="Content-Type" content="text/html; charset={label}">'}[label and style]
    body = ''.join(f'<p>{line}</p>\n' for line in text.split('\n'))
    return (f'<html><head>{meta}<title>{title}</title><link rel="stylesheet" href="/a.css"></head><body>\n'
            f'<div class="nav"><a href="/">Home</a> | <a href="/news">News</a> | <a href="/about">About us</a></div>\n'
            f'<h1>{title}</h1>\n{body}<div class="foot">Copyright 2009. All rights reserved. '
            f'<a href="mailto:web@example.org">Contact</a></div>\n</body></html>\n')


def write_pages(f):
    kinds = ['missing', 'wrong-meta', 'wrong-http', 'http-wrong-meta-right', 'http-right-meta-wrong', 'all-wrong']
    n = 0
    for half in ('tune', 'held'):
        for i in range(900):
            charset = random.choice(WEB)
            lang = random.choice(CHARSETS[charset] or ['en'])
            text = text_of(charset, lang, half, random.choice([120, 300, 800, 2000]))
            if not text:
                continue
            kind, right = random.choice(kinds), label_of(charset)
            wrong = [wrong_for(charset) for _ in range(2)]
            http, meta = {'missing': (None, None), 'wrong-meta': (None, wrong[0]), 'wrong-http': (wrong[0], None),
                          'http-wrong-meta-right': (wrong[0], right), 'http-right-meta-wrong': (right, wrong[0]),
                          'all-wrong': (wrong[0], wrong[1])}[kind]
            text = text.replace('<', '(').replace('&', '+')
            title = text.split('\n')[0][:40]
            html = page(text, title, meta, random.choice(['meta', 'http-equiv']))
            try:
                data = html.encode(charset)
            except UnicodeError:
                continue
            n += 1
            row(f, id=f'p{n}', half=half, charset=charset, lang=lang, kind=kind, http=http, meta=meta, text=html,
                data=data)


PAIRS = {'cp1252': WESTERN, 'cp1250': CENTRAL, 'cp1251': CYRILLIC, 'cp1254': ['tr'], 'cp1253': ['el'], 'cp932': ['ja'],
         'euc_jp': ['ja'], 'gbk': ['zh'], 'big5': ['zh'], 'euc_kr': ['ko'], 'koi8-r': ['ru'], 'cp1256': ['ar', 'fa']}
WORDS = ['“', '”', '’', '–', '…', '€', 'café', 'naïve', 'Zürich', 'Øre', 'señor', '£5', '©', '·', '»', '«', '°']


def write_mixed(f):
    kinds = ['utf8-with-paragraphs', 'utf8-with-lines', 'utf8-with-words', 'legacy-with-paragraphs', 'legacy-with-words']
    n = 0
    for half in ('tune', 'held'):
        for i in range(700):
            charset = 'cp1252' if random.random() < 0.5 else random.choice(list(PAIRS))
            lang = random.choice([l for l in PAIRS[charset] if l in LINES])
            kind = random.choice(kinds)
            both = (charset, 'utf-8') if kind.startswith('legacy') else ('utf-8', charset)
            if kind.endswith('words'):
                charset, both = 'cp1252', tuple('cp1252' if c == charset else c for c in both)
                lang = random.choice(WESTERN)
            text = text_of(charset, lang, half, random.choice([600, 1500, 3000]))
            if not text or not all(encode(text, c) for c in both):
                continue
            text = text.replace('<', '(').replace('&', '+')
            ls = [l for l in text.split('\n') if l]
            if len(ls) < 3:
                continue
            data, truth = b'<html><body>\n', '<html><body>\n'
            turn = set(random.sample(range(len(ls)), max(1, len(ls) // 4)))
            if kind.endswith('lines'):
                turn = set(range(len(ls) - max(1, len(ls) // 4), len(ls)))
            for k, l in enumerate(ls):
                pieces = [('<p>' if not kind.endswith('lines') else '', both[0])]
                if kind.endswith('words'):
                    words = l.split(' ')
                    at = random.randrange(len(words)) if k in turn else -1
                    for j, w in enumerate(words):
                        if j == at:
                            pieces.append((random.choice(WORDS) + ' ', both[1]))
                        pieces.append((w + ' ', both[0]))
                else:
                    pieces.append((l, both[1] if k in turn else both[0]))
                pieces.append(('</p>\n' if not kind.endswith('lines') else '\n', both[0]))
                data += b''.join(t.encode(c) for t, c in pieces)
                truth += ''.join(t for t, _ in pieces)
            n += 1
            row(f, id=f'm{n}', half=half, charset=charset, lang=lang, kind=kind, text=truth, data=data)


os.makedirs(out, exist_ok=True)
for name, write in (('texts', write_texts), ('pages', write_pages), ('mixed', write_mixed),
                    ('cedillas', write_cedillas)):
    with open(os.path.join(out, name + '.jsonl'), 'w', encoding='utf-8') as f:
        write(f)
