import { createEngine } from '../../engine/index.ts'
import { startCompletions } from './completions.ts'

/** What the benchmark asks a node for; it answers with completions per second. */
export interface Asked {
  readonly clients: number
  readonly milliseconds: number
}

/** One node as a process of its own, told by its parent how many clients to have, and ended by being let go. */
export async function runNode(url: string, instances: number): Promise<void> {
  const engine = createEngine({ url })
  await engine.start()
  const completions = await startCompletions(engine, instances)
  process.on('message', async ({ clients, milliseconds }: Asked) => {
    process.send?.(await completions.rate(clients, milliseconds))
  })
  process.on('disconnect', async () => {
    await completions.verify()
    await engine.stop()
  })
  process.send?.('ready')
}
