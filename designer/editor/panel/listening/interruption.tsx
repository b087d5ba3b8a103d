import type { Shape } from '../../canvas/services.ts'
import { CheckField } from '../../parts/fields.tsx'
import { definitionsOf, hasDefinition } from '../event-definitions.ts'
import type { Part } from '../part.ts'

/** Whether what an event is about ends when it happens, and whether all of its definitions must have come. */
export const interruption: Part = {
  fits: (element) => propertyOf(element) !== null || isMultiple(element),
  holds: () => false,
  Fields: ({ editor, element }) => {
    const { modeling } = editor.services
    const property = propertyOf(element)
    return (
      <>
        {property === null ? null : (
          <CheckField
            label={property === 'cancelActivity' ? '发生时中断所在的步骤' : '发生时中断所在的流程'}
            value={element.businessObject.get(property) !== false}
            onCommit={(on) => modeling.updateProperties(element, { [property]: on })}
          />
        )}
        {isMultiple(element) ? (
          <CheckField
            label="几件都发生才算"
            value={element.businessObject.get('parallelMultiple') === true}
            onCommit={(parallelMultiple) => modeling.updateProperties(element, { parallelMultiple })}
          />
        ) : null}
      </>
    )
  },
}

/** Errors always interrupt, and what is cancelled or compensated is over. */
function propertyOf(element: Shape): 'cancelActivity' | 'isInterrupting' | null {
  const isSettled = hasDefinition(
    element,
    'bpmn:ErrorEventDefinition',
    'bpmn:CancelEventDefinition',
    'bpmn:CompensateEventDefinition',
  )
  if (isSettled) return null
  if (element.type === 'bpmn:BoundaryEvent') return 'cancelActivity'
  const isInside =
    element.type === 'bpmn:StartEvent' && element.businessObject.$parent?.get('triggeredByEvent') === true
  return isInside ? 'isInterrupting' : null
}

function isMultiple(element: Shape): boolean {
  return definitionsOf(element).length > 1 && element.businessObject.$instanceOf('bpmn:CatchEvent')
}
