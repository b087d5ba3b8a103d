import { attributeOf, writeExtension } from '../model/extension.ts'
import { SelectField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

/** What the system does at a service or send task: one of the jobs that the server knows. */
export function Job({ editor, element, offers, files }: PanelContext) {
  const name = attributeOf(element, 'siji:JobType', 'name', 'siji:jobType')
  const options = offers.jobTypes.map(({ type, name: known }) => ({ value: type, label: known }))
  return (
    <Group title="任务类型">
      <SelectField
        label="系统做什么"
        value={name}
        options={[{ value: '', label: '未指定' }, ...options]}
        onCommit={(next) => writeExtension(editor, element, 'siji:JobType', { name: next }, 'siji:jobType')}
      />
      {name === '' ? null : <p class="hint">{files.jobHints[name] ?? ''}</p>}
    </Group>
  )
}
