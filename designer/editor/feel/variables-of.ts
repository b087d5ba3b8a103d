import type { Moddle, Shape } from '../canvas/services.ts'
import type { DraftFiles } from '../draft/draft.ts'
import { isModdle } from '../model/extension.ts'
import { formVariables } from './form-variables.ts'
import { activationCount, givenVariables } from './given-variables.ts'
import { merged, modelVariables } from './model-variables.ts'
import type { Variable } from './variable.ts'

/** Every name that an expression at the element may read. */
export function variablesOf(element: Shape, files: DraftFiles): readonly Variable[] {
  const own = element.type === 'bpmn:ComplexGateway' ? [activationCount] : []
  return merged([
    ...own,
    ...processesAround(element).flatMap(modelVariables),
    ...formVariables(files),
    ...givenVariables,
  ])
}

/** Of pools, each of which is a process, those of all: a message brings what another one knows. */
function processesAround({ businessObject }: Shape): readonly Moddle[] {
  let top = businessObject
  while (top.$parent !== undefined) top = top.$parent
  const elements = top.get('rootElements')
  return Array.isArray(elements) ? elements.filter(isModdle).filter(({ $type }) => $type === 'bpmn:Process') : []
}
