import { attributeOf, writeExtension } from '../../model/extension.ts'
import { TextField } from '../../parts/fields.tsx'
import { isOf, type Part } from '../part.ts'

/** `siji:rounds`: how often a flow may lead back, by which the longest time is reckoned. */
export const rounds: Part = {
  fits: (element) => isOf(element, 'bpmn:SequenceFlow'),
  holds: (element) => attributeOf(element, 'siji:Rounds', 'max') !== '',
  Fields: ({ editor, element }) => (
    <TextField
      label="最多几轮"
      hint="往回走的连线才填，算最长用时"
      unit="轮"
      value={attributeOf(element, 'siji:Rounds', 'max')}
      check={(text) => (text.trim() === '' || /^[1-9]\d{0,3}$/.test(text.trim()) ? null : '应为正整数。')}
      onCommit={(max) => writeExtension(editor, element, 'siji:Rounds', { max })}
    />
  ),
}
