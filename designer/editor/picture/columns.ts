import type { Scope, Step } from './scope.ts'

/** From which steps a step is reached, and which it reaches; what leaves an attached event leaves its host. */
export interface Ways {
  readonly before: ReadonlyMap<Step, readonly Step[]>
  readonly after: ReadonlyMap<Step, readonly Step[]>
}

export function waysOf({ steps, flows }: Scope): Ways {
  const owners = new Map(steps.flatMap((step) => [step, ...step.attached].map(({ id }) => [id, step] as const)))
  const before = new Map<Step, Step[]>(steps.map((step) => [step, []]))
  const after = new Map<Step, Step[]>(steps.map((step) => [step, []]))
  for (const { from, to } of flows) {
    const [source, target] = [owners.get(from), owners.get(to)]
    if (source === undefined || target === undefined) continue
    after.get(source)?.push(target)
    before.get(target)?.push(source)
  }
  return { before, after }
}

/** What hangs together by flows, in the order of the file; what stands alone is a part of its own. */
export function partsOf({ steps }: Scope, { before, after }: Ways): readonly (readonly Step[])[] {
  const parts = new Map<Step, Step[]>()
  for (const first of steps) {
    if (parts.has(first)) continue
    const part = new Set([first])
    // A set gives also what is added while it is read.
    for (const step of part)
      for (const next of [...(before.get(step) ?? []), ...(after.get(step) ?? [])]) part.add(next)
    const inOrder: Step[] = []
    for (const step of part) parts.set(step, inOrder)
  }
  for (const step of steps) parts.get(step)?.push(step)
  return [...new Set(parts.values())]
}

/** The longest way from a beginning, in steps; flows that lead back do not count. */
export function columnsOf(part: readonly Step[], ways: Ways): ReadonlyMap<Step, number> {
  const columns = new Map<Step, number>()
  const order = withoutReturns(part, ways)
  for (const [step, targets] of order) {
    const column = columns.get(step) ?? 0
    columns.set(step, column)
    for (const target of targets) columns.set(target, Math.max(columns.get(target) ?? 0, column + 1))
  }
  return columns
}

/** Every step before what it reaches, with the flows that do not lead back. */
function withoutReturns(part: readonly Step[], { before, after }: Ways): readonly (readonly [Step, readonly Step[]])[] {
  const finished: [Step, Step[]][] = []
  const state = new Map<Step, 'open' | 'done'>()
  const beginnings = part.filter((step) => before.get(step)?.length === 0)
  // By hand, for a chain may be longer than the stack.
  for (const beginning of [...beginnings, ...part]) {
    if (state.has(beginning)) continue
    const stack = [{ step: beginning, at: 0, forward: [] as Step[] }]
    state.set(beginning, 'open')
    for (let top = stack.at(-1); top !== undefined; top = stack.at(-1)) {
      const next = after.get(top.step)?.[top.at]
      top.at += 1
      if (next === undefined) {
        state.set(top.step, 'done')
        finished.push([top.step, top.forward])
        stack.pop()
      } else if (state.get(next) !== 'open') {
        top.forward.push(next)
        if (state.has(next)) continue
        state.set(next, 'open')
        stack.push({ step: next, at: 0, forward: [] })
      }
    }
  }
  return finished.reverse()
}
