/** Which files are taken at a place. */
export interface FileRule {
  /** By its content; and the endings that a file of this type may bear. */
  readonly types: { readonly [mediaType: string]: readonly string[] }
  readonly mostBytes: number
  /** What is expected, for sentences: English, 中文. */
  readonly expected: readonly [en: string, zh: string]
}

export const MEGABYTE = 1024 * 1024
