import { SelectField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

/** Which process of the park a call activity starts. */
export function Call({ editor, element, offers }: PanelContext) {
  const called = element.businessObject.get('calledElement')
  return (
    <Group title="调用">
      <SelectField
        label="调用的流程"
        value={typeof called === 'string' ? called : ''}
        options={[
          { value: '', label: '未指定' },
          ...offers.processes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onCommit={(id) =>
          editor.services.modeling.updateProperties(element, { calledElement: id === '' ? undefined : id })
        }
      />
    </Group>
  )
}
