"""Fetch ftfy's own test cases from its source distribution on PyPI: ftfy-cases.py OUT.json"""
import json, pathlib, subprocess, sys, tarfile, tempfile
with tempfile.TemporaryDirectory() as folder:
    subprocess.run([sys.executable, '-m', 'pip', 'download', '-q', '--no-deps', '--no-binary', ':all:', '--no-build-isolation', 'ftfy', '-d', folder], check=True)
    archive = next(pathlib.Path(folder).glob('*.tar.gz'))
    with tarfile.open(archive) as tar:
        member = next(m for m in tar.getmembers() if m.name.endswith('test_cases.json'))
        cases = json.load(tar.extractfile(member))
json.dump([{key: case.get(key, '') for key in ('label', 'original', 'fixed', 'expect')} for case in cases], open(sys.argv[1], 'w'))
print(len(cases))
