import { translate } from '../canvas/translate.ts'
import { holderOf } from '../model/extension.ts'
import { kindOf } from '../model/kind-of.ts'
import { CheckField, TextField } from '../parts/fields.tsx'
import type { Part } from './part.ts'

/** Name, number and, of a process, whether it runs. */
export const basics: Part = {
  fits: () => true,
  holds: () => false,
  Fields: ({ editor, element }) => {
    const { modeling, elementRegistry } = editor.services
    const { businessObject } = element
    const process = holderOf(element)
    const isProcess = process.$type === 'bpmn:Process'
    const isPool = process !== businessObject
    const isTaken = (id: string) => id !== element.id && elementRegistry.get(id) !== undefined
    const checkId = (id: string) => {
      if (!/^[A-Za-z_][\w.-]*$/.test(id)) return '编号以字母或下划线开头，只含字母、数字、点、横线和下划线。'
      return isTaken(id) ? `编号“${id}”已被使用。` : null
    }
    return (
      <>
        <p class="kind">{translate(kindOf(element))}</p>
        <TextField
          label="名称"
          value={businessObject.name ?? ''}
          onCommit={(name) => {
            if (businessObject.$type === 'bpmn:Process') modeling.updateProperties(element, { name })
            else modeling.updateLabel(element, name)
          }}
        />
        <TextField
          label="编号"
          hint={isProcess && !isPool ? '改了编号就是另一个流程' : '表达式和记录里用它'}
          value={businessObject.id ?? ''}
          check={checkId}
          isCode
          onCommit={(id) => modeling.updateProperties(element, { id })}
        />
        {isProcess ? (
          <CheckField
            label="可以运行"
            value={process.get('isExecutable') === true}
            onCommit={(isExecutable) => modeling.updateModdleProperties(element, process, { isExecutable })}
          />
        ) : null}
      </>
    )
  },
}
