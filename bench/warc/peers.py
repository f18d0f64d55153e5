"""Reads a WARC file by FastWARC or warcio; prints one line a response (id, SHA-1 of the decoded body), or how long it took."""
import hashlib, sys, time

reader, mode, path = sys.argv[1:4]

def fastwarc():
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    for record in ArchiveIterator(open(path, 'rb'), record_types=WarcRecordType.response, parse_http=True,
                                  auto_decode='all' if mode == 'list' else 'none'):
        yield record.record_id, record.reader.read()

def warcio():
    from warcio.archiveiterator import ArchiveIterator
    for record in ArchiveIterator(open(path, 'rb')):
        if record.rec_type != 'response': continue
        yield record.rec_headers.get_header('WARC-Record-ID'), record.content_stream().read()

started = time.process_time()
records = size = 0
for name, body in {'fastwarc': fastwarc, 'warcio': warcio}[reader]():
    records += 1
    size += len(body)
    if mode == 'list': print(name.strip('<>'), hashlib.sha1(body).hexdigest())
if mode == 'time': print(records, size, time.process_time() - started)
