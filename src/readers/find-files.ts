import type {Stats} from 'node:fs'
import {lstat, readdir, realpath, stat} from 'node:fs/promises'
import {resolve} from 'node:path'
import type {Unread} from '../model/reading.ts'
import {describeSystemError, systemErrorCode} from '../model/system-error.ts'
import {expandPattern, isPattern} from './expand-pattern.ts'
import {unread, unreadError} from './unread.ts'

/** A regular file that was found. */
export interface FoundFile {
  readonly form: 'file'
  /** Path as named to the reader. */
  readonly file: string
  /** Path inside the root that was named, parts joined by `/`. */
  readonly name: string
  /** Path to open; bytes, for names that are not valid UTF-8. */
  readonly path: Buffer
  /** Size in bytes when it was found. */
  readonly size: number
}

/** Directories on the way to an entry, as real paths, innermost first. */
interface Way {
  readonly real: string
  readonly outer: Way | null
}

interface Entry {
  readonly path: Buffer
  readonly file: string
  readonly name: string
  readonly way: Way | null
}

/**
 * Find the files that inputs name: files, directories (with all that is below them), and patterns.
 *
 * Entries of a directory come in the order of their names' bytes, on every machine. What cannot be read is given as unread:
 * a missing or special file, a link that leads nowhere, back to a directory that holds it, or to one that a link led to before.
 */
export async function* findFiles(
  inputs: readonly string[],
  {skip = []}: {skip?: readonly string[]} = {},
): AsyncGenerator<FoundFile | Unread, void, undefined> {
  const walk = new Walk(await Promise.all(skip.map(realPathOrNull)))
  for (const input of inputs) {
    if (!(await isPattern(input)) || (await exists(input))) {
      yield* walk.from(input)
      continue
    }
    const {base, matches} = await expandPattern(input)
    if (matches.length === 0)
      yield unread({file: input, name: input}, 'unreadable', 'no file matches the pattern')
    for (const name of matches) {
      yield* walk.one({path: Buffer.from(base + name), file: base + name, name, way: null})
    }
  }
}

class Walk {
  readonly #skip: ReadonlySet<string | null>
  /** Real paths of directories that a link led to. */
  readonly #followed = new Set<string>()

  constructor(skip: readonly (string | null)[]) {
    this.#skip = new Set(skip)
  }

  /** Give all that lies at and below one named path. */
  async *from(input: string): AsyncGenerator<FoundFile | Unread, void, undefined> {
    const name = resolve(input).replace(/^.*[\\/]/, '')
    let empty = true
    for await (const found of this.one({path: Buffer.from(input), file: input, name, way: null})) {
      empty = false
      yield found
    }
    if (!empty) return
    const isSkipped = this.#skip.has(await realPathOrNull(input))
    const message = isSkipped ? 'the directory is written to, not read' : 'the directory holds no files'
    yield unread({file: input, name}, 'unreadable', message)
  }

  async *one(root: Entry): AsyncGenerator<FoundFile | Unread, void, undefined> {
    const pending = [root]
    for (let entry = pending.pop(); entry; entry = pending.pop()) {
      const found = await this.#look(entry)
      if (!Array.isArray(found)) yield found
      else for (const inner of found.reverse()) pending.push(inner)
    }
  }

  async #look(entry: Entry): Promise<FoundFile | Unread | Entry[]> {
    const {path, file, name} = entry
    try {
      const own = await lstat(path)
      const target = own.isSymbolicLink() ? await followLink(path) : own
      if (target.isDirectory()) return await this.#enter(entry, own.isSymbolicLink())
      if (target.isFile()) return {form: 'file', file, name, path, size: target.size}
      return unread({file, name}, 'special-file', `the path is ${kindOf(target)}, not a file`)
    } catch (error) {
      return unreadError({file, name}, error)
    }
  }

  async #enter(entry: Entry, linked: boolean): Promise<Unread | Entry[]> {
    const {path, file, name, way} = entry
    const real = (await realpath(path, {encoding: 'buffer'})).toString('latin1')
    if (this.#skip.has(real)) return []
    if (linked) {
      const holders = way ?? {real: await realHolder(path), outer: null}
      if (leadsBack(real, holders))
        return unread({file, name}, 'link-loop', 'the link leads back to a directory that holds it')
      if (this.#followed.has(real))
        return unread({file, name}, 'link-loop', 'the link leads to a directory that another link led to')
      this.#followed.add(real)
    }
    const inner = await readdir(path, {encoding: 'buffer'})
    const prefix = way === null ? '' : `${name}/`
    const slash = /[\\/]$/.test(file) ? '' : '/'
    return inner.sort(Buffer.compare).map(base => ({
      path: Buffer.concat([path, Buffer.from(slash), base]),
      file: file + slash + base.toString(),
      name: prefix + base.toString(),
      way: {real, outer: way},
    }))
  }
}

function leadsBack(real: string, way: Way): boolean {
  const below = real.endsWith('/') ? real : `${real}/`
  for (let at: Way | null = way; at; at = at.outer) {
    if (at.real === real || at.real.startsWith(below)) return true
  }
  return false
}

async function followLink(path: Buffer): Promise<Stats> {
  try {
    return await stat(path)
  } catch (error) {
    if (systemErrorCode(error) !== 'ENOENT') throw error
    throw new Error(`the link leads nowhere (${describeSystemError(error)})`)
  }
}

/** Real path of the directory that holds a path, as one character a byte. */
async function realHolder(path: Buffer): Promise<string> {
  const holder = resolve(path.toString('latin1'), '..')
  return (await realpath(Buffer.from(holder, 'latin1'), {encoding: 'buffer'})).toString('latin1')
}

async function realPathOrNull(path: string): Promise<string | null> {
  try {
    return (await realpath(path, {encoding: 'buffer'})).toString('latin1')
  } catch {
    return null
  }
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  )
}

function kindOf(target: Stats): string {
  if (target.isFIFO()) return 'a named pipe'
  if (target.isSocket()) return 'a socket'
  return 'a device'
}
