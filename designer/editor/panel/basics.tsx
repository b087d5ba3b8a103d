import { translate } from '../canvas/translate.ts'
import { kindOf } from '../model/kind-of.ts'
import { CheckField, TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

/** Name, number and, of a process, whether it runs. */
export function Basics({ editor, element }: PanelContext) {
  const { modeling, elementRegistry } = editor.services
  const { businessObject } = element
  const isProcess = businessObject.$type === 'bpmn:Process'
  const checkId = (id: string) => {
    if (!/^[A-Za-z_][\w.-]*$/.test(id)) return '编号以字母或下划线开头，只含字母、数字、点、横线和下划线。'
    return id !== element.id && elementRegistry.get(id) !== undefined ? `编号“${id}”已被使用。` : null
  }
  return (
    <Group title="基本">
      <p class="kind">{translate(kindOf(element))}</p>
      <TextField
        label="名称"
        value={businessObject.name ?? ''}
        onCommit={(name) => {
          if (isProcess) modeling.updateProperties(element, { name })
          else modeling.updateLabel(element, name)
        }}
      />
      <TextField
        label="编号"
        hint={isProcess ? '改了编号就是另一个流程' : '表达式和记录里用它'}
        value={businessObject.id ?? ''}
        check={checkId}
        isCode
        onCommit={(id) => {
          if (checkId(id) === null) modeling.updateProperties(element, { id })
        }}
      />
      {isProcess ? (
        <CheckField
          label="可以运行"
          value={businessObject.get('isExecutable') === true}
          onCommit={(isExecutable) => modeling.updateProperties(element, { isExecutable })}
        />
      ) : null}
    </Group>
  )
}
