import {join} from 'node:path'
import {rejectUnread} from '../../engine/stream.ts'
import {Tally} from '../../engine/tally.ts'
import type {Unread} from '../../model/reading.ts'
import {createSource} from '../../model/source.ts'
import {createReadCounts} from '../../readers/types.ts'
import {unread} from '../../readers/unread.ts'
import type {JournalEntry} from '../plan/journal.ts'
import {type Stretch, shardName} from '../plan/position.ts'
import type {FilePart} from '../plan/types.ts'
import {frame} from '../work/protocol.ts'
import {outcomeFrames, ShardFile} from '../work/shard-file.ts'
import type {Death} from './worker-process.ts'

/**
 * Write the shard of a document that killed its worker twice: one reject, with the code of what happened. When the worker died
 * while it read, the reject stands for all that is left of the file.
 */
export async function rejectStretch(
  stretch: Stretch,
  {death, part, shards}: {death: Death; part: FilePart | Unread; shards: string},
): Promise<JournalEntry> {
  const {code, message, announced} = death
  const tally = new Tally()
  const reading = announced
    ? unread(announced.source, code, message)
    : unread(sourceOf(part, stretch), code, `${message}, while the rest of the file was read`)
  const outcome = {...rejectUnread(reading), source: reading.source, ...(announced && {id: announced.id})}
  tally.enter()
  tally.leave(outcome)
  const summary = tally.summary()
  const counts = {summary, reads: createReadCounts(), milliseconds: 0, peakMemory: 0}
  const file = new ShardFile(join(shards, shardName(stretch)))
  try {
    file.hold(outcomeFrames(outcome, 'none'))
    file.hold(frame('end', {...stretch, counts, shard: null}))
    return {...stretch, shard: file.finish(), counts, at: Date.now()}
  } catch (error) {
    file.discard()
    throw error
  }
}

function sourceOf(part: FilePart | Unread, {from}: Stretch) {
  if (part.form === 'unread') return part.source
  const {file, name, range} = part
  const offset = range?.start ?? 0
  return createSource({file, name: from[1] === 0 && !range ? name : `${name}:${offset}+${from[1]}`, offset})
}
