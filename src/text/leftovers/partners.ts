/** Ends of elements of a text, each looked for once: cost stays linear however many tags stand open. */
export class Partners {
  readonly #text: string
  readonly #ends = new Map<string, number>()
  readonly #held = new Map<string, boolean>()

  constructor(text: string) {
    this.#text = text.toLowerCase()
  }

  /** Say whether a sign stands anywhere in the text. */
  has(sign: string): boolean {
    const held = this.#held.get(sign) ?? this.#text.includes(sign)
    this.#held.set(sign, held)
    return held
  }

  /** Place behind the first such sign at or after a place; -1 for none. Places are asked for in order. */
  endOf(sign: string, from: number): number {
    const known = this.#ends.get(sign)
    if (known !== undefined && (known === -1 || known - sign.length >= from)) return known
    const at = this.#text.indexOf(sign, from)
    const end = at < 0 ? -1 : at + sign.length
    this.#ends.set(sign, end)
    return end
  }
}
