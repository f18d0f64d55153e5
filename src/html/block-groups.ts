import type {Page, PageBlock} from '../model/page.ts'

/** Blocks of the same make (element, the one around it, both with their class names): what a page's template repeats. */
export interface BlockGroup {
  count: number
  weight: number
  prose: number
  linkWeight: number
}

/** Numbers of pairs are below this, so that two of them are one number without loss. */
const MOST = 2 ** 26

/** Tells blocks of the same make, by numbers: a string of names for each block would cost more than all that is counted in it. */
export class Grouping {
  readonly groups: BlockGroup[] = []
  private readonly page: Page
  private readonly words = new Map<string, number>()
  private readonly pairs = new Map<number, number>()
  private readonly byKey = new Map<number, number>()
  /** For each element the number of its make, once asked for; 0 before. */
  private readonly makes: Int32Array

  constructor(page: Page) {
    this.page = page
    this.makes = new Int32Array(page.elements.length)
  }

  /** The group of a block, a new one if it is the first of its make. */
  groupOf({element, parent, inline}: PageBlock): number {
    const depth = element < 0 ? 0 : this.page.elements[element]!.depth
    const both = this.pairOf(this.makeOf(element), this.makeOf(parent))
    const key = this.pairOf(both, this.pairOf(depth, this.wordOf(inline)))
    let group = this.byKey.get(key)
    if (group === undefined) {
      group = this.groups.push({count: 0, weight: 0, prose: 0, linkWeight: 0}) - 1
      this.byKey.set(key, group)
    }
    return group
  }

  private makeOf(element: number): number {
    if (element < 0) return 0
    let make = this.makes[element]!
    if (make === 0) {
      const {tag, names} = this.page.elements[element]!
      make = this.pairOf(this.wordOf(tag), this.wordOf(names)) + 1
      this.makes[element] = make
    }
    return make
  }

  private wordOf(word: string): number {
    let number = this.words.get(word)
    if (number === undefined) {
      number = this.words.size
      this.words.set(word, number)
    }
    return number
  }

  private pairOf(a: number, b: number): number {
    const both = a * MOST + b
    let number = this.pairs.get(both)
    if (number === undefined) {
      number = this.pairs.size
      this.pairs.set(both, number)
    }
    return number
  }
}
