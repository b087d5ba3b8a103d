import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle, Shape } from '../canvas/services.ts'
import { isModdle } from '../model/extension.ts'
import { checkFeel } from '../model/feel.ts'
import { TextField } from '../parts/fields.tsx'

interface ExpressionFieldProps {
  readonly editor: Editor
  readonly element: Shape
  /** The element itself, its event definition or its loop. */
  readonly holder: Moddle
  readonly property: string
  readonly label: string
  readonly hint?: string
  readonly lines?: number
}

/** A FEEL expression of BPMN's own, such as a condition: checked by our compiler while it is typed. */
export function ExpressionField({ editor, element, holder, property, label, hint, lines }: ExpressionFieldProps) {
  const { modeling, bpmnFactory } = editor.services
  return (
    <TextField
      label={label}
      hint={hint}
      value={bodyOf(holder, property)}
      check={checkFeel}
      isCode
      {...(lines === undefined ? {} : { lines })}
      onCommit={(body) =>
        modeling.updateModdleProperties(element, holder, {
          [property]: body === '' ? undefined : bpmnFactory.create('bpmn:FormalExpression', { body, language: 'feel' }),
        })
      }
    />
  )
}

export function bodyOf(holder: Moddle, property: string): string {
  const expression = holder.get(property)
  const body = isModdle(expression) ? expression.get('body') : undefined
  return typeof body === 'string' ? body : ''
}
