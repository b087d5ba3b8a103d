import type { NumberScheme } from '../process-description/process-description.ts'

/** Where and when a number is given. */
export interface NumberPlace {
  readonly areaCode: string
  /** The date in the park's zone, `YYYY-MM-DD`. */
  readonly issuedOn: string
}

/** Which counter a scheme counts with: one a year, a day, or an area and day; the authority and type come beside it. */
export function counterPeriod(scheme: NumberScheme, place: NumberPlace): string {
  switch (scheme.counter) {
    case 'year':
      return place.issuedOn.slice(0, 4)
    case 'day':
      return place.issuedOn
    case 'areaDay':
      return `${place.areaCode}-${place.issuedOn}`
  }
}

/** The number as it is registered and printed; a counter longer than its places grows, it never wraps. */
export function permitNumber(scheme: NumberScheme, place: NumberPlace, value: number): string {
  return scheme.scheme.replaceAll(/\{([a-z]+)([0-9]?)\}/g, (_, name: string, places: string) => {
    if (name === 'seq') return String(value).padStart(Number(places || 1), '0')
    if (name === 'area') return place.areaCode
    if (name === 'class') return scheme.class ?? ''
    return name === 'yyyymmdd' ? place.issuedOn.replaceAll('-', '') : place.issuedOn.slice(0, 4)
  })
}
