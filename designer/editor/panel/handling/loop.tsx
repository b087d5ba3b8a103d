import type { Moddle, Shape } from '../../canvas/services.ts'
import { isModdle } from '../../model/extension.ts'
import { CheckField, SelectField, TextField } from '../../parts/fields.tsx'
import { ExpressionField } from '../expression-field.tsx'
import type { PanelContext } from '../panel-context.ts'
import { isEventSubProcess, isOf, type Part } from '../part.ts'
import { Several } from './several.tsx'

const STANDARD = 'bpmn:StandardLoopCharacteristics'
const SEVERAL = 'bpmn:MultiInstanceLoopCharacteristics'

const KINDS = [
  { value: 'once', label: '办一次' },
  { value: 'loop', label: '重复办，直到条件不成立' },
  { value: 'parallel', label: '同时办多份' },
  { value: 'sequential', label: '依次办多份' },
]

/** How often a step is carried out: once, again and again, or several times side by side or in turn. */
export const loop: Part = {
  fits: (element) => isOf(element, 'bpmn:Activity') && !isEventSubProcess(element),
  holds: (element) => loopOf(element) !== null,
  Fields: (context) => {
    const { editor, element } = context
    const { modeling, bpmnFactory } = editor.services
    const holder = loopOf(element)
    const change = (kind: string) => {
      if (holder?.$type === SEVERAL && (kind === 'parallel' || kind === 'sequential')) {
        modeling.updateModdleProperties(element, holder, { isSequential: kind === 'sequential' })
        return
      }
      const isSequential = kind === 'sequential'
      const created = kind === 'loop' ? bpmnFactory.create(STANDARD) : bpmnFactory.create(SEVERAL, { isSequential })
      modeling.updateProperties(element, { loopCharacteristics: kind === 'once' ? undefined : created })
    }
    return (
      <>
        <SelectField label="办几次" value={kindOf(holder)} options={KINDS} onCommit={change} />
        {holder?.$type === STANDARD ? <Again {...context} holder={holder} /> : null}
        {holder?.$type === SEVERAL ? <Several {...context} holder={holder} /> : null}
      </>
    )
  },
}

function loopOf({ businessObject }: Shape): Moddle | null {
  const characteristics = businessObject.get('loopCharacteristics')
  return isModdle(characteristics) ? characteristics : null
}

function kindOf(holder: Moddle | null): string {
  if (holder === null) return 'once'
  if (holder.$type === STANDARD) return 'loop'
  return holder.get('isSequential') === true ? 'sequential' : 'parallel'
}

function Again({ editor, element, holder }: PanelContext & { readonly holder: Moddle }) {
  const { modeling } = editor.services
  return (
    <>
      <ExpressionField editor={editor} element={element} holder={holder} property="loopCondition" label="继续的条件" />
      <CheckField
        label="办以前先看条件（可以一次也不办）"
        value={holder.get('testBefore') === true}
        onCommit={(testBefore) => modeling.updateModdleProperties(element, holder, { testBefore })}
      />
      <TextField
        label="最多几次"
        value={String(holder.get('loopMaximum') ?? '')}
        check={(text) => (text === '' || /^[1-9]\d{0,8}$/.test(text) ? null : '应为不小于 1 的整数。')}
        onCommit={(text) =>
          modeling.updateModdleProperties(element, holder, { loopMaximum: text === '' ? undefined : Number(text) })
        }
      />
    </>
  )
}
