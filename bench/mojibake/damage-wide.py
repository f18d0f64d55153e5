"""Damage clean lines by whole-line swaps of charsets: damage-wide.py OUT.jsonl [LANGUAGE=FILE.txt …] [--rows 24]

Rows are those of ../shared/bench/mojibake/dev.jsonl, so that its scorer reads them: UTF-8 read by a double-byte charset
(with what that charset cannot read lost), a double-byte charset read by a page or by another, a page read by another, and
documents whose short lines can only be told by the long ones. Clean lines: ../shared/corpus, one language a file, and the
files named (one line each). Everything is drawn from one seed.
"""
import gzip, json, pathlib, random, sys

rows_each = 24
own = {}
arguments = iter(sys.argv[2:])
for argument in arguments:
    if argument == '--rows': rows_each = int(next(arguments))
    else:
        language, path = argument.split('=', 1)
        own[language] = path
folder = pathlib.Path(__file__).resolve().parents[2].parent / 'shared' / 'corpus'
lines_of = {}

def lines(language):
    if language not in lines_of:
        path = folder / f'{language}.txt.gz'
        if language in own: text = pathlib.Path(own[language]).read_text('utf8')
        elif path.exists(): text = gzip.open(path, 'rt', encoding='utf8').read()
        else: text = ''
        lines_of[language] = [line.strip() for line in text.split('\n') if line.strip() and '\ufffd' not in line]
    return lines_of[language]

wide = {'gbk': 'gbk', 'big5': 'big5hkscs', 'cp949': 'cp949', 'euckr': 'euc_kr', 'sjis': 'cp932', 'eucjp': 'euc_jp'}
pages = {'cp1250 cp1251 cp1252 cp1253 cp1254 cp1255 cp1256 cp1257 cp1258 cp437 cp850 cp852 cp866 cp874': None}
pages = {name: name for name in next(iter(pages)).split()}
pages |= {'latin1': 'latin-1', 'latin2': 'iso8859-2', 'iso5': 'iso8859-5', 'iso7': 'iso8859-7', 'iso15': 'iso8859-15',
          'koi8r': 'koi8-r', 'koi8u': 'koi8-u', 'macroman': 'mac-roman', 'maccyr': 'mac-cyrillic'}
codecs = wide | pages

def read_page(data, codec):
    """Read bytes as a program does that gives the control of the same number where the page has nothing."""
    out = []
    for byte in data:
        try: out.append(bytes([byte]).decode(codec))
        except UnicodeDecodeError: out.append(chr(byte))
    return ''.join(out)

def read_wide(data, codec, mark, both):
    """Read bytes by a double-byte charset; what it has no character for becomes the mark, once for one or both bytes."""
    out = []
    at = 0
    while at < len(data):
        byte = data[at]
        for size in (1, 2, 3):
            try:
                char = data[at:at + size].decode(codec)
                if size == 1 and byte >= 0x80 and ord(char) < 0xa1: continue
                if at + size <= len(data): out.append(char)
                break
            except UnicodeDecodeError: pass
        else:
            size = 2 if both and at + 1 < len(data) and data[at + 1] >= 0x80 else 1
            out.append(mark)
        at += size
    return ''.join(out)

def read(data, name):
    return data.decode(codecs[name]) if name in wide else read_page(data, codecs[name])

def pick(rng, language):
    """A line, or a part of it: of a few words (or characters, where there are no words), in capitals now and then."""
    text = rng.choice(lines(language))
    draw = rng.random()
    if draw < 0.15: text += ' ' + rng.choice(lines(language))
    elif draw < 0.5:
        if language in ('zh', 'zt', 'ja', 'th'):
            start = rng.randrange(max(1, len(text) - 12))
            text = text[start:start + rng.randrange(5, 13)].strip()
        else:
            words = text.split()
            size = rng.randrange(2, 5)
            start = rng.randrange(max(1, len(words) - size))
            text = ' '.join(words[start:start + size])
    elif draw < 0.55: text = text.upper()
    return text

# Class: written in, read as, languages.
legacy = [(a, b, langs) for a, langs in (
    ('gbk', ['zh']), ('big5', ['zt']), ('euckr', ['ko']), ('cp949', ['ko']), ('sjis', ['ja']), ('eucjp', ['ja']))
    for b in ('latin1', 'cp1252', 'cp1251', 'cp1250', 'macroman', 'gbk', 'big5', 'cp949', 'sjis', 'eucjp') if a != b]
legacy = [(a, b, l) for a, b, l in legacy if {a, b} != {'euckr', 'cp949'}]
cyrillic, greek = ['ru', 'uk', 'bg'], ['el']
central = ['pl', 'cs', 'hu', 'hr', 'ro', 'sk', 'sl']
western = ['de', 'fr', 'es', 'pt', 'sv', 'nl', 'da', 'it', 'nb', 'fi']
single = [(a, b, langs) for pairs, langs in (
    ('cp1251-cp1252 cp1251-latin1 koi8r-cp1251 cp1251-koi8r cp866-cp1251 cp1251-cp866 koi8r-cp1252 koi8r-latin1 cp866-cp1252 '
     'iso5-cp1251 maccyr-cp1251 cp1251-maccyr cp1251-cp1250 cp866-koi8r maccyr-macroman koi8r-cp866 iso5-latin1', cyrillic),
    ('koi8u-cp1251', ['uk']),
    ('cp1253-cp1252 iso7-latin1 cp1253-cp1251 cp1253-cp1250', greek), ('cp1255-cp1252 cp1255-cp1251', ['he']),
    ('cp1256-cp1252 cp1256-cp1251', ['ar', 'fa']), ('cp874-cp1252 cp874-latin1', ['th']),
    ('cp1252-cp1251 cp1252-koi8r cp1252-cp1253 cp1252-cp1255 cp1252-cp1256 cp1252-cp874 macroman-maccyr', western),
    ('cp1250-cp1251', central), ('cp1254-cp1251', ['tr']))
    for a, b in (pair.split('-') for pair in pairs.split())]
