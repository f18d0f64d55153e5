/** Round a share or a probability to three decimals, which is all that such a figure tells. */
export function roundShare(share: number): number {
  return Math.round(share * 1000) / 1000
}
