import fc from 'fast-check'

/** Harms done to bytes: cut, flipped, spliced, repeated. */
export const damage = fc.array(
  fc.record({
    kind: fc.constantFrom('cut', 'flip', 'splice', 'repeat'),
    at: fc.double({min: 0, max: 1, noNaN: true}),
    to: fc.double({min: 0, max: 1, noNaN: true}),
  }),
  {maxLength: 3},
)
type Damage = ReturnType<typeof damage.generate>['value']

/** Do bytes some harms. */
export function damaged(bytes: Buffer, harms: Damage): Buffer {
  let now = bytes
  for (const {kind, at, to} of harms) {
    const [from, end] = [Math.floor(at * now.length), Math.floor(to * now.length)].sort((a, b) => a - b) as [
      number,
      number,
    ]
    if (kind === 'cut') now = now.subarray(0, end)
    else if (kind === 'splice') now = Buffer.concat([now.subarray(0, from), now.subarray(end)])
    else if (kind === 'repeat') now = Buffer.concat([now.subarray(0, end), now.subarray(from)])
    else if (now.length > 0) {
      now = Buffer.from(now)
      now[Math.min(from, now.length - 1)]! ^= 1 << (end % 8)
    }
  }
  return now
}
