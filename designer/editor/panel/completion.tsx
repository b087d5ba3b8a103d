import { Group } from '../parts/group.tsx'
import { ExpressionField } from './expression-field.tsx'
import type { PanelContext } from './panel-context.ts'

/** When a complex gateway goes on, or an ad-hoc sub-process is done. */
export function Completion({ editor, element }: PanelContext) {
  const isGateway = element.type === 'bpmn:ComplexGateway'
  return (
    <Group title="条件">
      <ExpressionField
        editor={editor}
        element={element}
        holder={element.businessObject}
        property={isGateway ? 'activationCondition' : 'completionCondition'}
        label={isGateway ? '继续的条件' : '办完的条件'}
        lines={3}
      />
    </Group>
  )
}
