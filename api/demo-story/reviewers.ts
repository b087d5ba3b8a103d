/** Who reviews which permit of the worked example. */
export const reviewers: readonly (readonly [permit: string, department: string])[] = [
  ['L', 'natural-resources'],
  ['R', 'real-estate-registry'],
  ['C', 'civil-air-defence'],
  ['P', 'natural-resources'],
  ['D', 'housing-construction'],
  ['O', 'urban-management'],
  ['K', 'housing-construction'],
]
