import { CheckField, SelectField } from '../../parts/fields.tsx'
import type { Part } from '../part.ts'

const ORDERS = [
  { value: 'Parallel', label: '可以同时办' },
  { value: 'Sequential', label: '一次只办一步' },
]

/** How the steps of an ad-hoc sub-process are begun, and what becomes of those that are open when it is done. */
export const adHoc: Part = {
  fits: ({ type }) => type === 'bpmn:AdHocSubProcess',
  holds: () => false,
  Fields: ({ editor, element }) => {
    const { modeling } = editor.services
    const { businessObject } = element
    return (
      <>
        <SelectField
          label="里面的步骤"
          value={String(businessObject.get('ordering') ?? 'Parallel')}
          options={ORDERS}
          onCommit={(ordering) => modeling.updateProperties(element, { ordering })}
        />
        <CheckField
          label="条件成立时，没办完的不再办"
          value={businessObject.get('cancelRemainingInstances') !== false}
          onCommit={(on) => modeling.updateProperties(element, { cancelRemainingInstances: on })}
        />
      </>
    )
  },
}
