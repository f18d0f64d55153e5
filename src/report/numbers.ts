/** Show a count with its thousands apart: `12,345`. */
export function showCount(count: number): string {
  return count.toLocaleString('en-US')
}

/**
 * Show a number of bytes in the largest decimal unit that leaves at least one.
 *
 * @example
 * showBytes(1_234_567) // => '1.2 MB'
 */
export function showBytes(bytes: number): string {
  const units = ['bytes', 'kB', 'MB', 'GB', 'TB']
  let value = bytes
  let unit = 0
  while (value >= 1000 && unit < units.length - 1) {
    value /= 1000
    unit++
  }
  return `${unit === 0 ? value : value.toFixed(1)} ${units[unit]}`
}

/**
 * Show a time: tenths of seconds below a minute, then minutes and seconds, then hours and minutes.
 *
 * @example
 * showTime(75_000) // => '1 min 15 s'
 */
export function showTime(milliseconds: number): string {
  const seconds = milliseconds / 1000
  if (seconds < 60) return `${seconds.toFixed(1)} s`
  const whole = Math.round(seconds)
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`
}

/** Megabytes (10⁶ bytes) a second; two digits of small rates. */
export function showRate(bytes: number, milliseconds: number): string {
  const rate = bytes / 1000 / Math.max(milliseconds, 1)
  return `${rate >= 1 || rate === 0 ? rate.toFixed(1) : Number(rate.toPrecision(2))} MB/s`
}

/**
 * Show a count with its noun, in the plural unless it is one.
 *
 * @example
 * showNumberOf(1, 'drop') // => '1 drop'
 */
export function showNumberOf(count: number, noun: string): string {
  return `${showCount(count)} ${noun}${count === 1 ? '' : 's'}`
}