latin = [(a, b, langs) for pairs, langs in (
    ('cp1250-cp1252 latin2-latin1 cp852-cp1250 cp852-cp1252 cp1250-latin2', central), ('cp1254-cp1252 cp1254-cp1250', ['tr']),
    ('cp1257-cp1252 cp1257-cp1250', ['lt', 'lv', 'et']), ('cp1258-cp1252', ['vi']),
    ('macroman-cp1252 macroman-latin1 cp850-cp1252 cp437-cp1252 cp1252-cp1250 cp1252-cp1257 cp1252-macroman cp1252-cp850 '
     'cp1252-cp437 cp1252-cp1254', western))
    for a, b in (pair.split('-') for pair in pairs.split())]

def make_swap(rng, a, b, langs):
    language = rng.choice(langs)
    text = pick(rng, language)
    try: data = text.encode(codecs[a])
    except UnicodeEncodeError: return None
    try: return language, text, read(data, b)
    except UnicodeDecodeError:
        # Another part may come out even.
        for cut in (1, 2, 3):
            try: return language, text[cut:], read(text[cut:].encode(codecs[a]), b)
            except UnicodeDecodeError: pass
        return None

def quoted(rng, text):
    """Some quotation marks and dashes, which other lines of the web have."""
    words = text.split(' ')
    if len(words) < 5 or rng.random() < 0.5: return text
    at = rng.randrange(len(words) - 3)
    words[at] = '“' + words[at]
    words[at + 2] += '”'
    return ' '.join(words).replace("'", '’').replace(' - ', ' — ')

def make_utf8(rng, b, langs, loss):
    language = rng.choice(langs)
    text = pick(rng, language)
    if language not in ('zh', 'zt', 'ja', 'ko'): text = quoted(rng, text)
    if text.isascii(): return None
    data = text.encode('utf8')
    if loss:
        try:
            data.decode(codecs[b])
            return None
        except UnicodeDecodeError: pass
        mark, both = loss
        return language, text, read_wide(data, codecs[b], mark, both)
    for cut in range(6):
        for end in range(4):
            part = text[cut:len(text) - end]
            try: return language, part, part.encode('utf8').decode(codecs[b])
            except UnicodeDecodeError: pass
    return None

def make_document(rng, a, b, langs):
    language = rng.choice(langs)
    found = [make_swap(rng, a, b, [language]) for _ in range(7)]
    found = [one for one in found if one]
    if len(found) < 4: return None
    return language, '\n'.join(one[1] for one in found), '\n'.join(one[2] for one in found)

def main():
    out = open(sys.argv[1], 'w', encoding='utf8')
    count = 0
    def write(name, family, recoverable, make, fraction=1.0):
        nonlocal count
        rng = random.Random(name)
        made = 0
        for _ in range(rows_each * 40):
            if made >= rows_each * fraction: break
            row = make(rng)
            if not row or row[1] == row[2] or not row[1].strip(): continue
            language, clean, corrupted = row
            made += 1
            count += 1
            out.write(json.dumps({'id': f'w{count:05d}', 'lang': language, 'class': name, 'family': family,
                                  'recoverable': recoverable, 'loss': 'none' if recoverable else 'context',
                                  'corrupted': corrupted, 'clean': clean}, ensure_ascii=False) + '\n')
    known = lambda langs: [language for language in langs if lines(language)]
    cjk = known(['zh', 'zt', 'ja', 'ko'])
    for b in wide:
        for part, langs in (('cjk', cjk), ('latin', known(western)), ('other', known(['ru', 'el', 'pl', 'tr', 'vi', 'fa']))):
            write(f'u8-{b}-{part}', 'u8-wide', True, lambda rng: make_utf8(rng, b, langs, None))
            for loss, choice in (('fffd', ('\ufffd', True)), ('q', ('?', True)), ('one', ('\ufffd', False)), ('drop', ('', True))):
                write(f'u8-{b}-{part}-{loss}', f'u8-wide-{loss}', False,
                      lambda rng: make_utf8(rng, b, langs, choice), 0.5)
    for family, pairs in (('legacy', legacy), ('script', single), ('latin', latin)):
        for a, b, langs in pairs:
            if not known(langs): continue
            write(f'{a}-{b}', family, True, lambda rng: make_swap(rng, a, b, known(langs)))
            if family != 'latin' or a in ('cp1250', 'macroman'):
                write(f'doc-{a}-{b}', f'doc-{family}', True, lambda rng: make_document(rng, a, b, known(langs)), 0.25)
    names = sorted({path.name.split('.')[0] for path in folder.glob('*.txt.gz')} | set(own))
    rng = random.Random('clean')
    for language in names:
        for _ in range(rows_each * 4):
            text = pick(rng, language)
            count += 1
            out.write(json.dumps({'id': f'w{count:05d}', 'lang': language, 'class': f'clean-{language}', 'family': 'clean',
                                  'recoverable': True, 'loss': 'none', 'corrupted': text, 'clean': text},
                                 ensure_ascii=False) + '\n')
    print(count, 'rows')

main()
