import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { Worker } from 'node:worker_threads'
import { build } from 'esbuild'
import type { Tried } from './damaged-worker.ts'

/** No file may take more of a server's memory. */
export const mostMegabytes = 300
const givenUpAfter = 30_000

export interface Thread {
  readonly tryOut: (xml: string) => Promise<Tried>
  readonly close: () => Promise<void>
}

/** Tries models out in a thread that may not take more memory than a server has for one, and is ended if it hangs. */
export async function openThread(root: string): Promise<Thread> {
  const outfile = join(root, '.siji/build/damaged-worker.mjs')
  await build({
    entryPoints: [join(root, 'tests/engine/model/damaged-worker.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    packages: 'external',
    logLevel: 'error',
  })
  const start = () => new Worker(pathToFileURL(outfile), { resourceLimits: { maxOldGenerationSizeMb: mostMegabytes } })
  let worker = start()

  async function tryOut(xml: string): Promise<Tried> {
    const began = performance.now()
    const answered = await new Promise<Tried | string>((resolve) => {
      const answer = (tried: Tried | string) => {
        clearTimeout(timer)
        worker.off('message', answer).off('error', fail).off('exit', end)
        resolve(tried)
      }
      const fail = (error: Error) => answer(`${error.name}: ${error.message}`)
      const end = (code: number) => answer(`the thread ended with ${code}`)
      const timer = setTimeout(() => answer(`hangs for ${givenUpAfter} ms`), givenUpAfter)
      worker.on('message', answer).on('error', fail).on('exit', end)
      worker.postMessage(xml)
    })
    if (typeof answered !== 'string') return answered
    await worker.terminate()
    worker = start()
    const milliseconds = performance.now() - began
    return { outcome: 'runs', fault: answered, places: [], milliseconds, bytes: mostMegabytes * 2 ** 20 }
  }

  return { tryOut, close: async () => void (await worker.terminate()) }
}
