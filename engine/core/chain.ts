import type { CommandBody } from './commands.ts'
import { type Failure, failure } from './failure.ts'
import type { ProcessInstance } from './instance.ts'
import type { Run } from './run.ts'

/**
 * How instances have woken each other since somebody or something outside did: a person, a timer, a job, the world. It
 * goes along with messages, signals and calls; what begins without one begins a new chain.
 */
export interface Chain {
  /** How long it is: a message or signal counts 10, a call 1. */
  readonly length: number
  /** How many more may be thrown or called from here on, on all its branches together. */
  readonly share: number
}

/** 1,000 messages or signals in a row, or 10,000 calls: what is longer is taken for a loop that never ends. */
export const longestChain = 10_000

/** What one chain may throw and call in all its branches: else each would wake several, those again several. */
export const widestChain = 10_000

const weights = { thrown: 10, called: 1, answered: 0 } as const

/** The chain in which a command stands, where other instances sent it. */
export function chainOf(body: CommandBody): Chain | undefined {
  return 'chain' in body ? body.chain : undefined
}

/** The chain of what a command sends out, which was `before` its own, when that is one of `among` that share it. */
export function nextChain(before: Chain | undefined, kind: keyof typeof weights, among: number): Chain {
  const { length, share } = before ?? { length: 0, share: widestChain }
  const cost = kind === 'answered' ? 0 : 1
  return { length: length + weights[kind], share: shareAmong(share - cost, among) }
}

/** What each of so many gets of it. */
export function shareAmong(share: number, among: number): number {
  return Math.floor(share / Math.max(1, among))
}

/** Whether an instance stands because a chain was too long: it hears no more signals of chains before that is resolved. */
export function isStopped({ elements }: Pick<ProcessInstance, 'elements'>): boolean {
  return elements.some(({ incident }) => incident?.code === TOO_LONG)
}

const TOO_LONG = 'chain-too-long'

/** Asked before each throw and call: why there shall be no more in this chain. Resolving the incident begins a new one. */
export function chainFailure(run: Run, node: { readonly id: string }): Failure | null {
  const { chain } = run.context
  if (chain === undefined) return null
  if (chain.length < longestChain && run.thrown < chain.share) {
    run.thrown += 1
    return null
  }
  return failure(
    TOO_LONG,
    `Stopped at ${node.id}: instances have woken each other too often with nothing from outside in between. Is it a loop that never ends?`,
    `在 ${node.id} 停止：流程实例之间连续互相触发的次数超过上限，其间没有人、定时器或作业介入，可能存在死循环。`,
  )
}
