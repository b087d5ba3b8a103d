import type { Park } from '../parks/park.ts'

/** Whose notices hold in a park: the country's, its province's, its city's and its district's, from large to small. */
export function regionsOf({ areaCodes }: Pick<Park, 'areaCodes'>): readonly string[] {
  const wider = areaCodes.flatMap((code) => [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code])
  return ['cn', ...new Set(wider)]
}
