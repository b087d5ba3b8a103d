/** The view model of each page for the audience `reviewer`, by the name of its template. */
export type ReviewerPages = Readonly<Record<never, never>>
