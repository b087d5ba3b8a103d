import type { Shape } from '../../canvas/services.ts'
import { CheckField } from '../../parts/fields.tsx'
import { bodyOf, ExpressionField } from '../expression-field.tsx'
import { isOf, type Part } from '../part.ts'

/** When a flow is taken, and whether it is the one that is taken otherwise. */
export const flowCondition: Part = {
  fits: (element) => isOf(element, 'bpmn:SequenceFlow') && element.source !== undefined && chooses(element.source),
  holds: (element) => isDefault(element) || bodyOf(element.businessObject, 'conditionExpression') !== '',
  Fields: ({ editor, element }) => {
    const { source } = element
    if (source === undefined) return null
    return (
      <>
        <CheckField
          label="其他条件都不成立时走这里"
          value={isDefault(element)}
          onCommit={(on) =>
            editor.services.modeling.updateProperties(source, { default: on ? element.businessObject : undefined })
          }
        />
        {isDefault(element) ? null : (
          <ExpressionField
            editor={editor}
            element={element}
            holder={element.businessObject}
            property="conditionExpression"
            label="条件表达式"
            hint='FEEL，例如 outcome = "agree"；不填就总是走'
            lines={3}
          />
        )}
      </>
    )
  },
}

function isDefault({ source, businessObject }: Shape): boolean {
  return source?.businessObject.get('default') === businessObject
}

/** What BPMN lets choose among its flows (BPMN 2.0.2 §8.4.13). */
function chooses(source: Shape): boolean {
  return isOf(source, 'bpmn:ExclusiveGateway', 'bpmn:InclusiveGateway', 'bpmn:ComplexGateway', 'bpmn:Activity')
}
