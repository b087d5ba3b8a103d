import type { Editor } from '../../canvas/open-modeler.ts'
import type { Shape } from '../../canvas/services.ts'
import { together } from '../../canvas/together.ts'
import { clockWords, writeClock } from '../../model/clock-event.ts'
import { extensionsOf } from '../../model/extension.ts'
import { definitionsOf } from '../event-definitions.ts'
import { isOf, type Part } from '../part.ts'

/** What happens at the boundary of a step when its time is nearly up, is up, stops or goes on. */
export const clockEvents: Part = {
  // Of what is done several times, each round has a clock of its own and the whole has none.
  fits: (element) =>
    isOf(element, 'bpmn:Activity') &&
    element.businessObject.get('loopCharacteristics') === undefined &&
    extensionsOf(element, 'siji:ServiceLevel').length > 0,
  holds: (element) => clockEventsAt(element).length > 0,
  Fields: ({ editor, element }) => (
    <div class="field">
      <p class="label">到时另做什么</p>
      <p class="hint">在这一步上加一个边界事件，后面接要做的事</p>
      {clockEventsAt(element).map(({ shape, word }) => (
        <button key={shape.id} type="button" class="quiet" onClick={() => editor.services.selection.select(shape)}>
          {`到图上看：${shape.businessObject.name ?? clockWords[word] ?? word}`}
        </button>
      ))}
      <p>
        {Object.entries(clockWords).map(([word, label]) => (
          <button key={word} type="button" class="quiet" onClick={() => addClockEvent(editor, element, word)}>
            {`加“${label}”`}
          </button>
        ))}
      </p>
    </div>
  ),
}

function clockEventsAt({ attachers = [] }: Shape): readonly { readonly shape: Shape; readonly word: string }[] {
  return attachers.flatMap((shape) =>
    definitionsOf(shape, 'bpmn:ConditionalEventDefinition').flatMap((definition) => {
      const word = definition.get('siji:clock')
      return typeof word === 'string' ? [{ shape, word }] : []
    }),
  )
}

/** At the lower edge, beside those that are there; the step itself goes on. */
function addClockEvent(editor: Editor, host: Shape, word: string): void {
  const { elementFactory, modeling, selection } = editor.services
  const beside = (host.attachers ?? []).filter(({ type }) => type === 'bpmn:BoundaryEvent').length
  const position = { x: host.x + 24 + ((beside * 44) % Math.max(host.width - 24, 44)), y: host.y + host.height }
  together(editor, () => {
    const shape = elementFactory.create('shape', {
      type: 'bpmn:BoundaryEvent',
      eventDefinitionType: 'bpmn:ConditionalEventDefinition',
      cancelActivity: false,
    })
    const created = modeling.createShape(shape, position, host, { attach: true })
    const [definition] = definitionsOf(created)
    if (definition !== undefined) writeClock(editor, created, definition, { word, of: '' })
    modeling.updateLabel(created, clockWords[word] ?? '')
    selection.select(created)
  })
}
