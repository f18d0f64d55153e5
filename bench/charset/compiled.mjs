// Prints the seconds of the processor that the compiled package and jschardet take for rows of the bench, as JSON: node
// bench/charset/compiled.mjs FOLDER. Under jiti, whose way with modules has its price, only the package's own code would pay it.
import {readFileSync} from 'node:fs'
import {decodeBytes} from 'copydesk'
import {detect} from 'jschardet'

const rows = ['texts', 'pages', 'mixed'].flatMap(name =>
  readFileSync(`${process.argv[2]}/${name}.jsonl`, 'utf8')
    .trim()
    .split('\n')
    .map(line => JSON.parse(line))
    .filter(({half}) => half === 'held')
    .map(({bytes, http}) => ({bytes: new Uint8Array(Buffer.from(bytes, 'base64')), charset: http ?? null})),
)

const seconds = work => {
  const before = process.cpuUsage()
  rows.forEach(work)
  const {user, system} = process.cpuUsage(before)
  return (user + system) / 1e6
}

console.log(
  JSON.stringify({
    copydesk: seconds(({bytes, charset}) => decodeBytes(bytes, {charset})),
    jschardet: seconds(({bytes}) => detect(bytes)),
  }),
)
