const TEN_YEARS = 10 * 366 * 86_400_000

interface Times {
  readonly accepted: number
  readonly at: number | null
  readonly suspensions: readonly { readonly from: number; readonly to: number | null }[]
}

/** Whether a time is so far from acceptance that explaining each day between would be endless. */
export function isTooFar({ accepted, at, suspensions }: Times): boolean {
  const times = [at ?? accepted, ...suspensions.flatMap(({ from, to }) => [from, to ?? from])]
  const outside = accepted < Date.UTC(1900, 0, 1) || accepted > Date.UTC(2200, 0, 1)
  return outside || times.some((time) => Math.abs(time - accepted) > TEN_YEARS)
}
