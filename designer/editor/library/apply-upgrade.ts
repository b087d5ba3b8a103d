import type { Editor } from '../canvas/open-modeler.ts'
import type { Shape } from '../canvas/services.ts'
import { together } from '../canvas/together.ts'
import { extensionsOf, replaceExtensions, writeExtension } from '../model/extension.ts'
import { nameWith } from '../patterns/naming.ts'
import { LISTS } from './compare-parts.ts'
import { drawStep } from './draw-step.ts'
import { factsOfShape, type PlacedStep } from './placed-steps.ts'
import { type Change, planUpgrade, type Upgrade } from './plan-upgrade.ts'
import type { StepContext } from './step.ts'

/** What the newer version of a placed step would change; `null` where the older one is not known any more. */
export function upgradeOf(placed: PlacedStep): Upgrade | null {
  const { step, version, shapes } = placed
  const context = contextOf(placed)
  const draw = step.earlier?.[version]
  if (draw === undefined) return null
  const newer = drawStep(step, context).plan
  const standing = new Map([...shapes].map(([part, shape]) => [part, factsOfShape(shape, newer)]))
  return planUpgrade(draw(context).plan, newer, standing)
}

/**
 * Takes over what nobody has changed since, and what `wanted` says of the rest, as one step of the history; the step is
 * of the newer version then.
 */
export function applyUpgrade(
  editor: Editor,
  { step, shapes }: PlacedStep,
  { changes }: Upgrade,
  wanted: (change: Change) => boolean,
): void {
  together(editor, () => {
    for (const change of changes) {
      const shape = shapes.get(change.part)
      if (shape !== undefined && (!change.isKept || wanted(change))) applyChange(editor, shape, change)
    }
    for (const shape of shapes.values()) {
      editor.services.modeling.updateProperties(shape, { 'siji:template': `${step.key}@${step.version}` })
    }
  })
}

function applyChange(editor: Editor, shape: Shape, { path, after }: Change): void {
  const { modeling, bpmnFactory } = editor.services
  const [type = '', attribute] = path.split(' ')
  if (path === 'name') modeling.updateLabel(shape, after)
  else if (path === 'script') modeling.updateProperties(shape, { script: after })
  else if (path === 'documentation') {
    const documentation = after === '' ? [] : [bpmnFactory.create('bpmn:Documentation', { text: after })]
    modeling.updateProperties(shape, { documentation })
  } else if (path === 'condition') {
    const conditionExpression =
      after === '' ? undefined : bpmnFactory.create('bpmn:FormalExpression', { body: after, language: 'feel' })
    modeling.updateProperties(shape, { conditionExpression })
  } else if (LISTS.has(type)) replaceExtensions(editor, shape, type, after === '' ? [] : JSON.parse(after))
  else if (attribute !== undefined) writeExtension(editor, shape, type, { [attribute]: after })
}

/** As it was placed, as far as that can be seen: whatever both versions take from it is no difference. */
function contextOf({ suffix, shapes }: PlacedStep): StepContext {
  const parts = [...shapes.keys()].map((part) => part.slice(0, part.length - suffix.length))
  const letters = [...new Set(parts.flatMap((part) => /^(?:review|survey)([A-Z]{1,2})$/.exec(part)?.[1] ?? []))]
  const hasMilestones = [...shapes.values()].some((shape) => extensionsOf(shape, 'siji:Milestone').length > 0)
  return {
    naming: nameWith(suffix, hasMilestones),
    department: 'park-approval-bureau',
    permits: letters.map((letter) => ({
      ...{ letter, name: letter, department: '', condition: '' },
      ...{ promisedDays: 1, statutoryDays: null },
    })),
    process: { id: '', name: '' },
    processes: [],
  }
}
