import type { Shape } from '../canvas/services.ts'
import { extensionsOf, isModdle } from '../model/extension.ts'
import type { Plan } from '../plan/plan.ts'
import { extensionFacts, type Facts } from './compare-parts.ts'
import type { Step } from './step.ts'

/** One use of a ready step in a process. */
export interface PlacedStep {
  readonly step: Step
  /** The version that it was placed in. */
  readonly version: number
  /** What distinguishes this use from others: nothing, `2`, `3` … */
  readonly suffix: string
  /** Its elements by the part that they are. */
  readonly shapes: ReadonlyMap<string, Shape>
}

/** Every use of a step of which the library has a newer version than was placed. */
export function outdatedSteps(steps: readonly Step[], shapes: readonly Shape[]): readonly PlacedStep[] {
  const found = new Map<string, PlacedStep & { readonly shapes: Map<string, Shape> }>()
  for (const shape of shapes) {
    const origin = originOf(shape)
    const step = steps.find(({ key }) => key === origin?.key)
    if (origin === null || step === undefined || origin.version >= step.version) continue
    const use = `${step.key} ${origin.version} ${origin.suffix}`
    const placed = found.get(use) ?? { step, version: origin.version, suffix: origin.suffix, shapes: new Map() }
    placed.shapes.set(origin.part, shape)
    found.set(use, placed)
  }
  return [...found.values()]
}

function originOf(shape: Shape) {
  const [template, part] = [shape.businessObject.get('siji:template'), shape.businessObject.get('siji:part')]
  if (shape.labelTarget !== undefined || typeof template !== 'string' || typeof part !== 'string') return null
  const version = /^(.+)@(\d+)$/.exec(template)
  return version === null
    ? null
    : { key: String(version[1]), version: Number(version[2]), part, suffix: /\d*$/.exec(part)?.[0] ?? '' }
}

/** What stands on the canvas, in the words of `factsOfPlan`. */
export function factsOfShape(shape: Shape, plan: Plan): Facts {
  const { businessObject } = shape
  const types = new Set(allExtensions(plan))
  const extensions = [...types].flatMap((type) =>
    extensionsOf(shape, type).map((each) => ({ element: type, ...ownAttributes(each) })),
  )
  const documentation = businessObject.get('documentation')
  const [first] = Array.isArray(documentation) ? documentation.filter(isModdle) : []
  const condition = businessObject.get('conditionExpression')
  const texts: readonly (readonly [string, unknown])[] = [
    ['name', businessObject.name],
    ['documentation', first?.get('text')],
    ['script', businessObject.$type === 'bpmn:ScriptTask' ? businessObject.get('script') : undefined],
    ['condition', isModdle(condition) ? condition.get('body') : undefined],
    ...extensionFacts(extensions),
  ]
  return new Map(texts.flatMap(([path, text]) => (typeof text === 'string' && text !== '' ? [[path, text]] : [])))
}

function ownAttributes(element: object): Readonly<Record<string, string>> {
  const entries = Object.entries(element).filter(([name, value]) => !name.startsWith('$') && typeof value === 'string')
  return Object.fromEntries(entries.map(([name, value]) => [name, String(value)]))
}

function allExtensions(plan: Plan): readonly string[] {
  const own = plan.nodes.flatMap(({ extensions = [], inside }) => [
    ...extensions.map(({ element }) => element),
    ...(inside === undefined ? [] : allExtensions(inside)),
  ])
  return ['siji:Rounds', ...own]
}
