import { isModdle } from '../model/extension.ts'
import { TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

/** What a colleague should know of a step: its legal ground, what to look at. */
export function Documentation({ editor, element }: PanelContext) {
  const { modeling, bpmnFactory } = editor.services
  const documentation = element.businessObject.get('documentation')
  const [first] = Array.isArray(documentation) ? documentation.filter(isModdle) : []
  const text = first?.get('text')
  return (
    <Group title="说明" open={typeof text === 'string'}>
      <TextField
        label="说明"
        hint="办理依据、要点；选填"
        value={typeof text === 'string' ? text : ''}
        lines={4}
        onCommit={(next) =>
          modeling.updateProperties(element, {
            documentation: next === '' ? [] : [bpmnFactory.create('bpmn:Documentation', { text: next })],
          })
        }
      />
    </Group>
  )
}
