import type { Registry } from '../../canvas/services.ts'
import { extensionsOf } from '../../model/extension.ts'
import { labelOf } from '../label-of.ts'
import type { Words } from './words.ts'

/** The words of the diagram that is edited. */
export function wordsOfDiagram(registry: Registry): Words {
  return {
    nameOf: (id) => `“${labelOf(registry, id)}”`,
    answerOf: (element, value) => {
      const shape = registry.get(element)
      const outcomes = shape === undefined ? [] : extensionsOf(shape, 'siji:Outcome')
      return String(outcomes.find((outcome) => outcome.get('value') === value)?.get('label') ?? value)
    },
  }
}
