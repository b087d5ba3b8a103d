import { isTimerText, timerTextProblem } from '../../../../engine/model/duration.ts'
import type { Moddle } from '../../canvas/services.ts'
import { isModdle } from '../../model/extension.ts'
import { FeelField } from '../../parts/feel-field.tsx'
import { SelectField } from '../../parts/fields.tsx'
import { definitionsOf, hasDefinition } from '../event-definitions.ts'
import { bodyOf } from '../expression-field.tsx'
import type { PanelContext } from '../panel-context.ts'
import type { Part } from '../part.ts'

const TIMER = 'bpmn:TimerEventDefinition'

const TIMES = [
  { value: 'timeDate', label: '到某个时刻' },
  { value: 'timeDuration', label: '过一段时间' },
  { value: 'timeCycle', label: '每隔一段时间' },
]
const TIME_KINDS = { timeDate: 'date', timeDuration: 'duration', timeCycle: 'cycle' } as const

/** The time that an event waits for. */
export const timer: Part = {
  fits: (element) => hasDefinition(element, TIMER),
  holds: (element) => definitionsOf(element, TIMER).some((each) => propertyOf(each) !== undefined),
  Fields: (context) => (
    <>
      {definitionsOf(context.element, TIMER).map((definition) => (
        <Time key={definition.id} {...context} holder={definition} />
      ))}
    </>
  ),
}

function Time({ editor, element, holder }: PanelContext & { readonly holder: Moddle }) {
  const { modeling, bpmnFactory } = editor.services
  const property = propertyOf(holder) ?? 'timeDuration'
  const text = bodyOf(holder, property)
  const write = (kind: string, value: string) => {
    const language = isTimerText(value) ? undefined : 'feel'
    const created = value === '' ? undefined : bpmnFactory.create('bpmn:FormalExpression', { body: value, language })
    const cleared = Object.fromEntries(TIMES.map((time) => [time.value, undefined]))
    modeling.updateModdleProperties(element, holder, { ...cleared, [kind]: created })
  }
  return (
    <>
      <SelectField label="什么时候" value={property} options={TIMES} onCommit={(kind) => write(kind, text || 'P1D')} />
      <FeelField
        label="时间"
        hint="如 P5D、2026-05-01T09:00:00+08:00，或 FEEL：add working days(receivedAt, 5)"
        value={text}
        feelIn={(value) => (isTimerText(value) && !value.startsWith('=') ? null : value)}
        check={(value) => checkTime(value, property)}
        onCommit={(value) => write(property, value)}
      />
    </>
  )
}

function propertyOf(holder: Moddle): string | undefined {
  return TIMES.find(({ value }) => isModdle(holder.get(value)))?.value
}

function checkTime(text: string, property: string): string | null {
  const kind = Object.entries(TIME_KINDS).find(([name]) => name === property)?.[1]
  return kind === undefined ? null : (timerTextProblem(text, kind)?.messageZh ?? null)
}
