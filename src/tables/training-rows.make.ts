/** Rows that trees are trained on, and the training: what line-roles.make.ts and those of lines that hold a page share. */
import {execFileSync} from 'node:child_process'
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs'
import {fileURLToPath} from 'node:url'
import type {TrainedTrees} from './tree-table.make.ts'

const at = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

/** Where rows, scores and trees lie between the scripts. */
export const textCache = at('bench/.cache/text/')

/** What a row is to teach, how much, and of which site it is. */
export interface Lesson {
  readonly label: number
  readonly weight: number
  readonly group: string
}

/** What a line's weight depends on beside its words. */
interface Weighing {
  /** Weight of its document. */
  readonly weight: number
  /** Kept words of the document. */
  readonly kept: number
  /** Words that a line weighs at least: what is lost with a short one is more than its few words. */
  readonly shortest: number
}

/** Words that a line weighs at most. */
const LONGEST = 80
/** Kept words of a document from which on its lines weigh no less for being many. */
const LONG = 1500

/** Weigh a line by its words; the lines of a long document less, so that none speaks for all. */
export function weighLine(words: number, {weight, kept, shortest}: Weighing): number {
  const size = Math.max(shortest, Math.min(LONGEST, 1 + words))
  return (weight * 20 * size) / (60 + Math.min(kept, LONG))
}

/** Rows of features as they are gathered. */
export class TrainingRows {
  readonly #features: readonly string[]
  readonly #rows: Float32Array[] = []
  readonly #lessons: Lesson[] = []

  constructor(features: readonly string[]) {
    this.#features = features
  }

  add(row: Float32Array, lesson: Lesson): void {
    this.#rows.push(row)
    this.#lessons.push(lesson)
  }

  /** Train trees on the rows by line-roles.train.py; files of `name` in the cache hold the rows and what comes of them. */
  train(name: string, {rounds, leaves}: {rounds: number; leaves: number}): TrainedTrees {
    mkdirSync(textCache, {recursive: true})
    const width = this.#features.length
    const flat = new Float32Array(this.#rows.length * width)
    this.#rows.forEach((row, i) => {
      flat.set(row, i * width)
    })
    writeFileSync(`${textCache}${name}.f32`, new Uint8Array(flat.buffer))
    const meta = {
      features: this.#features,
      rows: this.#rows.length,
      labels: this.#lessons.map(({label}) => label),
      weights: this.#lessons.map(({weight}) => weight),
      groups: this.#lessons.map(({group}) => group),
    }
    writeFileSync(`${textCache}${name}.json`, JSON.stringify(meta))
    const script = at('src/tables/line-roles.train.py')
    execFileSync(at('bench/.cache/venv/bin/python'), [script, `${textCache}${name}`, `${rounds}`, `${leaves}`])
    return JSON.parse(readFileSync(`${textCache}${name}.out.json`, 'utf8')) as TrainedTrees
  }
}
