import {readdirSync, readFileSync} from 'node:fs'
import {join} from 'node:path'

interface CpuProfile {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: {readonly functionName: string; readonly url: string; readonly lineNumber: number}
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Share of the time, by room of the sources, and by function, of the worker's profile in a folder: the largest one. */
export function readProfile(folder: string): {rooms: [string, number][]; functions: [string, number][]} {
  const profiles = readdirSync(folder)
    .filter(name => name.endsWith('.cpuprofile'))
    .map(name => JSON.parse(readFileSync(join(folder, name), 'utf8')) as CpuProfile)
    // A worker runs many functions; the thread that watches it has many samples of one.
    .sort((a, b) => b.nodes.length - a.nodes.length)
  const {nodes, samples, timeDeltas} = profiles[0]!
  const frames = new Map(nodes.map(({id, callFrame}) => [id, callFrame]))
  const rooms = new Map<string, number>()
  const functions = new Map<string, number>()
  let total = 0
  samples.forEach((id, index) => {
    const frame = frames.get(id)!
    if (frame.functionName === '(idle)' || frame.functionName === '(program)') return
    const delta = timeDeltas[index] ?? 0
    total += delta
    if (frame.functionName.startsWith('RegExp:')) {
      add(rooms, 'regular expressions', delta)
      add(functions, frame.functionName.replaceAll('|', '\\|').slice(0, 60), delta)
      return
    }
    const file = fileOf(frame.url, frame.lineNumber) ?? 'Node'
    add(rooms, file.split('/').slice(0, 2).join('/'), delta)
    add(functions, `${file} ${frame.functionName}`, delta)
  })
  const shares = (times: Map<string, number>): [string, number][] =>
    [...times].map(([name, time]): [string, number] => [name, time / total]).sort((a, b) => b[1] - a[1])
  return {rooms: shares(rooms), functions: shares(functions)}
}

const bundles = new Map<string, (string | null)[]>()

/** Source file of a line of a bundle: esbuild writes its name above the code. */
function fileOf(url: string, line: number): string | null {
  if (!url.startsWith('file:')) return url.startsWith('node:') ? url.replace(':', '/') : null
  const path = new URL(url).pathname
  const inPackage = /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(path)?.[1]
  if (inPackage) return `npm/${inPackage}`
  let files = bundles.get(path)
  if (!files) {
    let current: string | null = null
    files = readFileSync(path, 'utf8')
      .split('\n')
      .map(text => {
        current = /^\/\/ ((?:src|pipelines)\/\S+)$/.exec(text)?.[1] ?? current
        return current
      })
    bundles.set(path, files)
  }
  return files[line] ?? null
}

function add(times: Map<string, number>, key: string, time: number): void {
  times.set(key, (times.get(key) ?? 0) + time)
}
