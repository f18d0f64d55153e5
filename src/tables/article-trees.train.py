"""article-trees.train.py CACHE [--cv] [--reuse] [--fold K] [--importance]: train the block classifier on the features that article-trees.make.ts dumped.

Two passes of boosted trees: the second sees what the first thinks of a block's neighbours; and some small trees for pages that
are no article. Folds are cut by domain; the
first pass's opinions that the second is trained on come from folds that did not hold the page. gn1 is never trained on.
Writes the table beside this script, or with --cv only prints the scores of the cross-validation."""
import base64, difflib, hashlib, json, os, re, struct, sys
from multiprocessing import Pool
import numpy as np, lightgbm as lgb

CACHE = sys.argv[1]
TOK = re.compile(r'[\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff]|[^\W\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\u0e00-\u0eff]+')
tok = lambda s: TOK.findall(s.lower())

def label(page):
    """Share of each block's words that the gold text holds, by a longest-first alignment in order."""
    texts = page['texts']; gold = tok(page['gold'])
    flat, owner = [], []
    for i, t in enumerate(texts):
        ts = tok(t); flat += ts; owner += [i] * len(ts)
    n = [0] * len(texts); hit = [0] * len(texts)
    for o in owner: n[o] += 1
    m = difflib.SequenceMatcher(None, flat, gold, autojunk=False)
    for a, b, k in m.get_matching_blocks():
        # A match of few words inside a longer block is chance.
        for j in range(a, a + k):
            if k >= 3 or k >= n[owner[j]]: hit[owner[j]] += 1
    return [h / c if c else 0. for h, c in zip(hit, n)], n, len(gold)

def cached_label(page):
    key = hashlib.sha1(json.dumps([page['texts'], page['gold']]).encode()).hexdigest()
    path = os.path.join(CACHE, 'labels', key[:2], key + '.json')
    if os.path.exists(path): return json.load(open(path))
    r = label(page); os.makedirs(os.path.dirname(path), exist_ok=True)
    json.dump(r, open(path, 'w')); return r

def load():
    pages = [json.loads(l) for l in open(os.path.join(CACHE, 'pages.jsonl'), encoding='utf8')]
    names = json.load(open(os.path.join(CACHE, 'features.json')))
    X = np.fromfile(os.path.join(CACHE, 'rows.f32'), dtype=np.float32).reshape(-1, len(names))
    with Pool(2) as pool: labels = pool.map(cached_label, pages, chunksize=8)
    at = 0
    for p, (share, n, g) in zip(pages, labels):
        p['rows'] = (at, at + len(p['texts'])); at += len(p['texts'])
        y = np.array([s >= .5 for s in share], float)
        if p['title'] >= 0: y[p['title']] = 0.
        p['y'] = y; p['n'] = np.array(n, float); p['share'] = np.array(share)
        w = np.sqrt(p['n'] + 1) / np.sqrt(max(g, 60)) + .03
        # A page whose gold is hardly found in it says nothing of its blocks.
        found = float((p['share'] * p['n']).sum()) / max(1, g)
        p['w'] = w * (0. if found < .5 else 1.) * {'aed': .7, 'wcxb': .8, 'cleaneval': .6, 'dragnet': .7}.get(p['set'], 1.)
    assert at == len(X)
    return pages, names, X

PASS2 = ['p', 'p-1', 'p-2', 'p-3', 'p-4', 'p+1', 'p+2', 'p+3', 'p+4', 'parentMean', 'grandMean', 'groupMean', 'before', 'after', 'toBefore',
         'toAfter', 'parentMass', 'windowMean']

def pass2(page, p):
    """What the first pass thinks of a block's neighbourhood; the same as src/html/second-pass.ts."""
    n = len(p); w = np.array(page['weights'], float); F = np.zeros((n, len(PASS2)), np.float32)
    if n == 0: return F
    F[:, 0] = p
    for c, o in enumerate([-1, -2, -3, -4, 1, 2, 3, 4]):
        col = np.full(n, -1., np.float32)
        if o < 0: col[-o:] = p[:o] if n > -o else []
        else: col[:n - o] = p[o:] if n > o else []
        F[:, 1 + c] = col[:n]
    mass = p * w; total = max(1e-9, mass.sum())
    def mean(keys):
        sm, sw = {}, {}
        for k, m, ww in zip(keys, mass, w): sm[k] = sm.get(k, 0.) + m; sw[k] = sw.get(k, 0.) + ww
        return np.array([sm[k] / max(1e-9, sw[k]) for k in keys]), np.array([sm[k] for k in keys])
    F[:, 9], pm = mean(page['parents']); F[:, 10], _ = mean(page['grands']); F[:, 11], _ = mean(page['groups'])
    cum = np.cumsum(mass); F[:, 12] = (cum - mass) / total; F[:, 13] = (total - cum) / total
    last = -1000
    for i in range(n):
        F[i, 14] = min(100, i - last)
        if p[i] > .5: last = i
    nxt = n + 1000
    for i in range(n - 1, -1, -1):
        F[i, 15] = min(100, nxt - i)
        if p[i] > .5: nxt = i
    F[:, 16] = pm / total
    for i in range(n):
        a, b = max(0, i - 6), min(n, i + 7); F[i, 17] = mass[a:b].sum() / max(1e-9, w[a:b].sum())
    return F

