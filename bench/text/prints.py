"""Print labelled articles to PDF (groff) and take their text with what converters are there; for bench/text/prints.ts.

Run: python prints.py CACHE. Writes a file of rows as dumps.py does for each converter and prints {name, path} of each, one a line.
"""
import gzip
import json
import os
import random
import re
import shutil
import subprocess
import sys

SHARED = os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../../shared/bench/html')
SETS = ['scrapinghub', 'fundus', 'aed']
# Size and family of the letters, and how many columns.
STYLES = ['.nr PS 11\n.nr VS 13\n', '.nr PS 10\n.nr VS 12\n.fam H\n', '.nr PS 9\n.nr VS 11\n']
DOCUMENTS = 60


def articles():
    found = []
    for name in SETS:
        for line in gzip.open(f'{SHARED}/{name}/gold.jsonl.gz', 'rt', encoding='utf8'):
            row = json.loads(line)
            text = row.get('text') or ''
            paragraphs = [' '.join(part.split()) for part in re.split(r'\n+', text) if part.strip()]
            # What groff's fonts hold, and long enough for two pages.
            if all(ord(c) < 0x250 or c in '“”‘’„–—…€•\n' for c in text) and len(paragraphs) > 7 and len(text) > 3000:
                found.append((f'{name}-{row["id"]}', row.get('title') or 'Untitled', paragraphs))
    random.Random(1).shuffle(found)
    return found[:DOCUMENTS]


def escape(text):
    text = text.replace('\\', '\\e')
    return '\\&' + text if text[:1] in ".'" else text


def source(index, title, paragraphs):
    """Every other article has its paragraphs apart, the others have them set in; the last style has two columns."""
    style = index % len(STYLES)
    macro = '.LP' if index % 2 == 0 else '.PP'
    foot = 'Page %' if index % 4 < 2 else '%'
    head = f'.ds LH The Daily Herald\n.ds CH\n.ds RH {escape(title[:40])}\n.ds CF {foot}\n'
    size = '.nr LL 5.2i\n.nr PO 1i\n.pl 8.3i\n' + ('' if macro == '.LP' else '.nr PD 0\n')
    columns = '.2C\n' if style == 2 else ''
    body = ''.join(f'{macro}\n{escape(part)}\n' for part in paragraphs)
    return head + STYLES[style] + size + f'.TL\n{escape(title)}\n.LP\n' + columns + body


def converters():
    found = {}
    if shutil.which('pdftotext'):
        for mode in ['', '-layout', '-raw']:
            command = ['pdftotext', *([mode] if mode else [])]
            found[' '.join(command)] = lambda path, command=command: subprocess.run(
                [*command, path, '-'], capture_output=True, text=True, check=True).stdout
    try:
        from pdfminer.high_level import extract_text
        found['pdfminer.six'] = extract_text
    except ImportError:
        pass
    try:
        import pymupdf
        found['PyMuPDF'] = lambda path: '\f'.join(page.get_text() for page in pymupdf.open(path))
    except ImportError:
        pass
    return found


def main():
    cache = sys.argv[1]
    if not shutil.which('groff'):
        return
    rows = {name: [] for name in converters()}
    for index, (name, title, paragraphs) in enumerate(articles()):
        path = f'{cache}print.pdf'
        typeset = subprocess.run(['groff', '-k', '-Kutf8', '-ms', '-Tpdf'], input=source(index, title, paragraphs).encode(),
                                 capture_output=True, check=True)
        with open(path, 'wb') as file:
            file.write(typeset.stdout)
        for tool, convert in converters().items():
            rows[tool].append({'id': name, 'lang': None, 'gold': '\n\n'.join(paragraphs), 'lines': [], 'dump': convert(path)})
    for tool, all_rows in rows.items():
        path = f'{cache}print-{re.sub("[^a-z]+", "-", tool.lower())}.jsonl.gz'
        with gzip.open(path, 'wt', encoding='utf8') as file:
            file.writelines(json.dumps(row, ensure_ascii=False) + '\n' for row in all_rows)
        print(json.dumps({'name': tool, 'path': path}))


main()
