import { describe, expect, test } from 'vitest'
import { milestoneOrder } from '../../api/applications/milestone-order.ts'
import { readProcess } from '../../api/process-description/read-process.ts'
import { drawStep, filesOfStep } from '../../designer/editor/library/draw-step.ts'
import type { StepContext } from '../../designer/editor/library/step.ts'
import { steps } from '../../designer/editor/library/steps.ts'
import { inSequence } from '../../designer/editor/patterns/fragment.ts'
import { nameWith } from '../../designer/editor/patterns/naming.ts'
import { layOut } from '../../designer/editor/plan/lay-out.ts'
import type { Plan } from '../../designer/editor/plan/plan.ts'
import { writePlan } from '../../designer/editor/plan/write-plan.ts'
import { knownRow } from '../../designer/editor/wizard/catalogue.ts'
import { parseDeployment } from '../../engine/core/parse.ts'
import { verifyProcess } from '../../engine/verify/verify-process.ts'
import { overlapsIn } from './overlaps.ts'

const permits = ['建设用地规划许可证', '建设工程规划许可证'].flatMap((name) => knownRow(name) ?? [])
const context: StepContext = {
  naming: nameWith('', false),
  department: 'park-approval-bureau',
  permits: permits.map((row) => ({ ...row, name: row.permit })),
  process: { id: 'smallest', name: '最小的流程' },
  processes: ['deferral-follow-up', 'promise-follow-up'],
}

/** Somebody files it, the step, it is over. */
function around(step: (typeof steps)[number]): Plan {
  const event = (id: string, type: 'startEvent' | 'endEvent') => ({
    entry: id,
    exit: id,
    plan: { nodes: [{ id, type, column: 0, row: 0 }], flows: [] },
  })
  return inSequence([event('begin', 'startEvent'), drawStep(step, context), event('over', 'endEvent')]).plan
}

describe.each(steps.map((step) => [step.name, step] as const))('the ready step %s', (_, step) => {
  test('passes the checks of deployment and verification in the smallest process', async () => {
    const xml = await writePlan({ id: 'smallest', name: '最小的流程', plan: around(step) })
    const files = { 'process.bpmn': xml, ...filesOfStep(step, context, {}) }

    const parsed = await parseDeployment(bytesOf(files), { milestoneOrder })

    expect(parsed.ok ? parsed.deployment.problems : parsed.problems).toEqual([])
    const [definition] = parsed.ok ? parsed.deployment.processes : []
    if (definition === undefined) throw new Error('Expected a process.')
    expect(verifyProcess(definition, { limit: 50_000, others: [] })).toMatchObject({ faults: [], undecided: [] })
  })

  test('is laid out so that nothing lies over anything else', () => {
    expect(overlapsIn(around(step))).toEqual([])
  })

  test('can be placed twice, each with names of its own', async () => {
    const second = drawStep(step, { ...context, naming: nameWith('2', false) })

    const both = inSequence([drawStep(step, context), second])

    const ids = [...layOut(both.plan).bounds.keys(), ...both.plan.flows.map(({ id }) => id)]
    expect(new Set(ids).size).toBe(ids.length)
  })
})

test('a group of permits brings all that an application for them needs', async () => {
  const group = steps.find(({ key }) => key === 'parallel-review')
  if (group === undefined) throw new Error('Expected the group.')
  const xml = await writePlan({ id: 'smallest', name: '最小的流程', plan: around(group) })

  const read = await readProcess(bytesOf({ 'process.bpmn': xml, ...filesOfStep(group, context, {}) }))

  expect(read.ok ? [...read.process.permits.keys()] : read.problems).toEqual(['L', 'P'])
})

function bytesOf(files: Readonly<Record<string, string>>) {
  return Object.fromEntries(Object.entries(files).map(([path, text]) => [path, new TextEncoder().encode(text)]))
}