PARAMS = dict(objective='binary', learning_rate=.08, num_leaves=31, min_data_in_leaf=40, feature_fraction=.25, bagging_fraction=.8, bagging_freq=1,
              lambda_l2=2., max_bin=63, verbose=-1, num_threads=1, seed=7, deterministic=True, force_row_wise=True, min_sum_hessian_in_leaf=.05)
ROUNDS1, ROUNDS2 = 160, 100
PARAMS2 = dict(PARAMS, num_leaves=15, min_data_in_leaf=100, lambda_l2=10., learning_rate=.05, feature_fraction=.4)
# What the second pass sees besides the first's opinions: little, or it learns the sites anew.
BASE2 = '''weight linkDensity stops endsStop endsColon commaRate level isTitle isDescription inJson repeats position proseBefore fromTitle kind:heading
kind:list-item kind:caption kind:quote kind:table parentShare parentBlocks groupCount groupShare groupDensity bestShare climbToBest pageProse pageBlocks
near-1:weight near1:weight near-1:density near1:density near1:kind near-1:kind toHeadingBefore childIndex childrenAfter hopLongBefore hopLongAfter
text:related text:credit text:contact text:newsletter text:readMore text:advertisement text:copyright sameElement markedShare'''.split()
# Pages that are no article (shops, boards, manuals, lists): few are labelled, so their trees are few and small.
PARAMS3 = dict(PARAMS, num_leaves=8, min_data_in_leaf=60, lambda_l2=10.)
ROUNDS3 = 50
def columns2(names): return [i for i, n in enumerate(names) if n in BASE2] + list(range(len(names), len(names) + len(PASS2)))

def rows(pages): return np.concatenate([np.arange(*p['rows']) for p in pages])
def fit(X, pages, rounds, params=PARAMS):
    r = rows(pages); y = np.concatenate([p['y'] for p in pages]); w = np.concatenate([p['w'] for p in pages]); k = w > 0
    # Most blocks of a page are plainly no article: every third of the short ones that are none stands for three.
    plain = (y == 0) & (np.concatenate([p['n'] for p in pages]) < 12); drawn = np.random.default_rng(7).random(len(y)) < 1 / 3
    w = np.where(plain, w * 3, w); k &= ~plain | drawn
    return lgb.train(params, lgb.Dataset(X[r][k], y[k], weight=w[k], free_raw_data=True), rounds)
FOLDS = 3
def fold_of(p, k, salt=''): return int(hashlib.md5((salt + p['domain']).encode()).hexdigest(), 16) % k

def cross(X, pages, rounds, k=3, params=PARAMS):
    out = np.zeros(len(X))
    for f in range(k):
        train = [p for p in pages if fold_of(p, k, 'inner') != f and p['set'] != 'gn1']; test = [p for p in pages if fold_of(p, k, 'inner') == f]
        m = fit(X, train, rounds, params); r = rows(test); out[r] = m.predict(X[r], num_threads=1)
    return out

def quality(pages, P, threshold=.5):
    sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../../shared/bench/html'))
    import score
    sets = {}
    for p in pages: sets.setdefault(p['set'], []).append(p)
    for s, ps in sets.items():
        gold = [{'id': p['id'], 'text': p['gold'], 'alts': p['alts'], **({'lang': 'zh'} if s == 'zhweb' else {})} for p in ps]
        line = []
        for choose in (lambda p: P[p['rows'][0]:p['rows'][1]] > threshold, lambda p: p['y'] > .5):
            pred = {p['id']: {'text': '\n'.join(t for t, k in zip(p['texts'], choose(p)) if k)} for p in ps}
            R = score.score(gold, pred, 0, fast=True); line += ['%.4f p %.3f r %.3f acc %.3f par %.3f' % (R['sh_f1'], R['sh_p'], R['sh_r'], R['sh_acc'], R['par_exact'])]
        print('%-12s %4d  %s   | oracle %s' % (s, len(ps), *line), flush=True)

