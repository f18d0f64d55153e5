"""paired.py SETS_DIR OUT_DIR [OURS]: copydesk beside each peer, page by page, over all sets together; prints Markdown tables.

A page's F1 is that of its 4-gram shingles, its whole paragraphs the F1 over paragraphs that stand in both to the letter (both by
score.py of the sets). The interval is a paired bootstrap over pages (Efron 1979): pages are drawn anew 4000 times, the same for both.
Reads what cross.ts and run.ts left in OUT_DIR (NAME-SET.jsonl)."""
import gzip, json, os, sys
import numpy as np
sets_dir, out_dir = sys.argv[1:3]
ours = sys.argv[3] if len(sys.argv) > 3 else 'cross'
sys.path.insert(0, sets_dir)
import score
SETS = ['scrapinghub', 'fundus', 'aed', 'wcxb', 'daniel', 'gn1', 'zhweb', 'cleaneval', 'dragnet', 'news4k']
PEERS = ['trafilatura', 'rs-trafilatura', 'resiliparse', 'readability', 'defuddle']

def per_page(gold, pred):
    """(F1, whole paragraphs, empty) of each page, best of the gold's variants."""
    rows = []
    for g in gold:
        text = (pred.get(g['id']) or {}).get('text') or ''
        chinese = g.get('lang') in ('zh', 'ja', 'th', 'lo', 'my', 'km') or (not g.get('lang') and len(score.re.findall('[%s]' % score.CJ, g['text'][:500])) > 100)
        tok = score.toks if chinese else score.sh_tok
        best = (-1., 0.)
        for variant in [g['text']] + g.get('alts', []):
            f = score.f1(*score.sh_counts(tok(variant), tok(text)))
            if f > best[0]:
                tp, fp, fn = score.exact_paragraphs(variant, text)
                best = (f, 2 * tp / max(1, 2 * tp + fp + fn))
        rows.append((*best, not score.toks(text)))
    return np.array(rows, float)

gold = {s: [json.loads(l) for l in gzip.open(os.path.join(sets_dir, s, 'gold.jsonl.gz'), 'rt', encoding='utf8')] for s in SETS}
found = {}
for name in [ours] + PEERS:
    for s in SETS:
        out = os.path.join(out_dir, '%s-%s.jsonl' % (name, s))
        if os.path.exists(out): found[name, s] = per_page(gold[s], score.load_pred(out))

def interval(difference, draws=4000):
    rnd = np.random.default_rng(7)
    means = [difference[rnd.integers(0, len(difference), len(difference))].mean() for _ in range(draws)]
    return np.percentile(means, [2.5, 97.5])

print('## Beside each peer, pages of all sets together\n')
print('| peer | pages | F1 of copydesk | of the peer | difference (95 %) | whole paragraphs of copydesk | of the peer | difference (95 %) |')
print('| --- |' + ' ---: |' * 7)
for peer in PEERS:
    both = [s for s in SETS if (ours, s) in found and (peer, s) in found]
    if not both: continue
    a, b = (np.concatenate([found[n, s] for s in both]) for n in (ours, peer))
    cells = []
    for column in (0, 1):
        low, high = interval(a[:, column] - b[:, column])
        cells += ['%.3f' % a[:, column].mean(), '%.3f' % b[:, column].mean(), '%+.3f (%+.3f … %+.3f)' % (a[:, column].mean() - b[:, column].mean(), low, high)]
    print('| %s | %d | %s |' % (peer, len(a), ' | '.join(cells)))

names = [n for n in [ours] + PEERS if (n, 'wcxb') in found]
types = sorted({g['type'] for g in gold['wcxb']})
print('\n## `wcxb` by type of page: F1, mean over pages\n')
print('| type | pages | ' + ' | '.join('copydesk' if n == ours else n for n in names) + ' |')
print('| --- | ---: |' + ' ---: |' * len(names))
means = []
for t in types:
    at = [i for i, g in enumerate(gold['wcxb']) if g['type'] == t]
    row = [found[n, 'wcxb'][at, 0].mean() for n in names]; means.append(row)
    print('| %s | %d | %s |' % (t, len(at), ' | '.join('%.3f' % v for v in row)))
print('| mean over types | | %s |' % ' | '.join('%.3f' % v for v in np.mean(means, 0)))

print('\n## Empty where a peer finds at least half of the body\n')
lost = []
for s in SETS:
    if (ours, s) not in found: continue
    for i, g in enumerate(gold[s]):
        finders = [n for n in PEERS if (n, s) in found and found[n, s][i, 0] >= .5]
        if found[ours, s][i, 2] and finders: lost.append('| %s | %s | %s |' % (s, g['id'], ', '.join(finders)))
print('\n'.join(['| set | page | peers |', '| --- | --- | --- |'] + lost) if lost else 'None.')

print('\n## Confidence\n')
print('A page is right when its F1 is at least .9.\n')
sure = []
for s in SETS:
    if (ours, s) not in found: continue
    pred = score.load_pred(os.path.join(out_dir, '%s-%s.jsonl' % (ours, s)))
    for g, row in zip(gold[s], found[ours, s]):
        confidence = pred.get(g['id'], {}).get('confidence')
        if confidence is not None: sure.append((confidence, row[0] >= .9))
print('| confidence | pages | mean | right |\n| --- | ---: | ---: | ---: |')
edges = [0, .3, .5, .7, .8, .9, .95, 1.01]
for low, high in zip(edges, edges[1:]):
    part = np.array([row for row in sure if low <= row[0] < high])
    if len(part): print('| %.2f–%.2f | %d | %.3f | %.3f |' % (low, min(1, high), len(part), *part.mean(0)))
