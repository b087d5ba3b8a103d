import type { SimulationAnswer, SimulationRequest } from './simulation-worker.ts'

export interface SimulationClient {
  /** Plays; only the newest request is answered. */
  readonly play: (request: Omit<SimulationRequest, 'id'>) => void
  readonly close: () => void
}

export function openSimulationClient(tell: (answer: SimulationAnswer) => void): SimulationClient {
  const worker = new Worker(new URL('./simulation-worker.ts', import.meta.url), { type: 'module' })
  let newest = 0
  worker.addEventListener('message', (event: MessageEvent<SimulationAnswer>) => {
    if (event.data.id === newest) tell(event.data)
  })
  return {
    play: (request) => {
      newest += 1
      worker.postMessage({ ...request, id: newest })
    },
    close: () => worker.terminate(),
  }
}
