import { attributeOf, writeExtension } from '../model/extension.ts'
import { SelectField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

/** Which permit comes of a step, and where the application stands after it. */
export function Results({ editor, element, offers, files }: PanelContext) {
  const permit = attributeOf(element, 'siji:Permit', 'type', 'siji:permit')
  const milestone = attributeOf(element, 'siji:Milestone', 'name', 'siji:milestone')
  const isActivity = element.businessObject.$instanceOf('bpmn:Activity')
  const milestones = offers.milestones.map(({ word, name }) => ({ value: word, label: name }))
  return (
    <Group title="产出" open={isActivity || milestone !== ''}>
      {isActivity ? (
        <SelectField
          label="产出证照"
          value={permit}
          options={[
            { value: '', label: '不产出证照' },
            ...files.permits.map(({ key, name }) => ({ value: key, label: `${key} ${name}` })),
          ]}
          onCommit={(type) => writeExtension(editor, element, 'siji:Permit', { type }, 'siji:permit')}
        />
      ) : null}
      <SelectField
        label="办完后申请的状态"
        hint="里程碑；只在状态要变的步骤上选"
        value={milestone}
        options={[{ value: '', label: '不变' }, ...milestones]}
        onCommit={(name) => writeExtension(editor, element, 'siji:Milestone', { name }, 'siji:milestone')}
      />
    </Group>
  )
}
