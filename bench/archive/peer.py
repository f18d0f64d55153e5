# trafilatura on a WARC file read by FastWARC, in one process: python peer.py FILE
# Prints one line of JSON: documents, articles, wall seconds, processor seconds (start-up not counted).
import json, resource, sys, time

import trafilatura
from fastwarc.warc import ArchiveIterator, WarcRecordType


def processor():
    used = resource.getrusage(resource.RUSAGE_SELF)
    return used.ru_utime + used.ru_stime


wall, cpu = time.perf_counter(), processor()
documents = articles = 0
with open(sys.argv[1], "rb") as stream:
    for record in ArchiveIterator(stream, record_types=WarcRecordType.response):
        documents += 1
        text = trafilatura.extract(record.reader.read(), output_format="json", with_metadata=True)
        articles += text is not None
print(json.dumps({"documents": documents, "articles": articles,
                  "seconds": time.perf_counter() - wall, "processor": processor() - cpu}))
