import { isModdle } from '../model/extension.ts'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import { ExpressionField } from './expression-field.tsx'
import type { PanelContext } from './panel-context.ts'

const STANDARD = 'bpmn:StandardLoopCharacteristics'
const SEVERAL = 'bpmn:MultiInstanceLoopCharacteristics'

const KINDS = [
  { value: 'once', label: '办一次' },
  { value: 'loop', label: '重复办，直到条件不成立' },
  { value: 'parallel', label: '同时办多份' },
  { value: 'sequential', label: '依次办多份' },
]

/** How often a step is carried out: once, again and again, or several times side by side or in turn. */
export function LoopGroup({ editor, element }: PanelContext) {
  const { modeling, bpmnFactory } = editor.services
  const loop = element.businessObject.get('loopCharacteristics')
  const holder = isModdle(loop) ? loop : null
  const change = (kind: string) => {
    const created =
      kind === 'once'
        ? undefined
        : kind === 'loop'
          ? bpmnFactory.create(STANDARD)
          : bpmnFactory.create(SEVERAL, { isSequential: kind === 'sequential' })
    modeling.updateProperties(element, { loopCharacteristics: created })
  }
  return (
    <Group title="次数" open={holder !== null}>
      <SelectField
        label="办几次"
        value={
          holder === null
            ? 'once'
            : holder.$type === STANDARD
              ? 'loop'
              : holder.get('isSequential') === true
                ? 'sequential'
                : 'parallel'
        }
        options={KINDS}
        onCommit={change}
      />
      {holder?.$type === STANDARD ? (
        <>
          <ExpressionField
            editor={editor}
            element={element}
            holder={holder}
            property="loopCondition"
            label="继续的条件"
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
      ) : null}
      {holder?.$type === SEVERAL ? (
        <>
          <ExpressionField editor={editor} element={element} holder={holder} property="loopCardinality" label="份数" />
          <ExpressionField
            editor={editor}
            element={element}
            holder={holder}
            property="completionCondition"
            label="提前结束的条件"
            hint="成立时，其余各份不再办；选填"
          />
        </>
      ) : null}
    </Group>
  )
}
