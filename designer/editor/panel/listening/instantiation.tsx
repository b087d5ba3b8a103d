import { CheckField, SelectField } from '../../parts/fields.tsx'
import { isOf, type Part } from '../part.ts'

const KINDS = [
  { value: 'Exclusive', label: '先到的一件' },
  { value: 'Parallel', label: '全部几件' },
]

/** Whether what is received starts the process (BPMN 2.0.2 §10.3.3, §10.6.6). */
export const instantiation: Part = {
  fits: (element) => isOf(element, 'bpmn:ReceiveTask', 'bpmn:EventBasedGateway'),
  holds: (element) => element.businessObject.get('instantiate') === true,
  Fields: ({ editor, element }) => {
    const { modeling } = editor.services
    const { businessObject } = element
    const starts = businessObject.get('instantiate') === true
    const isGateway = element.type === 'bpmn:EventBasedGateway'
    return (
      <>
        <CheckField
          label="收到就启动一个新的流程"
          value={starts}
          onCommit={(on) =>
            modeling.updateProperties(element, {
              instantiate: on,
              ...(isGateway && !on ? { eventGatewayType: 'Exclusive' } : {}),
            })
          }
        />
        {isGateway && starts ? (
          <SelectField
            label="等到"
            value={String(businessObject.get('eventGatewayType') ?? 'Exclusive')}
            options={KINDS}
            onCommit={(eventGatewayType) => modeling.updateProperties(element, { eventGatewayType })}
          />
        ) : null}
      </>
    )
  },
}
