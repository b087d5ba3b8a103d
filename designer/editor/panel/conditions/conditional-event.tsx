import type { Moddle } from '../../canvas/services.ts'
import { clockWords, writeClock } from '../../model/clock-event.ts'
import { SelectField } from '../../parts/fields.tsx'
import { definitionsOf, hasDefinition } from '../event-definitions.ts'
import { bodyOf, ExpressionField } from '../expression-field.tsx'
import type { PanelContext } from '../panel-context.ts'
import type { Part } from '../part.ts'

const CONDITIONAL = 'bpmn:ConditionalEventDefinition'

const WORDS = Object.entries(clockWords).map(([value, label]) => ({ value, label: `这里的计时：${label}` }))
const CLOCKS = [
  { value: '', label: '承诺时限，没有就按法定时限' },
  { value: 'promised', label: '承诺时限' },
  { value: 'statutory', label: '法定时限' },
]

/** What an event waits for: a condition, or something that happens to a clock. */
export const conditionalEvent: Part = {
  fits: (element) => hasDefinition(element, CONDITIONAL),
  holds: (element) => definitionsOf(element, CONDITIONAL).some((each) => bodyOf(each, 'condition') !== ''),
  Fields: (context) => (
    <>
      {definitionsOf(context.element, CONDITIONAL).map((definition) => (
        <Awaited key={definition.id} {...context} holder={definition} />
      ))}
    </>
  ),
}

function Awaited({ editor, element, holder }: PanelContext & { readonly holder: Moddle }) {
  const word = String(holder.get('siji:clock') ?? '')
  const of = String(holder.get('siji:clockOf') ?? '')
  return (
    <>
      <SelectField
        label="等什么"
        value={word}
        options={[{ value: '', label: '条件成立' }, ...WORDS]}
        onCommit={(next) => writeClock(editor, element, holder, { word: next, of })}
      />
      {word === '' ? (
        <ExpressionField
          editor={editor}
          element={element}
          holder={holder}
          property="condition"
          label="等到什么条件"
          hint="变量一变就重新判断"
          lines={3}
        />
      ) : (
        <SelectField
          label="哪一个时限"
          value={of}
          options={CLOCKS}
          onCommit={(next) => writeClock(editor, element, holder, { word, of: next })}
        />
      )}
    </>
  )
}
