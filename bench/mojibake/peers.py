"""Run a peer: peers.py ftfy|plsfix fix IN.jsonl OUT.jsonl | peers.py ftfy|plsfix speed TEXTS.json"""
import json, sys, time
name, task, source = sys.argv[1:4]
if name == 'ftfy':
    import ftfy
    # Only the decoding: quotes are not straightened, ligatures not broken, as copydesk does neither.
    config = ftfy.TextFixerConfig(uncurl_quotes=False, fix_character_width=False, fix_latin_ligatures=False)
    fix = lambda text: ftfy.fix_text(text, config)
else:
    import plsfix
    fix = plsfix.fix_text
if task == 'fix':
    with open(sys.argv[4], 'w', encoding='utf8') as out:
        for line in open(source, encoding='utf8'):
            row = json.loads(line)
            out.write(json.dumps({'id': row['id'], 'fixed': fix(row['corrupted'])}) + '\n')
else:
    texts = json.load(open(source, encoding='utf8'))
    start = time.process_time()
    for text in texts: fix(text)
    print(sum(map(len, texts)) / (time.process_time() - start) / 1e6)
