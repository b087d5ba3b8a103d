import { SelectField } from '../../parts/fields.tsx'
import type { PanelContext } from '../panel-context.ts'

interface SpanProps extends PanelContext {
  readonly level: Readonly<Record<string, string>>
  readonly write: (changes: Record<string, string>) => void
}

/** Between which milestones the limit of a whole process counts. */
export function Span({ offers, level, write }: SpanProps) {
  const milestones = offers.milestones.map(({ word, name }) => ({ value: word, label: name }))
  return (
    <>
      <SelectField
        label="申请到什么状态起算"
        value={level['startsAt'] ?? ''}
        options={[{ value: '', label: '流程开始就起算' }, ...milestones]}
        onCommit={(startsAt) => write({ startsAt })}
      />
      <SelectField
        label="申请到什么状态为止"
        value={level['endsAt'] ?? ''}
        options={[{ value: '', label: '流程结束为止' }, ...milestones]}
        onCommit={(endsAt) => write({ endsAt })}
      />
    </>
  )
}
