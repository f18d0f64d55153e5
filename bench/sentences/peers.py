"""Read texts (JSON strings) on standard input, write one JSON object a peer: its name, sentences and seconds."""
import json
import sys
import time

texts = [json.loads(line) for line in sys.stdin]


def measure(name, split):
    start = time.process_time()
    answers = [split(text) for text in texts]
    print(json.dumps({"name": name, "answers": answers, "seconds": time.process_time() - start}), flush=True)


try:
    import pysbd

    segmenter = pysbd.Segmenter(language="en", clean=False)
    measure("pysbd 0.3 (PyPI)", lambda text: [part for part in segmenter.segment(text)])
except ImportError:
    pass

try:
    import syntok.segmenter

    def syntok_split(text):
        return [
            "".join(token.spacing + token.value for token in sentence)
            for paragraph in syntok.segmenter.analyze(text)
            for sentence in paragraph
        ]

    measure("syntok (PyPI)", syntok_split)
except ImportError:
    pass
