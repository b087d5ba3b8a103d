import type { Moddle } from '../../canvas/services.ts'
import { together } from '../../canvas/together.ts'
import { isModdle } from '../../model/extension.ts'
import { addRoot, namesOf, refer, referenceKinds, referredName } from '../../model/root-elements.ts'
import { SelectField, TextField } from '../../parts/fields.tsx'
import type { PanelContext } from '../panel-context.ts'

const BEHAVIOURS = [
  { value: 'All', label: '不抛出事件' },
  { value: 'One', label: '第一份办完时' },
  { value: 'None', label: '每一份办完时' },
]
const REFERENCES = { One: 'oneBehaviorEventRef', None: 'noneBehaviorEventRef' } as const

const EVENTS = [
  { value: 'bpmn:SignalEventDefinition', label: '信号' },
  { value: 'bpmn:MessageEventDefinition', label: '消息' },
  { value: 'bpmn:EscalationEventDefinition', label: '升级' },
]

/** The event that a step done several times throws at its boundary (BPMN 2.0.2 §10.3.8 table 10.30). */
export function LoopEvent({ editor, element, holder }: PanelContext & { readonly holder: Moddle }) {
  const { modeling } = editor.services
  const behaviour = String(holder.get('behavior') ?? 'All')
  const reference = behaviour === 'One' || behaviour === 'None' ? REFERENCES[behaviour] : null
  const definition = reference === null ? null : definitionOf(holder, reference)
  const kind = definition === null ? undefined : referenceKinds[definition.$type]
  const begin = (next: string, type: string) => {
    const property = next === 'One' || next === 'None' ? REFERENCES[next] : null
    together(editor, () => {
      const created = property === null ? {} : { [property]: addRoot(editor, element, type) }
      const cleared = { oneBehaviorEventRef: undefined, noneBehaviorEventRef: undefined }
      modeling.updateModdleProperties(element, holder, { ...cleared, behavior: next, ...created })
    })
  }
  return (
    <>
      <SelectField
        label="办理中抛出事件"
        hint={behaviour === 'Complex' ? '按条件抛出，保留文件里写的' : '由附着在这一步上的边界事件接住'}
        value={behaviour}
        options={BEHAVIOURS}
        onCommit={(next) => begin(next, 'bpmn:SignalEventDefinition')}
      />
      {definition === null || kind === undefined ? null : (
        <>
          <SelectField
            label="抛出什么"
            value={definition.$type}
            options={EVENTS}
            onCommit={(type) => begin(behaviour, type)}
          />
          <TextField
            label={kind.label}
            value={referredName(definition, kind)}
            suggestions={namesOf(editor, kind)}
            isCode
            onCommit={(name) => refer(editor, element, { holder: definition, kind, name })}
          />
        </>
      )}
    </>
  )
}

function definitionOf(holder: Moddle, property: string): Moddle | null {
  const definition = holder.get(property)
  return isModdle(definition) ? definition : null
}
