/** A gate: so many, or such a share. */
export type Limit = {readonly count: number} | {readonly percent: number}

/**
 * Read a limit: `12` for twelve, `5%` for five in a hundred; `null` for anything else.
 *
 * @example
 * parseLimit('2.5%') // => {percent: 2.5}
 * @example
 * parseLimit('-1') // => null
 */
export function parseLimit(text: string): Limit | null {
  const [, number, percent] = /^(\d{1,15}(?:\.\d{1,6})?)(%?)$/.exec(text.trim()) ?? []
  if (number === undefined) return null
  if (percent) return Number(number) <= 100 ? {percent: Number(number)} : null
  return number.includes('.') ? null : {count: Number(number)}
}

/** Say whether `count` of `total` is more than a limit allows. */
export function exceedsLimit(count: number, {total, limit}: {total: number; limit: Limit}): boolean {
  return 'count' in limit ? count > limit.count : count * 100 > limit.percent * total
}

/** Show a limit as it is written. */
export function showLimit(limit: Limit): string {
  return 'count' in limit ? String(limit.count) : `${limit.percent}%`
}
