import type { Shape } from '../../canvas/services.ts'
import { bodyOf, ExpressionField } from '../expression-field.tsx'
import { isOf, type Part } from '../part.ts'

/** When a complex gateway goes on, or an ad-hoc sub-process is done. */
export const completion: Part = {
  fits: (element) => isOf(element, 'bpmn:ComplexGateway', 'bpmn:AdHocSubProcess'),
  holds: (element) => bodyOf(element.businessObject, propertyOf(element)) !== '',
  Fields: ({ editor, element }) => {
    const isGateway = element.type === 'bpmn:ComplexGateway'
    return (
      <ExpressionField
        editor={editor}
        element={element}
        holder={element.businessObject}
        property={propertyOf(element)}
        label={isGateway ? '继续的条件' : '办完的条件'}
        hint={isGateway ? '每到达一路判断一次' : '每办完一步判断一次'}
        lines={3}
      />
    )
  },
}

function propertyOf({ type }: Shape): string {
  return type === 'bpmn:ComplexGateway' ? 'activationCondition' : 'completionCondition'
}
