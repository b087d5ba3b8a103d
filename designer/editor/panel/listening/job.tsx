import type { Shape } from '../../canvas/services.ts'
import { attributeOf, writeExtension } from '../../model/extension.ts'
import { ChoiceOrText } from '../../parts/choice-or-text.tsx'
import { TextField } from '../../parts/fields.tsx'
import { isOf, type Part } from '../part.ts'

/** What the system does: one of the jobs that the server knows, or one that a program outside takes. */
export const job: Part = {
  fits: (element) => isOf(element, 'bpmn:ServiceTask', 'bpmn:SendTask') || isWithoutRule(element),
  holds: (element) => typeOf(element) !== '',
  Fields: ({ editor, element, offers, files }) => {
    const name = typeOf(element)
    const options = offers.jobTypes.map(({ type, name: known }) => ({ value: type, label: known }))
    const write = (next: string) => writeExtension(editor, element, 'siji:JobType', { name: next }, 'siji:jobType')
    return (
      <>
        <ChoiceOrText
          label="系统做什么"
          value={name}
          options={options}
          none="未指定"
          other="由外部作业程序办理"
          isOther={(value) => value !== '' && !options.some((option) => option.value === value)}
          onCommit={write}
        >
          <TextField label="作业类型" hint="外部作业程序按它领取" value={name} isCode onCommit={write} />
        </ChoiceOrText>
        {name === '' ? null : <p class="hint">{files.jobHints[name] ?? ''}</p>}
      </>
    )
  },
}

function typeOf(element: Shape): string {
  return attributeOf(element, 'siji:JobType', 'name', 'siji:jobType')
}

/** A script or rule that is not written here is a job of somebody else. */
function isWithoutRule(element: Shape): boolean {
  if (element.type === 'bpmn:ScriptTask') return element.businessObject.get('script') === undefined
  return element.type === 'bpmn:BusinessRuleTask' && attributeOf(element, 'siji:Decision', 'id') === ''
}
