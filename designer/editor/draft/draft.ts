/** A draft as the server gives it (`api/drafts/schemas.ts`). */
export interface Draft {
  readonly id: string
  readonly title: string
  readonly processId: string | null
  /** Counts saves; whoever saves says which one their work began from. */
  readonly revision: number
  readonly savedAt: string
  readonly savedBy: string
  readonly files: DraftFiles
}

export interface DraftFiles {
  readonly [path: string]: string
}

/** Path → text as it now stands; `null` where the file was removed. */
export interface FileChanges {
  readonly [path: string]: string | null
}

export function withChanges(files: DraftFiles, changes: FileChanges): DraftFiles {
  const entries = Object.entries({ ...files, ...changes })
  return Object.fromEntries(entries.filter((entry): entry is [string, string] => entry[1] !== null))
}

export function isSame(one: DraftFiles, other: DraftFiles): boolean {
  return Object.keys(changesBetween(one, other)).length === 0
}

/** What differs between two states of the files. */
export function changesBetween(before: DraftFiles, after: DraftFiles): FileChanges {
  const changed = Object.entries(after).filter(([path, text]) => before[path] !== text)
  const removed = Object.keys(before).filter((path) => after[path] === undefined)
  return Object.fromEntries([...changed, ...removed.map((path) => [path, null] as const)])
}

/** What the park and the server offer a model (`api/drafts/offers.ts`). */
export interface Offers {
  /** A second manager approves what is published. */
  readonly approvesPublications: boolean
  readonly departments: readonly { readonly code: string; readonly name: string }[]
  readonly posts: readonly { readonly post: string; readonly name: string }[]
  readonly holders: readonly { readonly department: string; readonly post: string; readonly name: string }[]
  readonly processes: readonly { readonly id: string; readonly name: string }[]
  readonly jobTypes: readonly { readonly type: string; readonly name: string }[]
  /** What a job that sends notices may send. */
  readonly notices: readonly { readonly kind: string; readonly title: string }[]
  readonly milestones: readonly { readonly word: string; readonly name: string }[]
  readonly milestoneOrder: { readonly [from: string]: readonly string[] }
}

/** The diagram that is edited; a deployment may hold others beside it. */
export function diagramPath(files: DraftFiles): string {
  const paths = Object.keys(files).filter((path) => path.endsWith('.bpmn'))
  return paths.includes('process.bpmn') ? 'process.bpmn' : (paths[0] ?? 'process.bpmn')
}
