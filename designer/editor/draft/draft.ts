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

/** What the park and the server offer a model (`api/drafts/offers.ts`). */
export interface Offers {
  readonly departments: readonly { readonly code: string; readonly name: string }[]
  readonly posts: readonly { readonly post: string; readonly name: string }[]
  readonly holders: readonly { readonly department: string; readonly post: string; readonly name: string }[]
  readonly processes: readonly { readonly id: string; readonly name: string }[]
  readonly jobTypes: readonly { readonly type: string; readonly name: string }[]
  readonly milestones: readonly { readonly word: string; readonly name: string }[]
  readonly milestoneOrder: { readonly [from: string]: readonly string[] }
}

/** The diagram that is edited; a deployment may hold others beside it. */
export function diagramPath(files: DraftFiles): string {
  const paths = Object.keys(files).filter((path) => path.endsWith('.bpmn'))
  return paths.includes('process.bpmn') ? 'process.bpmn' : (paths[0] ?? 'process.bpmn')
}
