import type { ExpectedRun } from '../../engine/simulate/expectation/expectation.ts'
import type { Expected } from '../../engine/simulate/expectation/expected.ts'

/** The run with one thing said wrongly at a time, at its end and at each check on the way. */
export function lie(run: ExpectedRun): readonly ExpectedRun[] {
  const reached = reachedIn(run)
  const atEnd = liesAbout(run.expect, reached).map((expect) => ({ ...run, expect }))
  const onTheWay = run.script.flatMap((step, index) =>
    step.type === 'check'
      ? liesAbout(step.expected, null).map((expected) => ({
          ...run,
          script: run.script.with(index, { ...step, expected }),
        }))
      : [],
  )
  return [...atEnd, ...onTheWay]
}

/** Flips `ended`, adds one to what waits, and names a node as never reached that was. */
function liesAbout(expected: Expected, reached: string | null): readonly Expected[] {
  const { ended, waiting = {}, neverReached = [] } = expected
  return [
    ...(ended === undefined ? [] : [{ ...expected, ended: !ended }]),
    ...Object.entries(waiting).map(([node, tokens]) => ({ ...expected, waiting: { ...waiting, [node]: tokens + 1 } })),
    ...(reached === null ? [] : [{ ...expected, neverReached: [...neverReached, reached] }]),
  ]
}

function reachedIn({ script, expect: { order = [], completedActivities = [] } }: ExpectedRun): string | null {
  const completed = script.flatMap((step) => (step.type === 'complete' ? [step.element] : []))
  return order[0] ?? completedActivities[0] ?? completed[0] ?? null
}
