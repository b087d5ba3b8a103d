import { z } from 'zod'
import type { DeploymentComparison } from '../../engine/index.ts'
import { sideText } from './side.ts'

export const comparisonQuery = z.strictObject({ from: sideText, to: sideText })

const words = z.object({ zh: z.string(), en: z.string() })

export const comparisonView = z.object({
  differences: z.array(
    z.object({
      change: z.enum(['added', 'removed', 'changed']),
      part: z.string().describe('node, flow, process, form, field, permit, material, promise, decision, rule, …'),
      element: z.string().nullable().describe('Id in the diagram'),
      id: z.string(),
      property: z.string().nullable().describe('Path of the property; null where the whole came or went'),
      before: words.nullable(),
      after: words.nullable(),
      subject: words,
      detail: words,
    }),
  ),
  moved: z.array(z.string()).describe('What is only drawn elsewhere'),
  differsOnlyInDrawing: z.boolean(),
  unreadable: z
    .object({
      side: z.enum(['from', 'to']),
      problems: z.array(z.object({ message: z.string(), messageZh: z.string() })),
    })
    .nullable()
    .describe('Why nothing could be compared'),
})

export function viewOf(comparison: DeploymentComparison): z.input<typeof comparisonView> {
  if (comparison.ok) {
    const { differences, moved, differsOnlyInDrawing } = comparison
    return { differences: [...differences], moved: [...moved], differsOnlyInDrawing, unreadable: null }
  }
  const problems = comparison.problems.map(({ message, messageZh }) => ({ message, messageZh }))
  const side = comparison.side === 'before' ? 'from' : 'to'
  return { differences: [], moved: [], differsOnlyInDrawing: false, unreadable: { side, problems } }
}
