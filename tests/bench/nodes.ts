import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Pace } from './core.ts'
import { floorOf, inTurns } from './floor.ts'
import type { Asked } from './node-of-bench.ts'
import { onEngine } from './on-engine.ts'
import { report } from './report.ts'

const NODES = 4
const CLIENTS = 128
const INSTANCES = 1_000

/** Four nodes on one database beside one: each a process of its own, the clients shared out among them. */
export async function benchNodes({ rounds, milliseconds }: Pace): Promise<void> {
  await onEngine(async ({ sql, url }) => {
    const floor = await floorOf(sql, milliseconds)
    const nodes = await Promise.all(Array.from({ length: NODES }, () => startNode(url)))
    const together = (count: number) => async () => {
      const asked = { clients: CLIENTS / count, milliseconds }
      const rates = await Promise.all(nodes.slice(0, count).map((node) => rateOf(node, asked)))
      return rates.reduce((sum, rate) => sum + rate, 0)
    }

    const [one = 0, two = 0, four = 0, batch = 0] = await inTurns(
      [together(1), together(2), together(NODES), floor.batch],
      rounds,
    )
    await Promise.all(nodes.map(stopNode))

    const common = { bench: 'nodes', unit: 'completions/s', against: 'one node', goal: 0.9, better: 'higher' } as const
    const note = `one node ${Math.round(one)}/s, floor ${Math.round(batch)} rows/s; all share this machine's processors`
    report({ ...common, name: 'nodes-2', value: two, ratio: two / one, note })
    report({ ...common, name: 'nodes-4', value: four, ratio: four / one, note })
  })
}

async function startNode(url: string): Promise<ChildProcess> {
  // The bundle of this run; by run.mjs every node would build it anew.
  const node = fork(join(import.meta.dirname, 'main.mjs'), ['node-of-bench', url, String(INSTANCES)])
  await once(node, 'message')
  return node
}

async function rateOf(node: ChildProcess, asked: Asked): Promise<number> {
  const answer = once(node, 'message')
  node.send(asked)
  const [rate] = await answer
  return Number(rate)
}

/** Throws where a completion that was acknowledged is not there. */
async function stopNode(node: ChildProcess): Promise<void> {
  const exit = once(node, 'exit')
  node.disconnect()
  const [code] = await exit
  if (code !== 0) throw new Error(`Expected the node to end well, but it exited with ${code}.`)
}
