import { compareDeployments, type DeploymentComparison } from '../../../engine/core/compare-deployments.ts'
import type { DraftFiles } from '../draft/draft.ts'

export interface CompareRequest {
  readonly id: number
  readonly before: DraftFiles
  readonly after: DraftFiles
  /** Code of a department or post → its name. */
  readonly known: ReadonlyMap<string, string>
}

export interface CompareAnswer {
  readonly id: number
  readonly comparison: DeploymentComparison
}

/** Both sides are parsed in a worker, so that typing is never held up. */
addEventListener('message', (event: MessageEvent<CompareRequest>) => {
  const { id, before, after, known } = event.data
  void compareDeployments(bytesOf(before), bytesOf(after), known).then((comparison) => postMessage({ id, comparison }))
})

function bytesOf(files: DraftFiles): { readonly [path: string]: Uint8Array } {
  const encoder = new TextEncoder()
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, encoder.encode(text)]))
}
