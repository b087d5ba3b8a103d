/** The view model of each page for the audience `enterprise`, by the name of its template. */
export type EnterprisePages = Readonly<Record<never, never>>
