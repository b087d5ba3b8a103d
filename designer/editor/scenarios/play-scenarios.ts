import type { DraftFiles } from '../draft/draft.ts'
import type { ScenarioReport } from './scenario-worker.ts'

/** Plays all scenarios of a draft in a worker of their own, which ends with them; `signal` calls it off. */
export async function playScenarios(files: DraftFiles, signal: AbortSignal): Promise<ScenarioReport> {
  signal.throwIfAborted()
  const worker = new Worker(new URL('./scenario-worker.ts', import.meta.url), { type: 'module' })
  try {
    return await new Promise<ScenarioReport>((resolve, reject) => {
      worker.addEventListener('message', (event: MessageEvent<ScenarioReport>) => resolve(event.data))
      worker.addEventListener('error', () => reject(new Error('Expected the scenarios to be played.')))
      signal.addEventListener('abort', () => reject(signal.reason))
      worker.postMessage(files)
    })
  } finally {
    worker.terminate()
  }
}
