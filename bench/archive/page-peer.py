# trafilatura on the pages of a folder, in one process: python page-peer.py FOLDER
import pathlib, sys

import trafilatura

for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
    trafilatura.extract(path.read_bytes(), output_format="json", with_metadata=True)
