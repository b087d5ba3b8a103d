import type { DeploymentComparison } from '../../../engine/core/compare-deployments.ts'
import type { CompareAnswer, CompareRequest } from './compare-worker.ts'

export interface CompareClient {
  /** Compares soon; only the newest request is answered. */
  readonly compare: (request: Omit<CompareRequest, 'id'>) => void
  readonly close: () => void
}

/** `tell` gets the comparison of the newest request. */
export function openCompareClient(tell: (comparison: DeploymentComparison) => void): CompareClient {
  const worker = new Worker(new URL('./compare-worker.ts', import.meta.url), { type: 'module' })
  let newest = 0
  worker.addEventListener('message', (event: MessageEvent<CompareAnswer>) => {
    if (event.data.id === newest) tell(event.data.comparison)
  })
  return {
    compare: (request) => {
      newest += 1
      worker.postMessage({ ...request, id: newest } satisfies CompareRequest)
    },
    close: () => worker.terminate(),
  }
}
