import type { ProcessDefinition } from '../../../engine/index.ts'
import type { ProcessPage } from '../../../templates/pages/manager/models.ts'
import { textIn } from '../../../templates/texts/catalogue.ts'
import type { Language } from '../../../templates/texts/text.ts'
import { inFlowOrder } from '../../step-figures/in-flow-order.ts'
import { heatOf, type MeanDays } from '../../step-figures/mean-days.ts'
import type { StepFigures } from '../../step-figures/read-step-figures.ts'
import { nodeName, wordFor } from './names.ts'

const DEEPEST = 4

/** How things stand at each step of a version: on the diagram and, in words, as its outline. */
export function stepFigureParts(
  language: Language,
  definition: ProcessDefinition,
  { counts, means }: StepFigures,
  instancesHref: string,
): Pick<ProcessPage, 'overlays' | 'steps'> {
  const elements = [...definition.nodes.keys()].flatMap((id) => {
    const { running = 0, overdue = 0 } = counts.get(id) ?? {}
    const mean = means.get(id)
    if (running === 0 && mean === undefined) return []
    const here = running === 0 ? {} : { state: 'running', count: running, overdue }
    const taken = mean === undefined ? {} : { heat: heatOf(mean), text: daysOf(language, mean) }
    return [[id, { ...here, ...taken }] as const]
  })
  return {
    overlays: JSON.stringify({ elements: Object.fromEntries(elements) }),
    steps: inFlowOrder(definition)
      .filter(({ node }) => !/(?:Gateway|Event)$/.test(node.type) || node.name !== null)
      .map(({ node: { id, type }, depth }) => {
        const { running = 0, overdue = 0 } = counts.get(id) ?? {}
        const mean = means.get(id)
        const href = `${instancesHref}&step=${encodeURIComponent(id)}`
        return {
          id,
          name: nodeName(language, definition, id),
          type: wordFor(language, `manager.node.${type}`),
          depth: Math.min(depth, DEEPEST),
          running,
          runningHref: href,
          overdue,
          overdueHref: `${href}&due=overdue`,
          days: mean === undefined ? null : daysOf(language, mean),
          isOverPromise: mean !== undefined && mean.mean > mean.promised,
        }
      }),
  }
}

function daysOf(language: Language, { mean, promised }: MeanDays): string {
  return textIn(language, 'manager.process.ofDays', { mean: mean.toFixed(1), days: Number(promised.toFixed(1)) })
}
