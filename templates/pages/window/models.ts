/** The view model of each page for the audience `window`, by the name of its template. */
export type WindowPages = Readonly<Record<never, never>>
