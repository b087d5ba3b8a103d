/** Where a scan stands: offset, and the line of that offset counted from 1. */
export interface ScanPlace {
  at: number
  line: number
}

/** Moves forward to an offset and counts the lines on the way; an offset behind or unknown changes nothing. */
export function advanceLines(xml: string, place: ScanPlace, to: number): void {
  if (to <= place.at) return
  for (let next = xml.indexOf('\n', place.at); next >= 0 && next < to; next = xml.indexOf('\n', next + 1))
    place.line += 1
  place.at = to
}

/** Attributes of the tag that opens at an offset, counted without building them; stops above `limit`. */
export function countAttributes(xml: string, at: number, limit: number): number {
  let count = 0
  for (let index = at + 1; index < xml.length && count <= limit; index += 1) {
    const character = xml[index]
    if (character === '>') return count
    if (character !== '"' && character !== "'") continue
    const end = xml.indexOf(character, index + 1)
    if (end < 0) return count
    count += 1
    index = end
  }
  return count
}
