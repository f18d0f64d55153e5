import type {PageElement} from '../model/page.ts'
import {elementFlags, FLAG, type Tag} from './elements.ts'

const NOWHERE: readonly string[] = []

/** The block-level elements of a page in source order, with what its blocks say of them. Elements count from -1, which is none. */
export class ElementTable {
  readonly elements: PageElement[] = []
  private readonly paths: string[] = []
  private readonly classes: string[] = []
  private readonly places: (readonly string[])[] = []

  /** Add an element; returns its index. */
  add({name: tag, isTelling}: Tag, {parent, depth, names, start}: Omit<PageElement, 'tag'>): number {
    const index = this.elements.length
    this.elements.push({tag, parent, depth, names, start})
    this.paths.push(parent < 0 ? tag : `${this.paths[parent]!}>${tag}`)
    const around = this.placesOf(parent)
    this.places.push(isTelling && !around.includes(tag) ? [...around, tag] : around)
    const above = this.classesOf(parent)
    this.classes.push(names === '' ? above : above === '' ? names : `${names} ${above}`)
    return index
  }

  /** Tag names from the root to an element. */
  pathOf(element: number): string {
    return element < 0 ? '' : this.paths[element]!
  }

  /** Class names of an element and those around it, nearest first. */
  classesOf(element: number): string {
    return element < 0 ? '' : this.classes[element]!
  }

  /** Telling elements that an element stands in, itself included. */
  placesOf(element: number): readonly string[] {
    return element < 0 ? NOWHERE : this.places[element]!
  }

  depthOf(element: number): number {
    return element < 0 ? 0 : this.elements[element]!.depth
  }

  /** The nearest element that holds blocks of its own, and not one run of text. */
  containerOf(element: number): number {
    if (element < 0) return element
    const {tag, parent} = this.elements[element]!
    return elementFlags(tag) & FLAG.leaf ? parent : element
  }
}
