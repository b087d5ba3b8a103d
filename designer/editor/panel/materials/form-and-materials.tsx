import type { Shape } from '../../canvas/services.ts'
import { attributeOf, attributesOf, extensionsOf, replaceExtensions, writeExtension } from '../../model/extension.ts'
import { SelectField } from '../../parts/fields.tsx'
import { Rows } from '../../parts/rows.tsx'
import type { PanelContext } from '../panel-context.ts'
import { isOf, type Part } from '../part.ts'

/** The form of a task, the answers that it offers, and the materials that belong to its permit. */
export const formAndMaterials: Part = {
  fits: (element) => isOf(element, 'bpmn:UserTask', 'bpmn:StartEvent'),
  holds: (element) => formOf(element) !== '' || extensionsOf(element, 'siji:Outcome').length > 0,
  Fields: (context) => {
    const { editor, element, files } = context
    return (
      <>
        <SelectField
          label="表单"
          value={formOf(element)}
          options={[
            { value: '', label: '不用表单' },
            ...files.forms.map(({ key, title }) => ({ value: key, label: title })),
          ]}
          onCommit={(key) => writeExtension(editor, element, 'siji:Form', { key }, 'siji:form')}
        />
        {element.type === 'bpmn:UserTask' ? (
          <Rows
            label="办理结果"
            columns={[
              { key: 'label', label: '名称' },
              { key: 'value', label: '取值' },
            ]}
            rows={extensionsOf(element, 'siji:Outcome').map(attributesOf)}
            addLabel="添加办理结果"
            check={(row) => ((row['value'] ?? '') === '' ? '缺少取值，条件里用它。' : null)}
            onCommit={(rows) => replaceExtensions(editor, element, 'siji:Outcome', rows)}
          />
        ) : null}
        <Materials {...context} />
      </>
    )
  },
}

function formOf(element: Shape): string {
  return attributeOf(element, 'siji:Form', 'key', 'siji:form')
}

function Materials({ element, files }: PanelContext) {
  const permit = attributeOf(element, 'siji:Permit', 'type', 'siji:permit')
  const materials = files.materials.filter((material) => permit !== '' && material.permits.includes(permit))
  return (
    <>
      <p class="label">材料</p>
      {materials.length === 0 ? (
        <p class="hint">{permit === '' ? '选了产出证照，这里列出它要的材料。' : '流程说明里没有为这项证照列材料。'}</p>
      ) : (
        <ul class="plain-list">
          {materials.map(({ code, name }) => (
            <li key={code}>{name}</li>
          ))}
        </ul>
      )}
    </>
  )
}
