import { expect, test } from 'vitest'
import { factsOfPlan } from '../../designer/editor/library/compare-parts.ts'
import { planUpgrade } from '../../designer/editor/library/plan-upgrade.ts'
import { assignment, level, outcomes } from '../../designer/editor/plan/extensions.ts'
import type { Plan, PlannedNode } from '../../designer/editor/plan/plan.ts'

function planOf(node: Partial<PlannedNode>, more: readonly PlannedNode[] = []): Plan {
  const task: PlannedNode = { id: 'review', type: 'userTask', name: '审查', column: 0, row: 0, ...node }
  return { nodes: [task, ...more], flows: [] }
}

test('takes over what a newer version says, and keeps what somebody has changed since', () => {
  const drawn = planOf({
    extensions: [assignment('window', 'reviewer'), level({ days: 1 }), ...outcomes({ agree: '同意' })],
  })
  const newer = planOf({
    name: '审查材料',
    extensions: [
      assignment('window', 'reviewer', 'checker'),
      level({ days: 2 }),
      ...outcomes({ agree: '同意', refuse: '不同意' }),
    ],
  })
  const standing = factsOfPlan(
    planOf({
      extensions: [assignment('bureau', 'reviewer'), level({ days: 5 }), ...outcomes({ agree: '同意' })],
    }),
  )

  const { changes } = planUpgrade(drawn, newer, standing)

  expect(changes.map(({ path, isKept }) => [path, isKept])).toEqual([
    ['name', false],
    ['siji:ServiceLevel days', true],
    ['siji:Outcome', false],
    ['siji:Assignment check', false],
  ])
})

test('says nothing of what already stands as the newer version draws it, and names parts that come and go', () => {
  const old: PlannedNode = { id: 'old', type: 'endEvent', column: 1, row: 0 }
  const drawn = planOf({}, [old])
  const newer = planOf({ name: '复审' }, [{ ...old, id: 'new' }])

  const upgrade = planUpgrade(drawn, newer, factsOfPlan(planOf({ name: '复审' }, [old])))

  expect(upgrade).toEqual({ changes: [], added: ['new'], removed: ['old'] })
})
