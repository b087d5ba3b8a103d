import type { Editor } from '../canvas/open-modeler.ts'
import type { Point, Shape } from '../canvas/services.ts'
import { together } from '../canvas/together.ts'
import type { Offers } from '../draft/draft.ts'
import type { FileStore } from '../draft/file-store.ts'
import type { Fragment } from '../patterns/fragment.ts'
import { nameWith } from '../patterns/naming.ts'
import { insertAt, insertBefore, insertBehind } from '../plan/insert-fragment.ts'
import type { Plan } from '../plan/plan.ts'
import { drawStep, filesOfStep } from './draw-step.ts'
import { mayPass, milestonesBefore, milestonesInto } from './milestones.ts'
import type { Step, StepContext } from './step.ts'

/** Behind or before a step, or at a place within a process or sub-process. */
export type Target =
  | { readonly behind: Shape }
  | { readonly before: Shape }
  | { readonly parent: Shape; readonly at: Point }

export interface Placing {
  readonly step: Step
  readonly target: Target
  readonly context: Omit<StepContext, 'naming'>
}

/** Draws a ready step and writes what it needs beside the diagram: one step of the history. The node by which it is left is chosen. */
export function placeStep(
  editor: Editor,
  store: FileStore,
  offers: Offers,
  { step, target, context }: Placing,
): readonly Shape[] {
  const { elementRegistry, selection, directEditing } = editor.services
  const suffix = freeSuffix(step, context, (id) => elementRegistry.get(id) !== undefined)
  const before =
    'behind' in target ? milestonesBefore(target.behind) : 'before' in target ? milestonesInto(target.before) : []
  const isApplication = mayPass(
    step.draw({ ...context, naming: nameWith(suffix, true) }),
    before,
    offers.milestoneOrder,
  )
  const named: StepContext = { ...context, naming: nameWith(suffix, isApplication) }
  const fragment = drawStep(step, named)
  let placed: readonly Shape[] = []
  together(editor, () => {
    for (const [path, text] of Object.entries(filesOfStep(step, named, store.all()))) store.write(path, text)
    placed = draw(editor, fragment, target)
  })
  directEditing.cancel()
  // The next one goes on from here.
  selection.select(elementRegistry.get(fragment.exit) ?? null)
  return placed
}

function draw(editor: Editor, fragment: Fragment, target: Target): readonly Shape[] {
  if ('behind' in target) return insertBehind(editor, fragment, target.behind)
  if ('before' in target) return insertBefore(editor, fragment, target.before)
  return insertAt(editor, fragment, target.parent, target.at)
}

/** Nothing for the first use of a step, then 2, 3 and so on. */
export function freeSuffix(step: Step, context: Placing['context'], isTaken: (id: string) => boolean): string {
  for (let count = 1; ; count += 1) {
    const suffix = count === 1 ? '' : String(count)
    const { plan } = step.draw({ ...context, naming: nameWith(suffix, false) })
    if (!idsOf(plan).some(isTaken)) return suffix
  }
}

function idsOf(plan: Plan): readonly string[] {
  const nodes = plan.nodes.flatMap(({ id, inside }) => [id, ...(inside === undefined ? [] : idsOf(inside))])
  return [...nodes, ...plan.flows.map(({ id }) => id)]
}
