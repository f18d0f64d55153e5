"""dumps.py OUT_DIR: flatten labelled pages of ../shared/bench/html by the tools people flatten pages with, a file of documents each.

Tools are left out that are not there: from Debian lynx, w3m, elinks; from PyPI html2text, markdownify, beautifulsoup4 with lxml, html-text,
inscriptis, resiliparse. A file has the rows that ../shared/bench/text/score.py reads, with the dump beside the gold, and no lines."""
import gzip, json, os, re, shutil, subprocess, sys

OUT = sys.argv[1]
HTML = os.path.join(os.path.dirname(__file__), '../../../shared/bench/html')
# Every so manieth page of a set, at most so many.
SETS = {'scrapinghub': (1, 60), 'fundus': (2, 60), 'aed': (3, 40), 'daniel': (5, 50)}

def pages():
    for name, (step, most) in SETS.items():
        rows = [json.loads(line) for line in gzip.open(f'{HTML}/{name}/gold.jsonl.gz', 'rt', encoding='utf8')]
        for row in rows[::step][:most]:
            path = f"{HTML}/{name}/{row['file']}"
            html = gzip.open(path).read().decode(row.get('encoding') or 'utf-8', 'replace')
            yield {'id': f"{name}-{row['id']}", 'lang': row.get('lang'), 'gold': row['text'], 'lines': []}, html

def browser(*command):
    def run(html):
        # The page comes as UTF-8, whatever it says.
        page = re.sub(r'(?i)charset=["\']?[\w-]+', 'charset=utf-8', html).encode('utf-8', 'replace')
        return subprocess.run(command, input=page, capture_output=True, timeout=60).stdout.decode('utf-8', 'replace')
    return run if shutil.which(command[0]) else None

def tools():
    lynx = ('lynx', '-stdin', '-dump', '-display_charset=utf-8', '-assume_charset=utf-8', '-width=80')
    yield 'lynx -dump', browser(*lynx)
    yield 'lynx -dump -nolist', browser(*lynx, '-nolist')
    yield 'w3m -dump', browser('w3m', '-T', 'text/html', '-I', 'utf-8', '-O', 'utf-8', '-dump', '-cols', '80')
    yield 'elinks -dump', browser('elinks', '-dump', '-dump-charset', 'utf-8', '-dump-width', '80', '-force-html')
    try:
        import html2text
        yield 'html2text', lambda html: html2text.HTML2Text().handle(html)
        def bare(html):
            h = html2text.HTML2Text()
            h.ignore_links = h.ignore_images = h.ignore_emphasis = True
            h.body_width = 0
            return h.handle(html)
        yield 'html2text, no links, no wrapping', bare
    except ImportError: pass
    try:
        from bs4 import BeautifulSoup
        def soup(html):
            tree = BeautifulSoup(html, 'lxml')
            for tag in tree(['script', 'style', 'noscript', 'template']): tag.decompose()
            return tree
        try:
            import markdownify
            yield 'markdownify', lambda html: markdownify.markdownify(str(soup(html)))
        except ImportError: pass
        yield "get_text('\\n', strip=True)", lambda html: soup(html).get_text('\n', strip=True)
        yield 'get_text()', lambda html: soup(html).get_text()
        yield 'get_text(strip=True)', lambda html: soup(html).get_text(strip=True)
        yield "get_text(' ', strip=True)", lambda html: soup(html).get_text(' ', strip=True)
    except ImportError: pass
    try:
        import html_text
        yield 'html-text', html_text.extract_text
    except ImportError: pass
    try:
        import inscriptis
        yield 'inscriptis', inscriptis.get_text
    except ImportError: pass
    try:
        from resiliparse.extract.html2text import extract_plain_text
        yield 'resiliparse (as in WET files)', extract_plain_text
    except ImportError: pass

def main():
    os.makedirs(OUT, exist_ok=True)
    documents = list(pages())
    for number, (name, flatten) in enumerate(tools()):
        if flatten is None: continue
        path = f'{OUT}/{number:02}.jsonl.gz'
        if not os.path.exists(path):
            with gzip.open(path + '.part', 'wt', encoding='utf8') as out:
                for row, html in documents:
                    try: dump = flatten(html)
                    except Exception: dump = ''
                    out.write(json.dumps({**row, 'dump': dump}) + '\n')
            os.rename(path + '.part', path)
        print(json.dumps({'name': name, 'path': path}), flush=True)

main()
