import type { Problem } from '../../../engine/model/problem.ts'
import type { CheckAnswer, CheckRequest } from './check-worker.ts'

export interface CheckClient {
  /** Checks soon; only the newest request is answered. */
  readonly check: (request: Omit<CheckRequest, 'id'>) => void
  readonly close: () => void
}

/** `tell` gets the problems of the newest state that was given to `check`. */
export function openCheckClient(tell: (problems: readonly Problem[]) => void): CheckClient {
  const worker = new Worker(new URL('./check-worker.ts', import.meta.url), { type: 'module' })
  let newest = 0
  worker.addEventListener('message', (event: MessageEvent<CheckAnswer>) => {
    if (event.data.id === newest) tell(event.data.problems)
  })
  return {
    check: (request) => {
      newest += 1
      worker.postMessage({ ...request, id: newest })
    },
    close: () => worker.terminate(),
  }
}
