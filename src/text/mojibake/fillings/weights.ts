/** Tables of what contexts say, unpacked where a text has holes. */
import {type Riced, unpackRice} from '../../rice.ts'
import {contextBits} from './contexts.ts'

/** Weights of contexts: Rice-coded hashes, with the number of a weight beside each; one step is so many nats, `zero` is none. */
export interface ContextWeights extends Riced {
  step: number
  zero: number
}

/** Contexts in slots probed one after the other: the hash, and the weight in the last four bits; 0 in an empty one. */
const unpack = (weights: ContextWeights, slotBits: number): Uint32Array => {
  const table = new Uint32Array(1 << slotBits)
  const values = new Uint8Array(weights.count)
  const contexts = unpackRice(weights, {bits: 4, values})
  for (let index = 0; index < contexts.length; index++) {
    let slot = contexts[index]! >>> (contextBits - slotBits)
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1)
    table[slot] = (contexts[index]! << 4) | values[index]!
  }
  return table
}

/** Sums what the first `count` of some contexts say, in nats. */
export type Weigher = (contexts: Uint32Array, count: number) => number

/** Give what sums weights; their table is unpacked at the first sum. */
export const weigherOf = (weights: ContextWeights): Weigher => {
  const slotBits = Math.ceil(Math.log2(weights.count * 1.6))
  const {step, zero} = weights
  let slots: Uint32Array | undefined
  return (contexts, count) => {
    slots ??= unpack(weights, slotBits)
    const table = slots
    let sum = 0
    for (let index = 0; index < count; index++) {
      const context = contexts[index]!
      for (let slot = context >>> (contextBits - slotBits); ; slot = (slot + 1) & (table.length - 1)) {
        const entry = table[slot]!
        if (entry === 0) break
        if (entry >>> 4 !== context) continue
        sum += (entry & 15) - zero
        break
      }
    }
    return sum * step
  }
}
