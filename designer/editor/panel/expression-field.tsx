import type { Editor } from '../canvas/open-modeler.ts'
import type { Moddle, Shape } from '../canvas/services.ts'
import { isModdle } from '../model/extension.ts'
import { FeelField } from '../parts/feel-field.tsx'

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

/** A FEEL expression that BPMN keeps in an element of its own, such as a condition. */
export function ExpressionField({ editor, element, holder, property, ...field }: ExpressionFieldProps) {
  const { modeling, bpmnFactory } = editor.services
  return (
    <FeelField
      {...field}
      value={bodyOf(holder, property)}
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
