import { setTimeout as pause } from 'node:timers/promises'
import { exampleFinding } from '../../api/demo-data/example-form.ts'
import type { Json } from '../support/caller.ts'
import { park } from './applicants.ts'
import type { PersistentClient } from './persistent-client.ts'
import type { Plan } from './plans.ts'

const departments = [
  'natural-resources',
  'real-estate-registry',
  'housing-construction',
  'civil-air-defence',
  'urban-management',
]

/** Everybody who has to act before the permits are issued; one who reviews is never the one who checks. */
export const officers: readonly string[] = [
  'window',
  'reviewer-park-approval-bureau',
  ...departments.flatMap((code) => [`reviewer-${code}`, `checker-${code}`]),
  'signatory-real-estate-registry',
  'signatory-park-approval-bureau',
]

const AT_ONCE = 4

export interface Desk {
  readonly planOf: (applicationId: string) => Plan | undefined
  /** Applications of which civil air defence has asked for a correction already. */
  readonly corrected: Set<string>
  readonly isOpen: () => boolean
}

/** Takes up whatever lies on one officer's desk, and does it, until the office closes. */
export async function workAtDesk(officer: PersistentClient, desk: Desk): Promise<void> {
  while (desk.isOpen()) {
    const tasks = await officer.list(`${park}/tasks?view=department`)
    const waiting = [...tasks]
    await Promise.all(
      Array.from({ length: AT_ONCE }, async () => {
        for (let task = waiting.shift(); task !== undefined; task = waiting.shift()) await doTask(officer, task, desk)
      }),
    )
    if (tasks.length === 0) await pause(150)
  }
}

// Any of these may be refused: the applicant withdrew a moment ago.
async function doTask(officer: PersistentClient, task: Json, desk: Desk): Promise<void> {
  const url = `${park}/tasks/${String(task.instanceId)}/${String(task.key)}`
  if (String(task.state) === 'inCheck') {
    await officer.command(`${url}/confirmation`)
    return
  }
  const applicationId = String(task.applicationId)
  const asksForCorrection =
    String(task.node) === 'reviewC' &&
    desk.planOf(applicationId)?.name === 'corrected' &&
    !desk.corrected.has(applicationId)
  if ((await officer.command(`${url}/claim`)) === null) return
  // Left lying until the applicant has withdrawn.
  if (desk.planOf(applicationId)?.name === 'withdrawn' && String(task.node) !== 'checkCompleteness') return
  await officer.command(`${url}/answer`, asksForCorrection ? correction : answerOf(String(task.node)))
  if (asksForCorrection) desk.corrected.add(applicationId)
}

const correction = { outcome: 'needsCorrection', findings: [exampleFinding] }

function answerOf(node: string): object {
  if (node === 'checkCompleteness') return { outcome: 'complete' }
  if (node === 'mergeFindings') return {}
  return { outcome: node.startsWith('sign') ? 'sign' : 'agree' }
}
