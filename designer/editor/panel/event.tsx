import { isTimerText, timerTextProblem } from '../../../engine/model/duration.ts'
import type { Moddle, Shape } from '../canvas/services.ts'
import { attributeOf, isModdle, writeExtension } from '../model/extension.ts'
import { checkFeel } from '../model/feel.ts'
import { namesOf, type RootKind, refer, referredName } from '../model/root-elements.ts'
import { CheckField, SelectField, TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import { bodyOf, ExpressionField } from './expression-field.tsx'
import type { PanelContext } from './panel-context.ts'

const REFERENCES: Readonly<Record<string, RootKind>> = {
  'bpmn:MessageEventDefinition': { type: 'bpmn:Message', reference: 'messageRef', property: 'name', label: '消息' },
  'bpmn:SignalEventDefinition': { type: 'bpmn:Signal', reference: 'signalRef', property: 'name', label: '信号' },
  'bpmn:ErrorEventDefinition': { type: 'bpmn:Error', reference: 'errorRef', property: 'errorCode', label: '错误代码' },
  'bpmn:EscalationEventDefinition': {
    type: 'bpmn:Escalation',
    reference: 'escalationRef',
    property: 'escalationCode',
    label: '升级代码',
  },
}

const TIMES = [
  { value: 'timeDate', label: '到某个时刻' },
  { value: 'timeDuration', label: '过一段时间' },
  { value: 'timeCycle', label: '每隔一段时间' },
]
const TIME_KINDS = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const

/** What an event waits for or sends; a receive task waits for a message too. */
export function EventGroup(context: PanelContext) {
  const { editor, element } = context
  const definition = definitionOf(element)
  const isTask = element.type === 'bpmn:ReceiveTask'
  if (definition === null && !isTask) return null
  const holder = definition ?? element.businessObject
  const kind = isTask ? REFERENCES['bpmn:MessageEventDefinition'] : REFERENCES[holder.$type]
  const interruption = element.type === 'bpmn:BoundaryEvent' && holder.$type !== 'bpmn:ErrorEventDefinition'
  return (
    <Group title="事件">
      {kind === undefined ? null : <Reference {...context} holder={holder} kind={kind} />}
      {holder.$type === 'bpmn:ConditionalEventDefinition' ? (
        <ExpressionField
          editor={editor}
          element={element}
          holder={holder}
          property="condition"
          label="等到什么条件"
          hint="FEEL；变量一变就重新判断"
          lines={3}
        />
      ) : null}
      {holder.$type === 'bpmn:LinkEventDefinition' ? (
        <TextField
          label="链接名称"
          hint="同名的出口接到同名的入口"
          value={String(holder.get('name') ?? '')}
          onCommit={(name) => editor.services.modeling.updateModdleProperties(element, holder, { name })}
        />
      ) : null}
      {holder.$type === 'bpmn:TimerEventDefinition' ? <Timer {...context} holder={holder} /> : null}
      {interruption ? (
        <CheckField
          label="发生时中断所在的步骤"
          value={element.businessObject.get('cancelActivity') !== false}
          onCommit={(cancelActivity) => editor.services.modeling.updateProperties(element, { cancelActivity })}
        />
      ) : null}
    </Group>
  )
}

function Reference({ editor, element, holder, kind }: PanelContext & { holder: Moddle; kind: RootKind }) {
  const waitsForMessage = kind.type === 'bpmn:Message' && !/Throw|End/.test(element.type)
  return (
    <>
      <TextField
        label={kind.label}
        hint={kind.type === 'bpmn:Error' ? '捕获时不填，就捕获一切错误' : '同名的就是同一个'}
        value={referredName(holder, kind)}
        suggestions={namesOf(editor, kind)}
        isCode
        onCommit={(name) => refer(editor, element, { holder, kind, name })}
      />
      {waitsForMessage ? (
        <TextField
          label="对应哪一件"
          hint="FEEL；多件同时在等时，按这个值找到那一件"
          value={attributeOf(element, 'siji:Correlation', 'key')}
          check={checkFeel}
          isCode
          onCommit={(key) => writeExtension(editor, element, 'siji:Correlation', { key })}
        />
      ) : null}
    </>
  )
}

function Timer({ editor, element, holder }: PanelContext & { holder: Moddle }) {
  const { modeling, bpmnFactory } = editor.services
  const property = TIMES.find(({ value }) => isModdle(holder.get(value)))?.value ?? 'timeDuration'
  const text = bodyOf(holder, property)
  const write = (kind: string, value: string) => {
    const created = bpmnFactory.create('bpmn:FormalExpression', {
      body: value,
      language: isTimerText(value) ? undefined : 'feel',
    })
    const cleared = Object.fromEntries(TIMES.map((time) => [time.value, undefined]))
    modeling.updateModdleProperties(element, holder, { ...cleared, [kind]: created })
  }
  return (
    <>
      <SelectField label="什么时候" value={property} options={TIMES} onCommit={(kind) => write(kind, text)} />
      <TextField
        label="时间"
        hint="如 P5D、2026-05-01T09:00:00+08:00，或 FEEL：add working days(receivedAt, 5)"
        value={text}
        check={(value) => checkTime(value, property)}
        isCode
        onCommit={(value) => write(property, value)}
      />
    </>
  )
}

function checkTime(text: string, property: string): string | null {
  if (text.trim() === '') return '还没有写时间。'
  const kind = Object.entries(TIME_KINDS).find(([name]) => name === property)?.[1]
  if (text.startsWith('=') || !isTimerText(text)) return checkFeel(text)
  return kind === undefined ? null : (timerTextProblem(text, kind)?.messageZh ?? null)
}

function definitionOf({ businessObject }: Shape): Moddle | null {
  const definitions = businessObject.get('eventDefinitions')
  return (Array.isArray(definitions) ? definitions.find(isModdle) : null) ?? null
}
