import type { Shape } from '../../canvas/services.ts'
import { attributeOf, writeExtension } from '../../model/extension.ts'
import { isReckoned } from '../../model/feel.ts'
import { ChoiceOrText } from '../../parts/choice-or-text.tsx'
import { FeelField } from '../../parts/feel-field.tsx'
import { SelectField, TextField } from '../../parts/fields.tsx'
import type { Part } from '../part.ts'

const BINDINGS = [
  { value: '', label: '调用时最新的一版' },
  { value: 'deployment', label: '和本流程一起发布的一版' },
  { value: 'version', label: '指定的一版' },
]

/** Which process of the park a call activity starts, and which version of it. */
export const call: Part = {
  fits: ({ type }) => type === 'bpmn:CallActivity',
  holds: (element) => calledBy(element) !== '',
  Fields: ({ editor, element, offers }) => {
    const called = calledBy(element)
    const binding = attributeOf(element, 'siji:Called', 'binding')
    const write = (id: string) =>
      editor.services.modeling.updateProperties(element, { calledElement: id === '' ? undefined : id })
    return (
      <>
        <ChoiceOrText
          label="调用的流程"
          value={called}
          options={offers.processes.map(({ id, name }) => ({ value: id, label: name }))}
          none="未指定"
          other="由表达式决定"
          isOther={isReckoned}
          onCommit={write}
        >
          <FeelField
            label="流程编号的表达式"
            value={isReckoned(called) ? called.replace(/^=\s*/, '') : ''}
            onCommit={(feel) => write(feel === '' || isReckoned(feel) ? feel : `=${feel}`)}
          />
        </ChoiceOrText>
        <SelectField
          label="调用哪一版"
          value={binding === 'latest' ? '' : binding}
          options={BINDINGS}
          onCommit={(next) =>
            writeExtension(editor, element, 'siji:Called', {
              binding: next,
              version: next === 'version' ? attributeOf(element, 'siji:Called', 'version') || '1' : '',
            })
          }
        />
        {binding === 'version' ? (
          <TextField
            label="第几版"
            value={attributeOf(element, 'siji:Called', 'version')}
            check={(text) => (/^[1-9]\d{0,8}$/.test(text.trim()) ? null : '应为版本号，如 2。')}
            onCommit={(version) => writeExtension(editor, element, 'siji:Called', { version })}
          />
        ) : null}
      </>
    )
  },
}

function calledBy({ businessObject }: Shape): string {
  const called = businessObject.get('calledElement')
  return typeof called === 'string' ? called : ''
}
