import type { Shape } from '../../canvas/services.ts'
import { attributeOf, writeExtension } from '../../model/extension.ts'
import { SelectField } from '../../parts/fields.tsx'
import { isOf, type Part } from '../part.ts'

/** Where the application stands after a step. */
export const milestone: Part = {
  fits: (element) => isOf(element, 'bpmn:FlowNode'),
  holds: (element) => milestoneOf(element) !== '',
  Fields: ({ editor, element, offers }) => (
    <SelectField
      label="办完后申请的状态"
      hint="里程碑；只在状态要变的步骤上选"
      value={milestoneOf(element)}
      options={[
        { value: '', label: '不变' },
        ...offers.milestones.map(({ word, name }) => ({ value: word, label: name })),
      ]}
      onCommit={(name) => writeExtension(editor, element, 'siji:Milestone', { name }, 'siji:milestone')}
    />
  ),
}

function milestoneOf(element: Shape): string {
  return attributeOf(element, 'siji:Milestone', 'name', 'siji:milestone')
}
