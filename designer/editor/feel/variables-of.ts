import type { Moddle } from '../canvas/services.ts'
import { isModdle } from '../model/extension.ts'
import type { FeelPlace } from './feel-context.ts'
import { fieldsOfForm, formVariables } from './form-variables.ts'
import { activationCount, givenVariables } from './given-variables.ts'
import { merged, processVariables, variablesSeenAt } from './model-variables.ts'
import type { Variable } from './variable.ts'

/** Every name that an expression there may read, the nearest first. A form knows its own fields, and no process. */
export function variablesOf(place: FeelPlace): readonly Variable[] {
  if (place.type === 'form') return fieldsOfForm(place.form.components)
  const { element, files } = place
  const own = element.type === 'bpmn:ComplexGateway' ? [activationCount] : []
  const others = processesBeside(element.businessObject)
  return merged([
    ...own,
    ...variablesSeenAt(element.businessObject),
    ...formVariables(files),
    ...givenVariables,
    ...others.flatMap(processVariables),
  ])
}

/** The processes of other pools: a message brings what they know. */
function processesBeside(element: Moddle): readonly Moddle[] {
  let top = element
  let own: Moddle | undefined
  while (top.$parent !== undefined) {
    if (top.$type === 'bpmn:Process') own = top
    top = top.$parent
  }
  const elements = top.get('rootElements')
  const processes = Array.isArray(elements) ? elements.filter(isModdle) : []
  return processes.filter((each) => each.$type === 'bpmn:Process' && each !== own)
}
