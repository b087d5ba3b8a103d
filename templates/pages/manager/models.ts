/** The view model of each page for the audience `manager`, by the name of its template. */
export type ManagerPages = Readonly<Record<never, never>>