def dump_trees(model, columns=None):
    """Nodes of all trees in one list: feature, threshold, left, right (negative: leaf), then the leaves."""
    info = model.dump_model()['tree_info']; feats, thr, left, right, leaves, roots = [], [], [], [], [], []
    def walk(node):
        if 'leaf_value' in node: leaves.append(node['leaf_value']); return -len(leaves)
        i = len(feats); feats.append(columns[node['split_feature']] if columns else node['split_feature']); thr.append(node['threshold']); left.append(0); right.append(0)
        assert node['decision_type'] == '<='
        left[i] = walk(node['left_child']); right[i] = walk(node['right_child']); return i
    for t in info: roots.append(walk(t['tree_structure']))
    return dict(feats=feats, thr=thr, left=left, right=right, leaves=leaves, roots=roots)

def pack(t):
    b64 = lambda a: base64.b64encode(a.tobytes()).decode()
    return {'features': b64(np.array(t['feats'], '<u2')), 'thresholds': b64(np.array(t['thr'], '<f4')), 'left': b64(np.array(t['left'], '<i2')),
            'right': b64(np.array(t['right'], '<i2')), 'leaves': b64(np.array(t['leaves'], '<f4')), 'roots': b64(np.array(t['roots'], '<i2'))}

if __name__ == '__main__':
    pages, names, X = load()
    held = int(sys.argv[sys.argv.index('--fold') + 1]) if '--fold' in sys.argv else None
    if held is not None:
        # Leave a third of the domains out and list their pages: a table to measure with (bench/html/cross.ts), not to ship.
        json.dump([[p['set'], p['id']] for p in pages if fold_of(p, FOLDS) == held], open(os.path.join(CACHE, 'held-%d.json' % held), 'w'))
        pages = [p for p in pages if fold_of(p, FOLDS) != held]
    cache = os.path.join(CACHE, 'p1.npy')
    if '--reuse' in sys.argv and os.path.exists(cache): P1 = np.load(cache)
    else:
        P1 = cross(X, pages, ROUNDS1)
        if held is None: np.save(cache, P1)
    Z = np.zeros((len(X), len(PASS2)), np.float32)
    for p in pages: Z[p['rows'][0]:p['rows'][1]] = pass2(p, P1[p['rows'][0]:p['rows'][1]])
    X2 = np.concatenate([X, Z], axis=1); C2 = columns2(names)
    if '--cv' in sys.argv:
        print('first pass'); quality(pages, P1)
        P2 = cross(X2[:, C2], pages, ROUNDS2, params=PARAMS2); np.save(os.path.join(CACHE, 'p2.npy'), P2)
        print('second pass'); quality(pages, P2); sys.exit()
    train = [p for p in pages if p['set'] != 'gn1']
    one, two = fit(X, train, ROUNDS1), fit(X2[:, C2], train, ROUNDS2, PARAMS2)
    three = fit(X, [p for p in train if p.get('type', 'article') != 'article'], ROUNDS3, PARAMS3)
    if '--importance' in sys.argv:
        for m, nm in ((one, names), (two, [(names + PASS2)[c] for c in C2])):
            print(sorted(zip(m.feature_importance('gain').round().astype(int).tolist(), nm), reverse=True)[:60])
    out = os.environ.get('OUT') or os.path.join(os.path.dirname(os.path.abspath(__file__)), 'article-trees.ts')
    with open(out, 'w') as f:
        f.write('// Generated by article-trees.make.ts: boosted trees that tell article blocks from the rest of a page, trained on\n'
                '// public extraction benchmarks (features and leaf values only; no page is in here). MIT. Do not edit.\n\n')
        f.write('/** Names of the features that the trees were trained with; the evaluator refuses another order. */\nexport const TREE_FEATURE_COUNT = %d\n' % len(names))
        for name, m, c in (('FIRST_PASS', one, None), ('SECOND_PASS', two, C2), ('NO_ARTICLE', three, None)):
            f.write('\nexport const %s = {\n' % name + ''.join("  %s: '%s',\n" % kv for kv in pack(dump_trees(m, c)).items()) + '} as const\n')
    print(out, os.path.getsize(out))
