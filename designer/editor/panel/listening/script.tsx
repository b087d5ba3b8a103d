import type { Shape } from '../../canvas/services.ts'
import { FeelField } from '../../parts/feel-field.tsx'
import type { Part } from '../part.ts'

/** What a script task computes. */
export const script: Part = {
  fits: ({ type }) => type === 'bpmn:ScriptTask',
  holds: (element) => scriptOf(element) !== '',
  Fields: ({ editor, element }) => (
    <FeelField
      label="脚本"
      hint="FEEL；结果为 { 变量: 值 } 时，各项成为变量"
      value={scriptOf(element)}
      lines={4}
      onCommit={(text) =>
        editor.services.modeling.updateProperties(element, {
          script: text === '' ? undefined : text,
          scriptFormat: text === '' ? undefined : 'feel',
        })
      }
    />
  ),
}

function scriptOf({ businessObject }: Shape): string {
  const text = businessObject.get('script')
  return typeof text === 'string' ? text : ''
}
