"""python-peers.py NAME SET_DIR OUT: run a Python extractor over a set of labelled pages."""
import gzip, json, os, sys, time
name, folder, out = sys.argv[1:4]
def trafilatura_():
    from trafilatura import bare_extraction
    def f(html, url):
        d = bare_extraction(html, url=url, with_metadata=True)
        if d is None: return {}
        d = d if isinstance(d, dict) else d.as_dict()
        return {'text': d.get('text') or '', 'title': d.get('title'), 'author': d.get('author'), 'date': d.get('date')}
    return f
def resiliparse_():
    from resiliparse.extract.html2text import extract_plain_text
    return lambda html, url: {'text': extract_plain_text(html, main_content=True)}
def rs_():
    import rs_trafilatura
    def f(html, url):
        r = rs_trafilatura.extract(html, url=url) if url else rs_trafilatura.extract(html)
        g = (lambda k: r.get(k)) if isinstance(r, dict) else (lambda k: getattr(r, k, None))
        return {'text': g('main_content') or g('content_text') or g('text') or g('content') or '', 'title': g('title'), 'author': g('author'), 'date': str(g('date') or '')}
    return f
extract = {'trafilatura': trafilatura_, 'resiliparse': resiliparse_, 'rs-trafilatura': rs_}[name]()
with open(out + '.part', 'w') as o:
    for line in gzip.open(os.path.join(folder, 'gold.jsonl.gz'), 'rt', encoding='utf8'):
        g = json.loads(line); html = gzip.open(os.path.join(folder, g['file'])).read().decode(g['encoding'], 'replace')
        t = time.perf_counter()
        try: r = extract(html, g.get('url'))
        except Exception as e: r = {'text': ''}
        o.write(json.dumps({'id': g['id'], 'ms': 1000 * (time.perf_counter() - t), **r}, ensure_ascii=False, default=str) + '\n')
os.rename(out + '.part', out)
