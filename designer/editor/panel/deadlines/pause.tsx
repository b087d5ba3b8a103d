import { groundNames } from '../../../../engine/calendar/explain/ground-names.ts'
import { findGround, grounds } from '../../../../engine/calendar/grounds.ts'
import { attributeOf, writeExtension } from '../../model/extension.ts'
import { isReckoned } from '../../model/feel.ts'
import { ChoiceOrText } from '../../parts/choice-or-text.tsx'
import { FeelField } from '../../parts/feel-field.tsx'
import type { PanelContext } from '../panel-context.ts'
import { isEventSubProcess, isOf, type Part } from '../part.ts'

const options = Object.keys(grounds).map((word) => ({ value: word, label: groundNames[word]?.[0] ?? word }))

/** `siji:pause`: the ground on which the clocks around stop while the element is active (行政许可法 art. 45). */
export const pause: Part = {
  fits: (element) => isOf(element, 'bpmn:Activity', 'bpmn:CatchEvent', 'bpmn:EventBasedGateway') && waits(element),
  holds: (element) => groundOf(element) !== '',
  Fields: ({ editor, element }) => {
    const ground = groundOf(element)
    const write = (text: string) => writeExtension(editor, element, 'siji:Pause', { ground: text })
    return (
      <>
        <ChoiceOrText
          label="办理期间中止计时"
          value={ground}
          options={options}
          none="不中止"
          other="由表达式决定事由"
          isOther={isReckoned}
          onCommit={write}
        >
          <FeelField
            label="中止事由的表达式"
            hint='给出事由，如 "expertReview"'
            value={isReckoned(ground) ? ground.replace(/^=\s*/, '') : ''}
            onCommit={(feel) => write(feel === '' || isReckoned(feel) ? feel : `=${feel}`)}
          />
        </ChoiceOrText>
        {ground === '' || isReckoned(ground) ? null : <p class="hint">{whatStops(ground)}</p>}
      </>
    )
  },
}

function groundOf(element: PanelContext['element']): string {
  return attributeOf(element, 'siji:Pause', 'ground')
}

/** What is over at once stops no clock. */
function waits(element: PanelContext['element']): boolean {
  return !isOf(element, 'bpmn:StartEvent', 'bpmn:BoundaryEvent') && !isEventSubProcess(element)
}

function whatStops(word: string): string {
  const ground = findGround(word)
  if (ground === null || ground.stops.length === 0) return '这个事由不停任何计时。'
  const which = ground.stops.length === 2 ? '承诺时限和法定时限都停' : '只停承诺时限'
  return `${which}；依据：${ground.article}。`
}
