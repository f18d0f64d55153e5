/** Find the index of the first number of an ascending list that is not below a limit: its length, when all are. */
export function lowerBound(ascending: ArrayLike<number>, limit: number): number {
  let low = 0
  let high = ascending.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (ascending[middle]! < limit) low = middle + 1
    else high = middle
  }
  return low
}

/** Say whether a number stands in an ascending list. */
export function includesSorted(ascending: ArrayLike<number>, value: number): boolean {
  return ascending[lowerBound(ascending, value)] === value
}
