/** The widths, in CSS pixels, at which applicants, reviewers and the public must get everything done: a desk and a phone. */
export const widths = [1280, 390] as const

export type Width = (typeof widths)[number]
