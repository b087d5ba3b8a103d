import { bodyOf, ExpressionField } from '../expression-field.tsx'
import { isOf, type Part } from '../part.ts'

/** What goes into the data that an association leads to (BPMN 2.0.2 §10.4.2). */
export const dataOutput: Part = {
  fits: (element) => isOf(element, 'bpmn:DataOutputAssociation'),
  holds: (element) => bodyOf(element.businessObject, 'transformation') !== '',
  Fields: ({ editor, element }) => (
    <ExpressionField
      editor={editor}
      element={element}
      holder={element.businessObject}
      property="transformation"
      label="存进去的值"
      hint="不填就只表示去向"
      lines={2}
    />
  ),
}
