import { attributesOf, changeExtension, extensionsOf } from '../../model/extension.ts'
import { feelSource } from '../../model/feel.ts'
import { FeelField } from '../../parts/feel-field.tsx'
import { SelectField, TextField } from '../../parts/fields.tsx'
import type { PanelContext } from '../panel-context.ts'
import { isEventSubProcess, isOf, type Part } from '../part.ts'
import { Span } from './span.tsx'

const TYPE = 'siji:ServiceLevel'

const CLOCKS = [
  { clock: 'promised', label: '承诺时限', hint: '次日起算的工作日；不填就不计时' },
  { clock: 'statutory', label: '法定时限', hint: '按国家日历；不填就不计时' },
] as const
const OWNERS = [
  { value: 'authority', label: '审批部门' },
  { value: 'applicant', label: '申请人' },
  { value: 'thirdParty', label: '第三方' },
]
const SCOPES = [
  { value: 'gate', label: '各轮合计' },
  { value: 'visit', label: '每轮重新计' },
]
const CALENDARS = [
  { value: 'cn', label: '国家工作日' },
  { value: 'park', label: '园区工作日' },
]

/** `siji:serviceLevel`: what is promised and what the law gives, each how many working days, and whose time it is. */
export const serviceLevels: Part = {
  fits: (element) => {
    const isTimed = isOf(element, 'bpmn:Activity') && !isEventSubProcess(element)
    return isTimed || isOf(element, 'bpmn:Process', 'bpmn:Participant')
  },
  holds: (element) => extensionsOf(element, TYPE).length > 0,
  Fields: (context) => (
    <>
      {CLOCKS.map((each) => (
        <Level key={each.clock} {...context} {...each} />
      ))}
    </>
  ),
}

type LevelProps = PanelContext & (typeof CLOCKS)[number]

function Level({ clock, label, hint, ...context }: LevelProps) {
  const { editor, element } = context
  const existing = extensionsOf(element, TYPE).find((level) => (level.get('clock') ?? 'promised') === clock)
  const level = existing === undefined ? {} : attributesOf(existing)
  const write = (changes: Record<string, string>) => changeExtension(editor, element, TYPE, { existing, changes })
  const begin = (days: string) => {
    const usual = { clock, owner: 'authority', calendar: 'cn', scope: 'gate' }
    write(days === '' ? blank(level) : { ...usual, ...level, days })
  }
  return (
    <fieldset class="level">
      <legend class="visually-hidden">{label}</legend>
      <TextField
        label={label}
        hint={hint}
        unit="个工作日"
        value={level['days'] ?? ''}
        check={checkDays}
        onCommit={begin}
      />
      {existing === undefined ? null : (
        <>
          <SelectField
            label="时间归属"
            hint="申请人和第三方的时间不算部门的"
            value={level['owner'] ?? 'authority'}
            options={OWNERS}
            onCommit={(owner) => write({ owner })}
          />
          <SelectField
            label="多轮办理"
            value={level['scope'] ?? 'gate'}
            options={SCOPES}
            onCommit={(scope) => write({ scope })}
          />
          {clock === 'statutory' ? null : (
            <SelectField
              label="日历"
              value={level['calendar'] ?? 'cn'}
              options={CALENDARS}
              onCommit={(calendar) => write({ calendar })}
            />
          )}
          <TextField
            label="亮黄灯"
            hint="还剩几个工作日时提醒；选填"
            unit="个工作日"
            value={level['yellow'] ?? ''}
            check={checkDays}
            onCommit={(yellow) => write({ yellow })}
          />
          <TextField
            label="最多可以延长"
            hint="经批准延长一次（行政许可法第四十二条）；不填为 10"
            unit="个工作日"
            value={level['extension'] ?? ''}
            check={checkDays}
            onCommit={(extension) => write({ extension })}
          />
          {isOf(element, 'bpmn:Activity') ? null : <Span {...context} level={level} write={write} />}
          <FeelField
            label="从哪一刻起算"
            hint="给出时刻；选填，不填从这里开始办起算（视为受理的，从收到起算）"
            value={feelSource(level['since'] ?? '')}
            onCommit={(since) => write({ since: since === '' ? '' : `=${feelSource(since)}` })}
          />
        </>
      )}
    </fieldset>
  )
}

function blank(level: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(Object.keys(level).map((name) => [name, '']))
}

function checkDays(text: string): string | null {
  return text.trim() === '' || /^\d{1,4}$/.test(text.trim()) ? null : '应为整数个工作日。'
}
