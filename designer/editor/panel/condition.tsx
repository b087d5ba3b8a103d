import type { Shape } from '../canvas/services.ts'
import { attributeOf, isModdle, writeExtension } from '../model/extension.ts'
import { checkFeel } from '../model/feel.ts'
import { CheckField, TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

/** When a flow is taken, whether it is the one that is taken otherwise, and how often it may lead back. */
export function Condition({ editor, element }: PanelContext) {
  const { modeling, bpmnFactory } = editor.services
  const source = element.source
  const isDefault = source?.businessObject.get('default') === element.businessObject
  const write = (body: string) => {
    const condition = bpmnFactory.create('bpmn:FormalExpression', { body, language: 'feel' })
    modeling.updateProperties(element, { conditionExpression: body === '' ? undefined : condition })
  }
  return (
    <Group title="条件">
      {source !== undefined && mayHaveDefault(source) ? (
        <CheckField
          label="其他条件都不成立时走这里"
          value={isDefault}
          onCommit={(on) => modeling.updateProperties(source, { default: on ? element.businessObject : undefined })}
        />
      ) : null}
      {isDefault || (source !== undefined && !mayHaveCondition(source)) ? null : (
        <TextField
          label="条件表达式"
          hint='FEEL，例如 outcome = "agree"；不填就总是走'
          value={conditionOf(element)}
          check={checkFeel}
          lines={3}
          isCode
          onCommit={write}
        />
      )}
      <TextField
        label="最多几轮"
        hint="往回走的连线才填，算最长用时"
        unit="轮"
        value={attributeOf(element, 'siji:Rounds', 'max')}
        check={(text) => (text.trim() === '' || /^\d{1,3}$/.test(text.trim()) ? null : '应为整数。')}
        onCommit={(max) => writeExtension(editor, element, 'siji:Rounds', { max })}
      />
    </Group>
  )
}

function conditionOf(flow: Shape): string {
  const condition = flow.businessObject.get('conditionExpression')
  const body = isModdle(condition) ? condition.get('body') : undefined
  return typeof body === 'string' ? body : ''
}

function mayHaveDefault({ type, businessObject }: Shape): boolean {
  return /(Exclusive|Inclusive)Gateway$/.test(type) || businessObject.$instanceOf('bpmn:Activity')
}

function mayHaveCondition(source: Shape): boolean {
  return mayHaveDefault(source)
}
