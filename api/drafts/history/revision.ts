/** How a revision came to be: by beginning the draft, saving, merging two people's work, or restoring an older one. */
export const revisionOrigins = ['begun', 'saved', 'merged', 'restored'] as const

export type RevisionOrigin = (typeof revisionOrigins)[number]

export interface Revision {
  readonly revision: number
  readonly savedAt: Date
  /** Name of the person. */
  readonly savedBy: string
  readonly origin: RevisionOrigin
  /** The revision that this one restored. */
  readonly restored: number | null
  /** Path → hash of its text. */
  readonly files: { readonly [path: string]: string }
}

/** Which files differ from those of the revision before, sorted. */
export function changedPaths(before: Revision['files'], after: Revision['files']): readonly string[] {
  const paths = new Set([...Object.keys(before), ...Object.keys(after)])
  return [...paths].filter((path) => before[path] !== after[path]).sort()
}
