import {roundShare} from './round-share.ts'

/** Measured shares: how many documents of a hundred were right, by how much of them was in doubt. */
export type Calibration = readonly (readonly [doubt: number, confidence: number])[]

/** Read a doubt off a calibration, between whose points the confidence falls evenly; beyond the last it stays. */
export function calibrate(calibration: Calibration, doubt: number): number {
  for (let i = 1; i < calibration.length; i++) {
    const [from, high] = calibration[i - 1]!
    const [to, low] = calibration[i]!
    if (doubt <= to) return roundShare(high + ((low - high) * (doubt - from)) / (to - from))
  }
  return calibration.at(-1)![1]
}
