#!/usr/bin/env python3
"""line-roles.train.py STEM ROUNDS LEAVES: boosted trees for tables; called by line-roles.make.ts, teaser-cards.make.ts and
run-on.make.ts, deterministic.

Reads STEM.f32 (rows of features), STEM.json ({features, rows, labels, weights, groups}); writes STEM.out.json with the score of
each row by a model that saw nothing of its group ({scores}), the packed trees of these models ({folds}) and those of a model that
saw all ({base, trees})."""
import json, sys
import lightgbm as lgb
import numpy as np

FOLDS = 4
PARAMS = dict(objective='binary', learning_rate=0.08, min_data_in_leaf=40, feature_fraction=0.4,
              bagging_fraction=0.8, bagging_freq=1, lambda_l2=5.0, seed=7, deterministic=True, force_row_wise=True,
              num_threads=1, verbose=-1, max_bin=63)


def train(rows, labels, weights, rounds, leaves):
    return lgb.train({**PARAMS, 'num_leaves': leaves}, lgb.Dataset(rows, labels, weight=weights), rounds)


def pack(node):
    """Preorder without recursion on input depth: trees are a few levels deep."""
    if 'leaf_value' in node:
        return [f"={node['leaf_value']:.4g}"]
    threshold = float(np.float32(node['threshold']))
    return [f"{node['split_feature']}:{threshold:.5g}"] + pack(node['left_child']) + pack(node['right_child'])


def main(stem, rounds, leaves):
    meta = json.load(open(stem + '.json'))
    rows = np.fromfile(stem + '.f32', dtype=np.float32).reshape(meta['rows'], len(meta['features']))
    labels, weights = np.array(meta['labels']), np.array(meta['weights'])
    folds = np.array([hash_of(group) % FOLDS for group in meta['groups']])
    scores = np.zeros(len(labels))
    packed = []
    for fold in range(FOLDS):
        seen, unseen = folds != fold, folds == fold
        model = train(rows[seen], labels[seen], weights[seen], rounds, leaves)
        scores[unseen] = model.predict(rows[unseen])
        packed.append(trees_of(model))
    model = train(rows, labels, weights, rounds, leaves)
    gain = dict(sorted(zip(meta['features'], model.feature_importance('gain').tolist()), key=lambda x: -x[1])[:40])
    json.dump({'scores': scores.round(5).tolist(), 'base': 0, 'trees': trees_of(model), 'folds': packed, 'gain': gain}, open(stem + '.out.json', 'w'))


def trees_of(model):
    return '\n'.join(' '.join(pack(t['tree_structure'])) for t in model.dump_model()['tree_info'])


def hash_of(name):
    """A fold of a group's own, whatever the others are: one site more or less moves no other."""
    value = 2166136261
    for sign in name:
        value = ((value ^ ord(sign)) * 16777619) & 0xffffffff
    return value ^ (value >> 15)


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
