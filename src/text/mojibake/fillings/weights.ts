/** The table of what contexts say, unpacked where a text has lost bytes. */
import {fillingStep, fillingWeights, fillingZero} from '../../../tables/mojibake-fillings.ts'
import {unpackRice} from '../../rice.ts'
import {contextBits} from './contexts.ts'

/** Contexts in slots probed one after the other: the hash, and the weight in the last four bits; 0 in an empty one. */
let slots: Uint32Array | undefined
const slotBits = Math.ceil(Math.log2(fillingWeights.count * 1.6))

const load = (): Uint32Array => {
  const table = new Uint32Array(1 << slotBits)
  const values = new Uint8Array(fillingWeights.count)
  const contexts = unpackRice(fillingWeights, {bits: 4, values})
  for (let index = 0; index < contexts.length; index++) {
    let slot = contexts[index]! >>> (contextBits - slotBits)
    while (table[slot] !== 0) slot = (slot + 1) & (table.length - 1)
    table[slot] = (contexts[index]! << 4) | values[index]!
  }
  slots = table
  return table
}

/** Sum what the first `count` of some contexts say, in nats. */
export const weigh = (contexts: Uint32Array, count: number): number => {
  const table = slots ?? load()
  let sum = 0
  for (let index = 0; index < count; index++) {
    const context = contexts[index]!
    for (let slot = context >>> (contextBits - slotBits); ; slot = (slot + 1) & (table.length - 1)) {
      const entry = table[slot]!
      if (entry === 0) break
      if (entry >>> 4 !== context) continue
      sum += (entry & 15) - fillingZero
      break
    }
  }
  return sum * fillingStep
}
