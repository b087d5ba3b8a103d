import { attributeOf, writeExtension } from '../model/extension.ts'
import { SelectField, TextField } from '../parts/fields.tsx'
import { Group } from '../parts/group.tsx'
import type { PanelContext } from './panel-context.ts'

const CLOCKS = [
  { value: 'promised', label: '承诺时限' },
  { value: 'statutory', label: '法定时限' },
]
const OWNERS = [
  { value: 'authority', label: '审批部门' },
  { value: 'applicant', label: '申请人' },
  { value: 'thirdParty', label: '第三方' },
]
const SCOPES = [
  { value: 'gate', label: '各轮合计' },
  { value: 'visit', label: '每轮重新计' },
]

/** `siji:serviceLevel`: how many working days, by which clock, and whose time it is. */
export function ServiceLevelGroup({ editor, element }: PanelContext) {
  const of = (attribute: string) => attributeOf(element, 'siji:ServiceLevel', attribute)
  const write = (changes: Record<string, string>) => writeExtension(editor, element, 'siji:ServiceLevel', changes)
  const days = of('days')
  const clear = () => write({ days: '', clock: '', owner: '', calendar: '', scope: '', yellow: '' })
  const begin = (value: string) =>
    write({
      days: value,
      clock: of('clock') || 'promised',
      owner: of('owner') || 'authority',
      calendar: of('calendar') || 'cn',
      scope: of('scope') || 'gate',
    })
  return (
    <Group title="时限" open={days !== ''}>
      <TextField
        label={of('clock') === 'statutory' ? '法定时限' : '承诺时限'}
        hint="次日起算的工作日；不填就不计时"
        unit="个工作日"
        value={days}
        check={checkDays}
        onCommit={(value) => (value === '' ? clear() : begin(value))}
      />
      {days === '' ? null : (
        <>
          <SelectField
            label="计时依据"
            value={of('clock') || 'promised'}
            options={CLOCKS}
            onCommit={(clock) => write({ clock })}
          />
          <SelectField
            label="时间归属"
            hint="申请人和第三方的时间不算部门的"
            value={of('owner') || 'authority'}
            options={OWNERS}
            onCommit={(owner) => write({ owner })}
          />
          <SelectField
            label="多轮办理"
            value={of('scope') || 'gate'}
            options={SCOPES}
            onCommit={(scope) => write({ scope })}
          />
          <TextField
            label="亮黄灯"
            hint="还剩几个工作日时提醒；选填"
            unit="个工作日"
            value={of('yellow')}
            check={checkDays}
            onCommit={(yellow) => write({ yellow })}
          />
        </>
      )}
    </Group>
  )
}

function checkDays(text: string): string | null {
  return text.trim() === '' || /^\d{1,4}$/.test(text.trim()) ? null : '应为整数个工作日。'
}
