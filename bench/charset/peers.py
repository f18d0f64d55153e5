"""Detect with the Python peers and score every detector's answer: peers.py FOLDER NAMES_JSON.

NAMES_JSON holds the answers of the JavaScript peers, {peer: {id: charset name or null}}. An answer counts when the bytes,
decoded by Python's codec of that name, equal the text. Prints {peer: {id: true | false}} and seconds taken, as JSON.
"""
import base64, codecs, json, os, sys, time

import cchardet
import chardet
import charset_normalizer

folder, names_file = sys.argv[1:3]
SLOW_EVERY = 4  # charset-normalizer takes some 100 times as long: it gets every fourth text.
ALIASES = {'utf-8': 'utf-8-sig', 'x-mac-cyrillic': 'mac-cyrillic', 'macintosh': 'mac-roman', 'windows-874': 'cp874',
           'x-sjis': 'cp932', 'shift_jis': 'cp932', 'gb2312': 'gb18030', 'ks_c_5601-1987': 'cp949', 'euc-kr': 'cp949',
           'x-euc-tw': 'euc_tw', 'koi8-t': 'koi8-t', 'maccyrillic': 'mac-cyrillic', 'macroman': 'mac-roman',
           'maclatin2': 'mac-latin2', 'macgreek': 'mac-greek', 'macturkish': 'mac-turkish', 'maciceland': 'mac-iceland',
           'mac-centraleurope': 'mac-latin2', 'iso-8859-8-i': 'iso8859-8', 'uhc': 'cp949'}


def right(data, name, text):
    if not name:
        return False
    name = ALIASES.get(name.lower(), name)
    tries = [name, name.replace('-', '_'), name.replace('windows-', 'cp')]
    for codec in tries:
        try:
            codecs.lookup(codec)
        except LookupError:
            continue
        got = data.decode(codec, 'replace')
        return got.removeprefix('\ufeff') == text
    return False


def normalizer(data):
    best = charset_normalizer.from_bytes(data).best()
    return best.encoding if best else None


PEERS = {'chardet': lambda d: chardet.detect(d)['encoding'], 'uchardet (cchardet)': lambda d: cchardet.detect(d)['encoding'],
         'charset-normalizer': normalizer}
js = json.load(open(names_file))
verdicts = {peer: {} for peer in [*PEERS, *js]}
seconds = {peer: 0.0 for peer in PEERS}
for file in ('texts', 'pages', 'mixed', 'cedillas'):
    for i, line in enumerate(open(os.path.join(folder, file + '.jsonl'), encoding='utf-8')):
        row = json.loads(line)
        if row['half'] != 'held':
            continue
        data = base64.b64decode(row['bytes'])
        for peer, detect in PEERS.items():
            if peer == 'charset-normalizer' and i % SLOW_EVERY:
                continue
            start = time.perf_counter()
            try:
                name = detect(data)
            except Exception:
                name = None
            seconds[peer] += time.perf_counter() - start
            verdicts[peer][row['id']] = right(data, name, row['text'])
        for peer, names in js.items():
            verdicts[peer][row['id']] = right(data, names.get(row['id']), row['text'])
json.dump({'verdicts': verdicts, 'seconds': seconds}, sys.stdout)
