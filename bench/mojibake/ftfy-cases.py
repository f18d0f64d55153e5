"""Fetch ftfy's own test cases from its source distribution on PyPI: ftfy-cases.py OUT.json"""
import json, pathlib, subprocess, sys, tarfile, tempfile
# Only ftfy itself from source: what its build needs may come as wheels.
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, '-m', 'pip', 'download', '-q', '--no-deps', '--no-binary', 'ftfy', 'ftfy', '-d', folder], check=True)
    archive = next(pathlib.Path(folder).glob('*.tar.gz'))
    with tarfile.open(archive) as tar:
        member = next(m for m in tar.getmembers() if m.name.endswith('test_cases.json'))
        cases = json.load(tar.extractfile(member))
# `fixed-encoding` is what must come of the decoding alone, where quotes are straightened too in `fixed`.
rows = [{**{key: case.get(key, '') for key in ('label', 'original', 'expect')}, 'fixed': case.get('fixed-encoding', case['fixed'])} for case in cases]
json.dump(rows, open(sys.argv[1], 'w'))
print(len(cases))
