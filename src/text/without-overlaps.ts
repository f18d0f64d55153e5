/** Order places by where they start, the longer first; one that begins inside another is part of it and goes. */
export function withoutOverlaps<Place extends {readonly start: number}>(
  places: readonly Place[],
  endOf: (place: Place) => number,
): Place[] {
  let end = 0
  return [...places]
    .sort((a, b) => a.start - b.start || endOf(b) - endOf(a))
    .filter(place => {
      if (place.start < end) return false
      end = endOf(place)
      return true
    })
}
