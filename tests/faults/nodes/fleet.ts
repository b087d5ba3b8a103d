import { type ChildProcess, fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from '../../../engine/core/commands.ts'
import type { Answer } from '../../../engine/core/store.ts'
import type { NodeOptions, Order, Report } from './node-messages.ts'

/** Equal nodes in processes of their own, any of which may be killed at any time. */
export interface Fleet {
  readonly size: number
  /** To one of those that run now; `null` = no answer, outcome unknown. */
  readonly send: (command: Command, chosen: number) => Promise<Answer | null>
  /** What the node in this place holds for virtual now, in milliseconds; `null` where none runs. */
  readonly timeAt: (place: number) => Promise<number | null>
  /** SIGKILL: not one more line of its code runs. */
  readonly kill: (place: number) => Promise<void>
  /** SIGTERM; gives the exit code. */
  readonly stop: (place: number) => Promise<number | null>
  /** Puts a new node in this place; resolves when it takes commands, or has been killed before that. */
  readonly launch: (place: number) => Promise<void>
  readonly killAll: () => Promise<void>
}

interface Running {
  readonly child: ChildProcess
  readonly calls: Map<number, (report: Report | null) => void>
  readonly exit: Promise<number | null>
  state: 'starting' | 'ready' | 'ending'
}

export function openFleet(
  script: string,
  options: readonly NodeOptions[],
  onWorked: (instanceId: string, key: number) => void,
): Fleet {
  const nodes: (Running | null)[] = options.map(() => null)
  let call = 0

  async function launch(place: number): Promise<void> {
    const child = fork(script, [JSON.stringify(options[place])], { execArgv: ['--enable-source-maps'] })
    const calls: Running['calls'] = new Map()
    const exit = new Promise<number | null>((resolve) => child.once('exit', resolve))
    const node: Running = { child, calls, exit, state: 'starting' }
    nodes[place] = node
    const ready = new Promise<void>((resolve) => {
      child.on('message', (report: Report) => {
        if (report.type === 'ready') {
          node.state = 'ready'
          resolve()
        } else if (report.type === 'worked') onWorked(report.instanceId, report.key)
        else {
          calls.get(report.call)?.(report)
          calls.delete(report.call)
        }
      })
    })
    // A killed node's last messages may still lie in the pipe: they were sent, and count.
    child.once('close', () => {
      for (const lose of calls.values()) lose(null)
      calls.clear()
    })
    const early = exit.then((code) => {
      if (node.state !== 'ending') throw new Error(`A node ended by itself: ${code}`)
    })
    await Promise.race([ready, early])
  }

  async function end(place: number, signal: 'SIGKILL' | 'SIGTERM'): Promise<number | null> {
    const running = nodes[place]
    nodes[place] = null
    if (running == null) return null
    running.state = 'ending'
    running.child.kill(signal)
    return await running.exit
  }

  /** Resolves with what the node says to it; `null` where it is killed before. */
  async function ask(node: Running, orderOf: (call: number) => Order): Promise<Report | null> {
    call += 1
    const own = call
    return await new Promise((resolve) => {
      node.calls.set(own, resolve)
      node.child.send(orderOf(own), (error) => {
        if (error === null || !node.calls.delete(own)) return
        resolve(null)
      })
    })
  }

  return {
    size: options.length,
    launch,
    kill: async (place) => {
      await end(place, 'SIGKILL')
    },
    stop: async (place) => await end(place, 'SIGTERM'),
    send: async (command, chosen) => {
      const living = nodes.filter((node) => node?.state === 'ready')
      const node = living[chosen % living.length]
      if (node == null) {
        await pause(20)
        return null
      }
      const report = await ask(node, (own) => ({ call: own, command }))
      return report?.type === 'answered' ? report.answer : null
    },
    timeAt: async (place) => {
      const node = nodes[place]
      if (node?.state !== 'ready') return null
      const report = await ask(node, (own) => ({ call: own, asks: 'time' }))
      return report?.type === 'time' ? report.now : null
    },
    killAll: async () => {
      await Promise.all(nodes.map((_, place) => end(place, 'SIGKILL')))
    },
  }
}
