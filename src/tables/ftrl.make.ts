/** Weights of hashed contexts, learned by FTRL (McMahan et al. 2013): its penalty leaves few of them. */
import {packRice} from './rice.make.ts'

/** How fast is learned, and what weights are held back by. */
export interface Rates {
  alpha: number
  beta: number
  one: number
  two: number
}

/** Weights are kept in `steps` steps of so many nats, of which number `zero` stands for none. */
export interface Levels {
  step: number
  steps: number
  zero: number
}

/** Weights of contexts of so many bits, all none at first. */
export class Learner {
  readonly #sums: Float32Array
  readonly #squares: Float32Array
  readonly #rates: Rates

  constructor(bits: number, rates: Rates) {
    this.#sums = new Float32Array(2 ** bits)
    this.#squares = new Float32Array(2 ** bits)
    this.#rates = rates
  }

  weightOf(context: number): number {
    const {alpha, beta, one, two} = this.#rates
    const sum = this.#sums[context]!
    const over = Math.abs(sum) - one
    if (over <= 0) return 0
    return (-Math.sign(sum) * over) / ((beta + Math.sqrt(this.#squares[context]!)) / alpha + two)
  }

  update(context: number, gradient: number) {
    const before = this.#squares[context]!
    const after = before + gradient * gradient
    this.#sums[context]! +=
      gradient - ((Math.sqrt(after) - Math.sqrt(before)) / this.#rates.alpha) * this.weightOf(context)
    this.#squares[context] = after
  }

  /** Cut the weights to levels, which weightOf gives from now on, and pack those that are not none. */
  pack({step, steps, zero}: Levels) {
    const {alpha, beta, one, two} = this.#rates
    const numbers: number[] = []
    const values: number[] = []
    for (let context = 0; context < this.#sums.length; context++) {
      const level = Math.max(1 - zero, Math.min(steps - zero, Math.round(this.weightOf(context) / step)))
      this.#sums[context] = 0
      this.#squares[context] = 0
      if (level === 0) continue
      numbers.push(context)
      values.push(level + zero)
      this.#sums[context] = -Math.sign(level) * (one + Math.abs(level) * step * (beta / alpha + two))
    }
    return packRice(numbers, {space: this.#sums.length, beside: {bits: 4, values}})
  }
}
